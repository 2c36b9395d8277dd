"""The reveal is for all at once, the other voice comes first, and one person decides."""

from __future__ import annotations

from functools import cache

import pytest

from game.session import commands as c
from game.session.game import Game, Step
from game.session.rules import option_trouble
from game.session.sitting import Sitting
from game.session.views.talk import TalkView, talk_view
from game.texts import Words
from game.ui.elements import find
from game.ui.intents import Pop, Push, Send
from game.ui.screens.said import SaidPage
from game.ui.screens.talk import TalkScreen
from game.ui.stage import Stage
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, shown, troubles

EN = View(lang="en")
FEW = (VIEWS[0], VIEWS[5], VIEWS[7], VIEWS[8], VIEWS[11])
"""Enough where another test looks at every view."""
SAID = "A redesign now becomes paper only, because nobody in Care has the time for it."
SPREAD = (0, 1, 1, 2, 1, 0)
Pattern = tuple[int, ...]


def voted(
    pattern: Pattern = SPREAD,
    reveal: bool = True,
    people: int = 6,
    cast: int | None = None,
    names: bool = False,
) -> Sitting:
    """A game whose seats chose the options of the pattern, with reasons and words."""
    sitting = games.start(people=people, names_shown=names)
    game = games.play_to(sitting, 3, Step.BALLOT)
    event = game.quarter.open_event
    assert event is not None and game.table is not None
    options = [
        one for one in game.scenario.spec.events[event].options if option_trouble(game, event, one) is None
    ]
    chips = ("team_pressure", "feasible", "fits_vision", "students", "risk", "money")
    for i, seat in enumerate(game.table.seats[:cast]):
        words = SAID if pattern[i] == 2 or i == 1 else ""
        ballot = c.CastBallot(seat.id, options[pattern[i]], 1 + i % 5, (chips[i % 6], chips[0]), words)
        games.do(sitting, ballot)
    if reveal:
        games.do(sitting, c.RevealBallots(anyway=cast is not None))
    return sitting


@cache
def game_of(
    pattern: Pattern = SPREAD, reveal: bool = True, names: bool = False, cast: int | None = None
) -> Game:
    return voted(pattern, reveal, len(pattern), cast, names).game


def talk(
    pattern: Pattern = SPREAD,
    look: View = EN,
    reveal: bool = True,
    names: bool = False,
    cast: int | None = None,
) -> tuple[TalkScreen, Stage]:
    words = Words(look.lang)
    screen = TalkScreen(talk_view(game_of(pattern, reveal, names, cast), words), words)
    return screen, shown(screen, look)


def stumbles(stage: Stage) -> list[str]:
    assert stage.ui is not None
    return [one for one in troubles(stage.ui) if not (stage.ui.canvas.layer and one.startswith("too pale"))]


def drawn(stage: Stage) -> str:
    assert stage.ui is not None
    return " ".join(record.text for record in stage.ui.canvas.records)


STATES: dict[str, dict[str, object]] = {
    "spread": {},
    "with roles": {"names": True},
    "closed": {"reveal": False, "cast": 4},
    "all in": {"reveal": False},
    "agreed": {"pattern": (1, 1, 1, 1, 1, 1)},
    "split": {"pattern": (0, 0, 0, 2, 2, 2)},
    "three": {"pattern": (0, 1, 2)},
    "two": {"pattern": (0, 2, 0), "cast": 2},
}


@pytest.mark.parametrize(
    ("state", "look"),
    [("spread", look) for look in VIEWS] + [(state, look) for state in list(STATES)[1:] for look in FEW],
)
def test_nothing_is_cut_or_out_of_reach(look: View, state: str) -> None:
    screen, stage = talk(look=look, **STATES[state])  # type: ignore[arg-type]
    for page in ("votes", "voice", "sure"):
        screen.page = page
        stage.draw()
        stage.draw()
        assert stumbles(stage) == [], page


# before the reveal


