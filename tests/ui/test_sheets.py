"""The kit's sheets: every part, in every theme, drawn without a word cut or unreadable."""

from itertools import pairwise

import pygame
import pytest

from game.ui.elements import Element
from game.ui.stage import Look, Ui
from game.ui.theme import contrast
from game.ui.widgets.charts import common_span
from game.ui.widgets.marks import number, signed
from game.ui.widgets.rose import places, radius_at
from game.ui.widgets.talk import clock_text
from tests.ui.sheet import SHEETS, stage


def drawn(name: str, look: Look, size: tuple[int, int] = (1280, 720)) -> Ui:
    made = stage(size, look)
    made.show(SHEETS[name]())
    made.draw()
    return made.draw()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", SHEETS)
def test_no_text_leaves_its_box_and_all_of_it_can_be_read(name: str, theme: str) -> None:
    ui = drawn(name, Look(theme, calm=True))
    assert ui.canvas.records
    for record in ui.canvas.records:
        assert record.fits, record
        assert not record.broken, record
        assert contrast(record.colour, record.under) >= 4.5, record


@pytest.mark.parametrize("name", SHEETS)
def test_no_text_lies_over_other_text(name: str) -> None:
    records = drawn(name, Look(calm=True)).canvas.records
    for i, one in enumerate(records):
        for other in records[i + 1 :]:
            if one.layer == other.layer:
                assert not one.ink.inset(0.5, 1.5).meets(other.ink.inset(0.5, 1.5)), (one, other)


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 960), (1680, 720)])
@pytest.mark.parametrize("name", SHEETS)
def test_the_composition_is_the_same_at_other_sizes(name: str, size: tuple[int, int]) -> None:
    ui = drawn(name, Look(calm=True), size)
    assert all(record.fits for record in ui.canvas.records), [r for r in ui.canvas.records if not r.fits]


@pytest.mark.parametrize("name", SHEETS)
def test_elements_have_one_id_each_a_name_and_a_place(name: str) -> None:
    ui = drawn(name, Look(calm=True))
    ids = [element.id for element in ui.elements]
    assert len(ids) == len(set(ids)), sorted(id for id in ids if ids.count(id) > 1)
    for element in ui.elements:
        assert element.label.strip(), element
        assert ui.canvas.page.holds(element.rect, 1), element


@pytest.mark.parametrize("name", SHEETS)
def test_whatever_can_be_pressed_is_large_enough(name: str) -> None:
    def large(element: Element) -> bool:
        return max(element.rect.w, element.rect.h) >= 44 and min(element.rect.w, element.rect.h) >= 30

    ui = drawn(name, Look(calm=True))
    pressed = [element for element in ui.elements if element.focusable]
    assert all(large(element) for element in pressed), [e for e in pressed if not large(e)]


def test_a_window_that_is_too_small_says_so_and_still_reads_as_text() -> None:
    ui = drawn("board", Look(calm=True), (640, 360))
    assert "too small" in " ".join(record.text for record in ui.canvas.records)
    assert any("Lerende cultuur 41" in element.read_as for element in ui.elements)


def test_a_second_draw_of_the_same_board_paints_no_shape_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = stage()
    made.show(SHEETS["board"]())
    made.draw()
    scaled: list[object] = []
    whole = pygame.transform.smoothscale
    monkeypatch.setattr(pygame.transform, "smoothscale", lambda *given: scaled.append(given) or whole(*given))
    made.draw()
    assert scaled == []


def test_rose_bars_start_at_the_top_and_go_clockwise() -> None:
    petals, rays = places((2, 3, 3, 4, 2))
    assert [round(ray.angle, 1) for ray in rays[:3]] == [-10.4, 10.4, 45.1]
    assert len(rays) == 14
    assert petals[0].start == pytest.approx(-petals[0].end)


def test_a_bar_is_as_long_as_its_value() -> None:
    steps = [radius_at(value, 204, 64) for value in (0, 25, 50, 75, 100)]
    assert steps[-1] == pytest.approx(204)
    assert len({round(b - a, 6) for a, b in pairwise(steps)}) == 1


@pytest.mark.parametrize(
    ("change", "shown"), [(4, "+4"), (-3.2, "−3"), (0.4, "= 0"), (-0.4, "= 0"), (0.6, "+1")]
)
def test_a_change_is_a_whole_number_with_a_real_sign(change: float, shown: str) -> None:
    assert signed(change) == shown


def test_a_negative_number_has_a_real_minus() -> None:
    assert number(-4) == "−4"


def test_time_over_counts_up() -> None:
    assert [clock_text(s) for s in (112, 0, -12, 3599)] == ["1:52", "0:00", "+0:12", "59:59"]


def test_sparklines_share_a_span_of_at_least_twelve_points() -> None:
    assert common_span([(50, 51), (40, 41)]) == 12
    assert common_span([(50, 70), (40, 41)]) == 20
