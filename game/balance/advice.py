"""What balance found, as a trainer can use it: the line to look at, what bots saw, and what to try there.

Of the findings those are left out that say that something is fine, or that no line of a scenario is about.
Serious ones are warnings: a table would learn something wrong, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from game.balance import cures
from game.balance.finding import Finding, Severity, percent, points
from game.balance.options import OptionWorth
from game.balance.play import SCORE
from game.balance.report import Report
from game.balance.styles import PEOPLE
from game.balance.tell import Speech
from game.errors import mark
from game.scenario import findings as scenario_findings
from game.scenario.findings import Place, Said
from game.scenario.nodes import Node
from game.scenario.resolve import resolve

LEFT_OUT = ("core-work-has-a-limit", "never-best")
"""The one says that all is well; of the other `_one_answer` tells what matters."""
FROM_HERE: Mapping[str, tuple[str, ...]] = {
    "skill-hardly-shows": ("actions",),
    "more-is-better": ("school", "budget"),
    "less-is-better": ("actions",),
    "nothing-payable": ("school", "budget"),
    "money-never-short": ("school", "budget"),
    "leader-time-never-short": ("roles",),
}
"""Where to look for what is about the whole game."""
CLEARLY = 0.5
"""Points by which an answer is surely better than the mean of the others, for there to be little to weigh."""
SURE = 0.9
"""The best tables end above an ordinary one in so many games: then good play shows."""


def trainer_lines(speech: Speech, search: Sequence[Path] = ()) -> Iterator[str]:
    """All advice in lines as editors know them, with what was played before it and what a point is behind."""
    words, report = speech.words, speech.report
    yield words.say(
        "{title}: bots played {games} games, and {more} more in which one thing differs.",
        title=report.scenario.spec.title.get(words.lang),
        games=report.games,
        more=report.played - report.games,
    )
    found = advice(speech, search)
    yield ""
    for one in found:
        yield one.say(words)
    if not found:
        yield words.say("Nothing to look at was found.")
        return
    yield ""
    yield words.say(
        "A point is one of the hundred by which bots' games are compared: outcomes, weighted by the vision, "
        "and leadership. Bots are no people: you judge what a group should learn."
    )
    yield words.say("The numbers behind this: `--tables`, or `-o page.html` with plots.")


def advice(speech: Speech, search: Sequence[Path] = ()) -> list[scenario_findings.Finding]:
    """Warnings first, in the order of the file; `search` as for `resolve`.

    Without a file (a scenario out of a saved game) every place is the scenario's id.
    """
    path = speech.report.scenario.path
    root = None if path is None else resolve(path, search).node
    top = root or Node({}, Place(speech.report.scenario.id))
    found = dict.fromkeys(_all(speech, top))
    return sorted(
        found, key=lambda one: (one.severity is not scenario_findings.Severity.WARNING, one.file, one.line)
    )


def _all(speech: Speech, root: Node) -> Iterator[scenario_findings.Finding]:
    seen: set[str] = set()
    for one in speech.report.findings:
        if one.code in LEFT_OUT or _is_no_matter(one, speech.report):
            continue
        if one.kind == "game" and one.code in seen:
            continue
        seen.add(one.code)
        severe = one.severity is Severity.SERIOUS
        yield _told(root, _node(root, one), one.code, _said(speech, one), _cure(speech.report, one), severe)
    yield from _one_answer(speech, root)


def _is_no_matter(one: Finding, report: Report) -> bool:
    """A theme that nobody works on is at 0, as it should be; and good play shows well enough."""
    if one.code == "at-its-bound":
        return one.where.startswith("enacted.")
    return one.code == "skill-hardly-shows" and _best_above_people(report) > SURE


def _best_above_people(report: Report) -> float:
    """Share of pairs of games in which one of the best tables ends above one that plays as people do."""
    study = report.study
    people = np.sort(study.main.end[SCORE, study.styles == PEOPLE])
    return float(np.searchsorted(people, study.full.end[SCORE]).mean() / max(len(people), 1))


def _one_answer(speech: Speech, root: Node) -> Iterator[scenario_findings.Finding]:
    """Events in which one answer is clearly the best, and so for every vision, though not in everything."""
    by_event: dict[str, list[OptionWorth]] = {}
    for one in speech.report.options:
        if one.best_for and one.verdict != "unknown":
            by_event.setdefault(one.event, []).append(one)
    for event, best in by_event.items():
        if len(best) == 1 and best[0].lift.low > CLEARLY and not best[0].beats_all:
            message = Said(
                mark("{event}: '{answer}' ends best for every vision, by {points} points: little to weigh."),
                event=speech.event(event),
                answer=best[0].id,
                points=points(best[0].lift.value),
            )
            hint = Said(
                mark(
                    "Let another answer suit one theme, as in `themes: {{{theme}: 1}}`, or ask more of this."
                ),
                theme=next(iter(speech.spec.themes)),
            )
            yield _told(root, root.get("events", event), "one-answer", message, hint, severe=False)


def _node(root: Node, one: Finding) -> Node:
    """The part of the file that a finding is about, or the nearest; rather in the scenario's own file."""
    there = [root.get(*keys) for keys in _keys(one) if keys[-1] in root.get(*keys[:-1]).items]
    own = [node for node in there if node.place.file == root.place.file]
    return next(iter((*own, *there)), root)


