"""What search finds is held against the field's claims, and what would be a key to everything is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from game.engine.blueprint import Array
from game.engine.ruleset import Ruleset
from game.evidence.claim import Effort, Probe
from game.evidence.claims import claims_of, winners
from game.evidence.decks import deck
from game.trials.dominance import SearchEffort

RULES = deck("reference").ruleset()
PROBES = {claim.id: claim for claim in claims_of("reference") if isinstance(claim, Probe)}


def with_effects(action: str, factor: float) -> Ruleset:
    """The reference deck with one action's effects multiplied."""
    actions = tuple(
        replace(one, effects=tuple(replace(effect, by=factor * effect.by) for effect in one.effects))
        if one.id == action
        else one
        for one in RULES.blueprint.actions
    )
    return Ruleset.build(replace(RULES.blueprint, actions=actions))


@pytest.fixture(autouse=True)
def two_visions_and_few_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searching takes long: for two visions it shows the same."""
    monkeypatch.setattr(winners, "visions", partial(_first_two, winners.visions))
    monkeypatch.setattr(winners, "SHORT", replace(winners.SHORT, plans=256))


def _first_two(
    all_of: Callable[[Ruleset], tuple[tuple[str, ...], Array]], rules: Ruleset
) -> tuple[tuple[str, ...], Array]:
    names, weights = all_of(rules)
    return names[:2], weights[:, :2]


@pytest.mark.parametrize("id", ["P15", "P16"])
def test_a_short_look_gives_a_number_for_all_that_is_asked(id: str) -> None:
    found = PROBES[id].look(RULES, 1, Effort(1, short=True))
    assert set(found) == {one.id for one in PROBES[id].measures}
    assert all(np.isfinite(one.value) for one in found.values())


def test_an_action_that_does_everything_is_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    search = SearchEffort(rounds=5, size=18, after_ban=1, runs=256)
    monkeypatch.setattr(winners, "SHORT", replace(winners.SHORT, search=search))
    found = PROBES["P15"].look(with_effects("inclusive_design", 12.0), 1, Effort(1, short=True))
    assert found["dearest_of_cheapest_bans"].value > winners.DEAR
    assert found["always_in_best"].value >= 1
