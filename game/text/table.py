"""Setting the table: how many people, who they are, who leads, and how the table wants to play.

Question by question; Enter keeps what is there, `back` goes to the question before. The trainer can go
through the same questions again during the game.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from game.session.commands import SetTable
from game.session.table import draft_of
from game.session.views.setup import SeatView, StrengthView, TableView, table_view
from game.text.face import Face, Help, Prompt
from game.text.keys import MEANS, Typed
from game.text.lines import person_line


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to settle.

    ask      the question
    answers  what can be typed
    take     the draft that an answer leads to; None when it is no answer
    holds    whether it is asked at this table
    show     what is printed before it
    """

    kind: str
    ask: Callable[[Face, TableView], str]
    answers: Callable[[Face, TableView], Help]
    take: Callable[[Face, TableView, SetTable, Typed], SetTable | None]
    holds: Callable[[TableView], bool] = lambda view: True
    show: Callable[[Face, TableView], None] = lambda face, view: None


def play(face: Face) -> None:
    opening(face)
    while True:
        draft = ask_table(face, draft_of(face.game))
        if draft is None:
            face.say("This is the first question.")
        elif face.do(draft):
            return


def opening(face: Face) -> None:
    view = table_view(face.game, face.words, draft_of(face.game))
    face.heading(view.school)
    face.line(view.opening)
    face.line(view.situation)


def ask_table(face: Face, draft: SetTable) -> SetTable | None:
    """All questions in turn; None when `back` was typed at the first."""
    place, forwards = 0, True
    while place < len(QUESTIONS):
        question = QUESTIONS[place]
        if question is None and not face.game.rehearsal:
            answered = _ask_names(face, draft, forwards)
        elif question is not None and question.holds(table_view(face.game, face.words, draft)):
            answered = _ask(face, question, draft)
        else:
            answered = draft if forwards else None
        if answered is None and place == 0:
            return None
        forwards = answered is not None
        draft = draft if answered is None else answered
        place += 1 if forwards else -1
    return draft


def _ask(face: Face, question: Question, draft: SetTable) -> SetTable | None:
    """One question until it is answered; None for `back`."""

    def view() -> TableView:
        return table_view(face.game, face.words, draft)

    def show() -> None:
        question.show(face, view())

    prompt = Prompt(
        question.kind,
        lambda: question.ask(face, view()),
        lambda: question.answers(face, view()),
        show,
        choices=lambda: tuple(typed for typed, _ in question.answers(face, view()) if typed != "Enter"),
    )
    show()
    while True:
        typed = face.ask(prompt)
        if typed.key == "back":
            return None
        if typed.is_empty:
            return draft
        answered = question.take(face, view(), draft, typed)
        if answered is not None:
            return answered
        face.not_understood(typed, prompt)


def _ask_names(face: Face, draft: SetTable, forwards: bool) -> SetTable | None:
    """The names of one seat after another, from the first or (coming back) from the last; None for `back`."""
    view = table_view(face.game, face.words, draft)
    seat = 0 if forwards else len(view.seats) - 1
    if forwards:
        _show_seats(face, view)
    while 0 <= seat < len(view.seats):
        label = "; ".join(person.name for person in view.seats[seat].persons)
        known = ", ".join(draft.names[seat]) if seat < len(draft.names) else ""
        if known:
            question = face.words.say(
                "Who plays {seat}? Enter keeps {names}; {none} takes the name out.",
                seat=label,
                names=known,
                none=face.key("none"),
            )
        else:
            question = face.words.say(
                "Who plays {seat}? A name, or several with commas; Enter for none.", seat=label
            )
        typed = face.ask_text("name", question)
        if typed is None:
            seat -= 1
            continue
        if typed:
            names = [*draft.names, *[()] * (len(view.seats) - len(draft.names))]
            none = MEANS.get(typed.casefold()) == "none"
            names[seat] = () if none else tuple(name.strip() for name in typed.split(",") if name.strip())
            draft = replace(draft, names=tuple(names))
        seat += 1
    return draft if seat >= 0 else None


# The questions


def _ask_people(face: Face, view: TableView) -> str:
    return face.words.say("How many people play? One to eight; Enter for {people}.", people=view.people)


def _people_help(face: Face, view: TableView) -> Help:
    return (*[(str(n), face.words.many("{n} person", "{n} people", n)) for n in range(1, 9)], _enter(face))


def _take_people(face: Face, view: TableView, draft: SetTable, typed: Typed) -> SetTable | None:
    if typed.number is None:
        return None
    people = SetTable(people=typed.number)
    if not 1 <= typed.number <= 8:
        face.do(people)
        return None
    same = typed.number == draft.people
    return replace(draft, people=typed.number, names=draft.names if same else ())


def _show_seats(face: Face, view: TableView) -> None:
    face.heading(face.words.say("The seats"))
    for seat in view.seats:
        face.line(seat.label)
        alone = len(seat.persons) == 1 and seat.label == seat.persons[0].name
        for about in seat.about:
            face.item(about.removeprefix(f"{seat.label}: ") if alone else about)
        for person, strengths in zip(seat.persons, _by_role(seat), strict=False):
            strong = ", ".join(f"{strength.name} ({strength.word})" for strength in strengths)
            if alone:
                face.item(face.words.say("Brings: {strengths}.", strengths=strong))
            else:
                face.item(face.words.say("{role} brings: {strengths}.", role=person.name, strengths=strong))


