"""Who led what: the cards of each role by dimension, and where nobody led. Of roles, never of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.engine.blueprint import SUB_COMPETENCES
from game.session.game import Game
from game.session.views.causes import joined, quarter_mark
from game.session.views.names import ROSE, role_name, variable_name
from game.session.views.persons import USUAL_ICON
from game.texts import Words


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role over all quarters with a result."""

    role: str
    name: str
    icon: str
    formal: bool
    led: tuple[int, ...]
    """Cards that it led, by dimension in the order of `RolesView.dimensions`."""
    total: int
    cards: tuple[str, ...]
    """`Q3: Team learning programme`, in order of play."""
    spoken: str


@dataclass(frozen=True, slots=True)
class RolesView:
    dimensions: tuple[tuple[str, str], ...]
    """(id, name), clockwise from the top of the rose."""
    rows: tuple[RoleRow, ...]
    """In the order of the scenario."""
    totals: tuple[int, ...]
    """By dimension."""
    sentence: str
    """`You led 22 cards: most in Learning culture (9); none in Digitally literate.`"""
    without: str
    """`Without a card to lead: Teacher.`; empty where every role led one."""


def roles_view(game: Game, words: Words) -> RolesView:
    """Every card of a committed plan by who led it and the dimension it stands under in the deck."""
    dimensions = tuple((id, variable_name(words, game.scenario, id)) for id in ROSE)
    rows = tuple(_row(game, words, role, dimensions) for role in game.rules.roles)
    totals = tuple(sum(row.led[place] for row in rows) for place in range(len(dimensions)))
    idle = [row.name for row in rows if not row.total]
    return RolesView(
        dimensions=dimensions,
        rows=rows,
        totals=totals,
        sentence=_sentence(words, [name for _, name in dimensions], totals),
        without=words.say("Without a card to lead: {roles}.", roles="; ".join(idle)) if idle else "",
    )


def _row(game: Game, words: Words, role: str, dimensions: Sequence[tuple[str, str]]) -> RoleRow:
    actions, about = game.scenario.spec.actions, game.scenario.spec.roles[role]
    led = tuple(_led(game, role))
    counts: Mapping[str, int] = {
        id: sum(SUB_COMPETENCES[actions[action].tags[0]] == id for _, action in led) for id, _ in dimensions
    }
    name = role_name(words, game.scenario, role)
    told = [words.say("{name} {n}", name=title, n=counts[id]) for id, title in dimensions if counts[id]]
    said = words.many("{role}: {n} card", "{role}: {n} cards", len(led), role=name)
    return RoleRow(
        role=role,
        name=name,
        icon=about.icon or USUAL_ICON,
        formal=about.formal,
        led=tuple(counts.values()),
        total=len(led),
        cards=tuple(
            words.say(
                "{mark}: {card}",
                mark=quarter_mark(words, turn),
                card=actions[action].title.get(words.lang),
            )
            for turn, action in led
        ),
        spoken=f"{said} ({', '.join(told)})" if told else said,
    )


def _led(game: Game, role: str) -> Iterator[tuple[int, str]]:
    """(quarter, action) of every card in a committed plan that a role led."""
    for quarter in game.quarters:
        for entry in quarter.plan or ():
            if entry.leader == role:
                yield quarter.turn, entry.action


def _sentence(words: Words, names: Sequence[str], totals: Sequence[int]) -> str:
    """Where most was led, and where nothing was."""
    cards = sum(totals)
    if not cards:
        return words.say("No card was led by anyone.")
    most = max(totals)
    first = names[totals.index(most)]
    none = [name for name, n in zip(names, totals, strict=True) if not n]
    said = words.many(
        "You led {n} card, most in {dimension} ({most})",
        "You led {n} cards, most in {dimension} ({most})",
        cards,
        dimension=first,
        most=most,
    )
    if none:
        return words.say("{led}; none in {dimensions}.", led=said, dimensions=joined(words, none))
    return f"{said}."
