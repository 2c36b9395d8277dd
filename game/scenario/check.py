"""What one part of a scenario says of another: every name known, every rule of the format kept, told at once.

A check is a function that yields findings; it raises nothing and changes nothing. `docs/scenario-format.md`
tells the rules.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterable, Iterator

from game.engine.vocabulary import OUTCOMES, SUB_COMPETENCES, TEAM_VARIABLES
from game.errors import mark
from game.scenario.check_effects import effects
from game.scenario.check_icons import icons
from game.scenario.check_plans import claims, visions_and_plans
from game.scenario.findings import Finding, Said, finding
from game.scenario.names import INCIDENT_NAME, RESERVED
from game.scenario.nodes import Node
from game.scenario.ranges import FARTHEST, MAY_NOT_BE_ZERO, PLAUSIBLE, SET_BY_BUDGET
from game.scenario.sheet import Sheet, expression, told, unknown, warned

Check = Callable[[Sheet], Iterator[Finding]]

EVERYBODY = ("students", "teams")
"""Who else can feel an event, besides teams and roles by their id."""


NAMEABLE = (*OUTCOMES, "students", "teachers")
"""What a scenario may call by other words (`names`)."""


def check(node: Node) -> Iterator[Finding]:
    """All findings about a resolved scenario; types and ranges are `validate`'s."""
    sheet = Sheet(node)
    for one in CHECKS:
        yield from one(sheet)


def ids(sheet: Sheet) -> Iterator[Finding]:
    """Names that conditions could not use, or would take for something else."""
    node = sheet.node
    for part in (
        node.get("school", "teams"),
        *(node.get(key) for key in ("themes", "roles", "actions", "events")),
    ):
        for name, one in part.items.items():
            if keyword.iskeyword(name):
                yield _reserved(name, one)
    for _, event in sheet.events:
        for name, option in event.get("options").items.items():
            if keyword.iskeyword(name):
                yield _reserved(name, option)
    if INCIDENT_NAME in sheet.names.events:
        yield _reserved(INCIDENT_NAME, node.get("events", INCIDENT_NAME))
    for name, one in node.get("variables").items.items():
        if name in RESERVED or keyword.iskeyword(name):
            yield _reserved(name, one)


def _reserved(name: str, node: Node) -> Finding:
    message = Said(mark("'{name}' has a meaning of its own in the game: choose another id"), name=name)
    return finding(node.place, "reserved-name", message)


def feelers(sheet: Sheet) -> Iterator[Finding]:
    """Teams and roles share one list of names in `felt_by`."""
    for name, node in sheet.node.get("roles").items.items():
        if name in sheet.names.teams:
            message = Said(
                mark("'{name}' is a team already: in 'felt_by' they could not be told apart"), name=name
            )
            yield finding(node.place, "reserved-name", message)
    for part in (sheet.node.get("roles"), sheet.node.get("school", "teams")):
        for name in EVERYBODY:
            if name in part.items:
                yield _reserved(name, part.items[name])


def start_values(sheet: Sheet) -> Iterator[Finding]:
    """Starts are of known variables, and levels end at 100."""
    start = sheet.node.get("school", "start")
    for name, node in start.items.items():
        if name in TEAM_VARIABLES or name.startswith("team."):
            message = Said(
                mark("'{name}' belongs to the teams: give it in each team's own 'start'"), name=name
            )
            yield finding(node.place, "unknown-variable", message)
        elif name not in sheet.names.startable:
            yield unknown(node, Said(mark("variable")), name, sheet.names.startable, key=True)
        elif name != "running" and node.number is not None and node.number > 100:
            yield _beyond_level(node)
    for team in sheet.node.get("school", "teams").items.values():
        for name, node in team.get("start").items.items():
            if name not in TEAM_VARIABLES:
                yield unknown(node, Said(mark("variable of teams")), name, TEAM_VARIABLES, key=True)
    for name, own in sheet.node.get("variables").items.items():
        node = own.get("start")
        if node.number is None:
            continue
        if name in sheet.names.counts:
            if node.number < 0:
                yield told(node, "bad-value", Said(mark("a count never goes below 0")))
        elif not 0 <= node.number <= 100:
            yield _beyond_level(node)


def _beyond_level(node: Node) -> Finding:
    message = Said(mark("a level runs from 0 to 100, and this is {value}"), value=node.value)
    return told(node, "bad-value", message)


