"""Before the first quarter: the scenario, who sits where, and the vision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from game.engine.blueprint import DIMENSIONS
from game.engine.mechanisms.effort import REVISION_HOURS
from game.engine.mechanisms.vision import REVISION_COST
from game.engine.state import SchoolState
from game.scenario import Scenario
from game.session.commands import SetTable
from game.session.events import Seat, Sentence
from game.session.game import Game
from game.session.rules import STONES, sentences_of
from game.session.table import MOST, plays_reserve, seats_for
from game.session.views.figures import whole
from game.session.views.levels import level, spoken, targets
from game.session.views.names import ROSE, role_name, theme_name, variable_name
from game.session.views.pace import minutes_of_play
from game.session.views.parts import Level, Person
from game.session.views.persons import USUAL_ICON, person_at, seat_label
from game.texts import Words

STRONG, GOOD = 70, 55
"""Strengths of a role from which its word is `strong` and `good`, of 100."""
STRENGTHS_SHOWN = 2
ADVISED_PEOPLE = 3
"""A table is at its best from so many people on."""


@dataclass(frozen=True, slots=True)
class ScenarioView:
    id: str
    title: str
    summary: str
    minutes: int
    """Playing time, the debrief not counted."""
    turns: int
    roles: int
    languages: tuple[str, ...]
    facts: str
    """`115 minutes · 12 quarters · 3 to 8 people`."""


@dataclass(frozen=True, slots=True)
class StrengthView:
    dimension: str
    name: str
    word: str


@dataclass(frozen=True, slots=True)
class SeatView:
    seat: str
    label: str
    persons: tuple[Person, ...]
    strengths: tuple[StrengthView, ...]
    """Of each role in turn, its two strongest dimensions."""
    about: tuple[str, ...]
    """One line per role: what everybody may know of it."""


@dataclass(frozen=True, slots=True)
class TableView:
    title: str
    school: str
    opening: str
    situation: str
    people: int
    seats: tuple[SeatView, ...]
    leader: str
    leaders: tuple[Person, ...]
    """Everyone who could lead."""
    names_shown: bool
    all_ballots: bool
    predictions: bool
    """Once a year each seat alone writes what it expects."""
    events_per_turn: int
    most_events: int
    minutes: int
    """Honest playing time for this table's choices."""
    time_line: str
    rehearsal: bool = False
    """Bots sit here: nobody needs a name."""


@dataclass(frozen=True, slots=True)
class ThemeView:
    id: str
    name: str
    icon: str
    about: str
    choosing_means: str
    stones: int
    asks: str
    """What it leans on, in words: names of sub-competences; empty where it shows no targets."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    id: str
    text: str
    theme: str
    """Its theme's name; empty for `how we work`."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class VisionView:
    title: str
    themes: tuple[ThemeView, ...]
    left: int
    left_text: str
    """`1 stone still to lay`."""
    ready: bool
    sentences: tuple[SentenceView, ...]
    """Those of themes with stones first, then how we work, then the rest."""
    own: tuple[str, ...]
    targets: tuple[Level, ...]
    """The fourteen sub-competences with what this vision asks of them."""
    price: str
    """What revising costs, in words; empty at the start of a game."""


def scenario_view(scenario: Scenario, words: Words) -> ScenarioView:
    """A scenario as it can be chosen."""
    spec = scenario.spec
    facts = (
        words.say("{minutes} minutes", minutes=spec.minutes),
        words.many("{n} quarter", "{n} quarters", spec.turns),
        words.say("{fewest} to {most} people", fewest=ADVISED_PEOPLE, most=MOST),
    )
    return ScenarioView(
        id=spec.id,
        title=spec.title.get(words.lang),
        summary=spec.summary.get(words.lang),
        minutes=spec.minutes,
        turns=spec.turns,
        roles=sum(not role.reserve for role in spec.roles.values()),
        languages=scenario.languages,
        facts=" · ".join(facts),
    )


def table_view(game: Game, words: Words, draft: SetTable) -> TableView:
    """The table as `draft` would set it, before and after one was set; the draft is not judged here."""
    scenario, spec = game.scenario, game.scenario.spec
    seats = _seats(scenario, draft)
    leader = draft.leader or next(id for id, role in spec.roles.items() if role.leader)
    per_turn = draft.events_per_turn or spec.events_per_turn
    minutes = minutes_of_play(
        scenario,
        events_per_turn=per_turn,
        all_ballots=draft.all_ballots,
        reserve=plays_reserve(scenario, draft.people),
    )
    school = spec.school
    return TableView(
        title=spec.title.get(words.lang),
        school=school.name.get(words.lang),
        opening=school.opening.get(words.lang) if school.opening is not None else "",
        situation=school.situation.get(words.lang) if school.situation is not None else "",
        people=draft.people,
        seats=tuple(_seat(scenario, words, seat, seats, leader) for seat in seats),
        leader=leader,
        leaders=tuple(
            person_at(scenario, words, role, seats, leader)
            for role in spec.roles
            if any(role in seat.roles for seat in seats)
        ),
        names_shown=draft.names_shown,
        all_ballots=draft.all_ballots,
        predictions=draft.predictions,
        events_per_turn=per_turn,
        most_events=spec.events_per_turn,
        minutes=minutes,
        time_line=words.say("About {minutes} minutes, the look-back not counted.", minutes=minutes),
        rehearsal=game.rehearsal,
    )


