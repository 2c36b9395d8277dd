"""The user's settings: one small JSON file. A broken one costs the settings, never the game."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, fields

from game.paths import settings_file
from game.texts import LANGUAGES
from game.ui.settings import TEXT_SIZES, Settings

__all__ = ["Settings", "read_settings", "write_settings"]

ALLOWED: Mapping[str, tuple[object, ...]] = {
    "lang": LANGUAGES,
    "text_percent": TEXT_SIZES,
    "theme": ("light", "dark", "contrast"),
    "calm": (False, True),
    "second_screen": ("auto", "off"),
    "reading": (False, True),
    "screen_reader": (False, True),
}


def read_settings() -> Settings:
    """What was kept; a value that means nothing is as it came."""
    try:
        data = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    sound = {
        field.name: data[field.name]
        for field in fields(Settings)
        if type(data.get(field.name)) is type(ALLOWED[field.name][0])
        and data[field.name] in ALLOWED[field.name]
    }
    return Settings(**sound)


def write_settings(settings: Settings) -> None:
    """Keep them: written beside the file and put in its place. Raises OSError when that is not possible."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
    os.replace(beside, path)
