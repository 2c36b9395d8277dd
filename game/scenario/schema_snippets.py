"""Whole parts that an editor can put in at once: a new action, a new event.

`defaultSnippets` is VS Code's own word beside JSON Schema; who does not know it passes it by. `${1:...}` is
the first place that the cursor goes to, with what stands there until one types.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.errors import Speaks

Json = dict[str, Any]


def snippets(words: Speaks) -> Mapping[tuple[str, str], list[Json]]:
    """By part and field: what can be put in there, in the user's language."""
    say = words.say
    title, story = say("Its title"), say("What happens, in two or three sentences.")
    option = {"title": _at(5, say("What you decide")), "effects": [{"moves": "safety", "by": 4}]}
    other = {"title": _at(6, say("What you decide instead")), "effects": [{"moves": "support", "by": 4}]}
    return {
        ("Scenario", "actions"): [
            _one(
                say("new action"),
                {
                    _at(1, "my_action"): {
                        "title": _at(2, title),
                        "about": _at(3, say("What you do, in two or three sentences.")),
                        "tags": [_at(4, "inquiry")],
                        "reach": _at(5, "teams"),
                        "cost": 4,
                        "hours": 12,
                        "load": 0.2,
                        "effects": [{"moves": _at(6, "team.skill"), "by": 6, "after": 1}],
                    }
                },
            )
        ],
        ("Scenario", "events"): [
            _one(
                say("new event"),
                {
                    _at(1, "my_event"): {
                        "title": _at(2, title),
                        "story": _at(3, story),
                        "at": 2,
                        "options": {"a": option, "b": other},
                        "default": "b",
                        "question": _at(7, say("A question for the talk after the votes.")),
                    }
                },
            )
        ],
        ("Event", "options"): [
            _one(say("new option"), {_at(1, "c"): {"title": _at(2, title), "effects": option["effects"]}})
        ],
        ("Scenario", "roles"): [
            _one(
                say("new role"),
                {
                    _at(1, "my_role"): {
                        "name": _at(2, say("A name, and what this person does")),
                        "formal": False,
                        "hours": 44,
                        "strengths": {
                            "literacy": 50,
                            "conduct": 50,
                            "organisation": 50,
                            "direction": 50,
                            "culture": 50,
                        },
                        "about": _at(3, say("What this role can do, and what it can't.")),
                        "wants": _at(4, say("A personal interest.")),
                    }
                },
            )
        ],
        ("School", "teams"): [
            _one(
                say("new team"),
                {
                    _at(1, "my_team"): {
                        "name": _at(2, say("The team's name")),
                        "size": 20,
                        "about": _at(3, say("Who they are, in two or three sentences.")),
                        "start": {"skill": 40, "adoption": 25, "workload": 70},
                    }
                },
            )
        ],
        ("Scenario", "endings"): [
            _one(
                say("new ending"),
                [
                    {
                        "when": _at(1, "education_quality > 60"),
                        "title": _at(2, title),
                        "text": _at(3, say("What the end screen says of this school.")),
                    }
                ],
            )
        ],
        ("Scenario", "checks"): [
            _one(
                say("new check"),
                [
                    {
                        "name": _at(1, say("What a table should learn")),
                        "play": _at(2, "balanced"),
                        "against": "nothing",
                        "expect": _at(3, "education_quality at 4 higher by 2"),
                    }
                ],
            )
        ],
    }


def _at(place: int, text: str) -> str:
    return f"${{{place}:{text}}}"


def _one(label: str, body: Json | list[Json]) -> Json:
    return {"label": label, "body": body}
