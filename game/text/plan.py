"""The plan: cards in and out, who leads them and in which teams, and overload told before it happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from game.session.commands import CommitQuarter, DraftPlan, ReviseVision, StepBack
from game.session.events import PlanEntry
from game.session.game import Step
from game.session.planning import default_entry
from game.session.views.plan import CardView, PlanView, SlotView, TeamChoice, plan_view
from game.text import vision
from game.text.ballot import card_number, priced
from game.text.face import Face, Help, Moved, Prompt
from game.text.keys import Typed, numbers_in
from game.text.lines import arrow_line, cards_by_dimension, heading_line, person_line


def play(face: Face) -> None:
    prompt = Prompt(
        "plan",
        lambda: _question(face),
        lambda: _help(face),
        lambda: show(face),
        choices=lambda: _free_numbers(face),
    )
    show(face)
    while True:
        typed = face.ask(prompt)
        if typed.key == "done":
            if commit(face):
                return
        elif not _carried_out(face, typed):
            face.not_understood(typed, prompt)


def _carried_out(face: Face, typed: Typed) -> bool:
    """One order of the plan; False when it is none, or names a card that is not there."""
    card = _card(face, typed.rest)
    match typed.key:
        case "back":
            if face.do(StepBack()):
                face.say("Taken back.")
                if face.game.step is not Step.PLAN:
                    raise Moved
                _show_plan(face)
        case "plan":
            _show_plan(face)
        case "table":
            _list(face, _view(face).on_table)
        case "all":
            _list_deck(face, _view(face).deck)
        case "dimension":
            return _list_dimension(face, typed.rest)
        case "revise":
            revise(face)
        case "card" if card is not None:
            _show_card(face, card)
        case "out" if card is not None:
            take_out(face, card)
        case "leader" if card is not None:
            choose_leader(face, card)
        case "teams" if card is not None:
            choose_teams(face, card)
        case "" if (card := _card(face, typed.raw)) is not None:
            put_in(face, card)
        case _:
            return False
    return True


# Orders


def put_in(face: Face, card: CardView) -> None:
    """With the leader and teams that fit best now; both can be changed."""
    draft = face.game.quarter.draft
    if any(entry.action == card.id for entry in draft):
        face.say("{card} is in the plan already.", card=card.title)
        return
    if card.state in ("running", "done", "locked"):
        face.line(card.why)
        return
    if face.do(DraftPlan((*draft, default_entry(face.game, draft, card.id)))):
        slot = _slot(face, card)
        if slot is not None:
            face.say("In the plan: {card}.", card=slot_line(face, slot))
        _show_bars(face)


def take_out(face: Face, card: CardView) -> None:
    draft = face.game.quarter.draft
    left = tuple(entry for entry in draft if entry.action != card.id)
    if len(left) == len(draft):
        face.say("{card} is not in the plan.", card=card.title)
    elif face.do(DraftPlan(left)):
        face.say("Out of the plan: {card}.", card=card.title)
        _show_bars(face)


def choose_leader(face: Face, card: CardView) -> None:
    slot = _slot(face, card)
    if slot is None:
        face.say("{card} is not in the plan.", card=card.title)
        return
    role = ask_leader(face, slot)
    if role is not None and _change(face, card, leader=role):
        _show_bars(face)


def ask_leader(face: Face, slot: SlotView) -> str | None:
    """The role that is to lead a card; None leaves it as it is."""
    items = [
        (choice.person.role, f"{person_line(choice.person)}: {choice.fit_text}") for choice in slot.leaders
    ]
    asked = face.words.say("Who leads {card}? A number.", card=slot.card.title)
    return face.ask_item("plan_leader", asked, items)


def choose_teams(face: Face, card: CardView) -> None:
    slot = _slot(face, card)
    if slot is None:
        face.say("{card} is not in the plan.", card=card.title)
        return

    def settle(teams: tuple[str, ...]) -> bool:
        changed = _change(face, card, teams=teams)
        if changed:
            _show_bars(face)
        return changed

    ask_teams(face, slot, settle)


def ask_teams(face: Face, slot: SlotView, settle: Callable[[tuple[str, ...]], bool]) -> None:
    """The teams of a card, asked until `settle` takes them, or they are left as they are."""
    if not slot.teams:
        face.say("{card} is for the whole school.", card=slot.card.title)
        return
    teams = slot.teams

    def show() -> None:
        for number, team in enumerate(teams, start=1):
            chosen = face.words.say("chosen") if team.chosen else face.words.say("not chosen")
            face.item(f"{number}. {team.name}, {chosen}")

    def help() -> Help:
        say = face.words.say
        return (
            ("1 2", say("the first and the second team")),
            (face.key("all"), say("all teams")),
            ("Enter", say("leave it as it is")),
        )

    prompt = Prompt(
        "plan_teams",
        lambda: face.words.say(
            "Which teams do {card}? Numbers, or {all}.", card=slot.card.title, all=face.key("all")
        ),
        help,
        show,
        choices=lambda: tuple(str(number) for number in range(1, len(teams) + 1)),
    )
    show()
    while True:
        typed = face.ask(prompt)
        if typed.is_empty or typed.key == "back":
            return
        chosen = _teams(teams, typed)
        if chosen is None:
            face.not_understood(typed, prompt)
        elif settle(chosen):
            return


def _teams(teams: tuple[TeamChoice, ...], typed: Typed) -> tuple[str, ...] | None:
    if typed.key == "all":
        return tuple(team.id for team in teams)
    numbers = typed.numbers
    if numbers is None or not all(1 <= number <= len(teams) for number in numbers):
        return None
    return tuple(team.id for number, team in enumerate(teams, start=1) if number in numbers)


def _change(face: Face, card: CardView, **changes: object) -> bool:
    draft = face.game.quarter.draft
    changed: tuple[PlanEntry, ...] = tuple(
        replace(entry, **changes) if entry.action == card.id else entry  # type: ignore[arg-type]
        for entry in draft
    )
    if changed == draft:
        face.say("That is how it stands.")
        return False
    if not face.do(DraftPlan(changed)):
        return False
    slot = _slot(face, card)
    if slot is not None:
        face.say("In the plan: {card}.", card=slot_line(face, slot))
    return True


def revise(face: Face) -> None:
    """The vision anew, at its price; once a quarter."""
    view = _view(face)
    if not view.can_revise:
        face.line(view.revision or face.words.say("In this scenario the vision is given."))
        return
    now = face.game.vision
    draft = vision.Draft(
        {theme: (now.stones.get(theme, 0) if now is not None else 0) for theme in face.game.rules.themes},
        list(now.sentences) if now is not None else [],
    )
    face.line(view.revision)

    def settle() -> bool:
        return face.do(ReviseVision(dict(draft.stones), tuple(draft.chosen)))

    if vision.lay(face, draft, settle, first=False):
        face.say("The vision is revised.")
        _show_bars(face, everybody=True)


def commit(face: Face) -> bool:
    """Asked once more when there is something to ask: an overfull plan, or an empty one."""
    view = _view(face)
    question = view.confirm or ("" if view.slots else view.empty)
    if question and not face.confirm(
        "plan_sure", question, face.words.say("play the quarter with this plan")
    ):
        return False
    if not face.do(CommitQuarter()):
        return False
    face.say("The plan stands. The quarter is played.")
    return True


# The screen


def show(face: Face) -> None:
    view = _view(face)
    face.heading(heading_line(view.header, face.words.say("Plan")))
    for line in view.decided:
        face.line(line)
    if view.on_table:
        face.say("Cards on the table:")
        _list(face, view.on_table)
    else:
        face.say("No cards lie on the table; {all} shows the whole deck.", all=face.key("all"))
    _show_plan(face)


def _show_plan(face: Face) -> None:
    view = _view(face)
    if view.slots:
        face.say("In the plan:")
    for slot in view.slots:
        face.item(f"{card_number(face.game, slot.card.id)}. {slot_line(face, slot)}")
    if not view.slots:
        face.line(view.empty)
    _show_bars(face, everybody=True)
    face.line(view.revision)


def _show_bars(face: Face, *, everybody: bool = False) -> None:
    """Money, load, hours (of everybody, or of who leads a card or is over), and what the plan warns of."""
    view = _view(face)
    leads = {slot.leader.person.role for slot in view.slots}
    told = [hours for hours in view.hours if everybody or hours.over or hours.person.role in leads]
    face.item(view.budget.spoken or f"{view.budget.name}: {view.budget.text}")
    face.item(view.load.spoken or f"{view.load.name}: {view.load.text}")
    if told:
        face.item(face.words.say("Hours: {hours}.", hours="; ".join(hours.text for hours in told)))
    face.line(" ".join(view.warnings))


def _list(face: Face, cards: Iterable[CardView]) -> None:
    """Cards with what is to know before choosing; a reason that it cannot be chosen on a line of its own."""
    for card in cards:
        for text, indent in zip(_card_lines(face, card), (2, 4), strict=False):
            face.line(text, indent)


def _list_deck(face: Face, cards: Iterable[CardView]) -> None:
    for text, indent in cards_by_dimension(cards, lambda card: _card_lines(face, card)):
        face.line(text, indent)


def _list_dimension(face: Face, text: str) -> bool:
    from game.session.views.board import board_view

    dimensions = face.see(board_view).dimensions
    numbers = numbers_in(text)
    if numbers is None or len(numbers) != 1 or not 1 <= numbers[0] <= len(dimensions):
        for number, dimension in enumerate(dimensions, start=1):
            face.item(f"{face.key('dimension')} {number}: {dimension.name}")
        return True
    dimension = dimensions[numbers[0] - 1]
    face.line(dimension.name)
    _list(face, [card for card in _view(face).deck if dimension.id in card.dimensions])
    return True


def _card_lines(face: Face, card: CardView) -> tuple[str, str]:
    """`5. Title: price, put on the table by 2 seats, in the plan`, and why it cannot be chosen."""
    words = face.words
    parts = [priced(f"{card_number(face.game, card.id)}. {card.title}", card.price.text)]
    if card.stones:
        parts.append(words.many("put on the table by {n} seat", "put on the table by {n} seats", card.stones))
    if card.state == "in_plan":
        parts.append(words.say("in the plan"))
    return ", ".join(parts), card.why


def _show_card(face: Face, card: CardView) -> None:
    first, why = _card_lines(face, card)
    face.line(first)
    face.item(card.dimension_name)
    face.item(card.about)
    face.item(", ".join(text for text in (card.reach_text, card.timing) if text))
    face.item(why)
    for arrow in card.arrows:
        face.item(face.words.say("May move: {effect}", effect=arrow_line(arrow, face.words)))


def slot_line(face: Face, slot: SlotView) -> str:
    if slot.spoken:
        return slot.spoken
    teams = ", ".join(team.name for team in slot.teams if team.chosen) or face.words.say("the whole school")
    return face.words.say(
        "{card}, led by {leader} ({fit}), for {teams}",
        card=slot.card.title,
        leader=person_line(slot.leader.person),
        fit=slot.leader.fit_text,
        teams=teams,
    )


def _question(face: Face) -> str:
    return face.words.say(
        "Type a card's number to put it in the plan, {out} and its number to take it out, "
        "{done} when the plan stands.",
        out=face.key("out"),
        done=face.key("done"),
    )


def _help(face: Face) -> Help:
    say, key = face.words.say, face.key
    return (
        ("5", say("put card 5 in the plan")),
        (f"{key('out')} 5", say("take card 5 out of the plan")),
        (f"{key('card')} 5", say("read card 5")),
        (f"{key('leader')} 5", say("choose who leads card 5")),
        (f"{key('teams')} 5", say("choose the teams of card 5")),
        (key("table"), say("the cards on the table")),
        (key("all"), say("the whole deck")),
        (f"{key('dimension')} 2", say("the cards of the second dimension")),
        (key("plan"), say("the plan as it stands")),
        (key("revise"), say("revise the vision, at its price")),
        (key("done"), say("the plan stands; play the quarter")),
    )


def _card(face: Face, text: str) -> CardView | None:
    """The card with this number."""
    numbers = numbers_in(text)
    if numbers is None or len(numbers) != 1:
        return None
    return next((card for card in _view(face).deck if card_number(face.game, card.id) == numbers[0]), None)


def _slot(face: Face, card: CardView) -> SlotView | None:
    return next((slot for slot in _view(face).slots if slot.card.id == card.id), None)


def _free_numbers(face: Face) -> tuple[str, ...]:
    return tuple(str(card_number(face.game, card.id)) for card in _view(face).deck if card.state == "free")


def _view(face: Face) -> PlanView:
    return face.see(plan_view)
