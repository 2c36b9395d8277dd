from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.errors import CannotSave
from game.session.commands import GoOn
from game.session.refusals import MESSAGES, Refusal
from game.text import TextGame
from game.text.keys import MEANS
from tests.session.games import begin
from tests.text.player import Player, play


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def at(kind: str, *typed: str, scenario: str = "innovatiecollege", **habits: object) -> tuple[str, object]:
    """All that is said when `typed` is typed at the first prompts of this kind, and then `quit`."""
    said = iter(typed)
    sitting = begin(scenario, seed=3)
    player = Player(3, habits={kind: lambda *_: next(said, "quit"), **habits})  # type: ignore[dict-item]
    play(sitting, player)
    return flat(player.talks), sitting.game


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_refusal_is_printed_as_a_sentence(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting, player = begin("kennismaking"), Player(habits={"model": "no"})
    face = TextGame(sitting, player, "en")
    names = dict.fromkeys(re.findall(r"{(\w+)}", MESSAGES[code]), "7")
    refusal = Refusal(code, names)
    monkeypatch.setattr(sitting, "do", lambda command: refusal)
    assert not face.do(GoOn())
    assert flat(refusal.say(face.words)) in flat(player.talks)


def test_a_full_disk_is_said_and_the_same_may_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sitting, player = begin("kennismaking"), Player(3, habits={"board": "quit"})
    append, trouble = sitting.store.append, iter([True])

    def sometimes(entries: object) -> object:
        if next(trouble, False):
            raise CannotSave("The disk is full.")
        return append(entries)  # type: ignore[arg-type]

    monkeypatch.setattr(sitting.store, "append", sometimes)
    play(sitting, player)
    assert "The disk is full." in player.talks
    assert player.kinds[-1] == "board"


def test_nine_people_are_refused_in_words() -> None:
    said, _ = at("people", "9")
    assert "one to eight people" in said


def test_ballots_are_not_opened_while_one_is_missing() -> None:
    said, game = at("pass", "reveal", "", "onthul")
    assert "Still 3 ballots to come." in said
    assert "Still 2 ballots to come." in said
    assert game.quarter.revealed == {}  # type: ignore[attr-defined]


def test_the_trainer_opens_the_ballots_anyway() -> None:
    _, game = at("pass", "", "t reveal", talk="quit")
    assert len(game.quarter.revealed) == 1  # type: ignore[attr-defined]


def test_going_back_where_nothing_was_decided_is_refused() -> None:
    said, _ = at("board", "back")
    assert "nothing in this quarter to take back" in said


def test_sixteen_words_are_too_many() -> None:
    said, _ = at("ballot_words", " ".join(["word"] * 16))
    assert "this one has 16" in said


def test_eleven_stones_are_not_ten() -> None:
    said, game = at("stones", "1=11", "")
    assert not game.states  # type: ignore[attr-defined]
    assert "{" not in said


def test_more_hands_than_people_are_refused() -> None:
    said, _ = at("talk", "count 9 9 9", "tel 9 9", "tel 9 9 9 9")
    assert "hands were counted" in said


def test_a_sentence_of_ones_own_may_hold_a_command_in_quotes() -> None:
    said = iter(['"quit"'])
    sitting = begin("kennismaking")
    player = Player(3, habits={"name": lambda *_: next(said, ""), "board": "quit"})
    play(sitting, player)
    assert sitting.game.table is not None
    assert sitting.game.table.seats[0].people == ("quit",)


def test_a_pause_holds_the_game_until_someone_goes_on() -> None:
    said = iter(["qwerty", "back", "verder"])
    sitting = begin("kennismaking")
    at_board = iter(["t pause", "quit"])
    player = Player(3, habits={"board": lambda *_: next(at_board), "paused": lambda *_: next(said)})
    play(sitting, player)
    assert player.kinds.count("paused") == 3
    assert not sitting.game.paused


def test_a_decision_against_most_ballots_asks_for_a_reason_and_keeps_it() -> None:
    sitting = begin("kennismaking")
    player = Player(
        3,
        habits={
            "ballot_option": lambda *_: "A",
            "talk": "B",
            "decide_reason": "Omdat het moet",
            "plan": "quit",
        },
    )
    play(sitting, player)
    chosen = next(iter(sitting.game.quarter.choices.values()))
    assert chosen.reason == "Omdat het moet"


def test_the_trainer_changes_who_leads() -> None:
    said, game = at("board", "t leader", trainer_leader="2", trainer_reason="ziek")
    assert game.table.reason == "ziek"  # type: ignore[attr-defined]
    assert "Another role leads the table." in said


def test_the_trainer_brings_in_and_takes_away_events() -> None:
    _, game = at("board", "t inject", "t remove", trainer_event="1", trainer_reason="")
    kinds = [event.kind for event in game.interventions]  # type: ignore[attr-defined]
    assert kinds == ["event_injected", "event_skipped"]


def test_a_paper_ballot_is_typed_in_behind_a_cleared_screen() -> None:
    _, game = at("pass", "t paper", trainer_seat="2")
    (ballots,) = game.quarter.ballots.values()  # type: ignore[attr-defined]
    (ballot,) = ballots.values()
    assert ballot.paper
    assert ballot.seat == game.table.seats[1].id  # type: ignore[attr-defined]


def test_the_trainer_ends_the_game_early_after_a_yes() -> None:
    _, game = at("board", "t end", trainer_end="no")
    assert not game.finished  # type: ignore[attr-defined]
    _, game = at("board", "t einde", trainer_end="ja")
    assert game.finished and game.ended_early  # type: ignore[attr-defined]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_whatever_is_typed_the_game_answers_in_lines(luck: object) -> None:
    junk = [
        *MEANS,
        "1",
        "2",
        "3",
        "7",
        "A",
        "b",
        "999",
        "{x}",
        "why 2",
        "card 3",
        "out 2",
        "t full",
        "t seats",
        "",
    ]

    class Fool(Player):
        def answer(self, kind: str, question: str, choices: tuple[str, ...]) -> str:
            if len(self.kinds) > 300:
                return "quit"
            typed = luck.choice(junk)  # type: ignore[attr-defined]
            if luck.random() < 0.4:  # type: ignore[attr-defined]
                return self.usual(kind, question, choices)
            return "" if typed in ("quit", "exit", "stop") else typed

    player = Fool(3)
    play(begin("kennismaking"), player)
    assert "Traceback" not in player.talks
