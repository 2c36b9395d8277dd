"""The report's kinds of picture: what stands in them, for the eye and for who cannot see them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from game.charts import Fall, Small, Tone, multiples, stones, waterfall

SVG = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def words(picture: ET.Element) -> list[str]:
    return [element.text or "" for element in picture.iter(f"{SVG}text")]


def causes(*amounts: float, least: float = 0.0) -> ET.Element:
    steps = [
        Fall(f"step {n}", amount, Tone.GOOD if amount > 0 else Tone.BAD) for n, amount in enumerate(amounts)
    ]
    end = 50.0 + sum(amounts)
    return read(waterfall("T & <", "D", ("begin", 50.0), steps, ("end", end), axis="points", least=least))


def bars(picture: ET.Element) -> list[tuple[float, float]]:
    """Left and right of every bar; the paper is the first rectangle."""
    found = [(float(one.get("x", "0")), float(one.get("width", "0"))) for one in picture.iter(f"{SVG}rect")]
    return [(x, x + width) for x, width in found[1:]]


def test_each_cause_begins_where_the_one_before_it_ended() -> None:
    (a, b), (c, d), (e, f) = bars(causes(8.0, -3.0, 5.0))
    assert a < b and d == pytest.approx(b, abs=0.02) and e == pytest.approx(c, abs=0.02)
    assert (b - a) / (f - e) == pytest.approx(8 / 5, rel=0.01)


def test_every_cause_has_its_sign_and_the_ends_have_none() -> None:
    said = words(causes(8.0, -3.0))
    assert {"+8", "−3", "50", "55"} <= set(said) and "T & <" in said


def test_a_small_change_looks_small_where_the_axis_has_a_least_span() -> None:
    (wide,), (narrow,) = bars(causes(1.0)), bars(causes(1.0, least=10.0))
    assert (narrow[1] - narrow[0]) < (wide[1] - wide[0]) / 4


def test_stones_are_as_many_as_were_counted_and_told_by_shape() -> None:
    picture = read(stones("T", "D", [("one", 3, 1), ("two", 0, 4)], meant="meant", done="done"))
    assert len(list(picture.iter(f"{SVG}circle"))) == 3 + 1  # and one in the legend
    assert len(list(picture.iter(f"{SVG}rect"))) == 5 + 1 + 1  # and the paper
    assert {"3 / 1", "0 / 4", "meant", "done"} <= set(words(picture))


def test_panels_share_one_scale() -> None:
    panels = [Small("a", [10.0, 20.0]), Small("b", [80.0, 90.0], [80.0, 70.0], "80 to 90")]
    picture = read(multiples("T", "D", panels, x=["start", "Q1"], drawn="us", behind="them", across=2))
    said = words(picture)
    assert {"a", "b", "80 to 90", "us", "them", "start", "Q1"} <= set(said)
    assert said.count("0") == said.count("100") == 2
    dashed = [one for one in picture.iter(f"{SVG}path") if one.get("stroke-dasharray")]
    assert len(dashed) == 1


def test_one_quarter_alone_can_be_drawn() -> None:
    picture = read(multiples("T", "D", [Small("a", [10.0])], x=["start", "start"], drawn="us"))
    assert "a" in words(picture)


@pytest.mark.parametrize(
    "svg",
    [
        stones("T", "D", [("a", 1, 1)], meant="m", done="d"),
        multiples("T", "D", [Small("a", [1.0, 2.0])], x=["0", "1"], drawn="us"),
        waterfall("T", "D", ("b", 1.0), [], ("e", 1.0), axis="points"),
    ],
)
def test_a_picture_says_what_it_is(svg: str) -> None:
    picture = read(svg)
    assert picture.get("role") == "img"
    assert [one.text for one in picture if one.tag in (f"{SVG}title", f"{SVG}desc")] == ["T", "D"]
