"""Runs claims: all arms of a deck side by side, then every claim's numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial

from game.engine.ruleset import Ruleset
from game.evidence.claim import Claim, Effort, Measured, Probe, Result, estimate_of
from game.evidence.decks import DECKS, deck
from game.trials.arms import Arm
from game.trials.intervals import Estimate
from game.trials.paired import Runs, play_arms
from game.trials.spread import Progress, spread

MEAN_LUCK = 0
"""As a number of games: one game without noise and incidents."""

MANY = 64
"""Of more games than this only those readings are kept that are asked for."""

Claims = Sequence[Claim | Probe]


def measure(
    rules: Ruleset,
    claims: Claims,
    seed: int = 1,
    games: int = MEAN_LUCK,
    probes: bool = False,
    short: bool = False,
) -> list[Result]:
    """What the claims come to under these rules, in their order.

    claims  of one deck, the one that the rules are of (or a variant of it)
    games   games 0 to games - 1 of the luck of `seed` in every arm; MEAN_LUCK: one without chance, and claims
            about chance are left out
    probes  whether probes are looked into too; else they are left out
    short   probes take a short look

    For a loop that calibrates: `measure(rules, claims_of("reference"))` takes well under a second.
    """
    calm = games == MEAN_LUCK
    experiments = [claim for claim in claims if isinstance(claim, Claim) and not (calm and claim.luck)]
    arms = _arms(experiments)
    luck = rules.without_chance() if calm else rules
    runs = None
    if arms:
        only = _asked(rules, experiments, arms) if games > MANY else None
        runs = play_arms(luck, arms, seed, max(games, 1), only=only)
    results: list[Result] = []
    for claim in claims:
        if isinstance(claim, Claim):
            if claim not in experiments:
                continue
            assert runs is not None
            found = {one.id: estimate_of(one.of(runs)) for one in claim.measures}
            courses = _courses(claim, runs)
        elif probes:
            found, courses = dict(claim.look(rules, seed, Effort(max(games, 1), short))), {}
        else:
            continue
        results.append(_result(claim, (found, courses)))
    return results


def measure_decks(
    claims: Claims,
    seed: int,
    games: int,
    short: bool = False,
    on: Executor | None = None,
    progress: Progress | None = None,
) -> list[Result]:
    """What the claims come to on the decks that ship, in their order.

    on  as in `game.trials.spread`; then the claims are those of this package
    """
    parts = [part for name in DECKS for part in _parts([one for one in claims if one.deck == name])]
    if on is None:
        found = [_measured(part, seed, games, short) for part in _counted(parts, progress)]
    else:
        ids = [tuple(claim.id for claim in part) for part in parts]
        found = spread(partial(_measured_by_id, seed, games, short), ids, on, progress)
    by_id = {id: numbers for part in found for id, numbers in part.items()}
    return [_result(claim, by_id[claim.id]) for claim in claims]


Numbers = tuple[Mapping[str, Estimate], Mapping[str, Sequence[float]]]
"""A claim's estimates by measure, and its courses: what can travel of a result."""


def _parts(claims: Claims) -> Iterator[Claims]:
    """The experiments of a deck together, for they share a batch, and each probe alone; the longest first."""
    yield from ([claim] for claim in claims if isinstance(claim, Probe))
    if experiments := [claim for claim in claims if isinstance(claim, Claim)]:
        yield experiments


def _counted(parts: Sequence[Claims], progress: Progress | None) -> Iterator[Claims]:
    for done, part in enumerate(parts):
        if progress is not None:
            progress(done, len(parts))
        yield part


def _measured_by_id(seed: int, games: int, short: bool, ids: tuple[str, ...]) -> dict[str, Numbers]:
    """As a process can be asked to: claims hold functions, which cannot travel."""
    from game.evidence.claims import all_claims

    return _measured([claim for claim in all_claims() if claim.id in ids], seed, games, short)


def _measured(claims: Claims, seed: int, games: int, short: bool) -> dict[str, Numbers]:
    results = measure(deck(claims[0].deck).ruleset(), claims, seed, games, True, short)
    return {
        one.claim.id: ({found.asked.id: found.estimate for found in one.measured}, one.courses)
        for one in results
    }


def _result(claim: Claim | Probe, numbers: Numbers) -> Result:
    found, courses = numbers
    return Result(claim, tuple(Measured(one, found[one.id]) for one in claim.measures), courses)


def _asked(rules: Ruleset, claims: Sequence[Claim], arms: Sequence[Arm]) -> set[str]:
    """The readings that these claims ask for, found out on a few games."""
    runs = play_arms(rules, arms, 1, 3)
    for claim in claims:
        for one in claim.measures:
            one.of(runs)
        _courses(claim, runs)
    return runs.asked


def _courses(claim: Claim, runs: Runs) -> dict[str, list[float]]:
    if not claim.shows:
        return {}
    return {
        name: [float(mean) for mean in runs.series(claim.shows, arm).mean(axis=1)]
        for name, arm in claim.arms.items()
    }


def _arms(claims: Sequence[Claim]) -> list[Arm]:
    """Each arm once, in order of first use."""
    return list({id(arm): arm for claim in claims for arm in claim.arms.values()}.values())
