from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, repeat
from pathlib import Path

import pytest

from game.cli.shelf import FolderShelf
from game.session.sitting import Sitting
from game.text import Console
from game.text.console import Stopped
from tests.session.games import begin, scenario
from tests.text.player import Player, StopsAt, play

WANTED = {
    "people",
    "name",
    "leader",
    "names_shown",
    "one_event",
    "all_ballots",
    "table",
    "stones",
    "sentences",
    "board",
    "event",
    "pass",
    "ballot_option",
    "ballot_sure",
    "ballot_reasons",
    "ballot_words",
    "ballot_card",
    "ballot_record",
    "reveal",
    "talk",
    "decide_sure",
    "short_decision",
    "plan",
    "plan_leader",
    "plan_teams",
    "trainer",
    "trainer_reason",
    "paused",
    "note",
    "result",
    "why",
    "end",
    "look",
    "look_lines",
    "look_notes",
    "look_agree",
    "look_about",
    "look_whatif",
    "look_decide",
    "look_card",
    "look_name",
    "look_step",
}


def busy_habits(looks: int = 1) -> dict[str, object]:
    """Answers that lead past every kind of prompt, if the player is never stopped.

    looks  how often the game is looked back on at its end
    """
    script: dict[str, Iterator[str]] = {
        "board": iter(["t", "t pause", "note", ""]),
        "plan": iter(["all", "card 3", "1", "leader 1", "3", "leader 3", "teams 3", "out 1", "plan", "done"]),
        "trainer": iter(["pause"]),
        "talk": iter(["time", "count 1 1 1", "t skip"]),
        "result": iter(["why 1", ""]),
        "end": iter(["look"] * looks),
        "look": cycle(["5", "why 1", "lines", "notes", "whatif", "steps", "report", "back"]),
        "look_notes": cycle(["agree", ""]),
        "look_agree": cycle(["Listen first", "We", "1 May"]),
        "look_whatif": cycle(["new", ""]),
        "look_decide": cycle(["2", "card", "keep", "1", "keep", "back"]),
        "look_step": repeat("back"),
    }
    usual = Player(3)

    def habit(kind: str) -> object:
        def answer(question: str, choices: tuple[str, ...]) -> str:
            said = next(script[kind], None)
            return usual.usual(kind, question, tuple(choices)) if said is None else said

        return answer

    return {kind: habit(kind) for kind in script}


def test_stopping_at_any_prompt_loses_nothing(tmp_path: Path) -> None:
    """At the first sight of each kind of prompt the input ends; the file goes on at exactly that step."""
    path = tmp_path / "a game.wendbaar"
    shelf = FolderShelf(tmp_path)
    sitting = shelf.begin(scenario("innovatiecollege"), 7, path)
    known: set[str] = set()
    for _ in range(80):
        met = len(known)
        player = StopsAt(known, people=3, habits=HABITS)
        face = play(sitting, player)
        assert player.talks.splitlines()[-1] == (
            f"Saved in {path}; go on with `wendbaar play '{path}' --text`."
        )
        left = sitting.game
        sitting.close()
        sitting = shelf.open(path)
        assert (sitting.game.step, sitting.game.turn) == (left.step, left.turn)
        assert sitting.game.quarters == left.quarters
        assert sitting.game.table == left.table
        assert face.file == path
        if left.finished and len(known) == met:
            break
    sitting.close()
    assert known >= WANTED, WANTED - known


HABITS = busy_habits(looks=20)


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_an_interrupt_while_nothing_is_asked_also_ends_in_one_clear_line(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    player = Player(3)
    sitting = begin("kennismaking")
    if error is EOFError:
        player.habits["board"] = _stop
        play(sitting, player)
    else:
        monkeypatch.setattr(Sitting, "do", _interrupt)
        play(sitting, player)
    assert player.talks.rstrip().endswith("kept in memory only.")


def _stop(*_: object) -> str:
    raise Stopped


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_unfinished_ballot_is_not_kept_and_is_asked_again() -> None:
    sitting = begin("kennismaking")
    player = Player(3, habits={"ballot_words": _stop})
    play(sitting, player)
    assert sitting.game.quarter.ballots == {}
    again = Player(3)
    play(sitting, again)
    assert again.kinds[0] == "pass"
    assert sitting.game.finished


def test_quit_works_at_once_and_everything_is_kept(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    sitting = shelf.begin(scenario("kennismaking"), 7)
    player = Player(3, habits={"talk": "stop"})
    play(sitting, player)
    assert player.kinds[-1] == "talk"
    step = sitting.game.step
    path = sitting.store.path  # type: ignore[attr-defined]
    sitting.close()
    again = shelf.open(path)
    assert again.game.step is step
    again.close()


def test_the_timer_of_a_talk_comes_back_paused() -> None:
    sitting = begin("kennismaking")
    first = Player(3, habits={"talk": "quit"})
    play(sitting, first)
    assert "14:05" in first.talks
    assert "not running" not in first.talks
    second = Player(3, habits={"talk": "quit"})
    play(sitting, second)
    assert "not running" in second.talks


def test_a_copy_is_made_and_opens(tmp_path: Path) -> None:
    from game.text import TextGame

    shelf = FolderShelf(tmp_path)
    sitting = shelf.begin(scenario("kennismaking"), 7)
    said = iter([f"save {tmp_path / 'kopie'}", f"save {tmp_path / 'kopie'}", "save", "quit"])
    player = Player(3, habits={"board": lambda *_: next(said)})
    TextGame(sitting, player, "en", copy=shelf.copy).run()
    copied = shelf.open(tmp_path / "kopie.wendbaar")
    assert copied.game.step is sitting.game.step
    copied.close()
    sitting.close()


def test_a_game_in_memory_says_that_it_cannot_be_copied() -> None:
    said = iter(["save x", "quit"])
    player = Player(3, habits={"board": lambda *_: next(said)})
    play(begin("kennismaking"), player)
    assert "cannot be copied" in player.talks


def test_play_reads_and_writes_plain_streams(tmp_path: Path) -> None:
    import io

    from game.text import play as play_streams

    out = io.StringIO()
    play_streams(begin("kennismaking"), "en", io.StringIO("3\n\n\n\n"), out)
    assert out.getvalue().rstrip().endswith("kept in memory only.")
    assert isinstance(Console(io.StringIO(), out), Console)
