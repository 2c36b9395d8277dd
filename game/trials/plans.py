"""A population of plans, and playing it: every plan meets the same luck, so that differences are the plans'.

A plan is a list of intentions. What money, the rules or a leader's hours do not allow falls off when its
quarter comes, as it does at a table; what a plan did is therefore read from what was carried out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from game.engine.answers import Indexes
from game.engine.blueprint import Array, Truth
from game.engine.decisions import NOBODY, Decisions
from game.engine.derived import coherence
from game.engine.happenings import Drawn, draw, event_uniforms
from game.engine.noise import Luck, outcome_noise
from game.engine.policies.base import Policy
from game.engine.policies.draft import MOST_OVERLOAD, Draft, count_teams
from game.engine.ruleset import Ruleset
from game.engine.state import SchoolState, vision_weights
from game.engine.step import advance
from game.trials.yardstick import score

BY_RULE = -2
"""As leader: the best-fitting role with hours left (docs/model.md 10)."""
NO_LUCK = -1
"""As seed: no noise, no incidents and, where events come by chance, those of seed 0."""
WATCHED = ("coherence", "shared_leadership", "fatigue", "drive", "bare_pressure", "broke")
"""What is averaged over the quarters: see `Played.mean`."""
CHUNK = 2048


@dataclass(frozen=True, eq=False, slots=True)
class Plans:
    """P plans of T quarters with S slots a quarter, as intentions."""

    action: Indexes
    """(T, S, P) NOBODY for an empty slot."""
    leader: Indexes
    """(T, S, P) a role, NOBODY for absent or BY_RULE."""
    teams: Truth
    """(T, S, J, P) for an action of one team the first of these counts."""
    answer: Indexes
    """(E, P) for each event the flat index of the option to choose."""
    stones: Array
    """(K, P) the vision."""

    @property
    def number(self) -> int:
        return int(self.action.shape[2])

    @classmethod
    def empty(cls, rules: Ruleset, stones: Array, slots: int) -> Plans:
        """Plans that start nothing and answer every event by default; stones (K, P)."""
        shape = (rules.turns, slots, stones.shape[1])
        return cls(
            action=np.full(shape, NOBODY, dtype=np.intp),
            leader=np.full(shape, BY_RULE, dtype=np.intp),
            teams=np.ones((*shape[:2], len(rules.teams), shape[2]), dtype=np.bool_),
            answer=np.repeat(rules.default_option[:, None], shape[2], axis=1),
            stones=np.array(stones, dtype=np.float64),
        )

    def take(self, some: Indexes | slice) -> Plans:
        """Some of the plans, copied."""
        return Plans(
            self.action[..., some].copy(),
            self.leader[..., some].copy(),
            self.teams[..., some].copy(),
            self.answer[..., some].copy(),
            self.stones[..., some].copy(),
        )

    @classmethod
    def joined(cls, several: Sequence[Plans]) -> Plans:
        """Populations one after another; those with fewer slots get empty ones."""
        most = max(plans.action.shape[1] for plans in several)
        wide = [plans.widened(most) for plans in several]
        return cls(
            action=np.concatenate([plans.action for plans in wide], axis=-1),
            leader=np.concatenate([plans.leader for plans in wide], axis=-1),
            teams=np.concatenate([plans.teams for plans in wide], axis=-1),
            answer=np.concatenate([plans.answer for plans in wide], axis=-1),
            stones=np.concatenate([plans.stones for plans in wide], axis=-1),
        )

    def widened(self, slots: int) -> Plans:
        """The same plans with empty slots behind, up to so many; themselves when they have them."""
        more = slots - self.action.shape[1]
        if more <= 0:
            return self

        def behind(part: Array | Indexes | Truth, value: int) -> Any:
            width = [(0, 0)] * part.ndim
            width[1] = (0, more)
            return np.pad(part, width, constant_values=value)

        return replace(
            self,
            action=behind(self.action, NOBODY),
            leader=behind(self.leader, BY_RULE),
            teams=behind(self.teams, True),
        )


@dataclass(frozen=True, eq=False, slots=True)
class Played:
    """What P plans came to, as a mean over the seeds they were played with."""

    score: Array
    """(P,) the yardstick at the end."""
    final: Array
    """(V, P) the school at the end."""
    times: Array
    """(T, A, P) how often an action was carried out in a quarter, 0 to 1."""
    fit: Array
    """(P,) mean fit of the leaders with what they led, 0 to 1; 0 where nothing was led."""
    reached: Array
    """(P,) mean share of staff that the actions in teams were done with, 0 to 1; 0 where there were none."""
    hours: Array
    """(R, P) hours used as a part of those there are, a quarter."""
    mean: dict[str, Array]
    """(P,) each, over the quarters' ends: coherence, shared_leadership and fatigue in points; drive, 0 to 100
    points of pressure and support together; bare_pressure, points of pressure beyond support and what is
    borne without it; broke, the share of quarters that began with no money for any action."""

    @property
    def done(self) -> Array:
        """(P,) actions carried out in the whole game."""
        return np.asarray(self.times.sum(axis=(0, 1)))

    @property
    def counts(self) -> Array:
        """(A, P) how often each action was carried out in the whole game."""
        return np.asarray(self.times.sum(axis=0))


def play_plans(
    rules: Ruleset, plans: Plans, seeds: Sequence[int] = (NO_LUCK,), events: bool = True
) -> Played:
    """Plays every plan once with each seed; all plans meet the same luck, that of game 0 of the seed."""
    calm = rules.without_chance()
    parts = []
    for first in range(0, plans.number, CHUNK):
        some = plans.take(slice(first, first + CHUNK))
        by_seed = [
            _play(calm, some, 0, events) if seed == NO_LUCK else _play(rules, some, seed, events)
            for seed in seeds
        ]
        parts.append(_mean(by_seed))
    return Played(
        **{
            name: np.concatenate([getattr(part, name) for part in parts], axis=-1)
            for name in ("score", "final", "times", "fit", "reached", "hours")
        },
        mean={name: np.concatenate([part.mean[name] for part in parts]) for name in WATCHED},
    )


def _mean(played: Sequence[Played]) -> Played:
    if len(played) == 1:
        return played[0]
    return Played(
        **{
            name: np.mean([getattr(one, name) for one in played], axis=0)
            for name in ("score", "final", "times", "fit", "reached", "hours")
        },
        mean={name: np.mean([one.mean[name] for one in played], axis=0) for name in WATCHED},
    )


def _play(rules: Ruleset, plans: Plans, seed: int, events: bool) -> Played:
    number = plans.number
    weights = vision_weights(plans.stones)
    state = SchoolState.start(rules, weights, number)
    times = np.zeros((rules.turns, len(rules.actions), number))
    tally = _Tally(rules, number)
    for turn in range(rules.turns):
        drawn = same_events(rules, state, turn, seed) if events else Drawn.none(rules, number)
        decisions = decide(rules, state, turn, drawn, plans)
        tally.count(decisions, state, times[turn])
        advance(rules, state, turn, decisions, same_luck(seed, turn, number))
        tally.look(rules, state)
    final = state.levels.copy()
    return tally.played(score(rules, final, weights), final, times)


def same_luck(seed: int, turn: int, number: int) -> Luck:
    """The luck of game 0 of a seed, for so many schools."""
    one = outcome_noise(seed, turn, range(1))
    return Luck(np.repeat(one.z, number, axis=1), np.repeat(one.incident, number))


def same_events(rules: Ruleset, state: SchoolState, turn: int, seed: int) -> Drawn:
    """The events that come, drawn with the luck of game 0 of a seed in every school."""
    one = event_uniforms(rules, seed, turn, range(1))
    return draw(rules, state, turn, np.repeat(one, state.games, axis=1))


def decide(rules: Ruleset, state: SchoolState, turn: int, drawn: Drawn, plans: Plans) -> Decisions:
    """What becomes of one quarter of the plans: game i plays plan i."""
    draft = Draft(rules, state, turn, drawn, answers(rules, state, drawn, plans.answer))
    draft.set_aside()
    for slot in range(plans.action.shape[1]):
        place(draft, plans.action[turn, slot], plans.leader[turn, slot], plans.teams[turn, slot])
    return draft.decisions()


def record(
    rules: Ruleset, policy: Policy, stones: Array, seed: int = 0, events: bool = True, slots: int = 6
) -> Plans:
    """What a bot does with each vision, (K, P), as plans that can be played and changed; no noise."""
    rules = rules.without_chance()
    plans = Plans.empty(rules, stones, slots)
    number = plans.number
    state = SchoolState.start(rules, vision_weights(plans.stones), number)
    for turn in range(rules.turns):
        drawn = same_events(rules, state, turn, seed) if events else Drawn.none(rules, number)
        decisions = policy.decide(rules, state, turn, drawn, seed, range(number))
        done = min(decisions.slots, slots)
        plans.action[turn, :done] = decisions.action[:done]
        plans.leader[turn, :done] = decisions.leader[:done]
        plans.teams[turn, :done] = decisions.teams[:done]
        option, game = np.nonzero(decisions.options)
        plans.answer[[rules.blueprint.options[m].event for m in option], game] = option
        advance(rules, state, turn, decisions, same_luck(seed, turn, number))
    return plans


def place(draft: Draft, action: Indexes, leader: Indexes, teams: Truth) -> None:
    """One slot of every game: who cannot take it within the hours a table may ask gives it to the least busy.

    action (N,), leader (N,), teams (J, N) as in `Plans`
    """
    rules, games = draft.rules, np.arange(draft.games)
    wanted = action >= 0
    action = np.where(wanted, action, 0)
    first = np.arange(len(rules.teams))[:, None] == teams.argmax(axis=0)
    teams = np.where(rules.of_one_team[action], first, teams)
    number = count_teams(teams)
    hours = draft.hours_of(action, number)
    leader = np.where(leader == BY_RULE, draft.best_leader(action, number), leader)
    asked = draft.used[leader, games] + hours
    busy = (leader >= 0) & (asked > MOST_OVERLOAD * rules.role_hours[leader])
    share = (draft.used + hours) / rules.role_hours[:, None]
    leader = np.where(busy, share.argmin(axis=0), leader)
    wanted = wanted & ~(busy & (share.min(axis=0) > MOST_OVERLOAD))
    draft.place(action, leader, teams, wanted & (teams.any(axis=0) | rules.school_wide[action]))


def answers(rules: Ruleset, state: SchoolState, drawn: Drawn, answer: Indexes) -> Truth:
    """(M, N) the option of each event that came; one beyond the budget makes place for the default."""
    options = np.zeros((len(rules.options), state.games), dtype=np.bool_)
    event, game = np.divmod(np.flatnonzero(drawn.came), max(state.games, 1))
    if len(event):
        option = answer[event, game]
        payable = rules.option_cost[option] <= np.maximum(state.level("budget"), 0.0)[game]
        options[np.where(payable, option, rules.default_option[event]), game] = True
    return options


class _Tally:
    """Counts while plans are played."""

    def __init__(self, rules: Ruleset, number: int) -> None:
        self.rules = rules
        self.fit, self.led = np.zeros(number), np.zeros(number)
        self.staff, self.in_teams = np.zeros(number), np.zeros(number)
        self.hours = np.zeros((len(rules.roles), number))
        self.mean = {name: np.zeros(number) for name in WATCHED}

    def count(self, decisions: Decisions, state: SchoolState, times: Array) -> None:
        """times: (A, P) of this quarter, written to."""
        rules = self.rules
        cheapest = float(rules.action_costs[1].min(initial=np.inf))
        self.mean["broke"] += (np.maximum(state.level("budget"), 0.0) < cheapest) / rules.turns
        for slot in range(decisions.slots):
            game = np.flatnonzero(decisions.action[slot] >= 0)
            action, leader = decisions.action[slot, game], decisions.leader[slot, game]
            times[action, game] += 1.0
            teams = decisions.teams[slot][:, game]
            led = leader >= 0
            self.fit[game[led]] += rules.fit[action[led], leader[led]]
            self.led[game[led]] += 1.0
            asked = rules.action_all_hours[count_teams(teams), action]
            self.hours[leader[led], game[led]] += asked[led]
            some = ~rules.school_wide[action]
            self.staff[game[some]] += (rules.share[:, None] * teams[:, some]).sum(axis=0)
            self.in_teams[game[some]] += 1.0

    def look(self, rules: Ruleset, state: SchoolState) -> None:
        pressure, support = state.level("pressure"), state.level("support")
        base = rules.p.ps_base
        both = 2.0 * (pressure + base) * (support + base) / (pressure + support + 2.0 * base)
        bare = np.maximum(pressure - support - rules.p.imb_margin, 0.0)
        seen = {
            "coherence": coherence(rules, state),
            "shared_leadership": state.level("shared_leadership"),
            "fatigue": state.level("fatigue"),
            "drive": both,
            "bare_pressure": bare,
        }
        for name, now in seen.items():
            self.mean[name] += now / rules.turns

    def played(self, score: Array, final: Array, times: Array) -> Played:
        available = self.rules.role_hours[:, None] * self.rules.turns
        return Played(
            score=score,
            final=final,
            times=times,
            fit=self.fit / np.maximum(self.led, 1.0),
            reached=self.staff / np.maximum(self.in_teams, 1.0),
            hours=self.hours / available,
            mean=self.mean,
        )
