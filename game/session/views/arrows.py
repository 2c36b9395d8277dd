"""What a card or an option certainly costs, and what it may move: direction and certainty, no amount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.engine.mechanisms.effort import load_now
from game.scenario.spec import Effect, Option
from game.session.game import Game
from game.session.views.figures import euros, plain, whole
from game.session.views.levels import is_better_up
from game.session.views.names import team_name, variable_name
from game.session.views.parts import Arrow, Price, Sure
from game.texts import Words, mark

SURENESS: Mapping[Sure, str] = {
    Sure.SURE: mark("certain"),
    Sure.LIKELY: mark("likely"),
    Sure.UNSURE: mark("uncertain"),
}


def arrows_of(game: Game, words: Words, effects: Iterable[Effect]) -> tuple[Arrow, ...]:
    """One arrow per effect that players may see, in the file's order; what looks the same is said once."""
    arrows = (_arrow(game, words, effect) for effect in effects if _is_shown(game, effect))
    return tuple(dict.fromkeys(arrows))


def price_of(words: Words, cost: float, hours: float, load: float) -> Price:
    """A price as its cards say it.

    cost   thousand euro; below 0 it brings money in
    hours  leader hours
    load   in team-loads: 1 is all that one team can normally spare in a quarter; below 0 it relieves
    """
    money, time, tenths = whole(cost), whole(hours), whole(10 * load)
    parts = []
    if money > 0:
        parts.append(euros(words, money))
    elif money < 0:
        parts.append(words.say("brings in {money}", money=euros(words, -money)))
    if time:
        parts.append(words.many("{n} hour", "{n} hours", time))
    if tenths:
        parts.append(words.say("load {load}", load=plain(tenths)))
    return Price(money, time, tenths, " · ".join(parts))


def card_price(game: Game, words: Words, action: str, teams: int = 1) -> Price:
    """A card's price in this many teams; of the whole school it has one price.

    Its load is what each of its teams will bear, starting it included, so a card of the whole school adds
    that much to the bar.
    """
    spec, rules = game.scenario.spec.actions[action], game.rules
    load = load_now(rules, game.state, action)
    if spec.reach == "school":
        return price_of(words, spec.cost, spec.hours, load * float(rules.p.reach_all))
    m = max(teams, 1)
    cost, hours = spec.cost * float(rules.reach.cost[m]), spec.hours * float(rules.reach.hours[m])
    return price_of(words, cost, hours, load * float(rules.reach.strength[m]))


def option_price(game: Game, words: Words, option: Option) -> Price:
    """An option is the whole school's: its load is what each team will bear."""
    return price_of(words, option.cost, option.hours, option.load * float(game.rules.p.reach_all))


def sureness(effect: Effect) -> Sure:
    """Certain when nothing scales it, uncertain when a condition decides, otherwise likely."""
    if effect.when is not None:
        return Sure.UNSURE
    return Sure.SURE if effect.unscaled else Sure.LIKELY


def _arrow(game: Game, words: Words, effect: Effect) -> Arrow:
    up = effect.by > 0
    better = is_better_up(effect.moves, game.scenario)
    teams = tuple(team_name(words, game.scenario, team, short=True) for team in effect.teams or ())
    name = variable_name(words, game.scenario, effect.moves)
    when = _timing(words, effect.after)
    sure = sureness(effect)
    direction = words.say("{name} up", name=name) if up else words.say("{name} down", name=name)
    parts = [direction, words.say(SURENESS[sure]), when]
    if teams:
        parts.append(words.say("only {teams}", teams=", ".join(teams)))
    return Arrow(
        variable=effect.moves,
        name=name,
        up=up,
        favourable=up is (better is not False),
        sure=sure,
        teams=teams,
        when=when,
        spoken=", ".join(parts),
    )


def _timing(words: Words, after: int) -> str:
    if after == 0:
        return words.say("now")
    if after == 1:
        return words.say("next quarter")
    return words.many("after {n} quarter", "after {n} quarters", after)


def _is_shown(game: Game, effect: Effect) -> bool:
    """Own variables that the board does not show stay off the cards too."""
    own = game.scenario.spec.variables.get(effect.moves)
    return effect.by != 0 and (own is None or own.show == "board")
