"""Notes and agreements while looking back: written at a quarter, changed, taken away."""

from __future__ import annotations

from game.session.commands import (
    AgreeAction,
    Command,
    EditAgreement,
    EditNote,
    RemoveAgreement,
    RemoveNote,
)
from game.session.views.debrief_notes import AgreementLine, NoteRow, NotesView, notes_view
from game.text.face import Face, Help, Prompt

Written = NoteRow | AgreementLine


def play(face: Face, turn: int) -> None:
    """Until Enter or `back`. `note` pins at the quarter that is looked at, as everywhere."""

    def show() -> None:
        say, rows = face.words.say, _rows(face, turn)
        face.heading(say("Notes and agreements"))
        for number, one in enumerate(rows, start=1):
            text = f"{one.mark}: {one.spoken}" if isinstance(one, AgreementLine) else one.spoken
            face.item(f"{number}. {text}")
        if not rows:
            face.item(_view(face, turn).empty)

    def help() -> Help:
        say = face.words.say
        return (
            (face.key("agree"), say("write an agreement: who does what before when")),
            (f"{face.key('note')} …", say("pin a note on this quarter")),
            ("1, 2, …", say("change that one")),
            (f"{face.key('remove')} 1", say("take that one away")),
            ("Enter", say("back to where you were")),
        )

    prompt = Prompt(
        "look_notes",
        lambda: face.words.say(
            "Type {agree} for an agreement, {note} and your words for a note, or a number to change one.",
            agree=face.key("agree"),
            note=face.key("note"),
        ),
        help,
        show,
        choices=lambda: (face.key("agree"), face.key("note")),
    )
    show()
    while True:
        typed = face.ask(prompt)
        if typed.is_empty or typed.key == "back":
            return
        rows = _rows(face, turn)
        if typed.key == "agree":
            _agree(face, turn)
        elif typed.number is not None and 1 <= typed.number <= len(rows):
            _change(face, turn, rows[typed.number - 1])
        elif typed.key == "remove" and typed.rest.isdigit() and 1 <= int(typed.rest) <= len(rows):
            _remove(face, rows[int(typed.rest) - 1])
        else:
            face.not_understood(typed, prompt)
            continue
        show()


def _view(face: Face, turn: int) -> NotesView:
    return face.see(notes_view, turn)


def _rows(face: Face, turn: int) -> tuple[Written, ...]:
    view = _view(face, turn)
    return (*view.agreements, *view.notes)


def _parts(face: Face, old: AgreementLine | None = None) -> tuple[str, str, str] | None:
    """What, who and before when; None when it is left. Enter keeps what stands."""
    say = face.words.say
    asked = (
        (say("What is agreed?"), old.what if old is not None else ""),
        (say("Who does it?"), old.who if old is not None else ""),
        (say("Before when?"), old.before if old is not None else ""),
    )
    parts: list[str] = []
    for question, stands in asked:
        told = say("{question} Enter: {stands}", question=question, stands=stands) if stands else question
        typed = face.ask_text("look_agree", told)
        if typed is None or not (typed or stands):
            face.say("Nothing was written.")
            return None
        parts.append(typed or stands)
    return parts[0], parts[1], parts[2]


def _about(face: Face, turn: int) -> str:
    """What it is pinned to; Enter for the whole quarter."""
    choices = [(one.id, one.name) for one in _view(face, turn).about]
    asked = face.words.say("What is it about? A number; Enter for the whole quarter.")
    return face.ask_item("look_about", asked, choices) or ""


def _agree(face: Face, turn: int) -> None:
    found = _parts(face)
    if found is not None:
        what, who, before = found
        if face.do(AgreeAction(who, what, before, _about(face, turn), turn)):
            face.say("The agreement is kept.")


def _change(face: Face, turn: int, one: Written) -> None:
    command: Command
    if isinstance(one, AgreementLine):
        found = _parts(face, one)
        if found is None:
            return
        what, who, before = found
        command = EditAgreement(one.number, who, what, before, one.about)
    else:
        asked = face.words.say("Your note instead (Enter leaves it):")
        text = face.ask_text("note", asked)
        if not text:
            return
        command = EditNote(one.number, text, one.about)
    if face.do(command):
        face.say("It is changed.")


def _remove(face: Face, one: Written) -> None:
    command = RemoveAgreement(one.number) if isinstance(one, AgreementLine) else RemoveNote(one.number)
    if face.do(command):
        face.say("It is taken away; the log remembers it.")