def _by_role(seat: SeatView) -> list[tuple[StrengthView, ...]]:
    """A seat's strengths, two for each of its roles."""
    return [seat.strengths[place : place + 2] for place in range(0, len(seat.strengths), 2)]


def _ask_leader(face: Face, view: TableView) -> str:
    leads = next((person.name for person in view.leaders if person.role == view.leader), view.leader)
    return face.words.say("Who leads the table, and decides? A number; Enter for {leader}.", leader=leads)


def _leader_help(face: Face, view: TableView) -> Help:
    numbered = [(str(n), person_line(person)) for n, person in enumerate(view.leaders, start=1)]
    return (*numbered, _enter(face))


def _show_leaders(face: Face, view: TableView) -> None:
    for number, person in enumerate(view.leaders, start=1):
        formal = face.words.say("formal") if person.formal else face.words.say("informal")
        face.item(f"{number}. {person_line(person)}, {formal}")


def _take_leader(face: Face, view: TableView, draft: SetTable, typed: Typed) -> SetTable | None:
    if typed.number is None or not 1 <= typed.number <= len(view.leaders):
        return None
    return replace(draft, leader=view.leaders[typed.number - 1].role)


def _ask_shown(face: Face, view: TableView) -> str:
    now = face.key("yes") if view.names_shown else face.key("no")
    return face.words.say("Show who voted what when the ballots are opened? Enter for {now}.", now=now)


def _take_shown(face: Face, view: TableView, draft: SetTable, typed: Typed) -> SetTable | None:
    return None if (yes := _yes_or_no(typed)) is None else replace(draft, names_shown=yes)


def _ask_one_event(face: Face, view: TableView) -> str:
    now = face.key("yes") if view.events_per_turn == 1 else face.key("no")
    return face.words.say("One event a quarter, for a short session? Enter for {now}.", now=now)


def _take_one_event(face: Face, view: TableView, draft: SetTable, typed: Typed) -> SetTable | None:
    return None if (yes := _yes_or_no(typed)) is None else replace(draft, events_per_turn=1 if yes else None)


def _ask_ballots(face: Face, view: TableView) -> str:
    now = face.key("yes") if view.all_ballots else face.key("no")
    return face.words.say(
        "A full ballot for every event? If not, who leads decides the second shortly. Enter for {now}.",
        now=now,
    )


def _take_ballots(face: Face, view: TableView, draft: SetTable, typed: Typed) -> SetTable | None:
    return None if (yes := _yes_or_no(typed)) is None else replace(draft, all_ballots=yes)


def _ask_predictions(face: Face, view: TableView) -> str:
    now = face.key("yes") if view.predictions else face.key("no")
    return face.words.say(
        "Once a year, does everybody write alone what they expect, for the look-back? Enter for {now}.",
        now=now,
    )


def _take_predictions(face: Face, view: TableView, draft: SetTable, typed: Typed) -> SetTable | None:
    return None if (yes := _yes_or_no(typed)) is None else replace(draft, predictions=yes)


def _ask_ready(face: Face, view: TableView) -> str:
    return face.words.say(
        "Press Enter when the table stands; {back} changes something.", back=face.key("back")
    )


def _show_table(face: Face, view: TableView) -> None:
    face.heading(face.words.say("The table"))
    for seat in view.seats:
        face.item("; ".join(person_line(person) for person in seat.persons))
    leads = next((person_line(person) for person in view.leaders if person.role == view.leader), view.leader)
    face.say("{leader} leads the table.", leader=leads)
    face.line(view.time_line)


def _yes_no_help(face: Face, view: TableView) -> Help:
    return (
        (face.key("yes"), face.words.say("yes")),
        (face.key("no"), face.words.say("no")),
        _enter(face),
    )


def _ready_help(face: Face, view: TableView) -> Help:
    return (("Enter", face.words.say("this is the table; go on")),)


def _enter(face: Face) -> tuple[str, str]:
    return ("Enter", face.words.say("leave it as it is"))


def _yes_or_no(typed: Typed) -> bool | None:
    return {"yes": True, "no": False}.get(typed.key)


def _nothing_else(face: Face, view: TableView, draft: SetTable, typed: Typed) -> SetTable | None:
    return None


QUESTIONS: Sequence[Question | None] = (
    Question("people", _ask_people, _people_help, _take_people),
    None,
    Question("leader", _ask_leader, _leader_help, _take_leader, show=_show_leaders),
    Question("names_shown", _ask_shown, _yes_no_help, _take_shown),
    Question("one_event", _ask_one_event, _yes_no_help, _take_one_event, lambda view: view.most_events > 1),
    Question("all_ballots", _ask_ballots, _yes_no_help, _take_ballots, lambda view: view.events_per_turn > 1),
    Question("predictions", _ask_predictions, _yes_no_help, _take_predictions),
    Question("table", _ask_ready, _ready_help, _nothing_else, show=_show_table),
)
"""In this order; None stands for the names, which are asked seat by seat."""
