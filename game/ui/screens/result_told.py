"""What the causes' panel tells in rows of words: sentences, and causes where they are a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from game.session.views.why import Cause
from game.ui.boxes import Box
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, VALUE_SMALL

SENTENCE: Final = LEAD_NAME


class Said(NamedTuple):
    """A sentence, and what it is: the first of all, a link further upstream, or a detail of the first."""

    text: str
    part: Literal["first", "link", "detail"]
    goes_on: bool = False
    """The rest of a sentence that was too high for its room."""


def chain(sentences: Iterable[str]) -> Iterator[Said]:
    """The sentences of a story, in their order."""
    for place, text in enumerate(sentences):
        yield Said(text, "link" if place else "first")


class CauseRow:
    """A cause as a row of words: what stands in it and how high it is."""

    def __init__(self, ui: Ui, cause: Cause, width: float) -> None:
        c = ui.canvas
        self.cause = cause
        self.detail = " · ".join(part for part in (cause.kind_text, cause.detail) if part)
        self.words_w = width - ui.grow(34) - c.text_width("−00", VALUE_SMALL) - 12 - 24
        self.name_h = max(46.0, c.paragraph_height(cause.name, LEAD_NAME, self.words_w))
        below = c.paragraph_height(self.detail, BODY, self.words_w) if self.detail else 0
        self.height = self.name_h + below + 8


def said_height(ui: Ui, said: Said, width: float) -> float:
    """How high a sentence is, with the gap above all but the first."""
    if said.part == "first":
        return ui.canvas.paragraph_height(said.text, SENTENCE, width)
    return ui.canvas.paragraph_height(said.text, BODY, width - ui.grow(26)) + 4


def pieces(ui: Ui, said: Said, width: float, room: float) -> list[Said]:
    """A sentence in as many pieces as it needs where none may be higher than `room`."""
    if said_height(ui, said, width) <= room:
        return [said]
    style, inner = (SENTENCE, width) if said.part == "first" else (BODY, width - ui.grow(26))
    lines = ui.canvas.wrap(said.text, style, inner)
    most = max(1, int((room - 4) / ui.canvas.line_height(style)))
    return [Said(" ".join(lines[at : at + most]), said.part, at > 0) for at in range(0, len(lines), most)]


def draw_said(ui: Ui, box: Box, said: Said) -> None:
    """The first stands out; an arrow leads upstream to the next."""
    c = ui.canvas
    if said.part == "first":
        c.paragraph(box, said.text, SENTENCE)
        return
    if said.part == "link" and not said.goes_on:
        size = ui.grow(18)
        c.icon("pijl", box.x + size / 2, box.y + 4 + c.line_height(BODY) / 2, size)
    words = Box(box.x + ui.grow(26), box.y + 4, box.w - ui.grow(26), box.h)
    c.paragraph(words, said.text, BODY, ui.theme.ink if said.part == "link" else ui.theme.ink2)
