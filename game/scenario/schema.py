"""The JSON Schema of a scenario, for editors: completion and help while one types.

Made from the models of `spec`, so that it says what `check` says, as far as a schema can. Draft-07, which
every editor's YAML support reads. Three shapes of file share one schema: a scenario, a variant (with
`extends`), and a translation (`NAME.en.yaml`). Ids of a scenario's own are offered and never demanded: an
editor may hold an older schema than the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from game.engine.blueprint import MODIFIERS, SUB_COMPETENCES, TEAM_VARIABLES
from game.errors import Speaks, mark
from game.icons import DRAWINGS
from game.scenario import spec
from game.scenario.check import NAMEABLE
from game.scenario.findings import Said
from game.scenario.known import OURS, Known, fingerprint
from game.scenario.nodes import Node
from game.scenario.ranges import FARTHEST, MAY_NOT_BE_ZERO, PLAUSIBLE, SET_BY_BUDGET
from game.scenario.schema_parts import ORDERS, in_translation, in_variant, tidied
from game.scenario.schema_snippets import snippets
from game.scenario.shapes import shape_of
from game.scenario.spec import ScenarioSpec

Json = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
CLOSED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Action", "tags"): tuple(SUB_COMPETENCES),
    ("Theme", "asks"): tuple(SUB_COMPETENCES),
    ("Team", "start"): TEAM_VARIABLES,
    ("Effect", "scaled_by"): (*MODIFIERS, "leader_fit"),
    ("Team", "icon"): tuple(DRAWINGS),
    ("Theme", "icon"): tuple(DRAWINGS),
    ("Role", "icon"): tuple(DRAWINGS),
    ("Scenario", "names"): NAMEABLE,
}
"""Fields, or their keys, that take names of the model and no others."""

OPEN: Mapping[tuple[str, str], str] = {
    ("School", "start"): "startable",
    ("Effect", "moves"): "movable",
    ("Effect", "teams"): "teams",
    ("Action", "themes"): "themes",
    ("Option", "themes"): "themes",
    ("Option", "known_by"): "roles",
    ("Event", "felt_by"): "feelers",
    ("Event", "default"): "options",
    ("Fact", "foreshadows"): "events",
    ("DebriefStep", "questions"): "questions",
    ("PlanEntry", "do"): "actions",
    ("PlanEntry", "led_by"): "roles",
    ("PlanEntry", "teams"): "teams",
    ("PlanTurn", "choices"): "events",
    ("PlanTurn", "vision"): "themes",
    ("Plan", "choices"): "events",
    ("Plan", "vision"): "themes",
    ("Claim", "play"): "players",
    ("Claim", "against"): "players",
    ("Scenario", "vision"): "themes",
    ("Scenario", "seats"): "roles",
}
"""Fields, or their keys, that take ids of the scenario's own: the kind of id, see `known.Known`."""

GIVEN: Mapping[tuple[str, str], str] = {
    ("Scenario", "themes"): "themes",
    ("Scenario", "variables"): "own",
    ("Scenario", "roles"): "roles",
    ("Scenario", "actions"): "actions",
    ("Scenario", "events"): "events",
    ("Scenario", "plans"): "plans",
    ("Scenario", "questions"): "board_questions",
    ("School", "teams"): "teams",
    ("Event", "options"): "options",
    ("Debrief", "questions"): "questions",
}
"""Where ids are given: a variant and a translation repeat those that there are."""

SHORT: Mapping[str, str] = {"PlanEntry": "actions"}
"""Parts that may be written as just an id. Editors choose badly between an enum and an object, so these ids
are offered as examples."""


def schema(words: Speaks, node: Node | None = None) -> Json:
    """The schema as plain data.

    words  speaks the help, in the user's language
    node   a resolved scenario, whole or with mistakes, whose own ids are offered; None: those of the model
    """
    known = Known.of(node)
    whole = {name: _named(name, part, known) for name, part in tidied(ScenarioSpec).items()}
    for (name, field), some in snippets(words).items():
        whole[name]["properties"][field]["defaultSnippets"] = some
    variant = {name: _given(name, part, known) for name, part in in_variant(whole).items()}
    texts = {name: _given(name, part, known) for name, part in in_translation(shape_of(ScenarioSpec)).items()}
    made: Json = {
        "$schema": DRAFT,
        "$comment": f"{OURS}; {fingerprint(node)}",
        "title": "Wendbaar",
        "type": "object",
        "if": {"properties": {"extends": {"type": "string"}}, "required": ["extends"]},
        "then": {"$ref": "#/definitions/ScenarioVariant"},
        "else": {
            "if": {"properties": {"wendbaar": False, "id": False}, "minProperties": 1},
            "then": {"$ref": "#/definitions/ScenarioTexts"},
            "else": {"$ref": "#/definitions/Scenario"},
        },
        "definitions": {
            **ORDERS,
            **whole,
            **{f"{name}Variant": part for name, part in variant.items()},
            **{f"{name}Texts": part for name, part in texts.items()},
        },
    }
    told: Json = _told(made, words)
    return told


