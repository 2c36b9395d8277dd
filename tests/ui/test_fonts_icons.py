"""Faces and icons: all there, and a missing one costs its looks only."""

from pathlib import Path

import pygame
import pytest

from game.icons import DRAWINGS
from game.paths import assets_dir
from game.ui.fonts import FILES, READING_FILES, Face, Fonts
from game.ui.icons import Icons, svg

DUTCH = "Eén ruïne: coördinatie, vóór, café, ÉÉN € 310k 10 % −3 ± · – — “zo” ‘dit’ … → ← ↑ ↓ ×"


@pytest.mark.parametrize("reading", [False, True])
def test_every_shipped_face_opens(reading: bool) -> None:
    fonts = Fonts(assets_dir() / "fonts", reading=reading)
    for face in Face:
        assert fonts.width("Wendbaar", face, 20) > 0
    assert fonts.problems == []


def test_each_font_file_has_its_licence_beside_it() -> None:
    families = {name.split("_")[0] for name in (*FILES.values(), *READING_FILES.values())}
    for family in families:
        text = (assets_dir() / "licences" / f"{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL Open Font License" in text


@pytest.mark.parametrize("reading", [False, True])
@pytest.mark.parametrize("face", Face)
def test_every_sign_the_game_uses_is_drawn_in_every_face(face: Face, reading: bool) -> None:
    fonts = Fonts(assets_dir() / "fonts", reading=reading)
    for sign in set(DUTCH) - {" "}:
        assert fonts.covers(sign, face), sign


def test_a_broken_font_gives_way_and_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{FILES[Face.BODY]}.ttf").write_bytes(b"not a font")
    fonts = Fonts(tmp_path)
    assert fonts.render("Bord", Face.BODY, 18, (0, 0, 0)).get_width() > 10
    assert f"{FILES[Face.BODY]}.ttf" in fonts.problems
    assert fonts.render("Bord", Face.TITLE, 18, (0, 0, 0)).get_width() > 10
    assert len(fonts.problems) == len(set(fonts.problems))


def test_figures_are_equally_wide_where_they_count() -> None:
    fonts = Fonts(assets_dir() / "fonts")
    assert len({fonts.width(figure, Face.BOLD, 24) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_icon_draws_something_within_its_square(name: str) -> None:
    picture = Icons().get(name, 24, (20, 28, 58))
    assert picture.get_size() == (24, 24)
    assert pygame.mask.from_surface(picture).count() > 20


def test_icons_are_drawn_at_their_final_size_and_kept() -> None:
    icons = Icons()
    assert icons.get("tijd", 33, (0, 0, 0)).get_width() == 33
    assert icons.get("tijd", 33, (0, 0, 0)) is icons.get("tijd", 33, (0, 0, 0))


def test_an_icon_has_exactly_one_filled_circle() -> None:
    assert svg("tijd", 24, (0, 0, 0)).count("<circle") == 1


def test_an_unknown_icon_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        svg("eenhoorn", 24, (0, 0, 0))


def test_a_font_cut_short_gives_way_too(tmp_path: Path) -> None:
    name = f"{FILES[Face.BODY]}.ttf"
    (tmp_path / name).write_bytes((assets_dir() / "fonts" / name).read_bytes()[:60_000])
    fonts = Fonts(tmp_path)
    drawn = fonts.render("Bord", Face.BODY, 18, (0, 0, 0))
    assert pygame.mask.from_surface(drawn).count() > 20
    assert name in fonts.problems
