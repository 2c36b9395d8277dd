"""What bots at the table think: how each seat votes and why, which card it brings, and the plan they make.

They stand in for a team in a rehearsal (game.session.rehearsal) and make no claim about people. What they
think follows from the game alone, so that the same start number brings the same rehearsal: the options'
themes, effects and prices, weighed by a temper that each seat has for the whole game, and a lot of its own
luck, which never moves the luck of the school. They differ, as tables do: some weigh the vision, some the
money, some the teams, and only now and then all agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.engine.blueprint import OUTCOMES, SUB_COMPETENCES
from game.engine.noise import Purpose, uniforms
from game.scenario.spec import Action, Effect, Option
from game.session.commands import CastBallot, Predict
from game.session.events import PlanEntry, Seat
from game.session.explain import value_at
from game.session.game import Game
from game.session.planning import default_entry
from game.session.rules import STONES, action_trouble, money_left, option_trouble, plan_troubles
from game.session.views.levels import is_better_up
from game.session.views.names import people
from game.texts import Words, mark

SEATS: Final = 8
DRAWS: Final = 64
"""Lots a seat has in a quarter: one for its words, one for how sure it is, the rest for options and cards."""
WEIGHTS: Final = ("vision", "effects", "money", "load")
LUCK: Final = 0.7
"""How far a lot can move an opinion; a theme that is half the vision moves it by about as much."""
AGREE: Final = 0.2
"""The share of ballots that stay unanimous where all thought the same."""
SURE_AT: Final = 0.6
"""This far above the second option a seat is as sure as it gets."""
CARDS_IN_PLAN: Final = 3
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "students": (
        mark("This is what {students} will notice first."),
        mark("Our {students} have asked for this for a year."),
        mark("It helps the {students} who need it most."),
    ),
    "team_pressure": (
        mark("The teams cannot carry more just now."),
        mark("This one leaves the teams some air."),
    ),
    "fits_vision": (
        mark("This is what we said we stand for."),
        mark("It fits the vision we laid together."),
        mark("Else our vision stays on paper."),
    ),
    "feasible": (
        mark("We can really do this, starting tomorrow."),
        mark("Small steps, but they will be taken."),
    ),
    "risk": (
        mark("I have my doubts about all of these."),
        mark("The other way could go badly wrong."),
    ),
    "money": (
        mark("We need the money for what comes next."),
        mark("It costs little, and that counts this year."),
    ),
}
"""What a bot writes beside the reason that it gives; at most fifteen words each."""
EXPECTS: Final = (
    mark("We have begun well, and it will show."),
    mark("It takes longer than we hope."),
    mark("Only if the teams come along."),
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a seat thinks of the options of one event.

    option   the one it votes for
    lead     how far that stands above the next, in the same unit as SURE_AT; 0 when there is no other
    second   the next one; the same where there is no other
    reasons  ids of chips, the strongest first
    """

    option: str
    lead: float
    second: str
    reasons: tuple[str, ...]


def vision_of(game: Game) -> dict[str, int]:
    """Ten stones, most on one or two themes, as this table's luck has it."""
    themes = game.rules.themes
    lots = _lots(game, 0, 0)
    order = sorted(range(len(themes)), key=lambda i: -lots[i])
    shares = (4, 3, 2, 1)
    stones = {themes[i]: share for i, share in zip(order, shares, strict=False)}
    stones[themes[order[0]]] += STONES - sum(stones.values())
    return {theme: stones.get(theme, 0) for theme in themes}


def ballots(game: Game, words: Words) -> tuple[CastBallot, ...]:
    """A ballot of every seat on what is open now, in the order of the seats."""
    assert game.table is not None
    seats = game.table.seats
    event = game.quarter.open_event
    asks_card = game.quarter.card_key is None
    cards = [_card(game, seat, place) if asks_card else None for place, seat in enumerate(seats)]
    if event is None:
        return tuple(CastBallot(seat.id, card=card) for seat, card in zip(seats, cards, strict=True))
    found = opinions(game, event)
    return tuple(
        _ballot(game, words, seat, place, found[place], cards[place]) for place, seat in enumerate(seats)
    )


