from __future__ import annotations

import io
import re
from datetime import datetime

from game.text import Console, TextGame
from game.text.console import CLEAR
from tests.session.games import begin
from tests.text.player import PRIVATE, Player, play

MARK = "zeldzaam woord"


def first_choice(question: str, choices: tuple[str, ...]) -> str:
    return choices[0]


def last_choice(question: str, choices: tuple[str, ...]) -> str:
    return choices[-1]


def until_reveal(talks: str) -> tuple[str, list[str]]:
    """What the room saw before the ballots were opened, and the private moments."""
    before = talks.split("The ballots are open.")[0]
    parts = before.split(PRIVATE + "\n")
    return "".join(parts[0::2]), parts[1::2]


def voted(choose: object, seed: int = 1) -> str:
    sitting = begin("innovatiecollege", seed=3)
    habits = {
        "ballot_option": choose,
        "ballot_sure": choose,
        "ballot_card": choose,
        "ballot_words": MARK if choose is first_choice else "",
        "talk": "quit",
    }
    player = Player(6, seed, habits)  # type: ignore[arg-type]
    play(sitting, player)
    return player.talks


def test_the_room_sees_the_same_whatever_is_voted() -> None:
    one, other = voted(first_choice), voted(last_choice)
    assert until_reveal(one)[0] == until_reveal(other)[0]
    assert one != other


def test_a_ballot_stands_only_between_two_clearings() -> None:
    public, private = until_reveal(voted(first_choice))
    assert len(private) == 6
    assert all("How sure are you?" in moment for moment in private)
    assert "How sure are you?" not in public
    assert MARK not in public


def test_a_later_voter_sees_nothing_of_an_earlier_ballot() -> None:
    _, private = until_reveal(voted(first_choice))
    assert all(moment.count(MARK) <= 1 for moment in private)
    owner = re.compile(r"Ballot of")
    assert all(len(owner.findall(moment)) == 1 for moment in private)


def test_who_opens_a_ballot_again_finds_it_empty() -> None:
    said = iter(["", "1", "quit"])
    player = Player(6, habits={"pass": lambda *_: next(said), "ballot_words": lambda *_: next(words, "")})
    words = iter([MARK])
    play(begin("innovatiecollege", seed=3), player)
    _, private = until_reveal(player.talks)
    assert len(private) == 2
    assert MARK in private[0] and MARK not in private[1]


def test_a_stop_in_a_ballot_clears_it_before_the_last_line() -> None:
    for word in ("quit", "cover"):
        said = iter(["", "quit"])
        player = Player(6, habits={"ballot_sure": word, "pass": lambda *_, said=said: next(said)})
        play(begin("innovatiecollege", seed=3), player)
        assert player.talks.count(PRIVATE) == 2
        assert "How sure" not in player.talks.split(PRIVATE)[-1]


def test_a_trainer_who_skips_the_ballot_clears_the_one_that_was_open() -> None:
    player = Player(6, habits={"ballot_sure": "t skip", "talk": "quit"})
    play(begin("innovatiecollege", seed=3), player)
    assert player.talks.count(PRIVATE) == 2
    assert player.kinds[-1] == "talk"


def test_a_fact_is_not_told_on_a_screen_that_only_one_sees() -> None:
    said = iter(["share 1", "cover"])
    left = iter(["", "quit"])
    sitting = begin("innovatiecollege", seed=3)
    player = Player(6, habits={"ballot_option": lambda *_: next(said), "pass": lambda *_: next(left)})
    play(sitting, player)
    assert sitting.game.facts == ()


def test_private_facts_stay_private_until_they_are_told() -> None:
    sitting = begin("innovatiecollege", seed=3)
    said = iter(["share 1", "share 1", "share 999", "quit"])
    player = Player(6, habits={"talk": lambda *_: next(said)})
    play(sitting, player, "nl")
    role = sitting.game.rules.roles[0]
    fact = sitting.game.scenario.spec.roles[role].knows[0].text.get("nl")
    start = fact[:40]
    public = re.sub(r"\s+", " ", "".join(player.talks.split(PRIVATE + "\n")[0::2]))
    assert public.count(start) == 1
    assert sitting.game.facts[0].role == role


def test_a_terminal_is_emptied_before_and_after_each_ballot() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    lines = "3\n\n\n\n\n\nno\n\n\n\n\nA\n3\n\nmijn reden\n\n\n"
    game = begin("kennismaking")
    TextGame(game, Console(io.StringIO(lines), out), "en", now=lambda: datetime(2027, 9, 6)).run()
    assert out.getvalue().count(CLEAR) == 2
    *_, last = out.getvalue().split(CLEAR)
    assert "How sure" not in last


def test_a_prediction_stands_only_between_two_clearings() -> None:
    sitting = begin("innovatiecollege", seed=3)
    player = Player(6, 1, {"predict_sentence": MARK, "event": "quit"}, predicts=True)
    play(sitting, player)
    parts = player.talks.split(PRIVATE + "\n")
    room, private = "".join(parts[0::2]), parts[1::2]
    assert len(private) == 6 == len(sitting.game.predictions)
    assert MARK not in room and "What number do you expect" not in room
    assert all(moment.count(f"> {MARK}") == 1 for moment in private)
    numbers = [str(made.number) for made in sitting.game.predictions]
    assert all(f"> {number}" in moment for number, moment in zip(numbers, private, strict=True))
    assert all(f"> {number}\n" not in room for number in numbers)


def test_a_covered_prediction_is_not_recorded_and_the_rest_can_be_skipped() -> None:
    sitting = begin("innovatiecollege", seed=3)
    typed = iter(["50", "cover", "60"])
    habits = {
        "predict_number": lambda question, choices: next(typed),
        "predict_pass": pass_then_skip(),
        "event": "quit",
    }
    play(sitting, Player(6, 1, habits, predicts=True))  # type: ignore[arg-type]
    assert [made.number for made in sitting.game.predictions] == [50]
    assert sitting.game.step == "event"


def pass_then_skip() -> object:
    passed = iter(["", "", "skip"])
    return lambda question, choices: next(passed)
