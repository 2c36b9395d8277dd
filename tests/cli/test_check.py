"""`wendbaar check`: its lines and its JSON, a scenario worked out as a file, and a check at each save."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

from game.cli import main
from game.paths import scenarios_dir
from game.scenario import load_scenario
from tests.scenario.build import SMALL, small, write

ROOT = Path(__file__).parents[2]
SHIPPED = ("innovatiecollege", "kennismaking")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["check", *words, "--lang", "en"])
    out, err = capsys.readouterr()
    return code, out, err


def test_each_finding_stands_on_a_line_and_the_last_line_sums_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, small(("cost: 20", "cost: vier"), ("hours: 60", "houres: 60")))
    code, out, _ = run(capsys, str(path))
    assert code == 1
    assert f"{path}:29:5: error[unknown-key]" in out
    assert out.splitlines()[-1] == "Mistakes: 2. Warnings: 0. Advice: 0."


@pytest.mark.parametrize("name", SHIPPED)
def test_a_scenario_worked_out_is_the_same_scenario(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, name, "--resolved")
    assert code == 0
    whole = load_scenario(write(tmp_path, out, "whole.yaml"))
    assert whole.sha256 == load_scenario(name, search=[scenarios_dir()]).sha256
    assert "extends" not in out


def test_worked_out_texts_stay_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = ("1e3", "+8", "12", "no", "true", "null", "010", "a: b", "- x", "'s", "é🙂", "#x", " y ")
    texts = ", ".join(json.dumps(one, ensure_ascii=False) for one in odd)
    path = write(tmp_path, small(("turns: 4\n", f"turns: 4\nauthors: [{texts}]\n")))
    _, out, _ = run(capsys, str(path), "--resolved")
    assert load_scenario(write(tmp_path, out, "whole.yaml")).spec.authors == odd


def test_worked_out_as_json_and_mistakes_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "kennismaking", "--resolved", "--json")
    assert json.loads(out)["id"] == "kennismaking"
    code, out, _ = run(
        capsys, str(write(tmp_path, small(("turns: 4", "turns: vier")))), "--resolved", "--json"
    )
    assert (code, json.loads(out)[0]["code"]) == (1, "bad-type")
    assert run(capsys, "kennismaking", "innovatiecollege", "--resolved")[0] == 2


# At each save


class Watched:
    """A check that goes on in a process of its own, and what it printed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, words: str, seconds: float = 20) -> str:
        """What is printed until a line has these words."""
        seen, end = "", time.monotonic() + seconds
        while words not in seen:
            try:
                seen += self.lines.get(timeout=max(0.01, end - time.monotonic()))
            except Empty:
                raise AssertionError(f"no {words!r} in: {seen}") from None
        return seen


@contextmanager
def watching(path: Path) -> Iterator[Watched]:
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "check", str(path), "--watch", "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    try:
        yield Watched(process)
    finally:
        process.kill()
        process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl C is another thing there")
def test_it_checks_again_at_each_save_also_of_a_translation_and_ends_calmly(tmp_path: Path) -> None:
    path = write(tmp_path, SMALL)
    with watching(path) as watched:
        assert "nothing wrong" in watched.until("next save")
        path.write_text(small(("cost: 20", "cost: vier")), encoding="utf-8")
        assert f"{path}:68:11: error[bad-type]" in watched.until("next save")
        path.unlink()
        time.sleep(0.6)
        write(tmp_path, SMALL)
        assert "nothing wrong" in watched.until("next save")
        write(tmp_path, "titel: Small\n", "small.en.yaml")
        assert "small.en.yaml:1:1: error[unknown-translation]" in watched.until("next save")
        watched.process.send_signal(signal.SIGINT)
        assert watched.process.wait(10) == 0
        assert "Stopped." in watched.until("Stopped.")
