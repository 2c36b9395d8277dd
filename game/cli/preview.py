"""`wendbaar preview`: the screens of a scenario, read again at every save."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.settings import read_settings
from game.errors import UsageError, WendbaarError
from game.paths import scenarios_dir
from game.scenario import Finding, ScenarioErrors, ScenarioRefused, check_scenario, load_scenario
from game.scenario.findings import nearest
from game.scenario.load import scenario_file
from game.session.showcase import Showcase, found, items_of
from game.texts import Words, mark

if TYPE_CHECKING:
    from game.ui.previewing import Reading

NO_WINDOW = mark("There is no window here: a preview needs a screen. `wendbaar check` works without one.")
ENDINGS = (".yaml", ".yml")
GONE_LOOKS = 6
"""How often a file may be away when it is looked at: an editor that replaces it needs a moment."""

Stamp = dict[Path, tuple[int, int]]


def run(args: argparse.Namespace, words: Words) -> int:
    """Show until the window closes."""
    from game.ui.app import Window, WindowSize, has_display, look_of

    path = scenario_file(args.scenario, [scenarios_dir()])
    if args.what:
        _judge(path, args.what)
    if not has_display():
        raise UsageError(NO_WINDOW)
    from game.ui.previewing import Previewing

    settings = read_settings()
    settings = replace(
        settings,
        lang=words.lang,
        theme=args.theme or settings.theme,
        text_percent=args.text_size or settings.text_percent,
    )
    width, height = args.size or (1280, 720)
    window = Window(words, look_of(settings), WindowSize(width, height), screen_reader=settings.screen_reader)
    Previewing(window, ScenarioSource(path), args.what or "").run()
    return 0


def _judge(path: Path, what: str) -> None:
    """Whether there is such a thing; a file with mistakes may still get it. Raises UsageError."""
    try:
        scenario = load_scenario(path, search=[scenarios_dir()])
    except (ScenarioErrors, ScenarioRefused):
        return
    if found(scenario, what) is not None:
        return
    known = [item.id or item.name for item in items_of(scenario)]
    if close := nearest(what.partition(":")[2] or what, known):
        raise UsageError(
            "This scenario has no event, action or role {what}. Did you mean {close}?", what=what, close=close
        )
    raise UsageError(
        "This scenario has no event, action or role {what}. F2 in the preview lists all there is.", what=what
    )


class ScenarioSource:
    """A scenario's file, its translations and what it extends.

    Every YAML file in its own folder and in that of the scenarios that ship is watched, so that a translation
    that is made, or a parent that is changed, is seen as well.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folders = tuple(dict.fromkeys((path.parent, scenarios_dir())))
        self._read_at = self._now()
        self._seen = self._read_at
        self._gone = 0

    @property
    def name(self) -> str:
        return self.path.name

    def changed(self) -> bool:
        """Whether something was saved, and has been the same since the last look."""
        now = self._now()
        settled, self._seen = now == self._seen, now
        self._gone = 0 if self.path in now else self._gone + 1
        if 0 < self._gone < GONE_LOOKS:
            return False
        return settled and now != self._read_at

    def read(self, words: Words) -> Reading:
        from game.ui.previewing import Reading
        from game.ui.screens.preview import Told

        self._read_at = self._seen = self._now()
        search = [scenarios_dir()]
        try:
            scenario = load_scenario(self.path, search=search)
            remarks = self._remarks(check_scenario(self.path, search=search), words)
        except (ScenarioErrors, ScenarioRefused) as error:
            mistakes = tuple(self._line(one, words) for one in error.findings if one.is_error)
            return Reading(None, Told(mistakes, self._remarks(error.findings, words)))
        except (WendbaarError, OSError) as error:
            told = error.say(words) if isinstance(error, WendbaarError) else str(error)
            return Reading(None, Told((told,)))
        return Reading(Showcase(scenario), Told((), remarks))

    def _remarks(self, findings: Sequence[Finding], words: Words) -> tuple[str, ...]:
        """Warnings and advice about these files alone: what it extends is somebody else's work."""
        own = [one for one in findings if Path(one.file).stem.partition(".")[0] == self.path.stem]
        return tuple(self._line(one, words) for one in own if not one.is_error)

    def _line(self, finding: Finding, words: Words) -> str:
        """As `wendbaar check` says it, with the file's name alone: all lie in one folder."""
        return finding.say(words).removeprefix(f"{self.path.parent}{os.sep}")

    def _now(self) -> Stamp:
        """Time of change in ns and size of every file that may matter."""
        stamp: Stamp = {}
        for folder in self.folders:
            try:
                files = [file for file in folder.iterdir() if file.suffix in ENDINGS]
            except OSError:
                continue
            for file in files:
                try:
                    about = file.stat()
                except OSError:  # it went between the two looks
                    continue
                stamp[file] = (about.st_mtime_ns, about.st_size)
        return stamp
