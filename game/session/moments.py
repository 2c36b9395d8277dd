"""What each decision came to mean: the same game and luck with that one decision left out.

Every decision of a game is left out in one run of the engine, a game of the batch for each; each ends with
the very bits of its own fork (game.session.fork), in a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import OUTCOMES, Truth
from game.engine.decisions import NOBODY, Decisions
from game.engine.happenings import Drawn, draw, event_uniforms
from game.engine.legality import may_start
from game.engine.noise import Luck, outcome_noise
from game.engine.state import SchoolState, vision_weights
from game.engine.step import step
from game.session.fork import moments
from game.session.game import Game, Quarter
from game.session.rules import leader_of


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A decision, and how the outcomes ended with it less how they would have ended without."""

    turn: int
    what: str
    """An action's id, or an event's: without its decision it takes the default option."""
    differences: Mapping[str, float]
    """Points by outcome, unrounded."""

    @property
    def largest(self) -> str:
        """The outcome that it moved most."""
        return max(self.differences, key=lambda outcome: abs(self.differences[outcome]))

    @property
    def size(self) -> float:
        return abs(self.differences[self.largest])


def left_out(game: Game) -> tuple[LeftOut, ...]:
    """Every decision of the game left out once, in order of play; none before the first result."""
    choices = list(moments(game))
    end = len(game.states) - 1
    choices = [(turn, what) for turn, what in choices if turn <= end]
    if not choices:
        return ()
    states = without_each(game, choices)
    return tuple(
        LeftOut(
            turn,
            what,
            {name: float(game.states[-1].level(name)[0]) - float(states.level(name)[i]) for name in OUTCOMES},
        )
        for i, (turn, what) in enumerate(choices)
    )


def without_each(game: Game, choices: Sequence[tuple[int, str]]) -> SchoolState:
    """The school at the end of the game, a column per choice that was left out."""
    first = min(turn for turn, _ in choices)
    state = game.states[first - 1].take([0] * len(choices))
    for turn in range(first, len(game.states)):
        played = game.quarters[turn - 1]
        away = [what if left == turn else "" for left, what in choices]
        drawn = _draw_again(game, state, played)
        decisions = _decide_again(game, state, played, drawn, away)
        luck = outcome_noise(game.seed, turn - 1, range(1))
        together = Luck(np.repeat(luck.z, len(choices), axis=1), np.repeat(luck.incident, len(choices)))
        state = step(game.rules, state, turn - 1, decisions, together)
    return state


def _draw_again(game: Game, state: SchoolState, played: Quarter) -> Drawn:
    """The events of each game: drawn with the same luck, with what the trainer skipped or brought in."""
    rules, turn = game.rules, played.turn - 1
    few = played.per_turn
    drawn = draw(
        rules,
        state,
        turn,
        np.repeat(event_uniforms(rules, game.seed, turn, range(1)), state.games, axis=1),
        per_turn=few,
        table_first=few is not None and few < rules.events_per_turn,
    )
    came, waiting = drawn.came.copy(), drawn.waiting.copy()
    if played.second:
        if played.turn < rules.turns:
            dated = np.array([bool(event.at) for event in rules.blueprint.events], dtype=np.bool_)
            waiting |= came & dated[:, None]
        came[:] = False
        return Drawn(came, waiting, drawn.chances)
    for event in played.skipped:
        came[rules.event(event)] = False
    for event in played.agenda:
        if event not in played.drawn:
            came[rules.event(event)] = True
    return Drawn(came, waiting, drawn.chances)


def _decide_again(
    game: Game, state: SchoolState, played: Quarter, drawn: Drawn, away: Sequence[str]
) -> Decisions:
    """The quarter's decisions as they were played, in each game without what is `away` there.

    What cannot start any more falls off here, what cannot be paid in the quarter itself.
    """
    rules, games = game.rules, state.games
    entries = played.plan or ()
    shape = (len(entries), games)
    action, leader = np.full(shape, NOBODY, dtype=np.intp), np.full(shape, NOBODY, dtype=np.intp)
    teams = np.zeros((len(entries), len(rules.teams), games), dtype=np.bool_)
    free = may_start(rules, state, played.turn - 1)
    for slot, entry in enumerate(entries):
        a = rules.action(entry.action)
        stays = free[a] & np.array([what != entry.action for what in away], dtype=np.bool_)
        action[slot] = np.where(stays, a, NOBODY)
        leader[slot] = np.where(stays, rules.role(entry.leader), NOBODY)
        for team in entry.teams:
            teams[slot, rules.team(team)] = stays
    weights = None
    if played.revision is not None:
        stones = [float(played.revision.stones.get(theme, 0)) for theme in rules.themes]
        weights = np.repeat(vision_weights(stones)[:, None], games, axis=1)
    return Decisions(
        action=action,
        leader=leader,
        teams=teams,
        options=_options(game, played, drawn.came, away),
        came=drawn.came,
        waiting=drawn.waiting,
        revision=weights,
        revised=None,
        head=rules.role(played.leader or leader_of(game)),
    )


def _options(game: Game, played: Quarter, came: Truth, away: Sequence[str]) -> Truth:
    rules, answers = game.rules, played.answers
    options = np.zeros((len(rules.options), came.shape[1]), dtype=np.bool_)
    for k, event in enumerate(rules.events):
        chosen = rules.blueprint.events[k].default
        if event in answers:
            chosen = rules.option(event, answers[event])
        left = np.array([what == event for what in away], dtype=np.bool_)
        options[chosen] |= came[k] & ~left
        options[rules.blueprint.events[k].default] |= came[k] & left
    return options
