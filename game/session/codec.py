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

from game.errors import RefusedFile
from game.session.events import EVENTS, Event, LedgerRow, QuarterResolved
from game.store.base import Entry, Record, canonical_json
from game.texts import mark

Payload = dict[str, Any]

UPCASTS: Mapping[tuple[str, int], Callable[[Payload], Payload]] = {}
"""(kind, version) -> its payload one version on."""

_CLASSES: Mapping[str, type[Event]] = {event.kind: event for event in EVENTS}
_HEAD = struct.Struct("<4sI")
_MAGIC = b"WBQ1"
_MOST_LEDGER = 16 * 1024 * 1024

DAMAGED = mark("Record {seq} of this game ({kind}) is damaged: it does not say what such a record must say.")
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
        payload = upcast(record.kind, record.version, json.loads(record.payload))
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
        raise RefusedFile(DAMAGED, seq=record.seq, kind=record.kind) from error


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
