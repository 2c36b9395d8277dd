"""`wendbaar whatif`: a saved game played again with other decisions from a quarter on, the luck the same."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from game.cli.open_save import read_save
from game.cli.output import print_json
from game.errors import Speaks, UsageError
from game.scenario.load import ScenarioErrors
from game.scenario.plan import read_plan
from game.scenario.spec import Plan
from game.scenario.strategy import strategy
from game.session.codec import to_entry
from game.session.debrief.branches import (
    again,
    keeping,
    new_draft,
    standing,
    with_quarter,
)
from game.session.debrief.compare import Comparison, compare, parted
from game.session.debrief.log import branch_log
from game.session.events import BranchQuarter, PlanEntry
from game.session.explain import resolved
from game.session.game import Game, KeptBranch, Vision
from game.session.planning import best_leader
from game.session.refusals import Refusal, Trouble
from game.session.rules import entries_trouble, plan_troubles
from game.session.sitting import Sitting, now, read_events
from game.session.views.debrief_compared import comparison_view
from game.store.sqlite import SqliteStore
from game.texts import Words

MOST_LEVELS = 8
"""Values that are told beside the outcomes, the largest differences."""
HOURS = "leader_far_over"
"""Of what stands in the way of a plan only this refuses it: what cannot be paid or started falls off."""


class PlanRefused(UsageError):
    """A plan breaks a rule; every problem is told, a line each."""

    def __init__(self, path: str, found: list[tuple[int, Trouble]]) -> None:
        super().__init__("{path}: this plan cannot be played as written.", path=path)
        self.found = found

    def say(self, words: Speaks) -> str:
        assert isinstance(words, Words)
        told = (
            words.say("quarter {turn}: {trouble}", turn=turn, trouble=one.say(words))
            for turn, one in self.found
        )
        return "\n".join([super().say(words), *(f"  {line}" for line in told)])


class NotKept(UsageError):
    """The branch cannot be kept in its game."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal

    def say(self, words: Speaks) -> str:
        assert isinstance(words, Words)
        return self.refusal.say(words)


class PlanMistaken(UsageError):
    """Mistakes in a plan file: nothing was played."""

    def __init__(self, error: ScenarioErrors) -> None:
        super().__init__(error.msgid)
        self.error = error

    def say(self, words: Speaks) -> str:
        return self.error.say(words)


def run(args: argparse.Namespace, words: Words) -> int:
    path = Path(args.save)
    game = read_save(path)
    branch = _last_change(game) if args.last else _branch(args, game, words)
    found = compare(game, branch)
    if args.output:
        _save(path, Path(args.output), found, branch, _name(args, branch))
    if args.json:
        print_json(_plain(found))
    else:
        _print(game, words, branch)
    return 0


def _branch(args: argparse.Namespace, game: Game, words: Words) -> KeptBranch:
    if args.turn is None or args.plan is None:
        raise UsageError("Say from which quarter and how: --turn T --plan FILE, or --last.")
    played = resolved(game)
    if args.turn > played:
        raise UsageError(
            "Quarter {turn} has not been played: this game has {played}.", turn=args.turn, played=played
        )
    reserve = game.table is not None and game.table.reserve
    try:
        plan = read_plan(args.plan, game.scenario, with_reserve=reserve)
    except ScenarioErrors as error:
        raise PlanMistaken(error) from error
    beyond = [turn for turn in plan.turns if not args.turn <= turn <= played]
    if beyond:
        said = words.say(
            "Left out: quarter {turns} of the plan. The what-if goes from quarter {first} to {last}.",
            turns=", ".join(map(str, sorted(beyond))),
            first=args.turn,
            last=played,
        )
        print(said, file=sys.stderr)
    return _draft(args, game, plan, played)


