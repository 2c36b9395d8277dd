"""The schema beside a scenario, for its editor: where it lies, whether it is ours, how it keeps up."""

from __future__ import annotations

import contextlib
import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

from game.errors import CannotSave
from game.paths import scenarios_dir
from game.scenario.known import OURS, fingerprint
from game.scenario.resolve import resolve
from game.texts import Words

SUFFIX = ".schema.json"
MOST_LETTERS = 50
"""Of an id that is made from a file's name."""
NO_NAMES = ("null", "true", "false")
"""What YAML reads as something else than a text."""


def write_schema(target: Path, made: dict[str, Any]) -> None:
    """Writes a schema, over one that this program wrote before and over nothing else. Raises CannotSave."""
    require_ours(target)
    beside = target.with_name(f"{target.name}.new")
    try:
        beside.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(beside, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise CannotSave(
            "{path} cannot be written ({reason}): name a file or folder that is yours.",
            path=target,
            reason=error.strerror or str(error),
        ) from error


def require_ours(target: Path) -> None:
    """Raises CannotSave when there is another file in the place of a schema."""
    if (target.exists() or target.is_symlink()) and not _is_ours(target):
        raise CannotSave(
            "{path} is there already and is no schema of Wendbaar: name another file.", path=target
        )


def schema_beside(scenario: Path) -> Path:
    """Where a scenario's own schema lies: `my-school.schema.json` for `My school.yaml`.

    Editors find it by a line in the scenario, which takes no spaces.
    """
    return scenario.with_name(slug(scenario.stem) + SUFFIX)


def slug(text: str) -> str:
    """Small letters, digits, `-` and `_` of a text, beginning with a letter: fit for a scenario's id."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")[:MOST_LETTERS]
    is_name = found[:1].isalpha() and found not in NO_NAMES
    return found if is_name else f"school-{found}".rstrip("-")


def refresh(scenario: Path, words: Words) -> None:
    """Brings the schema beside a scenario up to date with its ids, if it has one that this program wrote.

    Asked at each check, so that only a scenario that was saved since is read again. Says nothing when it
    cannot: the scenario is none the worse.
    """
    target = schema_beside(scenario)
    with contextlib.suppress(OSError, CannotSave):
        if target.stat().st_mtime_ns >= scenario.stat().st_mtime_ns or not _is_ours(target):
            return
        node = resolve(scenario, [scenarios_dir()]).node
        if node is None:
            return
        if fingerprint(node) in _comment(target):
            os.utime(target)
            return
        from game.scenario.schema import schema

        write_schema(target, schema(words, node))


def _is_ours(path: Path) -> bool:
    return OURS in _comment(path)


def _comment(path: Path) -> str:
    """The beginning of a file, where a schema of ours says so; empty when it can't be read."""
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(300)
    except (OSError, ValueError):
        return ""
