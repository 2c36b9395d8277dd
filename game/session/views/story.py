"""One link of a story in sentences: what moved, why, what worked the other way, what limits, what comes.

A story is a chain of such links, each explaining what the one before it named first (`why`). One main
sentence a link, short enough for a projector; the rest are details. Amounts are the whole points of the
waterfall beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.engine.blueprint import TEAM_VARIABLES
from game.session.explain import (
    BACK,
    CAPACITY,
    PRACTICE,
    Account,
    ExactCause,
    Ground,
    Span,
    coming,
    grounds_of,
    is_derived,
    lag_of,
    limit_of,
    of_staff,
    team_of,
    value_at,
)
from game.session.game import Game
from game.session.views.causes import joined, source_name
from game.session.views.clauses import clause
from game.session.views.figures import euros, plain, signed, whole
from game.session.views.names import team_name
from game.session.views.nouns import begins, noun
from game.texts import Words

Weighed = tuple[ExactCause, int]
"""A cause with its whole points."""
BESIDE = 0.6
"""A second cause is named in the sentence when it is at least this part of the first."""
TEAM_SHARE = 0.5
"""A team is named when it gave more than this part of a change of all teams together."""
WORTH_A_LINK = 0.2
"""Points that a cause must have given to be followed upstream."""
PART_OF_LARGEST = 0.25
"""And the part of the largest cause."""
NOTICED = 0.5
"""Points below which a change counts as nothing."""
_GROWS = (
    "workload",
    "dip",
    "fatigue",
    "pressure",
    "support",
    "commitment",
    "shared_leadership",
    "imbalance",
    "enacted",
    "running",
    "leader_growth",
)
"""What grows and eases rather than rises and falls."""
_HELD_BACK: Mapping[str, tuple[str, ...]] = {
    "team.adoption": ("fallback", "diffusion"),
    "team.skill": ("learning_by_doing", "learning_culture"),
}
"""What moved -> the mechanisms whose scarcest condition is named."""


@dataclass(frozen=True, slots=True)
class Told:
    """A link in words."""

    sentence: str
    against: str
    """What worked the other way; empty where nothing did."""
    ground: str
    """What met the condition of the effect that is named; empty for one that always comes."""
    limit: str
    """The scarcest condition; empty where none is read."""
    where: str
    """The team in which most of it happened; empty where none stands out."""
    delay: str
    """How slowly this follows what drives it; empty for what does so at once."""
    coming: str
    """What is still on its way to this variable, about; empty where nothing is."""
    follow: str
    """The id of the cause that the next link explains; empty: the story ends here."""

    @property
    def details(self) -> tuple[str, ...]:
        return tuple(
            text
            for text in (self.against, self.ground, self.limit, self.where, self.delay, self.coming)
            if text
        )


def tell(
    game: Game, words: Words, found: Account, weighed: Sequence[Weighed], change: int, asked: Span
) -> Told:
    """A change in words.

    found    the change, or the sources of one mechanism (`part_of`)
    weighed  all its causes with the whole points they are shown with
    change   the whole points of it all
    asked    the quarters that the story is about; a link further upstream may end before
    """
    up = found.after >= found.before
    order = sorted(weighed, key=lambda one: -abs(one[0].amount))
    along = [one for one in order if (one[0].amount >= 0) == up]
    against = [one for one in order if (one[0].amount >= 0) != up]
    named = _named(along)
    if found.part_of and change == 0:
        sentence, follow = words.say("Taken together this hardly made a difference."), ""
    elif not named:
        sentence, follow = _moved(game, words, found, change) + ".", ""
    elif change == 0:
        sentence, follow = _level(game, words, found, along, against)
    else:
        follow = _follow(along)
        beside = [one for one in along if one[0].id == follow and one not in named]
        sentence = _with_why(game, words, found, change, named, beside)
    heavy = change != 0 and against and abs(against[0][0].amount) >= NOTICED
    other = _why(game, words, found, against[:1])
    return Told(
        sentence=sentence,
        against=words.say("The other way: {why}.", why=other) if heavy else "",
        ground=_ground(game, words, found, named),
        limit=_limit(game, words, found, named),
        where=_where(game, words, found, change),
        delay=_delay(game, words, found) if follow else "",
        coming=_coming(game, words, found, asked[-1]),
        follow=follow,
    )


def _named(along: Sequence[Weighed]) -> list[Weighed]:
    """The largest, with the next one where that is nearly as large."""
    if not along or not along[0][0].amount:
        return []
    first = along[0]
    return [first, *(one for one in along[1:2] if abs(one[0].amount) >= BESIDE * abs(first[0].amount))]


def _follow(causes: Sequence[Weighed]) -> str:
    """The first that opens to a move and is worth a link; chance and what only wears off are not."""
    least = PART_OF_LARGEST * max((abs(cause.amount) for cause, _ in causes), default=0.0)
    for cause, _ in causes:
        read = cause.reading
        worth = max(least, NOTICED if read is None else WORTH_A_LINK)
        moves = cause.mechanism != BACK if read is None else read.agrees
        if cause.opens and moves and abs(cause.amount) >= worth:
            return cause.id
    return ""


# sentences


def _with_why(
    game: Game,
    words: Words,
    found: Account,
    change: int,
    named: Sequence[Weighed],
    beside: Sequence[Weighed],
) -> str:
    """The change and why; `beside` is what the next link follows where that is not the largest."""
    moved, why = _moved(game, words, found, change), _why(game, words, found, named)
    if found.part_of:
        return words.say("That {change} came mostly {why}.", change=signed(change), why=why)
    if beside:
        also = _why(game, words, found, beside)
        return words.say("{change}, mostly {why}; besides, {also}.", change=moved, why=why, also=also)
    if all(points == 0 for _, points in named):
        return words.say("{change}, through many small things; first of all {why}.", change=moved, why=why)
    if _is_nearly_all(found, named):
        return words.say("{change}, {why}.", change=moved, why=why)
    return words.say("{change}, mostly {why}.", change=moved, why=why)


def _is_nearly_all(found: Account, named: Sequence[Weighed]) -> bool:
    total = found.after - found.before
    along = sum(abs(cause.amount) for cause in found.causes if (cause.amount >= 0) == (total >= 0))
    return sum(abs(cause.amount) for cause, _ in named) >= 0.9 * along


def _level(
    game: Game, words: Words, found: Account, along: Sequence[Weighed], against: Sequence[Weighed]
) -> tuple[str, str]:
    """Nothing moved a whole point: what pulled each way where that was worth a word, and what to follow."""
    moved = _moved(game, words, found, 0)
    if not against or abs(against[0][0].amount) < NOTICED / 2:
        return moved + ".", ""
    up, down = (along[:1], against[:1]) if found.after >= found.before else (against[:1], along[:1])
    sentence = words.say(
        "{change}. It went up {up} and down {down}.",
        change=moved,
        up=_why(game, words, found, up),
        down=_why(game, words, found, down),
    )
    return sentence, _follow([*along[:1], *against[:1]])


def _why(game: Game, words: Words, found: Account, causes: Sequence[Weighed]) -> str:
    told = [
        clause(game, words, found.variable, cause).with_points(words, signed(points) if points else "")
        for cause, points in causes
    ]
    if len(told) == 2:
        return words.say("{first} and {second}", first=told[0], second=told[1])
    return "".join(told)


def _moved(game: Game, words: Words, found: Account, change: int) -> str:
    """`Education quality fell from 54 to 53 in quarter 8`, without a full stop."""
    end = whole(found.after)
    name = begins(noun(words, game.scenario, found.variable))
    args = {
        "name": name,
        "when": _when(words, found.span),
        "before": _figure(words, found.variable, end - change),
        "after": _figure(words, found.variable, end),
    }
    grows = found.variable.removeprefix("team.").partition(".")[0] in _GROWS
    if change == 0:
        return words.say("{name} stayed at {after} {when}", **args)
    if change > 0 and grows:
        return words.say("{name} grew {when} from {before} to {after}", **args)
    if change > 0:
        return words.say("{name} rose {when} from {before} to {after}", **args)
    if grows:
        return words.say("{name} went down {when} from {before} to {after}", **args)
    return words.say("{name} fell {when} from {before} to {after}", **args)


def _figure(words: Words, variable: str, value: int) -> str:
    return euros(words, value) if variable == "budget" else plain(value)


def _when(words: Words, span: Span) -> str:
    if len(span) == 1:
        return words.say("in quarter {turn}", turn=span[0])
    if len(span) == 2:
        return words.say("in quarters {first} and {last}", first=span[0], last=span[-1])
    return words.say("in quarters {first} to {last}", first=span[0], last=span[-1])


# details


def _ground(game: Game, words: Words, found: Account, named: Sequence[Weighed]) -> str:
    if found.part_of:
        return ""
    for cause, _ in named:
        met = [_level_then(game, words, one) for one in grounds_of(game, cause, found.variable, found.span)]
        if met:
            card = source_name(game, words, cause.source)
            return words.say("“{card}” does so because {levels}.", card=card, levels=joined(words, met))
    return ""


def _level_then(game: Game, words: Words, ground: Ground) -> str:
    args = {
        "noun": noun(words, game.scenario, ground.variable),
        "bound": plain(whole(ground.bound)),
        "value": plain(whole(ground.value)),
    }
    if ground.is_below:
        return words.say("{noun} was below {bound} then ({value})", **args)
    return words.say("{noun} was above {bound} then ({value})", **args)


def _limit(game: Game, words: Words, found: Account, named: Sequence[Weighed]) -> str:
    """Of a derived value now; of a mechanism as it read the last quarter's start."""
    kind = found.variable.partition(".")[0]
    if kind in (PRACTICE, CAPACITY):
        what, turn = kind, found.span[-1]
    else:
        held = _HELD_BACK.get(of_staff(found.variable), ())
        what = next((cause.mechanism for cause, _ in named if cause.mechanism in held), "")
        turn = found.span[-1] - 1
    limit = limit_of(game, what, turn, team_of(found.variable))
    if limit is None:
        return ""
    said = noun(words, game.scenario, limit.variable)
    value = plain(whole(limit.value))
    if limit.team:
        team = team_name(words, game.scenario, limit.team, short=True)
        value = words.say("{value} in {team}", value=value, team=team)
    if limit.variable == "team.workload":
        return words.say("What stands most in the way: {noun} ({value}).", noun=said, value=value)
    return words.say("What is scarcest here: {noun} ({value}).", noun=said, value=value)


