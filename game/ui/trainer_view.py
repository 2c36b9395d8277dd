"""What the trainer may choose from at this moment."""

from game.session.game import Game, Step
from game.session.table import draft_of
from game.session.views.event import event_view
from game.session.views.header import header_view
from game.session.views.setup import table_view
from game.texts import Words
from game.ui.screens.trainer import Choice, TrainerView


def trainer_view(game: Game, words: Words) -> TrainerView:
    """Everything that the panel lists; no vote and no fact's text is among it."""
    place = ""
    if game.quarters:
        header = header_view(game, words)
        place = f"{header.title} {header.of}"
    return TrainerView(
        place=place,
        paused=game.paused,
        fitting=_fitting(game, words),
        agenda=_agenda(game, words),
        seats=_seats(game, words),
        facts=_facts(game, words),
        about=_about(game, words),
        predicting=game.step is Step.PREDICTION,
        rehearsal=game.rehearsal and not game.finished,
    )


def _title(game: Game, words: Words, event: str) -> str:
    return game.scenario.spec.events[event].title.get(words.lang)


def _agenda(game: Game, words: Words) -> tuple[Choice, ...]:
    if not game.quarters:
        return ()
    quarter = game.quarter
    return tuple(
        Choice(event, _title(game, words, event)) for event in quarter.agenda if event not in quarter.choices
    )


def _fitting(game: Game, words: Words) -> tuple[Choice, ...]:
    """Events that have not come: those that could have come this quarter first."""
    if not game.quarters:
        return ()
    came = {event for quarter in game.quarters for event in quarter.agenda}
    left = [event for event in game.scenario.spec.events if event not in came]
    fits = {event for event, chance in game.quarter.chances.items() if chance > 0} | {*game.quarter.waiting}
    left.sort(key=lambda event: event not in fits)
    return tuple(
        Choice(
            event,
            _title(game, words, event),
            words.say("fits this quarter") if event in fits else words.say("out of its time"),
        )
        for event in left
    )


def _seats(game: Game, words: Words) -> tuple[Choice, ...]:
    if game.table is None:
        return ()
    view = table_view(game, words, draft_of(game))
    return tuple(Choice(seat.seat, seat.label) for seat in view.seats)


def _facts(game: Game, words: Words) -> tuple[Choice, ...]:
    told = {(fact.role, fact.number) for fact in game.facts}
    roles = game.scenario.spec.roles
    return tuple(
        Choice(
            f"{role} {number}",
            words.say("{role}, fact {number}", role=roles[role].name.get(words.lang), number=number),
        )
        for role in game.rules.roles
        for number in range(1, len(roles[role].knows) + 1)
        if (role, number) not in told
    )


def _about(game: Game, words: Words) -> str:
    event = game.quarter.open_event if game.quarters else None
    return "" if event is None else event_view(game, words, event).trainer_note
