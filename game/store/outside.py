"""What a file is from outside: its place, its size, its first bytes and what lies beside it.

All of this is looked at before SQLite opens the file, and without trusting any of it.
"""

import errno
import os
import stat
from pathlib import Path

from game.errors import DamagedFile, RefusedFile, UsageError

FORMAT = 2  # PRAGMA user_version
APPLICATION_ID = 0x57454E44  # "WEND"
MAX_FILE_BYTES = 16 * 2**20
PAGE_BYTES = 4096
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def look_at_outside(path: Path) -> None:
    """Refuses what isn't a game by its size, its head and what lies beside it, before SQLite sees it."""
    try:
        about = path.stat()
    except OSError as error:
        raise _not_there(path, error) from None
    if not stat.S_ISREG(about.st_mode):
        raise RefusedFile("{path} is not a saved game: it is a folder or a device.", path=path)
    if about.st_size > MAX_FILE_BYTES:
        raise RefusedFile(
            "{path} is larger than a saved game can be ({limit} MB).",
            path=path,
            limit=MAX_FILE_BYTES // 2**20,
        )
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except PermissionError:
        raise may_not_read(path) from None
    _look_at_head(head, path)
    look_beside(path)
    # A half-written step may have made the file longer than its head says.
    if about.st_size != _number(head, 28) * PAGE_BYTES and not has_journal(path):
        raise other_size(path)


def _not_there(path: Path, error: OSError) -> RefusedFile | UsageError | OSError:
    """Why a path leads to no file that can be looked at; the error itself when it is the disk's."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR | errno.ENAMETOOLONG:
            return UsageError("There is no file {path}.", path=path)
        case errno.ELOOP:
            return RefusedFile("{path} is not a saved game: it is a link that leads nowhere.", path=path)
        case errno.EACCES | errno.EPERM:
            return may_not_read(path)
        case _:
            return error


def may_not_read(path: Path) -> UsageError:
    return UsageError("You may not read {path}: ask whoever it belongs to.", path=path)


def look_beside(path: Path) -> None:
    """Refuses what SQLite would take for a part of the game, but Wendbaar never writes.

    That is a write-ahead log, and a journal that names another file: SQLite would delete that one.
    """
    if os.path.lexists(_beside(path, "-wal")) or (has_journal(path) and _names_a_file(journal(path))):
        raise RefusedFile(
            "{path} is not safe to open: a file lies beside it that Wendbaar did not write; move {path} to a "
            "folder of its own.",
            path=path,
        )


def _names_a_file(beside: Path) -> bool:
    """Whether a journal ends in the name of a super-journal (sqlite.org/fileformat.html, 3), or is none.

    A link, a folder or a pipe is none: reading a pipe would wait for ever.
    """
    about = beside.lstat()
    if not stat.S_ISREG(about.st_mode) or about.st_size > MAX_FILE_BYTES:
        return True
    with beside.open("rb") as file:
        file.seek(-min(8, about.st_size), os.SEEK_END)
        return file.read() == _JOURNAL_MAGIC


def _look_at_head(head: bytes, path: Path) -> None:
    """Reads the head of a database by itself (sqlite.org/fileformat.html, 1.3)."""
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
        raise RefusedFile("{path} is not a saved game of Wendbaar.", path=path)
    if _number(head, 68) != APPLICATION_ID:
        raise RefusedFile("{path} is a database, but not a saved game of Wendbaar.", path=path)
    version = _number(head, 60)
    if version > FORMAT:
        raise RefusedFile(
            "{path} comes from a newer Wendbaar: it needs one that reads save format {needed}, and this one "
            "reads up to {known}. Install the newest Wendbaar.",
            path=path,
            needed=version,
            known=FORMAT,
        )
    # After a kill the journal may still have to put the change counter right.
    counted = head[92:96] == head[24:28] or has_journal(path)
    if version < 1 or not _has_our_layout(head) or not counted:
        raise DamagedFile(
            "{path} is damaged: the first page was changed",
            path=path,
        )


def _has_our_layout(head: bytes) -> bool:
    """Rollback journal, our page size, UTF-8, no vacuuming, nothing in the bytes that must be zero."""
    return (
        _number(head, 16, 2) == PAGE_BYTES
        and head[18:20] == b"\x01\x01"
        and head[21:24] == b"\x40\x20\x20"
        and _number(head, 44) == 4
        and _number(head, 48) == 0
        and _number(head, 52) == 0
        and _number(head, 56) == 1
        and _number(head, 64) == 0
        and not any(head[72:92])
    )


def _number(head: bytes, start: int, length: int = 4) -> int:
    return int.from_bytes(head[start : start + length], "big")


def other_size(path: Path) -> DamagedFile:
    return DamagedFile("{path} is damaged: it was cut off, or something was put behind its end", path=path)


def where_it_lies(path: Path) -> Path:
    """The file itself, where `path` is a link: beside it, not beside the link, lies what belongs to it."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path.absolute()


def journal(path: Path) -> Path:
    return _beside(path, "-journal")


def has_journal(path: Path) -> bool:
    """Whether SQLite would look at a journal of `path`, be it ours or not."""
    try:
        about = journal(path).lstat()
    except OSError:
        return False
    return about.st_size > 0 or not stat.S_ISREG(about.st_mode)


def _beside(path: Path, ending: str) -> Path:
    place = where_it_lies(path)
    return place.with_name(place.name + ending)
