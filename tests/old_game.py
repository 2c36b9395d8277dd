"""Writes a whole game of today's format and model to `tests/old_saves`: `python -m tests.old_game`.

Run it once when either has changed; the file must open, explain itself and replay for ever.
"""

from __future__ import annotations

from pathlib import Path

from game.engine import MODEL_VERSION
from game.session import commands as c
from game.session.events import BranchQuarter
from game.session.game import Step
from game.store.outside import FORMAT
from game.store.sqlite import SqliteStore
from tests.session.games import do, play_to, play_to_end, scenario, start

FOLDER = Path(__file__).parent / "old_saves"


def main() -> None:
    played = scenario("kennismaking")
    meta = {
        "scenario": played.json.decode(),
        "scenario_sha256": played.sha256,
        "engine": MODEL_VERSION,
        "created": "2026-11-22T09:00:00+00:00",
        "language": played.spec.language,
        "title": str(played.spec.title),
    }
    path = FOLDER / f"format-{FORMAT}-model-{MODEL_VERSION}.wendbaar"
    sitting = start(played.path or played.id, people=3, store=SqliteStore.create(path, meta))
    do(sitting, c.PinNote("Wie is er nog niet aan het woord geweest?"))
    play_to(sitting, 2, Step.PLAN)
    do(sitting, c.Pause("koffie"))
    do(sitting, c.Resume())
    play_to_end(sitting)
    do(sitting, c.AgreeAction("Team Handel", "lessen bij elkaar bekijken", "voor de zomer"))
    do(sitting, c.KeepBranch(1, "zonder eerste kaart", {1: BranchQuarter()}))
    sitting.close()
    print(path)


if __name__ == "__main__":
    main()
