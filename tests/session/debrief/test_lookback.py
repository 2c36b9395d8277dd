"""The timeline and its pins, the frozen board, stance, notes, agreements and the guided steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli.open_save import read_save
from game.scenario.spec import Debrief
from game.session import commands as c
from game.session.debrief.branches import new_draft, with_quarter
from game.session.debrief.stance import did_in, did_in_stones
from game.session.events import BranchQuarter
from game.session.explain import value_at
from game.session.fork import without_interventions
from game.session.game import Game, Step
from game.session.sitting import Sitting
from game.session.views.board import board_view
from game.session.views.debrief import debrief_view, guide_view
from game.session.views.debrief_agreement import agreements_view
from game.session.views.debrief_compared import comparison_view
from game.session.views.debrief_hindsight import hindsight_view
from game.session.views.debrief_notes import notes_view
from game.session.views.debrief_stance import stance_view
from game.session.views.debrief_timeline import PinKind, board_then, timeline_view
from game.session.views.debrief_whatif import branches_view
from game.texts import Words
from tests.session.debrief.table import halfway, lively, named
from tests.session.games import EN, do, play_to, refused, start

SAVES = sorted((Path(__file__).parents[2] / "old_saves").glob("*.wendbaar"))


def test_a_line_goes_over_all_quarters_with_its_ghost() -> None:
    game = named()
    view = timeline_view(game, EN, ("staff_wellbeing", "budget", "coherence"))
    ghost = without_interventions(game)
    for line in view.lines:
        assert line.values == tuple(value_at(game, line.id, turn) for turn in range(13))
        assert len(line.ghost) == 13
    assert view.lines[0].ghost[-1] == float(ghost.states[-1].level("staff_wellbeing")[0])
    assert view.lines[1].is_money and not view.lines[0].is_money
    drawn = [*view.lines[0].values, *view.lines[0].ghost, *view.lines[2].values, *view.lines[2].ghost]
    assert view.low <= min(drawn) and max(drawn) <= view.high
    assert {"budget", "coherence", "skill.zorg"} <= {choice.id for choice in view.choices}


def test_a_branch_is_drawn_from_the_last_quarter_that_both_share() -> None:
    game = named()
    draft = with_quarter(new_draft(4), 4, BranchQuarter())
    line = timeline_view(game, EN, ("agility",), draft).lines[0]
    assert line.branch_from == 3 and len(line.branch) == 13 - 3
    assert line.branch[0] == line.values[3] and line.branch[-1] != line.values[-1]


def test_pins_tell_all_that_happened_in_its_quarter() -> None:
    sitting = start(seed=11, predictions=True)
    do(sitting, c.PinNote("before we begin", turn=0))
    play_to(sitting, 1, Step.PLAN)
    event = next(one for one in sitting.game.scenario.spec.events if one not in sitting.game.quarter.agenda)
    do(sitting, c.InjectEvent(event, "to practise"))
    game = lively(sitting, 5)
    do(sitting, c.PinNote("this was it", "agility", 3))
    game = do(sitting, c.AgreeAction("Ann", "strike four lists", "1 February", "workload", 5))
    pins = timeline_view(game, EN).pins
    assert [pin.turn for pin in pins] == sorted(pin.turn for pin in pins)
    for quarter in game.quarters:
        here = [pin for pin in pins if pin.turn == quarter.turn]
        assert [p.about for p in here if p.kind is PinKind.EVENT] == list(quarter.agenda)
        decisions = [p.about for p in here if p.kind is PinKind.DECISION]
        assert sorted(decisions) == sorted([*quarter.choices, *(e.action for e in quarter.plan or ())])
    by_kind = {kind: [pin for pin in pins if pin.kind is kind] for kind in PinKind}
    assert [pin.turn for pin in by_kind[PinKind.PREDICTION]] == [1, 5, 9]
    assert [pin.turn for pin in by_kind[PinKind.VISION]] == [0, 5]
    assert any(
        "brought in" in pin.title and pin.text == "to practise" for pin in by_kind[PinKind.INTERVENTION]
    )
    assert [(pin.turn, pin.title, pin.number) for pin in by_kind[PinKind.NOTE]] == [
        (0, "before we begin", 1),
        (3, "this was it", 2),
    ]
    assert [(pin.turn, pin.about) for pin in by_kind[PinKind.AGREEMENT]] == [(5, "workload")]


def test_the_board_of_any_quarter_is_as_it_was() -> None:
    sitting = start(seed=11, predictions=True)
    boards = {0: board_view(sitting.game, EN)}
    while sitting.game.turn < 5:
        lively(sitting, sitting.game.turn + 3, last=sitting.game.turn)
        if sitting.game.step is Step.RESULT:
            boards[sitting.game.turn] = board_view(sitting.game, EN)
            do(sitting, c.GoOn())
        else:
            lively(sitting, 3, last=sitting.game.turn)
    for turn, board in boards.items():
        then = board_then(sitting.game, EN, turn)
        assert then.dimensions == board.dimensions and then.outcomes == board.outcomes
        assert then.coherence == board.coherence and then.teams == board.teams
    with pytest.raises(LookupError):
        board_then(sitting.game, EN, 11)


def test_what_was_done_adds_up_to_ten_stones_a_quarter_and_over_the_game() -> None:
    game = named()
    view = stance_view(game, EN)
    for turn in range(1, 13):
        did = [row.did[turn - 1] for row in view.rows]
        assert sum(did) in (0, 10)
        assert dict(zip(game.rules.themes, did, strict=True)) == did_in(game, turn)
        wanted = [row.wanted[turn - 1] for row in view.rows]
        assert sum(wanted) == 10
        moved = sum(abs(a - b) for a, b in zip(wanted, did, strict=True)) // 2
        assert view.apart[turn - 1] == (moved if any(did) else None)
    assert {row.theme: row.did_all for row in view.rows} == did_in_stones(game)
    ai = next(row for row in view.rows if row.theme == "ai")
    assert ai.wanted[:4] == (0, 0, 0, 0) and set(ai.wanted[4:]) == {6}
    assert [change.turn for change in view.changes] == [0, 5]


def test_notes_and_agreements_are_edited_and_removed_by_events_and_keep_their_number() -> None:
    sitting = lively_to(2)
    do(sitting, c.PinNote("one"))
    do(sitting, c.PinNote("two", "agility", 1))
    do(sitting, c.EditNote(1, "one, better", turn=2))
    do(sitting, c.RemoveNote(2))
    do(sitting, c.PinNote("three"))
    do(sitting, c.AgreeAction("Ann", "strike lists", "1 Feb"))
    do(sitting, c.EditAgreement(1, "Bo", "strike four lists", "1 March", about="workload"))
    do(sitting, c.AgreeAction("Cem", "ask students", "May"))
    do(sitting, c.RemoveAgreement(2))
    for game in (sitting.game, Sitting.resume(sitting.store).game):
        view = notes_view(game, EN)
        assert [(note.number, note.text, note.turn) for note in view.notes] == [
            (1, "one, better", 2),
            (3, "three", 2),
        ]
        assert [(one.number, one.who, one.what, one.before, one.about) for one in view.agreements] == [
            (1, "Bo", "strike four lists", "1 March", "workload")
        ]
    kinds = [record.kind for record in sitting.store.read()]
    assert kinds.count("note_pinned") == 3 and kinds.count("note_removed") == 1
    assert refused(sitting, c.EditNote(2, "x")) == "note_unknown"
    assert refused(sitting, c.RemoveAgreement(2)) == "agreement_unknown"
    assert refused(sitting, c.PinNote("x", "nothing_called_so")) == "about_unknown"
    assert refused(sitting, c.EditNote(1, " ")) == "note_empty"
    assert refused(sitting, c.AgreeAction("Ann", "x" * 201, "May")) == "agreement_long"
    assert {choice.kind for choice in notes_view(sitting.game, EN, 1).about} >= {"event", "variable"}


def lively_to(turn: int) -> Sitting:
    sitting = start(seed=11, predictions=True)
    lively(sitting, 5, last=turn)
    return sitting


def test_the_guided_steps_are_the_scenarios_and_remember_what_was_done() -> None:
    sitting = lively_to(1)
    guide = guide_view(sitting.game, EN)
    assert [step.minutes for step in guide.steps] == [7, 5, 10, 8, 5] and guide.minutes == 35
    assert guide.now == 1 and not any(step.done for step in guide.steps)
    opened: set[str] = set()
    for step in guide.steps:
        assert opened <= set(step.panels)
        opened |= set(step.panels)
    assert "agreements" not in guide.steps[3].panels and "agreements" in guide.steps[4].panels
    do(sitting, c.FinishStep(1, 400))
    do(sitting, c.FinishStep(1, 432))
    again = guide_view(Sitting.resume(sitting.store).game, EN)
    assert again.now == 2 and again.steps[0].done and again.steps[0].seconds == 432
    assert refused(sitting, c.FinishStep(6, 10)) == "guide_step"


def test_a_scenario_that_says_nothing_of_its_debrief_gets_the_usual_five_steps() -> None:
    game = halfway()
    spec = game.scenario.spec.model_copy(update={"debrief": Debrief()})
    plain = replace(game, scenario=replace(game.scenario, spec=spec))
    assert [step.minutes for step in guide_view(plain, EN).steps] == [7, 5, 10, 8, 5]


def test_looking_back_is_possible_at_any_moment_and_moves_nothing() -> None:
    sitting = start(seed=11)
    do(sitting, c.Pause())
    step = sitting.game.step
    for command in (
        c.PinNote("x"),
        c.EditNote(1, "y"),
        c.AgreeAction("Ann", "x", "May"),
        c.FinishStep(1, 5),
    ):
        assert do(sitting, command).step is step
    assert debrief_view(sitting.game, EN).empty
    assert timeline_view(sitting.game, EN).lines[0].values


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("game", [named, halfway])
def test_all_panels_are_told_in_both_languages(game: Callable[[], Game], lang: str) -> None:
    words, told = Words(lang), game()
    _all(told, words)
    assert words.missing == ()


@pytest.mark.parametrize("file", SAVES, ids=lambda file: file.stem)
def test_old_games_are_looked_back_on(file: Path) -> None:
    _all(read_save(file), EN)


def _all(game: Game, words: Words) -> None:
    view = debrief_view(game, words)
    assert view.last == len(game.states) - 1 and len(view.quarters) == view.last + 1
    timeline_view(game, words)
    stance_view(game, words)
    hindsight_view(game, words)
    agreements_view(game, words)
    notes_view(game, words)
    for turn in range(view.last + 1):
        board_then(game, words, turn)
    for row, branch in zip(branches_view(game, words), game.branches, strict=True):
        assert row.text and comparison_view(game, words, branch).summary
