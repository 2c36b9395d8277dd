"""The tables for a researcher: what they add up to, what they keep to themselves, and what no sheet runs."""

from __future__ import annotations

import csv
import io
from functools import cache

import pytest

from game.report.data import COLUMNS, README, safe, tables
from game.session.game import Game
from game.session.views.debrief_voices import Voices
from tests.report.games import FORMULA, begun, hostile, whole
from tests.session.games import EN


@cache
def files(game: Game, voices: Voices = Voices.ROLE) -> dict[str, str]:
    return tables(game, EN, voices)


def rows(game: Game, name: str, voices: Voices = Voices.ROLE) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files(game, voices)[name], newline="")))


def test_every_file_has_the_columns_that_the_readme_explains() -> None:
    made = files(whole())
    assert set(made) == {README, *COLUMNS}
    for name, columns in COLUMNS.items():
        heads = next(csv.reader(io.StringIO(made[name], newline="")))
        assert heads == [head for head, _ in columns]
        assert name in made[README]
        for head, about in columns:
            assert f"  {head}: {about}" in made[README]


def test_the_ledger_adds_up_to_the_levels() -> None:
    levels = {(int(row["turn"]), row["variable"]): float(row["value"]) for row in rows(whole(), "levels.csv")}
    sums: dict[tuple[int, str], float] = {}
    for row in rows(whole(), "ledger.csv"):
        key = int(row["turn"]), row["variable"]
        sums[key] = sums.get(key, 0.0) + float(row["amount"])
    assert len(levels) == (len(whole().states)) * len(whole().rules.variables)
    for (turn, variable), amount in sums.items():
        assert levels[turn, variable] - levels[turn - 1, variable] == pytest.approx(amount, abs=1e-9)


def test_levels_are_unrounded_and_stand_beside_those_without_anybody() -> None:
    game = whole()
    for row in rows(game, "levels.csv"):
        assert float(row["value"]) == float(game.states[int(row["turn"])].level(row["variable"])[0])
    assert any(row["value"] != row["without_you"] for row in rows(game, "levels.csv"))


def test_decisions_are_those_of_the_game() -> None:
    game, found = whole(), rows(whole(), "decisions.csv")
    actions = [(int(row["turn"]), row["id"], row["led_by"]) for row in found if row["kind"] == "action"]
    planned = [(quarter.turn, entry) for quarter in game.quarters for entry in quarter.plan or ()]
    assert actions == [(turn, entry.action, entry.leader) for turn, entry in planned]
    stones = [int(row["choice"]) for row in found if row["kind"] == "vision" and row["turn"] == "1"]
    assert sum(stones) == 10


class TestVoices:
    def test_roles_only_where_the_table_showed_them(self) -> None:
        assert all(row["role"] and row["shown"] == "role" for row in rows(begun(), "ballots.csv"))
        assert not any(row["role"] for row in rows(whole(), "ballots.csv"))
        assert not any(row["role"] for row in rows(begun(), "ballots.csv", Voices.ANONYMOUS))

    def test_without_names_the_order_tells_nothing(self) -> None:
        found = rows(whole(), "ballots.csv")
        for event in {row["event"] for row in found}:
            of_one = [(row["option"], row["reasons"], row["words"]) for row in found if row["event"] == event]
            assert len(of_one) == 6 and of_one == sorted(of_one)

    def test_none_keeps_reasons_and_sentences(self) -> None:
        for row in rows(begun(), "ballots.csv", Voices.NONE):
            assert row["option"] and not (row["role"] or row["words"] or row["reasons"])
        for row in rows(whole(), "predictions.csv", Voices.NONE):
            assert row["expected"] and not (row["role"] or row["sentence"])

    def test_how_sure_somebody_was_stands_with_nobody(self) -> None:
        for name, columns in COLUMNS.items():
            assert name == "confidence.csv" or "sure" not in dict(columns)
        found = rows(begun(), "confidence.csv")
        for event in {row["event"] for row in found}:
            assert sum(int(row["voters"]) for row in found if row["event"] == event) == 6

    def test_predictions_of_a_year_that_goes_on_are_left_out(self) -> None:
        assert rows(begun(), "predictions.csv") == []
        assert len(rows(whole(), "predictions.csv")) == 6

    def test_no_name_of_a_person_is_in_any_file(self) -> None:
        for text in files(begun()).values():
            assert "Cem" not in text and "Dee" not in text


class TestFormulas:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "'=1"),
            ('"=1', "\"'=1"),
            ("a;=1", "a;'=1"),
            ("a, =1", "a, '=1"),
            ("a|=cmd", "a|'=cmd"),
            ("\t=1", "'=1"),
            ("\r\n=1", "'=1"),
            ("a\n;=1", "a ;'=1"),
            ("＝1", "'＝1"),
        ],
    )
    def test_what_a_spreadsheet_would_run_gets_an_apostrophe(self, text: str, written: str) -> None:
        assert safe(text) == written

    @pytest.mark.parametrize("text", ["", "plain", "a - b", "3-4", "e-mail@school.example", "1 + 1 = 2"])
    def test_what_no_spreadsheet_would_run_stays_as_it_is(self, text: str) -> None:
        assert safe(text) == text

    def test_no_cell_of_a_hostile_game_begins_a_formula(self) -> None:
        game = hostile(FORMULA)
        found = 0
        for name, text in files(game).items():
            if name == README:
                continue
            for row in csv.reader(io.StringIO(text, newline="")):
                for cell in row:
                    found += "HYPERLINK" in cell
                    number = cell.removeprefix("-").replace(".", "").replace("e-", "")
                    assert not cell.startswith(("=", "+", "@", "\t")), cell
                    assert not cell.startswith("-") or number.isdigit(), cell
        assert found > 10
