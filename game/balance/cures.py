"""What a trainer can try about a finding: the key to change, and a number to try.

The numbers are a third off or on: enough to show, little enough not to turn a scenario upside down. Nothing
here was measured; the next run of balance tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.engine.policies.balanced import COSTS_PEOPLE
from game.engine.ruleset import Ruleset
from game.errors import mark
from game.scenario.findings import Said
from game.scenario.names import SCHOOL_VARIABLES
from game.scenario.ranges import PLAUSIBLE
from game.scenario.spec import Action, Effect, Event, Option, ScenarioSpec

LESS, MORE = 2 / 3, 4 / 3
LARGEST = 30
"""More than this is much for one effect, as `check` says too."""
A_LITTLE_LOAD = 0.2
"""What an answer that asks nothing of the teams could ask."""
LITTLE_SHOWS = 4
"""Of a theme, at the start; the standard school shows 10 of each."""
DRIFTS: Mapping[str, str] = {
    "education_quality": "q_drift",
    "equal_opportunity": "eq_drift",
    "labour_market_fit": "lm_drift",
    "student_satisfaction": "ss_drift",
    "staff_wellbeing": "wb_drift",
}
"""The parameter by which each outcome falls when nothing is done; agility follows from what a school can."""


def cheaper(one: Action) -> str:
    """Its price, hours and load, a third lower, as they are written; empty when it asks nothing."""
    given = {"cost": one.cost, "hours": one.hours, "load": one.load}
    less = {name: LESS * asked for name, asked in given.items() if asked > 0}
    less = {name: _tenths(asked) if name == "load" else round(asked) for name, asked in less.items()}
    return ", ".join(f"{name}: {asked:g}" for name, asked in less.items() if 0.1 <= asked < given[name])


def changed(effects: Sequence[Effect], by: float) -> str:
    """Its largest effect that does good, with `by` times as much; empty when none can be so changed."""
    good = [one for one in effects if _does_good(one) and abs(by * one.by) <= LARGEST]
    if not good:
        return ""
    most = max(good, key=lambda one: abs(one.by))
    return f"{{moves: {most.moves}, by: {round(by * most.by):+d}}}"


def _does_good(effect: Effect) -> bool:
    """More of it is better, or less of what costs people; of a scenario's own variable nobody can tell."""
    if effect.moves in COSTS_PEOPLE:
        return effect.by < 0
    is_known = effect.moves in SCHOOL_VARIABLES or effect.moves.startswith("team.")
    return is_known and effect.by > 0


def for_costly(one: Action, trap: bool) -> Said:
    """For a card that costs a table more than it brings."""
    tries = [text for text in (cheaper(one), changed(one.effects, MORE)) if text]
    if not tries:
        return Said(mark("Give it an effect that a school is better for."))
    if trap:
        said = mark("Fine as a trap to talk about afterwards. If it is meant to help: {change}.")
    else:
        said = mark("Try {change}.")
    return Said(said, change=_either(tries))


def for_needed(one: Action) -> Said:
    """For a card that every good table takes."""
    weaker = changed(one.effects, LESS)
    if not weaker:
        return Said(mark("Let other cards do part of what it does."))
    return Said(mark("Try {change}, or let other cards do part of what it does."), change=_either([weaker]))


def for_winner(one: Option) -> Said:
    """For an answer that is better than the others in everything."""
    dearer = f"hours: {max(round(MORE * one.hours), 12)}"
    load = f"load: {_tenths(one.load + A_LITTLE_LOAD):g}"
    return Said(
        mark("Let it ask something, as in {change}, or give another answer something that only it can do."),
        change=_either([dearer, load]),
    )


def for_loser(better: Sequence[str]) -> Said:
    """For an answer that others are better than in everything."""
    return Said(
        mark("Give it an effect that {better} has not, so that there is something to say for it."),
        better=", ".join(f"'{one}'" for one in better),
    )


def for_absent(event: Event) -> Said:
    """For an event that hardly ever comes."""
    if event.when is not None and isinstance(event.chance, float) and event.chance < 1.0:
        return Said(
            mark("Ask less in its `when:`, or raise its `chance:` (now {chance:g})."), chance=event.chance
        )
    if event.when is not None:
        return Said(mark("Ask less in its `when:`, or move it up: of events that can come, the first does."))
    return Said(mark("Its quarter is full: give it another `at:`, move it up, or raise `events_per_turn:`."))


def for_standing(outcome: str, spec: ScenarioSpec, rules: Ruleset) -> Said:
    """For an outcome that does not suffer when nothing is done: what draws it down or holds it up.

    Agility is drawn to what a school can, so it falls from a higher start. The others are drawn to their
    start: they fall by their drift, and are held up by what shows already of the theme that serves them.
    """
    if outcome == "agility":
        start = float(rules.start[rules.row(outcome)])
        return _start(outcome, min(start + 6, 90))
    name = DRIFTS[outcome]
    if float(getattr(rules.p, name)) < (most := PLAUSIBLE[name][1]):
        return Said(
            mark("Standing still should cost something: try `{name}: {most:g}` in `parameters:`."),
            name=name,
            most=most,
        )
    for theme, one in spec.themes.items():
        if one.serves == outcome and float(rules.start[rules.row(f"enacted.{theme}")]) > LITTLE_SHOWS:
            return _start(f"enacted.{theme}", LITTLE_SHOWS)
    return Said(mark("Standing still should cost something: let the answers by `default:` take some of it."))


def _start(variable: str, start: float) -> Said:
    return Said(
        mark("Standing still should cost something: try `{variable}: {start:.0f}` in the school's `start:`."),
        variable=variable,
        start=start,
    )


def for_money(spec: ScenarioSpec, more: bool) -> Said:
    """For a school that always or never has enough."""
    now = spec.school.budget.per_turn
    if more:
        return Said(
            mark("Try `per_turn: {money:.0f}` (now {now:g}), or cards that cost less."),
            money=MORE * now,
            now=now,
        )
    return Said(
        mark("A table should have to choose: try `per_turn: {money:.0f}` (now {now:g})."),
        money=LESS * now,
        now=now,
    )


def for_hours(spec: ScenarioSpec) -> Said:
    """For leaders who always have time."""
    most = max(spec.roles.values(), key=lambda one: one.hours)
    return Said(
        mark("Who leads should be a choice: give roles a third fewer `hours:` ({hours:.0f} for {now:g})."),
        hours=LESS * most.hours,
        now=most.hours,
    )


def for_haste(spec: ScenarioSpec) -> Said:
    """For a game in which doing more is always better."""
    return Said(
        mark("Let cards ask more `load:` or `hours:`, or try `per_turn: {money:.0f}` (now {now:g})."),
        money=LESS * spec.school.budget.per_turn,
        now=spec.school.budget.per_turn,
    )


def _either(tries: Sequence[str]) -> Said:
    """One thing to try, or either of two."""
    if len(tries) == 1:
        return Said(mark("`{change}`"), change=tries[0])
    return Said(mark("`{change}` or `{other}`"), change=tries[0], other=tries[1])


def _tenths(value: float) -> float:
    return round(value, 1 if value >= 0.2 else 2)