def _draft(args: argparse.Namespace, game: Game, plan: Plan, played: int) -> KeptBranch:
    """The plan as a branch; quarters that it names are decided whole, all others stay as they were played."""
    branch = new_draft(args.turn)
    laid = None
    if args.turn == 1 and plan.vision is not None and game.scenario.spec.vision is None:
        laid = Vision(1, _stones(game, plan.vision), game.visions[0].sentences)
    branch = KeptBranch(0, args.turn, "", 0, {}, dict(plan.choices), laid)
    teams = strategy(plan, game.scenario.spec, game.rules)
    found: list[tuple[int, Trouble]] = []
    for turn in sorted(turn for turn in plan.turns if args.turn <= turn <= played):
        planned = plan.turns[turn]
        choices = {**plan.choices, **planned.choices}
        agenda = standing(game, branch, turn).quarter.agenda
        decided = BranchQuarter(
            answers={
                event: option
                for event, option in choices.items()
                if event in agenda or event in planned.choices
            },
            stones=None if planned.vision is None else _stones(game, planned.vision),
        )
        entries: tuple[PlanEntry, ...] = ()
        for number, entry in enumerate(planned.actions):
            reach = game.scenario.spec.actions[entry.do].reach
            chosen = () if reach == "school" else teams.teams_of(game.rules, turn - 1, number)
            there = standing(game, branch, turn, decided)
            leader = entry.led_by or best_leader(there, entries, entry.do, len(chosen))
            named = tuple(game.rules.teams[team] for team in chosen)
            entries = (*entries, PlanEntry(entry.do, leader, named))
        decided = BranchQuarter(entries, decided.answers, decided.stones)
        there = standing(game, branch, turn, decided)
        troubles = list(entries_trouble(there, entries)) or [
            trouble for trouble in plan_troubles(there, entries) if trouble.code == HOURS
        ]
        found += [(turn, trouble) for trouble in troubles]
        branch = with_quarter(branch, turn, decided)
    if found:
        raise PlanRefused(args.plan, found)
    return branch


def _last_change(game: Game) -> KeptBranch:
    last = again(game)
    if last is None:
        raise UsageError("No what-if was kept in this game yet.")
    return last


def _stones(game: Game, stones: Mapping[str, int]) -> dict[str, int]:
    return {theme: stones.get(theme, 0) for theme in game.rules.themes}


def _name(args: argparse.Namespace, branch: KeptBranch) -> str:
    return str(args.name or branch.name or Path(args.plan or "").stem)[:60]


def _save(path: Path, target: Path, found: Comparison, branch: KeptBranch, name: str) -> None:
    """Kept as a branch where the file is the game's own; else as a game of its own in a new file."""
    if target.exists() and target.samefile(path):
        with SqliteStore.open(path) as store:
            refusal = Sitting.resume(store).do(keeping(branch, name))
        if refusal is not None:
            raise NotKept(refusal)
        return
    with SqliteStore.open(path, read_only=True) as store:
        meta, log = store.meta, read_events(store)
    events = branch_log(log, found.game, found.other, found.turn)
    stamp = now()
    with SqliteStore.create(target, meta) as made:
        made.append([to_entry(event, stamp) for event in events])


def _plain(found: Comparison) -> dict[str, object]:
    game, other, last = found.game, found.other, found.last
    names = game.rules.variables
    before = {name: float(game.states[last].level(name)[0]) for name in names}
    after = {name: float(other.states[last].level(name)[0]) for name in names}
    turn, apart = parted(found)
    return {
        "turn": found.turn,
        "variables": list(names),
        "original": before,
        "branch": after,
        "difference": {name: after[name] - before[name] for name in names},
        "parted": None if turn == 0 else {"turn": turn, "variables": list(apart)},
        "fell": [
            {"turn": one.turn, "what": one.what.removeprefix("#"), "why": one.why} for one in found.fell
        ],
    }


def _print(game: Game, words: Words, branch: KeptBranch) -> None:
    view = comparison_view(game, words, branch)
    print(view.summary)
    print(view.parted_text)
    for text in (*view.changes, *view.events, *view.fell):
        print(f"  {text}")
    moved = [one for one in view.levels if one.difference.points]
    for level in (*view.outcomes, *moved[:MOST_LEVELS]):
        print(f"  {level.spoken}")
    if len(moved) > MOST_LEVELS:
        more = len(moved) - MOST_LEVELS
        print(words.many("{n} other value differs.", "{n} other values differ.", more))
