"""What each step prints and does, apart from whole games."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

import pytest

from game.session.game import Game, Step
from game.text import TextGame
from tests.session.games import begin
from tests.text.player import Player


class Seconds:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def typed(
    kind: str,
    *lines: str,
    scenario: str = "innovatiecollege",
    **habits: str | Callable[[str, Sequence[str]], str],
) -> tuple[str, Game]:
    """What is said, from the first prompt of this kind, when these lines are typed there and then `quit`."""
    left = iter(lines)
    start: list[int] = []

    def next_line(question: str, choices: Sequence[str]) -> str:
        if not start:
            start.append(len(player.talks))
        return next(left, "quit")

    player = Player(3, habits={kind: next_line, **habits})
    sitting = begin(scenario, seed=3)
    TextGame(sitting, player, "en", clock=lambda: 0.0, now=lambda: datetime(2027, 9, 6, 14, 5)).run()
    assert start, f"no prompt {kind} among {sorted(set(player.kinds))}"
    return re.sub(r"\s+", " ", player.talks[start[0] :]), sitting.game


def one(*lines: str) -> Callable[[str, Sequence[str]], str]:
    """These answers one after another, then nothing."""
    left = iter(lines)
    return lambda question, choices: next(left, "")


def test_the_table_is_kept_as_it_was_answered() -> None:
    names = iter(["Ada, Bo", "", "Cas", ""])
    _, game = typed(
        "board",
        name=lambda *_: next(names, ""),
        leader="2",
        names_shown="yes",
        one_event="ja",
    )
    table = game.table
    assert table is not None
    assert [seat.people for seat in table.seats] == [("Ada", "Bo"), (), ("Cas",)]
    assert table.names_shown and table.events_per_turn == 1
    assert table.leader == game.rules.roles[1]


def test_back_in_the_set_up_goes_to_the_question_before() -> None:
    said, game = typed("leader", "back", "1", name="", board="quit")
    assert "Enter for none" in said
    assert game.table is not None and game.table.leader == game.rules.roles[0]


def test_the_vision_takes_stones_one_by_one_and_sentences_of_ones_own() -> None:
    lines = iter(["1=7", "3=3", ""])
    chosen = iter(["2 1", "own Wij beginnen klein", "1", ""])
    _, game = typed("board", stones=lambda *_: next(lines), sentences=lambda *_: next(chosen))
    vision = game.vision
    assert vision is not None
    assert [count for count in vision.stones.values() if count] == [7, 3]
    assert [sentence.own for sentence in vision.sentences] == [None, "Wij beginnen klein"]


def test_a_dimension_opens_with_its_official_names_and_what_helps() -> None:
    said, _ = typed("board", "2")
    assert "Promoting an innovative culture of learning" in said
    assert "Cards that help:" in said


def test_a_quarter_without_an_event_asks_only_for_a_card() -> None:
    said, game = typed("board", "t remove", "t remove", "", trainer_event="1", trainer_reason="", plan="quit")
    assert "What do you choose?" not in said
    assert "Which card do you put on the table?" in said
    assert game.step is Step.PLAN
    assert game.quarter.agenda == ()
    assert "put on the table by" in said


def test_hands_counted_after_the_talk_stand_beside_the_votes() -> None:
    said, game = typed("talk", "tel 2 1 0")
    (counts,) = game.quarter.counts.values()
    assert list(counts.values()) == [2, 1, 0]
    assert "2 hands after the talk" in said


def test_the_timer_tells_what_is_left_and_then_how_much_over() -> None:
    clock = Seconds()

    def talk(question: str, choices: Sequence[str]) -> str:
        clock.now += 60
        return next(lines)

    lines = iter(["time", "t more 1", "hold", "time", "start", "time", "quit"])
    player = Player(3, habits={"talk": talk})
    TextGame(begin("innovatiecollege", seed=3), player, "en", clock=clock, now=datetime.now).run()
    said = re.sub(r"\s+", " ", player.talks)
    assert "2:10 left." in said
    assert "1:10 left." in said
    assert "1 minute more." in said
    assert "not running." in said
    assert "over time." in said


def test_a_card_goes_in_and_out_of_the_plan_with_another_leader_and_other_teams() -> None:
    said, game = typed("plan", "3", "leader 3", "teams 3", "out 9", plan_leader="2", plan_teams="1 2")
    (entry,) = game.quarter.draft
    assert entry.action == game.rules.actions[2]
    assert entry.teams == game.rules.teams[:2]
    assert "is not in the plan." in said
    said, game = typed("plan", "3", "3", "uit 3")
    assert game.quarter.draft == ()
    assert "is in the plan already." in said


def test_back_takes_the_last_change_of_the_plan_away_and_then_the_decision() -> None:
    said, game = typed("plan", "3", "back", "back", talk=iter_of("A", "quit"), event="")
    assert game.quarter.draft == ()
    assert said.count("Taken back.") == 2
    assert game.step is Step.TALK
    assert said.rstrip().endswith("kept in memory only.")
    assert said.rindex("decides when the talk is done") > said.rindex("Taken back.")


def test_the_deck_opens_whole_and_by_dimension() -> None:
    said, game = typed("plan", "alles", "dim", "dim 2", "kaart 3")
    spec = game.scenario.spec
    assert all(spec.actions[action].title.get("en") in said for action in game.rules.actions)
    assert "dimension 2: Learning culture" in said
    about = spec.actions[game.rules.actions[2]].about
    assert about is not None and re.sub(r"\s+", " ", about.get("en"))[:30] in said


def test_an_empty_plan_is_asked_about_once() -> None:
    said, game = typed("plan", "done", plan_sure="no")
    assert "doing nothing is possible" in said
    assert game.step is Step.PLAN


def test_the_vision_is_revised_at_its_price_once_a_quarter() -> None:
    left = iter(["2 2 2 2 2", "", "1=6", "2=0", "3=0", ""])
    said, game = typed("plan", "herzie", "herzie", stones=lambda *_: next(left), sentences="", plan_sure="no")
    assert game.quarter.revision is not None
    assert list(game.quarter.revision.stones.values()) == [6, 0, 0, 2, 2]
    assert "The vision is revised." in said


def test_why_opens_a_change_level_by_level() -> None:
    said, _ = typed("result", "why 1", "why 99", why=iter_of("rest", "1", "back", "back"))
    assert "From " in said and "All steps together" in said
    assert "Type why and the number of a line." in said


def iter_of(*lines: str) -> Callable[[str, Sequence[str]], str]:
    left = iter(lines)
    return lambda *_: next(left, "")


def test_every_cause_that_opens_can_be_opened() -> None:
    tried: list[str] = []

    def why(question: str, choices: Sequence[str]) -> str:
        if choices and len(tried) < 3:
            tried.append(choices[0])
            return choices[0]
        return ""

    said, _ = typed("result", *[f"why {n}" for n in range(1, 12)], why=why)
    assert tried
    assert "Opened:" in said or "smaller" in said


def test_names_stand_at_the_reveal_only_where_the_table_chose_so() -> None:
    hidden, game = typed("talk", "show", ballot_reasons="1")
    names = [game.scenario.spec.roles[role].name.get("en") for role in game.rules.roles]
    shown, _ = typed("talk", "show", names_shown="yes", ballot_reasons="1")
    row = r"[A-C]\. [^:]*: \d votes?(.*?)(?= [A-C]\. | How sure)"
    assert len(re.findall(row, hidden)) >= 3
    assert not any(name in line for line in re.findall(row, hidden) for name in names)
    assert any(name in line for line in re.findall(row, shown) for name in names)


def test_a_private_screen_stays_private_behind_a_trainers_question() -> None:
    said, game = typed("ballot_option", "t skip", trainer_reason=one("t fact", "share 1", "back"))
    assert not game.facts and "tells the table" not in said
    assert said.count("first let it be recorded") == 1 and said.count("Nobody else sees this screen") == 1


def test_a_name_can_be_taken_out_again() -> None:
    names = one("Ada", "Bo", "Cas")
    _, game = typed(
        "board", "t seats", name=lambda question, _: "none" if "Ada" in question else names("", ())
    )
    assert game.table is not None
    assert [seat.people for seat in game.table.seats] == [(), ("Bo",), ("Cas",)]


def test_a_copy_goes_into_a_folder_that_is_there() -> None:
    said, _ = typed("board", "save nowhere/at/all/copy.wendbaar")
    assert "no folder" in said or "cannot be copied" in said


def test_the_causes_on_the_result_have_no_numbers_for_a_number_is_a_line() -> None:
    said, _ = typed("result", "show")
    causes = said[said.index("From ") : said.index("All steps together")]
    assert " through " in causes and not re.search(r"\d\. [+−=]", causes.partition(". ")[2])


def test_the_other_voice_is_asked_for_when_it_wrote_nothing() -> None:
    option = iter("AAB")
    said, _ = typed("talk", "show", ballot_option=lambda *_: next(option, "A"))
    assert "Nobody wrote a reason in words for B." in said
    option = iter("AAB")
    said, _ = typed("talk", "show", ballot_option=lambda *_: next(option, "A"), ballot_words="too dear")
    assert "Nobody wrote" not in said and said.count("“too dear”") == 3


def test_after_a_skipped_ballot_no_votes_are_counted() -> None:
    said, _ = typed("talk", "show", ballot_option="t skip", trainer_reason="no time")
    assert "The ballot was skipped" in said and "votes" not in said


def test_the_cards_of_a_ballot_stand_under_their_dimension() -> None:
    said, _ = typed("ballot_card", "show", "all")
    assert re.search(r"Giving direction 1\. [^:]+: €", said)


@pytest.mark.parametrize("order", ["t", "trainer"])
def test_the_trainers_orders_are_listed(order: str) -> None:
    said, _ = typed("board", order)
    for word in ("pause", "extend", "inject", "remove", "join", "paper", "seats", "fact"):
        assert f"{word}:" in said


def test_the_trainer_gives_the_full_ballot_to_the_other_event() -> None:
    chosen = iter_of("1", "2")
    said, game = typed("board", "t inject", "t full", trainer_event=chosen, trainer_reason="")
    assert game.quarter.picked is not None
    assert game.quarter.agenda[0] == game.quarter.picked
    assert "gets the full ballot" in said


def test_the_trainer_tells_a_fact_for_a_role() -> None:
    said, game = typed("board", "t fact", trainer_fact="1")
    assert len(game.facts) == 1
    assert "tells the table:" in said