def names(sheet: Sheet) -> Iterator[Finding]:
    """Only outcomes and people may be called otherwise: all else is named in its own part."""
    for name, node in sheet.node.get("names").items.items():
        if name not in NAMEABLE:
            yield unknown(node, Said(mark("outcome")), name, NAMEABLE, key=True)


def parameters(sheet: Sheet) -> Iterator[Finding]:
    """Parameters of the model, by their names and within reason."""
    for name, node in sheet.node.get("parameters").items.items():
        value = node.number
        if name in SET_BY_BUDGET:
            message = Said(
                mark("'{name}' is given in the school's budget, as '{key}'"),
                name=name,
                key=SET_BY_BUDGET[name],
            )
            yield finding(node.place, "not-here", message)
        elif name not in PLAUSIBLE:
            yield unknown(node, Said(mark("parameter")), name, PLAUSIBLE, key=True)
        elif value is not None:
            yield from _parameter(name, node, value)
    yield from _gates(sheet.node.get("parameters"))


def _parameter(name: str, node: Node, value: float) -> Iterator[Finding]:
    low, high = PLAUSIBLE[name]
    least = "> 0" if name in MAY_NOT_BE_ZERO else "0"
    if value < 0 or value > FARTHEST * high or (name in MAY_NOT_BE_ZERO and value == 0):
        message = Said(
            mark("{value:g} can't be: '{name}' runs from {least} to {most:g}"),
            value=value,
            name=name,
            least=least,
            most=FARTHEST * high,
        )
        yield told(node, "bad-value", message)
    elif not low <= value <= high:
        message = Said(
            mark("{value:g} is outside what is plausible for '{name}': {low:g} to {high:g}"),
            value=value,
            name=name,
            low=low,
            high=high,
        )
        yield warned(node, "implausible", message)


def _gates(node: Node) -> Iterator[Finding]:
    low, high = node.get("gate_lo").number, node.get("gate_hi").number
    if (15 if low is None else low) >= (65 if high is None else high):
        at = node.get("gate_hi") if high is not None else node.get("gate_lo")
        yield told(at, "bad-value", Said(mark("'gate_hi' must be above 'gate_lo'")))


def themes(sheet: Sheet) -> Iterator[Finding]:
    """Targets of themes are sub-competences; sentences have ids of their own; weights are of known themes."""
    sentences: dict[str, Node] = {}
    how_we_work = sheet.node.get("how_we_work", "statements")
    for theme in sheet.node.get("themes").items.values():
        for name, node in theme.get("asks").items.items():
            if name not in SUB_COMPETENCES:
                yield unknown(node, Said(mark("sub-competence")), name, SUB_COMPETENCES, key=True)
        yield from _sentences(theme.get("statements"), sentences)
    yield from _sentences(how_we_work, sentences)
    for source in sheet.sources:
        for name, node in source.get("themes").items.items():
            if name not in sheet.names.themes:
                yield unknown(node, Said(mark("theme")), name, sheet.node.get("themes"), key=True)


def _sentences(node: Node, seen: dict[str, Node]) -> Iterator[Finding]:
    for name, one in node.items.items():
        if name in seen:
            line = seen[name].place.line
            message = Said(mark("a sentence is called '{name}' already (line {line})"), name=name, line=line)
            yield finding(one.place, "duplicate-id", message)
        seen.setdefault(name, one)


def roles(sheet: Sheet) -> Iterator[Finding]:
    """One leader, who always plays; what is foreshadowed can happen."""
    parts = sheet.node.get("roles").items
    leaders = [node for node in parts.values() if node.get("leader").value is True]
    told_already = any(not isinstance(node.get("leader").value, bool | None) for node in parts.values())
    if parts and not leaders and not told_already:
        message = Said(mark("no role leads the table: give one of them 'leader: true'"))
        yield finding(sheet.node.get("roles").place, "one-leader", message)
    for node in leaders[1:]:
        message = Said(mark("one role leads the table, and another has 'leader: true' already"))
        yield told(node.get("leader"), "one-leader", message)
    for node in leaders:
        if node.get("reserve").value is True:
            message = Said(mark("a role in reserve can't lead the table: it does not always play"))
            yield told(node.get("leader"), "one-leader", message)
    for node in parts.values():
        for fact in node.get("knows").entries:
            yield from _known(fact.texts("foreshadows"), Said(mark("event")), sheet.node.get("events"))


