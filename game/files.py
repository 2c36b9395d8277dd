"""Files that are there whole or not at all: written beside their place, and then given their name.

Knows nothing of what is in them. Every file that Wendbaar makes for a user comes about here.
"""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""What a memory stick without hard links answers."""


@contextlib.contextmanager
def whole_file(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """A name to write to; when that went well, what lies there is called `path`.

    replace  a file of that name may go

    Raises OSError (EEXIST when the name is taken); then nothing is left behind, and an old file stands.
    """
    part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        yield part
        if replace:
            os.replace(part, path)
            _keep_name(path)
        else:
            _give_name(part, path)
    finally:
        part.unlink(missing_ok=True)


def write_bytes(part: Path, data: bytes) -> None:
    """These bytes in a new file, on the disk on return."""
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _give_name(part: Path, path: Path) -> None:
    """`part` is called `path` from now on, also after a power cut. Never replaces a file."""
    if sys.platform == "win32":
        part.rename(path)  # refuses a name that is taken
        return
    try:
        os.link(part, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        # Look first, for here a rename would replace.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        part.rename(path)
    _keep_name(path)


def _keep_name(path: Path) -> None:
    """The folder knows the file by this name after a power cut too."""
    if sys.platform == "win32":
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
