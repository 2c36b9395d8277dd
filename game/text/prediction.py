"""The prediction of the year: the laptop goes round, and each seat writes a number and a sentence alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.session.commands import GoOn, Predict, SkipPredictions
from game.session.views.ballot import SeatStatus
from game.session.views.prediction import PredictionRound, PredictionView, prediction_round, prediction_view
from game.text.ballot import Covered
from game.text.face import Face, Help, Prompt
from game.text.keys import Typed
from game.text.lines import heading_line, level_line, persons_line

NOTHING_YET = -1
"""Stands for a number that was not chosen."""


def play(face: Face) -> None:
    """Seat after seat until the table goes on."""
    show(face)
    while True:
        view = face.see(prediction_round)
        prompt = _pass_prompt(face, view)
        typed = face.ask(prompt)
        if typed.key == "back":
            face.step_back()
        elif typed.key == "skip":
            if face.do(SkipPredictions()):
                return
        elif typed.is_empty and view.next is None:
            if face.do(GoOn()):
                return
        elif (seat := _seat(view, typed)) is not None:
            write(face, seat.seat)
            show(face)
        else:
            face.not_understood(typed, prompt)


def show(face: Face) -> None:
    """What everybody may see: the question, and who is done."""
    view = face.see(prediction_round)
    face.heading(heading_line(view.header, view.title))
    face.line(view.question)
    face.item(level_line(view.now, face.words))
    for number, seat in enumerate(view.seats, start=1):
        face.item(f"{number}. {seat.label}: {seat.word}")
    face.line(view.promise)


def write(face: Face, seat: str) -> None:
    """One prediction behind a cleared screen; nothing of it stays when it ends, whatever ends it."""
    with face.private():
        recorded = _fill(face, seat)
    if recorded:
        face.say("The prediction is recorded.")
    else:
        face.say("The prediction is covered; nothing was recorded.")


def _pass_prompt(face: Face, view: PredictionRound) -> Prompt:
    def question() -> str:
        now = face.see(prediction_round)
        if now.next is None:
            return face.words.say("Everybody has written. Enter: {button}.", button=now.button)
        return face.words.say(
            "Give the laptop to {seat}. Nobody else can see the screen, also not on the projector? "
            "Then press Enter.",
            seat=now.next.label,
        )

    def help() -> Help:
        say = face.words.say
        done = face.see(prediction_round).next is None
        return (
            ("Enter", say("go on") if done else say("the prediction of the one whose turn it is")),
            ("1, 2, …", say("the prediction of another seat, or once more")),
            (face.key("skip"), say("on without the rest of the predictions")),
        )

    return Prompt(
        "predict_done" if view.next is None else "predict_pass",
        question,
        help,
        lambda: show(face),
        choices=lambda: (*(str(number) for number in range(1, len(view.seats) + 1)), face.key("skip")),
    )


def _seat(view: PredictionRound, typed: Typed) -> SeatStatus | None:
    if typed.is_empty:
        return view.next
    if typed.number is not None and 1 <= typed.number <= len(view.seats):
        return view.seats[typed.number - 1]
    return None


Question = Callable[[Face, Predict], Predict | None]


def _fill(face: Face, seat: str) -> bool:
    """The questions one by one; whether it was recorded."""
    draft = Predict(seat, NOTHING_YET)
    _show(face, draft)
    questions: tuple[Question, ...] = (_ask_number, _ask_sentence, _ask_record)
    place = 0
    try:
        while True:
            answered = questions[place](face, draft)
            if answered is None:
                if place == 0:
                    return False
                place -= 1
                continue
            draft = answered
            place += 1
            if place == len(questions):
                if face.do(draft):
                    return True
                place = 0
    except Covered:
        return False


def _show(face: Face, draft: Predict) -> None:
    """What only this seat may see."""
    view = _view(face, draft)
    face.line(face.words.say("Prediction of {seat}, for your eyes only", seat=view.label))
    if any(person.people for person in view.persons):
        face.line(persons_line(view.persons))
    face.line(view.question)
    face.item(level_line(view.now, face.words))


def _view(face: Face, draft: Predict) -> PredictionView:
    return face.see(prediction_view, draft.seat, draft)


def _cover(face: Face) -> tuple[str, str]:
    return (face.key("cover"), face.words.say("hide this prediction; it is not recorded"))


def _ask_number(face: Face, draft: Predict) -> Predict | None:
    prompt = Prompt(
        "predict_number",
        lambda: face.words.say("What number do you expect, from 0 to 100?"),
        lambda: (("0-100", face.words.say("the number you expect")), _cover(face)),
        lambda: _show(face, draft),
        private=True,
    )
    while True:
        typed = face.ask(prompt)
        if typed.key == "cover":
            raise Covered
        if typed.key == "back":
            return None
        if typed.number is not None and 0 <= typed.number <= 100:
            return replace(draft, number=typed.number)
        face.not_understood(typed, prompt)


def _ask_sentence(face: Face, draft: Predict) -> Predict | None:
    def help() -> Help:
        say = face.words.say
        return (
            (say("your own words"), say("they are kept as you type them")),
            ("Enter", say("no words")),
            ('"…"', say("quotes around words that would else be a command")),
            _cover(face),
        )

    prompt = Prompt(
        "predict_sentence",
        lambda: _view(face, draft).sentence_hint,
        help,
        lambda: _show(face, draft),
        free=True,
        private=True,
    )
    while True:
        typed = face.ask(prompt)
        if typed.key == "back":
            return None
        if typed.raw.casefold() in ("cover", "verberg"):
            raise Covered
        written = replace(draft, sentence=typed.raw)
        if not (missing := _view(face, written).missing):
            return written
        face.line(missing)


def _ask_record(face: Face, draft: Predict) -> Predict | None:
    prompt = Prompt(
        "predict_record",
        lambda: face.words.say(
            "Your prediction: {number}. Press Enter to record and hide it; {back} changes it.",
            number=f"{draft.number}, {draft.sentence}" if draft.sentence else draft.number,
            back=face.key("back"),
        ),
        lambda: (("Enter", face.words.say("record and hide it")), _cover(face)),
        lambda: _show(face, draft),
        private=True,
    )
    while True:
        typed = face.ask(prompt)
        if typed.key == "cover":
            raise Covered
        if typed.key == "back":
            return None
        if typed.is_empty:
            return draft
        face.not_understood(typed, prompt)
