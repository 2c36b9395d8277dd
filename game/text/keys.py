"""The words that can be typed. Each is understood in both languages, whatever the language of the game."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

KEYS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    # everywhere
    "help": {"en": ("?", "help"), "nl": ("?", "hulp")},
    "back": {"en": ("back",), "nl": ("terug",)},
    "where": {"en": ("where", "status"), "nl": ("waar", "stand")},
    "show": {"en": ("show",), "nl": ("toon",)},
    "lang": {"en": ("lang", "language"), "nl": ("taal",)},
    "save": {"en": ("save",), "nl": ("bewaar",)},
    "quit": {"en": ("quit", "exit"), "nl": ("stop",)},
    "trainer": {"en": ("t", "trainer"), "nl": ("t",)},
    "note": {"en": ("note",), "nl": ("notitie",)},
    "share": {"en": ("share",), "nl": ("deel",)},
    "yes": {"en": ("yes", "y"), "nl": ("ja", "j")},
    "no": {"en": ("no", "n"), "nl": ("nee",)},
    "done": {"en": ("done",), "nl": ("klaar",)},
    # lists
    "all": {"en": ("all", "list"), "nl": ("alles", "lijst", "alle")},
    # vision
    "own": {"en": ("own",), "nl": ("eigen",)},
    "drop": {"en": ("drop",), "nl": ("wis",)},
    "stones": {"en": ("stones",), "nl": ("stenen",)},
    # ballots and talk
    "cover": {"en": ("cover",), "nl": ("verberg",)},
    "reveal": {"en": ("reveal",), "nl": ("onthul",)},
    "card": {"en": ("card",), "nl": ("kaart",)},
    "none": {"en": ("none",), "nl": ("geen",)},
    "count": {"en": ("count",), "nl": ("tel",)},
    "time": {"en": ("time",), "nl": ("tijd",)},
    "start": {"en": ("start",), "nl": ("begin",)},
    "hold": {"en": ("hold",), "nl": ("wacht",)},
    "event": {"en": ("event",), "nl": ("gebeurtenis",)},
    # plan
    "table": {"en": ("table",), "nl": ("tafel",)},
    "dimension": {"en": ("dimension", "dim"), "nl": ("dimensie",)},
    "out": {"en": ("out",), "nl": ("uit",)},
    "leader": {"en": ("leader",), "nl": ("leider",)},
    "teams": {"en": ("teams",), "nl": ("team",)},
    "revise": {"en": ("revise",), "nl": ("herzie",)},
    "plan": {"en": ("plan",), "nl": ()},
    # result
    "why": {"en": ("why",), "nl": ("waarom",)},
    "rest": {"en": ("rest",), "nl": ()},
    # looking back
    "look": {"en": ("look",), "nl": ("terugkijken",)},
    "lines": {"en": ("lines",), "nl": ("lijnen",)},
    "board": {"en": ("board",), "nl": ("bord",)},
    "ballots": {"en": ("ballots",), "nl": ("stemmen",)},
    "stance": {"en": ("deeds",), "nl": ("deden",)},
    "roles": {"en": ("roles",), "nl": ("rollen",)},
    "expected": {"en": ("expected",), "nl": ("verwacht",)},
    "notes": {"en": ("notes",), "nl": ("afspraken",)},
    "agree": {"en": ("agree",), "nl": ("afspraak",)},
    "whatif": {"en": ("whatif",), "nl": ("watals",)},
    "new": {"en": ("new",), "nl": ("nieuw",)},
    "keep": {"en": ("keep",), "nl": ("hou",)},
    "again": {"en": ("again",), "nl": ("opnieuw",)},
    "name": {"en": ("name",), "nl": ("naam",)},
    "vision": {"en": ("vision",), "nl": ("visie",)},
    "steps": {"en": ("steps",), "nl": ("stappen",)},
    "report": {"en": ("report",), "nl": ("verslag",)},
    # trainer
    "pause": {"en": ("pause",), "nl": ("pauze",)},
    "resume": {"en": ("resume", "go"), "nl": ("verder",)},
    "extend": {"en": ("extend", "more"), "nl": ("erbij", "meer")},
    "skip": {"en": ("skip",), "nl": ("overslaan",)},
    "inject": {"en": ("inject",), "nl": ("inbrengen",)},
    "remove": {"en": ("remove",), "nl": ("weghalen",)},
    "full": {"en": ("full",), "nl": ("vol",)},
    "join": {"en": ("join",), "nl": ("samen",)},
    "paper": {"en": ("paper",), "nl": ("papier",)},
    "seats": {"en": ("seats",), "nl": ("plaatsen",)},
    "fact": {"en": ("fact",), "nl": ("feit",)},
    "end": {"en": ("end",), "nl": ("einde",)},
    "about": {"en": ("about",), "nl": ("achtergrond",)},
    "rehearse": {"en": ("rehearse",), "nl": ("oefenen",)},
    "bots": {"en": ("bots",), "nl": ("bots",)},
    "quarter": {"en": ("quarter",), "nl": ("kwartaal",)},
    "finish": {"en": ("finish",), "nl": ("uitspelen",)},
}
"""Key -> language -> words; the first one is the word that help shows."""

MEANS: Mapping[str, str] = {
    word: key for key, by_language in KEYS.items() for words in by_language.values() for word in words
}


def key_word(key: str, lang: str) -> str:
    """How a key is written in `lang`."""
    by_language = KEYS[key]
    words = by_language.get(lang) or by_language["en"]
    return words[0]


@dataclass(frozen=True, slots=True)
class Typed:
    """One line, as it was typed and as it can be understood."""

    raw: str
    key: str
    """The key its first word means; empty when it means none."""
    rest: str
    """What stands behind the first word."""

    @property
    def numbers(self) -> tuple[int, ...] | None:
        """The whole line as numbers, separated by spaces or commas; None when it is something else."""
        return numbers_in(self.raw)

    @property
    def number(self) -> int | None:
        """The whole line as one number."""
        found = self.numbers
        return found[0] if found is not None and len(found) == 1 else None

    @property
    def is_empty(self) -> bool:
        return not self.raw


def understand(raw: str) -> Typed:
    first, _, rest = raw.partition(" ")
    return Typed(raw, MEANS.get(first.casefold(), ""), rest.strip())


def numbers_in(text: str) -> tuple[int, ...] | None:
    """Whole numbers of at most four digits; None when there is anything else, or nothing."""
    parts = text.replace(",", " ").split()
    if not parts or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    return tuple(int(part) for part in parts)


def picked(text: str, letters: tuple[str, ...]) -> int | None:
    """Which of `letters` is meant, by its letter or its number from 1; the place from 0, or None."""
    wanted = text.strip().rstrip(".)").casefold()
    for place, letter in enumerate(letters):
        if wanted and wanted in (letter.casefold(), str(place + 1)):
            return place
    return None
