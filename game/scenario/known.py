"""The ids of a scenario by kind, as an editor offers them, and what tells two sets of them apart.

Apart from `schema`, which needs the models: whether a schema is up to date is asked at each check.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game import __version__
from game.scenario.check import EVERYBODY
from game.scenario.findings import Place
from game.scenario.names import BOTS, Names
from game.scenario.nodes import Node
from game.scenario.sheet import Sheet

OURS = "Written by wendbaar schema"
"""Begins the `$comment` of every schema that this program wrote."""

_NOWHERE = Place("")


@dataclass(frozen=True)
class Known:
    """Ids by kind, in the order of the file; `answers` are the options of each event."""

    ids: Mapping[str, Sequence[str]]
    answers: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, node: Node | None) -> Known:
        names = Names() if node is None else Sheet(node).names
        top = Node({}, _NOWHERE) if node is None else node
        options = (option for event in names.events.values() for option in event)
        ids: dict[str, Iterable[str]] = {
            "startable": names.startable,
            "movable": names.movable,
            "teams": names.teams,
            "themes": names.themes,
            "roles": names.roles,
            "feelers": (*EVERYBODY, *names.teams, *names.roles) if node else (),
            "own": names.own,
            "actions": names.actions,
            "events": names.events,
            "options": options,
            "plans": names.plans,
            "players": (*BOTS, *names.plans),
            "questions": top.get("debrief", "questions").items,
            "board_questions": top.get("questions").items,
        }
        return cls({kind: tuple(dict.fromkeys(some)) for kind, some in ids.items()}, names.events)


def fingerprint(node: Node | None) -> str:
    """What tells a schema with these ids, of this version of the program, from others."""
    if node is None:
        return "general"
    return hashlib.sha256(repr((__version__, Known.of(node).ids)).encode()).hexdigest()[:16]
