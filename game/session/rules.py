"""The rules of play that a table can meet. Refusal, warning and help of a rule come from the same function
here.

The engine knows only money and what follows from numbers; what may be chosen at all is decided here, with the
engine's own legality and preview, so that a bot and a player meet the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from game.engine.decisions import Decisions, Placed
from game.engine.legality import why_not
from game.engine.mechanisms.vision import REVISION_COST
from game.engine.preview import Preview, preview
from game.engine.ruleset import Ruleset
from game.scenario.spec import Option as OptionSpec
from game.session.asked import Asked
from game.session.events import MOST_WORDS, PlanEntry, Sentence
from game.session.game import Game, Quarter, Vision
from game.session.refusals import Refusal, Trouble

STONES = 10
MOST_SENTENCES = 5
SENTENCE_LENGTH = 140
MOST_ACTIONS = 6
HOURS_REFUSED = 2.5
"""Hours above this many times a role's own are refused;

between 1 and this they only weaken (docs/model.md 2).
"""
WORKLOAD_LIMIT = 72
"""Above this the model counts work pressure as too high (docs/model.md 3.9)."""
REASONS = ("students", "team_pressure", "fits_vision", "feasible", "risk", "money")
"""The six fixed chips of a ballot, by id; their words are in the translations."""
WORDS_LENGTH = 160
NOTE_LENGTH = 500
REASON_LENGTH = 300


def vision_trouble(game: Game, stones: Mapping[str, int], sentences: Sequence[Sentence]) -> Refusal | None:
    """Ten stones over known themes, at most five sentences, known or the table's own."""
    for theme, count in stones.items():
        if theme not in game.rules.themes:
            return Refusal("theme_unknown", {"theme": theme})
        if count < 0:
            return Refusal("stones_negative")
    if (laid := sum(stones.values())) != STONES:
        return Refusal("stones_sum", {"laid": laid})
    if len(sentences) > MOST_SENTENCES:
        return Refusal("sentences_many")
    known = sentences_of(game)
    for sentence in sentences:
        if sentence.id is not None and sentence.id not in known:
            return Refusal("sentence_unknown", {"sentence": sentence.id})
        if sentence.id is None and not 0 < len((sentence.own or "").strip()) <= SENTENCE_LENGTH:
            return Refusal("sentence_long", {"most": SENTENCE_LENGTH})
    return None


def sentences_of(game: Game) -> dict[str, str | None]:
    """Every vision sentence of the scenario by id, with its theme (None:

    how we work), in the order of the file.
    """
    spec = game.scenario.spec
    found: dict[str, str | None] = {}
    for theme, about in spec.themes.items():
        found |= dict.fromkeys(about.statements, theme)
    return found | dict.fromkeys(spec.how_we_work.statements, None)


def words_trouble(words: str) -> Refusal | None:
    """A ballot's reason: at most fifteen words."""
    if len(words) > WORDS_LENGTH:
        return Refusal("words_long", {"most": WORDS_LENGTH})
    if (n := len(words.split())) > MOST_WORDS:
        return Refusal("words_many", {"most": MOST_WORDS, "n": n})
    return None


def revision_price(game: Game) -> float:
    """What this quarter's revision of the vision costs, 0 without one; thousands of euros."""
    return REVISION_COST if game.quarters and game.quarter.revision is not None else 0


def set_aside(game: Game) -> float:
    """Money of this quarter that is spoken for before the plan: the chosen options' prices and a revision.

    What an option brings in can be spent next quarter, so it does not count here.
    """
    prices = (max(0.0, option_of(game, event, option).cost) for event, option in game.quarter.answers.items())
    return sum(prices) + revision_price(game)


def money_left(game: Game) -> float:
    """What the plan of this quarter may still cost in all, thousands of euros, never below 0."""
    return max(0.0, float(game.state.level("budget")[0]) - set_aside(game))


def option_of(game: Game, event: str, option: str) -> OptionSpec:
    """The scenario's option. Raises KeyError if there is none."""
    found: OptionSpec = game.scenario.spec.events[event].options[option]
    return found


def option_trouble(game: Game, event: str, option: str) -> Refusal | None:
    """An option beyond the budget is locked, unless it is what comes when nobody decides."""
    spec = game.scenario.spec.events[event]
    if option not in spec.options:
        return Refusal("option_unknown", {"option": option})
    price = spec.options[option].cost
    left = money_left(game)
    if price > left and option != spec.default:
        return Refusal("option_money", short_of(price, left))
    return None


def short_of(cost: float, left: float) -> dict[str, str]:
    """A price and what there is for it, in whole thousands: however close, it reads as too little."""
    there = int(max(left, 0.0))
    return {"cost": str(max(round(cost), there + 1)), "left": str(there)}


def decisions_of(
    rules: Ruleset, quarter: Quarter, entries: Sequence[PlanEntry], answers: Mapping[str, str]
) -> Decisions:
    """What the engine is told of a quarter: this plan, these answers, and what came and was revised in it."""
    revision = None
    if quarter.revision is not None:
        revision = [float(quarter.revision.stones.get(theme, 0)) for theme in rules.themes]
    return Decisions.of(
        rules,
        placed=[
            Placed(
                action=rules.action(entry.action),
                leader=rules.role(entry.leader),
                teams=tuple(rules.team(team) for team in entry.teams),
            )
            for entry in entries
        ],
        options=[rules.option(event, option) for event, option in answers.items()],
        came=[rules.event(event) for event in quarter.agenda],
        waiting=[rules.event(event) for event in quarter.waiting],
        revision=revision,
        head=rules.role(quarter.leader) if quarter.leader else None,
    )


