"""One golden playthrough per scenario: a whole game as text, so that a diff shows all that a change did.

`python -m pytest tests/test_golden.py --update-golden` writes them anew; read the diff before accepting it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.paths import scenarios_dir
from game.scenario import find_scenarios
from game.session.events import BallotCast
from game.session.game import Game, Quarter
from tests.session.games import play_to_end, start

GOLDEN = Path(__file__).parent / "golden"
SEED = 7
SHOWN = (
    "vision_on_paper",
    "safety",
    "shared_leadership",
    "fatigue",
    "education_quality",
    "equal_opportunity",
    "agility",
    "labour_market_fit",
    "student_satisfaction",
    "staff_wellbeing",
    "budget",
)
"""Followed quarter by quarter, beside the staff means of skill, adoption and lived vision."""
LARGEST = 3
"""Ledger rows shown under a variable."""


def playable() -> list[str]:
    return [listed.path.stem for listed in find_scenarios([scenarios_dir()]) if listed.is_offered]


@pytest.mark.parametrize("name", playable())
def test_a_whole_game_plays_as_it_did(name: str, update_golden: bool) -> None:
    sitting = start(name, seed=SEED, people=3)
    played = "\n".join(playthrough(play_to_end(sitting))) + "\n"
    file = GOLDEN / f"{name}.txt"
    if update_golden:
        file.parent.mkdir(exist_ok=True)
        file.write_text(played, encoding="utf-8")
    assert file.exists(), f"{name} has no playthrough: run this test with --update-golden"
    assert played == file.read_text(encoding="utf-8")


def test_every_playthrough_belongs_to_a_scenario() -> None:
    assert sorted(file.stem for file in GOLDEN.glob("*.txt")) == sorted(playable())


def playthrough(game: Game) -> Iterator[str]:
    """The game as lines: what came, who voted what, what was decided, what moved and why, and the hash."""
    yield f"scenario {game.scenario.spec.id} · seed {game.seed} · model {game.model}"
    assert game.table is not None and game.vision is not None
    yield "seats    " + " · ".join(f"{seat.id}" for seat in game.table.seats)
    yield "vision   " + " ".join(f"{theme}={stones}" for theme, stones in game.vision.stones.items())
    for quarter in game.quarters:
        yield from _quarter(game, quarter)


def _quarter(game: Game, quarter: Quarter) -> Iterator[str]:
    yield ""
    yield f"# quarter {quarter.turn}"
    waiting = f"   waiting {' '.join(quarter.waiting)}" if quarter.waiting else ""
    yield f"drawn    {' '.join(quarter.agenda) or '-'}{waiting}"
    for event, ballots in quarter.ballots.items():
        chosen = quarter.answers.get(event, "cards only")
        yield f"ballots  {' · '.join(map(_ballot, ballots.values()))}  -> {chosen}"
    for event in quarter.agenda:
        if event not in quarter.ballots:
            yield f"short    {event} -> {quarter.answers[event]}"
    plan = [f"{entry.action}/{entry.leader}{_teams(entry.teams)}" for entry in quarter.plan or ()]
    yield f"plan     {' · '.join(plan) or '-'}"
    before, after = game.states[quarter.turn - 1], game.states[quarter.turn]
    for variable in SHOWN:
        old, new = float(before.level(variable)[0]), float(after.level(variable)[0])
        rows = sorted(
            (row for row in quarter.rows if row.variable == variable),
            key=lambda row: (-abs(row.amount), row.source),
        )
        causes = ", ".join(f"{row.source} {row.amount:+.2f} ({row.origin_turn})" for row in rows[:LARGEST])
        yield f"{variable:<20} {old:8.3f} -> {new:8.3f}   {causes}"
    for name in ("skill", "adoption", "vision_lived"):
        teams = [float(after.level(f"{name}.{team}")[0]) for team in game.rules.teams]
        yield f"{name:<20} " + " ".join(f"{level:.3f}" for level in teams)
    yield f"hash     {quarter.digest}"


def _ballot(ballot: BallotCast) -> str:
    choice = "" if ballot.option is None else f"={ballot.option} {ballot.confidence}"
    return f"{ballot.seat}{choice}{f' card {ballot.card}' if ballot.card else ''}"


def _teams(teams: tuple[str, ...]) -> str:
    return f"({','.join(teams)})" if teams else ""
