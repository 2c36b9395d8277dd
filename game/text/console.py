"""Lines out, lines in. Nothing is drawn over: the only control codes clear the screen at private moments."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TextIO

WIDTH = 78
NARROWEST = 20
LONGEST = 2000
"""Characters of a typed line that are read; what follows is left out."""
CLEAR = "\x1b[2J\x1b[3J\x1b[H"
"""Empties the screen and what can be scrolled back to, and starts at the top."""
SEPARATION = "-" * 40
DUMB_LINES = 60
"""Empty lines that stand in for clearing on a terminal that cannot."""


class Stopped(Exception):
    """No more lines come: the end of the input, or Ctrl-C."""


class Console:
    """Plain text over two streams. No colour, no cursor movement; a letter that cannot be shown is a sign."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._in = stdin
        self._out = stdout
        for stream in (stdin, stdout):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace")

    def line(self, text: str = "", indent: int = 0) -> None:
        """A paragraph, wrapped at the width of the terminal; its own line breaks stay."""
        for part in text.splitlines() or [""]:
            plain = _printable(part).strip()
            start = " " * indent
            wrapped = textwrap.wrap(
                plain,
                width=self._width(),
                initial_indent=start,
                subsequent_indent=start + "  " * bool(indent),
                break_long_words=False,
                break_on_hyphens=False,
            )
            for row in wrapped or [""]:
                self._write(row + "\n")

    def whole(self, text: str) -> None:
        """One line that is not wrapped, so that a command in it can be copied."""
        self._write(_printable(text) + "\n")

    def ask(self, kind: str, question: str, choices: Sequence[str] = ()) -> str:
        """The line that is typed after `question`. Raises Stopped when no more can come.

        kind     what is asked, by name: a scripted player answers by it
        choices  what may be typed here beside the words that work everywhere, where that is a list
        """
        self.line(question)
        self._write("> ")
        self._flush()
        try:
            typed = self._in.readline()
        except KeyboardInterrupt:
            self._write("\n")
            raise Stopped from None
        if not typed:
            self._write("\n")
            raise Stopped
        if not self._echoes():
            self._write("\n")
        return _printable(typed)[:LONGEST].strip()

    def clear(self) -> None:
        """Leave nothing of a private moment in sight; where nothing can be cleared, a line of separation."""
        if not self._is_terminal():
            self._write("\n" + SEPARATION + "\n")
        elif os.environ.get("TERM") == "dumb":
            self._write("\n" * DUMB_LINES + SEPARATION + "\n")
        else:
            if os.name == "nt":
                os.system("")  # wakes the older Windows console up to control codes
            self._write(CLEAR)
        self._flush()

    def _is_terminal(self) -> bool:
        return self._out.isatty()

    def _echoes(self) -> bool:
        """Whether what is typed appears, with its line break, by itself."""
        return self._in.isatty()

    def _width(self) -> int:
        if not self._is_terminal():
            return WIDTH
        try:
            columns = os.get_terminal_size(self._out.fileno()).columns
            return max(NARROWEST, columns - 1) if columns else WIDTH
        except (OSError, ValueError):
            return WIDTH

    def _write(self, text: str) -> None:
        self._out.write(text)

    def _flush(self) -> None:
        self._out.flush()


def _printable(text: str) -> str:
    """`text` without control codes: neither a file nor a typed line may steer the terminal."""
    spaced = "".join(" " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in spaced if letter.isprintable())
