"""From a checked scenario to the blueprint that the engine builds its arrays from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine import MODEL_VERSION
from game.engine import blueprint as b
from game.engine.parameters import MODELS
from game.scenario import spec as s
from game.scenario.conditions import compile_chance, compile_condition, ruled_out
from game.scenario.expressions import read
from game.scenario.names import Names


def compile_blueprint(
    spec: s.ScenarioSpec, with_reserve: bool = False, model: str = MODEL_VERSION
) -> b.Blueprint:
    """The scenario as numbers.

    with_reserve  whether the roles that play only in a large group are among the leaders
    model         one of MODELS: the scenario's own parameters stand on the values of that model

    The spec must have passed `game.scenario.check`: names in it are taken as known.
    """
    names = Names.of_spec(spec)
    compiler = _Compiler(names)
    roles = {name: role for name, role in spec.roles.items() if with_reserve or not role.reserve}
    return b.Blueprint(
        id=spec.id,
        turns=spec.turns,
        events_per_turn=spec.events_per_turn,
        start=_start(spec, tuple(roles)),
        teams=tuple(
            b.Team(name, team.size, {**b.STANDARD_TEAM_START, **team.start})
            for name, team in spec.school.teams.items()
        ),
        themes=tuple(b.Theme(name, theme.serves) for name, theme in spec.themes.items()),
        roles=tuple(b.Role(name, role.hours, _strengths(role.strengths)) for name, role in roles.items()),
        leader=[role.leader for role in roles.values()].index(True),
        own=tuple(
            b.OwnVariable(name, own.start, own.decay, own.kind == "count")
            for name, own in spec.variables.items()
        ),
        actions=tuple(compiler.action(name, action) for name, action in spec.actions.items()),
        events=tuple(compiler.event(name, event) for name, event in spec.events.items()),
        options=tuple(
            compiler.option(place, name, option)
            for place, event in enumerate(spec.events.values())
            for name, option in event.options.items()
        ),
        parameters={
            **MODELS[model],
            **spec.parameters,
            "income": spec.school.budget.per_turn,
            "reserve": spec.school.budget.reserve,
        },
    )


def _start(spec: s.ScenarioSpec, roles: tuple[str, ...]) -> dict[str, float]:
    start = {
        **b.STANDARD_START,
        **{f"enacted.{theme}": b.STANDARD_ENACTED for theme in spec.themes},
        "running": 0.0,
        **spec.school.start,
        "budget": spec.school.budget.start,
    }
    return {
        name: value
        for name, value in start.items()
        if not name.startswith("leader_growth.") or name.removeprefix("leader_growth.") in roles
    }


def _strengths(strengths: s.Strengths) -> tuple[float, ...]:
    """Shares of 1, in the order of the model's dimensions."""
    by_name = strengths.model_dump()
    return tuple(by_name[dimension] / 100 for dimension in b.DIMENSIONS)


@dataclass(frozen=True, slots=True)
class _Compiler:
    names: Names

    def action(self, name: str, action: s.Action) -> b.Action:
        once = action.repeat == "once"
        return b.Action(
            id=name,
            tags=action.tags,
            themes=self._themes(action.themes),
            cost=action.cost,
            hours=action.hours,
            load=action.load,
            reach=action.reach,
            fits=action.fits,
            lasts=action.lasts,
            once=once,
            repeat_loss=_repeat_loss(action.repeat),
            when=self._condition(action.when),
            effects=self._effects(action.effects),
        )

    def event(self, name: str, event: s.Event) -> b.Event:
        first = self.names.first_option[name]
        certain = event.chance == 1.0
        return b.Event(
            id=name,
            at=tuple(sorted(event.at)),
            ruled_out=() if event.when is None else ruled_out(event.when, self.names),
            when=self._condition(event.when),
            chance=None if certain else compile_chance(event.chance, self.names),
            once=event.once,
            options=tuple(range(first, first + len(event.options))),
            default=self.names.option(name, event.default),
            answers_table=event.when is not None and read(event.when, self.names).answers_table,
        )

    def option(self, event: int, name: str, option: s.Option) -> b.Option:
        return b.Option(
            event=event,
            id=name,
            cost=option.cost,
            hours=option.hours,
            load=option.load,
            themes=self._themes(option.themes),
            effects=self._effects(option.effects),
        )

    def _effects(self, effects: tuple[s.Effect, ...]) -> tuple[b.Effect, ...]:
        return tuple(
            b.Effect(
                moves=effect.moves,
                by=effect.by,
                after=effect.after,
                over=effect.over,
                scaled_by=tuple(name for name in b.MODIFIERS if name in effect.scaled_by),
                unscaled=effect.unscaled,
                teams=None
                if effect.teams is None
                else tuple(place for place, team in enumerate(self.names.teams) if team in effect.teams),
                when=self._condition(effect.when),
                when_text=" ".join((effect.when or "").split()),
            )
            for effect in effects
        )

    def _themes(self, weights: Mapping[str, float]) -> tuple[float, ...]:
        return tuple(weights.get(theme, 0.0) for theme in self.names.themes)

    def _condition(self, text: str | None) -> b.Condition | None:
        return None if text is None else compile_condition(text, self.names)


def _repeat_loss(repeat: str | float) -> float:
    """The repeat loss of docs/model.md 3.5; what comes only once never repeats."""
    if isinstance(repeat, str):
        return s.DIMINISHING if repeat == "diminishing" else 0.0
    return repeat
