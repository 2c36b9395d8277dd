"""The game in plain appended lines: for screen readers, ssh, pipes and whoever likes a keyboard better."""

from __future__ import annotations

from typing import TextIO

from game.session.sitting import Sitting
from game.text.console import Console
from game.text.face import Copy, Report
from game.text.steps import TextGame

__all__ = ["Console", "TextGame", "play"]


def play(
    sitting: Sitting,
    lang: str,
    stdin: TextIO,
    stdout: TextIO,
    copy: Copy | None = None,
    report: Report | None = None,
) -> None:
    """Play `sitting` over two streams until the players stop; everything is kept at each step.

    copy    writes the game to another file, for `save FILE`; without it that word is answered with a sentence
    report  writes the report of the look-back; without it that word is answered with a sentence

    Raises UsageError for a language there is no game in, and OSError when the lines can no longer be written.
    """
    TextGame(sitting, Console(stdin, stdout), lang, copy=copy, report=report).run()
