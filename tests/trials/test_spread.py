"""One job over many parts: the same results whatever does the work, and a clean end when it goes wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from game.cli.find import find_scenario
from game.engine.batch import play
from game.engine.policies import POLICIES
from game.errors import UsageError, WendbaarError
from game.trials import spread as room
from game.trials.spread import Shipped, chunks, executor, spread

ROOT = Path(__file__).parents[2]


def played(shipped: Shipped, seed: int) -> bytes:
    return play(shipped.ruleset(), POLICIES["random"], seed, 3).final.tobytes()


def first_is_slow(part: int) -> int:
    time.sleep(0.5 if part == 0 else 0)
    return part


def third_fails(part: int) -> int:
    if part == 2:
        raise UsageError("part {part} is wrong", part=part)
    return part


def vanish(part: int) -> None:
    os._exit(part)


def version_here_or_there() -> str:
    return "1" if threading.current_thread() is threading.main_thread() else "2"


@pytest.fixture(scope="module")
def address():
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0", protocol="tcp"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def here():
    """The bits of four small batches, played in this process."""
    shipped = Shipped.of(find_scenario("innovatiecollege"))
    return shipped, spread(partial(played, shipped), range(1, 5))


@pytest.fixture(scope="module")
def two():
    """Two processes."""
    with executor(workers=2) as pool:
        yield pool


def test_a_shipped_scenario_plays_the_very_games_of_the_original(here):
    rules = find_scenario("innovatiecollege").ruleset()
    assert here[1] == [play(rules, POLICIES["random"], seed, 3).final.tobytes() for seed in range(1, 5)]


def test_processes_give_the_same_bits(here, two):
    shipped, expected = here
    assert spread(partial(played, shipped), range(1, 5), two) == expected


def test_a_cluster_gives_the_same_bits(here, address):
    shipped, expected = here
    with executor(cluster=address) as pool:
        assert spread(partial(played, shipped), range(1, 5), pool) == expected


def test_results_come_in_the_order_of_the_parts_and_progress_as_they_are_done(two):
    told: list[tuple[int, int]] = []
    assert spread(first_is_slow, range(4), two, lambda *done: told.append(done)) == [0, 1, 2, 3]
    assert told[0][0] < 4
    assert told[-1] == (4, 4)
    assert told == sorted(told)


def test_one_worker_is_this_process_itself():
    with executor(workers=1) as pool:
        assert pool is None
        assert spread(lambda part: (part, os.getpid()), [7], pool) == [(7, os.getpid())]


def test_a_part_that_fails_says_so_in_its_own_words_and_the_workers_go_on(two):
    with pytest.raises(UsageError, match="part 2 is wrong") as told:
        spread(third_fails, range(5), two)
    assert told.value.args_by_name == {"part": 2}
    assert spread(first_is_slow, [3], two) == [3]


def test_a_process_that_is_killed_is_told_in_one_sentence():
    with pytest.raises(WendbaarError, match="ended from outside"), executor(workers=2) as pool:
        spread(vanish, [1, 1], pool)


def test_chunks_hold_every_game_once():
    assert [list(part) for part in chunks(7, 3)] == [[0, 1, 2], [3, 4, 5], [6]]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal to send")
def test_an_interrupt_ends_every_process_at_once(tmp_path):
    script = tmp_path / "long.py"
    script.write_text(
        "import os, pathlib, signal, time\n"
        "from game.trials.spread import executor, spread\n"
        # A suite that runs in the background hands on that interrupts are to be ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def sleep(part):\n"
        f"    pathlib.Path({str(tmp_path)!r}, f'{{part}}.pid').write_text(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "if __name__ == '__main__':\n"
        "    with executor(workers=2) as pool:\n"
        "        spread(sleep, range(20), pool)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True
    )
    _until(lambda: len([file for file in tmp_path.glob("*.pid") if file.read_text()]) == 2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert said.count("Traceback") == 1, said  # its own KeyboardInterrupt, none of the workers
    workers = [int(file.read_text()) for file in tmp_path.glob("*.pid")]
    _until(lambda: not any(map(_is_running, workers)))
    assert len(workers) == 2


def test_no_scheduler_is_told_in_one_sentence(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(room, "PATIENCE", 0.5)
    with pytest.raises(UsageError, match=r"no Dask scheduler at tcp://127\.0\.0\.1:9"):
        executor(cluster="tcp://127.0.0.1:9").__enter__()
    with pytest.raises(UsageError, match="no Dask scheduler at nowhere at all"):
        executor(cluster="nowhere at all").__enter__()


def test_a_cluster_without_workers_is_refused():
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=0, processes=False, dashboard_address=":0", protocol="tcp"
        ) as cluster,
        pytest.raises(UsageError, match="has no workers"),
    ):
        executor(cluster=cluster.scheduler_address).__enter__()


def test_a_cluster_of_another_version_is_refused(address, monkeypatch):
    monkeypatch.setattr(room, "_version", version_here_or_there)
    with pytest.raises(UsageError, match="does not run Wendbaar 1"):
        executor(cluster=address).__enter__()


def test_without_the_package_a_cluster_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install wendbaar\[cluster\]"):
        executor(cluster="tcp://127.0.0.1:8786").__enter__()


def _until(true) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