def _named(name: str, part: Json, known: Known) -> Json:
    """A definition whose fields offer names: those of the model, or of the scenario."""
    fields = dict(_properties(part))
    for field, value in fields.items():
        if (ids := CLOSED.get((name, field))) is not None:
            fields[field] = _offering(value, ids, closed=True)
        elif (kind := OPEN.get((name, field))) is not None and known.ids[kind]:
            fields[field] = _offering(value, known.ids[kind], closed=False)
    if "choices" in fields and known.answers:
        fields["choices"] |= {
            "properties": {
                event: _offering({"type": "string"}, options, closed=False)
                for event, options in known.answers.items()
            }
        }
    if name in SHORT and known.ids[SHORT[name]]:
        part = part | {"examples": list(known.ids[SHORT[name]])}
    if "parameters" in fields:
        fields["parameters"] |= {"properties": _parameters(), "additionalProperties": False}
    return _with_properties(name, part, fields)


def _given(name: str, part: Json, known: Known) -> Json:
    """A definition of a variant or a translation: the ids that there are, offered as keys."""
    fields = dict(_properties(part))
    for field, value in fields.items():
        kind = GIVEN.get((name, field))
        if kind is not None and known.ids[kind]:
            fields[field] = _offering(value, known.ids[kind], closed=False)
    return _with_properties(name, part, fields)


def _properties(part: Json) -> Mapping[str, Json]:
    """The fields of a definition; those of its long form where it may be written shortly."""
    found: Mapping[str, Json] = _long_form(part).get("properties", {})
    return found


def _with_properties(name: str, part: Json, fields: Json) -> Json:
    if not fields:
        return part
    if "anyOf" not in part:
        return part | {"properties": fields}
    long = _long_form(part)
    short = getattr(spec, name).shorthand
    shorter: list[Json] = fields[short].get("anyOf", [fields[short]])
    return part | {"anyOf": [*shorter, long | {"properties": fields}]}


def _long_form(part: Json) -> Json:
    ways: list[Json] = part.get("anyOf", [part])
    return next((one for one in ways if "properties" in one), {})


def _offering(value: Json, ids: Iterable[str], *, closed: bool) -> Json:
    """A field with names to choose from: as keys of a mapping, in a list (of lists), or as its value."""
    if "anyOf" in value:
        ways = [_offering(one, ids, closed=closed) if _takes_names(one) else one for one in value["anyOf"]]
        return value | {"anyOf": ways}
    if "items" in value:
        return value | {"items": _offering(value["items"], ids, closed=closed)}
    if isinstance(items := value.get("additionalProperties"), dict):
        keys = dict.fromkeys(ids, items) | value.get("properties", {})
        return value | {"properties": keys, "additionalProperties": False if closed else items}
    described = {key: one for key, one in value.items() if key in ("description", "default")}
    plain = {key: one for key, one in value.items() if key not in described}
    if closed:
        nothing = [None] if "null" in plain.get("type", ()) else []
        return {"enum": [*ids, *nothing], **described}
    return {"anyOf": [{"enum": list(ids)}, plain], **described}


def _takes_names(way: Json) -> bool:
    return "items" in way or "additionalProperties" in way or way.get("type") == "string"


def _parameters() -> Json:
    plausible = mark("Plausible: {low:g} to {high:g}.")
    return {
        name: {
            "type": "number",
            **({"exclusiveMinimum": 0} if name in MAY_NOT_BE_ZERO else {"minimum": 0}),
            "maximum": FARTHEST * high,
            "description": Said(plausible, low=low, high=high),
        }
        for name, (low, high) in PLAUSIBLE.items()
        if name not in SET_BY_BUDGET
    }


def _told(value: Any, words: Speaks) -> Any:
    """The schema with its help spoken."""
    if isinstance(value, Said):
        return value.say(words)
    if isinstance(value, list):
        return [_told(one, words) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: words.say(one) if key == "description" and isinstance(one, str) else _told(one, words)
        for key, one in value.items()
    }
