from __future__ import annotations

import pytest

from game.session.game import Step
from tests.session.games import begin
from tests.text.player import Player, play


def curious(people: int, seed: int = 1) -> Player:
    """A table that also looks around: every list, a dimension, a cause below a cause."""
    looks = {
        "board": ["2", "all", "teams", "show", "where"],
        "result": ["all", "why 1"],
        "why": ["rest", "1", "back"],
    }
    left: dict[str, list[str]] = {}

    def look(kind: str) -> object:
        def habit(question: str, choices: object) -> str:
            if kind not in left:
                left[kind] = list(looks[kind])
            if left[kind]:
                return left[kind].pop(0)
            del left[kind]
            return ""

        return habit

    return Player(people, seed, {kind: look(kind) for kind in looks})  # type: ignore[misc]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_three_people_play_a_first_game_to_its_end(lang: str) -> None:
    sitting = begin("kennismaking")
    player = curious(3)
    play(sitting, player, lang)
    assert sitting.game.step is Step.END
    assert sitting.game.turn == 4
    assert player.kinds[-1] == "end"


@pytest.mark.parametrize("people", [3, 6])
def test_a_whole_game_of_twelve_quarters_is_played_in_lines(people: int) -> None:
    sitting = begin("innovatiecollege", seed=11)
    player = Player(people, seed=people, predicts=True)
    play(sitting, player)
    assert sitting.game.step is Step.END
    assert sitting.game.turn == 12
    assert {"pass", "reveal", "talk", "plan", "result", "short_decision"} <= set(player.kinds)
    seats = len(sitting.game.table.seats) if sitting.game.table else 0
    assert player.kinds.count("ballot_record") >= 12 * seats
    assert player.kinds.count("predict_record") == 3 * seats == len(sitting.game.predictions)


def test_one_person_alone_can_play() -> None:
    sitting = begin("kennismaking")
    play(sitting, Player(1))
    assert sitting.game.finished


def test_the_same_answers_make_the_same_lines() -> None:
    first, second = Player(3, seed=5), Player(3, seed=5)
    play(begin("kennismaking"), first)
    play(begin("kennismaking"), second)
    assert first.talks == second.talks


def test_every_line_fits_the_width_and_holds_no_drawing() -> None:
    player = curious(6)
    play(begin("kennismaking"), player)
    assert max(len(line) for line in player.talks.splitlines()) <= 100
    assert not set(player.talks) & set("│─┌┐└┘├┤▲▼●○◐\x1b")


def test_no_placeholder_and_no_python_reaches_a_player() -> None:
    player = curious(3)
    play(begin("innovatiecollege", seed=3), player, "en")
    for sign in ("{", "}", "None", "Text(", "Traceback", "<game"):
        assert sign not in player.talks, sign


def test_what_is_typed_is_never_read_as_a_format() -> None:
    odd = "{seat} %s {0.__class__} \\n"
    names = iter([odd])
    player = Player(3, habits={"name": lambda *_: next(names, ""), "ballot_words": odd})
    sitting = begin("kennismaking")
    play(sitting, player)
    assert sitting.game.table is not None
    assert sitting.game.table.seats[0].people == (odd,)
    assert odd in player.talks


def test_the_language_changes_midway_and_the_game_goes_on() -> None:
    said = iter(["lang en", "taal nl", "lang xx", ""])
    player = Player(3, habits={"event": lambda *_: next(said, "")})
    sitting = begin("kennismaking")
    play(sitting, player, "nl")
    assert sitting.game.finished
    assert "English" in player.talks and "Nederlands" in player.talks


def test_a_finished_game_opens_at_its_end() -> None:
    sitting = begin("kennismaking")
    play(sitting, Player(3))
    again = Player(3, habits={})
    said = iter(["note What now?", "back", ""])
    again.habits["end"] = lambda *_: next(said)
    play(sitting, again)
    assert again.kinds == ["end", "end", "end"]
    assert sitting.game.notes[-1].text == "What now?"


def test_joined_quarters_show_one_result_for_both() -> None:
    said = iter(["t join", ""])
    player = Player(3, habits={"board": lambda *_: next(said, "")})
    sitting = begin("kennismaking")
    play(sitting, player)
    assert sitting.game.finished
    assert player.kinds.count("result") == 3
