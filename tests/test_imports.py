"""Who may import whom: the same as the import-linter's contracts, told per file and line.

This one also sees imports inside functions and under TYPE_CHECKING; the linter also sees the way round
through other modules.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# What the modules of a room may import beside the standard library and their own room.
MAY_IMPORT = {
    "": {},
    "errors": {},
    "paths": {"platformdirs"},
    "texts": {"game.errors", "game.paths"},
    "engine": {"numpy", "game.errors"},
    "scenario": {"numpy", "yaml", "pydantic", "pydantic_core", "game.errors", "game.engine", "game.icons"},
    "files": set(),
    "icons": set(),
    "store": {"game.errors", "game.files"},
    "session": {
        "numpy",
        "pydantic",
        "game.errors",
        "game.texts",
        "game.engine",
        "game.scenario",
        "game.store.base",
    },
    "trials": {
        "numpy",
        "distributed",
        "game.errors",
        "game.texts",
        "game.engine",
        "game.scenario",
        "game.session",
    },
    "charts": set(),
    "evidence": {
        "numpy",
        "scipy",
        "SALib",
        "game.errors",
        "game.texts",
        "game.paths",
        "game.engine",
        "game.scenario",
        "game.session",
        "game.trials",
        "game.charts",
    },
    "balance": {
        "numpy",
        "markupsafe",
        "game.errors",
        "game.texts",
        "game.engine",
        "game.scenario",
        "game.session",
        "game.trials",
        "game.charts",
        "game.paper",
    },
    "paper": {
        "game.errors",
        "game.paths",
        "game.files",
        "game.icons",
        "jinja2",
        "markupsafe",
        "fpdf",
        "fontTools",
    },
    "bench": {"numpy", "mesa", "game.errors", "game.engine", "game.scenario", "game.trials"},
    "report": {
        "game.errors",
        "game.texts",
        "game.paths",
        "game.session",
        "game.charts",
        "game.paper",
        "jinja2",
        "markupsafe",
        "fpdf",
    },
    "sheets": {
        "game.errors",
        "game.texts",
        "game.engine",
        "game.scenario",
        "game.session",
        "game.icons",
        "game.paper",
        "fpdf",
    },
    "text": {"game.errors", "game.texts", "game.paths", "game.session"},
    "ui": {
        "game.errors",
        "game.icons",
        "game.texts",
        "game.paths",
        "game.session",
        "pygame",
        "numpy",
        "accesskit",
    },
}
# These know everything, but for one thing: pygame stays in `ui`.
EVERYTHING = {"cli", "__main__"}
# No clock, no files, no luck of its own.
NOT_IN_THE_ENGINE = {
    "time",
    "datetime",
    "random",
    "os",
    "io",
    "pathlib",
    "sqlite3",
    "socket",
    "subprocess",
    "secrets",
}


def room_of(module: str) -> str:
    """`game.engine.step` is in `engine`; `game` itself is in ``."""
    return module.partition(".")[2].partition(".")[0]


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports; `from a import b` gives `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{start}.{alias.name}") for alias in node.names)


def complaints(module: str, source: str) -> list[str]:
    """What `module` imports and may not."""
    room = room_of(module)
    return [f"{module}:{line} imports {name}" for line, name in imports(source) if not is_allowed(room, name)]


def is_allowed(room: str, name: str) -> bool:
    if name.startswith("."):
        return False  # absolute imports only
    top = name.partition(".")[0]
    if top in sys.stdlib_module_names:
        return not (room == "engine" and top in NOT_IN_THE_ENGINE) and (
            top != "sqlite3" or room in {"store", *EVERYTHING}
        )
    if room in EVERYTHING:
        return top != "pygame"
    own = f"game.{room}" if room else "game"
    allowed = {own, "game.__version__", *MAY_IMPORT[room]}
    return any(name == known or name.startswith(f"{known}.") for known in allowed)


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted((ROOT / "game").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found.append((".".join(part for part in parts if part != "__init__"), path))
    return found


def test_every_room_has_its_rule() -> None:
    assert {room_of(module) for module, _ in modules()} <= {*MAY_IMPORT, *EVERYTHING}


def test_imports_go_one_way() -> None:
    wrong = [
        line for module, path in modules() for line in complaints(module, path.read_text(encoding="utf-8"))
    ]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("game.engine.step", "import yaml"),
        ("game.engine.step", "from time import monotonic"),
        ("game.engine.step", "from game.texts import mark"),
        ("game.session.decide", "import pygame"),
        ("game.session.decide", "from game.store import sqlite"),
        ("game.session.decide", "from game.store.sqlite import SqliteStore"),
        ("game.session.decide", "import sqlite3"),
        ("game.store.sqlite", "from game.session import game"),
        ("game.ui.app", "from game.engine.step import step"),
        ("game.text.face", "def f():\n    import pygame"),
        ("game.cli.play", "import pygame"),
        ("game.cli.play", "from . import simulate"),
        ("game", "import numpy"),
    ],
)
def test_a_wrong_import_is_seen(module: str, source: str) -> None:
    assert complaints(module, source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("game.engine.step", "import numpy as np\nfrom game.engine.state import SchoolState"),
        ("game.session.replay", "from game.store.base import Record, Store"),
        ("game.store.sqlite", "import sqlite3\nfrom game.store import base"),
        ("game.ui.widgets.button", "import pygame\nfrom game.session.views import Board"),
        ("game.cli.play", "import game.ui.app\nfrom game import __version__"),
    ],
)
def test_a_right_import_is_left_alone(module: str, source: str) -> None:
    assert complaints(module, source) == []


def test_importing_the_game_loads_nothing_else() -> None:
    """`import game` does no work; and its version is there."""
    code = (
        "import sys; before = set(sys.modules); import game; "
        "print(sorted(set(sys.modules) - before), game.__version__)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("['game'] ")