def _at_home(root: Node, node: Node) -> Place:
    """Where a variant can change what it extends: at the part that it has of its own, or on top."""
    return next(
        (
            part.place
            for part in root.items.values()
            if part.place.file == root.place.file and any(node is below for below in _below(part))
        ),
        root.place,
    )


def _below(node: Node) -> Iterator[Node]:
    yield node
    for one in (*node.items.values(), *node.entries):
        yield from _below(one)


def _keys(one: Finding) -> Iterator[tuple[str, ...]]:
    """Where to look, the best place first."""
    match one.kind:
        case "action":
            yield ("actions", one.where)
        case "event":
            yield from (("events", one.where, "when"), ("events", one.where, "at"), ("events", one.where))
        case "option":
            event, _, option = one.where.partition(".")
            yield ("events", event, "options", option)
        case "outcome":
            yield from (("parameters", cures.DRIFTS.get(one.where, "")), ("school", "start", one.where))
            yield from (("parameters",), ("school", "start"), ("school",))
        case "variable":
            yield from (("variables", one.where), ("actions",))
        case _:
            yield FROM_HERE[one.code]


def _said(speech: Speech, one: Finding) -> Said:
    if one.code == "skill-hardly-shows":
        return Said(
            mark(
                "Good play hardly shows: in {share} of the games the best tables end above an ordinary one."
            ),
            share=percent(_best_above_people(speech.report)),
        )
    where = speech.where(one) if one.kind != "game" else ""
    return Said(mark("{name}: {member}"), name=where, member=one.message) if where else one.message


def _cure(report: Report, one: Finding) -> Said:
    spec = report.scenario.spec
    match one.code:
        case "never-pays":
            return cures.for_costly(spec.actions[one.where], trap=True)
        case "core-work-costs" | "core-work-better-left" | "core-work-adds-nothing":
            return cures.for_costly(spec.actions[one.where], trap=False)
        case "in-every-best-game":
            return cures.for_needed(spec.actions[one.where])
        case "better-in-everything":
            event, _, option = one.where.partition(".")
            return cures.for_winner(spec.events[event].options[option])
        case "worse-in-everything":
            event, _, option = one.where.partition(".")
            worth = next(o for o in report.options if (o.event, o.id) == (event, option))
            return cures.for_loser(worth.beaten_by)
        case "never-comes" | "hardly-comes":
            return cures.for_absent(spec.events[one.where])
        case "standing-still-is-free":
            return cures.for_standing(one.where, spec, report.study.rules)
        case "nothing-payable":
            return cures.for_money(spec, more=True)
        case "money-never-short":
            return cures.for_money(spec, more=False)
        case "leader-time-never-short":
            return cures.for_hours(spec)
        case "more-is-better":
            return cures.for_haste(spec)
        case "less-is-better":
            return Said(mark("Let cards ask a third less `load:`, or give them larger effects."))
        case "skill-hardly-shows":
            return Said(mark("Let good cards do more, or chance less: `parameters: {{noise_out: 0.6}}`."))
    return one.advice


def _told(
    root: Node, node: Node, code: str, message: Said, hint: Said, severe: bool
) -> scenario_findings.Finding:
    """A finding in the scenario's own file; what another file says is named, and can be changed here."""
    severity = scenario_findings.Severity.WARNING if severe else scenario_findings.Severity.ADVICE
    place = node.place
    if place.file != root.place.file:
        hint = Said(
            mark("{hint} It comes from {file}, line {line}: write it here, under the same keys."),
            hint=hint,
            file=Path(place.file).name,
            line=place.line,
        )
        place = _at_home(root, node)
    return scenario_findings.finding(place, code, message, hint, severity=severity)
