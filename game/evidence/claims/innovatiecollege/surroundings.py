"""Surroundings: money, structures, neighbours, decline, attacks, ethics."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.engine.blueprint import Array
from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.innovatiecollege.deck import (
    CHOICES,
    asleep,
    comes,
    good,
    good_plan,
    nothing,
    school,
    share,
)
from game.texts import mark
from game.trials.arms import Arm, both, by_action
from game.trials.intervals import of_ratio
from game.trials.paired import Runs


def cutting() -> Claim:
    evenly = school(good_plan(), choices={**CHOICES, "budget_round": "a"})
    return Claim(
        id="c_coherence",
        deck="innovatiecollege",
        claim=mark(
            "Cutting a little everywhere is gentler now; stopping two projects is better a year later"
        ),
        source="iXperium 2016; Kennisnet, Vier in balans",
        arms={mark("a little everywhere"): evenly, mark("two projects stopped"): good()},
        measures=(
            higher(
                "now",
                mark("commitment after quarter 4, a little everywhere above stopping"),
                "commitment",
                evenly,
                good(),
                0,
                turn=4,
            ),
            higher(
                "later",
                mark("yardstick after quarter 8, stopping above a little everywhere"),
                "score",
                good(),
                evenly,
                0.3,
                turn=8,
            ),
        ),
    )


def structures() -> Claim:
    modules = school(by_action({"modular_curriculum": (2, 5, 8)}))
    prepared = school(by_action({"redesign_timetabling": (1,), "modular_curriculum": (4, 6, 9)}))
    return Claim(
        id="c_structures",
        deck="innovatiecollege",
        claim=mark("Structures must follow: modules without a timetable that can carry them are stopped"),
        source="Raamwerk, as in Montsanto 2025; Standaarden examenkwaliteit 2021",
        arms={mark("modules at once"): modules, mark("timetable first"): prepared},
        measures=(
            comes(
                "stopped",
                mark("share of games in which the examination board says no, modules at once"),
                "exam_board_stop",
                modules,
                above=0.5,
            ),
            comes(
                "prepared",
                mark("the same with the timetable first"),
                "exam_board_stop",
                prepared,
                below=0.25,
            ),
        ),
    )


def network() -> Claim:
    tied = school(by_action({"join_national_programme": (1,), "regional_partnership": (2, 5)}))

    def troubles(arm: Arm) -> Callable[[Runs], Array]:
        return lambda r: share(r, "internship_gap", arm) + share(r, "company_complaint", arm)

    return Claim(
        id="c_network",
        deck="innovatiecollege",
        claim=mark("Partners prevent trouble with placements and companies, and contact that rests fades"),
        source="Triggs & John 2004; Inspectie 2016",
        arms={
            mark("nothing"): nothing(),
            mark("partners sought"): tied,
            mark("nothing, no answers"): asleep(),
        },
        measures=(
            Measure(
                "prevented",
                mark("troubles with placements and companies a game, fewer with partners"),
                above=0.2,
                of=lambda r: troubles(nothing())(r) - troubles(tied)(r),
            ),
            Measure(
                "fades",
                mark("partnerships without contact, change in three years"),
                below=0,
                of=lambda r: r.end("partnerships", asleep()) - r.at("partnerships", asleep(), 0),
            ),
        ),
    )


def anticipate() -> Claim:
    start = {"budget": 400.0}
    wait = school(good_plan(), choices={**CHOICES, "enrolment_forecast": "d"}, start=start)
    acting = {
        option: school(good_plan(), choices={**CHOICES, "enrolment_forecast": option}, start=start)
        for option in "abc"
    }

    def apart(r: Runs) -> Array:
        scores = [r.end("score", arm) for arm in acting.values()]
        ranked = sorted(scores, key=lambda values: float(values.mean()))
        return np.asarray(ranked[-1] - ranked[0])

    return Claim(
        id="c_anticipate",
        deck="innovatiecollege",
        claim=mark(
            "Waiting for decline feels best at first and ends worst; the ways to act all hold their own"
        ),
        source="Inspectie 2016",
        arms={mark("wait"): wait, **{f"enrolment_forecast {option}": arm for option, arm in acting.items()}},
        measures=(
            *(
                higher(
                    f"calm_{option}",
                    mark("commitment after quarter 4, waiting above acting"),
                    "commitment",
                    wait,
                    arm,
                    0,
                    turn=4,
                )
                for option, arm in acting.items()
            ),
            *(
                higher(
                    f"later_{option}",
                    mark("yardstick at the end, acting above waiting"),
                    "score",
                    arm,
                    wait,
                    0.2,
                )
                for option, arm in acting.items()
            ),
            Measure("apart", mark("yardstick, the best way to act above the least"), below=1.5, of=apart),
        ),
    )


def resilience() -> Claim:
    drilled = school(by_action({"cyber_basics_and_drill": (1, 6)}))
    return Claim(
        id="c_resilience",
        deck="innovatiecollege",
        claim=mark("An attack comes less often where it has been practised for, and never not at all"),
        source="OCW 2025; MBO Digitaal",
        arms={mark("nothing"): nothing(), mark("drills in quarters 1 and 6"): drilled},
        measures=(
            Measure(
                "share",
                mark("attacks with drills, as part of those without"),
                below=0.5,
                of=lambda r: of_ratio(share(r, "ransomware", drilled), share(r, "ransomware", nothing())),
            ),
            comes(
                "still",
                mark("share of games with an attack all the same"),
                "ransomware",
                drilled,
                above=0.01,
            ),
        ),
    )


def ethics_first() -> Claim:
    talks = by_action({"data_in_team_talks": (2, 4, 6, 8)})
    asked = school(both(by_action({"ethics_table": (1, 5)}), talks))
    unasked = school(talks)
    return Claim(
        id="c_ethics_first",
        deck="innovatiecollege",
        claim=mark(
            "Asking beforehand what data may be used for keeps trust, and prevents the list on the wall"
        ),
        source="SURF, Learning analytics in 5 stappen; AI Act",
        arms={mark("talks about data"): unasked, mark("an ethics table first"): asked},
        measures=(
            higher(
                "trust",
                mark("trust in data use at the end, by the ethics table"),
                "data_trust",
                asked,
                unasked,
                2,
            ),
            higher(
                "incidents",
                mark("share of games with a privacy incident, lower with the ethics table"),
                "came.privacy_incident",
                unasked,
                asked,
                0.3,
            ),
        ),
    )
