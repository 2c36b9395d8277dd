"""The plan: cards on the table, money, hours and load, and overload seen before it happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from game.engine.blueprint import SUB_COMPETENCES
from game.engine.mechanisms.effort import REVISION_HOURS
from game.engine.mechanisms.vision import REVISION_COST
from game.engine.preview import Preview
from game.scenario.spec import Action
from game.session.events import OptionChosen, PlanDrafted, PlanEntry, VisionRevised
from game.session.game import Game, Step
from game.session.planning import default_entry
from game.session.refusals import Trouble
from game.session.rules import (
    action_trouble,
    leader_of,
    money_left,
    plan_troubles,
    preview_of,
    set_aside,
    shown_load,
)
from game.session.views.arrows import arrows_of, card_price
from game.session.views.figures import euros
from game.session.views.header import header_view
from game.session.views.names import team_letters, variable_name
from game.session.views.parts import Arrow, Header, Person, Price
from game.session.views.persons import person
from game.texts import Words

MOST_PIPS = 3
PIPS_AT = (0.5, 0.7)
"""Fit from which a second and a third pip is given; every leader has one."""


@dataclass(frozen=True, slots=True)
class CardView:
    id: str
    title: str
    about: str
    dimension: str
    dimension_name: str
    dimensions: tuple[str, ...]
    """Every dimension one of its tags belongs to."""
    price: Price
    arrows: tuple[Arrow, ...]
    timing: str
    """`direct`, `after 1 quarter`."""
    reach: str
    """`school`, `teams` or `team`."""
    reach_text: str
    stones: int
    """How many seats put it on the table; never who."""
    state: str
    """`free`, `in_plan`, `running`, `done`, `locked` or `dear`."""
    why: str
    """The reason it cannot be chosen, in words."""


@dataclass(frozen=True, slots=True)
class LeaderChoice:
    person: Person
    fit: int
    """0 to 3 pips."""
    fit_text: str


@dataclass(frozen=True, slots=True)
class TeamChoice:
    id: str
    name: str
    letters: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SlotView:
    card: CardView
    leader: LeaderChoice
    leaders: tuple[LeaderChoice, ...]
    """Everyone who could lead it, best fit first."""
    teams: tuple[TeamChoice, ...]
    """Empty for a card of the whole school."""
    cost: int
    spoken: str


@dataclass(frozen=True, slots=True)
class HoursView:
    person: Person
    used: int
    hours: int
    over: bool
    text: str


@dataclass(frozen=True, slots=True)
class CapacityView:
    """A bar: what the decision took first, then the plan, against the limit.

    Budget in thousand euros, load in tenths of what a team can normally spare.
    """

    id: str
    name: str
    first: float
    """Taken before the plan: by this quarter's decisions and a revision of the vision."""
    used: float
    """All together, `first` included."""
    limit: float
    text: str
    over: bool
    spoken: str
    with_focus: float | None = None
    """What `used` becomes with the card in focus; None without one, or when it is in the plan."""


@dataclass(frozen=True, slots=True)
class PlanView:
    header: Header
    title: str
    on_table: tuple[CardView, ...]
    deck: tuple[CardView, ...]
    slots: tuple[SlotView, ...]
    budget: CapacityView
    load: CapacityView
    hours: tuple[HoursView, ...]
    warnings: tuple[str, ...]
    revision: str
    """`Revise the vision: € 10k, 30 hours`, or that it was revised; empty where the vision is given."""
    can_revise: bool
    decided: tuple[str, ...]
    """This quarter's decisions, one line each."""
    undo: str
    """What one step back would take away; empty when there is nothing."""
    empty: str
    """What to say when the plan is empty: doing nothing is allowed."""
    confirm: str
    """What to ask before an overfull plan is committed; empty when there is nothing to ask."""
    second: bool


