"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """`message` says what there is, and what to do when it is not ok.

    essential  without it no game can be played or kept; what is not ok else only needs a thought
    """

    ok: bool
    message: str
    essential: bool = True


def hint(message: str) -> Found:
    """Worth a thought; the game goes on without it."""
    return Found(False, message, essential=False)


def fine(message: str) -> Found:
    return Found(True, message)
