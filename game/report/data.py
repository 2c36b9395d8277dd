"""A game as tables for a researcher: CSV files, with a README that says what every column holds.

RFC 4180, UTF-8, a comma between cells, numbers with a point and unrounded, every text in quotes. Ids are the
scenario's; names are in the language asked for. Ballots and predictions stand here as openly as in the
report, never more: without names in an order that gives nobody away.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (CWE-1236); since some
spreadsheets part lines at semicolons or tabs, so does a part of a cell behind one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from game.paper.clean import plain
from game.session.debrief.branches import plays_again
from game.session.debrief.compare import ghost
from game.session.debrief.hindsight import rounds
from game.session.debrief.voices import held
from game.session.events import TableSet
from game.session.explain import ledger, resolved, value_at
from game.session.game import Game
from game.session.views.debrief_voices import Voices, allowed, voices_view
from game.session.views.names import variable_name
from game.texts import Words, mark

Value = str | int | float | bool | None
Row = tuple[Value, ...]
FORMULA = re.compile(r"(^|[;,|\t])([\s\"']*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])")
"""Where a spreadsheet may begin to read a formula; the wide forms count too."""

COLUMNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "levels.csv": (
        ("turn", mark("the quarter after which it was so; 0 is the start")),
        ("variable", mark("the variable's id, as `docs/model.md` has it")),
        ("name", mark("its name, as players read it")),
        ("value", mark("its level, unrounded: 0 to 100; money in thousands of euros")),
        ("without_you", mark("the same in the same school and luck without any decision; may be empty")),
    ),
    "decisions.csv": (
        ("turn", mark("the quarter in which it was decided")),
        (
            "kind",
            mark("action: a card of the plan; option: an answer to an event; vision: stones on a theme"),
        ),
        ("id", mark("the id of the action, event or theme")),
        ("title", mark("its title")),
        ("choice", mark("of an option its id; of a vision the number of stones")),
        ("choice_title", mark("the option's title")),
        ("led_by", mark("the role that led it, as an id; of an option who led the table")),
        ("teams", mark("the teams it was done in, as ids with a space between; empty: the whole school")),
    ),
    "ledger.csv": (
        ("turn", mark("the quarter of the change")),
        ("variable", mark("the variable's id, as `docs/model.md` has it")),
        ("source", mark("what caused it: an action, `event.option` or a mechanism")),
        ("kind", mark("what kind of source that is")),
        ("origin_turn", mark("the quarter in which the source began")),
        ("mechanism", mark("how it worked (`docs/model.md` 3.9 to 3.12)")),
        ("amount", mark("points; all rows of a variable and quarter add up to its change")),
    ),
    "ballots.csv": (
        ("turn", mark("the quarter of the ballot")),
        ("event", mark("the event's id")),
        ("shown", mark("how openly this ballot may be shown: role, anonymous or none")),
        ("role", mark("who voted, as ids of roles; empty unless shown is role")),
        ("option", mark("the option voted for, as an id; a row is a ballot")),
        ("reasons", mark("ids of the reasons ticked, with a space between; empty where shown is none")),
        ("words", mark("the reason in own words; empty where shown is none")),
    ),
    "counts.csv": (
        ("turn", mark("the quarter of the ballot")),
        ("event", mark("the event's id")),
        ("title", mark("its title")),
        ("option", mark("an option, as an id")),
        ("option_title", mark("the option's title")),
        ("votes", mark("ballots for it")),
        ("after_talk", mark("hands for it after the talk; empty where none were counted")),
        ("chosen", mark("1 for the option that was decided on")),
        (
            "agreement",
            mark("share of pairs of voters that chose the same (Fleiss 1971), 0 to 1; of the whole ballot"),
        ),
    ),
    "confidence.csv": (
        ("turn", mark("the quarter of the ballot")),
        ("event", mark("the event's id")),
        ("sure", mark("how sure, from 1 to 5; only of ballots with three voters or more")),
        ("voters", mark("how many voters were so sure; never who")),
    ),
    "predictions.csv": (
        ("turn", mark("the quarter in which it was written")),
        ("due", mark("the quarter whose result it is about")),
        ("variable", mark("the variable's id, as `docs/model.md` has it")),
        ("shown", mark("how openly this prediction may be shown: role, anonymous or none")),
        ("role", mark("who wrote it, as ids of roles; empty unless shown is role")),
        ("expected", mark("the number; predictions of a year that goes on are left out")),
        ("outcome", mark("what came, unrounded; empty where that quarter was not played")),
        ("sentence", mark("the sentence beside it; empty where shown is none")),
    ),
    "agreements.csv": (
        ("turn", mark("the quarter it was pinned to; 0 is the start")),
        ("about", mark("the id of what it was pinned to; empty: the quarter")),
        ("who", mark("who does it, as written down")),
        ("what", mark("what, as written down")),
        ("before", mark("by when, as written down")),
    ),
    "notes.csv": (
        ("turn", mark("the quarter it was pinned to; 0 is the start")),
        ("about", mark("the id of what it was pinned to; empty: the quarter")),
        ("text", mark("the note, as written down")),
    ),
}
"""File -> its columns with what each holds."""
README = "README.txt"


def tables(game: Game, words: Words, voices: Voices = Voices.ROLE) -> dict[str, str]:
    """Every file's name with its text, the README among them."""
    rows: Mapping[str, Callable[[], Iterable[Row]]] = {
        "levels.csv": lambda: _levels(game, words),
        "decisions.csv": lambda: _decisions(game, words),
        "ledger.csv": lambda: _ledger(game),
        "ballots.csv": lambda: _ballots(game, voices),
        "counts.csv": lambda: _counts(game, words, voices),
        "confidence.csv": lambda: _confidence(game, words, voices),
        "predictions.csv": lambda: _predictions(game, words, voices),
        "agreements.csv": lambda: (
            (one.turn, one.about, one.who, one.what, one.before) for one in game.agreements
        ),
        "notes.csv": lambda: ((note.turn, note.about, note.text) for note in game.notes),
    }
    files = {name: _csv((head for head, _ in COLUMNS[name]), make()) for name, make in rows.items()}
    return {README: _readme(game, words), **files}


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula, on one line."""
    return FORMULA.sub(r"\1\2'", plain(text))


def _csv(heads: Iterable[str], rows: Iterable[Row]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(list(heads))
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return written.getvalue()


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    return safe(value) if isinstance(value, str) else value


def _readme(game: Game, words: Words) -> str:
    lines = [
        words.say("The game “{title}” as tables", title=plain(game.scenario.spec.title.get(words.lang))),
        "",
        words.say(
            "Scenario {id}, start number {seed}, model {model}.",
            id=game.scenario.spec.id,
            seed=game.seed,
            model=game.model,
        ),
        words.say("CSV after RFC 4180: UTF-8, a comma between cells, a point in numbers, texts in quotes."),
        words.say("Quarters count from 1. Ids are the scenario's; numbers are unrounded."),
        words.say(
            "An apostrophe stands before what a spreadsheet would take for a formula: take it off to get "
            "the text as it was written."
        ),
        words.say(
            "Ballots and predictions are as open as the table chose, or less where you asked for less."
        ),
    ]
    if game.rehearsal:
        lines.append(
            words.say("This was a rehearsal: ballots, predictions and plans are of bots, not of people.")
        )
    for name, columns in COLUMNS.items():
        lines += ["", name]
        lines += [f"  {head}: {words.say(about)}" for head, about in columns]
    return "\n".join(lines) + "\n"


# Rows


def _levels(game: Game, words: Words) -> Iterator[Row]:
    other = ghost(game) if plays_again(game) else None
    for name in game.rules.variables:
        shown = variable_name(words, game.scenario, name)
        for turn in range(resolved(game) + 1):
            without = None if other is None else value_at(other, name, turn)
            yield turn, name, shown, value_at(game, name, turn), without


def _decisions(game: Game, words: Words) -> Iterator[Row]:
    spec = game.scenario.spec
    for vision in game.visions:
        for theme in game.rules.themes:
            title = spec.themes[theme].name.get(words.lang)
            yield vision.turn, "vision", theme, title, str(vision.stones.get(theme, 0)), "", "", ""
    for quarter in game.quarters[: resolved(game)]:
        for event, option in quarter.answers.items():
            about = spec.events[event]
            title, chosen = about.title.get(words.lang), about.options[option].title.get(words.lang)
            yield quarter.turn, "option", event, title, option, chosen, quarter.leader, ""
        for entry in quarter.plan or ():
            title = spec.actions[entry.action].title.get(words.lang)
            yield quarter.turn, "action", entry.action, title, "", "", entry.leader, " ".join(entry.teams)


def _ledger(game: Game) -> Iterator[Row]:
    for entry in ledger(game):
        for part in entry["parts"]:
            yield (
                entry["turn"],
                entry["variable"],
                part["source"],
                part["kind"],
                part["origin_turn"],
                part["mechanism"],
                part["amount"],
            )


def _ballots(game: Game, voices: Voices) -> Iterator[Row]:
    for quarter in game.quarters:
        for one in held(game, quarter.turn):
            how = allowed(one.table, voices)
            told = how is not Voices.NONE
            rows = [
                (
                    _roles(one.table, ballot.seat, how),
                    ballot.option or "",
                    " ".join(sorted(ballot.reasons)) if told else "",
                    ballot.words if told else "",
                )
                for ballot in one.ballots
            ]
            for row in rows if how is Voices.ROLE else sorted(rows):
                yield quarter.turn, one.event, how.value, *row


def _roles(table: TableSet | None, seat: str, how: Voices) -> str:
    """Who sat there then, as ids of roles; empty unless that may be shown."""
    if table is None or how is not Voices.ROLE:
        return ""
    return next((" ".join(one.roles) for one in table.seats if one.id == seat), "")


def _counts(game: Game, words: Words, voices: Voices) -> Iterator[Row]:
    for quarter in game.quarters:
        for view in voices_view(game, words, quarter.turn, voices):
            for row in view.rows:
                yield (
                    view.turn,
                    view.event,
                    view.title,
                    row.option,
                    row.title,
                    row.votes,
                    row.second,
                    row.chosen,
                    view.agreement,
                )


def _confidence(game: Game, words: Words, voices: Voices) -> Iterator[Row]:
    for quarter in game.quarters:
        for view in voices_view(game, words, quarter.turn, voices):
            for sure, (_, voters) in enumerate(view.confidence, start=1):
                yield view.turn, view.event, sure, voters


def _predictions(game: Game, words: Words, voices: Voices) -> Iterator[Row]:
    for one in rounds(game):
        if one.covered:
            continue
        how = allowed(one.table, voices)
        outcome = value_at(game, one.variable, one.due) if one.came else None
        rows = [
            (
                _roles(one.table, made.seat, how),
                made.number,
                "" if how is Voices.NONE else made.sentence,
            )
            for made in one.made
        ]
        for role, number, sentence in rows if how is Voices.ROLE else sorted(rows):
            yield one.turn, one.due, one.variable, how.value, role, number, outcome, sentence