def opinions(game: Game, event: str) -> list[Opinion]:
    """Of every seat; where all think the same, mostly the one least sure of it takes its second choice."""
    assert game.table is not None
    options = [one for one in _options(game, event) if option_trouble(game, event, one) is None]
    found = [_opinion(game, event, seat, place, options) for place, seat in enumerate(game.table.seats)]
    alike = len({one.option for one in found}) == 1 and len(options) > 1 and len(found) > 2
    if alike and _lots(game, game.turn, 0)[-1] >= AGREE:
        place = min(range(len(found)), key=lambda i: found[i].lead)
        doubter = found[place]
        found[place] = Opinion(doubter.second, 0.0, doubter.option, ("risk",))
    return found


def choice(game: Game, event: str) -> str:
    """What the leader takes: what most voted for and can be paid; without votes the table's own opinion."""
    cast = game.quarter.ballots.get(event, {}).values()
    votes = [ballot.option for ballot in cast] or [one.option for one in opinions(game, event)]
    free = [one for one in _options(game, event) if option_trouble(game, event, one) is None]
    return max(free, key=votes.count)


def predictions(game: Game, words: Words, variable: str) -> tuple[Predict, ...]:
    """Some hope for more than others; every third says why."""
    assert game.table is not None
    now = round(value_at(game, variable, len(game.states) - 1))
    made = []
    for place, seat in enumerate(game.table.seats):
        lots = _lots(game, game.turn, place)
        number = min(100, max(0, now + round(14 * lots[2]) - 4))
        sentence = words.say(EXPECTS[place % len(EXPECTS)]) if lots[3] < 0.6 else ""
        made.append(Predict(seat.id, number, sentence))
    return tuple(made)


def plan(game: Game) -> tuple[PlanEntry, ...]:
    """The cards that were put on the table, most wanted first, then the bots' own favourites.

    Only as many as nothing speaks against: no money short, nobody over the hours, no team over its load.
    """
    brought = [
        ballot.card for cast in game.quarter.ballots.values() for ballot in cast.values() if ballot.card
    ]
    wanted = sorted(dict.fromkeys(brought), key=lambda card: -brought.count(card))
    entries: tuple[PlanEntry, ...] = ()
    for action in dict.fromkeys((*wanted, *_favourites(game))):
        if len(entries) == CARDS_IN_PLAN:
            break
        tried = (*entries, default_entry(game, entries, action))
        if not plan_troubles(game, tried):
            entries = tried
    return entries


# Opinions


def _ballot(
    game: Game, words: Words, seat: Seat, place: int, opinion: Opinion, card: str | None
) -> CastBallot:
    lots = _lots(game, game.turn, place)
    sure = 1 + round(3.2 * min(1.0, opinion.lead / SURE_AT) + 0.8 * lots[0])
    said = WORDS[opinion.reasons[0]]
    names = people(words, game.scenario)
    written = words.say(said[(place + game.turn) % len(said)], **names) if lots[1] < 0.6 else ""
    return CastBallot(seat.id, opinion.option, min(5, sure), opinion.reasons, written, card)


def _opinion(game: Game, event: str, seat: Seat, place: int, options: Sequence[str]) -> Opinion:
    temper = _temper(game, place)
    lots = _lots(game, game.turn, place)[4:]
    first = list(game.scenario.spec.events).index(event)
    parts = {option: _parts(game, seat, _options(game, event)[option], temper) for option in options}
    worth = {
        option: sum(parts[option].values()) + LUCK * lots[(first + i) % len(lots)]
        for i, option in enumerate(options)
    }
    best, second = (*sorted(options, key=lambda option: -worth[option]), options[0])[:2]
    if len(options) == 1:
        return Opinion(best, 0.0, best, ("feasible",))
    more = {
        name: parts[best][name] - parts[second][name] + 0.3 * lots[-1 - i] for i, name in enumerate(WEIGHTS)
    }
    strongest = sorted(WEIGHTS, key=lambda name: -more[name])
    chips = [_chip(game, name, _options(game, event)[best]) for name in strongest if more[name] > 0.05]
    return Opinion(best, worth[best] - worth[second], second, tuple(dict.fromkeys(chips))[:2] or ("risk",))


