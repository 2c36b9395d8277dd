"""The ballots: hand over the laptop, choose alone behind a cleared screen, hand it on, open all at once.

Nothing of a ballot is printed outside its private moment. An unfinished one is forgotten and asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from game.session.commands import CastBallot, RevealBallots
from game.session.game import Game
from game.session.rules import words_trouble
from game.session.views.ballot import BallotView, CardChoice, PassView, SeatStatus, ballot_view, pass_view
from game.session.views.event import event_view
from game.text.event import show_story
from game.text.face import Face, Help, Prompt
from game.text.keys import Typed, picked
from game.text.lines import cards_by_dimension, heading_line, persons_line
from game.text.timer import Timer


class Covered(Exception):
    """The person at the keyboard hid an unfinished ballot."""


def play(face: Face) -> None:
    """Seat after seat until the ballots are opened."""
    show(face)
    while True:
        view = face.see(pass_view)
        prompt = _pass_prompt(face, view)
        typed = face.ask(prompt)
        if typed.key == "back":
            face.step_back()
        elif typed.key == "reveal" or (typed.is_empty and view.next is None):
            if open_ballots(face):
                return
        elif (seat := _seat(view, typed)) is not None:
            vote(face, seat.seat)
            show(face)
        else:
            face.not_understood(typed, prompt)


def open_ballots(face: Face, *, anyway: bool = False) -> bool:
    """All at once. The talk's time runs from here."""
    talk = talk_of(face.game)
    if not face.do(RevealBallots(anyway)):
        return False
    face.say("The ballots are open.")
    if talk_of(face.game) == talk:
        face.timer = (talk, Timer(face.clock, running=True))
        face.say("The talk begins at {time}.", time=f"{face.now():%H:%M}")
    return True


def talk_of(game: Game) -> object:
    """What a talk's timer belongs to; nothing where only cards are asked."""
    return (game.turn, game.quarter.open_event) if game.quarter.open_event is not None else object()


def vote(face: Face, seat: str, *, paper: bool = False) -> None:
    """One ballot behind a cleared screen; nothing of it stays when it ends, whatever ends it."""
    with face.private():
        recorded = _fill(face, seat, paper)
    if recorded:
        face.say("The ballot is recorded.")
    else:
        face.say("The ballot is covered; nothing was recorded.")


# Handing over


def show(face: Face) -> None:
    """What everybody may see: the question, and who is done."""
    view = face.see(pass_view)
    face.heading(heading_line(view.header, view.title))
    face.line(view.question)
    for option in view.options:
        face.item(f"{option.letter}. {option.title}")
    for number, seat in enumerate(view.seats, start=1):
        face.item(f"{number}. {seat.label}: {seat.word}")
    face.line(view.promise)


def _pass_prompt(face: Face, view: PassView) -> Prompt:
    def now() -> PassView:
        return face.see(pass_view)

    def question() -> str:
        say = face.words.say
        if (next := now().next) is None:
            return say("Everybody has chosen. Press Enter to open all ballots at once.")
        return say(
            "Give the laptop to {seat}. Nobody else can see the screen, also not on the projector? "
            "Then press Enter.",
            seat=next.label,
        )

    def help() -> Help:
        say = face.words.say
        everybody = now().next is None
        return (
            (
                "Enter",
                say("open the ballots") if everybody else say("the ballot of the one whose turn it is"),
            ),
            ("1, 2, …", say("the ballot of another seat, or once more")),
            (face.key("reveal"), say("open all ballots, when everybody has chosen")),
        )

    return Prompt(
        "reveal" if view.next is None else "pass",
        question,
        help,
        lambda: show(face),
        choices=lambda: (
            *[str(number) for number in range(1, len(view.seats) + 1)],
            face.key("reveal"),
        ),
    )


def _seat(view: PassView, typed: Typed) -> SeatStatus | None:
    if typed.is_empty:
        return view.next
    if typed.number is not None and 1 <= typed.number <= len(view.seats):
        return view.seats[typed.number - 1]
    return None


# The private ballot


def _fill(face: Face, seat: str, paper: bool) -> bool:
    """The questions of a ballot one by one; whether it was recorded."""
    draft = CastBallot(seat, paper=paper)
    questions = _questions(face.see(ballot_view, seat, draft))
    show_ballot(face, draft)
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


Question = Callable[[Face, CastBallot], CastBallot | None]


def _questions(view: BallotView) -> Sequence[Question]:
    asked: list[Question] = []
    if view.event is not None:
        asked += [_ask_option, _ask_sure, _ask_reasons, _ask_words]
    if view.asks_card:
        asked.append(_ask_card)
    return (*asked, _ask_record)


