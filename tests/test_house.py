"""The house: what is shipped, the two commands, and where things are."""

import ast
import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import play
from game import __version__, paths

ROOT = Path(__file__).parents[1]


# --- what is shipped ---


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("wendbaar-*.whl")
    return found


def in_tree(folder: str) -> set[str]:
    files = (
        path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    return {path.relative_to(ROOT).as_posix() for path in files}


def test_the_wheel_holds_every_file_of_the_game(wheel: Path) -> None:
    """An asset that .gitignore matches would be left out in silence."""
    wanted = in_tree("game") | {f"game/_data/{name}" for name in in_tree("scenarios") | in_tree("assets")}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == wanted
    assert "game/_data/assets/translations/nl/LC_MESSAGES/wendbaar.mo" in held
    assert "game/py.typed" in held


def test_the_wheel_brings_the_command_and_the_licence(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    about = f"wendbaar-{__version__}.dist-info"
    assert b"wendbaar = game.cli:main" in archive.read(f"{about}/entry_points.txt")
    assert f"{about}/licenses/LICENSE" in archive.namelist()


def test_a_game_from_a_wheel_finds_its_own_things(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(installed)
    code = (
        "from game import paths; from game.texts import Words; "
        "print(paths.assets_dir(), paths.scenarios_dir(), paths.saves_dir(), Words('nl').missing, sep='\\n')"
    )
    environ = {name: value for name, value in os.environ.items() if not name.startswith("WENDBAAR_")}
    environ |= {"PYTHONPATH": str(installed), "HOME": str(tmp_path)}
    command = [sys.executable, "-P", "-c", code]
    said = subprocess.run(
        command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True
    ).stdout
    assets, scenarios, saves, missing = said.splitlines()
    assert Path(assets) == installed / "game" / "_data" / "assets"
    assert Path(scenarios) == installed / "game" / "_data" / "scenarios"
    assert Path(saves).name == "Wendbaar"
    assert installed not in Path(saves).parents
    assert missing == "()"


# --- where things are ---


def test_a_checkout_keeps_everything_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WENDBAAR_SAVES")
    assert paths.assets_dir() == ROOT / "assets"
    assert paths.scenarios_dir() == ROOT / "scenarios"
    assert paths.saves_dir() == ROOT / "saves"


def test_saves_and_settings_can_be_put_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENDBAAR_SAVES", str(tmp_path / "games"))
    monkeypatch.setenv("WENDBAAR_CONFIG", str(tmp_path / "config"))
    assert paths.saves_dir() == tmp_path / "games"
    assert paths.settings_file() == tmp_path / "config" / "settings.json"
    assert list(tmp_path.iterdir()) == []


def test_settings_are_kept_where_the_system_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WENDBAAR_CONFIG")
    assert paths.settings_file().name == "settings.json"
    assert "wendbaar" in paths.settings_file().parts


# --- the two commands ---


def test_the_readme_names_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert any("python play.py test" in line for line in lines)
    assert any("python play.py" in line and "python play.py test" not in line for line in lines)


def test_an_old_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(play.sys, "version_info", (3, 10, 9))
    assert play.main([]) == 1
    assert "needs Python 3.11" in capsys.readouterr().err


def test_an_old_python_can_read_the_starter() -> None:
    """No f-strings, annotations, `raise from`, walrus or match, and nothing but ASCII."""
    source = (ROOT / "play.py").read_text(encoding="ascii")
    too_new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.Nonlocal, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse(source)):
        assert not isinstance(node, too_new), node.lineno
        assert not (isinstance(node, ast.Raise) and node.cause), node.lineno
        if isinstance(node, ast.FunctionDef):
            assert not node.returns and not node.args.kwonlyargs, node.lineno
        if isinstance(node, ast.arg):
            assert node.annotation is None, node.lineno
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module]
            assert all(name.partition(".")[0] in sys.stdlib_module_names for name in names), node.lineno


@pytest.mark.parametrize(
    "folder",
    [
        "/home/k/OneDrive/wendbaar",
        "/home/k/OneDrive - ROC Noord/wendbaar",
        "C:\\Users\\k\\Dropbox\\wendbaar",
        "/Users/k/Library/Mobile Documents/com~apple~CloudDocs/wendbaar",
        "/Users/k/Library/CloudStorage/GoogleDrive-k@school.nl/My Drive/wendbaar",
        "/Users/k/iCloud Drive (Archive)/wendbaar",
    ],
)
def test_an_environment_is_kept_out_of_a_cloud_folder(folder: str) -> None:
    environment = play.environment_folder(folder, {"LOCALAPPDATA": "/local", "XDG_DATA_HOME": "/local"})
    assert not environment.startswith(folder)
    assert "Wendbaar" in environment


def test_elsewhere_the_environment_is_in_the_checkout() -> None:
    root = os.path.join(os.sep, "home", "k", "wendbaar")
    assert play.environment_folder(root, {}) == os.path.join(root, ".venv")
    assert play.environment_folder(root, {"OneDrive": "/home/kim"}) == os.path.join(root, ".venv")
    assert play.environment_folder(root, {"OneDrive": "/home/k"}) != os.path.join(root, ".venv")
    assert play.environment_folder(root, {"WENDBAAR_ENVIRONMENT": "/elsewhere"}) == os.path.abspath(
        "/elsewhere"
    )


class Setup:
    """A set-up whose packages come from nowhere: what `pip` is asked is only written down."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.made = 0
        self.installed: list[str] = []
        self.fails = False
        self.build = play.build
        monkeypatch.setattr(play, "build", self._build)
        monkeypatch.setattr(play, "install", self._install)

    def run(self, extra: str = "") -> str:
        return play.set_up(str(self.folder), extra, None)

    def _build(self, _: object, folder: str, with_pip: bool) -> None:
        self.made += 1
        self.build(venv, folder, False)

    def _install(self, folder: str, python: str, extra: str, wheels: str | None) -> None:
        if self.fails:
            raise play.Trouble("no network")
        self.installed.append(extra)


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Setup:
    return Setup(tmp_path / "environment", monkeypatch)


def test_a_second_start_installs_nothing(setup: Setup) -> None:
    python = setup.run()
    assert Path(python).exists()
    setup.fails = True
    assert setup.run() == python
    assert (setup.made, setup.installed) == (1, [""])


def test_the_tools_for_testing_are_added_once_and_stay(setup: Setup) -> None:
    for extra in ("", "dev", "", "dev"):
        setup.run(extra)
    assert (setup.made, setup.installed) == (1, ["", "dev"])


def test_a_changed_pyproject_installs_again(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    setup.run("dev")
    monkeypatch.setattr(play, "pyproject_digest", lambda: "changed")
    setup.run()
    assert (setup.made, setup.installed) == (1, ["dev", "dev"])


def test_another_python_makes_the_environment_anew(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    setup.run()
    monkeypatch.setattr(play, "python_version", lambda: "3.99.0 /new")
    setup.run()
    assert (setup.made, setup.installed) == (2, ["", ""])


def test_an_interrupted_set_up_is_done_again(setup: Setup) -> None:
    setup.fails = True
    with pytest.raises(play.Trouble):
        setup.run()
    setup.fails = False
    setup.run()
    assert (setup.made, setup.installed) == (2, [""])


def test_somebodys_own_environment_is_used_and_never_emptied(setup: Setup) -> None:
    venv.EnvBuilder(symlinks=os.name != "nt").create(setup.folder)
    (setup.folder / "mine.txt").write_text("keep")
    setup.fails = True
    with pytest.raises(play.Trouble):
        setup.run()
    setup.fails = False
    setup.run()
    assert setup.made == 0
    assert (setup.folder / "mine.txt").exists()


def test_another_folder_is_never_emptied(setup: Setup) -> None:
    setup.folder.mkdir()
    (setup.folder / "thesis.txt").write_text("keep")
    with pytest.raises(play.Trouble, match="some other folder"):
        setup.run()
    assert (setup.folder / "thesis.txt").read_text() == "keep"


def test_a_cut_in_the_making_of_the_environment_is_noticed(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = play.build

    def cut(maker: object, folder: str, with_pip: bool) -> None:
        whole(maker, folder, with_pip)
        raise KeyboardInterrupt

    monkeypatch.setattr(play, "build", cut)
    with pytest.raises(KeyboardInterrupt):
        setup.run()
    monkeypatch.setattr(play, "build", whole)
    setup.run()
    assert (setup.made, setup.installed) == (2, [""])


def test_the_making_of_an_environment_empties_all_but_its_state(tmp_path: Path) -> None:
    play.write_state(str(tmp_path), {"done": False})
    (tmp_path / "lib" / "half").mkdir(parents=True)
    (tmp_path / "pip.log").write_text("old")
    play.build(venv, str(tmp_path), False)
    assert play.read_state(str(tmp_path)) == {"done": False}
    assert not (tmp_path / "lib" / "half").exists()
    assert not (tmp_path / "pip.log").exists()
    assert (tmp_path / "pyvenv.cfg").exists()


def test_a_python_without_ensurepip_makes_an_environment_without_pip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def build(_: object, folder: str, with_pip: bool) -> None:
        asked.append(with_pip)
        if with_pip:
            raise subprocess.CalledProcessError(1, "ensurepip")

    monkeypatch.setattr(play, "build", build)
    play.make_environment(str(tmp_path / "environment"))
    assert asked == [True, False]


def test_a_set_up_without_packages_ends_in_a_sentence(tmp_path: Path) -> None:
    """The real thing: an environment without pip, and the pip of this Python, which finds nothing."""
    pytest.importorskip("pip", reason="this Python has no pip of its own")
    (tmp_path / "wheels").mkdir()
    venv.EnvBuilder(symlinks=os.name != "nt").create(tmp_path / "environment")
    # Not even what this machine's own settings would offer pip.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    environ |= {"WENDBAAR_ENVIRONMENT": str(tmp_path / "environment"), "PIP_CONFIG_FILE": os.devnull}
    command = [sys.executable, "play.py", "--wheels", str(tmp_path / "wheels"), "scenarios", "--json"]
    result = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "hold all packages" in result.stderr
    assert "Traceback" not in result.stderr
    assert json.loads((tmp_path / "environment" / "wendbaar.json").read_text())["done"] is False


@pytest.mark.parametrize("extra", ["", "dev"])
def test_an_extra_that_does_not_come_does_not_stop_the_game(
    extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def call(command: list[str], **_: object) -> int:
        if "--editable" not in command:
            return 0
        asked.append(command[-1].removeprefix(play.ROOT))
        return 1 if "a11y" in command[-1] else 0

    monkeypatch.setattr(play.subprocess, "call", call)
    play.install(str(tmp_path), sys.executable, extra, None)
    assert asked == [f"[{extra}]" if extra else "", "[a11y]", "[pdf]"]
    assert "not needed: a11y" in capsys.readouterr().err


def test_wheels_must_be_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--wheels"], ["--wheels", "nowhere"], ["--wheels="]):
        assert play.main(words) == 1
        assert "Name the folder" in capsys.readouterr().err


@pytest.mark.parametrize("code", [0, 1, 3, 42])
def test_the_exit_code_is_passed_on(code: int) -> None:
    assert play.run([sys.executable, "-c", f"raise SystemExit({code})"]) == code


def test_a_killed_game_gives_the_code_of_its_signal() -> None:
    if os.name == "nt":
        pytest.skip("Windows has no signals of this kind")
    assert play.run([sys.executable, "-c", "import os; os.kill(os.getpid(), 15)"]) == 128 + 15


def test_the_test_command_runs_every_check_in_order_and_the_tests_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], folder: str | None = None) -> int:
        ran.append([word for word in command if word != "-m"][-5:])
        return 1 if "mypy" in command else 0

    monkeypatch.setattr(play, "run", run)
    assert play.test("/env/bin/python", ["-k", "store"]) == 1
    words = [" ".join(command) for command in ran]
    for said, expected in zip(
        words, ["ruff check .", "ruff format --check .", "mypy", "lint-imports", "-k store"], strict=True
    ):
        assert said.endswith(expected)
    assert ran[-1] == ["-q", "-n", "2", "-k", "store"]
