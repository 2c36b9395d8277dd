"""Event <-> record: canonical JSON, a kind, a version, and upcasting of older ones.

Upcasts are pure, so that an old file opens one way. A record's payload is JSON with sorted keys. Only a
resolved quarter has a block as well: the state's bytes and the ledger, compressed. Reading trusts nothing:
every field is checked against the event's own types.
"""

from __future__ import annotations

import json
import math
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from game.errors import DamagedFile, RefusedFile
from game.session.events import EVENTS, Event, LedgerRow, QuarterResolved
from game.store.base import Entry, Record, canonical_json
from game.texts import mark

Payload = dict[str, Any]


def _table_2(payload: Payload) -> Payload:
    """Tables of before there were predictions play on without."""
    return {**_without(payload, "predictions"), "predictions": False}


def _branch_2(payload: Payload) -> Payload:
    """Plans became whole quarters; what was not said stays as it was played."""
    fields = _without(payload, "changes", "parent", "stones", "sentences")
    plans = fields.pop("plans", {})
    if not isinstance(plans, dict):
        raise ValueError("plans by quarter")
    changes = {
        turn: {"entries": entries, "answers": None, "vision_as_played": True}
        for turn, entries in plans.items()
    }
    return {**fields, "changes": changes}


def _without(payload: object, *names: str) -> Payload:
    """A payload of before these fields were there. Raises ValueError if it has one."""
    if not isinstance(payload, dict) or any(name in payload for name in names):
        raise ValueError("a field that this version did not have")
    return dict(payload)


UPCASTS: Mapping[tuple[str, int], Callable[[Payload], Payload]] = {
    ("table_set", 1): _table_2,
    ("branch_kept", 1): _branch_2,
}
"""(kind, version) -> its payload one version on."""

_CLASSES: Mapping[str, type[Event]] = {event.kind: event for event in EVENTS}
_HEAD = struct.Struct("<4sI")
_MAGIC = b"WBQ1"
_MOST_LEDGER = 1024 * 1024  # unpacked; a quarter has 20 kB

DAMAGED = mark("Record {seq} of this game ({kind}) is damaged: it does not say what such a record must say")
TOO_NEW = mark("Record {seq} of this game ({kind}, version {version}) was written by a newer Wendbaar.")


def to_entry(event: Event, time: str) -> Entry:
    """An event as the store keeps it; `time` is the wall clock's and no rule ever reads it."""
    fields = asdict(event)  # type: ignore[call-overload]
    block = None
    if isinstance(event, QuarterResolved):
        fields = {"turn": event.turn, "model": event.model, "digest": event.digest}
        block = pack(event.state, event.rows)
    return Entry(
        kind=event.kind, version=event.version, payload=canonical_json(fields), block=block, time=time
    )


def from_record(record: Record) -> Event:
    """The event a record holds. Raises RefusedFile if it is damaged or from a newer program."""
    kind = _CLASSES.get(record.kind)
    if kind is None or record.version > kind.version:
        raise RefusedFile(TOO_NEW, seq=record.seq, kind=record.kind, version=record.version)
    try:
        payload = upcast(record.kind, record.version, _plain(record.payload))
        if kind is QuarterResolved:
            if record.block is None:
                raise ValueError("a resolved quarter without its state")
            state, rows = unpack(record.block)
            _only(payload, {"turn": int, "model": str, "digest": str})
            return QuarterResolved(**payload, state=state, rows=rows)
        read: Event = _adapter(record.kind).validate_json(json.dumps(payload))
        return read
    except (
        ValueError,
        TypeError,
        KeyError,
        ValidationError,
        struct.error,
        zlib.error,
        RecursionError,
    ) as error:
        raise DamagedFile(DAMAGED, seq=record.seq, kind=record.kind) from error


def _plain(payload: bytes) -> Payload:
    """JSON that `to_entry` can have written: an object in canonical form, with numbers of 64 bits."""
    read = json.loads(payload, parse_int=_whole)
    if not isinstance(read, dict) or canonical_json(read) != payload:
        raise ValueError("not in canonical form")
    return read


def _whole(digits: str) -> int:
    number = int(digits) if len(digits) <= 20 else 2**64
    if not -(2**63) <= number < 2**64:
        raise ValueError("a number beyond 64 bits")
    return number


def upcast(kind: str, version: int, payload: Payload) -> Payload:
    for step in range(version, _CLASSES[kind].version):
        payload = UPCASTS[kind, step](payload)
    return payload


def pack(state: bytes, rows: tuple[LedgerRow, ...]) -> bytes:
    """State and ledger in one block: magic, length of the state, the state, the ledger as compressed JSON."""
    ledger = canonical_json(
        [[r.variable, r.source, r.kind, r.origin_turn, r.mechanism, r.amount] for r in rows]
    )
    return _HEAD.pack(_MAGIC, len(state)) + state + zlib.compress(ledger, 6)


def unpack(block: bytes) -> tuple[bytes, tuple[LedgerRow, ...]]:
    """Raises ValueError, struct.error or zlib.error on anything that `pack` did not write."""
    magic, length = _HEAD.unpack_from(block)
    if magic != _MAGIC or len(block) < _HEAD.size + length:
        raise ValueError("not a state block")
    state = block[_HEAD.size : _HEAD.size + length]
    unpacker = zlib.decompressobj()
    ledger = unpacker.decompress(block[_HEAD.size + length :], _MOST_LEDGER)
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("the ledger is cut off or has something behind it")
    return state, tuple(_ledger_row(row) for row in json.loads(ledger))


def _ledger_row(row: object) -> LedgerRow:
    match row:
        case [str(variable), str(source), str(kind), int(origin), str(mechanism), float() | int() as amount]:
            if isinstance(origin, bool) or not math.isfinite(amount):
                raise ValueError("a ledger row with a wrong number")
            return LedgerRow(variable, source, kind, origin, mechanism, float(amount))
        case _:
            raise ValueError("a ledger row of another shape")


def _only(payload: object, fields: Mapping[str, type]) -> None:
    if not isinstance(payload, dict) or payload.keys() != fields.keys():
        raise ValueError("other fields than a resolved quarter has")
    if any(type(payload[name]) is not kind for name, kind in fields.items()):
        raise ValueError("a field of another type")


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(_CLASSES[kind])
