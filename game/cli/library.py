"""Scenarios and saved games for the window: the folders behind its screens."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from game.cli.shelf import FolderShelf
from game.engine import MODEL_VERSION
from game.paths import scenarios_dir
from game.scenario import Scenario, find_scenarios
from game.scenario.load import Listed
from game.session.events import GameStarted
from game.session.game import Game
from game.session.shelf import SavedGame
from game.session.sitting import Sitting, new_game
from game.session.views.debrief_voices import Voices
from game.session.views.setup import ScenarioView, scenario_view
from game.texts import Words
from game.ui.library import Mistakes, Playable

SEEDS = 10**9
"""Start numbers have up to nine digits, which can be read aloud."""


class FolderLibrary:
    """What ships, and what a shelf holds."""

    def __init__(self, shelf: FolderShelf, folders: Sequence[Path] = ()) -> None:
        self.shelf = shelf
        self.folders = tuple(folders) or (scenarios_dir(),)

    @property
    def folder(self) -> Path:
        return self.shelf.folder

    @cached_property
    def _listed(self) -> tuple[Listed, ...]:
        return tuple(find_scenarios(self.folders))

    def scenarios(self) -> Sequence[Playable]:
        """The shortest first: that is where a new group begins."""
        offered = [one.scenario for one in self._listed if one.scenario is not None and one.is_offered]
        return sorted(offered, key=lambda one: one.spec.minutes)

    def view(self, scenario: Playable, words: Words) -> ScenarioView:
        return scenario_view(_scenario(scenario), words)

    def mistakes(self, words: Words) -> Sequence[Mistakes]:
        return [
            Mistakes(one.path.name, tuple(found.say(words) for found in one.findings if found.is_error))
            for one in self._listed
            if one.scenario is None
        ]

    def new_seed(self) -> int:
        return secrets.randbelow(SEEDS)

    def preview(self, scenario: Playable, seed: int) -> Game:
        return new_game(_scenario(scenario), GameStarted(scenario.id, seed, MODEL_VERSION))

    def begin(self, scenario: Playable, seed: int) -> Sitting:
        return self.shelf.begin(_scenario(scenario), seed)

    def open(self, path: Path) -> Sitting:
        return self.shelf.open(path)

    def games(self) -> Sequence[SavedGame]:
        return self.shelf.games()

    def copy(self, sitting: Sitting, path: Path) -> None:
        self.shelf.copy(sitting, path)

    def report(self, sitting: Sitting, voices: Voices, words: Words) -> Sequence[Path]:
        return self.shelf.report(sitting, voices, words)


def _scenario(playable: Playable) -> Scenario:
    if not isinstance(playable, Scenario):
        raise TypeError(f"no scenario: {playable!r}")
    return playable
