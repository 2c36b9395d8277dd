"""Writing a report and its data to files: whole or not at all, and never over a file that is there."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

from game.errors import CannotSave, UsageError, mark
from game.report.blocks import Report
from game.report.content import report_of
from game.report.data import tables
from game.report.story import Days
from game.session.game import Game
from game.session.views.debrief_voices import Voices
from game.texts import Words

SUFFIXES = (".html", ".pdf")
NO_PDF = mark(
    "A PDF needs the package fpdf2, which is not here: install `wendbaar[pdf]`, or call the report .html and "
    "print that."
)


def make_report(
    game: Game,
    words: Words,
    target: Path,
    *,
    voices: Voices = Voices.ROLE,
    days: Days | None = None,
    force: bool = False,
) -> Path:
    """Write the report of a game, finished or half-way, in the language of `words`; gives `target`.

    target  FILE.html or FILE.pdf
    voices  how openly ballots may be shown at most; what the table chose is never passed
    days    when it was played, as its log says
    force   a file that is there may be replaced

    Raises UsageError for another kind of file, a game without a result or a PDF without fpdf2, and CannotSave
    when the file is there already or cannot be written.
    """
    suffix = suffix_of(target)
    require_free([target], force)
    report = report_of(game, words, voices, days)
    _write({target: _drawn(report, suffix)}, force)
    return target


def make_data(
    game: Game, words: Words, folder: Path, *, voices: Voices = Voices.ROLE, force: bool = False
) -> tuple[Path, ...]:
    """Write a game's tables into a folder, which is made when it is not there; gives the files.

    Raises CannotSave when one of them is there already or cannot be written.
    """
    files = {folder / name: text.encode() for name, text in tables(game, words, voices).items()}
    require_free(files, force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_written(folder, error) from error
    _write(files, force)
    return tuple(files)


def suffix_of(target: Path) -> str:
    """`.html` or `.pdf`. Raises UsageError for anything else, and for a PDF that cannot be made here."""
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError("{path} is no name for a report: let it end in .html or .pdf.", path=target)
    if suffix == ".pdf" and not has_pdf():
        raise UsageError(NO_PDF)
    return suffix


def has_pdf() -> bool:
    """Whether a PDF can be made here."""
    try:
        import fpdf  # noqa: F401
    except ImportError:
        return False
    return True


def require_free(paths: Mapping[Path, object] | list[Path], force: bool) -> None:
    """Raises CannotSave for the first that is there, unless it may be replaced."""
    for path in paths:
        if path.is_dir():
            raise CannotSave("{path} is a folder: give the name of a file.", path=path)
        if not force and (path.exists() or path.is_symlink()):
            raise CannotSave(
                "There already is a file {path}: choose another name, or replace it with --force.", path=path
            )


def _drawn(report: Report, suffix: str) -> bytes:
    if suffix == ".pdf":
        from game.report.pdf import pdf

        return pdf(report)
    from game.report.page import html

    return html(report).encode()


def _write(files: Mapping[Path, bytes], force: bool) -> None:
    for path, data in files.items():
        try:
            with _beside(path) as part:
                part.write_bytes(data)
                if force:
                    os.replace(part, path)
                else:
                    _give_name(part, path)
        except OSError as error:
            raise _not_written(path, error) from error


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name to write to in the same folder; nothing is left of it."""
    part = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        yield part
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _give_name(part: Path, path: Path) -> None:
    """Without replacing what came there meanwhile, where the file system can promise that."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        os.replace(part, path)


def _not_written(path: Path, error: OSError) -> CannotSave:
    return CannotSave(
        "{path} cannot be written ({reason}): name a file or folder that is yours.",
        path=path,
        reason=error.strerror or str(error),
    )
