"""What every reader of the format must know, and needs no library for."""

from __future__ import annotations

FORMAT = 1
"""The version of the format that this program reads and writes."""

STANDARD_LANGUAGE = "nl"
"""The language of a scenario that does not say its own."""


def is_language(code: str) -> bool:
    """Whether `code` can be a language: two small letters, as in `nl` and `en`."""
    return len(code) == 2 and code.isascii() and code.isalpha() and code.islower()
