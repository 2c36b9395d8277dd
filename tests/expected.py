"""Writes what docs/model.md must give on the reference deck: `python -m tests.expected`.

The numbers come from the oracle, never from the engine that they are to judge. The plans stay those of the
file; run it when the model's numbers or the deck have changed, and look at what changed before it is kept.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

import yaml

from game.bench.naive import Oracle
from game.evidence.decks import REFERENCE_FILE

DATA = Path(__file__).parent / "data"
FILE = DATA / "reference-expected.json"
LIST = re.compile(r"\[[^][{}]*\]")
"""A list of plain values, which is written in one line."""


def played(deck: dict[str, Any], plan: dict[str, Any], **luck: Any) -> list[dict[str, float]]:
    """The state after every quarter of a plan, the start first."""
    oracle = Oracle(deck, plan["vision"], **luck)
    states = [oracle.state]
    for turn in range(1, deck["turns"] + 1):
        oracle.play(plan["turns"].get(str(turn), {}).get("actions", []), {})
        states.append(oracle.state)
    return states


def main() -> None:
    deck = yaml.safe_load(REFERENCE_FILE.read_text("utf-8"))
    expected = json.loads(FILE.read_text("utf-8"))
    for name, plan in expected["plans"].items():
        states = played(deck, plan["plan"], chance=False)
        finals = [
            played(deck, plan["plan"], seed=expected["seed"], game=i)[-1] for i in range(expected["games"])
        ]
        plan["without_chance"] = {
            variable: [round(states[turn][variable], 9) for turn in expected["turns"]]
            for variable in states[0]
        }
        plan["with_chance"] = {
            variable: [round(of([final[variable] for final in finals]), 9) for of in (fmean, pstdev)]
            for variable in states[0]
        }
        print(name, flush=True)
    text = json.dumps(expected, indent=1, ensure_ascii=False)
    FILE.write_text(LIST.sub(lambda found: " ".join(found[0].split()), text) + "\n", "utf-8")


if __name__ == "__main__":
    main()