def test_before_the_reveal_no_number_shows_and_missing_votes_refuse_it() -> None:
    screen, stage = talk(reveal=False, cast=4)
    assert press(stage, "Space") is None
    assert screen.view.missing_text in drawn(stage)
    assert stage.ui is not None
    for row in screen.view.rows:
        element = find(stage.ui.elements, f"votes {row.option.letter}")
        assert element is not None and element.value == ""


def test_space_reveals_when_all_have_voted() -> None:
    _, stage = talk(reveal=False)
    assert press(stage, "Space") == Send(c.RevealBallots())


def test_the_closed_screen_is_the_same_whatever_was_chosen() -> None:
    one, other = (talk(pattern, reveal=False)[1] for pattern in (SPREAD, (2, 2, 2, 2, 2, 0)))
    assert drawn(one) == drawn(other)


# after it


def test_the_reason_of_the_smallest_group_comes_first_in_reading_order() -> None:
    screen, stage = talk()
    assert stage.ui is not None
    ids = [element.id for element in stage.ui.elements]
    voice = find(stage.ui.elements, "voice")
    assert voice is not None and SAID in voice.label
    assert ids.index("voice") < ids.index("question") < ids.index("votes A")
    assert screen.view.rows[2].votes == 1


def test_without_names_no_role_stands_on_the_screen_but_the_decider_and_the_order() -> None:
    screen, stage = talk()
    assert all(not row.who for row in screen.view.rows)
    assert stage.ui is not None
    aloud = " ".join(e.read_as for e in stage.ui.elements if e.id.startswith(("votes", "heap", "voice")))
    for name in screen.view.order:
        assert name.partition(",")[0] not in aloud


def test_with_roles_each_vote_has_its_name() -> None:
    screen, stage = talk(names=True)
    for row in screen.view.rows:
        for person in row.who:
            assert person.name.partition(",")[0] in drawn(stage)


def test_two_voters_get_no_heap() -> None:
    screen, stage = talk((0, 2, 0), cast=2)
    assert screen.view.confidence == ()
    assert stage.ui is not None and find(stage.ui.elements, "heap") is None


def test_evenly_split_is_said_above_the_counts() -> None:
    screen, stage = talk((0, 0, 0, 2, 2, 2))
    assert screen.view.tie
    assert stage.ui is not None and find(stage.ui.elements, "tie") is not None


def test_pressing_a_row_shows_all_reasons_and_the_order_of_speaking() -> None:
    _, stage = talk()
    pushed = press(stage, "R")
    assert isinstance(pushed, Push) and isinstance(pushed.screen, SaidPage)
    assert SAID in " ".join(element.label for element in stage.ui.elements if stage.ui)  # type: ignore[union-attr]
    assert isinstance(press(stage, "Esc"), Pop)


@pytest.mark.parametrize("look", FEW, ids=str)
def test_all_reasons_fit(look: View) -> None:
    words = Words(look.lang)
    stage = shown(SaidPage(talk_view(game_of(names=True), words), words), look)
    for _ in range(8):
        assert stumbles(stage) == []
        press(stage, "PageDown")


# the clock


def test_the_clock_starts_at_the_reveal_and_waits_after_a_restart() -> None:
    resumed, _ = talk()
    assert not resumed.runs
    screen, stage = talk(reveal=False)
    now = [0.0]
    stage.clock = lambda: now[0]
    screen.refresh(talk_view(game_of(), Words("en")))
    stage.draw()
    assert screen.runs
    now[0] = 10.0
    ui = stage.draw()
    assert screen._left(ui) == screen.view.seconds - 10
    press(stage, "P")
    now[0] = 100.0
    ui = stage.draw()
    assert screen._left(ui) == screen.view.seconds - 10


def test_a_running_clock_asks_to_be_drawn_again_and_a_paused_one_does_not() -> None:
    screen, stage = talk()
    assert stage.ui is not None and stage.ui.wake_at is None
    press(stage, "P")
    assert screen.runs and stage.ui.wake_at is not None