def _parts(game: Game, seat: Seat, option: Option, temper: Mapping[str, float]) -> dict[str, float]:
    """What speaks for an option, by what it is weighed with; each about -1 to 1 before the weight."""
    room = max(money_left(game), 1.0)
    found = {
        "vision": 2 * _of_vision(game, option.themes),
        "effects": _good(game, seat, option.effects),
        "money": -max(-1.0, min(1.0, option.cost / room)),
        "load": -max(-1.0, min(1.0, option.load + option.hours / 60)),
    }
    return {name: temper[name] * value for name, value in found.items()}


def _good(game: Game, seat: Seat, effects: Iterable[Effect]) -> float:
    """Points that effects promise, in tens: what this seat is strong in counts in full, the rest by half."""
    total = 0.0
    for effect in effects:
        better = is_better_up(effect.moves, game.scenario)
        if better is None or effect.moves in ("budget", "running"):
            continue
        strong = 1.0 if SUB_COMPETENCES.get(effect.moves) in _strengths(game, seat) else 0.5
        total += strong * effect.by / 10 * (1 if better else -1)
    return max(-1.5, min(1.5, total))


def _strengths(game: Game, seat: Seat) -> set[str]:
    """The two dimensions in which each role of the seat is strongest."""
    found: set[str] = set()
    for role in seat.roles:
        strengths = game.scenario.spec.roles[role].strengths.model_dump()
        found |= set(sorted(strengths, key=lambda name: -strengths[name])[:2])
    return found


def _of_vision(game: Game, themes: Mapping[str, float]) -> float:
    """How much of the vision something serves, 0 to 1."""
    stones = game.vision.stones if game.vision is not None else {}
    return sum(share * stones.get(theme, 0) for theme, share in themes.items()) / STONES


def _chip(game: Game, weight: str, option: Option) -> str:
    if weight == "effects":
        moved = {effect.moves for effect in option.effects}
        return "students" if moved & set(OUTCOMES) - {"staff_wellbeing"} else "feasible"
    return {"vision": "fits_vision", "money": "money", "load": "team_pressure"}[weight]


# Cards


def _card(game: Game, seat: Seat, place: int) -> str | None:
    """The card that a seat likes best of those that can start."""
    lots = _lots(game, game.turn, place)[4:]
    free = [action for action in game.rules.actions if action_trouble(game, action) is None]
    if not free:
        return None
    strong = _strengths(game, seat)

    def worth(action: str) -> float:
        spec = game.scenario.spec.actions[action]
        mine = sum(SUB_COMPETENCES[tag] in strong for tag in spec.tags) / len(spec.tags)
        return mine + _card_worth(game, spec) + LUCK * lots[-1 - game.rules.actions.index(action) % len(lots)]

    return max(free, key=worth)


def _favourites(game: Game) -> list[str]:
    specs = game.scenario.spec.actions
    return sorted(game.rules.actions, key=lambda action: -_card_worth(game, specs[action]))


def _card_worth(game: Game, spec: Action) -> float:
    return 2 * _of_vision(game, spec.themes) - min(1.0, spec.cost / max(money_left(game), 1.0))


# Luck


def _temper(game: Game, place: int) -> dict[str, float]:
    """How heavily a seat weighs each thing, 0.3 to 1.7, the same in the whole game."""
    lots = _lots(game, 0, place)[8:]
    return {name: 0.3 + 1.4 * float(lots[i]) for i, name in enumerate(WEIGHTS)}


def _lots(game: Game, turn: int, place: int) -> list[float]:
    """A seat's lots in a quarter (0: those for the whole game), each from 0 to below 1."""
    drawn = uniforms(game.seed, Purpose.REHEARSAL, turn, range(SEATS), DRAWS)
    return [float(lot) for lot in drawn[place % SEATS]]


def _options(game: Game, event: str) -> Mapping[str, Option]:
    options: Mapping[str, Option] = game.scenario.spec.events[event].options
    return options
