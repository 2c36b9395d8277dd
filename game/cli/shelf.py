"""Games kept as files in a folder."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from game.engine import MODEL_VERSION
from game.errors import DamagedFile, RefusedFile, WendbaarError
from game.paths import saves_dir
from game.scenario import Scenario
from game.scenario.text import Text
from game.session.events import GameEnded, RehearsalBegun, TurnOpened
from game.session.shelf import SavedGame
from game.session.sitting import SCENARIO_BROKEN, Sitting, heading_of, now
from game.session.views.debrief_voices import Voices
from game.store.base import SUFFIX
from game.store.sqlite import SqliteStore
from game.texts import Words


class FolderShelf:
    """The saved games of one folder (the user's own by default)."""

    def __init__(self, folder: Path | None = None, words: Words | None = None) -> None:
        self.folder = saves_dir() if folder is None else folder
        self._words = words or Words("en")

    def begin(self, scenario: Scenario, seed: int, path: Path | None = None, name: str = "") -> Sitting:
        store = SqliteStore.create(
            path or self._free_name(scenario.spec.id, name), heading_of(scenario, created=now())
        )
        try:
            return Sitting.start(store, scenario, seed)
        except BaseException:
            store.close()
            raise

    def open(self, path: Path) -> Sitting:
        store = SqliteStore.open(path)
        try:
            return Sitting.resume(store)
        except BaseException:
            store.close()
            raise

    def games(self) -> list[SavedGame]:
        found = [self._about(path) for path in sorted(self.folder.glob(f"*{SUFFIX}")) if path.is_file()]
        return sorted(found, key=lambda game: (game.updated, str(game.path)), reverse=True)

    def copy(self, sitting: Sitting, path: Path) -> None:
        store = sitting.store
        assert isinstance(store, SqliteStore)
        store.copy_to(path)

    def report(self, sitting: Sitting, voices: Voices, words: Words) -> tuple[Path, ...]:
        """Written beside the game. Raises CannotSave or UsageError."""
        from game.cli.report import report_beside

        store = sitting.store
        assert isinstance(store, SqliteStore)
        return report_beside(store, sitting.game, words, voices, store.path)

    def _free_name(self, scenario: str, name: str) -> Path:
        plain = re.sub(r"[^\w-]+", "-", name.strip(), flags=re.UNICODE).strip("-")[:40]
        stem = "-".join(part for part in (date.today().isoformat(), scenario, plain) if part)
        number = 1
        while (path := self.folder / f"{stem}{'' if number == 1 else f'-{number}'}{SUFFIX}").exists():
            number += 1
        return path

    def _about(self, path: Path) -> SavedGame:
        try:
            return _listed(path)
        except WendbaarError as error:
            said, damaged = error.say(self._words), isinstance(error, RefusedFile)
            return SavedGame(path, "", None, 0, 0, "", "", False, trouble=said, damaged=damaged)


def _listed(path: Path) -> SavedGame:
    """What a list tells of a game, from its heading: reading the whole scenario would take too long."""
    with SqliteStore.open(path, read_only=True) as store:
        records = store.read()
        meta = store.meta
    try:
        scenario = json.loads(meta["scenario"])
        language = scenario.get("language", "nl")
        title = scenario["title"]
        texts = title if isinstance(title, dict) and title else {language: title}
        title = Text({str(code): str(text) for code, text in texts.items()}, language)
        name, turns = str(scenario["id"]), int(scenario["turns"])
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise DamagedFile(SCENARIO_BROKEN) from error
    return SavedGame(
        path=path,
        scenario=name,
        title=title,
        turn=sum(record.kind == TurnOpened.kind for record in records),
        turns=turns,
        started=records[0].time if records else "",
        updated=records[-1].time if records else "",
        finished=any(record.kind == GameEnded.kind for record in records),
        rehearsal=any(record.kind == RehearsalBegun.kind for record in records),
        model="" if meta.get("engine") == MODEL_VERSION else meta.get("engine", ""),
    )
