"""What every test gets: folders of its own, no display, the same examples each run."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

# Two busy cores make a slow example no finding, and a run must not fail on an unlucky draw.
settings.register_profile("wendbaar", deadline=None, derandomize=True)
settings.load_profile("wendbaar")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes into the tester's own saves or settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("WENDBAAR_SAVES", str(home / "saves"))
    monkeypatch.setenv("WENDBAAR_CONFIG", str(home / "config"))
    for name in ("LANGUAGE", "LC_ALL", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def repository() -> Path:
    """The checkout that the tests run in."""
    return Path(__file__).parents[1]
