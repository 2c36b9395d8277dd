"""The words of the game in the user's language.

Source texts are English and are their own key: `words.say("Quarter {turn}", turn=3)`. The Dutch
stands in `assets/translations/nl`; `python -m tests.catalogue` refreshes it. English needs no
catalogue. A catalogue that is absent or broken costs the translation, never the game.
"""

import gettext
import struct
from pathlib import Path

from game.errors import UsageError, fill, mark
from game.paths import assets_dir

__all__ = ["DOMAIN", "LANGUAGES", "Words", "catalogue_file", "mark"]

DOMAIN = "wendbaar"
LANGUAGES = ("nl", "en")
_SOURCE_LANGUAGE = "en"

# What gettext lets through when a catalogue is cut short, overwritten or has a bad heading.
_BROKEN = (OSError, ValueError, LookupError, AttributeError, TypeError, struct.error)


def catalogue_file(lang: str) -> Path:
    """The compiled catalogue of a language; English has none."""
    return assets_dir() / "translations" / lang / "LC_MESSAGES" / f"{DOMAIN}.mo"


class Words:
    """Says texts in one language.

    lang     one of LANGUAGES; anything else raises UsageError
    missing  what could not be said in that language: the catalogue's path when it could not be
             read, else each text that was asked for without a translation, in order of asking
    """

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise UsageError("There is no language {lang!r} here: choose nl or en.", lang=lang)
        self.lang = lang
        self._missing: dict[str, None] = {}
        self._catalogue: gettext.NullTranslations = gettext.NullTranslations()
        if lang != _SOURCE_LANGUAGE:
            self._load(catalogue_file(lang))

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(self._missing)

    def say(self, msgid: str, /, **args: object) -> str:
        """`msgid` in this language, with its {names} filled in."""
        return fill(self._catalogue.gettext(msgid) if msgid else "", args)

    def many(self, one: str, many: str, n: int, /, **args: object) -> str:
        """The form for `n` things, in this language; `{n}` in the text is `n`."""
        return fill(self._catalogue.ngettext(one, many, int(n)), {"n": n, **args})

    def _load(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._catalogue = gettext.GNUTranslations(file)
            self._catalogue.ngettext("", "", 2)
        except _BROKEN:
            self._missing[str(path)] = None
            self._catalogue = gettext.NullTranslations()
        else:
            self._catalogue.add_fallback(_Untranslated(self._missing))


class _Untranslated(gettext.NullTranslations):
    """Stands behind a catalogue: answers in English and keeps what was asked for."""

    def __init__(self, missing: dict[str, None]) -> None:
        super().__init__()
        self._missing = missing

    def gettext(self, message: str) -> str:
        self._missing[message] = None
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self._missing[msgid1] = None
        return super().ngettext(msgid1, msgid2, n)
