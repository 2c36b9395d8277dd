"""Robustness: do the claims still hold when the model's guesses are wrong?

All parameters are drawn at once within their plausible ranges (`game.scenario.ranges`), by a Latin
hypercube; in every draw all claims are run again. A parameter that a deck sets itself is as uncertain there
as elsewhere, but around the deck's own number. One draw applies to all arms of all claims. There a claim
holds when its values do: a few paired games say enough where luck cancels, and what is counted over draws
has an interval of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from game.engine.parameters import Parameters
from game.engine.ruleset import Ruleset
from game.errors import UsageError, mark
from game.evidence.claim import Claim, Probe
from game.evidence.runner import Claims, measure
from game.evidence.variants import with_parameters
from game.scenario import Scenario
from game.scenario.ranges import PLAUSIBLE
from game.trials.intervals import Estimate, of_share
from game.trials.spread import Progress, Shipped, spread

GAMES = 24
"""Paired games of each arm in a draw: claims that count events need more than a handful."""
NEEDS_EXTRA = mark(
    "This needs an extra package, {package}: install it with `pip install wendbaar[evidence]`."
)

Values = Mapping[str, float]
"""Parameters by name."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The claims under one draw: by claim, then by measure that is judged, how far it lies on the good side.

    Not above 0, it fails.
    """

    margins: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Robust:
    """In what share of draws a claim holds, with Wilson's interval; and each of its measures."""

    claim: Claim | Probe
    draws: int
    share: Estimate
    by_measure: Mapping[str, float]


def latin_hypercube(
    number: int, seed: int, ranges: Mapping[str, tuple[float, float]] = PLAUSIBLE
) -> list[Values]:
    """Draws of all parameters within their ranges; UsageError without scipy."""
    try:
        from scipy.stats import qmc
    except ImportError:
        raise UsageError(NEEDS_EXTRA, package="scipy") from None
    low, high = zip(*ranges.values(), strict=True)
    points = qmc.scale(qmc.LatinHypercube(len(ranges), seed=seed).random(number), low, high)
    return [dict(zip(ranges, map(float, point), strict=True)) for point in points]


def around(rules: Ruleset, values: Values) -> Values:
    """A draw around the numbers of one deck.

    Where it sets a parameter to twice the standard, what was drawn counts twice too; ValueError names what is
    not a parameter.
    """
    standard = Parameters()
    own = standard.changed(rules.blueprint.parameters)
    drawn = standard.changed(values)
    return {name: getattr(drawn, name) * getattr(own, name) / getattr(standard, name) for name in values}


def judge(rules: Ruleset, claims: Claims, seed: int, values: Values, games: int = GAMES) -> Judged:
    """The claims of one deck under a draw of its parameters."""
    asked = [claim for claim in claims if isinstance(claim, Claim) or claim.in_draws]
    results = measure(
        with_parameters(rules, around(rules, values)), asked, seed, games, probes=True, short=True
    )
    return Judged(
        {
            result.claim.id: {one.asked.id: one.margin for one in result.measured if one.asked.is_judged}
            for result in results
        }
    )


def shares(claims: Claims, judged: Sequence[Judged]) -> list[Robust]:
    """What the draws say of each claim that they asked."""
    found = []
    for claim in claims:
        mine = [one.margins[claim.id] for one in judged if claim.id in one.margins]
        if mine:
            hits = sum(all(margin > 0 for margin in margins.values()) for margins in mine)
            by_measure = {name: sum(m[name] > 0 for m in mine) / len(mine) for name in mine[0]}
            found.append(Robust(claim, len(mine), of_share(hits, len(mine)), by_measure))
    return found


def judge_all(
    scenario: Scenario,
    claims: Claims,
    seed: int,
    draws: Sequence[Values],
    games: int = GAMES,
    on: Executor | None = None,
    progress: Progress | None = None,
) -> list[Judged]:
    """Each draw judged, in their order; `on` as in `game.trials.spread`. Claims are those of this package."""
    job = partial(_judge, Shipped.of(scenario), tuple(claim.id for claim in claims), seed, games)
    return spread(job, draws, on, progress)


def _judge(shipped: Shipped, ids: tuple[str, ...], seed: int, games: int, values: Values) -> Judged:
    """As a process can be asked to: claims hold functions, which cannot travel."""
    from game.evidence.claims import all_claims

    return judge(shipped.ruleset(), [claim for claim in all_claims() if claim.id in ids], seed, values, games)