def plan_view(
    game: Game, words: Words, draft: tuple[PlanEntry, ...] | None = None, focus: str | None = None
) -> PlanView:
    """The plan of this quarter. Cards on the table are those of opened (or skipped) ballots alone.

    draft  a plan being made; None: the one in the log
    focus  the card that is looked at: the bars show what it would add
    """
    entries = game.quarter.draft if draft is None else draft
    known = [entry for entry in entries if entry.action in game.rules.actions]
    sound = _sound(game, known)
    seen = preview_of(game, sound)
    cost = {entry.action: float(seen.cost[slot, 0]) for slot, entry in enumerate(sound)}
    left = money_left(game) - sum(cost.values())
    stones = _stones(game)
    planned = {entry.action: entry for entry in known}
    deck = tuple(
        _card(game, words, action, stones.get(action, 0), planned.get(action), left)
        for action in game.rules.actions
    )
    cards = {card.id: card for card in deck}
    added = _preview_with(game, sound, focus)
    troubles = plan_troubles(game, entries)
    warnings = tuple(_warnings(game, words, troubles, seen, added, focus))
    revised = game.quarter.revision is not None
    may_revise = game.step is Step.PLAN and game.scenario.spec.vision is None and not revised
    return PlanView(
        header=header_view(game, words),
        title=words.say("Plan of quarter {turn}", turn=game.turn),
        on_table=tuple(sorted((card for card in deck if card.stones), key=lambda card: -card.stones)),
        deck=deck,
        slots=tuple(_slot(game, words, cards[entry.action], entry, cost) for entry in known),
        budget=_budget(game, words, sum(cost.values()), added),
        load=_load(game, words, seen, added),
        hours=tuple(_hours(game, words, role, seen) for role in game.rules.roles),
        warnings=warnings,
        revision=_revision(game, words),
        can_revise=may_revise and left >= REVISION_COST,
        decided=tuple(_decided(game, words)),
        undo=_undo(game, words),
        empty="" if known else _empty(game, words),
        confirm=words.say("{warning} Do you want to go on like this?", warning=" ".join(warnings))
        if any(not trouble.blocks for trouble in troubles)
        else "",
        second=game.quarter.second,
    )


def _sound(game: Game, entries: Iterable[PlanEntry]) -> list[PlanEntry]:
    """The entries that can be reckoned with: once each, with a known leader and the teams they need."""
    sound: list[PlanEntry] = []
    for entry in entries:
        school = game.scenario.spec.actions[entry.action].reach == "school"
        known = entry.leader in game.rules.roles and set(entry.teams) <= set(game.rules.teams)
        twice = any(other.action == entry.action for other in sound)
        if known and not twice and (school or entry.teams):
            sound.append(entry)
    return sound


def _preview_with(game: Game, entries: Sequence[PlanEntry], focus: str | None) -> Preview | None:
    """The plan with the card in focus; None when there is none to add."""
    if focus not in game.rules.actions or any(entry.action == focus for entry in entries):
        return None
    if action_trouble(game, focus) is not None:
        return None
    return preview_of(game, [*entries, default_entry(game, entries, focus)])


def _stones(game: Game) -> dict[str, int]:
    """Seats per card, from the ballot at which cards were asked, and only once it is open."""
    key = game.quarter.card_key
    ballots = game.quarter.ballots.get(key, {}) if key is not None else {}
    cards = [ballot.card for ballot in ballots.values() if ballot.card is not None]
    return {card: cards.count(card) for card in cards}


def _card(
    game: Game, words: Words, action: str, stones: int, planned: PlanEntry | None, left: float
) -> CardView:
    spec = game.scenario.spec.actions[action]
    dimensions = tuple(dict.fromkeys(SUB_COMPETENCES[tag] for tag in spec.tags))
    state, why = _state(game, words, action, planned is not None, left)
    dimension = dimensions[0]
    return CardView(
        id=action,
        title=spec.title.get(words.lang),
        about="" if spec.about is None else spec.about.get(words.lang),
        dimension=dimension,
        dimension_name=variable_name(words, game.scenario, dimension),
        dimensions=dimensions,
        price=card_price(game, words, action, 1 if planned is None else len(planned.teams)),
        arrows=arrows_of(game, words, spec.effects),
        timing=_timing(words, spec),
        reach=spec.reach,
        reach_text=_reach(game, words, action),
        stones=stones,
        state=state,
        why=why,
    )


