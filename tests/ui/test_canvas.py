"""The canvas: sharp at every size, and honest about text that does not fit."""

import pygame
import pytest

from game.paths import assets_dir
from game.ui.boxes import Box
from game.ui.canvas import Canvas, Store
from game.ui.fonts import Fonts
from game.ui.styles import BODY, BREAK, STRONG, Span
from game.ui.theme import LIGHT


def canvas(size: tuple[int, int] = (1280, 720), text_percent: int = 100) -> Canvas:
    surface = pygame.Surface(size)
    surface.fill(LIGHT.paper)
    return Canvas(surface, LIGHT, Store(Fonts(assets_dir() / "fonts")), text_percent)


@pytest.mark.parametrize(
    ("size", "scale", "width", "height"),
    [
        ((1280, 720), 1.0, 1280, 720),
        ((1920, 1080), 1.5, 1280, 720),
        ((1024, 768), 0.8, 1280, 960),
        ((1024, 600), 0.8, 1280, 750),
        ((2560, 1080), 1.5, 2560 / 1.5, 720),
    ],
)
def test_the_page_keeps_its_scale_and_gains_room_on_other_shapes(
    size: tuple[int, int], scale: float, width: float, height: float
) -> None:
    made = canvas(size)
    assert (made.scale, made.width, made.height) == pytest.approx((scale, width, height))
    assert (made.left + made.right) / 2 == pytest.approx(640)


def test_text_grows_with_the_setting_and_never_under_sixteen_real_pixels() -> None:
    assert canvas(text_percent=200).text_px(18) == 36
    assert canvas((1920, 1080)).text_px(18) == 27
    assert canvas((1024, 600)).text_px(18) == 16


def test_wrapped_lines_stay_within_their_width_and_lose_no_word() -> None:
    made = canvas()
    text = "De examencommissie houdt zes portfolio’s tegen bij Zorg & Welzijn."
    lines = made.wrap(text, BODY, 200)
    assert " ".join(lines) == text
    assert all(made.text_width(line) <= 200.5 for line in lines)
    assert len(lines) > 1


def test_a_long_word_breaks_at_its_given_point_with_a_hyphen() -> None:
    lines = canvas().wrap(f"Kansen{BREAK}gelijkheid", BODY, 100)
    assert lines == ["Kansen-", "gelijkheid"]


def test_a_break_point_that_is_not_needed_does_not_show() -> None:
    assert canvas().wrap(f"Kansen{BREAK}gelijkheid", BODY, 300) == ["Kansengelijkheid"]


def test_a_given_line_end_is_kept() -> None:
    assert canvas().wrap("een\ntwee", BODY, 300) == ["een", "twee"]


def test_a_word_wider_than_its_box_is_broken_and_recorded_as_broken() -> None:
    made = canvas()
    made.paragraph(Box(0, 0, 60, 200), "Onvoorstelbaarheid")
    assert "".join(record.text for record in made.records) == "Onvoorstelbaarheid"
    assert any(record.broken for record in made.records)
    assert all(record.fits for record in made.records)


def test_a_paragraph_of_two_styles_reads_as_one() -> None:
    made = canvas()
    made.paragraph(Box(0, 0, 400, 60), [Span("Alleen jij weet:", STRONG), Span(" twee collega’s.")])
    assert "".join(record.text for record in made.records) == "Alleen jij weet: twee collega’s."


def test_text_that_does_not_fit_is_drawn_whole_and_told() -> None:
    made = canvas()
    made.text(Box(0, 0, 40, 30), "Studenttevredenheid")
    assert made.records[0].text == "Studenttevredenheid"
    assert not made.records[0].fits


def test_the_longest_form_that_fits_is_shown() -> None:
    made = canvas()
    made.text(Box(0, 0, 60, 30), ("Leiderstijd", "Tijd"))
    made.text(Box(0, 40, 160, 30), ("Leiderstijd", "Tijd"))
    assert [record.text for record in made.records] == ["Tijd", "Leiderstijd"]


def test_a_record_knows_what_the_text_stands_on() -> None:
    made = canvas()
    made.fill(LIGHT.yellow, Box(0, 0, 200, 40))
    made.text(Box(10, 0, 180, 40), "Verder", colour=LIGHT.onyellow)
    assert made.records[0].under == LIGHT.yellow


def test_a_smooth_shape_has_its_own_colour_inside_and_blends_at_its_edge() -> None:
    made = canvas()
    made.circle(100, 100, 20, LIGHT.ink)
    assert tuple(made.surface.get_at((100, 100)))[:3] == LIGHT.ink
    edge = [tuple(made.surface.get_at((x, 87)))[:3] for x in range(80, 121)]
    assert any(colour not in (LIGHT.ink, LIGHT.paper) for colour in edge)
    # between the two, never darker: no fringe around shapes
    assert all(LIGHT.ink[0] <= colour[0] <= LIGHT.paper[0] for colour in edge)


def test_an_outline_leaves_what_it_surrounds() -> None:
    made = canvas()
    made.rect(Box(10, 10, 80, 40), LIGHT.yellow, radius=8)
    made.rect(Box(10, 10, 80, 40), None, LIGHT.ink, 2, 8)
    assert tuple(made.surface.get_at((50, 30)))[:3] == LIGHT.yellow
    assert tuple(made.surface.get_at((50, 10)))[:3] == LIGHT.ink


def test_a_shape_drawn_twice_is_painted_once() -> None:
    made, painted = canvas(), []
    for x in (10, 50):
        made.paint(("probe",), Box(x, 10, 20, 20), lambda brush: painted.append(brush))
    assert len(painted) == 1


def test_a_real_position_maps_to_the_page_and_back() -> None:
    assert canvas((1920, 1080)).logical((960, 540)) == pytest.approx((640, 360))


def test_a_long_dutch_word_breaks_at_a_syllable_with_a_hyphen() -> None:
    assert canvas().wrap("Studenttevredenheid", BODY, 160) == ["Studenttevreden-", "heid"]
    assert canvas().wrap("Studenttevredenheid", BODY, 400) == ["Studenttevredenheid"]
