"""A few of the games of `python -m tests.replays`, replayed on a processor without all that numpy can use."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.replays import make_games, replays


def test_games_replay_to_the_bit_whatever_the_processor_can_do(tmp_path: Path) -> None:
    make_games(tmp_path, games=2, seed=4)
    with_all, with_none = replays(Path(sys.executable), tmp_path)
    for told in (with_all, with_none):
        assert told["games"] == 2 and told["states"] >= 8 and told["different"] == []
    assert with_none["without"] and not with_all["without"]
