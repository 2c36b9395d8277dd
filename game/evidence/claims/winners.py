"""Do winning strategies teach the right thing? What search finds, held against the field's claims.

The searches are those of `wendbaar evidence --strategies`, which tells all that was found, on the same plans:
for a seed both say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from game.engine.ruleset import Ruleset
from game.evidence.claim import Asked, Effort, Probe
from game.evidence.strategies import StudyEffort, visions
from game.texts import mark
from game.trials.contrast import Tables, examined
from game.trials.dominance import DEAR, SearchEffort, find_keys
from game.trials.intervals import Estimate

FULL = StudyEffort()
SHORT = StudyEffort(plans=1_024, search=SearchEffort(rounds=2, size=12, after_ban=1, runs=256))
"""For a short look."""


def winners(id: str = "P16", deck: str = "reference", events: bool = False) -> Probe:
    return Probe(
        id=id,
        deck=deck,
        claim=mark("What the best of very many random plans do more than the rest is what the field advises"),
        source="Enfield et al. 2012",
        look=partial(_contradictions, events=events),
        measures=(
            Asked(
                "contradictions",
                mark("features of the best 1 % that go against the field, over six visions"),
                below=0.5,
                digits=0,
                unit="number",
            ),
            Asked(
                "contradictions_equal_pace",
                mark("the same, compared with plans of as many actions"),
                below=0.5,
                digits=0,
                unit="number",
            ),
        ),
        note=mark(
            "A feature goes against the field when the difference has the wrong sign by more than 0.1 "
            "standard deviation and its 95 % interval does not reach zero, in these plans and in as many "
            "fresh ones. At equal pace each feature counts once a vision."
        ),
    )


def no_single_key(id: str = "P15", deck: str = "reference", events: bool = False) -> Probe:
    return Probe(
        id=id,
        deck=deck,
        claim=mark("No action is a key to everything, and none is useless"),
        source=mark("design"),
        look=partial(_keys, events=events),
        measures=(
            Asked(
                "dearest_of_cheapest_bans",
                mark("yardstick, what a ban costs where it costs least, for the action that is missed most"),
                below=DEAR,
            ),
            Asked(
                "useless",
                mark("actions that lift no ordinary plan and that nobody misses when they are banned"),
                below=0.5,
                digits=0,
                unit="number",
            ),
            Asked(
                "always_in_best",
                mark("actions in all of the best twenty random games"),
                below=0.5,
                digits=0,
                unit="number",
            ),
            Asked(
                "never_in_best",
                mark("actions in none of them"),
                below=0.5,
                digits=0,
                unit="number",
            ),
            Asked(
                "in_every_best_plan",
                mark("actions in the best bred plan of every vision"),
                digits=0,
                unit="number",
            ),
        ),
        note=mark(
            "The best plans are bred, four actions a quarter, in mean luck. An action that stands in the "
            "best plan of every vision is banned, and breeding goes on from there."
        ),
    )


def _contradictions(rules: Ruleset, seed: int, effort: Effort, events: bool) -> Mapping[str, Estimate]:
    number = (SHORT if effort.short else FULL).plans
    found: dict[str, set[tuple[int, str]]] = {"contradictions": set(), "contradictions_equal_pace": set()}
    for k, vision in enumerate(visions(rules)[1].T):
        for one in examined(rules, vision, Tables(number, seed, events), k)[0]:
            if one.contradicts:
                reading = "contradictions" if one.reading == "all" else "contradictions_equal_pace"
                found[reading].add((k, one.feature.id))
    return {name: Estimate.exact(float(len(those))) for name, those in found.items()}


def _keys(rules: Ruleset, seed: int, effort: Effort, events: bool) -> Mapping[str, Estimate]:
    search = (SHORT if effort.short else FULL).search
    keys = find_keys(rules, visions(rules)[1], seed, search, events)
    values = {
        "dearest_of_cheapest_bans": keys.plans.dearest,
        "useless": float(len(keys.plans.useless)),
        "always_in_best": float(len(keys.runs.in_all)),
        "never_in_best": float(len(keys.runs.in_none)),
        "in_every_best_plan": float(len(keys.plans.in_every)),
    }
    return {name: Estimate.exact(value) for name, value in values.items()}
