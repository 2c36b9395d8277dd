"""Events as records: what is written reads back, and what nobody wrote is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import RefusedFile
from game.session import events as e
from game.session.codec import from_record, pack, to_entry, unpack
from game.store.base import Record, canonical_json

TIME = "2026-11-22T09:00:00+00:00"

EXAMPLES: tuple[e.Event, ...] = (
    e.GameStarted("innovatiecollege", 7, "1"),
    e.TableSet(
        3, (e.Seat("board-director", ("board", "director"), ("Ann", "Bé")),), "director", True, True, 1
    ),
    e.VisionLaid({"flex": 4, "ai": 6}, (e.Sentence("vf_ai_why"), e.Sentence(own="Onze zin."))),
    e.TurnOpened(1, ("vr_cupboard",), ("other",), {"vr_cupboard": 1.0}),
    e.StepEntered(1, "event"),
    e.BallotCast(1, "vr_cupboard", "board", "a", 4, ("money", "risk"), "omdat het kan", "course_check", True),
    e.BallotCast(2, None, "board", card="course_check"),
    e.BallotsRevealed(1, None, ("b", "a")),
    e.BallotSkipped(1, "vr_cupboard", "tijd"),
    e.FullBallotGiven(1, "vr_cupboard"),
    e.SecondCount(1, "vr_cupboard", {"a": 2, "b": 0}),
    e.OptionChosen(1, "vr_cupboard", "a", "tegen de meerderheid"),
    e.PlanDrafted(1, (e.PlanEntry("course_check", "director", ("zorg",)),)),
    e.VisionRevised(2, {"flex": 10}),
    e.SteppedBack(1, "plan_drafted"),
    e.QuartersJoined(9, ("later",), "klok"),
    e.QuarterCommitted(1, (e.PlanEntry("course_check", "director"),), {"vr_cupboard": "a"}),
    e.QuarterResolved(
        1, "1", "ab" * 32, b"\x00\x01" * 8, (e.LedgerRow("safety", "decay", "mechanism", 1, "decay", -0.5),)
    ),
    e.FactShared(1, "board", 2),
    e.EventSkipped(1, "vr_cupboard"),
    e.EventInjected(1, "vr_cupboard", "oefenen"),
    e.GamePaused(1, "koffie"),
    e.GameResumed(1),
    e.TimeExtended(1, 60),
    e.NotePinned(1, "Dit herkennen we.", "vr_cupboard"),
    e.NoteEdited(1, 2, "Dit herkennen we zeer.", "vr_cupboard"),
    e.NoteRemoved(1),
    e.PredictionMade(4, "board", "agility", 55, "Het gaat langzaam."),
    e.PredictionsSkipped(5, "geen tijd"),
    e.ActionAgreed(12, "Ann", "lijst schrappen", "1 februari"),
    e.AgreementEdited(1, 12, "Ann", "twee lijsten schrappen", "1 maart", "workload"),
    e.AgreementRemoved(1),
    e.BranchKept(
        3,
        "zonder kopen",
        1,
        {
            3: e.BranchQuarter((e.PlanEntry("course_check", "director"),), {"vr_cupboard": "b"}, {"ai": 10}),
            5: e.BranchQuarter(None, None, vision_as_played=True),
        },
        {"vr_cupboard": "b"},
    ),
    e.BranchKept(1, "een andere visie", stones={"ai": 10}, sentences=(e.Sentence(own="Onze zin."),)),
    e.BranchRenamed(1, "zonder"),
    e.BranchRemoved(1),
    e.DebriefStepDone(2, 320),
    e.GameEnded(12, True),
    e.RehearsalBegun(),
)


def record(event: e.Event) -> Record:
    entry = to_entry(event, TIME)
    return Record(1, entry.kind, entry.version, entry.time, entry.payload, entry.block, "0", "0")


def test_every_kind_of_event_has_an_example_here() -> None:
    assert {type(example) for example in EXAMPLES} == set(e.EVENTS)


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.kind)
def test_an_event_reads_back_as_it_was_written(event: e.Event) -> None:
    assert from_record(record(event)) == event


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.kind)
def test_a_field_that_nobody_wrote_is_refused(event: e.Event) -> None:
    written = record(event)
    payload = json.loads(written.payload) | {"surprise": 1}
    with pytest.raises(RefusedFile):
        from_record(replace(written, payload=canonical_json(payload)))


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.kind)
def test_a_field_of_another_type_is_refused(event: e.Event) -> None:
    written = record(event)
    payload = json.loads(written.payload)
    for name in payload:
        with pytest.raises(RefusedFile):
            from_record(replace(written, payload=canonical_json(payload | {name: {"no": ["such", "shape"]}})))


def test_an_unknown_kind_or_a_later_version_is_refused_as_too_new() -> None:
    written = record(e.GameResumed(1))
    for strange in (replace(written, kind="teleported"), replace(written, version=99)):
        with pytest.raises(RefusedFile, match="newer"):
            from_record(strange)


@given(state=st.binary(max_size=200), amount=st.floats(allow_nan=False, allow_infinity=False))
def test_a_state_and_its_ledger_survive_packing(state: bytes, amount: float) -> None:
    rows = (e.LedgerRow("skill.zorg", "vr_cupboard.a", "option", 3, "effect", amount),) * 3
    assert unpack(pack(state, rows)) == (state, rows)


@given(cut=st.integers(min_value=0, max_value=200), flip=st.integers(min_value=0, max_value=10_000))
def test_a_damaged_block_is_refused_and_never_read_half(cut: int, flip: int) -> None:
    whole = pack(b"x" * 64, (e.LedgerRow("safety", "decay", "mechanism", 1, "decay", -0.5),) * 5)
    damaged = [whole[:cut]] if cut < len(whole) else []
    at = 72 + flip % (len(whole) - 72)  # behind the state, whose bytes the log's own chain guards
    damaged.append(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
    damaged.append(whole + b"more")
    for block in damaged:
        resolved = replace(record(EXAMPLES[17]), block=block)
        with pytest.raises(RefusedFile):
            from_record(resolved)


def test_a_ledger_that_swells_beyond_reason_is_refused() -> None:
    import struct
    import zlib

    bomb = struct.pack("<4sI", b"WBQ1", 0) + zlib.compress(b"[" + b" " * (64 * 1024 * 1024) + b"]")
    with pytest.raises(RefusedFile):
        from_record(replace(record(EXAMPLES[17]), block=bomb))
