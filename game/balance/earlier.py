"""An earlier `wendbaar balance --json` to compare with: what a page shows as *before*."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.errors import UsageError
from game.trials.intervals import Estimate


@dataclass(frozen=True, slots=True)
class Earlier:
    """The figures that pages compare; `findings` as (severity, where, message)."""

    events_per_turn: int
    games: int
    findings: list[tuple[str, str, str]]
    lift: Mapping[str, Estimate]
    full: Mapping[str, Estimate]
    without: Mapping[str, Estimate]
    idle: Mapping[str, Estimate]
    score: Mapping[str, float]
    top: Mapping[str, float]
    """99th percentile of each outcome in the best games."""
    pace: Mapping[int, Estimate]
    hours: Mapping[int, float]
    best_apart: Estimate


def read_earlier(path: str) -> Earlier:
    """UsageError when the file is not what `--json` printed."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        return _read(data)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise UsageError(
            "{path} is not what `wendbaar balance --json` printed: name such a file.", path=path
        ) from None


def _read(data: dict[str, Any]) -> Earlier:
    outcomes, actions = data["outcomes"], data["actions"]
    styles = outcomes["styles"]
    return Earlier(
        events_per_turn=int(data["events_per_turn"]),
        games=int(data["games"]),
        findings=[(str(f["severity"]), str(f["where"]), str(f["message"])) for f in data["findings"]],
        lift={a["id"]: Estimate(a["lift"], *a["interval"]) for a in actions},
        full={a["id"]: Estimate(**a["full"]) for a in actions},
        without={a["id"]: Estimate(**a["without"]) for a in actions},
        idle={name: Estimate(**change) for name, change in outcomes["nothing"].items()},
        score={name: float(style["ends"]["score"]["mean"]) for name, style in styles.items()},
        top={name: float(styles["best"]["ends"][name]["p99"]) for name in outcomes["start"]},
        pace={int(p["actions"]): Estimate(**p["best_score"]) for p in outcomes["pace"]},
        hours={int(p["actions"]): float(p["best_hours"]) for p in outcomes["pace"]},
        best_apart=Estimate(**outcomes["apart"]["best"]),
    )
