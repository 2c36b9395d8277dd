"""Arms that several claims on the standard scenario share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from game.engine.blueprint import Array
from game.evidence.claim import Measure
from game.evidence.decks import deck
from game.trials.arms import Arm, Do, Plan
from game.trials.paired import Runs

THEMES = ("flex", "equity", "hybrid", "ai", "nearness")
QUARTERS = range(1, 13)
STUDENTS = ("education_quality", "equal_opportunity", "labour_market_fit", "student_satisfaction")
TEACHERS = ("commitment", "vision_lived", "skill")
"""Teachers' inner states."""

FAIR: Mapping[str, float] = {"equity": 4, "nearness": 3, "ai": 1, "flex": 1, "hybrid": 1}
"""The vision of every arm, unless said: that of the plan `vision_first`."""
EVEN: Mapping[str, float] = dict.fromkeys(THEMES, 2.0)

CHOICES: Mapping[str, str] = {
    "vr_cupboard": "a",
    "ai_exam_case": "c",
    "enrolment_forecast": "c",
    "budget_round": "b",
    "national_call": "a",
    "lms_contract": "a",
    "inspection_announced": "b",
    "inspection_report": "a",
    "merger_talk": "a",
    "what_stays": "a",
    "paper_vision_question": "a",
    "frontrunner_conflict": "a",
    "works_council_workload": "a",
    "icoach_leaves": "a",
    "exam_board_stop": "a",
    "privacy_incident": "a",
    "dip_panic": "b",
    "success_spreads": "a",
    "laptop_gap": "a",
    "sick_leave_wave": "c",
    "vendor_freebie": "a",
    "internship_gap": "b",
    "screen_protest": "b",
    "timetable_lock": "a",
    "teacher_vacancies": "b",
    "student_built_tool": "a",
    "company_complaint": "a",
    "newspaper_call": "b",
    "ransomware": "a",
    "llo_request": "b",
}
"""How a thoughtful table answers: the same in every arm, so that the answers make no difference."""


def school(
    plan: Plan | None = None,
    vision: Mapping[str, float] = FAIR,
    choices: Mapping[str, str] = CHOICES,
    start: Mapping[str, float] | None = None,
    leaders: tuple[str, ...] = (),
) -> Arm:
    """An arm with the scenario's events; without a plan nothing is done."""
    return Arm(
        plan=plan or {}, vision=vision, choices=choices, start=start or {}, leaders=leaders, events=True
    )


@cache
def plan_of(name: str) -> Plan:
    """A named plan of the scenario."""
    turns = deck("innovatiecollege").plan(name).turns
    return {
        turn: tuple(
            Do(entry.do, entry.led_by, None if entry.teams is None else tuple(entry.teams))
            for entry in planned.actions
        )
        for turn, planned in turns.items()
    }


@cache
def good_plan() -> Plan:
    """The scenario's plan `vision_first`."""
    return plan_of("vision_first")


@cache
def good() -> Arm:
    return school(good_plan())


@cache
def nothing() -> Arm:
    return school()


@cache
def asleep() -> Arm:
    """Nothing is done, and every event takes its default."""
    return school(choices={})


def without(plan: Plan, *actions: str) -> Plan:
    """A plan with these actions left out."""
    return {turn: tuple(do for do in done if do.action not in actions) for turn, done in plan.items()}


def comes(
    key: str, what: str, event: str, arm: Arm, above: float | None = None, below: float | None = None
) -> Measure:
    """In what share of an arm's games an event comes."""
    return Measure(key, what, above=above, below=below, of=lambda r: share(r, event, arm))


def share(r: Runs, event: str, arm: Arm) -> Array:
    """(games,) 1 where an event came."""
    return r.end(f"came.{event}", arm)
