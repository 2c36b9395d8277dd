"""What-if: a branch beside the game, kept, forked again, and what its difference is made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.session import commands as c
from game.session.codec import from_record, to_entry
from game.session.debrief import branches
from game.session.debrief.branches import (
    again,
    decided_in,
    game_of,
    keeping,
    new_draft,
    played,
    same_as,
    standing,
    with_quarter,
)
from game.session.debrief.compare import compare, difference, line_ids, parted, residual
from game.session.debrief.decide import NAME_LENGTH
from game.session.debrief.log import branch_log
from game.session.events import BranchQuarter, PlanEntry
from game.session.explain import ledger, value_at
from game.session.game import Game, KeptBranch, Step
from game.session.planning import default_entry
from game.session.replay import replay
from game.session.sitting import Sitting, read_events, read_game
from game.session.views.debrief_compared import comparison_view, difference_view
from game.session.views.debrief_whatif import branches_view, edit_view, usual_name
from game.session.views.plan import plan_view
from game.store.base import Record
from game.store.memory import MemoryStore
from game.texts import Words
from tests.session.debrief.table import halfway, lively, named
from tests.session.games import EN, do, play_to, refused, start


def unchanged(game: Game, *turns: int, base: int = 0) -> KeptBranch:
    """Quarters decided once more, whole, as they were."""
    draft = new_draft(turns[0], base)
    for turn in turns:
        draft = with_quarter(draft, turn, decided_in(game, None, turn))
    return draft


def bought(game: Game, turn: int) -> KeptBranch:
    """One quarter in which nothing but a purchase was done."""
    entry = PlanEntry("buy_and_roll_out", "director")
    decided = replace(decided_in(game, None, turn), entries=(entry,))
    return with_quarter(new_draft(turn), turn, decided)


@pytest.mark.parametrize("turn", [1, 5, 7, 8, 12])
def test_a_branch_with_unchanged_decisions_is_the_original_to_the_bit_ledger_and_all(turn: int) -> None:
    game = named()
    other, fell = played(game, unchanged(game, turn))
    assert [a.to_bytes() for a in other.states] == [b.to_bytes() for b in game.states]
    assert [a.rows for a in other.quarters] == [b.rows for b in game.quarters]
    assert [a.agenda for a in other.quarters] == [b.agenda for b in game.quarters]
    assert other.visions == game.visions
    assert fell == () and parted(compare(game, unchanged(game, turn))) == (0, ())


def test_a_changed_quarter_parts_there_and_its_ledger_adds_up() -> None:
    game = named()
    found = compare(game, bought(game, 3))
    turn, names = parted(found)
    assert turn == 3 and names
    assert all(game.states[now].to_bytes() == found.other.states[now].to_bytes() for now in range(found.turn))
    assert all(abs(entry["residual"]) < 1e-9 for entry in ledger(found.other))


def test_a_quarter_is_met_without_playing_the_game_again_where_nothing_was_otherwise_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    game = named()
    late = bought(game, 6)
    asked = (new_draft(4), with_quarter(new_draft(4), 9, BranchQuarter()), late)
    really = [decided_in(game, None, turn) for turn in (4, 4, 5)]

    def never(*_: object) -> None:
        raise AssertionError("the game was played again")

    monkeypatch.setattr(branches, "branch_game", never)
    for draft, turn, decided in zip(asked, (4, 4, 5), really, strict=True):
        assert decided_in(game, draft, turn) == decided
        there, was = standing(game, draft, turn), standing(game, None, turn)
        assert (there.quarters, there.states, there.visions) == (was.quarters, was.states, was.visions)
    with pytest.raises(AssertionError, match="played again"):
        decided_in(game, late, 7)


@pytest.mark.parametrize("branch", ["bought", "idle", "other_vision"])
def test_what_a_difference_is_made_of_adds_up_exactly(branch: str) -> None:
    game = named()
    made = {
        "bought": bought(game, 3),
        "idle": with_quarter(new_draft(1), 4, BranchQuarter()),
        "other_vision": KeptBranch(0, 1, "", 0, vision=replace(game.visions[0], stones={"nearness": 10})),
    }[branch]
    found = compare(game, made)
    for name in (*line_ids(game), "practice", "learning_power"):
        parts = difference(found, name)
        assert abs(residual(found, name, parts)) < 1e-9
        gap = value_at(found.other, name, found.last) - value_at(game, name, found.last)
        assert (gap == 0.0) or any(part.difference for part in parts)


def test_another_vision_at_the_start_is_a_branch_from_quarter_one() -> None:
    game = named()
    vision = replace(game.visions[0], stones={"nearness": 10})
    other, _ = played(game, KeptBranch(0, 1, "", 0, vision=vision))
    assert other.visions[0].stones == {"nearness": 10}
    assert other.states[0].weights[game.rules.theme("nearness"), 0] == 1.0
    sitting = lively_sitting(2)
    stones = {"nearness": 10}
    assert refused(sitting, c.KeepBranch(2, "late", stones=stones)) == "branch_vision"
    do(sitting, c.KeepBranch(1, "close", stones=stones))


def lively_sitting(last: int) -> Sitting:
    sitting = start(seed=11, predictions=True)
    lively(sitting, 5, last=last)
    return sitting


def test_a_kept_branch_reads_back_from_the_log_and_is_the_same_to_the_bit() -> None:
    sitting = lively_sitting(4)
    draft = bought(sitting.game, 2)
    tried, fell = played(sitting.game, draft)
    do(sitting, keeping(draft, "buying"))
    again_read = read_game(sitting.store)
    assert [branch.name for branch in again_read.branches] == ["buying"]
    kept, fell_again = played(again_read, again_read.branches[0])
    assert [a.to_bytes() for a in kept.states] == [b.to_bytes() for b in tried.states]
    assert fell_again == fell


def test_a_branch_is_renamed_forked_again_and_removed() -> None:
    sitting = lively_sitting(4)
    first = bought(sitting.game, 2)
    do(sitting, keeping(first, "buying"))
    do(sitting, c.RenameBranch(1, "buying first"))
    game = sitting.game
    idle = with_quarter(new_draft(3, base=1), 3, BranchQuarter())
    child, _ = played(game, idle)
    parent = game_of(game, 1)
    assert child.states[2].to_bytes() == parent.states[2].to_bytes() != game.states[2].to_bytes()
    assert child.states[3].to_bytes() != parent.states[3].to_bytes()
    do(sitting, keeping(idle, "then nothing"))
    do(sitting, c.RemoveBranch(1))
    rows = branches_view(sitting.game, EN)
    assert [(row.number, row.name, row.parent) for row in rows] == [(2, "then nothing", 1)]
    still, _ = played(sitting.game, sitting.game.branches[0])
    assert still.states[-1].to_bytes() == child.states[-1].to_bytes()
    assert refused(sitting, c.RenameBranch(1, "x")) == "branch_unknown"
    assert refused(sitting, c.KeepBranch(1, "orphan", {1: BranchQuarter()}, parent=1)) == "branch_unknown"


def test_the_unchanged_child_of_a_branch_is_that_branch_to_the_bit() -> None:
    sitting = lively_sitting(4)
    do(sitting, keeping(bought(sitting.game, 2), "buying"))
    game = sitting.game
    parent = game_of(game, 1)
    draft = new_draft(3, base=1)
    for turn in (2, 3, 4):
        draft = with_quarter(draft, turn, decided_in(game, game.branches[0], turn))
    child, _ = played(game, draft)
    assert [a.to_bytes() for a in child.states] == [b.to_bytes() for b in parent.states]


def test_our_last_change_is_played_again_with_one_command_also_when_the_game_went_on() -> None:
    sitting = lively_sitting(3)
    assert refused(sitting, c.RepeatLastChange()) == "no_last_change"
    do(sitting, keeping(bought(sitting.game, 2), "buying"))
    lively(sitting, 8, last=4)
    last = again(sitting.game)
    assert last is not None and len(played(sitting.game, last)[0].states) == 5
    do(sitting, c.KeepBranch(1, "idle", {1: BranchQuarter()}))
    do(sitting, c.RepeatLastChange(onto=1, name="buying and idle"))
    both = sitting.game.branches[-1]
    assert (both.name, both.parent, set(both.changes)) == ("buying and idle", 1, {1})


def test_our_last_change_is_not_kept_twice() -> None:
    sitting = lively_sitting(4)
    do(sitting, keeping(bought(sitting.game, 2), "buying"))
    assert refused(sitting, c.RepeatLastChange()) == "branch_stands"
    found = same_as(sitting.game, again(sitting.game) or new_draft(1))
    assert found is not None and found.number == 1
    do(sitting, c.KeepBranch(1, "idle", {1: BranchQuarter()}))
    do(sitting, c.RepeatLastChange(onto=1))
    assert refused(sitting, c.RepeatLastChange(onto=1)) == "branch_stands"
    do(sitting, c.RemoveBranch(3))
    do(sitting, c.RemoveBranch(2))
    assert refused(sitting, c.RepeatLastChange()) == "branch_stands", "what was taken away does not stand"
    do(sitting, c.RemoveBranch(1))
    assert refused(sitting, c.RepeatLastChange()) == "no_last_change"


def test_a_branch_says_what_it_stands_on_and_what_its_vision_is() -> None:
    sitting = lively_sitting(4)
    do(sitting, keeping(bought(sitting.game, 2), "buying"))
    draft = new_draft(3, base=1)
    was = edit_view(sitting.game, EN, draft, 3)
    assert (was.base_name, was.otherwise) == ("buying", False)
    decided = replace(decided_in(sitting.game, draft, 3), stones={"nearness": 10})
    revised = with_quarter(draft, 3, decided)
    view = edit_view(sitting.game, EN, revised, 3)
    assert view.otherwise and view.revised
    assert {theme: stones for theme, _, stones in view.stones if stones} == {"nearness": 10}
    do(sitting, keeping(revised, "close"))
    child = branches_view(sitting.game, EN)[-1]
    assert child.base == "buying" and "on “buying”" in child.spoken


def test_a_name_made_of_changes_ends_at_a_word() -> None:
    game = named()
    view = edit_view(game, EN, bought(game, 3), 3)
    assert len("; ".join(view.changes)) > NAME_LENGTH
    name = usual_name(view)
    assert len(name) <= NAME_LENGTH and name.endswith("…")
    assert "; ".join(view.changes).split()[: len(name.split()) - 1] == name.split()[:-1]


def test_what_a_branch_may_not_hold_is_refused_in_words() -> None:
    sitting = lively_sitting(3)
    entry = PlanEntry("course_check", "director")
    quarters = {
        "action_unknown": BranchQuarter((PlanEntry("x", "director"),)),
        "action_leader": BranchQuarter((PlanEntry("course_check", "x"),)),
        "action_twice": BranchQuarter((entry, entry)),
        "event_unknown": BranchQuarter(answers={"x": "a"}),
        "option_unknown": BranchQuarter(answers={"vr_cupboard": "x"}),
        "stones_sum": BranchQuarter(stones={"ai": 3}),
    }
    for code, quarter in quarters.items():
        assert refused(sitting, c.KeepBranch(2, "x", {2: quarter})) == code
    whole = {2: BranchQuarter()}
    assert refused(sitting, c.KeepBranch(9, "x", whole)) == "turn_unknown"
    assert refused(sitting, c.KeepBranch(3, "x", whole)) == "branch_before"
    assert refused(sitting, c.KeepBranch(2, " ", whole)) == "name_missing"
    assert refused(sitting, c.KeepBranch(2, "x" * 61, whole)) == "name_of_branch"
    assert refused(sitting, c.KeepBranch(2, "x")) == "branch_same"


def test_a_branch_of_the_first_format_keeps_what_it_did_not_say_as_it_was_played() -> None:
    game = named()
    payload = (
        b'{"answers":{"vr_cupboard":"b"},"name":"old","plans":{"5":[]},"turn":3}'  # as it was written once
    )
    event = from_record(Record(1, "branch_kept", 1, "t", payload, None, "0", "0"))
    from game.session.fold import fold

    read = fold(game, [event])
    other, _ = played(read, read.branches[-1])
    assert other.quarters[4].plan == () and other.quarters[4].revision == game.quarters[4].revision
    assert other.quarters[4].answers == game.quarters[4].answers
    assert to_entry(event, "t").version == 2


def test_a_branch_that_names_what_is_not_there_is_shown_nowhere_and_opens() -> None:
    from game.session import events as e
    from game.session.fold import fold

    bad = e.BranchKept(2, "bad", 0, {2: BranchQuarter((PlanEntry("x", "y"),))})
    game = fold(halfway(), [bad, e.BranchKept(2, "good", 1, {2: BranchQuarter()})])
    assert [branch.name for branch in game.branches] == ["good"]
    assert comparison_view(game, EN, game.branches[0]).summary


def test_a_quarter_is_decided_anew_with_the_plans_own_view_and_rules() -> None:
    game = halfway()
    there = standing(game, None, 3)
    assert there.step is Step.PLAN and there.turn == 3
    assert [entry.action for entry in there.quarter.draft] == [
        entry.action for entry in game.quarters[2].plan or ()
    ]
    view = plan_view(there, EN)
    assert view.header.turn == 3
    entry = default_entry(there, (), "course_check")
    draft = with_quarter(new_draft(3), 3, replace(decided_in(game, None, 3), entries=(entry,)))
    shown = edit_view(game, EN, draft, 3)
    assert shown.entries == (entry,) and len(shown.cards) == 1
    assert any("Course check" in change for change in shown.changes)
    assert {choice.event for choice in shown.choices} == set(game.quarters[2].agenda)
    assert all(choice.chosen == choice.played for choice in shown.choices)
    far = tuple(
        PlanEntry(action, "teacher", () if action != "development_time" else game.rules.teams)
        for action in ("course_check", "walk_the_floor", "set_strategy_and_stop_list", "development_time")
    )
    over = with_quarter(new_draft(3), 3, replace(decided_in(game, None, 3), entries=far))
    assert edit_view(game, EN, over, 3).troubles


def test_the_second_of_two_quarters_starts_nothing_in_a_branch_either() -> None:
    game = named()
    assert game.quarters[7].second
    entry = PlanEntry("course_check", "director")
    _, fell = played(game, with_quarter(new_draft(8), 8, BranchQuarter((entry,))))
    assert [(one.turn, one.what, one.why) for one in fell] == [(8, "course_check", "joined")]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_comparison_tells_where_they_part_and_what_fell_away(lang: str) -> None:
    words, game = Words(lang), named()
    view = comparison_view(game, words, bought(game, 1))
    assert not view.same and view.parted == 1 and view.parted_text and view.summary and view.changes
    assert view.last == 12 and len(view.outcomes) == 6
    for level in view.outcomes:
        assert level.difference.points == level.branch - level.original
    made_of = difference_view(game, words, bought(game, 1), "staff_wellbeing")
    assert abs(made_of.residual) < 1e-9
    assert sum(part.points for part in made_of.parts) == made_of.points
    same = comparison_view(game, words, unchanged(game, 4))
    assert same.same and same.parted == 0 and not same.changes and not same.fell
    assert words.missing == ()


def test_a_branch_is_written_as_a_game_of_its_own_that_replays_and_goes_on() -> None:
    sitting = lively_sitting(6)
    game = sitting.game
    branch = bought(game, 3)
    found = compare(game, branch)
    store = MemoryStore(sitting.store.meta)
    log = branch_log(read_events(sitting.store), game, found.other, 3)
    store.append([to_entry(event, "t") for event in log])
    own = Sitting.resume(store)
    assert [a.to_bytes() for a in own.game.states] == [b.to_bytes() for b in found.other.states]
    assert replay(own.game).identical
    assert own.game.step is Step.RESULT
    lively(own, 3)
    assert own.game.finished and replay(own.game).identical


@pytest.mark.parametrize("turn", [1, 3, 6, 9, 10])
def test_the_log_of_an_unchanged_branch_holds_all_that_the_trainer_did(turn: int) -> None:
    sitting = start(seed=11)
    play_to(sitting, 2, Step.PLAN, cards=1)
    do(sitting, c.InjectEvent("laptop_gap"))
    play_to(sitting, 3, Step.BOARD, cards=1)
    do(sitting, c.SkipEvent(sitting.game.quarter.agenda[-1]))
    play_to(sitting, 6, Step.BOARD, cards=1)
    do(sitting, c.SetTable(3, leader="teacher", events_per_turn=1))
    play_to(sitting, 9, Step.BOARD, cards=1)
    do(sitting, c.JoinQuarters())
    game = play_to(sitting, 11, Step.RESULT, cards=1)
    found = compare(game, new_draft(turn))
    store = MemoryStore(sitting.store.meta)
    log = branch_log(read_events(sitting.store), game, found.other, turn)
    store.append([to_entry(event, "t") for event in log])
    own = read_game(store)
    assert [a.to_bytes() for a in own.states] == [b.to_bytes() for b in game.states]
    assert [a.agenda for a in own.quarters] == [b.agenda for b in game.quarters]
    assert [a.answers for a in own.quarters] == [b.answers for b in game.quarters]
    assert replay(own).identical
