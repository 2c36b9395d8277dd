"""The commands. This room alone knows every other; docs/contract.md says what others rely on."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 sound, 1 a bad answer, 2 wrong usage, 3 a refused file."""
    from game.cli.run import run

    return run(sys.argv[1:] if argv is None else list(argv))