def test_over_time_nothing_is_forced() -> None:
    screen, stage = talk()
    now = [0.0]
    stage.clock = lambda: now[0]
    press(stage, "P")
    now[0] = screen.view.seconds + 12.0
    ui = stage.draw()
    assert screen._left(ui) == -12
    assert "+0:12" in drawn(stage)
    assert stumbles(stage) == []


def test_plus_gives_a_minute() -> None:
    _, stage = talk()
    assert press(stage, "+") == Send(c.Extend(60))


# hands and the decision


def test_hands_are_counted_as_numbers_per_option() -> None:
    screen, stage = talk()
    press(stage, "H", "→", "→", "Tab", "Tab", "Tab", "→")
    sent = press(stage, "Enter")
    options = [row.option.id for row in screen.view.rows]
    assert sent == Send(c.CountAgain({**dict.fromkeys(options, 0), options[0]: 2, options[1]: 1}))


@pytest.mark.parametrize("look", FEW, ids=str)
def test_counting_hands_fits_and_shows_beside_the_votes(look: View) -> None:
    sitting = voted()
    event = sitting.game.quarter.open_event
    assert event is not None
    options = list(sitting.game.scenario.spec.events[event].options)
    games.do(sitting, c.CountAgain({options[0]: 1, options[1]: 5}))
    words = Words(look.lang)
    screen = TalkScreen(talk_view(sitting.game, words), words)
    stage = shown(screen, look)
    assert stumbles(stage) == []
    screen._count()
    stage.draw()
    stage.draw()
    assert [one for one in stumbles(stage) if "over each other" not in one] == []


def test_the_majoritys_choice_is_confirmed_without_a_question() -> None:
    screen, stage = talk()
    assert press(stage, "Enter") is None
    row = next(row for row in screen.view.rows if row.option.id == screen.view.majority)
    press(stage, row.option.letter, "Enter")
    assert screen.confirming is not None and not screen.confirming.against
    assert press(stage, "Enter") == Send(c.ChooseOption(row.option.id))


def test_against_the_majority_a_reason_is_asked_and_may_stay_empty() -> None:
    screen, stage = talk()
    press(stage, "A", "Enter")
    assert screen.confirming is not None and screen.confirming.against
    option = screen.view.rows[0].option
    screen.confirming.reason.insert("We do not have the hours.")
    stage.draw()
    assert press(stage, "Enter") == Send(c.ChooseOption(option.id, "We do not have the hours."))
    press(stage, "Enter")
    assert press(stage, "Enter") == Send(c.ChooseOption(option.id, ""))


@pytest.mark.parametrize("look", FEW, ids=str)
def test_the_confirmation_fits(look: View) -> None:
    screen, stage = talk(look=look)
    screen._choose(screen.view.rows[0].option)
    screen._decide()
    stage.draw()
    stage.draw()
    assert stumbles(stage) == []


def test_a_skipped_ballot_leaves_the_decision_to_the_leader() -> None:
    sitting = games.start()
    games.play_to(sitting, 3, Step.BALLOT)
    games.do(sitting, c.SkipBallot("short of time"))
    words = Words("en")
    screen = TalkScreen(talk_view(sitting.game, words), words)
    stage = shown(screen, EN)
    assert "skipped" in drawn(stage)
    assert stumbles(stage) == []
    press(stage, "B", "Enter")
    assert screen.confirming is not None and not screen.confirming.against
    assert press(stage, "Enter") == Send(c.ChooseOption(screen.view.rows[1].option.id))


def test_another_language_keeps_choice_and_clock() -> None:
    screen, stage = talk()
    press(stage, "C", "P")
    screen.refresh(talk_view(game_of(), Words("nl")))
    assert screen.runs
    assert screen.chosen == screen.view.rows[2].option.id


def test_the_next_event_starts_afresh() -> None:
    screen, stage = talk()
    press(stage, "C", "P")
    other: TalkView = talk_view(games.play_to(games.start(), 1, Step.TALK), Words("en"))
    screen.refresh(other)
    assert screen.chosen is None and not screen.runs
