"""What SQLite and the system say when something goes wrong, in words that say what to do."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from game.errors import CannotSave, DamagedFile, FileInUse, WendbaarError


@contextlib.contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system say about `path` into an error with a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(path, error) from error
    except OSError as error:
        raise _from_system(path, error) from error
    except UnicodeDecodeError as error:
        # SQLite quotes a damaged schema in its message, and Python can't decode that.
        raise malformed(path, "unreadable text") from error


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 when Python raised the error itself."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _from_sqlite(path: Path, error: sqlite3.Error) -> WendbaarError:
    match primary_code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return FileInUse("{path} is open in another Wendbaar: close it there first.", path=path)
        case sqlite3.SQLITE_FULL:
            return _disk_full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _not_writable(path)
        case sqlite3.SQLITE_IOERR:
            return _disk_trouble(path, str(error))
        case _:
            return malformed(path, str(error))


def _from_system(path: Path, error: OSError) -> WendbaarError:
    match error.errno:
        case errno.EEXIST:
            return CannotSave("There already is a file {path}: choose another name.", path=path)
        case errno.ENOSPC | errno.EDQUOT:
            return _disk_full(path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _not_writable(path)
        case _:
            return _disk_trouble(path, error.strerror or str(error))


def _disk_full(path: Path) -> CannotSave:
    return CannotSave(
        "The disk with {path} is full: make room, then try again. The last step is not saved.", path=path
    )


def _not_writable(path: Path) -> CannotSave:
    return CannotSave(
        "Wendbaar may not write {path}: choose another folder, or make this file and folder writable.",
        path=path,
    )


def _disk_trouble(path: Path, detail: str) -> CannotSave:
    return CannotSave(
        "{path} could not be read or written ({detail}): is the disk full, or was it taken out?",
        path=path,
        detail=detail,
    )


def malformed(path: Path, detail: str) -> DamagedFile:
    return DamagedFile(
        "{path} is damaged: its pages do not hang together ({detail})",
        path=path,
        detail=" ".join(detail.split()),
    )
