"""`reference/conditions.md` and `effects.md`: prose of `texts/`, with what the program knows filled in.

Where the prose says `$modifiers` stand the rows of a table; where it says `$sub` stands what is usual in the
standard scenario, the middle four fifths of what its actions move upwards.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from string import Template

import numpy as np

from game.charts.numbers import Numbers
from game.engine.blueprint import MODIFIERS, OUTCOMES, SUB_COMPETENCES
from game.engine.parameters import Parameters
from game.scenario.names import FUNCTIONS, Names
from guide.meanings import FUNCTION, MEANING, MODIFIER
from guide.pages import code, made, pick, rows
from guide.shipped import shipped

TEXTS = Path(__file__).parent / "texts"
USUAL = (10, 90)
"""Percentiles of what is usual."""


def conditions_page(lang: str) -> str:
    """The little language of `when:` and `chance:`."""
    assert set(FUNCTION) == set(FUNCTIONS) and set(Names().levels) <= set(MEANING)
    functions = rows([code(FUNCTION[each][0]), pick(FUNCTION[each][1], lang)] for each in FUNCTIONS)
    return _filled("conditions", lang, functions=functions)


def effects_page(lang: str) -> str:
    """What an effect says and what becomes of it."""
    modifiers = (*MODIFIERS, "leader_fit")
    assert set(MODIFIER) == set(modifiers)
    usual = Parameters()
    return _filled(
        "effects",
        lang,
        modifiers=rows([code(each), pick(MODIFIER[each], lang)] for each in modifiers),
        each=Numbers(lang, 0)(100 * usual.reach_all),
        times=Numbers(lang, 1)(usual.cost_all),
        sub=_usual(lang, lambda name: name in SUB_COMPETENCES),
        team=_usual(lang, lambda name: name.startswith("team.")),
        outcome=_usual(lang, lambda name: name in OUTCOMES),
    )


def _filled(name: str, lang: str, **known: str) -> str:
    heading, _, rest = (
        Template((TEXTS / f"{name}.{lang}.md").read_text(encoding="utf-8")).substitute(known).partition("\n")
    )
    return f"{heading}\n\n{made(lang)}\n{rest}"


def _usual(lang: str, wanted: Callable[[str], bool]) -> str:
    """As `+8 to +17`."""
    spec = shipped().spec
    moved = [
        effect.by
        for action in spec.actions.values()
        for effect in action.effects
        if effect.by > 0 and wanted(effect.moves)
    ]
    low, high = (Numbers(lang, 0, sign=True)(value) for value in np.percentile(moved, USUAL))
    return f"{low} {pick(('tot', 'to'), lang)} {high}"