def show_ballot(face: Face, draft: CastBallot) -> None:
    """What only this seat may see."""
    view = face.see(ballot_view, draft.seat, draft)
    say = face.words.say
    face.line(say("Ballot of {seat}, for your eyes only", seat=view.label))
    if any(person.people for person in view.persons):
        face.line(persons_line(view.persons))
    if not draft.paper:
        for text in (*view.wants, *view.dilemma):
            face.item(text)
        _show_facts(face, view)
    face.heading(view.title)
    for secret in view.options:
        option = secret.option
        face.line(f"{option.letter}. {option.title}")
        face.item(option.about)
        face.item(option.hint)
        if option.price.text:
            face.item(say("Costs: {price}", price=option.price.text))
        if option.locked:
            face.item(say("Locked: {why}", why=option.locked))
        if not draft.paper:
            for known in secret.known:
                face.item(say("Only you know: {text}", text=known))


def _show_facts(face: Face, view: BallotView) -> None:
    from game.text.anywhere import fact_number

    if view.facts:
        face.say(
            "What only you know; after the ballots you may tell it with {share} N:", share=face.key("share")
        )
    for fact in view.facts:
        about = face.words.say("about this event") if fact.foreshadows_this else ""
        told = face.words.say("told already") if fact.shared else ""
        more = ", ".join(text for text in (about, told) if text)
        number = fact_number(face, fact.role, fact.number)
        face.item(f"{number}. {fact.text}" + (f" ({more})" if more else ""))


def _prompt(
    face: Face,
    draft: CastBallot,
    kind: str,
    question: Callable[[], str],
    help: Help,
    choices: Sequence[str] = (),
) -> Prompt:
    return Prompt(
        kind,
        question,
        lambda: (
            *help,
            *(
                [(face.key("event"), face.words.say("read the event again"))]
                if face.game.quarter.open_event
                else []
            ),
            (face.key("cover"), face.words.say("hide this ballot; it is not recorded")),
        ),
        lambda: show_ballot(face, draft),
        choices=lambda: choices,
        private=True,
    )


def _ask(face: Face, prompt: Prompt) -> Typed:
    while True:
        typed = face.ask(prompt)
        if typed.key == "cover":
            raise Covered
        if typed.key != "event" or face.game.quarter.open_event is None:
            return typed
        show_story(face, face.see(event_view))


def _view(face: Face, draft: CastBallot) -> BallotView:
    return face.see(ballot_view, draft.seat, draft)


def _ask_option(face: Face, draft: CastBallot) -> CastBallot | None:
    options = [secret.option for secret in _view(face, draft).options]
    letters = tuple(option.letter for option in options)
    prompt = _prompt(
        face,
        draft,
        "ballot_option",
        lambda: face.words.say("What do you choose?"),
        tuple((option.letter, option.title) for option in options),
        tuple(option.letter for option in options if not option.locked),
    )
    while True:
        typed = _ask(face, prompt)
        if typed.key == "back":
            return None
        place = picked(typed.raw, letters)
        if place is None:
            face.not_understood(typed, prompt)
        elif options[place].locked:
            face.line(options[place].locked)
        else:
            return replace(draft, option=options[place].id)


def _ask_sure(face: Face, draft: CastBallot) -> CastBallot | None:
    def scale() -> str:
        stops = enumerate(_view(face, draft).confidence, start=1)
        return ", ".join(f"{number} {text}" for number, text in stops)

    prompt = _prompt(
        face,
        draft,
        "ballot_sure",
        lambda: face.words.say("How sure are you? {scale}.", scale=scale()),
        tuple((str(n), text) for n, text in enumerate(_view(face, draft).confidence, start=1)),
        ("1", "2", "3", "4", "5"),
    )
    while True:
        typed = _ask(face, prompt)
        if typed.key == "back":
            return None
        if typed.number is not None and 1 <= typed.number <= 5:
            return replace(draft, confidence=typed.number)
        face.not_understood(typed, prompt)


def _ask_reasons(face: Face, draft: CastBallot) -> CastBallot | None:
    def chips() -> str:
        found = enumerate(_view(face, draft).chips, start=1)
        return ", ".join(f"{number} {chip.text}" for number, chip in found)

    view = _view(face, draft)
    prompt = _prompt(
        face,
        draft,
        "ballot_reasons",
        lambda: face.words.say("Why? At most two numbers; Enter for none. {chips}.", chips=chips()),
        (
            *[(str(n), chip.text) for n, chip in enumerate(view.chips, start=1)],
            ("Enter", face.words.say("none of these")),
        ),
        tuple(str(n) for n in range(1, len(view.chips) + 1)),
    )
    while True:
        typed = _ask(face, prompt)
        if typed.key == "back":
            return None
        if typed.is_empty:
            return replace(draft, reasons=())
        numbers = typed.numbers
        if numbers is None or not all(1 <= number <= len(view.chips) for number in numbers):
            face.not_understood(typed, prompt)
        elif len(set(numbers)) > 2:
            face.say("Choose at most two reasons.")
        else:
            return replace(
                draft, reasons=tuple(view.chips[number - 1].id for number in dict.fromkeys(numbers))
            )


