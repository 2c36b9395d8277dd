"""`reference/keys.md`: every key of a scenario, from its specification, with examples of shipped ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

from game.scenario.spec import Part, ScenarioSpec
from game.scenario.text import Text
from game.texts import Words
from guide.pages import Both, code, page, pick, table
from guide.shipped import STANDARD, shipped

SHIPPED = (STANDARD, "kennismaking", "de_wissel")
"""Where examples come from, in this order."""

LONGEST = 56
"""Characters of an example; a longer text is cut, with an ellipsis."""

PARTS: Mapping[str, Both] = {
    "ScenarioSpec": ("Het hele bestand", "The whole file"),
    "School": ("`school`: de school", "`school`: the school"),
    "Budget": ("`school.budget`: het geld", "`school.budget`: the money"),
    "Team": ("`school.teams`: een team", "`school.teams`: a team"),
    "Theme": ("`themes`: een thema van de visie", "`themes`: a theme of the vision"),
    "HowWeWork": ("`how_we_work`: hoe we werken", "`how_we_work`: how we work"),
    "OwnVariable": ("`variables`: een eigen variabele", "`variables`: a variable of your own"),
    "Role": ("`roles`: een rol", "`roles`: a role"),
    "Strengths": ("`strengths`: waar een rol sterk in is", "`strengths`: what a role is strong at"),
    "Fact": ("`knows`: wat alleen deze rol weet", "`knows`: what only this role knows"),
    "Action": ("`actions`: een actie", "`actions`: an action"),
    "Effect": ("`effects`: een effect", "`effects`: an effect"),
    "Event": ("`events`: een gebeurtenis", "`events`: an event"),
    "Option": ("`options`: een optie bij een gebeurtenis", "`options`: an option of an event"),
    "Question": ("`questions`: een vraag om bij stil te staan", "`questions`: a question for reflection"),
    "Debrief": ("`debrief`: de nabespreking", "`debrief`: the debrief"),
    "DebriefStep": ("`debrief.steps`: een stap", "`debrief.steps`: a step"),
    "DebriefQuestion": ("`debrief.questions`: een vraag", "`debrief.questions`: a question"),
    "Ending": ("`endings`: een einde", "`endings`: an ending"),
    "Plan": ("`plans`: een plan", "`plans`: a plan"),
    "PlanTurn": ("`turns` van een plan: een beurt", "`turns` of a plan: a turn"),
    "PlanEntry": ("`actions` van een plan: een actie erin", "`actions` of a plan: an action in it"),
    "Claim": ("`checks`: wat je bedoelt te leren", "`checks`: what you mean to teach"),
}
"""The parts in the order of the page, with their headings. A part that is missing here breaks the making."""

NOT_GIVEN = "Not given:"
"""In a description: it tells the default itself, and better than a value can."""

UNUSED: Mapping[str, str | Both] = {
    "ScenarioSpec.extends": "innovatiecollege",
    "ScenarioSpec.purpose": "parity",
    "Role.reserve": "true",
    "Effect.unscaled": "true",
    "PlanEntry.led_by": "team_leader",
    "PlanEntry.teams": "[zorg]",
    "PlanTurn.choices": "{vr_cupboard: b}",
    "PlanTurn.vision": "{equity: 6, flex: 4}",
    "Team.icon": "groep",
    "Theme.icon": "flexibel",
    "Role.icon": "docent",
    "Team.short": "Zorg",
    "Theme.short": "Maatwerk",
    "Role.short": "i-coach",
    "OwnVariable.start": "42",
    "Question.dimension": "culture",
    "Debrief.predicts": "agility",
    "Option.load": "0.3",
    "Option.hint": ("De vakbond kijkt mee.", "The union is watching."),
    "OwnVariable.about": ("Hoe goed de school een aanval opvangt.", "How well the school takes an attack."),
    "Action.when": "turn >= 2 and not chosen(buy_and_roll_out)",
    "Event.once": "false",
    "Claim.games": "800",
}
"""Examples of keys that no shipped scenario uses, or that stand for themselves badly there."""

TEXTS: Mapping[str, Both] = {
    "title": ("Alle sleutels", "Every key"),
    "intro": (
        "Alles wat in een scenario kan staan, deel voor deel: wat er mag staan, wat geldt als je het "
        "weglaat, een "
        "voorbeeld uit een meegeleverd scenario, en wat het betekent. Een sleutel met een \\* moet er "
        "staan. Wat "
        "hier niet op staat, wordt geweigerd; `wendbaar check` noemt dan de naam die er het dichtst bij "
        "ligt.",
        "All that a scenario can say, part by part: what may stand there, what holds when you leave it "
        "out, an "
        "example from a shipped scenario, and what it means. A key with a \\* must be there. What is not "
        "on this "
        "page is refused; `wendbaar check` then names what comes closest.",
    ),
    "kinds": (
        "Een *id* is een naam voor het bestand zelf: kleine letters, cijfers en `_`, te beginnen met een "
        "letter. "
        "Een *tekst* is wat spelers lezen; in twee talen schrijf je `{nl: ..., en: ...}`. Een *niveau* "
        "loopt van "
        "0 tot 100. Geld staat in duizenden euro's, tijd in uren per beurt, en beurten tellen vanaf 1.",
        "An *id* is a name within the file: small letters, digits and `_`, beginning with a letter. A "
        "*text* is "
        "what players read; in two languages write `{nl: ..., en: ...}`. A *level* runs from 0 to 100. "
        "Money is in "
        "thousands of euros, time in hours a turn, and turns count from 1.",
    ),
    "extends": (
        "## `extends`: een variant van een ander scenario\n\nMet `extends: innovatiecollege` begint je "
        "bestand met "
        "alles wat dat scenario heeft. Wat jij onder dezelfde id schrijft, komt ervoor in de plaats, "
        "sleutel voor "
        "sleutel; `{remove: true}` haalt iets weg, en `replace: true` boven in een lijst met id's haalt "
        "eerst de "
        "hele lijst leeg. `wendbaar check --resolved` laat het geheel zien.",
        "## `extends`: a variant of another scenario\n\nWith `extends: innovatiecollege` your file "
        "begins with all "
        "that scenario has. What you write under the same id takes its place, key by key; `{remove: "
        "true}` takes "
        "something out, and `replace: true` at the top of a list of ids first empties the whole list. "
        "`wendbaar check --resolved` shows the whole.",
    ),
    "key": ("sleutel", "key"),
    "may": ("wat er mag staan", "what may stand there"),
    "default": ("weggelaten", "left out"),
    "example": ("voorbeeld", "example"),
    "means": ("betekenis", "meaning"),
    "shorter": ("Mag korter: alleen de waarde van `{}`.", "May be shorter: only the value of `{}`."),
    "text": ("tekst", "text"),
    "id": ("id", "id"),
    "string": ("woord", "word"),
    "number": ("getal", "number"),
    "integer": ("heel getal", "whole number"),
    "or": ("of", "or"),
    "to": ("tot", "to"),
    "from": ("vanaf", "from"),
    "above": ("boven", "above"),
    "list": ("lijst van {}", "list of {}"),
    "by_id": ("per id: {}", "by id: {}"),
    "condition": ("[voorwaarde](conditions.md)", "[condition](conditions.md)"),
    "expression": ("[uitdrukking](conditions.md)", "[expression](conditions.md)"),
    "variable": ("[variabele](variables.md)", "[variable](variables.md)"),
    "nothing": ("niets", "nothing"),
    "lang": ("nl", "en"),
}

SPECIAL: Mapping[str, str] = {"when": "condition", "moves": "variable"}
"""Keys whose word is a language of its own, with a page of its own."""


def keys_page(lang: str) -> str:
    """The whole page in one language."""
    whole = ScenarioSpec.model_json_schema()
    parts = {name: _properties(part) for name, part in whole["$defs"].items()}
    parts["ScenarioSpec"] = whole
    models = {model.__name__: model for model in _models(Part)}
    assert set(PARTS) == set(models) == set(parts), set(PARTS) ^ set(models)
    examples = _examples()
    words = Words(lang)
    sections = [_section(lang, name, models[name], parts[name], examples, words) for name in PARTS]
    says = {key: pick(both, lang) for key, both in TEXTS.items()}
    return page(lang, f"# {says['title']}", says["intro"], says["kinds"], *sections, says["extends"])


def _section(
    lang: str, name: str, model: type[Part], schema: Any, examples: Mapping[str, Any], words: Words
) -> str:
    says = {key: pick(both, lang) for key, both in TEXTS.items()}
    rows = []
    for key, info in model.model_fields.items():
        given = UNUSED.get(f"{name}.{key}") or _written(examples.get(f"{name}.{key}"), lang)
        found = given if isinstance(given, str) else pick(given, lang)
        assert found or "$ref" in schema["properties"][key], f"{name}.{key} has no example"
        may = says[SPECIAL[key]] if key in SPECIAL else _may(schema["properties"][key], says)
        told = words.say(info.description or "")
        default = "" if NOT_GIVEN in (info.description or "") else _default(info, says)
        rows.append(
            [
                code(key) + (" \\*" if info.is_required() else ""),
                may + (f"<br>{says['default']}: {default}" if default else ""),
                told + (f"<br>{says['example']}: {code(found)}" if found else ""),
            ]
        )
    head = [says[column] for column in ("key", "may", "means")]
    short = says["shorter"].format(model.shorthand) if model.shorthand else ""
    heading = f"## {pick(PARTS[name], lang)} {{#{name.lower()}}}"
    return "\n\n".join(block for block in (heading, short, table(head, rows)) if block)


def _models(model: type[Part]) -> Iterator[type[Part]]:
    for below in model.__subclasses__():
        yield below
        yield from _models(below)


def _called(name: str, lang: str) -> str:
    """What a part is called in running text: its heading behind the colon."""
    return pick(PARTS[name], lang).partition(": ")[2]


def _properties(part: Any) -> Any:
    """A part that may be written shorter is a choice in the schema; the part itself is the one with keys."""
    return next((one for one in part.get("anyOf", ()) if "properties" in one), part)


def _may(schema: Any, says: Mapping[str, str]) -> str:
    """What may stand here, in words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{_called(name, says['lang'])}](#{name.lower()})"
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if any("propertyNames" in one for one in choices):
        return says["text"]
    if choices:
        return f" {says['or']} ".join(_may(one, says) for one in choices)
    if "const" in schema:
        return code(json.dumps(schema["const"]))
    if "enum" in schema:
        return " ".join(code(str(one)) for one in schema["enum"])
    kind = schema.get("type")
    if kind == "array":
        return says["list"].format(_may(schema["items"], says)) + _counted(schema, "Items", says)
    if kind == "object":
        inside = next(iter(schema.get("patternProperties", {}).values()), None)
        inside = inside or schema["additionalProperties"]
        return says["by_id"].format(_may(inside, says)) + _counted(schema, "Properties", says)
    if kind == "boolean":
        return "`true` `false`"
    if kind == "string":
        return says["id"] if "pattern" in schema else says["string"]
    return says[kind] + _range(schema, says)


def _range(schema: Any, says: Mapping[str, str]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    low = None if low is not None and low <= -1e6 else low
    high = None if high is not None and high >= 1e6 else high
    if "exclusiveMinimum" in schema:
        upper = "" if high is None else f" {says['to']} {high:g}"
        return f" {says['above']} {schema['exclusiveMinimum']:g}{upper}"
    if low is not None and high is not None:
        return f" {low:g} {says['to']} {high:g}"
    return f" {says['from']} {low:g}" if low is not None else ""


def _counted(schema: Any, what: str, says: Mapping[str, str]) -> str:
    low, high = schema.get(f"min{what}"), schema.get(f"max{what}")
    if low is None and high is None:
        return ""
    return f" ({low or 0}–{high})" if high else f" ({says['from']} {low})"


def _default(info: FieldInfo, says: Mapping[str, str]) -> str:
    if info.is_required():
        return ""
    default = info.get_default(call_default_factory=True, validated_data={})
    if default is None or default in ((), {}) or isinstance(default, Part):
        return says["nothing"] if not isinstance(default, Part) else ""
    return code(
        json.dumps(default)
        if isinstance(default, bool)
        else f"{default:g}"
        if isinstance(default, float)
        else str(default)
    )


def _examples() -> dict[str, Any]:
    """For each key the first value that a shipped scenario gives it and that is not what holds anyway."""
    found: dict[str, Any] = {}
    for name in SHIPPED:
        _collect(shipped(name).spec, found)
    return found


def _collect(part: Part, found: dict[str, Any]) -> None:
    for key, info in type(part).model_fields.items():
        value = getattr(part, key)
        usual = None if info.is_required() else info.get_default(call_default_factory=True, validated_data={})
        if value != usual:
            found.setdefault(f"{type(part).__name__}.{key}", value)
        inside = (
            value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else [value]
        )
        for one in inside:
            if isinstance(one, Part):
                _collect(one, found)


def _written(value: Any, lang: str) -> str:
    """A value as a trainer would write it, on one line, cut where it is long."""
    written = _flow(value, lang)
    return written if len(written) <= LONGEST else written[: LONGEST - 2].rstrip(" ,") + " …"


def _flow(value: Any, lang: str) -> str:
    if value is None or isinstance(value, Part):
        return ""
    if isinstance(value, Text):
        return value.get(lang)
    if isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Mapping):
        shown = [(key, _flow(one, lang)) for key, one in value.items()]
        return "{" + ", ".join(f"{key}: {one or '{...}'}" for key, one in shown) + "}"
    if isinstance(value, tuple):
        shown_items = [_flow(one, lang) for one in value]
        if len(value) == 1 and not isinstance(value[0], Part):
            return f"[{shown_items[0]}]"
        return "[" + ", ".join(one or "{...}" for one in shown_items) + "]"
    return str(value)
