"""`wendbaar balance`: the keys scripts rely on, pages that stand alone, and refusals in one sentence."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.balance.advice import advice, trainer_lines
from game.balance.document import write_document
from game.balance.earlier import read_earlier
from game.balance.page import html
from game.balance.report import plain
from game.balance.tell import Speech, tables
from game.cli import main
from game.errors import UsageError
from game.paths import scenarios_dir
from game.scenario.findings import Finding, Severity
from game.texts import Words
from tests.balance.school import FAULTY, report

SEARCH = [scenarios_dir()]
VOID = {"meta", "col", "br", "link", "img", "hr"}


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["balance", *words, "--lang", "en"])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(plain(Words("en"), report()), allow_nan=False))
    return data


class Outline(HTMLParser):
    """Notes what opens and closes, and what a table lacks."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.captions = self.tables = 0
        self.heads_without_scope = 0
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.heads_without_scope += tag == "th" and "scope" not in given
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_json_has_the_keys_of_the_contract(told: dict[str, Any]) -> None:
    for key in (
        "scenario",
        "games",
        "games_per_second",
        "actions",
        "options",
        "events",
        "outcomes",
        "findings",
    ):
        assert key in told
    assert {"id", "chosen", "lift", "verdict"} <= set(told["actions"][0])
    assert {"id", "fired"} <= set(told["events"][0])
    assert told["games_per_second"] > 0
    assert {"severity", "code", "where", "message", "advice", "file", "line"} <= set(told["findings"][0])


def test_the_command_prints_json_and_ends_well_whatever_it_finds(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    code, out, _ = run(capsys, "kennismaking", "--games", "600", "--json", "--workers", "1", "-o", str(page))
    assert code == 0
    data = json.loads(out)
    assert data["scenario"] == "kennismaking"
    assert data["games"] == 600
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (["kennismaking", "--games", "10"], 2, "at least 600 games"),
        (["kennismaking", "--quick", "--games", "900"], 2, "--quick"),
        (["no_such_school"], 2, "no scenario"),
        (["kennismaking", "--events-per-turn", "3"], 2, "invalid choice"),
        (["kennismaking", "--before", "x.json"], 2, "--page"),
        (["kennismaking", "--page", "d", "--before", "no.json"], 2, "no.json"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], words: list[str], code: int, part: str
) -> None:
    got, out, err = run(capsys, *words)
    assert got == code
    assert out == ""
    assert part in err
    assert len(err.strip().splitlines()) == 1


def test_a_file_that_is_no_scenario_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(b"wendbaar: 99\nid: bad\n")
    assert run(capsys, str(path))[0] == 3


def test_a_page_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "page.html"
    code, _, err = run(capsys, "kennismaking", "--games", "600", "--workers", "1", "-o", str(nowhere))
    assert code == 1
    assert str(nowhere) in err


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_stands_alone_and_is_sound(lang: str) -> None:
    text = html(Words(lang), report())
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert "url(" not in text
    assert "@import" not in text
    outline = Outline()
    outline.feed(text)
    assert outline.open == []
    assert outline.tables >= 8
    assert outline.captions == outline.tables
    assert outline.heads_without_scope == 0
    assert len(outline.ids) == len(set(outline.ids))
    assert all(link.removeprefix("#") in outline.ids for link in outline.links)
    assert f'<html lang="{lang}">' in text
    assert text.count("<figure>") >= 8


def test_the_page_writes_names_as_text() -> None:
    spec = report().scenario.spec
    title = spec.actions["gift"].title
    text = html(Words("nl"), report())
    assert title.get("nl") in text
    assert "&lt;" not in title.get("nl")


def test_every_text_of_pages_and_lines_has_its_dutch(tmp_path: Path) -> None:
    words = Words("nl")
    html(words, report())
    list(trainer_lines(Speech(words, report()), SEARCH))
    list(tables(Speech(words, report())))
    write_document(words, [report()], {}, tmp_path)
    assert words.missing == ()


def told_advice(lang: str = "en") -> list[Finding]:
    return advice(Speech(Words(lang), report()), SEARCH)


def test_advice_points_at_the_line_and_proposes_a_change_that_is_written_like_the_file() -> None:
    by_line = {(one.line, one.code): one for one in told_advice()}
    trap = by_line[FAULTY.split("\n").index("  harm:") + 1, "never-pays"]
    assert (trap.file, trap.column) == (str(report().scenario.path), 3)
    dull = by_line[FAULTY.split("\n").index("      a:") + 1, "better-in-everything"]
    assert dull.severity is Severity.WARNING
    assert dull.hint is not None
    for proposed in re.findall("`([a-z]+: [^`|]+)`", str(dull.hint)):
        assert yaml.safe_load(proposed).keys() <= {"cost", "hours", "load"}
    absent = by_line[FAULTY.split("\n").index('    when: "turn > 90"') + 1, "never-comes"]
    assert absent.hint is not None
    assert "`when:`" in str(absent.hint)


def test_warnings_come_first_and_what_is_fine_is_left_out() -> None:
    found = told_advice()
    severities = [one.severity for one in found]
    assert severities == sorted(severities, key=lambda one: one is not Severity.WARNING)
    assert {Severity.WARNING, Severity.ADVICE} == set(severities)
    assert not {"never-best", "core-work-has-a-limit"} & {one.code for one in found}


def test_advice_about_what_a_variant_inherits_points_into_the_variant_and_names_the_other_line() -> None:
    assert {one.file for one in told_advice()} == {str(report().scenario.path)}
    inherited = [one for one in told_advice() if "kennismaking.yaml, line" in str(one.hint)]
    actions = FAULTY.split("\n").index("actions:") + 1
    assert {one.line for one in inherited if one.code == "core-work-adds-nothing"} == {actions}


def test_lines_are_as_editors_know_them() -> None:
    lines = list(trainer_lines(Speech(Words("nl"), report()), SEARCH))
    path = re.escape(str(report().scenario.path))
    places = [line for line in lines if re.match(rf"{path}:\d+:\d+: (warning|advice)\[[a-z-]+\]: ", line)]
    assert len(places) == len(told_advice())


def test_the_document_compares_with_before_and_is_the_same_each_time(tmp_path: Path) -> None:
    words = Words("en")
    before = tmp_path / "before.json"
    before.write_text(json.dumps(plain(words, report())), encoding="utf-8")
    earlier = read_earlier(str(before))
    texts = []
    for name in ("one", "two"):
        write_document(words, [report()], {earlier.events_per_turn: earlier}, tmp_path / name)
        texts.append((tmp_path / name / "balance.md").read_text(encoding="utf-8"))
    assert texts[0] == texts[1]
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", texts[0])
    assert len(pictures) >= 8
    for picture in pictures:
        assert (tmp_path / "one" / picture).read_text(encoding="utf-8").startswith("<svg")
    rows = [row for row in texts[0].splitlines() if row.startswith("| Een cadeau ")]
    before_and_after = next(row for row in rows if row.count("|") == 8).split("|")
    assert before_and_after[2] == before_and_after[3]
    gift = next(one for one in report().actions if one.id == "gift")
    assert f"{gift.lift.value:+.2f}" in before_and_after[3].replace("−", "-")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"games": 1}'])
def test_what_is_no_earlier_run_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"x\.json"):
        read_earlier(str(path))
