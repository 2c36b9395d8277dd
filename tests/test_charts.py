"""Charts: whole pictures that a reader without colour, or without sight, can use."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.charts import (
    Bar,
    Interval,
    Line,
    Numbers,
    Panel,
    Ridge,
    Tone,
    bars,
    intervals,
    lines,
    ridges,
    strip,
)
from game.charts.axis import axis_over
from game.charts.paper import apart, text_width, wrapped
from game.charts.ridges import percentiles

SVG = "{http://www.w3.org/2000/svg}"
LONG = "An action with a name so long that no column of a picture could ever hold it on one single line"
ROWS = [
    Interval("Pays & <rewards>", 1.2, 0.8, 1.6, Tone.GOOD, note="pays"),
    Interval(LONG, -0.7, -1.1, -0.2, Tone.BAD, (None, 0.5), note="costs"),
    Interval("Unclear", 0.02, -0.3, 0.34),
]
CHARTS = {
    "intervals": lambda: intervals("Lift", "What each adds.", [Panel("points", ROWS), Panel("ratio", ROWS)]),
    "bars": lambda: bars("Shares", "How often.", [Bar("A", 0.4), Bar(LONG, 0.0, Tone.BAD)], axis="share"),
    "ridges": lambda: ridges(
        "Ends", "Where.", [Ridge("A", [1.0, 2.0, 2.5], 2.0), Ridge(LONG, [5.0] * 9)], axis="points"
    ),
    "lines": lambda: lines(
        "Course",
        "Over time.",
        [Line(f"Line {k}", [1.0, 2.0, 2.0 + k / 100], [0.5, 1, 1], [2, 3, 4]) for k in range(6)],
        x=["0", "1", "2"],
        x_axis="quarter",
        y_axis="points",
    ),
}


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def texts(root: ElementTree.Element) -> list[ElementTree.Element]:
    return list(root.iter(f"{SVG}text"))


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_tells_its_title_and_description_to_a_screen_reader(name: str) -> None:
    root = parsed(CHARTS[name]())
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text
    assert description.text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_needs_nothing_else(name: str) -> None:
    svg = CHARTS[name]()
    assert not re.search(r"<style|\sstyle=|\sclass=|href|url\(|<script", svg)


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_input_gives_the_same_chart(name: str) -> None:
    assert CHARTS[name]() == CHARTS[name]()


@pytest.mark.parametrize("name", CHARTS)
def test_words_stay_on_the_paper(name: str) -> None:
    root = parsed(CHARTS[name]())
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    assert texts(root)
    for text in texts(root):
        size = float(text.get("font-size", 0))
        wide = text_width(text.text or "", size, text.get("font-weight") == "700")
        x = float(text.get("x", 0))
        left = {"end": x - wide, "middle": x - wide / 2}.get(text.get("text-anchor", "start"), x)
        assert left >= -0.5, text.text
        assert left + wide <= width + 0.5, text.text
        assert size <= float(text.get("y", 0)) + 2 <= height + 2, text.text


def test_a_name_is_shown_whole_and_markup_in_it_is_text() -> None:
    shown = " ".join(text.text or "" for text in texts(parsed(CHARTS["intervals"]())))
    assert "Pays & <rewards>" in shown
    assert LONG.split()[0] in shown
    assert all(word in shown for word in LONG.split())


def test_verdicts_differ_without_colour() -> None:
    def marks(tone: Tone) -> list[tuple[str, str | None]]:
        root = parsed(intervals("T", "D", [Panel("points", [Interval("A", 1.0, 0.5, 1.5, tone)])]))
        drawn = [node for node in root if node.tag in (f"{SVG}circle", f"{SVG}path")]
        return [(node.tag, "hollow" if node.get("fill") != node.get("stroke") else "full") for node in drawn]

    assert len({tuple(marks(tone)) for tone in Tone}) == len(Tone)


def test_an_interval_lies_where_its_numbers_say() -> None:
    rows = [Interval("A", -1.0, -2.0, 0.0, Tone.BAD), Interval("B", 1.0, 0.5, 1.5, Tone.GOOD)]
    root = parsed(intervals("T", "D", [Panel("points", rows)]))
    circle = next(root.iter(f"{SVG}circle"))
    diamond = next(node for node in root.iter(f"{SVG}path"))
    x_of_bad = float(re.findall(r"M([-\d.]+) ", diamond.get("d", ""))[0])
    assert x_of_bad < float(circle.get("cx", 0))
    assert "−1.0 [−2.0, 0.0]" in [text.text for text in texts(root)]


def test_lines_differ_without_colour_and_their_names_do_not_touch() -> None:
    root = parsed(CHARTS["lines"]())
    dashes = [p.get("stroke-dasharray") for p in root.iter(f"{SVG}path") if p.get("fill") == "none"]
    assert len(set(dashes)) == 6
    heights = sorted(float(text.get("y", 0)) for text in texts(root) if (text.text or "").startswith("Line "))
    assert len(heights) == 6
    assert all(below - above >= 14 for above, below in itertools.pairwise(heights))


@given(
    st.lists(st.floats(0, 300), min_size=1, max_size=12),
    st.floats(1, 20),
)
def test_pushed_apart_labels_keep_their_order_and_distance(wanted: list[float], least: float) -> None:
    placed = apart(wanted, least, 0.0, 300.0)
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    in_order = [placed[i] for i in order]
    assert all(-1e-6 <= at <= 300 + 1e-6 for at in placed)
    assert all(b - a >= least - 1e-6 for a, b in itertools.pairwise(in_order))


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=8), st.sampled_from([1, 7, 1000]))
def test_an_axis_holds_its_values_with_a_few_round_ticks(numbers: list[int], parts: int) -> None:
    values = [number / parts for number in numbers]
    axis = axis_over(values, 0.0, 400.0)
    assert axis.low <= min(values) + 1e-6
    assert axis.high >= max(values) - 1e-6
    assert 2 <= len(axis.ticks()) <= 10
    assert all(0.0 <= axis.at(tick) <= 400.0 for tick in axis.ticks())


@pytest.mark.parametrize(
    ("lang", "value", "written"),
    [("en", 1.25, "+1.2"), ("nl", -1.26, "−1,3"), ("en", -0.04, "0.0"), ("nl", float("nan"), "–")],
)
def test_numbers_are_written_as_the_language_does(lang: str, value: float, written: str) -> None:
    assert Numbers(lang, 1, sign=True)(value) == written


def test_an_interval_in_words_is_unambiguous_where_the_comma_is_decimal() -> None:
    assert Numbers("nl", 1).between(-0.5, 1.5) == "[−0,5; 1,5]"
    assert Numbers("en", 1).between(-0.5, 1.5) == "[−0.5, 1.5]"


def test_wrapping_keeps_every_word() -> None:
    assert " ".join(wrapped(LONG, 120)) == LONG
    assert all(len(line.split()) == 1 or text_width(line) <= 120 for line in wrapped(LONG, 120))


def test_percentiles_lie_between_the_values() -> None:
    assert percentiles([3.0, 1.0, 2.0], (0.0, 0.5, 1.0)) == [1.0, 2.0, 3.0]
    assert percentiles([], (0.5,)) == [0.0]


def test_a_strip_is_hidden_from_screen_readers_that_have_the_numbers() -> None:
    root = parsed(strip(0.2, -0.1, 0.5, Tone.PLAIN, 1.0))
    assert root.get("aria-hidden") == "true"
