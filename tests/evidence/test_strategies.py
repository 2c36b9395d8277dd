"""What a search of strategies tells: verdicts that follow from what was found, as lines, page and data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli import main
from game.evidence import strategies
from game.evidence.claim import Effort
from game.evidence.claims import winners
from game.evidence.strategies import Strategies, StudyEffort, find_strategies, plain, visions
from game.evidence.strategies_page import lines, write_page
from game.texts import Words
from game.trials.contrast import READINGS
from game.trials.dominance import SearchEffort
from game.trials.features import FEATURES

FEW = StudyEffort(plans=400, search=SearchEffort(rounds=2, size=12, after_ban=1, runs=200, slots=2), lucks=2)


@pytest.fixture(scope="module")
def found() -> Strategies:
    return find_strategies("reference", 1, FEW)


def test_every_feature_is_asked_of_every_vision_in_every_reading(found: Strategies) -> None:
    assert found.names == (*visions(strategies.deck("reference").ruleset())[0],)
    for of_vision in found.contrasts:
        assert len(of_vision) == len(READINGS) * len(FEATURES)
    assert len(found.paces) == 7 and found.paces[0] < found.paces[3]
    assert {tried.exploit.id for tried in found.exploits} >= {"spam", "one_team", "everything"}


def test_the_claims_that_search_say_what_this_search_says(
    found: Strategies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(winners, "SHORT", FEW)
    rules = strategies.deck("reference").ruleset()
    keys, theory = (
        probe().look(rules, 1, Effort(1, True)) for probe in (winners.no_single_key, winners.winners)
    )
    assert keys["dearest_of_cheapest_bans"].value == found.dominance.dearest
    assert keys["useless"].value == len(found.dominance.useless)
    assert keys["never_in_best"].value == len(found.random_runs.in_none)
    assert theory["contradictions"].value == len(found.contradictions("all"))
    paced = {(v, one.feature.id) for reading in READINGS[1:] for v, one in found.contradictions(reading)}
    assert theory["contradictions_equal_pace"].value == len(paced)


def test_one_contradiction_or_one_open_exploit_makes_it_unsound(found: Strategies) -> None:
    right = tuple(
        tuple(
            replace(one, size=1.0, low=0.9, high=1.1)
            if one.feature.sign >= 0
            else replace(one, size=-1.0, low=-1.1, high=-0.9)
            for one in of_vision
        )
        for of_vision in found.contrasts
    )
    closed = tuple(tried for tried in found.exploits if tried.closed)
    runs = replace(found.random_runs, share=found.random_runs.share * 0 + 0.5)
    tricks = replace(found.dominance, losses={}, useless=())
    good = replace(found, contrasts=right, exploits=closed, random_runs=runs, dominance=tricks)
    assert good.sound
    wrong = replace(right[0][0], size=-0.5, low=-0.7, high=-0.3)
    shown_twice = replace(wrong, again=wrong)
    assert not replace(good, contrasts=((shown_twice, *right[0][1:]), *right[1:])).sound
    shown_once = replace(wrong, again=right[0][0])
    assert replace(good, contrasts=((shown_once, *right[0][1:]), *right[1:])).sound
    opened = replace(closed[0], worst=replace(closed[0].worst, high=1.0))
    assert not replace(good, exploits=(opened,)).sound
    assert not replace(good, random_runs=replace(runs, share=runs.share * 0)).sound


def test_the_page_and_the_data_tell_the_same(found: Strategies, tmp_path: Path) -> None:
    (data,) = json.loads(json.dumps(plain([found]), allow_nan=False))
    assert len(data["features"]) == len(READINGS) * len(FEATURES) * len(found.names)
    write_page(Words("en"), [found], 400, 2, tmp_path)
    page = (tmp_path / "strategies.md").read_text("utf-8")
    for exploit in data["exploits"]:
        assert exploit["closed"] == (exploit["interval"][1] < 0 and exploit["worst_interval"][1] < 0.25)
    for action in data["in_every_best_plan"]:
        assert action["action"] in page
    for picture in ("reference-features.svg", "reference-exploits.svg"):
        assert f"strategies/{picture}" in page
        assert (tmp_path / "strategies" / picture).read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_lines_hold_every_feature_and_verdict(found: Strategies, lang: str) -> None:
    words = Words(lang)
    told = "\n".join(lines(words, [found]))
    assert all(feature.id in told for feature in FEATURES)
    assert words.missing == ()


def test_the_command_asks_every_deck(
    found: Strategies, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def fake(name: str, seed: int, effort: StudyEffort, *_: object) -> Strategies:
        asked.append((name, seed, effort.plans))
        return replace(found, deck=name)

    monkeypatch.setattr("game.cli.strategies.find_strategies", fake)
    code = main(["evidence", "--strategies", "--plans", "300", "--seed", "5", "--workers", "1", "--json"])
    data = json.loads(capsys.readouterr().out)
    assert asked == [("reference", 5, 300), ("innovatiecollege", 5, 300)]
    assert [one["deck"] for one in data] == ["reference", "innovatiecollege"]
    assert code == (0 if found.sound else 1)
