"""Reading YAML: nothing changes in silence, and nothing hostile gets through."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from game.scenario import ScenarioErrors, ScenarioRefused, check_scenario, load_scenario
from game.scenario.read import MOST_BYTES, Read, read_bytes
from game.scenario.tree import LONGEST_TEXT, MOST_DEPTH
from tests.scenario.build import SMALL, findings_of, marked, only, small, write


def read(text: str) -> Read:
    return read_bytes(text.encode(), "file.yaml")


def value(text: str) -> object:
    node = read(f"key: {text}").node
    assert node is not None
    return node.get("key").plain()


@pytest.mark.parametrize(
    "text",
    [
        *("no", "on", "off", "yes", "y", "N", "True", "FALSE", "Null", "NULL"),
        *("010", "0x1F", "0o7", "12:30", "1:20:30", "1_000", ".5", "5.", ".inf", ".nan", "1e999", "1,5"),
        *("2026-11-22", "2026-11-22T10:00:00", "="),
    ],
)
def test_what_yaml_would_change_stays_text(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("+8", 8),
        ("-3", -3),
        ("0.25", 0.25),
        ("+1.5e2", 150.0),
        ("0", 0),
    ],
)
def test_truths_nothing_and_numbers_are_read_as_in_json(text: str, expected: object) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("text", ['"12"', "'true'", '"null"', "'~'", '""'])
def test_quotes_always_make_a_text(text: str) -> None:
    assert value(text) == text[1:-1]


def test_keys_are_always_text() -> None:
    node = read("{1: a, true: b, null: c, on: d, 010: e}").node
    assert node is not None
    assert list(node.items) == ["1", "true", "null", "on", "010"]


def test_places_count_characters_not_bytes() -> None:
    node = read("één: {naam: Ørsted 🙂, waarde: 3}").node
    assert node is not None
    found = node.get("één", "waarde")
    assert (found.place.column, found.at.column) == (23, 31)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\nb: 2\n§a: 3\n", "duplicate-key"),
        ("a: {b: 1, §b: 2}", "duplicate-key"),
        ("§<<: {a: 1}", "merge-key"),
        ("{§[a, b]: 1}", "bad-key"),
        ("a: 1\n§---\nb: 2\n", "bad-yaml"),
        ("a: §&x 1", "anchor"),
        ("a: §!!python/object/apply:os.system ['true']", "tag"),
        ("a: §! x", "tag"),
        ("a:\n  - §!!set {x, y}\n", "tag"),
        ("a: b\n§\tc: d\n", "bad-yaml"),
        ("a: b§\x0bc", "bad-yaml"),
        ("a: §`x`", "bad-yaml"),
    ],
)
def test_what_a_scenario_has_no_use_for_is_told_at_its_place(text: str, code: str) -> None:
    at = marked(text)
    found = only(list(read(at.text).findings))
    assert (found.code, found.line, found.column) == (code, at.line, at.column)


def test_duplicate_keys_name_the_line_of_the_first() -> None:
    found = only(list(read("a: 1\nb: 2\na: 3\n").findings))
    assert "line 1" in str(found.message)


def test_several_unwanted_things_are_told_at_once() -> None:
    found = read("a: &x 1\nb: *x\nc: !tag 2\n").findings
    assert [one.code for one in found] == ["anchor", "alias", "tag"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: text: more", "quotes around"),
        ("a:\n\tb: 1", "spaces"),
        ("a: [1, 2", "close it with ]"),
        ("a: {b: 1", "close it with }"),
        ('a: "open', "quote is not closed"),
        ("a: @home", "quotes"),
        ("a:\n  - 1\n b: 2", "indent"),
    ],
)
def test_broken_yaml_comes_with_a_plain_hint(text: str, hint: str) -> None:
    found = only(list(read(text).findings))
    assert found.code == "bad-yaml"
    assert hint in str(found)


def billion_laughs() -> str:
    lines = ["a0: &a0 [lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines)


HOSTILE = {
    "billion laughs": billion_laughs(),
    "deep flow": "a: " + "[" * 100_000,
    "deep block": "\n".join("  " * n + "a:" for n in range(500)),
    "huge text": "a: '" + "x" * (LONGEST_TEXT + 1) + "'",
    "many values": "a: [" + "1," * 120_000 + "1]",
    "too many bytes": "a: 1\n" + "#" * MOST_BYTES,
    "a tag": "a: !!python/object/apply:os.system ['echo hacked']",
    "not text": "a: b\0c",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_quickly_and_with_exit_code_3(name: str, tmp_path: Path) -> None:
    path = write(tmp_path, HOSTILE[name])
    begin = time.perf_counter()
    with pytest.raises(ScenarioRefused) as caught:
        load_scenario(path)
    assert caught.value.exit_code == 3
    assert str(path) in str(caught.value)
    assert time.perf_counter() - begin < 5


def test_a_hostile_translation_is_refused_too(tmp_path: Path) -> None:
    write(tmp_path, billion_laughs(), "small.en.yaml")
    with pytest.raises(ScenarioRefused):
        load_scenario(write(tmp_path, SMALL))


def test_nesting_just_within_the_limit_is_read() -> None:
    assert read("a: " + "[" * (MOST_DEPTH - 1) + "]" * (MOST_DEPTH - 1)).node is not None


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"wendbaar: 1\ntitle: caf\xe9\n")
    with pytest.raises(ScenarioRefused) as caught:
        load_scenario(path)
    assert only(list(caught.value.findings)).line == 2
    assert "UTF-8" in str(caught.value)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.encode())
    assert load_scenario(path).id == "small"


def test_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.replace("\n", "\r\n").encode())
    assert load_scenario(path).id == "small"


@pytest.mark.parametrize("text", ["", "# only a remark\n", "- a\n- b\n", "just text"])
def test_a_file_that_is_no_scenario_says_so(text: str, tmp_path: Path) -> None:
    with pytest.raises(ScenarioErrors):
        load_scenario(write(tmp_path, text))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "small.en.yaml"
    os.mkfifo(path)
    found = check_scenario(write(tmp_path, SMALL))
    assert only(found).code == "unreadable"


@pytest.mark.parametrize(
    ("written", "hint"),
    [("010", "write 10"), ("1,5", "write 1.5"), ("'12'", "write 12"), ("12:30", ""), ("1_000", "write 1000")],
)
def test_a_number_that_is_not_one_is_told_with_the_number_that_was_meant(
    written: str, hint: str, tmp_path: Path
) -> None:
    found = only(findings_of(tmp_path, small(("cost: 20", f"cost: {written}"))))
    assert found.code == "bad-type"
    assert hint in str(found.hint or "")


@pytest.mark.parametrize("written", ["yes", "on", "True", "1"])
def test_only_true_and_false_are_truths(written: str, tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, small(("    reserve: true", f"    reserve: {written}"))))
    assert "true or false is expected" in str(found.message)


@pytest.mark.parametrize("written", ["12", "true", "1.5"])
def test_a_text_that_yaml_takes_for_something_else_needs_quotes(written: str, tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, small(("title: Klein", f"title: {written}"))))
    assert "quotes" in str(found.hint)


# What people copy, and what they mean by it


@pytest.mark.parametrize("text", ['"a\\0b"', '"a\\e[31mb"', '"a\\u202eb"', "a\u202eb", "a\x1bb"])
def test_what_steers_a_terminal_or_turns_the_reading_is_refused(text: str) -> None:
    found = only(list(read(f"key: {text}").findings))
    assert (found.refused, found.line) == (True, 1)


def test_an_invisible_letter_in_a_name_is_told_at_its_place() -> None:
    at = marked("titel:\n  na§\u200bam: x\n")
    found = only(list(read(at.text).findings))
    assert (found.line, found.column, "U+200B" in str(found)) == (at.line, at.column, True)


def test_a_point_for_thousands_is_warned_about() -> None:
    found = only(list(read("start: 100.000\n").findings))
    assert (found.code, found.column, "100000" in str(found.hint)) == ("thousands", 8, True)
    assert read("a: 0.125\nb: 12.5\nc: '100.000'\n").findings == ()


def test_a_text_that_loses_its_end_to_a_remark_is_warned_about() -> None:
    found = only(list(read("title: Team #1\n").findings))
    assert (found.code, found.line, found.column) == ("remark-in-text", 1, 13)
    assert read("title: Team  # one of them\nother: 'Team #1'\n").findings == ()


def test_a_refused_file_is_read_no_further_than_ten_findings() -> None:
    assert len(read(billion_laughs()).findings) == 10
