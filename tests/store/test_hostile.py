"""Saves whose every hash is right, made by someone who has our program: refused for what they say.

Each is opened by the real command in a process of its own, which must say one sentence, end with 3, and stay
small and quick.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.cli.open_save import read_save
from game.cli.run import run as run_command
from game.errors import RefusedFile
from game.session.codec import pack, to_entry, unpack
from game.session.events import BranchKept, BranchQuarter, GamePaused, NotePinned, TimeExtended
from game.session.lawful import MOST_ROWS
from game.store.base import MAX_RECORDS, Entry, canonical_json
from tests.kills import ROOT
from tests.store.files import entries, forged, heading, sound_bytes

MOST_MIB = 100
MOST_SECONDS = 20  # a second on an idle laptop, start of the program included; far more where others work too

MEASURED = """
import sys, time
from game.cli.run import run
code = run(sys.argv[1:])
most = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(code, most, time.process_time())
"""


def opened(path: Path, command: str = "replay") -> tuple[int, str, float, float]:
    """Exit code, sentence, MiB and seconds of work of a command that is given this file."""
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells how large a process became")
    said = subprocess.run(
        [sys.executable, "-c", MEASURED, command, str(path), "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    code, kib, seconds = said.stdout.split()[-3:]
    return int(code), said.stderr.strip(), int(kib) / 1024, float(seconds)


def changed(kind: str, **fields: Any) -> list[Entry]:
    """The sound log with other fields in the first record of this kind."""
    log = entries()
    at = next(number for number, one in enumerate(log) if one.kind == kind)
    log[at] = replace(log[at], payload=canonical_json(json.loads(log[at].payload) | fields))
    return log


def raw(kind: str, payload: bytes) -> list[Entry]:
    """The sound log with this text for a payload in the first record of this kind."""
    log = entries()
    at = next(number for number, one in enumerate(log) if one.kind == kind)
    log[at] = replace(log[at], payload=payload)
    return log


def block(spoil: Callable[[bytes], bytes]) -> list[Entry]:
    """The sound log with every block spoilt."""
    return [replace(one, block=spoil(one.block)) if one.block else one for one in entries()]


def ledger(text: bytes) -> Callable[[bytes], bytes]:
    """The same state with another ledger."""

    def spoil(whole: bytes) -> bytes:
        length = struct.unpack_from("<4sI", whole)[1]
        return whole[: 8 + length] + zlib.compress(text)

    return spoil


def state(spoil: Callable[[bytes], bytes]) -> list[Entry]:
    """Another state under a hash that fits it."""
    log = entries()
    at = next(number for number, one in enumerate(log) if one.block)
    bytes_, rows = unpack(log[at].block or b"")
    other = spoil(bytes_)
    payload = json.loads(log[at].payload) | {"digest": sha256(other).hexdigest()}
    log[at] = replace(log[at], payload=canonical_json(payload), block=pack(other, rows))
    return log


def moved(kind: str, places: int) -> list[Entry]:
    """The first record of this kind so many places further (or earlier, when negative)."""
    log = entries()
    at = next(number for number, one in enumerate(log) if one.kind == kind)
    log.insert(at + places, log.pop(at))
    return log


def without(kind: str) -> list[Entry]:
    log = entries()
    del log[next(number for number, one in enumerate(log) if one.kind == kind)]
    return log


def flood(*last: Entry) -> list[Entry]:
    """As many records as a game may have, all of which can be, and then these."""
    more = to_entry(TimeExtended(3, 60), "now")
    return [*entries(), *[more] * (MAX_RECORDS - len(entries()) - len(last)), *last]


NAN, INF = struct.pack("<d", float("nan")), struct.pack("<d", float("inf"))
ROW = b'["safety","decay","mechanism",1,"decay",0.5]'

LOGS: dict[str, Callable[[], list[Entry]]] = {
    "deep JSON": lambda: raw("ballot_cast", b"[" * 100_000),
    "deep JSON that closes": lambda: raw("ballot_cast", b"[" * 100_000 + b"]" * 100_000),
    "many empty lists": lambda: raw("ballot_cast", b"[" + b"[]," * 80_000 + b"[]]"),
    "NaN": lambda: raw("turn_opened", b'{"came":[],"chances":{"x":NaN},"turn":1,"waiting":[]}'),
    "infinity": lambda: raw("turn_opened", b'{"came":[],"chances":{"x":1e999},"turn":1,"waiting":[]}'),
    "a key twice": lambda: (
        raw("game_ended", b'{"early":true,"early":false,"turn":1}')
        if any(one.kind == "game_ended" for one in entries())
        else raw("step_entered", b'{"step":"event","turn":1,"turn":1}')
    ),
    "spaces": lambda: raw("step_entered", b'{"step": "event", "turn": 1}'),
    "half a letter": lambda: raw("step_entered", b'{"step":"\\ud800","turn":1}'),
    "no object": lambda: raw("step_entered", b"7"),
    "a huge start number": lambda: changed("game_started", seed=2**70),
    "a number of 5,000 digits": lambda: raw("step_entered", b'{"step":"event","turn":' + b"9" * 5_000 + b"}"),
    "a start number below nothing": lambda: changed("game_started", seed=-1),
    "a truth for a number": lambda: changed("step_entered", turn=True),
    "a text for a number": lambda: changed("step_entered", turn="1"),
    "a step that is none": lambda: changed("step_entered", step="heaven"),
    "a quarter to come": lambda: changed("step_entered", turn=40),
    "a quarter before time": lambda: changed("step_entered", turn=-1),
    "an unknown seat": lambda: changed("ballot_cast", seat="nobody"),
    "an unknown option": lambda: changed("option_chosen", option="nothing"),
    "an unknown event": lambda: changed("option_chosen", event="nothing"),
    "an unknown action": lambda: changed(
        "plan_drafted", entries=[{"action": "none", "leader": "none", "teams": []}]
    ),
    "a chance of two": lambda: changed("turn_opened", chances={"x": 2.0}),
    "another kind": lambda: [*entries(), Entry("teleported", 1, b"{}", None, "now")],
    "a later version": lambda: [replace(one, version=99) for one in entries()],
    "the result before the plan": lambda: moved("quarter_resolved", -1),
    "the quarter before the vision": lambda: moved("turn_opened", -1),
    "two beginnings": lambda: [entries()[0], *entries()],
    "no beginning": lambda: entries()[1:],
    "no plan": lambda: without("quarter_committed"),
    "no result": lambda: without("quarter_resolved"),
    "no table": lambda: without("table_set"),
    "every record twice": lambda: [one for one in entries() for _ in range(2)],
    "a zip bomb": lambda: block(ledger(b"[" + b" " * 32 * 2**20 + b"]")),
    "a zip bomb of lists": lambda: block(ledger(b"[" + b"[]," * 5_000_000 + b"[]]")),
    "a zip bomb of rows": lambda: block(ledger(b"[" + (ROW + b",") * 400_000 + ROW + b"]")),
    "rows in every quarter": lambda: block(ledger(b"[" + (ROW + b",") * (MOST_ROWS // 2) + ROW + b"]")),
    "a deep ledger": lambda: block(ledger(b"[" * 500_000)),
    "a ledger without an end": lambda: block(lambda whole: whole[:-4]),
    "a state without an end": lambda: block(lambda whole: whole[:100]),
    "a state with NaN": lambda: state(lambda data: NAN + data[8:]),
    "a state with infinity": lambda: state(lambda data: data[:-8] + INF),
    "a state of another size": lambda: state(lambda data: data + bytes(8)),
    "as much as can be, and then what can't": lambda: flood(Entry("step_entered", 1, b"{}", None, "now")),
    "a pause in a pause, for ever": lambda: [*entries(), *[to_entry(GamePaused(3), "now")] * 4_000],
    "notes for ever": lambda: [*entries(), *[to_entry(NotePinned(1, "x" * 400), "now")] * 4_000],
    "branches for ever": lambda: [
        *entries(),
        *[to_entry(BranchKept(1, "x", changes={1: BranchQuarter()}), "now")] * 4_000,
    ],
    "a state of another hash": lambda: changed("quarter_resolved", digest="00" * 32),
}


@pytest.mark.parametrize("name", LOGS)
def test_a_forged_log_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = forged(tmp_path / "game.wendbaar", LOGS[name]())
    with pytest.raises(RefusedFile) as told:
        read_save(path)
    assert told.value.message.count("\n") == 0
    assert "damaged" in told.value.message or "newer" in told.value.message


def spoilt_scenario(spoil: Callable[[dict[str, Any]], object]) -> dict[str, str]:
    """The heading with another scenario, under a hash that fits it."""
    scenario = json.loads(heading()["scenario"])
    spoil(scenario)
    text = json.dumps(scenario, ensure_ascii=False)
    return {**heading(), "scenario": text, "scenario_sha256": sha256(text.encode()).hexdigest()}


def scenario_text(text: str) -> dict[str, str]:
    return {**heading(), "scenario": text, "scenario_sha256": sha256(text.encode()).hexdigest()}


HEADINGS: dict[str, Callable[[], dict[str, str]]] = {
    "no scenario": lambda: {"title": "x"},
    "an empty scenario": lambda: scenario_text("{}"),
    "no JSON": lambda: scenario_text("scenario"),
    "a list": lambda: scenario_text("[1,2]"),
    "a deep scenario": lambda: scenario_text("[" * 1_000_000),
    "a wide scenario": lambda: scenario_text("[" + "1," * 1_900_000 + "1]"),
    "many keys": lambda: scenario_text("{" + ",".join(f'"{n}":[]' for n in range(300_000)) + "}"),
    "one long text": lambda: spoilt_scenario(lambda s: s.update(title="x" * 3_000_000)),
    "a scenario of another hash": lambda: {**heading(), "scenario_sha256": "00" * 32},
    "a number beyond all": lambda: scenario_text(heading()["scenario"].replace('"turns":4', '"turns":1e999')),
    "a billion quarters": lambda: spoilt_scenario(lambda s: s.update(turns=10**9)),
    "other fields": lambda: spoilt_scenario(lambda s: s.update(surprise=1)),
    "no roles": lambda: spoilt_scenario(lambda s: s.pop("roles")),
    "code for a condition": lambda: spoilt_scenario(
        lambda s: next(iter(s["events"].values())).update(when="__import__('os').system('true')")
    ),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_a_forged_scenario_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = forged(tmp_path / "game.wendbaar", entries(), HEADINGS[name]())
    with pytest.raises(RefusedFile) as told:
        read_save(path)
    assert told.value.message.count("\n") == 0
    assert "damaged" in told.value.message


def test_more_records_than_a_game_has_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = [*entries(), *[to_entry(TimeExtended(3, 60), "now")] * MAX_RECORDS]
    with monkeypatch.context() as patched:
        patched.setattr("game.store.base.MAX_RECORDS", 10 * MAX_RECORDS)
        patched.setattr("game.store.guard.MAX_RECORDS", 10 * MAX_RECORDS)
        path = forged(tmp_path / "game.wendbaar", log)
    with pytest.raises(RefusedFile, match=f"{len(log)} records"):
        read_save(path)


@pytest.mark.parametrize("name", ["a zip bomb of lists", "rows in every quarter"])
def test_a_hostile_log_costs_no_more_than_a_game(tmp_path: Path, name: str) -> None:
    code, sentence, mib, seconds = opened(forged(tmp_path / "game.wendbaar", LOGS[name]()))
    assert code == 3 and sentence.count("\n") == 0, sentence
    print(f"{mib:.0f} MiB, {seconds:.1f} s")
    assert mib < MOST_MIB and seconds < MOST_SECONDS


@pytest.mark.parametrize("name", ["many keys", "one long text"])
def test_a_hostile_scenario_costs_no_more_than_a_game(tmp_path: Path, name: str) -> None:
    code, sentence, mib, seconds = opened(forged(tmp_path / "game.wendbaar", entries(), HEADINGS[name]()))
    assert code == 3 and sentence.count("\n") == 0, sentence
    print(f"{mib:.0f} MiB, {seconds:.1f} s")
    assert mib < MOST_MIB and seconds < MOST_SECONDS


def test_the_largest_file_that_is_looked_at_costs_no_more_than_a_game(tmp_path: Path) -> None:
    """As many and as large records as a store writes, each right, but no game."""
    path = tmp_path / "game.wendbaar"
    log = [Entry("k", 1, b'"' + b"x" * 100_000 + b'"', os.urandom(600_000), "now") for _ in range(20)]
    forged(path, [*entries()[:1], *log])
    assert path.stat().st_size > 13 * 2**20
    code, sentence, mib, seconds = opened(path)
    assert code == 3 and sentence.count("\n") == 0, sentence
    print(f"{mib:.0f} MiB, {seconds:.1f} s")
    assert mib < MOST_MIB and seconds < MOST_SECONDS


@pytest.mark.parametrize("command", [["replay"], ["explain"], ["play", "--text"]])
def test_every_command_that_opens_a_save_has_the_same_door(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    path = tmp_path / "game.wendbaar"
    sound = sound_bytes()
    path.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
    assert run_command([*command, str(path)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1 and "wendbaar rescue" in err


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_log_of_real_records_is_a_game_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Cut, doubled and shuffled under right hashes: never a crash, and never another error than a refusal."""
    log = entries()
    for _ in range(data.draw(st.integers(1, 3))):
        at, to = data.draw(st.integers(0, len(log) - 1)), data.draw(st.integers(0, len(log) - 1))
        match data.draw(st.sampled_from(["cut", "twice", "move", "swap"])):
            case "cut" if len(log) > 2:
                del log[at]
            case "twice":
                log.insert(to, log[at])
            case "move":
                log.insert(to, log.pop(at))
            case "swap":
                log[at], log[to] = log[to], log[at]
    path = forged(tmp_path_factory.mktemp("log") / "game.wendbaar", log)
    try:
        read_save(path)
    except RefusedFile as told:
        assert told.message.count("\n") == 0
