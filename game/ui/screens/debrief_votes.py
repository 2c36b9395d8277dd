"""Voices then: a row an option with a stone or a token a vote, and what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from game.session.views import debrief_told as told
from game.session.views.debrief_agreement import AgreementRow
from game.session.views.debrief_told import Said
from game.session.views.debrief_voices import VoiceRow, VoiceView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.screens.debrief_figures import Piece, gap_piece, grown, words_pieces
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, STRONG
from game.ui.widgets.marks import letter_block, stone, tick, token

LETTER: Final = 30.0
VOTE_R: Final = 8.0
TOKEN_R: Final = 13.0
"""A token is larger than a stone: its icon must be seen."""
GAP: Final = 4.0


def voices_pieces(
    ui: Ui,
    words: Words,
    events: Sequence[VoiceView],
    ballots: Sequence[AgreementRow],
    width: float,
    larger: float,
) -> Iterator[Piece]:
    """Each event: a row an option, then the reasons, and what came of it; last how far the table agreed."""
    if not events:
        yield from words_pieces(ui, "undecided", [told.nothing_decided(words)], width, larger)
    for one in events:
        yield _event(ui, words, one, width, larger)
        if not one.skipped:
            table = _Votes(ui, words, one.rows, width, larger)
            for place, row in enumerate(one.rows):
                id = f"votes {one.event} {row.option}"
                yield Piece(id, table.spoken(place), table.heights[place], partial(table.row, place))
            yield gap_piece(one.event)
        said = [*_said(words, one), *told.after_the_votes(words, one)]
        yield from words_pieces(ui, f"said {one.event}", said, width, larger)
    yield from words_pieces(ui, "agreed", told.agreed(words, ballots), width, larger)


def _event(ui: Ui, words: Words, one: VoiceView, width: float, larger: float) -> Piece:
    """Its title, and what a hollow stone is where hands were counted."""
    c, style, small = ui.canvas, grown(STRONG, larger), grown(BODY, larger)
    legend = words.say("after the talk") if any(row.second for row in one.rows) else ""
    r = VOTE_R * larger * c.text_scale
    legend_w = c.text_width(legend, small) + 2 * r + 10 if legend else 0.0
    title_w = c.text_width(one.title, style)
    beside = title_w + 28 + legend_w <= width
    title_h = c.paragraph_height(one.title, style, width)
    line = c.line_height(small)

    def draw(box: Box) -> None:
        c.paragraph(box, one.title, style)
        if legend:
            x, y = (box.x + title_w + 28, box.y) if beside else (box.x, box.y + title_h)
            place = Box(x, y, legend_w, line)
            stone(ui, place.x + r, place.cy, r, hollow=True)
            c.text(place.cut_left(2 * r + 8)[1], legend, small, ui.theme.ink2)

    tall = title_h if beside or not legend else title_h + line
    return Piece(f"event {one.event}", one.title, tall + 4, draw, True)


def _said(words: Words, one: VoiceView) -> Said:
    """Who chose what where that is shown, and why; then how openly the table voted."""
    parts: Said = []
    for row in () if one.skipped else one.rows:
        said = [words.say("{letter}: {said}", letter=row.letter, said=text) for text in told.reasons(row)]
        if row.who:
            names = "; ".join(person.name for person in row.who)
            said.insert(0, words.say("{letter}: {said}", letter=row.letter, said=names))
        parts += [(text, told.Weight.MORE) for text in said]
    return [*parts, (one.how_text, told.Weight.MORE)]


class _Votes:
    """The options of a ballot below each other: letter, title, a stone or token a vote, a tick at the choice.

    Hollow stones were counted after the talk.
    """

    def __init__(self, ui: Ui, words: Words, rows: Sequence[VoiceRow], width: float, larger: float) -> None:
        c, scale = ui.canvas, ui.canvas.text_scale * larger
        self.ui, self.words, self.rows = ui, words, rows
        self.name, self.number = grown(NAME, larger), grown(STRONG, larger)
        self.letter = ui.grow(LETTER) * larger
        self.r = (TOKEN_R if any(row.who for row in rows) else VOTE_R) * scale
        self.small = VOTE_R * scale
        self.counts_w = c.text_width("00", self.number) + 8
        most = max((row.votes for row in rows), default=0)
        again = max((row.second or 0 for row in rows), default=0)
        self.stones_w = max(most * (2 * self.r + GAP), again * (2 * self.small + GAP)) + self.counts_w
        self.chosen_w = self.letter
        longest = max((c.text_width(row.title, self.number) for row in rows), default=0.0) + 40
        titles = min(longest, width - self.letter - 12 - self.stones_w - self.chosen_w - 12)
        self.beside = titles >= min(longest, 0.38 * width)
        """The stones stand beside the title; else below it."""
        self.titles_w = titles if self.beside else width - self.letter - 12 - self.chosen_w
        self.width = self.letter + 12 + titles + 12 + self.stones_w + self.chosen_w if self.beside else width
        self.heights = [self._height(row) for row in rows]

    def spoken(self, place: int) -> str:
        """A row, read aloud; who chose it and why is read further on."""
        row = self.rows[place]
        if row.second is None:
            return row.spoken
        return self.words.say("{row} After the talk {n}.", row=row.spoken.rstrip(".") + ".", n=row.second)

    def row(self, place: int, box: Box) -> None:
        """One option."""
        c, t, one = self.ui.canvas, self.ui.theme, self.rows[place]
        box = box.cut_left(self.width)[0]
        title_h = self._title_height(one) if not self.beside else box.h - 6
        top = Box(box.x, box.y, box.w, title_h)
        style = self.number if one.chosen else self.name
        letter_block(self.ui, box.x + self.letter / 2, top.cy, self.letter, one.letter, chosen=one.chosen)
        if one.chosen:
            tick(self.ui, box.right - self.chosen_w / 2, top.cy, self.letter * 0.7)
        x = box.x + self.letter + 12
        c.paragraph(Box(x, top.y, self.titles_w, top.h), one.title, style, valign="middle")
        left = box.right - self.chosen_w - self.stones_w if self.beside else x
        y = top.y if self.beside else top.bottom
        self._heaps(Box(left, y, self.stones_w, box.bottom - 6 - y), one)
        c.hline(box.x, box.bottom - 3, box.w, t.hair, 1)

    def _heaps(self, box: Box, one: VoiceRow) -> None:
        """The ballots, and below them the hands counted after the talk."""
        upper, lower = box.rows(2) if one.second else (box, box)
        x = upper.x + self.r
        for place in range(one.votes):
            person = one.who[place] if place < len(one.who) else None
            if person is None:
                stone(self.ui, x, upper.cy, self.r)
            else:
                token(self.ui, x, upper.cy, 2 * self.r, person.icon, informal=not person.formal)
            x += 2 * self.r + GAP
        self._number(upper, x - self.r, one.votes)
        if one.second:
            x = lower.x + self.small
            for _ in range(one.second):
                stone(self.ui, x, lower.cy, self.small, hollow=True)
                x += 2 * self.small + GAP
            self._number(lower, x - self.small, one.second)

    def _number(self, box: Box, x: float, n: int) -> None:
        colour = self.ui.theme.ink if n else self.ui.theme.ink2
        self.ui.canvas.text(Box(x + 2, box.y, self.counts_w, box.h), str(n), self.number, colour)

    def _title_height(self, one: VoiceRow) -> float:
        style = self.number if one.chosen else self.name
        return max(self.letter, self.ui.canvas.paragraph_height(one.title, style, self.titles_w))

    def _height(self, one: VoiceRow) -> float:
        line = self.ui.canvas.line_height(self.number)
        heaps = max(2 * self.r, line)
        if one.second:
            heaps *= 2
        title = self._title_height(one)
        return (max(title, heaps) if self.beside else title + heaps) + 8
