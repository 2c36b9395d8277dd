"""Colours can be read, in every theme and in a lit room."""

import pytest

from game.ui.theme import DIMENSIONS, GRAPHIC_PAIRS, TEXT_PAIRS, THEMES, Theme, contrast, mix, rgb

STRAY_LIGHT = 0.05  # on both colours: a projector in a lit room


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "under"), TEXT_PAIRS)
def test_every_text_pair_passes_aa_and_stays_readable_in_a_lit_room(
    theme: Theme, text: str, under: str
) -> None:
    colours = getattr(theme, text), getattr(theme, under)
    assert contrast(*colours) >= 4.5
    assert contrast(*colours, stray=STRAY_LIGHT) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("line", "under"), GRAPHIC_PAIRS)
def test_lines_that_carry_meaning_pass_three_to_one(theme: Theme, line: str, under: str) -> None:
    assert contrast(getattr(theme, line), getattr(theme, under)) >= 3.0


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_bar_stands_out_from_paper_petal_and_track(theme: Theme, dimension: str) -> None:
    hue = theme.hue(dimension)
    for under in (theme.paper, hue.petal, hue.track):
        assert contrast(hue.hue, under) >= 2.95  # 3.0 to the digit that was designed
    assert contrast(theme.onhue, hue.hue) >= 3.0


def test_contrast_agrees_with_known_ratios() -> None:
    assert contrast(rgb("#000000"), rgb("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(rgb("#777777"), rgb("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_high_contrast_keeps_all_text_at_seven_or_more() -> None:
    theme = THEMES["contrast"]
    assert min(contrast(getattr(theme, a), getattr(theme, b)) for a, b in TEXT_PAIRS) >= 7.0


def test_a_faded_colour_lies_between_its_two() -> None:
    assert mix((200, 100, 0), (0, 0, 0), 0.5) == (100, 50, 0)


def test_an_unknown_dimension_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        THEMES["light"].hue("marketing")
