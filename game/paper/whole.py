"""Papers in files: whole or not at all, and never over a file that is there unless that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from game.errors import CannotSave, mark
from game.files import whole_file, write_bytes

NO_PDF = mark(
    "A PDF needs the package fpdf2, which is not here: install `wendbaar[pdf]`, or call the report .html and "
    "print that."
)
NO_SHEETS = mark(
    "Sheets are PDFs, and those need the package fpdf2, which is not here: install `wendbaar[pdf]`."
)


def has_pdf() -> bool:
    """Whether a PDF can be made here."""
    try:
        import fpdf  # noqa: F401
    except ImportError:
        return False
    return True


def require_free(paths: Iterable[Path], force: bool) -> None:
    """Raises CannotSave for the first that is there, unless it may be replaced."""
    for path in paths:
        if path.is_dir():
            raise CannotSave("{path} is a folder: give the name of a file.", path=path)
        if not force and (path.exists() or path.is_symlink()):
            raise CannotSave(
                "There already is a file {path}: choose another name, or replace it with --force.", path=path
            )


def write(files: Mapping[Path, bytes], force: bool, *, folder: Path | None = None) -> None:
    """Every file in turn.

    folder  is made first where it is not there; a folder that was only misspelt should not be

    Raises CannotSave for the first that cannot be written.
    """
    path = folder or Path()
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            with whole_file(path, replace=force) as part:
                write_bytes(part, data)
    except OSError as error:
        raise CannotSave(
            "{path} cannot be written ({reason}): name a file or folder that is yours.",
            path=path,
            reason=error.strerror or str(error),
        ) from error