def leader_of(game: Game) -> str:
    """The role that leads the table now."""
    return game.table.leader if game.table is not None else game.rules.roles[game.rules.leader]


def preview_of(game: Game, entries: Sequence[PlanEntry]) -> Preview:
    """What this plan would ask of money, hours and teams, by the engine's own arithmetic."""
    quarter = replace(game.quarter, leader=leader_of(game))
    decisions = decisions_of(game.rules, quarter, entries, quarter.answers)
    return preview(game.rules, game.state, game.turn - 1, decisions)


def action_trouble(game: Game, action: str) -> Trouble | None:
    """Why this card cannot start this quarter, whoever leads it:

    it runs, was done, or its condition does not hold.
    """
    spec = game.scenario.spec.actions[action]
    index = game.rules.action(action)
    code = why_not(game.rules, game.state, game.turn - 1, index)
    if code is None:
        return None
    if code == "running":
        started = int(game.state.memory[game.rules.layout.started.start + index, 0])
        return Trouble("action_running", {"action": spec.title, "turn": started + spec.lasts}, action=action)
    if code == "once":
        return Trouble("action_once", {"action": spec.title}, action=action)
    asked = Asked(game.scenario, spec.when or "")
    return Trouble("action_condition", {"action": spec.title, "condition": asked}, action=action)


def plan_troubles(game: Game, entries: Sequence[PlanEntry]) -> tuple[Trouble, ...]:
    """Everything there is against this plan: blocks first, then warnings."""
    broken = tuple(_broken_entries(game, entries))
    if broken:
        return broken
    return (*_too_dear(game, entries), *_too_much(game, entries))


def first_block(troubles: Iterable[Trouble]) -> Refusal | None:
    return next((trouble.as_refusal() for trouble in troubles if trouble.blocks), None)


def _broken_entries(game: Game, entries: Sequence[PlanEntry]) -> Iterator[Trouble]:
    if game.quarter.second and entries:
        yield Trouble("nothing_starts")
        return
    yield from entries_trouble(game, entries, now=True)


def entries_trouble(game: Game, entries: Sequence[PlanEntry], *, now: bool = False) -> Iterator[Trouble]:
    """What is wrong with a plan in any quarter; `now`: also what cannot start in the quarter it is now."""
    spec = game.scenario.spec
    if len(entries) > MOST_ACTIONS:
        yield Trouble("actions_many")
    seen: set[str] = set()
    for entry in entries:
        if entry.action not in spec.actions:
            yield Trouble("action_unknown", {"card": entry.action})
            continue
        action = spec.actions[entry.action]
        about = {"action": action.title}
        if entry.action in seen:
            yield Trouble("action_twice", about, action=entry.action)
        seen.add(entry.action)
        if now and (trouble := action_trouble(game, entry.action)) is not None:
            yield trouble
        if entry.leader not in game.rules.roles:
            yield Trouble("action_leader", about, action=entry.action)
        for team in entry.teams:
            if team not in game.rules.teams:
                yield Trouble("team_unknown", {"team": team}, action=entry.action)
        chosen = len(set(entry.teams))
        if action.reach == "team" and chosen != 1:
            yield Trouble("action_one_team", about, action=entry.action)
        elif action.reach == "teams" and chosen == 0:
            yield Trouble("action_teams", about, action=entry.action)
        elif action.reach == "school" and chosen:
            yield Trouble("action_school", about, action=entry.action)


def _too_dear(game: Game, entries: Sequence[PlanEntry]) -> Iterator[Trouble]:
    """Money may not go over: each card is paid from what the earlier ones left."""
    left = money_left(game)
    for entry, cost in zip(entries, preview_of(game, entries).cost[:, 0], strict=True):
        if cost > left:
            args = {"action": game.scenario.spec.actions[entry.action].title, **short_of(float(cost), left)}
            yield Trouble("plan_money", args, action=entry.action)
        else:
            left -= cost


def _too_much(game: Game, entries: Sequence[PlanEntry]) -> Iterator[Trouble]:
    """Hours and load may go over, at a price that is told; far over the hours is refused."""
    seen = preview_of(game, entries)
    leads = {entry.leader for entry in entries} | ({leader_of(game)} if game.quarter.revision else set())
    for role in game.rules.roles:
        if role not in leads:
            continue
        used = float(seen.used[game.rules.role(role), 0])
        hours = game.scenario.spec.roles[role].hours
        args = {"role": game.scenario.spec.roles[role].name, "used": f"{used:.0f}", "hours": f"{hours:.0f}"}
        if used > HOURS_REFUSED * hours:
            yield Trouble("leader_far_over", args)
        elif used > hours:
            yield Trouble("leader_over", args, blocks=False)
    load, capacity = float(seen.total_load[0]), float(seen.capacity[0])
    if entries and load > capacity:
        told, most = shown_load(load, capacity)
        yield Trouble("load_over", {"load": told, "limit": most}, blocks=False)


def shown_load(load: float, capacity: float) -> tuple[int, int]:
    """Load and its limit as the screens show them: tenths of what one team can normally spare in a quarter.

    Just over the limit reads as over it.
    """
    limit = round(10 * capacity)
    used = round(10 * load)
    return (max(used, limit + 1) if load > capacity else used), limit


def same_vision(vision: Vision | None, stones: Mapping[str, int], sentences: Sequence[Sentence]) -> bool:
    if vision is None:
        return False
    laid = {theme: count for theme, count in vision.stones.items() if count}
    return laid == {theme: count for theme, count in stones.items() if count} and vision.sentences == tuple(
        sentences
    )
