"""The cause ledger over any quarters: ranked, exact, with where a cause began and arrived."""

from __future__ import annotations

import pytest

from game.session.debrief.compare import line_ids
from game.session.explain import value_at
from game.session.views.debrief_causes import cause_ledger
from game.texts import Words
from tests.session.debrief.table import halfway, named
from tests.session.games import EN


@pytest.mark.parametrize("span", [(1, 1), (3, 7), (1, 12)])
def test_every_line_over_every_span_adds_up_and_is_ranked(span: tuple[int, int]) -> None:
    game = named()
    for name in line_ids(game):
        found = cause_ledger(game, EN, name, *span)
        assert abs(found.residual) < 1e-9
        assert found.exact == (value_at(game, name, span[0] - 1), value_at(game, name, span[1]))
        assert sum(row.points for row in found.rows) == found.change == found.end - found.begin
        told = {one.id: one.points for one in (*found.story[0].causes, *found.story[0].smaller)}
        assert {row.id: row.points for row in found.rows}.items() <= told.items()
        sizes = [abs(row.exact) for row in found.rows]
        assert sizes == sorted(sizes, reverse=True)
        for row in found.rows:
            assert all(span[0] <= turn <= span[1] for turn in row.arrived)
            assert row.delay == 0 or row.arrived[0] - row.began[0] == row.delay


def test_what_was_decided_earlier_tells_where_it_began_and_how_long_it_took() -> None:
    game = named()
    late = [
        row
        for name in ("team.skill", "coherence", "strategy", "innovation_room", "competence_development")
        for turn in range(2, 13)
        for row in cause_ledger(game, EN, name, turn).rows
        if row.delay > 0
    ]
    assert late
    for row in late:
        assert row.began[0] < row.arrived[0] and "begun in Q" in row.when and "arrived from Q" in row.when


def test_a_cause_is_opened_upstream_and_the_story_is_that_of_the_result() -> None:
    game = halfway()
    found = cause_ledger(game, EN, "staff_wellbeing", 1, 6)
    opens = next(row for row in found.rows if row.opens)
    below = cause_ledger(game, EN, "staff_wellbeing", 1, 6, (opens.id,))
    assert below.variable != found.variable or below.rows != found.rows
    assert abs(below.residual) < 1e-9
    assert found.story[0].variable == "staff_wellbeing" and found.story[0].change == found.change
    with pytest.raises(LookupError):
        cause_ledger(game, EN, "staff_wellbeing", 5, 7)


def test_in_dutch_too() -> None:
    words = Words("nl")
    for name in ("agility", "team.adoption", "coherence", "budget"):
        assert cause_ledger(named(), words, name, 2, 9).title
    assert words.missing == ()
