"""A bot's game as a saved game: the same log as a table's, with every ballot skipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from game.cli.shelf import FolderShelf
from game.engine.batch import Result
from game.engine.decisions import NOBODY, Decisions
from game.engine.happenings import Drawn
from game.engine.policies import Policy
from game.errors import BadAnswer
from game.scenario import Scenario
from game.session import commands as c
from game.session.events import PlanEntry
from game.session.game import Game, Step
from game.session.rules import STONES, first_block, plan_troubles
from game.session.sitting import Sitting

REASON = "simulate"


def save_game(path: Path, scenario: Scenario, bot: Policy, seed: int) -> Result:
    """Play the bot at a table of its own and keep it at `path`; what a table may not do falls off.

    Raises CannotSave when the file cannot be made.
    """
    sitting = FolderShelf().begin(scenario, seed, path)
    try:
        people = sum(not role.reserve for role in scenario.spec.roles.values())
        _do(sitting, c.SetTable(people))
        if sitting.game.step is Step.VISION:
            _do(sitting, c.LayVision(_ten_stones(sitting.game, bot)))
        while sitting.game.step is not Step.END:
            _play_quarter(sitting, bot)
        game = sitting.game
    finally:
        sitting.close()
    return Result(
        final=game.states[-1].levels.copy(),
        trajectory=np.stack([state.levels[:, 0] for state in game.states]),
        digests=tuple(state.digest() for state in game.states),
    )


def _play_quarter(sitting: Sitting, bot: Policy) -> None:
    decisions = _decide(sitting.game, bot)
    _do(sitting, c.GoOn())
    while sitting.game.step is not Step.PLAN:
        event = sitting.game.quarter.open_event
        if event is None or (sitting.game.is_full(event) and sitting.game.step is Step.EVENT):
            _do(sitting, c.SkipBallot(REASON))
        else:
            _choose(sitting, event, decisions)
    _draft(sitting, decisions)
    _do(sitting, c.CommitQuarter())
    _do(sitting, c.GoOn())


def _choose(sitting: Sitting, event: str, decisions: Decisions) -> None:
    """The bot's option, or the default where a table could not pay it."""
    rules = sitting.game.rules
    spec = sitting.game.scenario.spec.events[event]
    wanted = next((o for o in spec.options if decisions.options[rules.option(event, o), 0]), spec.default)
    if sitting.do(c.ChooseOption(wanted)) is not None:
        _do(sitting, c.ChooseOption(spec.default))


def _draft(sitting: Sitting, decisions: Decisions) -> None:
    game = sitting.game
    entries: tuple[PlanEntry, ...] = ()
    for slot in range(decisions.slots):
        action, leader = int(decisions.action[slot, 0]), int(decisions.leader[slot, 0])
        if action == NOBODY or leader == NOBODY:
            continue
        teams = () if game.rules.school_wide[action] else np.flatnonzero(decisions.teams[slot, :, 0])
        entry = PlanEntry(
            game.rules.actions[action],
            game.rules.roles[leader],
            tuple(game.rules.teams[team] for team in teams),
        )
        if first_block(plan_troubles(game, (*entries, entry))) is None:
            entries = (*entries, entry)
    if entries:
        _do(sitting, c.DraftPlan(entries))


def _decide(game: Game, bot: Policy) -> Decisions:
    """What the bot does with the events that came; `turn` of the engine counts from 0."""
    came = np.array([[event in game.quarter.agenda] for event in game.rules.events], dtype=np.bool_)
    waiting = np.array([[event in game.quarter.waiting] for event in game.rules.events], dtype=np.bool_)
    drawn = Drawn(came, waiting, np.zeros(came.shape))
    return bot.decide(game.rules, game.state, game.turn - 1, drawn, game.seed, range(1))


def _ten_stones(game: Game, bot: Policy) -> dict[str, int]:
    """The bot's vision as ten whole stones, by largest remainder."""
    wanted = bot.vision(game.rules, game.seed, range(1))[:, 0]
    shares = wanted * (STONES / wanted.sum())
    stones = np.floor(shares).astype(int)
    for theme in sorted(range(len(shares)), key=lambda k: (stones[k] - shares[k], k))[
        : STONES - int(stones.sum())
    ]:
        stones[theme] += 1
    return {theme: int(count) for theme, count in zip(game.rules.themes, stones, strict=True)}


def _do(sitting: Sitting, command: c.Command) -> None:
    if (refusal := sitting.do(command)) is not None:
        raise BadAnswer("The bot's game stopped: {code}.", code=refusal.code)
