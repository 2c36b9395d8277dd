"""Games to report on: one with everything in it, one that a hostile hand filled."""

from __future__ import annotations

from functools import cache
from typing import Any

from game.paper.blocks import Bullets, Columns, Figure, Paragraph, Section, Subhead, Table
from game.report.blocks import Report
from game.report.content import report_of
from game.report.story import Days
from game.session import commands as c
from game.session.debrief.branches import keeping, new_draft, with_quarter
from game.session.events import BranchQuarter, Sentence
from game.session.game import Game, Step
from game.session.sitting import Sitting
from game.session.views.debrief_voices import Voices
from game.texts import Words
from tests.session.debrief.table import NAMES, lively, open_options
from tests.session.games import begin, do, play_step, start

DAYS = Days("2026-11-20T09:00:00+00:00", "2026-11-22T16:30:00+00:00")
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;{{ 7*7 }}'
FORMULA = '=HYPERLINK("http://bad.example";"look")'


@cache
def whole() -> Game:
    """Ended after four quarters, with ballots, predictions, facts, a what-if, a note and an agreement."""
    sitting = start(seed=11, names=NAMES, predictions=True)
    _filled(sitting, 4)
    return do(sitting, c.EndGame())


@cache
def begun() -> Game:
    """Two of twelve quarters, with roles shown at the votes."""
    sitting = start(seed=11, names=NAMES, names_shown=True, predictions=True)
    return _filled(sitting, 2)


def _filled(sitting: Sitting, last: int) -> Game:
    lively(sitting, 5, last=last)
    keep(sitting, "Nothing in quarter 2")
    do(sitting, c.PinNote("Too much at once.", "agility", 1))
    do(sitting, c.AgreeAction("The board", "stop two projects", "1 May", "agility", 2))
    return do(sitting, c.FinishStep(1, 420))


def keep(sitting: Sitting, name: str) -> None:
    draft = with_quarter(new_draft(2), 2, BranchQuarter((), {}))
    do(sitting, keeping(draft, name))


@cache
def hostile(text: str = HOSTILE) -> Game:
    """Every text that a person can put into a game is this one; roles are shown at the votes."""
    sitting = begin(seed=3)
    names = ((text[:40],), *NAMES[1:])
    do(sitting, c.SetTable(6, names, names_shown=True, predictions=True))
    themes = sitting.game.rules.themes
    do(sitting, c.LayVision({themes[0]: 6, themes[1]: 4}, (Sentence(own=text),)))
    while not (sitting.game.step is Step.RESULT and sitting.game.turn == 4):
        _hostile_step(sitting, text)
    keep(sitting, text[:60])
    do(sitting, c.PinNote(text, "agility", 1))
    do(sitting, c.AgreeAction(text[:60], text, text[:60], "", 2))
    return do(sitting, c.EndGame())


def _hostile_step(sitting: Sitting, text: str) -> None:
    game = sitting.game
    event = game.quarter.open_event
    assert game.table is not None
    match game.step:
        case Step.PREDICTION:
            for seat in game.table.seats:
                do(sitting, c.Predict(seat.id, 50, text))
            do(sitting, c.GoOn())
        case Step.BALLOT if event is not None:
            options = open_options(game, event)
            for place, seat in enumerate(game.table.seats):
                do(sitting, c.CastBallot(seat.id, options[place % 2], 3, ("risk",), text))
            do(sitting, c.RevealBallots())
        case Step.TALK if event is not None:
            do(sitting, c.ChooseOption(open_options(game, event)[0], text))
        case _:
            play_step(sitting)


@cache
def report(game: Game, lang: str = "en", voices: Voices = Voices.ROLE) -> Report:
    return report_of(game, Words(lang), voices, DAYS)


def section(found: Report, id: str) -> Section:
    return next(one for one in found.sections if one.id == id)


def texts(found: Report | Section) -> str:
    """Every word of it, a text a line; pictures by what is said of them."""
    if isinstance(found, Section):
        return "\n".join((found.title, *(line for block in found.blocks for line in _of(block))))
    head = (found.kicker, found.school, found.subtitle, found.headline, found.lead, *map(str, found.facts))
    return "\n".join((*head, *map(texts, found.sections)))


def _of(block: Any) -> list[str]:
    match block:
        case Paragraph(text) | Subhead(text):
            return [text]
        case Bullets(items):
            return list(items)
        case Figure():
            return [block.alternative]
        case Columns(columns):
            return [text for column in columns for text in (column.title, *column.texts)]
        case Table():
            cells = [cell for row in block.rows for cell in row]
            flat = [text for cell in cells for text in ((cell,) if isinstance(cell, str) else cell)]
            return [block.caption, *block.heads, *flat]
    raise TypeError(block)


__all__ = ["DAYS", "FORMULA", "HOSTILE", "begun", "hostile", "report", "section", "texts", "whole"]