def _ask_words(face: Face, draft: CastBallot) -> CastBallot | None:
    """A reason in the voter's own words."""

    def help() -> Help:
        say = face.words.say
        return (
            (
                say("your own words"),
                say("shown without your name after the reveal, unless the table shows names"),
            ),
            ("Enter", say("no words")),
            ('"…"', say("quotes around words that would else be a command")),
            (face.key("cover"), say("hide this ballot; it is not recorded")),
        )

    prompt = Prompt(
        "ballot_words",
        lambda: face.words.say(
            "In your own words, at most {most} words; Enter for none.", most=_view(face, draft).most_words
        ),
        help,
        lambda: show_ballot(face, draft),
        free=True,
        private=True,
    )
    while True:
        typed = face.ask(prompt)
        if typed.key == "back":
            return None
        if typed.raw.casefold() in ("cover", "verberg"):
            raise Covered
        if (trouble := words_trouble(typed.raw)) is None:
            return replace(draft, words=typed.raw)
        face.line(trouble.say(face.words))


def _ask_card(face: Face, draft: CastBallot) -> CastBallot | None:
    numbered = {card_number(face.game, card.id): card for card in _view(face, draft).cards}
    say = face.words.say
    prompt = _prompt(
        face,
        draft,
        "ballot_card",
        lambda: face.words.say("Which card do you put on the table? A number; Enter for none."),
        (
            ("12", say("put card 12 on the table")),
            (f"{face.key('card')} 12", say("read card 12 first")),
            (face.key("all"), say("every card with what it is about")),
            ("Enter", say("no card")),
        ),
        tuple(str(number) for number, card in numbered.items() if not card.locked),
    )
    _show_cards(face, [card for card in numbered.values() if not card.locked])
    while True:
        typed = _ask(face, prompt)
        if typed.key == "back":
            return None
        if typed.is_empty or typed.key == "none":
            return replace(draft, card=None)
        if typed.key == "all":
            _show_cards(face, list(numbered.values()), whole=True)
        elif typed.key == "card" and typed.rest.isdigit() and int(typed.rest[:4]) in numbered:
            _show_cards(face, [numbered[int(typed.rest[:4])]], whole=True)
        elif typed.number in numbered:
            return replace(draft, card=numbered[typed.number].id)
        else:
            face.not_understood(typed, prompt)


def _show_cards(face: Face, cards: Sequence[CardChoice], *, whole: bool = False) -> None:
    def lines(card: CardChoice) -> Sequence[str]:
        first = f"{card_number(face.game, card.id)}. {priced(card.title, card.price)}"
        return (first, card.about, card.locked) if whole else (first,)

    for text, indent in cards_by_dimension(cards, lines):
        face.line(text, indent)


def priced(title: str, price: str) -> str:
    """`Course check: € 2k · 24 hours`."""
    return f"{title}: {price}" if price else title


def card_number(game: Game, action: str) -> int:
    """A card has the same number on every screen of a game: its place in the deck."""
    return game.rules.actions.index(action) + 1


def _ask_record(face: Face, draft: CastBallot) -> CastBallot | None:
    def question() -> str:
        view = _view(face, draft)
        chosen = next((s.option for s in view.options if s.option.id == draft.option), None)
        card = next((c.title for c in view.cards if c.id == draft.card), "")
        says = [face.words.say("option {letter}", letter=chosen.letter)] if chosen is not None else []
        says += [view.confidence[draft.confidence - 1]] if draft.confidence is not None else []
        says += [face.words.say("card {card}", card=card)] if card else []
        return face.words.say(
            "Your ballot: {ballot}. Press Enter to record and hide it; {back} changes it.",
            ballot=", ".join(says) or face.words.say("no card"),
            back=face.key("back"),
        )

    prompt = _prompt(
        face, draft, "ballot_record", question, (("Enter", face.words.say("record and hide it")),)
    )
    while True:
        typed = _ask(face, prompt)
        if typed.key == "back":
            return None
        if typed.is_empty:
            return draft
        face.not_understood(typed, prompt)