def vision_view(
    game: Game, words: Words, stones: Mapping[str, int], chosen: Sequence[Sentence] = ()
) -> VisionView:
    """The vision as it lies on the table now, at the start of a game or when it is revised."""
    left = STONES - sum(stones.values())
    revising = bool(game.quarters)
    return VisionView(
        title=words.say("Our vision"),
        themes=tuple(_themes(game, words, stones)),
        left=left,
        left_text=_left_text(words, left),
        ready=left == 0 and all(count >= 0 for count in stones.values()),
        sentences=tuple(_sentences(game, words, stones, chosen)),
        own=tuple(sentence.own for sentence in chosen if sentence.id is None and sentence.own),
        targets=tuple(_targets(game, words, stones)),
        price=words.say(
            "Revising costs € {cost}k and {hours} hours of who leads the table, and the old vision fades.",
            cost=whole(REVISION_COST),
            hours=whole(REVISION_HOURS),
        )
        if revising
        else "",
    )


def _seats(scenario: Scenario, draft: SetTable) -> tuple[Seat, ...]:
    seats = seats_for(scenario, draft.people)
    names = [*draft.names, *[()] * len(seats)]
    return tuple(
        replace(seat, people=tuple(name.strip() for name in people if name.strip()))
        for seat, people in zip(seats, names, strict=False)
    )


def _seat(scenario: Scenario, words: Words, seat: Seat, seats: tuple[Seat, ...], leader: str) -> SeatView:
    return SeatView(
        seat=seat.id,
        label=seat_label(scenario, words, seat, seats),
        persons=tuple(person_at(scenario, words, role, seats, leader) for role in seat.roles),
        strengths=tuple(one for role in seat.roles for one in strengths_of(scenario, words, role)),
        about=tuple(_about(scenario, words, role) for role in seat.roles),
    )


def strengths_of(scenario: Scenario, words: Words, role: str) -> tuple[StrengthView, ...]:
    """A role's strongest dimensions, the strongest first; the framework's order on a tie."""
    strengths = scenario.spec.roles[role].strengths
    ranked = sorted(DIMENSIONS, key=lambda dimension: -float(getattr(strengths, dimension)))
    return tuple(
        StrengthView(
            dimension,
            variable_name(words, scenario, dimension),
            _strength_word(words, float(getattr(strengths, dimension))),
        )
        for dimension in ranked[:STRENGTHS_SHOWN]
    )


def _strength_word(words: Words, strength: float) -> str:
    if strength >= STRONG:
        return words.say("strong")
    return words.say("good") if strength >= GOOD else words.say("fair")


def _about(scenario: Scenario, words: Words, role: str) -> str:
    about = scenario.spec.roles[role].about
    name = role_name(words, scenario, role)
    return words.say("{role}: {about}", role=name, about=about.get(words.lang)) if about is not None else name


def _themes(game: Game, words: Words, stones: Mapping[str, int]) -> Iterator[ThemeView]:
    for id in game.rules.themes:
        theme = game.scenario.spec.themes[id]
        yield ThemeView(
            id=id,
            name=theme_name(words, game.scenario, id),
            icon=theme.icon or USUAL_ICON,
            about=theme.about.get(words.lang) if theme.about is not None else "",
            choosing_means=theme.choosing_means.get(words.lang) if theme.choosing_means is not None else "",
            stones=stones.get(id, 0),
            asks=", ".join(variable_name(words, game.scenario, sub) for sub in theme.asks),
        )


def _left_text(words: Words, left: int) -> str:
    if left == 0:
        return words.say("All ten stones lie.")
    if left < 0:
        return words.many("{n} stone too many", "{n} stones too many", -left)
    return words.many("{n} stone still to lay", "{n} stones still to lay", left)


def _sentences(
    game: Game, words: Words, stones: Mapping[str, int], chosen: Sequence[Sentence]
) -> Iterator[SentenceView]:
    """Those of themes with stones first, then how we work, then the rest."""
    spec = game.scenario.spec
    ids = {sentence.id for sentence in chosen}

    def rank(theme: str | None) -> int:
        if theme is None:
            return 1
        return 0 if stones.get(theme, 0) > 0 else 2

    for id, theme in sorted(sentences_of(game).items(), key=lambda item: rank(item[1])):
        text = spec.how_we_work.statements[id] if theme is None else spec.themes[theme].statements[id]
        yield SentenceView(
            id=id,
            text=text.get(words.lang),
            theme="" if theme is None else theme_name(words, game.scenario, theme),
            chosen=id in ids,
        )


def _targets(game: Game, words: Words, stones: Mapping[str, int]) -> Iterator[Level]:
    """The fourteen sub-competences as they are, with what these stones ask of them."""
    asked = targets(game.scenario, game.rules, stones)
    if not game.states:
        game = replace(game, states=(SchoolState.start(game.rules, [0.0] * len(game.rules.themes)),))
    for sub in (sub for subs in ROSE.values() for sub in subs):
        shown = replace(level(game, words, sub), target=asked.get(sub))
        yield replace(shown, spoken=spoken(words, shown))
