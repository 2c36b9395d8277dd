"""Games for tests: begun on a real scenario in a memory store, and played on to a step by a plain bot."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from game.paths import scenarios_dir
from game.scenario import Scenario, load_scenario
from game.session import commands as c
from game.session.events import PlanEntry
from game.session.game import Game, Step
from game.session.refusals import Refusal
from game.session.rules import action_trouble, option_trouble, plan_troubles
from game.session.sitting import Sitting
from game.store.base import Store
from game.store.memory import MemoryStore
from game.texts import Words

EN = Words("en")
TIME = "2026-11-22T09:00:00+00:00"


@cache
def scenario(name: str | Path = "innovatiecollege") -> Scenario:
    return load_scenario(name, search=[scenarios_dir()])


def begin(name: str | Path = "innovatiecollege", seed: int = 7, store: Store | None = None) -> Sitting:
    """A game of which only the start number stands."""
    played = scenario(name)
    meta = {"scenario": played.json.decode(), "scenario_sha256": played.sha256}
    return Sitting.start(MemoryStore(meta) if store is None else store, played, seed, clock=lambda: TIME)


def start(
    name: str | Path = "innovatiecollege",
    seed: int = 7,
    people: int = 6,
    stones: dict[str, int] | None = None,
    store: Store | None = None,
    **table: Any,
) -> Sitting:
    """A game at the board of its first quarter."""
    sitting = begin(name, seed, store)
    do(sitting, c.SetTable(people, **table))
    if sitting.game.step is Step.VISION:
        themes = sitting.game.rules.themes
        do(sitting, c.LayVision(stones or {themes[0]: 4, themes[1]: 3, themes[2]: 3}))
    return sitting


def do(sitting: Sitting, command: c.Command) -> Game:
    """Carry out a command that must be allowed."""
    refusal = sitting.do(command)
    assert refusal is None, f"{command} was refused: {refusal.say(EN)}"
    return sitting.game


def refused(sitting: Sitting, command: c.Command) -> str:
    """The code of a refusal; nothing may have moved, in the game or in its store."""
    game, records = sitting.game, sitting.store.read()
    refusal = sitting.do(command)
    assert isinstance(refusal, Refusal), f"{command} was carried out"
    assert sitting.game is game
    assert sitting.store.read() == records
    assert refusal.say(EN) and "{" not in refusal.say(EN)
    return refusal.code


def vote(sitting: Sitting, options: dict[str, str] | None = None, reveal: bool = True) -> None:
    """Every seat votes: `options` by seat, else the event's default; then the ballots are laid open."""
    game = sitting.game
    assert game.table is not None
    event = game.quarter.open_event
    for place, seat in enumerate(game.table.seats):
        option = None if event is None else (options or {}).get(seat.id, default_of(game, event))
        card = None
        if game.quarter.card_key is None:
            card = list(game.rules.actions)[(game.turn + place) % len(game.rules.actions)]
        ballot = c.CastBallot(seat.id, option, None if option is None else 1 + place % 5, card=card)
        do(sitting, ballot)
    if reveal:
        do(sitting, c.RevealBallots())


def predict(sitting: Sitting, numbers: dict[str, int] | None = None) -> None:
    """Every seat writes what it expects: `numbers` by seat, else fifty and a bit."""
    assert sitting.game.table is not None
    for place, seat in enumerate(sitting.game.table.seats):
        number = (numbers or {}).get(seat.id, 50 + place)
        do(sitting, c.Predict(seat.id, number, f"Because of {number}."))


def default_of(game: Game, event: str) -> str:
    """The first option that can be paid."""
    options = game.scenario.spec.events[event].options
    return next(option for option in options if option_trouble(game, event, option) is None)


def some_plan(game: Game, most: int = 2) -> tuple[PlanEntry, ...]:
    """The first cards that are possible now, each with a leader who has the hours."""
    entries: tuple[PlanEntry, ...] = ()
    start_at = (game.turn * 5) % len(game.rules.actions)
    for action in (*game.rules.actions[start_at:], *game.rules.actions[:start_at]):
        if len(entries) == most:
            break
        if action_trouble(game, action) is not None:
            continue
        reach = game.scenario.spec.actions[action].reach
        teams = {"school": (), "team": game.rules.teams[:1], "teams": game.rules.teams}[reach]
        for leader in game.rules.roles:
            tried = (*entries, PlanEntry(action, leader, tuple(teams)))
            if not any(trouble.blocks for trouble in plan_troubles(game, tried)):
                entries = tried
                break
    return entries


def play_to(sitting: Sitting, turn: int, step: Step, cards: int = 2) -> Game:
    """Play on until the game stands at this step of this quarter."""
    while (sitting.game.turn, sitting.game.step) != (turn, step):
        assert sitting.game.step is not Step.END, f"the game ended before {step} of quarter {turn}"
        play_step(sitting, cards)
    return sitting.game


def play_to_end(sitting: Sitting, cards: int = 2) -> Game:
    while sitting.game.step is not Step.END:
        play_step(sitting, cards)
    return sitting.game


def play_wildly(sitting: Sitting, seed: int) -> Game:
    """To the end with any options and cards, a vision revised now and then, and quarters joined."""
    chance = Random(seed)
    while sitting.game.step is not Step.END:
        game = sitting.game
        if game.step is Step.BOARD and chance.random() < 0.3:
            sitting.do(c.JoinQuarters())
        event = game.quarter.open_event if game.step in (Step.EVENT, Step.TALK) else None
        if event is not None and (game.step is Step.TALK or not game.is_full(event)):
            sitting.do(c.ChooseOption(chance.choice(list(game.scenario.spec.events[event].options))))
        if game.step is Step.PLAN and chance.random() < 0.3:
            sitting.do(c.ReviseVision({chance.choice(game.rules.themes): 4, game.rules.themes[0]: 6}))
        if sitting.game is game:
            play_step(sitting, chance.randrange(6))
    return sitting.game


def play_step(sitting: Sitting, cards: int = 2) -> None:
    """One step of the quarter, decided plainly."""
    game = sitting.game
    match game.step:
        case Step.BOARD | Step.RESULT:
            do(sitting, c.GoOn())
        case Step.EVENT:
            event = game.quarter.open_event
            assert event is not None
            full = game.is_full(event)
            do(sitting, c.GoOn() if full else c.ChooseOption(default_of(game, event)))
        case Step.PREDICTION:
            predict(sitting)
            do(sitting, c.GoOn())
        case Step.BALLOT:
            vote(sitting)
        case Step.TALK:
            event = game.quarter.open_event
            assert event is not None
            do(sitting, c.ChooseOption(default_of(game, event)))
        case Step.PLAN:
            plan = some_plan(game, cards)
            if plan != game.quarter.draft:
                do(sitting, c.DraftPlan(plan))
            do(sitting, c.CommitQuarter())
        case step:
            raise AssertionError(f"nothing to play at {step}")
