"""The errors that a user can meet: one plain sentence each, which says what to do.

An error keeps its English sentence and the arguments apart, so that a face can say it in the
user's language; `str(error)` is the English. Every class here is an extraction keyword of the
catalogue (`tests/catalogue.py`): its first argument must be a literal text.
"""

from collections.abc import Mapping
from pathlib import PurePath
from typing import ClassVar, Protocol


def mark(msgid: str) -> str:
    """`msgid` itself: tells the catalogue that this constant is a text to translate."""
    return msgid


USE_ANOTHER = mark("{damage}; use another copy, or save what is sound with `wendbaar rescue`.")


class _Gaps(dict[str, object]):
    """Arguments of a text, in which a name that was not given stands for itself."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def fill(text: str, args: Mapping[str, object]) -> str:
    """`text` with its {names} filled in.

    A name without a value stays as it is, and a text that cannot be filled at all comes back
    unfilled: a slip in a translation must not stop a game.
    """
    try:
        return text.format_map(_Gaps(args))
    except (ValueError, LookupError, AttributeError, TypeError):
        return text


def _plain(value: object) -> object:
    """A file's name, or a word out of a file, without what would break a line or steer a terminal."""
    if not isinstance(value, str | PurePath) or str(value).isprintable():
        return value
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in str(value))


class Speaks(Protocol):
    """What an error needs of `game.texts.Words`."""

    def say(self, msgid: str, /, **args: object) -> str:
        """`msgid` in the user's language, with its {names} filled in."""
        ...


class WendbaarError(Exception):
    """Something that a user can do something about. Exit code 1."""

    exit_code: ClassVar[int] = 1

    def __init__(self, msgid: str, /, **args: object) -> None:
        """`msgid` is the English sentence; `args` fill its {names}."""
        super().__init__(msgid)
        self.msgid = msgid
        self.args_by_name = {name: _plain(value) for name, value in args.items()}

    @property
    def message(self) -> str:
        """The sentence in English."""
        return fill(self.msgid, self.args_by_name)

    def say(self, words: Speaks) -> str:
        """The sentence in the language of `words`."""
        return words.say(self.msgid, **self.args_by_name)

    def __str__(self) -> str:
        return self.message


class UsageError(WendbaarError):
    """The command or its words are wrong. Exit code 2."""

    exit_code: ClassVar[int] = 2


class BadAnswer(WendbaarError):
    """What was asked for was done, and the answer is bad. Exit code 1."""


class RefusedFile(WendbaarError):
    """A file was refused as damaged, hostile or too new. Exit code 3."""

    exit_code: ClassVar[int] = 3


class DamagedFile(RefusedFile):
    """A saved game is damaged, but what is sound of it may be saved; `msgid` says what is wrong, unended."""

    @property
    def message(self) -> str:
        return fill(USE_ANOTHER, {"damage": super().message})

    def say(self, words: Speaks) -> str:
        return words.say(USE_ANOTHER, damage=super().say(words))


class CannotSave(WendbaarError):
    """A game could not be written: disk full, folder read-only, too large. Exit code 1."""


class FileInUse(WendbaarError):
    """Another running Wendbaar holds the file. Exit code 1."""