def _state(game: Game, words: Words, action: str, in_plan: bool, left: float) -> tuple[str, str]:
    if in_plan:
        return "in_plan", ""
    if (trouble := action_trouble(game, action)) is not None:
        states = {"action_running": "running", "action_once": "done"}
        return states.get(trouble.code, "locked"), trouble.say(words)
    short = game.scenario.spec.actions[action].cost - left
    if short > 0:
        return "dear", words.say("€ {short}k short", short=ceil(short))
    if game.quarter.second:
        return "locked", Trouble("nothing_starts").say(words)
    return "free", ""


def _timing(words: Words, spec: Action) -> str:
    after = min((effect.after for effect in spec.effects), default=0)
    if after == 0:
        return words.say("direct")
    return words.many("after {n} quarter", "after {n} quarters", after)


def _reach(game: Game, words: Words, action: str) -> str:
    spec, n = game.scenario.spec.actions[action], len(game.rules.teams)
    if spec.reach == "school":
        return words.say("the whole school")
    if spec.reach == "team" or n == 1:
        return words.say("one team")
    price = card_price(game, words, action, n)
    return words.say("one team or more; all {n} together: {price}", n=n, price=price.text)


def _slot(game: Game, words: Words, card: CardView, entry: PlanEntry, cost: dict[str, float]) -> SlotView:
    leaders = _leaders(game, words, entry.action)
    leader = next((one for one in leaders if one.person.role == entry.leader), leaders[0])
    teams = tuple(
        TeamChoice(
            id=team,
            name=game.scenario.spec.school.teams[team].name.get(words.lang),
            letters=team_letters(words, game.scenario, team),
            chosen=team in entry.teams,
        )
        for team in (game.rules.teams if card.reach != "school" else ())
    )
    where = _where(words, card, teams)
    return SlotView(
        card=card,
        leader=leader,
        leaders=leaders,
        teams=teams,
        cost=round(cost.get(entry.action, 0.0)),
        spoken=words.say(
            "{card}, {price}, led by {leader}, {fit}, for {where}",
            card=card.title,
            price=card.price.text,
            leader=leader.person.name,
            fit=leader.fit_text,
            where=where,
        ),
    )


def _where(words: Words, card: CardView, teams: Sequence[TeamChoice]) -> str:
    chosen = [team.name for team in teams if team.chosen]
    if card.reach == "school":
        return words.say("the whole school")
    if len(chosen) == len(teams) > 2:
        return words.say("all {n} teams", n=len(teams))
    return ", ".join(chosen) or words.say("no team yet")


def _leaders(game: Game, words: Words, action: str) -> tuple[LeaderChoice, ...]:
    fits = game.rules.fit[game.rules.action(action)]
    best_first = sorted(range(len(game.rules.roles)), key=lambda r: -float(fits[r]))
    return tuple(_leader(game, words, game.rules.roles[r], float(fits[r])) for r in best_first)


def _leader(game: Game, words: Words, role: str, fit: float) -> LeaderChoice:
    pips = 1 + sum(fit >= enough for enough in PIPS_AT)
    text = words.say("fits {pips} of {most}", pips=pips, most=MOST_PIPS)
    return LeaderChoice(person(game, words, role), pips, text)


def _hours(game: Game, words: Words, role: str, seen: Preview) -> HoursView:
    used, hours = float(seen.used[game.rules.role(role), 0]), game.scenario.spec.roles[role].hours
    who = person(game, words, role)
    over = used > hours
    text = words.say("{name}: {used} of {hours} hours", name=who.name, used=round(used), hours=round(hours))
    if over:
        text = words.say("{hours}, less effect", hours=text)
    return HoursView(who, round(used), round(hours), over, text)


