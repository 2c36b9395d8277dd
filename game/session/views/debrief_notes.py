"""Notes and agreements, each at its moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.blueprint import OUTCOMES
from game.session.game import Agreement, Game, Note
from game.session.views.causes import quarter_mark
from game.session.views.names import variable_name
from game.texts import Words


@dataclass(frozen=True, slots=True)
class NoteRow:
    number: int
    turn: int
    mark: str
    """`Q5`, or `start`."""
    about: str
    """The id it is pinned to; empty: the quarter."""
    about_name: str
    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    number: int
    turn: int
    mark: str
    about: str
    about_name: str
    who: str
    what: str
    before: str
    spoken: str


@dataclass(frozen=True, slots=True)
class AboutChoice:
    """Something of a quarter that a note or agreement can be pinned to."""

    id: str
    name: str
    kind: str
    """`event`, `action` or `variable`."""


@dataclass(frozen=True, slots=True)
class NotesView:
    notes: tuple[NoteRow, ...]
    agreements: tuple[AgreementLine, ...]
    about: tuple[AboutChoice, ...]
    """What there is to pin to in the quarter asked for: its events and cards, and the outcomes."""
    empty: str
    """The question that an empty list asks."""


def notes_view(game: Game, words: Words, turn: int | None = None) -> NotesView:
    """All notes and agreements that stand, by quarter.

    turn  the quarter to pin to, for `about`; None: the last that was begun
    """
    place = game.turn if turn is None else turn
    return NotesView(
        notes=tuple(_note(game, words, note) for note in sorted(game.notes, key=lambda one: one.turn)),
        agreements=tuple(
            _agreement(game, words, one) for one in sorted(game.agreements, key=lambda one: one.turn)
        ),
        about=tuple(_choices(game, words, place)),
        empty=words.say("What do you take home from this?"),
    )


def turn_mark(words: Words, turn: int) -> str:
    """`Q5`, or `start`."""
    return words.say("start") if turn <= 0 else quarter_mark(words, turn)


def about_name(game: Game, words: Words, about: str) -> str:
    """What a note is pinned to, in words; empty for a whole quarter."""
    spec = game.scenario.spec
    if about in spec.events:
        return spec.events[about].title.get(words.lang)
    if about in spec.actions:
        return spec.actions[about].title.get(words.lang)
    return variable_name(words, game.scenario, about) if about else ""


def _note(game: Game, words: Words, note: Note) -> NoteRow:
    mark, name = turn_mark(words, note.turn), about_name(game, words, note.about)
    return NoteRow(
        number=note.number,
        turn=note.turn,
        mark=mark,
        about=note.about,
        about_name=name,
        text=note.text,
        spoken=words.say("{place}: {text}", place=f"{mark}, {name}" if name else mark, text=note.text),
    )


def _agreement(game: Game, words: Words, one: Agreement) -> AgreementLine:
    mark, name = turn_mark(words, one.turn), about_name(game, words, one.about)
    return AgreementLine(
        number=one.number,
        turn=one.turn,
        mark=mark,
        about=one.about,
        about_name=name,
        who=one.who,
        what=one.what,
        before=one.before,
        spoken=words.say("{who}: {what}, before {before}", who=one.who, what=one.what, before=one.before),
    )


def _choices(game: Game, words: Words, turn: int) -> Iterator[AboutChoice]:
    if 1 <= turn <= len(game.quarters):
        quarter = game.quarters[turn - 1]
        for event in quarter.agenda:
            yield AboutChoice(event, about_name(game, words, event), "event")
        for entry in quarter.plan or ():
            yield AboutChoice(entry.action, about_name(game, words, entry.action), "action")
    for name in OUTCOMES:
        yield AboutChoice(name, variable_name(words, game.scenario, name), "variable")
