"""Fonts: the shipped faces, a readable alternative, and the game's own fallback.

Text is rendered at its final size and kept by (text, face, px, colour). A face that is missing or
broken gives way to pygame's own font and is told in `Fonts.problems`; the game goes on.
"""

from collections import OrderedDict
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

import pygame

from game.ui.theme import Colour

KEPT: Final = 3000
_PLEX: Final = {500: "IBMPlexSans_500Medium", 600: "IBMPlexSans_600SemiBold", 700: "IBMPlexSans_700Bold"}


class Face(Enum):
    """A weight of a typeface, by what it is for."""

    BODY = "body"
    NAME = "name"
    BOLD = "bold"
    SENTENCE = "sentence"
    TITLE = "title"


FILES: Final = {
    Face.BODY: _PLEX[500],
    Face.NAME: _PLEX[600],
    Face.BOLD: _PLEX[700],
    Face.SENTENCE: "BricolageGrotesque_700Bold",
    Face.TITLE: "BricolageGrotesque_800ExtraBold",
}
READING_FILES: Final = {
    Face.BODY: "AtkinsonHyperlegible_400Regular",
    Face.NAME: "AtkinsonHyperlegible_700Bold",
    Face.BOLD: "AtkinsonHyperlegible_700Bold",
    Face.SENTENCE: "AtkinsonHyperlegible_700Bold",
    Face.TITLE: "AtkinsonHyperlegible_700Bold",
}


class _Run(NamedTuple):
    text: str
    file: str


class Fonts:
    """The faces in one folder.

    folder   where the TTF files are
    reading  use the readable letters (Atkinson Hyperlegible) instead of the house style
    """

    def __init__(self, folder: Path, *, reading: bool = False) -> None:
        pygame.font.init()
        self.folder = folder
        self.reading = reading
        self.problems: list[str] = []
        self._fonts: dict[tuple[str, int], pygame.font.Font] = {}
        self._broken: set[str] = set()
        self._covered: dict[tuple[str, str], bool] = {}
        self._widths: dict[tuple[str, Face, int], int] = {}
        self._kept: OrderedDict[tuple[str, Face, int, Colour], pygame.Surface] = OrderedDict()

    def width(self, text: str, face: Face, px: int) -> int:
        """Width of `text` on one line, in real pixels."""
        key = (text, face, px)
        if key not in self._widths:
            if len(self._widths) > 4 * KEPT:
                self._widths.clear()
            self._widths[key] = sum(
                self._font(run.file, px).size(run.text)[0] for run in self._runs(text, face)
            )
        return self._widths[key]

    def ascent(self, face: Face, px: int) -> int:
        """From the top of a rendered line to its baseline, in real pixels."""
        return self._font(self._file(face), px).get_ascent()

    def height(self, face: Face, px: int) -> int:
        """Height of a rendered line, in real pixels."""
        return self._font(self._file(face), px).get_height()

    def cap_height(self, face: Face, px: int) -> int:
        """From the baseline to the top of an H, in real pixels: what the eye centres on."""
        metrics = self._font(self._file(face), px).metrics("H")[0]
        return int(metrics[3]) if metrics else round(px * 0.7)

    def render(self, text: str, face: Face, px: int, colour: Colour) -> pygame.Surface:
        """One line of text with per-pixel alpha. Do not draw on it: it is shared."""
        key = (text, face, px, colour)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        runs = self._runs(text, face)
        parts = [self._font(run.file, px).render(run.text, True, colour) for run in runs]
        surface = parts[0] if len(parts) == 1 else self._side_by_side(parts, runs, face, px)
        self._kept[key] = surface
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return surface

    def covers(self, character: str, face: Face) -> bool:
        """Whether `character` is drawn: by the face itself, or by the shipped one that stands in for it."""
        return all(self._has(run.file, run.text) for run in self._runs(character, face))

    def _side_by_side(
        self, parts: list[pygame.Surface], runs: list[_Run], face: Face, px: int
    ) -> pygame.Surface:
        ascent = self.ascent(face, px)
        tops = [ascent - self._font(run.file, px).get_ascent() for run in runs]
        height = max(top + part.get_height() for top, part in zip(tops, parts, strict=True))
        joined = pygame.Surface((max(1, sum(part.get_width() for part in parts)), height), pygame.SRCALPHA)
        x = 0
        for top, part in zip(tops, parts, strict=True):
            joined.blit(part, (x, top))
            x += part.get_width()
        return joined

    def _runs(self, text: str, face: Face) -> list[_Run]:
        """`text` split where its face lacks a glyph that another shipped face has."""
        own = self._file(face)
        runs: list[_Run] = []
        for character in text or " ":
            file = own
            if not self._has(own, character):
                file = next((other for other in _PLEX.values() if self._has(other, character)), own)
            if runs and runs[-1].file == file:
                runs[-1] = _Run(runs[-1].text + character, file)
            else:
                runs.append(_Run(character, file))
        return runs

    def _has(self, file: str, character: str) -> bool:
        key = (file, character)
        if key not in self._covered:
            self._covered[key] = self._font(file, 20).metrics(character)[0] is not None
        return self._covered[key]

    def _file(self, face: Face) -> str:
        return (READING_FILES if self.reading else FILES)[face]

    def _font(self, file: str, px: int) -> pygame.font.Font:
        key = (file, px)
        if key not in self._fonts:
            self._fonts[key] = self._open(file, px)
        return self._fonts[key]

    def _open(self, file: str, px: int) -> pygame.font.Font:
        path = self.folder / f"{file}.ttf"
        if file not in self._broken:
            try:
                font = pygame.font.Font(path, px)
            except (OSError, pygame.error):
                font = None
            if font and _draws(font):
                return font
            self._broken.add(file)
            self.problems.append(path.name)
        # pygame's own font stands lower at the same size; a little more keeps the letters as large
        return pygame.font.Font(None, round(px * 1.3))


def _draws(font: pygame.font.Font) -> bool:
    """Whether there are letters in it: a damaged file may open and yet draw nothing."""
    metrics = font.metrics("H")[0]
    return metrics is not None and metrics[1] > metrics[0]
