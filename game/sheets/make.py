"""The papers of a scenario as PDF files: which there are, in which languages, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from game.errors import UsageError, mark
from game.paper.whole import NO_SHEETS, has_pdf, require_free, write
from game.scenario import Scenario
from game.sheets.reading import Reading
from game.texts import LANGUAGES, Words

PAPERS = ("guide", "roles", "participants", "poster", "ballots")
"""What `--only` may name, in the order in which they are made."""
TITLES = {
    "guide": mark("Trainer's guide"),
    "roles": mark("Role cards"),
    "participants": mark("Participants' sheet"),
    "poster": mark("Vision poster"),
    "ballots": mark("Ballot slips"),
}
CALLED = {
    "guide": {"en": "guide", "nl": "draaiboek"},
    "roles": {"en": "role-cards", "nl": "rolkaarten"},
    "participants": {"en": "participants", "nl": "deelnemersblad"},
    "poster": {"en": "vision-poster", "nl": "visieposter"},
    "ballots": {"en": "ballot-slips", "nl": "stembriefjes"},
}
"""How a paper's file is called, behind the scenario's id."""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was written."""

    path: Path
    unknown: frozenset[str]
    """Signs of its texts that the letters do not have: a question mark stands there."""
    cut: tuple[str, ...]
    """Texts that were longer than their place: they end in three dots."""


def make_sheets(
    scenario: Scenario,
    languages: Sequence[str],
    folder: Path,
    *,
    called: str,
    made_on: datetime,
    only: Sequence[str] = PAPERS,
    force: bool = False,
) -> tuple[Made, ...]:
    """Write the papers into a folder, which is made when it is not there.

    languages  of LANGUAGES; a text without a translation stands in the scenario's own
    called     how the scenario is named on the command line, for the commands in the guide
    made_on    for the PDFs' own date
    only       which papers, of PAPERS
    force      files that are there may be replaced

    Raises UsageError without fpdf2, CannotSave when a file is there already (then nothing is written) or
    cannot be written.
    """
    if not has_pdf():
        raise UsageError(NO_SHEETS)
    wanted = [(name, lang) for lang in languages for name in PAPERS if name in only]
    paths = {(name, lang): folder / f"{scenario.id}-{CALLED[name][lang]}.pdf" for name, lang in wanted}
    require_free(paths.values(), force)
    from game.sheets.draw import draw

    made: list[Made] = []
    files: dict[Path, bytes] = {}
    for name, lang in wanted:
        reading = Reading(scenario, Words(lang))
        drawn = draw(name, TITLES[name], reading, called, made_on)
        files[paths[name, lang]] = drawn.data
        made.append(Made(paths[name, lang], drawn.unknown, drawn.cut))
    write(files, force, folder=folder)
    return tuple(made)


def languages_of(scenario: Scenario, wanted: str | None, usual: str) -> tuple[str, ...]:
    """In which languages its papers can be made.

    wanted  nl, en, `all` that the scenario has, or None: the user's own where the scenario has it
    usual   the user's own language

    Where the scenario does not have what is wanted it is the scenario's own, or else the user's.
    """
    has = tuple(_shared(scenario))
    if wanted == "all":
        return has or (usual,)
    if (wanted or usual) in has:
        return (wanted or usual,)
    return has[:1] or (usual,)


def _shared(scenario: Scenario) -> Iterator[str]:
    """Languages that both the scenario and the game have, the scenario's own first."""
    return (lang for lang in scenario.languages if lang in LANGUAGES)
