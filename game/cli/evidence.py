"""`wendbaar evidence`: the claims of the field as experiments on the model; exit code 1 when one fails."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

from game.cli import strategies
from game.cli.output import print_json
from game.cli.progress import bar
from game.cli.workers import workers_of
from game.errors import CannotSave, UsageError
from game.evidence.claim import Claim, Probe
from game.evidence.claims import all_claims
from game.evidence.decks import DECKS, deck
from game.evidence.page import Findings, write_page
from game.evidence.robust import Robust, judge_all, latin_hypercube, shares
from game.evidence.runner import measure_decks
from game.evidence.sensitive import Decides, ranking, trajectories
from game.evidence.tell import lines, plain
from game.scenario.ranges import PLAUSIBLE
from game.texts import Words

TRAJECTORIES = 6
"""Of Morris' method: each costs as many draws as there are parameters, and one."""
FEW_GAMES = 2
"""Paired games in each of those draws."""


def run(args: argparse.Namespace, words: Words) -> int:
    if args.strategies:
        return strategies.run(args, words)
    claims = _asked(args.only)
    # What could be refused comes before what takes long.
    draws = latin_hypercube(args.draws, args.seed, PLAUSIBLE) if args.draws else []
    points = trajectories(TRAJECTORIES, args.seed, PLAUSIBLE) if args.sensitivity else None
    if args.page:
        _written(args.page, lambda: Path(args.page).mkdir(parents=True, exist_ok=True))
    robust: dict[str, Robust] = {}
    decides: dict[str, Decides] = {}
    takes_long = draws or points or any(isinstance(claim, Probe) for claim in claims)
    with workers_of(args) if takes_long else nullcontext() as pool:
        with bar(words.say("Claims")) as progress:
            results = measure_decks(claims, args.seed, args.games, on=pool, progress=progress)
        for name in DECKS:
            mine = [claim for claim in claims if claim.deck == name]
            experiments = [claim for claim in mine if isinstance(claim, Claim)]
            if mine and draws:
                with bar(words.say("Draws")) as progress:
                    judged = judge_all(deck(name), mine, args.seed, draws, on=pool, progress=progress)
                robust |= {one.claim.id: one for one in shares(mine, judged)}
            if experiments and points:
                with bar(words.say("Sensitivity")) as progress:
                    judged = judge_all(
                        deck(name), experiments, args.seed, points[1], FEW_GAMES, pool, progress
                    )
                decides |= {one.claim: one for one in ranking(points[0], judged, PLAUSIBLE)}
    findings = Findings(results, args.games, args.seed, robust, decides)
    if args.page:
        _written(args.page, lambda: write_page(words, findings, Path(args.page)))
    if args.json:
        print_json(plain(words, results, robust, decides))
    else:
        for line in lines(words, results, robust, decides):
            print(line)
    return 0 if all(result.holds for result in results) else 1


def _written(path: str, write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        raise CannotSave(
            "{path} cannot be written ({reason}): name a folder that is yours.",
            path=path,
            reason=error.strerror or str(error),
        ) from error


def _asked(only: Sequence[str] | None) -> list[Claim | Probe]:
    """The claims with these ids, in the order of the page; UsageError for one that is not there."""
    claims = all_claims()
    if not only:
        return list(claims)
    wanted = {name.strip().lower() for given in only for name in given.split(",")}
    unknown = sorted(wanted - {claim.id.lower() for claim in claims})
    if unknown:
        raise UsageError(
            "There is no claim {id}. There are: {known}.",
            id=unknown[0],
            known=", ".join(claim.id for claim in claims),
        )
    return [claim for claim in claims if claim.id.lower() in wanted]
