"""People: what change costs them first, how much they can carry, and who leads."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.engine.blueprint import Array
from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.climate import mix_beats_either
from game.evidence.claims.innovatiecollege.deck import (
    CHOICES,
    QUARTERS,
    comes,
    good,
    good_plan,
    nothing,
    school,
)
from game.texts import mark
from game.trials.arms import Arm, Do, both, by_action, by_turn, cycle
from game.trials.paired import Runs


def dip() -> Claim:
    change = school(
        by_turn(
            {
                1: "run_vision_dialogue",
                2: "redesign_timetabling translate_vision_in_team",
                3: "team_learning_programme start_team_experiments",
                4: "translate_vision_in_team redesign_assessment",
                5: "team_learning_programme strengthen_icoach_network",
                **{
                    turn: "team_learning_programme translate_vision_in_team"
                    if turn % 2
                    else "peer_lesson_visits walk_the_floor"
                    for turn in range(6, 13)
                },
            }
        )
    )

    def lowest(reading: str) -> Callable[[Runs], Array]:
        def find(r: Runs) -> Array:
            apart = (r.series(reading, change) - r.series(reading, nothing()))[1:7]
            return np.asarray(apart[int(apart.mean(axis=1).argmin())])

        return find

    return Claim(
        id="c_dip",
        deck="innovatiecollege",
        claim=mark("Implementation dip: a real change costs quality and wellbeing first, and pays later"),
        source="Fullan 2001",
        arms={mark("nothing"): nothing(), mark("a real change"): change},
        measures=(
            Measure(
                "quality_low",
                mark("education quality against doing nothing, in the lowest of the first six quarters"),
                below=-0.8,
                of=lowest("education_quality"),
            ),
            Measure(
                "wellbeing_low",
                mark("staff wellbeing against doing nothing, in the lowest of the first six quarters"),
                below=-0.8,
                of=lowest("staff_wellbeing"),
            ),
            higher(
                "quality",
                mark("education quality against doing nothing, at the end"),
                "education_quality",
                change,
                nothing(),
                3,
            ),
            higher(
                "wellbeing",
                mark("staff wellbeing against doing nothing, at the end"),
                "staff_wellbeing",
                change,
                nothing(),
                0,
            ),
        ),
    )


GOING_ON = {
    **CHOICES,
    "budget_round": "a",
    "paper_vision_question": "c",
    "works_council_workload": "c",
    "teacher_vacancies": "a",
}
"""Answers that take nothing away."""


def overload() -> Claim:
    work = (
        "translate_vision_in_team",
        "start_team_experiments",
        "data_in_team_talks",
        "peer_lesson_visits",
        "redesign_assessment",
        "team_learning_programme",
        "practice_research",
    )
    two = {turn: tuple(Do(work[(2 * turn + k) % len(work)]) for k in range(2)) for turn in QUARTERS}
    start = {"budget": 350.0}
    relieved_plan = both(two, by_action({"cut_admin_load": (2, 6, 10)}))
    never = school(two, choices=GOING_ON, start=start)
    relieved = school(relieved_plan, choices=GOING_ON, start=start)
    return Claim(
        id="c_overload",
        deck="innovatiecollege",
        claim=mark(
            "Who never takes anything away gets a wave of sick leave; a yearly relief mostly prevents it"
        ),
        source="ECBO 2017; Bernerth, Walker & Harris 2011",
        arms={mark("never any relief"): never, mark("tasks cut once a year"): relieved},
        measures=(
            comes(
                "never",
                mark("share of games with a wave of sick leave, without relief"),
                "sick_leave_wave",
                never,
                above=0.5,
            ),
            higher(
                "less",
                mark("by how much relief lowers that share"),
                "came.sick_leave_wave",
                never,
                relieved,
                0.2,
            ),
        ),
    )


INITIATIVES = (
    "run_vision_dialogue",
    "translate_vision_in_team",
    "team_learning_programme",
    "set_strategy_and_stop_list",
    "redesign_assessment",
    "start_team_experiments",
    "peer_lesson_visits",
    "redesign_timetabling",
    "practice_research",
    "data_in_team_talks",
    "modular_curriculum",
    "regional_partnership",
)


def one_thing_at_a_time() -> Claim:
    def spread_over(quarters: int) -> Arm:
        each = len(INITIATIVES) // quarters
        plan = {turn + 1: " ".join(INITIATIVES[each * turn : each * (turn + 1)]) for turn in range(quarters)}
        return school(by_turn(plan), start={"budget": 600.0})

    fast, slow = spread_over(2), spread_over(6)
    return Claim(
        id="iP7",
        deck="innovatiecollege",
        claim=mark("Twelve initiatives spread over six quarters beat the same twelve in two"),
        source="ECBO 2017; Bernerth, Walker & Harris 2011",
        arms={mark("in two quarters"): fast, mark("in six quarters"): slow},
        measures=(
            higher("score", mark("yardstick, spread above at once"), "score", slow, fast, 1.5),
            higher(
                "quality",
                mark("education quality, spread above at once"),
                "education_quality",
                slow,
                fast,
                0.5,
            ),
        ),
    )


def pressure_and_support() -> Claim:
    base = by_action(
        {
            "run_vision_dialogue": (1,),
            "translate_vision_in_team": (2, 4, 6, 9),
            "team_learning_programme": (3,),
            "redesign_assessment": (4, 8),
            "start_team_experiments": (5,),
        }
    )
    push = ("course_check", "set_strategy_and_stop_list", "write_vision_document")
    help_ = ("walk_the_floor", "cut_admin_load", "development_time")
    quarters = range(2, 13)
    turns = {turn: (Do((help_ if turn % 2 else push)[(turn // 2) % 3]),) for turn in quarters}
    elsewhere = {"flex": 4, "hybrid": 3, "ai": 1, "equity": 1, "nearness": 1}  # carried by neither side
    pushed, helped = (school(both(base, cycle(actions, quarters)), elsewhere) for actions in (push, help_))
    mixed = school(both(base, turns), elsewhere)
    return Claim(
        id="c_pressure_support",
        deck="innovatiecollege",
        claim=mark("Pressure and support together beat either alone, with as many actions"),
        source="Fullan 1991",
        arms={mark("only pushing"): pushed, mark("only supporting"): helped, mark("mixed"): mixed},
        measures=mix_beats_either(mixed, pushed, helped),
    )


def shared_leadership() -> Claim:
    director = school(good_plan(), leaders=("director",))
    coach = school(good_plan(), leaders=("icoach",))
    top = school(good_plan(), leaders=("board", "director"))
    return Claim(
        id="c_shared_leadership",
        deck="innovatiecollege",
        claim=mark("Formal and informal leaders together beat a hero with the same plan; later, not at once"),
        source="Vanderlinde et al. 2012; Verbiest 2016",
        arms={
            mark("all led by the director"): director,
            mark("all led by the i-coach"): coach,
            mark("only board and director lead"): top,
            mark("everyone leads"): good(),
        },
        measures=(
            higher("director", mark("yardstick, above the director alone"), "score", good(), director, 3),
            higher("coach", mark("yardstick, above the i-coach alone"), "score", good(), coach, 3),
            higher(
                "shared",
                mark("shared leadership at the end, above board and director alone"),
                "shared_leadership",
                good(),
                top,
                5,
            ),
            higher(
                "soon",
                mark("yardstick after quarter 2, above board and director alone"),
                "score",
                good(),
                top,
                -0.5,
                0.5,
                turn=2,
            ),
        ),
    )


def planning_ahead() -> Claim:
    wanted = list(dict.fromkeys(do.action for done in good_plan().values() for do in done))
    last = by_turn({10: " ".join(wanted[:8]), 11: " ".join(wanted[8:14]), 12: " ".join(wanted[:8])})
    dumped = school(last)
    careless = school(good_plan(), choices={})
    return Claim(
        id="iDump",
        deck="innovatiecollege",
        claim=mark(
            "What is done in the last three quarters comes too late, and events that nobody answers cost"
        ),
        source=mark("design"),
        arms={
            mark("good plan"): good(),
            mark("the same actions in the last three quarters"): dumped,
            mark("good plan, every event at its default"): careless,
        },
        measures=(
            higher("dumped", mark("yardstick, good plan above all at the end"), "score", good(), dumped, 2),
            higher(
                "careless", mark("yardstick, answered events above unanswered"), "score", good(), careless, 1
            ),
        ),
    )
