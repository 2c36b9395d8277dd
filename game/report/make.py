"""Writing a report and its data to files: whole or not at all, and never over a file that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.errors import UsageError
from game.paper.whole import NO_PDF, has_pdf, require_free, write
from game.report.blocks import Report
from game.report.content import report_of
from game.report.data import tables
from game.report.story import Days
from game.session.game import Game
from game.session.views.debrief_voices import Voices
from game.texts import Words

SUFFIXES = (".html", ".pdf")


def make_report(
    game: Game,
    words: Words,
    targets: Sequence[Path],
    *,
    voices: Voices = Voices.ROLE,
    days: Days | None = None,
    force: bool = False,
) -> tuple[Path, ...]:
    """Write the report of a game, finished or half-way, in the language of `words`; gives `targets`.

    targets  FILE.html, FILE.pdf, or both: the same report, made once
    voices   how openly ballots may be shown at most; what the table chose is never passed
    days     when it was played, as its log says
    force    a file that is there may be replaced

    Raises UsageError for another kind of file, a game without a result or a PDF without fpdf2, and CannotSave
    when a file is there already or cannot be written.
    """
    suffixes = [suffix_of(target) for target in targets]
    require_free(targets, force)
    report = report_of(game, words, voices, days)
    write({path: _drawn(report, suffix) for path, suffix in zip(targets, suffixes, strict=True)}, force)
    return tuple(targets)


def make_data(
    game: Game, words: Words, folder: Path, *, voices: Voices = Voices.ROLE, force: bool = False
) -> tuple[Path, ...]:
    """Write a game's tables into a folder, which is made when it is not there; gives the files.

    Raises CannotSave when one of them is there already or cannot be written.
    """
    files = {folder / name: text.encode() for name, text in tables(game, words, voices).items()}
    require_free(files, force)
    write(files, force, folder=folder)
    return tuple(files)


def suffix_of(target: Path) -> str:
    """`.html` or `.pdf`. Raises UsageError for anything else, and for a PDF that cannot be made here."""
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError("{path} is no name for a report: let it end in .html or .pdf.", path=target)
    if suffix == ".pdf" and not has_pdf():
        raise UsageError(NO_PDF)
    return suffix


def _drawn(report: Report, suffix: str) -> bytes:
    if suffix == ".pdf":
        from game.report.pdf import pdf

        return pdf(report)
    from game.report.page import html

    return html(report).encode()
