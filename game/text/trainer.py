"""What the trainer can do, at every prompt: `t` alone lists it, `t` with a word does it.

They are commands of the session like any other: refused by its rules and written to its log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from game.errors import WendbaarError
from game.session.commands import (
    EndGame,
    Extend,
    GiveFullBallot,
    InjectEvent,
    JoinQuarters,
    Pause,
    Rehearse,
    Resume,
    SetTable,
    SkipBallot,
    SkipEvent,
)
from game.session.game import Step
from game.session.rehearsal import instead, play_on
from game.session.table import draft_of
from game.session.views.event import event_view
from game.session.views.setup import table_view
from game.text.face import Face, Help, Moved, Prompt
from game.text.keys import numbers_in, understand
from game.text.lines import person_line
from game.text.table import ask_table


def order(face: Face, prompt: Prompt, text: str) -> None:
    """Carry out one order; without one, list them and ask."""
    if not text:
        text = _ask_order(face)
    if not text:
        return
    typed = understand(text)
    if typed.key not in ORDERS:
        face.say(
            "The trainer has no order “{typed}”; {trainer} lists them.",
            typed=text[:40],
            trainer=face.key("trainer"),
        )
    elif face.in_private and typed.key in AT_THE_TABLE_ONLY:
        face.say("Someone is filling in a ballot: first let it be recorded, or cover it.")
    else:
        ORDERS[typed.key](face, typed.rest)


def _ask_order(face: Face) -> str:
    def help() -> Help:
        return tuple((face.key(key), text) for key, text in _told(face))

    def show() -> None:
        face.say("The trainer can:")
        for typed, does in help():
            face.item(f"{typed}: {does}")

    prompt = Prompt(
        "trainer",
        lambda: face.words.say("Trainer: what do you want? Enter for nothing."),
        help,
        show,
        choices=lambda: tuple(face.key(key) for key, _ in _told(face)),
    )
    show()
    typed = face.ask(prompt)
    return "" if typed.key == "back" else typed.raw


def _told(face: Face) -> Sequence[tuple[str, str]]:
    say = face.words.say
    bots: Sequence[tuple[str, str]] = ()
    if face.game.rehearsal and not face.game.finished:
        bots = (
            ("bots", say("the bots do the next thing")),
            ("quarter", say("the bots play to the next quarter")),
            ("finish", say("the bots play to the end")),
        )
    elif not face.game.states:
        bots = (("rehearse", say("make this a rehearsal: bots sit at the table")),)
    return (
        *bots,
        ("pause", say("pause the game")),
        ("resume", say("go on after a pause")),
        ("extend", say("more time for the talk; minutes behind it, else one")),
        ("skip", say("skip this ballot or prediction: the table goes on without it")),
        ("reveal", say("open the ballots though someone has not voted")),
        ("paper", say("type in a ballot from paper")),
        ("full", say("give the full ballot to another event of this quarter")),
        ("inject", say("bring in an event")),
        ("remove", say("take an event of this quarter away: it did not happen")),
        ("join", say("play this quarter and the next as one")),
        ("back", say("take the last decision of this quarter back")),
        ("note", say("pin a note")),
        ("fact", say("tell a fact aloud for a role")),
        ("seats", say("who sits where, and how the table plays")),
        ("leader", say("another role leads the table")),
        ("about", say("what the trainer may know about this event")),
        ("look", say("look back on the game so far")),
        ("end", say("end the game here")),
    )


def _reason(face: Face) -> str | None:
    """Why the trainer steps in; may be empty. None for `back`."""
    return face.ask_text("trainer_reason", face.words.say("Why? It stands in the log. Enter for no reason."))


# Orders


def _pause(face: Face, rest: str) -> None:
    face.do(Pause(rest))


def _resume(face: Face, rest: str) -> None:
    if face.do(Resume()):
        face.say("The game goes on.")


def _extend(face: Face, rest: str) -> None:
    numbers = numbers_in(rest) if rest else (1,)
    if numbers is None or len(numbers) != 1:
        face.say("Type the number of minutes behind it.")
    elif face.do(Extend(60 * numbers[0])):
        face.line(face.words.many("{n} minute more.", "{n} minutes more.", numbers[0]))


def _skip_ballot(face: Face, rest: str) -> None:
    reason = rest or _reason(face)
    if reason is not None and face.do(SkipBallot(reason)):
        face.say("It is skipped.")


def _reveal(face: Face, rest: str) -> None:
    from game.text.ballot import open_ballots

    open_ballots(face, anyway=True)


def _paper(face: Face, rest: str) -> None:
    from game.text.ballot import vote

    if face.game.table is None or face.game.step is not Step.BALLOT:
        face.say("Ballots are given in the step of the ballots.")
        return
    seats = [(seat.seat, seat.label) for seat in table_view(face.game, face.words, _as_it_is(face)).seats]
    seat = face.ask_item("trainer_seat", face.words.say("Whose ballot lies on paper? A number."), seats)
    if seat is not None:
        vote(face, seat, paper=True)


def _full(face: Face, rest: str) -> None:
    event = _ask_event(face, _here(face))
    reason = None if event is None else _reason(face)
    if event is not None and reason is not None and face.do(GiveFullBallot(event, reason)):
        face.say("This event gets the full ballot.")


def _inject(face: Face, rest: str) -> None:
    known = _here(face)
    event = _ask_event(face, [event for event in face.game.scenario.spec.events if event not in known])
    reason = None if event is None else _reason(face)
    if event is not None and reason is not None and face.do(InjectEvent(event, reason)):
        face.say("The event is brought in.")


def _remove(face: Face, rest: str) -> None:
    event = _ask_event(face, _here(face))
    reason = None if event is None else _reason(face)
    if event is not None and reason is not None and face.do(SkipEvent(event, reason)):
        face.say("The event did not happen.")


def _join(face: Face, rest: str) -> None:
    if face.do(JoinQuarters(rest)):
        face.say("This quarter and the next are played as one.")


def _back(face: Face, rest: str) -> None:
    face.step_back()


def _note(face: Face, rest: str) -> None:
    from game.text.anywhere import note

    note(face, rest)


def _fact(face: Face, rest: str) -> None:
    from game.text.anywhere import fact_number, facts_of, share

    if rest:
        share(face, rest)
        return
    roles = face.game.scenario.spec.roles
    told = {(fact.role, fact.number) for fact in face.game.facts}
    items = [
        (
            str(fact_number(face, role, number)),
            face.words.say(
                "{role}, fact {number}", role=roles[role].name.get(face.words.lang), number=number
            ),
        )
        for role, number in facts_of(face)
        if (role, number) not in told
    ]
    if not items:
        face.say("There is no fact that was not told.")
        return
    chosen = face.ask_item("trainer_fact", face.words.say("Which fact is told? A number."), items)
    if chosen is not None:
        share(face, chosen)


def _seats(face: Face, rest: str) -> None:
    if face.game.table is None:
        face.say("First set the table.")
        return
    draft = ask_table(face, draft_of(face.game))
    reason = None if draft is None else _reason(face)
    if draft is not None and reason is not None and face.do(replace(draft, reason=reason)):
        face.say("The table is set anew.")


def _leader(face: Face, rest: str) -> None:
    if face.game.table is None:
        face.say("First set the table.")
        return
    leaders = table_view(face.game, face.words, _as_it_is(face)).leaders
    role = face.ask_item(
        "trainer_leader",
        face.words.say("Who leads the table from now on? A number."),
        [(person.role, person_line(person)) for person in leaders],
    )
    reason = None if role is None else _reason(face)
    if (
        role is not None
        and reason is not None
        and face.do(replace(_as_it_is(face), leader=role, reason=reason))
    ):
        face.say("Another role leads the table.")


def _about(face: Face, rest: str) -> None:
    event = face.game.quarter.open_event if face.game.quarters else None
    note = "" if event is None else event_view(face.game, face.words, event).trainer_note
    face.line(note or face.words.say("There is nothing more to know about this step."))


def _look(face: Face, rest: str) -> None:
    from game.text import lookback

    lookback.play(face)


def _rehearse(face: Face, rest: str) -> None:
    if face.do(Rehearse()):
        face.say("This is a rehearsal now: bots sit at the table, and you lead.")
        raise Moved


def _bots(face: Face, rest: str) -> None:
    command = instead(face.game, face.words) if _is_rehearsal(face) else None
    if command is not None and face.do(command):
        raise Moved


def _quarter(face: Face, rest: str) -> None:
    if _is_rehearsal(face):
        _play_on(face)
        raise Moved


def _finish(face: Face, rest: str) -> None:
    if _is_rehearsal(face):
        while not face.game.finished and _play_on(face):
            pass
        raise Moved


def _is_rehearsal(face: Face) -> bool:
    if not face.game.rehearsal:
        face.say("Bots decide in a rehearsal only.")
    return face.game.rehearsal


def _play_on(face: Face) -> bool:
    """To the next quarter; False when something stood in the way, which was said."""
    try:
        refusal = play_on(face.sitting.do, lambda: face.game, face.words)
    except WendbaarError as error:
        face.line(error.say(face.words))
        return False
    if refusal is not None:
        face.line(refusal.say(face.words))
    return refusal is None


def _end(face: Face, rest: str) -> None:
    if face.confirm(
        "trainer_end",
        face.words.say("End the game here?"),
        face.words.say("the game ends; it can be looked back on, not played on"),
    ):
        face.do(EndGame())


ORDERS: Mapping[str, Callable[[Face, str], None]] = {
    "pause": _pause,
    "resume": _resume,
    "extend": _extend,
    "skip": _skip_ballot,
    "reveal": _reveal,
    "paper": _paper,
    "full": _full,
    "inject": _inject,
    "remove": _remove,
    "join": _join,
    "back": _back,
    "note": _note,
    "fact": _fact,
    "seats": _seats,
    "leader": _leader,
    "about": _about,
    "look": _look,
    "end": _end,
    "rehearse": _rehearse,
    "bots": _bots,
    "quarter": _quarter,
    "finish": _finish,
}

AT_THE_TABLE_ONLY = ("paper", "seats", "leader", "fact", "about", "look", "bots", "quarter", "finish")
"""Orders that print what would stand on the screen of someone's private ballot."""


def _as_it_is(face: Face) -> SetTable:
    return draft_of(face.game)


def _here(face: Face) -> list[str]:
    return list(face.game.quarter.agenda) if face.game.quarters else []


def _ask_event(face: Face, events: Sequence[str]) -> str | None:
    """One of these events, by its number in the list."""
    if not events:
        face.say("There is no event to choose.")
        return None
    known = face.game.scenario.spec.events
    items = [(event, known[event].title.get(face.words.lang)) for event in events]
    return face.ask_item("trainer_event", face.words.say("Which event? A number; Enter for none."), items)
