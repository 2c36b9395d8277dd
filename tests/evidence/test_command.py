"""`wendbaar evidence`: a table, JSON, a page, and an exit code that scripts can trust."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli import evidence as command
from game.cli import main
from game.evidence.claims import claims_of

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def typed(*words: str) -> tuple[int, str, str]:
        code = main(["evidence", "--lang", "en", *words])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return typed


@pytest.fixture
def a_claim_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """P4, asking for the opposite of what its headline shows."""
    (gate,) = (claim for claim in claims_of("reference") if claim.id == "P4")
    turned = replace(gate, measures=(replace(gate.measures[0], above=0.5, below=None), *gate.measures[1:]))
    monkeypatch.setattr(command, "all_claims", lambda: (turned,))


def test_the_table_tells_claim_source_measure_expected_measured_and_verdict(run: Run) -> None:
    code, out, err = run("--only", "P4", "--games", "20")
    assert code == 0
    assert not err
    for word in ("P4", "Edmondson 1999", "skill learnt by quarter 8", "< 0.5", "0.24 [", "holds"):
        assert word in out
    assert out.rstrip().endswith("1 of 1 claims hold.")


def test_json_has_the_keys_of_the_contract(run: Run) -> None:
    code, out, _ = run("--only", "P4", "--only", "p13", "--games", "20", "--json")
    told = json.loads(out)
    assert code == 0
    assert [one["id"] for one in told] == ["P4", "P13"]
    assert {"id", "claim", "source", "measure", "expected", "measured", "holds"} <= set(told[0])
    low, high = told[0]["interval"]
    assert low <= told[0]["measured"] <= high < 0.5
    assert told[0]["holds"] is True
    assert [one["id"] for one in told[0]["measures"]] == ["ratio", "gain_low", "gain_high"]


@pytest.mark.usefixtures("a_claim_that_fails")
def test_a_claim_that_does_not_hold_is_named_and_gives_1(run: Run) -> None:
    code, out, _ = run("--games", "5")
    assert code == 1
    assert "does not hold" in out
    assert "0 of 1 claims hold. Not: P4." in out
    code, out, _ = run("--games", "5", "--json")
    assert (code, json.loads(out)[0]["holds"]) == (1, False)


def test_a_claim_that_is_not_there_is_refused_in_one_sentence(run: Run) -> None:
    code, out, err = run("--only", "P99")
    assert (code, out) == (2, "")
    assert err.startswith("There is no claim p99.")
    assert "P1, P2" in err


def test_draws_and_sensitivity_are_told_per_claim(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ranges = {"gate_floor": (0.05, 0.25), "fit_lo": (0.2, 0.5), "inc0": (0.0, 0.02)}
    monkeypatch.setattr(command, "PLAUSIBLE", ranges)
    monkeypatch.setattr(command, "TRAJECTORIES", 3)
    code, out, _ = run(
        "--only", "P4", "--games", "5", "--draws", "4", "--sensitivity", "--workers", "1", "--json"
    )
    (told,) = json.loads(out)
    assert code == 0
    assert told["draws"]["number"] == 4
    assert told["draws"]["share"] == 1.0
    assert told["decided_by"][0]["parameter"] == "gate_floor"
    assert sum(one["share"] for one in told["decided_by"]) == pytest.approx(1.0)


def test_the_page_is_whole_and_the_same_every_time(run: Run, tmp_path: Path) -> None:
    words = ("--only", "P4,P13", "--games", "5", "-o")
    assert run(*words, str(tmp_path / "one"))[0] == run(*words, str(tmp_path / "two"))[0]
    pages = [(tmp_path / name / "evidence.md").read_text("utf-8") for name in ("one", "two")]
    assert pages[0] == pages[1]
    assert "### P4: " in pages[0] and "`didactic_training`" in pages[0]
    plots = sorted((tmp_path / "one" / "evidence").iterdir())
    assert [plot.name for plot in plots] == ["P13.svg", "P4-quarters.svg", "P4.svg"]
    for plot in plots:
        assert f"(evidence/{plot.name})" in pages[0]
        assert ET.parse(plot).getroot().tag.endswith("svg")
        assert plot.read_bytes() == (tmp_path / "two" / "evidence" / plot.name).read_bytes()


def test_a_page_that_cannot_be_written_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    code, _, err = run("--only", "P4", "--games", "2", "-o", str(tmp_path / "file"))
    assert code == 1
    assert "cannot be written" in err


def test_in_dutch_numbers_have_a_comma(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "--lang", "nl", "--only", "P4", "--games", "20"]) == 0
    out = capsys.readouterr().out
    assert "0,24 [" in out
    assert "< 0,5" in out
