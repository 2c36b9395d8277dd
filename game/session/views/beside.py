"""Two tables' games of one school beside each other, for the talk of a pair: no total and no ranking.

What each decided, quarter by quarter; one measure at a time; and how each began, for the very end. Two games
can be laid side by side when they have the same quarters, events, options, cards and teams: two start
situations of one scenario, or one scenario played twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.errors import UsageError
from game.scenario.spec import ScenarioSpec
from game.session.debrief.compare import line_ids
from game.session.debrief.stance import vision_in
from game.session.explain import value_at
from game.session.explain.book import resolved
from game.session.game import Game, Quarter, Vision
from game.session.views.event import LETTERS
from game.session.views.names import theme_name, variable_name
from game.texts import Words

Pair = tuple[Game, Game]

EQUAL = 1e-9
"""Start values closer than this are one value."""


@dataclass(frozen=True, slots=True)
class BesideEvent:
    """An event and what each table answered; empty where it did not come or was taken away."""

    id: str
    title: str
    answers: tuple[str, str]
    """`B. Write it down first`."""


@dataclass(frozen=True, slots=True)
class BesideQuarter:
    turn: int
    events: tuple[BesideEvent, ...]
    """In the order in which they came, first at table 1."""
    cards: tuple[tuple[str, ...], tuple[str, ...]]
    """The titles of what each table did."""
    visions: tuple[str, str]
    """A vision that was revised at the start of this quarter; empty where it was not."""


@dataclass(frozen=True, slots=True)
class BesideMeasure:
    """One variable at both tables; unrounded, the first value is the start."""

    id: str
    name: str
    is_money: bool
    values: tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class BesideStart:
    """A start value that differs."""

    id: str
    name: str
    values: tuple[float, float]


@dataclass(frozen=True, slots=True)
class BesideView:
    school: str
    last: int
    """The last quarter that both have played."""
    same_luck: bool
    """Both games have one start number."""
    visions: tuple[str, str]
    """The stones that each table laid at the start."""
    quarters: tuple[BesideQuarter, ...]
    starts: tuple[BesideStart, ...]


def beside_view(games: Pair, words: Words) -> BesideView:
    """Raises UsageError when the two cannot be laid side by side, or nothing has been played yet."""
    _require_one_school(games)
    last = min(resolved(game) for game in games)
    if last == 0:
        raise UsageError("One of these games has no quarter played yet: play on, and compare afterwards.")
    return BesideView(
        school=games[0].scenario.spec.school.name.get(words.lang),
        last=last,
        same_luck=games[0].seed == games[1].seed,
        visions=(
            _stones(games[0], words, vision_in(games[0], 1)),
            _stones(games[1], words, vision_in(games[1], 1)),
        ),
        quarters=tuple(_quarter(games, words, turn) for turn in range(1, last + 1)),
        starts=_starts(games, words),
    )


def measures_of(games: Pair) -> tuple[str, ...]:
    """The ids of all that can be laid side by side."""
    return line_ids(games[0])


def measure_view(games: Pair, words: Words, id: str) -> BesideMeasure:
    """One measure as far as both have played. Raises KeyError for an id that is none of `measures_of`."""
    if id not in measures_of(games):
        raise KeyError(id)
    turns = range(min(resolved(game) for game in games) + 1)
    first, second = (tuple(value_at(game, id, turn) for turn in turns) for game in games)
    name = variable_name(words, games[0].scenario, id)
    return BesideMeasure(id=id, name=name, is_money=id == "budget", values=(first, second))


def _require_one_school(games: Pair) -> None:
    first, second = (_shape(game.scenario.spec) for game in games)
    if first != second:
        raise UsageError(
            "These two games are not of one school: they differ in quarters, events, cards or teams. "
            "Compare two games of one scenario, or of a pair made to be compared."
        )


def _shape(spec: ScenarioSpec) -> tuple[object, ...]:
    """What must be alike: the start values, texts and numbers need not be."""
    events = {name: tuple(event.options) for name, event in spec.events.items()}
    own = tuple(name for name, one in spec.variables.items() if one.show == "board")
    return spec.turns, events, set(spec.actions), tuple(spec.school.teams), set(spec.themes), own


def _quarter(games: Pair, words: Words, turn: int) -> BesideQuarter:
    first, second = (game.quarters[turn - 1] for game in games)
    came = dict.fromkeys((*first.agenda, *second.agenda))
    return BesideQuarter(
        turn=turn,
        events=tuple(
            BesideEvent(
                id=event,
                title=games[0].scenario.spec.events[event].title.get(words.lang),
                answers=(_answer(games[0], first, event, words), _answer(games[1], second, event, words)),
            )
            for event in came
        ),
        cards=(_cards(games[0], first, words), _cards(games[1], second, words)),
        visions=(_stones(games[0], words, first.revision), _stones(games[1], words, second.revision)),
    )


def _answer(game: Game, quarter: Quarter, event: str, words: Words) -> str:
    if event not in quarter.answers or event not in quarter.agenda:
        return ""
    options = game.scenario.spec.events[event].options
    chosen = quarter.answers[event]
    letter = LETTERS[list(options).index(chosen)]
    return words.say("{letter}. {title}", letter=letter, title=options[chosen].title.get(words.lang))


def _cards(game: Game, quarter: Quarter, words: Words) -> tuple[str, ...]:
    actions = game.scenario.spec.actions
    return tuple(actions[entry.action].title.get(words.lang) for entry in quarter.plan or ())


def _stones(game: Game, words: Words, vision: Vision | None) -> str:
    """`Closeness 4, Flexible 3`: the themes that have stones, most first."""
    if vision is None:
        return ""
    laid = [(count, theme) for theme, count in vision.stones.items() if count]
    laid.sort(key=lambda one: -one[0])
    return ", ".join(f"{theme_name(words, game.scenario, theme)} {count}" for count, theme in laid)


def _starts(games: Pair, words: Words) -> tuple[BesideStart, ...]:
    first, second = games
    found = []
    for name in first.rules.variables:
        levels = (float(first.states[0].level(name)[0]), float(second.states[0].level(name)[0]))
        if abs(levels[0] - levels[1]) > EQUAL:
            found.append(BesideStart(name, variable_name(words, first.scenario, name), levels))
    return tuple(found)
