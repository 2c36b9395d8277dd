"""Where things are: what ships with the game, and what a user keeps.

Nothing here makes a folder or opens a file.
"""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def scenarios_dir() -> Path:
    """The scenarios that ship with the game."""
    return _shipped("scenarios")


def assets_dir() -> Path:
    """Fonts, icons, themes and translations."""
    return _shipped("assets")


def saves_dir() -> Path:
    """Where games are saved: WENDBAAR_SAVES, else `saves/` of a checkout, else the user's documents."""
    if chosen := os.environ.get("WENDBAAR_SAVES"):
        return Path(chosen)
    if _is_checkout():
        return _PACKAGE.parent / "saves"
    return platformdirs.user_documents_path() / "Wendbaar"


def settings_file() -> Path:
    """The user's settings, in the folder WENDBAAR_CONFIG or in the system's folder for settings."""
    if chosen := os.environ.get("WENDBAAR_CONFIG"):
        return Path(chosen) / "settings.json"
    return platformdirs.user_config_path("wendbaar", appauthor=False) / "settings.json"


def _shipped(kind: str) -> Path:
    """Inside the package when it was installed from a wheel, beside it in a checkout."""
    inside = _PACKAGE / "_data" / kind
    return inside if inside.is_dir() else _PACKAGE.parent / kind


def _is_checkout() -> bool:
    return (_PACKAGE.parent / "pyproject.toml").is_file() and not (_PACKAGE / "_data").is_dir()
