"""The board says how the school stands at every size, and opens what is asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.session import commands as c
from game.session.game import Step
from game.session.views.board import BoardView, TeamRow, board_view
from game.texts import Words
from game.ui.elements import find
from game.ui.intents import Send
from game.ui.orders import OpenMenu
from game.ui.screens.board import BoardScreen
from game.ui.stage import Stage
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, shown, troubles

EN = View(lang="en")
FEW = (VIEWS[0], VIEWS[5], VIEWS[7], VIEWS[8], VIEWS[11])
"""Enough where another test looks at every view."""


@cache
def game_at(turn: int, name: str = "innovatiecollege") -> games.Game:
    return games.play_to(games.start(name), turn, Step.BOARD)


@cache
def view_of(turn: int = 3, lang: str = "en", name: str = "innovatiecollege") -> BoardView:
    return board_view(game_at(turn, name), Words(lang), ghost=True)


def board(turn: int = 3, view: View = EN) -> tuple[BoardScreen, Stage]:
    screen = BoardScreen(view_of(turn, view.lang), Words(view.lang))
    return screen, shown(screen, view)


def drawn(stage: Stage) -> set[str]:
    assert stage.ui is not None
    return {record.text for record in stage.ui.canvas.records}


def said(stage: Stage, id: str) -> str:
    assert stage.ui is not None
    element = find(stage.ui.elements, id)
    assert element is not None, f"{id} is not among {[e.id for e in stage.ui.elements]}"
    return element.read_as


def stumbles(stage: Stage) -> list[str]:
    """What a reader stumbles over, but for words that are dimmed on purpose while a dimension is open."""
    assert stage.ui is not None
    dimmed = any(element.id.startswith("open ") for element in stage.ui.elements)
    return [one for one in troubles(stage.ui) if not (dimmed and one.startswith("too pale"))]


@pytest.mark.parametrize(
    ("keys", "view"),
    [("", view) for view in VIEWS]
    + [(keys, view) for keys in ("L", "2", "4", "0", "U", "T") for view in FEW],
)
def test_nothing_is_cut_or_out_of_reach(view: View, keys: str) -> None:
    _, stage = board(view=view)
    press(stage, *keys)
    assert stumbles(stage) == []


def test_enter_goes_on() -> None:
    _, stage = board()
    assert press(stage, "Enter") == Send(c.GoOn())


def test_a_number_opens_a_dimension_and_closes_it_again() -> None:
    screen, stage = board()
    press(stage, "2")
    culture = screen.view.dimensions[1]
    assert screen.open == "culture"
    for sub in culture.subs:
        assert said(stage, f"level {sub.id}").startswith(f"{sub.name} {sub.value}")
    press(stage, "2")
    assert screen.open == ""


def test_escape_closes_what_is_open_and_only_then_asks_for_the_menu() -> None:
    screen, stage = board()
    press(stage, "0")
    assert screen.open == "coherence"
    press(stage, "Esc")
    assert screen.open == ""
    assert press(stage, "Esc") == Send(OpenMenu())


def test_a_question_mark_shows_the_official_names_in_full() -> None:
    screen, stage = board()
    press(stage, "1", "?")
    dimension = screen.view.dimensions[0]
    for official in (dimension.official, *(sub.official for sub in dimension.subs)):
        assert any(official in element.label for element in stage.ui.elements if stage.ui)  # type: ignore[union-attr]


def test_the_list_shows_every_level() -> None:
    screen, stage = board()
    press(stage, "L")
    for dimension in screen.view.dimensions:
        for sub in dimension.subs:
            assert said(stage, f"level {sub.id}") == sub.spoken


def test_the_quiet_board_leaves_out_teams_and_sub_competences() -> None:
    screen, stage = board()
    sub = screen.view.dimensions[1].subs[1].name
    assert sub in drawn(stage)
    press(stage, "V")
    assert sub not in drawn(stage)
    assert not any(e.id.startswith("team ") for e in stage.ui.elements if stage.ui)  # type: ignore[union-attr]


def test_the_first_quarter_shows_no_change() -> None:
    _, stage = board(turn=1)
    assert not any(text == "= 0" or text[:1] in "+−" for text in drawn(stage))


def test_outcomes_opened_show_the_schools_own_variables() -> None:
    screen, stage = board()
    own = screen.view.own
    assert own and own[0].name not in drawn(stage)
    press(stage, "U")
    assert own[0].name in drawn(stage)


def test_teams_opened_tell_who_the_chosen_team_is() -> None:
    screen, stage = board()
    press(stage, "T")
    assert said(stage, "about team") == screen.view.teams[0].about
    press(stage, "Tab", "Tab")
    while stage.ui and stage.ui.focus != f"team {screen.team}":
        press(stage, "Tab")
    press(stage, "↓")
    assert said(stage, "about team") == screen.view.teams[1].about


def test_a_team_above_the_limit_has_a_sign_beside_its_number() -> None:
    screen, _ = board()
    assert any(level.over_limit for team in screen.view.teams for level in team.levels)


def test_two_events_are_two_tickets_and_none_is_said_too() -> None:
    screen, stage = board(turn=3)
    assert len(screen.view.tickets) == 2
    for place, ticket in enumerate(screen.view.tickets, start=1):
        assert ticket.title in said(stage, f"event {place}")
    bare = replace(screen.view, tickets=(), button="Put cards on the table")
    screen.refresh(bare)
    stage.draw()
    assert "Nothing special" in said(stage, "event")
    assert "Put cards on the table" in drawn(stage)


@pytest.mark.parametrize("count", [1, 2, 4, 6])
@pytest.mark.parametrize("view", [EN, View((1024, 600)), View(text=125), View(text=200)], ids=str)
def test_one_to_six_teams_fit(count: int, view: View) -> None:
    base = view_of(3, view.lang)
    teams: tuple[TeamRow, ...] = (*base.teams, replace(base.teams[0], id="more"))[:count]
    screen = BoardScreen(replace(base, teams=teams), Words(view.lang))
    stage = shown(screen, view)
    assert stumbles(stage) == []
    press(stage, "T")
    assert stumbles(stage) == []


def test_another_language_keeps_what_is_open() -> None:
    screen, stage = board()
    press(stage, "3")
    stage.words = Words("nl")
    screen.refresh(view_of(3, "nl"))
    stage.draw()
    assert screen.open == "organisation"
    assert screen.view.dimensions[2].subs[0].name in drawn(stage)


def test_a_first_game_fits_too() -> None:
    stage = shown(BoardScreen(view_of(2, "nl", "kennismaking"), Words("nl")), View())
    assert stumbles(stage) == []