def _where(game: Game, words: Words, found: Account, change: int) -> str:
    group = found.variable.removeprefix("team.")
    if found.part_of or not change or len(game.rules.teams) < 2 or group not in TEAM_VARIABLES:
        return ""
    first, last = found.span[0] - 1, found.span[-1]
    moves = []
    for team, share in zip(game.rules.teams, game.rules.shares, strict=True):
        before, after = (value_at(game, f"{group}.{team}", turn) for turn in (first, last))
        moves.append((share * (after - before), team, before, after))
    most, team, before, after = max(moves, key=lambda move: move[0] * change)
    if abs(most) <= TEAM_SHARE * abs(found.after - found.before):
        return ""
    return words.say(
        "Most of it in {team}: from {before} to {after}.",
        team=team_name(words, game.scenario, team, short=True),
        before=plain(whole(before)),
        after=plain(whole(after)),
    )


def _delay(game: Game, words: Words, found: Account) -> str:
    quarters = lag_of(game.rules, found.variable)
    if found.part_of or quarters is None:
        return ""
    return words.many(
        "This follows slowly, over about {n} quarter.",
        "This follows slowly, over about {n} quarters.",
        whole(quarters),
    )


def _coming(game: Game, words: Words, found: Account, last: int) -> str:
    """After quarter `last`; nothing for what a single cause gave, for derived values and at the end."""
    if found.part_of or last >= game.turns or is_derived(game.rules, found.variable):
        return ""
    ahead = coming(game, found.variable, last)
    if points := whole(ahead.under_way):
        return words.many(
            "Still on its way: about {points} next quarter, mostly through “{card}” (quarter {turn}).",
            "Still on its way: about {points} in {n} quarters, mostly through “{card}” (quarter {turn}).",
            ahead.quarters,
            points=signed(points),
            card=source_name(game, words, ahead.source),
            turn=ahead.origin_turn,
        )
    if settled := whole(ahead.settled):
        return words.say(
            "As things stand, about {points} more will follow next quarter.", points=signed(settled)
        )
    return ""