def _budget(game: Game, words: Words, planned: float, added: Preview | None) -> CapacityView:
    first, limit = set_aside(game), max(0.0, float(game.state.level("budget")[0]))
    used = first + planned
    name = words.say("Budget")
    text = words.say("{used} of {limit}", used=euros(words, used), limit=euros(words, limit))
    return CapacityView(
        id="budget",
        name=name,
        first=first,
        used=used,
        limit=limit,
        text=text,
        over=used > limit,
        spoken=words.say("{name}: {text}", name=name, text=text),
        with_focus=None if added is None else first + sum(float(cost) for cost in added.cost[:, 0]),
    )


def _load(game: Game, words: Words, seen: Preview, added: Preview | None) -> CapacityView:
    first = 10.0 * float(preview_of(game, ()).total_load[0])
    used, limit = 10.0 * float(seen.total_load[0]), 10.0 * float(seen.capacity[0])
    over = used > limit
    name = words.say("Load")
    told, most = shown_load(used / 10, limit / 10)
    text = words.say("{used} of {limit}", used=told, limit=most)
    spoken = words.say("{name}: {text}", name=name, text=text)
    return CapacityView(
        id="load",
        name=name,
        first=first,
        used=used,
        limit=limit,
        text=text,
        over=over,
        spoken=words.say("{bar}, over the limit", bar=spoken) if over else spoken,
        with_focus=None if added is None else 10.0 * float(added.total_load[0]),
    )


def _warnings(
    game: Game,
    words: Words,
    troubles: Sequence[Trouble],
    seen: Preview,
    added: Preview | None,
    focus: str | None,
) -> Iterator[str]:
    """What the rules say against the plan; over the load also who feels it, and a card that would help."""
    for trouble in troubles:
        yield trouble.say(words)
        if trouble.code != "load_over":
            continue
        pressed = game.state.place("team.workload")[:, 0]
        team = game.rules.teams[int(pressed.argmax())]
        name = game.scenario.spec.school.teams[team].name.get(words.lang)
        yield words.say(
            "Work pressure in {team} is {level} now.", team=name, level=round(float(pressed.max()))
        )
        if added is not None and focus is not None and added.total_load[0] < seen.total_load[0]:
            title = game.scenario.spec.actions[focus].title.get(words.lang)
            load = round(10.0 * float(added.total_load[0]))
            yield words.say("With {card} the load becomes {load}.", card=title, load=load)


def _revision(game: Game, words: Words) -> str:
    if game.scenario.spec.vision is not None:
        return ""
    if game.quarter.revision is not None:
        return words.say("The vision was revised this quarter.")
    return words.say(
        "Revise the vision: € {cost}k, {hours} hours of {leader}",
        cost=round(REVISION_COST),
        hours=round(REVISION_HOURS),
        leader=person(game, words, leader_of(game)).name,
    )


def _decided(game: Game, words: Words) -> Iterator[str]:
    for event, option in game.quarter.answers.items():
        spec = game.scenario.spec.events[event]
        yield words.say(
            "{event}: {option}",
            event=spec.title.get(words.lang),
            option=spec.options[option].title.get(words.lang),
        )


def _undo(game: Game, words: Words) -> str:
    if not game.quarter.undo:
        return ""
    last = game.quarter.undo[-1]
    if last.kind == PlanDrafted.kind:
        return words.say("Take back the last change of the plan")
    if last.kind == VisionRevised.kind:
        return words.say("Take back the revision of the vision")
    assert last.kind == OptionChosen.kind
    title = game.scenario.spec.events[last.event].title.get(words.lang)
    return words.say("Take back the decision on {event}", event=title)


def _empty(game: Game, words: Words) -> str:
    if game.quarter.second:
        return Trouble("nothing_starts").say(words)
    return words.say("Choose a card or go on: doing nothing is possible too.")
