"""Every thing of a scenario can be brought to the moment at which players meet it."""

from __future__ import annotations

import pytest

from game.session.game import Step
from game.session.showcase import Item, Kind, Showcase, found, items_of
from tests.session.games import EN, scenario


@pytest.mark.parametrize("name", ["kennismaking", "innovatiecollege"])
def test_every_event_card_and_role_comes_to_its_moment(name: str) -> None:
    case = Showcase(scenario(name))
    spec = case.scenario.spec
    for item in items_of(case.scenario):
        match item:
            case Item(Kind.EVENT, id):
                game = case.event(id)
                assert (game.step, game.quarter.agenda) == (Step.EVENT, (id,))
                at = spec.events[id].at
                assert not at or game.turn == at[0]
                talk = case.talk(id, EN)
                assert talk.step is Step.TALK and talk.quarter.ballots[id]
            case Item(Kind.ACTION, id):
                game = case.action(id)
                assert game.step is Step.PLAN
                assert [entry.action for entry in game.quarter.draft] in ([id], [])
            case Item(Kind.ROLE, id):
                game, seat = case.role(id)
                assert game.step is Step.BALLOT and game.table is not None
                assert any(id in one.roles for one in game.table.seats if one.id == seat)
    assert case.plan.step is Step.PLAN and case.ended.step is Step.END
    assert len(items_of(case.scenario)) == 5 - (spec.vision is not None) + sum(
        len(part) for part in (spec.events, spec.actions, spec.roles)
    )


def test_seats_that_know_something_of_an_event_come_first() -> None:
    case = Showcase(scenario("innovatiecollege"))
    roles = case.scenario.spec.roles
    seats = case.knowing("budget_round")
    options = case.scenario.spec.events["budget_round"].options.values()
    told = {role for option in options for role in option.known_by}
    told |= {id for id, role in roles.items() for fact in role.knows if "budget_round" in fact.foreshadows}
    assert told and {role for seat in seats for role in seat.split("-")} >= told & set(case.begun.rules.roles)


def test_a_thing_is_found_by_its_id_alone_or_with_its_kind() -> None:
    played = scenario("kennismaking")
    assert (
        found(played, "vr_cupboard") == Item(Kind.EVENT, "vr_cupboard") == found(played, "event:vr_cupboard")
    )
    assert found(played, "board") == Item(Kind.BOARD)
    assert found(played, "action:vr_cupboard") is None and found(played, "nothing_such") is None
