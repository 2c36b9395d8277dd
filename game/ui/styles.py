"""Text styles: which face, how large, how far apart the lines; and pieces of text."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from game.ui.fonts import Face
from game.ui.theme import Colour


class Style(NamedTuple):
    """px at scale 1 and text 100 %; `line` is the distance of lines as a multiple of px."""

    face: Face
    px: float
    line: float = 1.25


BODY: Final = Style(Face.BODY, 18, 1.28)
NAME: Final = Style(Face.NAME, 18, 1.25)
STRONG: Final = Style(Face.BOLD, 18, 1.2)
SECTION: Final = Style(Face.BOLD, 20, 1.2)
LEAD: Final = Style(Face.BODY, 21, 1.4)
LEAD_NAME: Final = Style(Face.NAME, 20, 1.3)
OPTION: Final = Style(Face.BOLD, 22, 1.2)
BUTTON: Final = Style(Face.BOLD, 23, 1.2)
VALUE_SMALL: Final = Style(Face.BOLD, 20, 1.1)
VALUE: Final = Style(Face.BOLD, 24, 1.1)
VALUE_LARGE: Final = Style(Face.BOLD, 28, 1.1)
QUESTION: Final = Style(Face.NAME, 25, 1.25)
SAYING: Final = Style(Face.SENTENCE, 27, 1.25)
HEAD: Final = Style(Face.TITLE, 28, 1.1)
TITLE: Final = Style(Face.TITLE, 44, 1.08)
MOMENT: Final = Style(Face.TITLE, 56, 1.0)

BREAK: Final = "\u00ad"
"""Soft hyphen: where a long word may be broken."""


class Span(NamedTuple):
    """A piece of a paragraph in its own style or colour; None takes the paragraph's."""

    text: str
    style: Style | None = None
    colour: Colour | None = None


Text = str | Iterable[Span]
