"""`wendbaar bench`: every figure of the contract, and each target beside what was measured."""

from __future__ import annotations

import json

import pytest

from game.bench import figures
from game.cli import main

KEYS = {
    "games_per_second",
    "floor_ratio",
    "naive_ratio",
    "batch_ratio",
    "linear_ratio",
    "peak_mib",
    "workers",
    "workers_games_per_second",
    "single_turn_us",
    "saved_quarter_ms",
    "slowest_saved_quarter_ms",
    "first_frame_ms",
    "redraw_ms",
    "check_ms",
    "load_ms",
}


def test_a_quick_run_prints_every_figure_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--quick", "--json", "--workers", "1", "--scenario", "kennismaking"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert all(told[key] > 0 for key in KEYS)
    assert told["floor_exact"]
    assert told["floor_ratio"] < 1.5
    assert told["workers"] == 1
    assert "mesa_ratio" in told


def test_the_table_has_each_target_beside_its_figure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "GROWTH", ((20, 1), (40, 1)))
    monkeypatch.setattr(figures, "ROUNDS", 1)
    monkeypatch.setattr(figures, "FEW", 1)
    monkeypatch.setattr(
        figures, "TARGETS", {**figures.TARGETS, "naive_ratio": figures.Target(1e9, at_least=True)}
    )
    code = main(["bench", "--games", "16", "--scenario", "kennismaking", "--workers", "1", "--lang", "en"])
    assert code == 0  # a slow machine is no error
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in lines if "plain Python" in line] == ["no"]
    assert [line.split()[-4:] for line in lines if "40 games (MiB)" in line] == [["at", "most", "100", "yes"]]
    assert sum("at least" in line or "at most" in line for line in lines) == len(figures.TARGETS)
