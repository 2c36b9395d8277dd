"""Panels of the look-back that draw what they tell, piece by piece; here the vision's stones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

import pygame

from game.session.views import debrief_told as told
from game.session.views.debrief_stance import StanceView
from game.session.views.debrief_told import Said
from game.session.views.end import StoneRow
from game.texts import Words
from game.ui.boxes import Box
from game.ui.screens.debrief_panels import styled
from game.ui.screens.rows import Rows
from game.ui.screens.stones import StoneTable
from game.ui.stage import Ui
from game.ui.styles import Style

PANEL_STONE_R: Final = 10.0
AFTER_WORDS: Final = 8.0


class Piece(NamedTuple):
    """Something drawn whole, read aloud as `spoken` where it says something."""

    id: str
    spoken: str
    height: float
    draw: Callable[[Box], object]
    heading: bool = False


class FigurePanel:
    """Pieces below each other, as many as fit, the rest a page further.

    name  of its paging buttons
    """

    def __init__(self, name: str) -> None:
        self.rows = Rows(name)

    def handle(self, event: pygame.Event, ui: Ui) -> None:
        """The wheel turns the pages."""
        self.rows.handle(event, ui)

    def draw(self, ui: Ui, box: Box, pieces: Sequence[Piece]) -> None:
        """A heading never stands last on a page: it goes with what it is above. All is read aloud, also what
        stands on another page.
        """
        joined = list(_with_what_follows(pieces))
        ids = [group[0].id for group in joined]
        heights = [sum(piece.height for piece in group) for group in joined]
        shown = dict(self.rows.window(ui, box, ids, heights))
        for place, group in enumerate(joined):
            row = shown.get(place)
            for piece in group:
                part = box
                if row is not None:
                    part, row = row.cut_top(piece.height)
                    piece.draw(part)
                if piece.spoken:
                    ui.note(piece.id, piece.spoken, part, "heading" if piece.heading else "row")


def _with_what_follows(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.heading:
            yield group
            group = []
    if group:
        yield group


def stance_pieces(
    ui: Ui, words: Words, view: StanceView, turn: int, width: float, larger: float
) -> Iterator[Piece]:
    """Wanted and did: over the whole game, then in the chosen quarter, then how the vision changed."""
    whole = [
        StoneRow(one.theme, one.name, one.wanted_now, one.did_all, one.short, one.icon) for one in view.rows
    ]
    yield from _table(ui, words, words.say("In all quarters"), whole, width, larger)
    yield from words_pieces(ui, "stance told", [(view.sentence, told.Weight.MAIN)], width, larger)
    if turn and turn <= len(view.apart) and view.apart[turn - 1] is None:
        none = [(words.say("In this quarter"), told.Weight.HEAD), told.nothing_with_a_theme(words)]
        yield from words_pieces(ui, "stance then", none, width, larger)
    elif turn and turn <= len(view.apart):
        then = [
            StoneRow(one.theme, one.name, one.wanted[turn - 1], one.did[turn - 1], one.short, one.icon)
            for one in view.rows
        ]
        yield from _table(ui, words, words.say("In this quarter"), then, width, larger)
    yield from words_pieces(ui, "over time", told.over_time(words, view), width, larger)


def _table(
    ui: Ui, words: Words, title: str, rows: Sequence[StoneRow], width: float, larger: float
) -> Iterator[Piece]:
    table = StoneTable(ui, words, rows, width, PANEL_STONE_R * larger, larger)
    yield Piece(title, title, table.head_height + 4, lambda box: table.head(box, title), True)
    for place, row in enumerate(rows):
        yield Piece(
            f"{title} {row.theme}", table.spoken(place), table.heights[place], partial(table.row, place)
        )
    yield gap_piece(title)


def gap_piece(id: str) -> Piece:
    """Between rows and what is said of them."""
    return Piece(f"gap {id}", "", AFTER_WORDS, lambda box: None)


def words_pieces(ui: Ui, id: str, said: Said, width: float, larger: float) -> Iterator[Piece]:
    """What is told in words, a paragraph a piece."""
    c = ui.canvas
    for place, ((text, weight), (_, style)) in enumerate(zip(said, styled(said, larger), strict=True)):
        head = weight is told.Weight.HEAD
        yield Piece(
            f"{id} {place}",
            text,
            c.paragraph_height(text, style, width) + (4 if head else AFTER_WORDS),
            partial(_paragraph, ui, text, style),
            head,
        )


def _paragraph(ui: Ui, text: str, style: Style, box: Box) -> None:
    ui.canvas.paragraph(box, text, style)


def grown(style: Style, larger: float) -> Style:
    """A style for the back row, so much larger than usual."""
    return style._replace(px=style.px * larger)
