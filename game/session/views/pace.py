"""How long it takes: the talk, and the whole game with this table's choices.

Times are those of a group of three to seven with one laptop and a trainer. They are an estimate: what a group
really needs is the trainer's to steer, with a quarter less or two quarters as one.
"""

from __future__ import annotations

from game.scenario import Scenario

# One quarter with one full ballot, in seconds.
READ_EVENT = 40
FILL_BALLOTS = 70
REVEAL = 20
MINORITY_FIRST = 90
DECIDE = 40
MAKE_PLAN = 90
RESULT = 30

SHORT_DECISION = 30
"""An event that the leader decides at once."""
CARD_IN_BALLOT = 10
"""What the question for a card takes of the ballots; it is asked once a quarter."""

# Around the quarters, in minutes.
WELCOME = 3.0
PER_ROLE = 0.5
PER_FACT = 0.25
"""Quiet reading of what only one's own role knows."""
LAY_VISION = 12.0
FIRST_QUARTER = 3.5
"""The first quarter is played slowly and with explanation."""
END_OF_YEAR = 6.0
"""A stop after each whole year but the last: what do we see, what do we expect?"""
QUARTERS_A_YEAR = 4

TALK = MINORITY_FIRST + DECIDE
"""Seconds for a talk, before the trainer adds any."""

_FULL_EVENT = READ_EVENT + FILL_BALLOTS + REVEAL + MINORITY_FIRST + DECIDE


def minutes_of_play(scenario: Scenario, *, events_per_turn: int, all_ballots: bool, reserve: bool) -> int:
    """Playing time in whole minutes, the look-back not counted, when every quarter is full.

    events_per_turn  at most so many events a quarter, as the table chose
    all_ballots      all of them get the full ballot; else all but the first are short decisions
    reserve          the reserve role plays too
    """
    spec = scenario.spec
    roles = [role for role in spec.roles.values() if reserve or not role.reserve]
    before = WELCOME + PER_ROLE * len(roles) + PER_FACT * sum(len(role.knows) for role in roles)
    if spec.vision is None:
        before += LAY_VISION
    further = events_per_turn - 1
    more = (_FULL_EVENT - CARD_IN_BALLOT) * further if all_ballots else SHORT_DECISION * further
    quarter = (_FULL_EVENT + more + MAKE_PLAN + RESULT) / 60
    years = (spec.turns - 1) // QUARTERS_A_YEAR
    return round(before + FIRST_QUARTER + spec.turns * quarter + END_OF_YEAR * years)
