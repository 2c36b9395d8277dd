"""The user's settings: one small JSON file. A broken one costs the settings, never the game."""

from __future__ import annotations

import json
from dataclasses import dataclass

from game.paths import settings_file
from game.texts import LANGUAGES


@dataclass(frozen=True, slots=True)
class Settings:
    lang: str = "nl"


def read_settings() -> Settings:
    try:
        data = json.loads(settings_file().read_text(encoding="utf-8"))
        lang = data.get("lang")
    except (OSError, ValueError, AttributeError, RecursionError):
        return Settings()
    return Settings(lang if lang in LANGUAGES else Settings().lang)
