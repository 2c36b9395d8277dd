"""The experiments on a scenario, and what came out of them as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.balance.cast import Arm, Block
from game.balance.crowd import MOST_ACTIONS
from game.balance.lab import Lab
from game.balance.play import SCORE, Played
from game.balance.styles import PEOPLE, ROUND
from game.engine.answers import Indexes
from game.engine.ruleset import Ruleset

BEST = 0.01
"""Share of all games that counts as the best, theme by theme."""
PER_ACTION, PER_OPTION, PER_BEST, PER_PACE = 1 / 25, 1 / 40, 1 / 25, 1 / 25
"""Columns of an arm, as a share of the games asked for."""
FEWEST = 24


@dataclass(frozen=True, eq=False, slots=True)
class Study:
    """All that was played.

    main      games of all styles, each by its own table and luck; `styles` and `themes` say which, (N,)
    best      numbers of the tables that ended best with their theme
    banned, instead, extra   by action: tables that play as people do never choose it; have it put in, in
              place of another action; have it on top (`people`: those tables as they are)
    full, full_extra, full_banned   the best tables under fresh luck, at the pace that pays them most (so that
              their plans are full): as they are; by action
    answers   by option: tables whose event came, answering it with that option; `answering` by event
    pace      by actions a quarter: tables that play as people do; `full_pace` the best tables
    """

    rules: Ruleset
    games: int
    main: Played
    styles: Indexes
    themes: Indexes
    best: Indexes
    tables: Indexes
    people: Played
    banned: Sequence[Played]
    instead: Sequence[Played]
    extra: Sequence[Played]
    full_tables: Indexes
    full: Played
    full_extra: Sequence[Played]
    full_banned: Sequence[Played]
    answering: Mapping[int, Indexes]
    answers: Mapping[int, Played]
    pace: Sequence[Played]
    full_pace: Sequence[Played]


def study(lab: Lab, games: int) -> Study:
    """Plays `games` games of all styles, and the experiments that go with so many."""
    rules = lab.rules
    tables = np.arange(games, dtype=np.intp)
    (main,) = lab.play([Block(Arm(), tables, tables)], watch=True)
    styles, themes = np.array(ROUND, dtype=np.intp)[tables % len(ROUND)], lab.visions.first(tables)
    best = _best(main, themes)

    people = tables[styles == PEOPLE][: _size(games, PER_ACTION)]
    repeats = max(1, round(_size(games, PER_BEST) / len(best)))
    full_tables = np.repeat(best, repeats)
    full_lucks = games + np.arange(len(full_tables))  # fresh: where chance chose, chance judges anew
    answering = {
        k: np.flatnonzero(main.came[k] > 0)[: _size(games, PER_OPTION)] for k in range(len(rules.events))
    }
    paced = people[: _size(games, PER_PACE)]

    def as_people(arm: Arm, who: Indexes = people) -> Block:
        return Block(arm, who, who, PEOPLE)

    actions, options = range(len(rules.actions)), range(len(rules.options))
    (as_they_are,), banned, instead, extra, answers, pace, full_pace = lab.play_all(
        [as_people(Arm())],
        [as_people(Arm(ban=a)) for a in actions],
        [as_people(Arm(add=a, ban=a)) for a in actions],
        [as_people(Arm(add=a, extra=True)) for a in actions],
        [_answering(answering[rules.blueprint.options[m].event], m) for m in options],
        [as_people(Arm(pace=k), paced) for k in range(MOST_ACTIONS + 1)],
        [Block(Arm(pace=k), full_tables, full_lucks) for k in range(MOST_ACTIONS + 1)],
    )
    most = int(np.argmax([played.end[SCORE].mean() for played in full_pace]))

    def as_best(arm: Arm) -> Block:
        return Block(replace(arm, pace=most), full_tables, full_lucks)

    full_extra, full_banned = lab.play_all(
        [as_best(Arm(add=a, extra=True)) for a in actions],
        [as_best(Arm(ban=a)) for a in actions],
    )
    return Study(
        rules=rules,
        games=games,
        main=main,
        styles=styles,
        themes=themes,
        best=best,
        tables=people,
        people=as_they_are,
        banned=banned,
        instead=instead,
        extra=extra,
        full_tables=full_tables,
        full=full_pace[most],
        full_extra=full_extra,
        full_banned=full_banned,
        answering=answering,
        answers=dict(zip(options, answers, strict=True)),
        pace=pace,
        full_pace=full_pace,
    )


def _answering(tables: Indexes, option: int) -> Block:
    return Block(Arm(option=option), tables, tables)


def _size(games: int, share: float) -> int:
    return max(FEWEST, round(games * share))


def _best(main: Played, themes: Indexes) -> Indexes:
    """Tables with the highest score among those of their theme, for every theme as many; in order."""
    found = []
    for theme in np.unique(themes):
        mine = np.flatnonzero(themes == theme)
        many = max(1, round(BEST * len(mine)))
        found.append(mine[np.argsort(-main.end[SCORE, mine], kind="stable")[:many]])
    return np.sort(np.concatenate(found))