def _known(texts: Iterable[tuple[str, Node]], what: Said, known: Iterable[str] | Node) -> Iterator[Finding]:
    """Each of the texts is a known name, and stands there once."""
    names = known.items if isinstance(known, Node) else tuple(known)
    seen: set[str] = set()
    for name, node in texts:
        if name not in names:
            yield unknown(node, what, name, known)
        elif name in seen:
            yield told(node, "twice", Said(mark("'{name}' stands here twice"), name=name))
        seen.add(name)


def seats(sheet: Sheet) -> Iterator[Finding]:
    """Seats join roles that exist, each in one seat at most."""
    texts = [
        (node.text, node)
        for seat in sheet.node.get("seats").entries
        for node in seat.entries
        if node.text is not None
    ]
    yield from _known(texts, Said(mark("role")), sheet.node.get("roles"))
    for name, node in texts:
        if sheet.node.get("roles", name, "reserve").value is True:
            message = Said(
                mark("'{name}' plays only in a large group, where nobody shares a seat"), name=name
            )
            yield warned(node, "reserve-seat", message)


def actions(sheet: Sheet) -> Iterator[Finding]:
    """Tags are sub-competences, and the condition can be read."""
    for _, node in sheet.actions:
        yield from _known(node.texts("tags"), Said(mark("sub-competence")), SUB_COMPETENCES)
        yield from expression(node.get("when"), sheet.names)


def events(sheet: Sheet) -> Iterator[Finding]:
    """When an event comes, who feels it, and what comes if nobody decides."""
    feel = (*EVERYBODY, *sheet.names.teams, *sheet.names.roles)
    for _, node in sheet.events:
        yield from _dates(node, sheet)
        yield from expression(node.get("when"), sheet.names)
        yield from expression(node.get("chance"), sheet.names, "number")
        yield from _known(node.texts("felt_by"), Said(mark("team or role")), feel)
        default, options = node.get("default"), node.get("options")
        if default.text is not None and options.items and default.text not in options.items:
            yield unknown(default, Said(mark("option of this event")), default.text, options)
    for _, _, option in sheet.options:
        for name, text in option.get("known_by").items.items():
            if name not in sheet.names.roles:
                yield unknown(text, Said(mark("role")), name, sheet.node.get("roles"), key=True)


def _dates(node: Node, sheet: Sheet) -> Iterator[Finding]:
    dates = list(node.get("at").entries)
    when = node.get("when")
    if dates and when.value is not None:
        message = Said(mark("an event has 'at' or 'when', not both"))
        yield finding(
            when.place, "at-or-when", message, Said(mark('write it as one: when: "turn == 6 and ..."'))
        )
    elif node.items and not dates and when.value is None and node.get("at").value in (None, []):
        message = Said(mark("this event never comes: give it 'at' or 'when'"))
        yield finding(node.place, "at-or-when", message)
    seen: set[float] = set()
    for date in dates:
        turn = date.number
        if turn is None:
            continue
        if sheet.names.turns < turn <= 40:
            message = Said(
                mark("turn {turn} does not come: there are {turns}"), turn=turn, turns=sheet.names.turns
            )
            yield told(date, "no-such-turn", message)
        if turn in seen:
            yield told(date, "twice", Said(mark("'{name}' stands here twice"), name=turn))
        seen.add(turn)
    if len(seen) > 1 and node.get("once").value is not False:
        message = Said(mark("this event has more than one date and comes once: give 'once: false'"))
        yield finding(node.get("at").place, "comes-once", message)


def talk(sheet: Sheet) -> Iterator[Finding]:
    """Questions and endings can be judged; the debrief asks questions that exist."""
    for node in sheet.node.get("questions").items.values():
        yield from expression(node.get("when"), sheet.names)
    for node in sheet.node.get("endings").entries:
        yield from expression(node.get("when"), sheet.names)
    questions = sheet.node.get("debrief", "questions")
    for step in sheet.node.get("debrief", "steps").entries:
        yield from _known(step.texts("questions"), Said(mark("question of the debrief")), questions)


CHECKS: tuple[Check, ...] = (
    ids,
    feelers,
    start_values,
    names,
    parameters,
    themes,
    icons,
    roles,
    seats,
    actions,
    events,
    effects,
    talk,
    visions_and_plans,
    claims,
)
