"""The cause ledger: what moved a number over any quarters, ranked, with where each cause began and arrived.

The story in sentences and the steps of the waterfall over the same quarters are `why.story`; both read the
same accounts (`session.explain`), so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.session.explain import Account, ExactCause, Span, account, resolved
from game.session.game import Game
from game.session.views.causes import (
    KINDS,
    cause_detail,
    cause_name,
    joined,
    quarter_mark,
)
from game.session.views.figures import signed
from game.session.views.names import variable_name
from game.session.views.why import Story, story
from game.texts import Words


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One cause over the quarters that were asked for."""

    id: str
    """The step in a path that opens it, where it `opens`."""
    name: str
    kind: str
    kind_text: str
    detail: str
    """The largest source behind it, in words."""
    began: tuple[int, ...]
    """Quarters in which that source began."""
    arrived: tuple[int, ...]
    """Quarters in which something of it came."""
    delay: int
    """Quarters between the decision and its first arrival here; 0 for what nobody decided."""
    when: str
    """`begun in Q2, arrived from Q4 on`."""
    exact: float
    points: int
    """In whole points that add up to the change as shown: the same as in the story's steps."""
    opens: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class CauseLedger:
    """Why one variable moved over quarters; all rows add up to the change."""

    variable: str
    name: str
    span: Span
    title: str
    """`Job satisfaction, Q3 to Q7: 58 to 55`."""
    begin: int
    end: int
    change: int
    exact: tuple[float, float]
    rows: tuple[CauseRow, ...]
    """The largest first."""
    residual: float
    """Change less all rows; below 1e-9."""
    story: Story
    """The same change followed upstream in sentences; its first link has the waterfall's steps."""


def cause_ledger(
    game: Game,
    words: Words,
    variable: str,
    first: int,
    last: int | None = None,
    path: tuple[str, ...] = (),
) -> CauseLedger:
    """The causes of a change from quarter `first` to `last` (None: that quarter alone), or below one of them.

    Raises LookupError for quarters without a result or a step that is not there, KeyError for a variable.
    """
    last = first if last is None else last
    if not 1 <= first <= last <= resolved(game):
        raise LookupError(f"quarters {first} to {last} have no result")
    span = tuple(range(first, last + 1))
    found = account(game, variable, span, path)
    links = story(game, words, variable, path, span)
    top = links[0]
    points = {cause.id: cause.points for cause in (*top.causes, *top.smaller)}
    rows = (_row(game, words, cause, points[cause.id], first) for cause in found.causes)
    name = variable_name(words, game.scenario, found.variable)
    return CauseLedger(
        variable=found.variable,
        name=name,
        span=found.span,
        title=_title(words, name, found, top.begin, top.end),
        begin=top.begin,
        end=top.end,
        change=top.change,
        exact=(found.before, found.after),
        rows=tuple(sorted(rows, key=lambda row: -abs(row.exact))),
        residual=found.after - found.before - sum(cause.amount for cause in found.causes),
        story=links,
    )


def _title(words: Words, name: str, found: Account, begin: int, end: int) -> str:
    first, last = quarter_mark(words, found.span[0]), quarter_mark(words, found.span[-1])
    place = first if first == last else words.say("{first} to {last}", first=first, last=last)
    return words.say("{name}, {place}: {begin} to {end}", name=name, place=place, begin=begin, end=end)


def _row(game: Game, words: Words, cause: ExactCause, points: int, now: int) -> CauseRow:
    arrived = tuple(sorted({part.arrived for part in cause.parts if part.amount}))
    delay = max(0, arrived[0] - cause.turns[0]) if cause.is_decided and arrived and cause.turns else 0
    name, kind, detail = cause_name(game, words, cause), words.say(KINDS[cause.kind]), ""
    if not cause.is_own_name:
        detail = cause_detail(game, words, cause, now)
    when = _when(words, cause, arrived, delay)
    about = ", ".join(text for text in (kind, detail, when) if text)
    return CauseRow(
        id=cause.id,
        name=name,
        kind=str(cause.kind),
        kind_text=kind,
        detail=detail,
        began=cause.turns,
        arrived=arrived,
        delay=delay,
        when=when,
        exact=cause.amount,
        points=points,
        opens=cause.opens,
        spoken=words.say("{points} through {name} ({about})", points=signed(points), name=name, about=about),
    )


def _when(words: Words, cause: ExactCause, arrived: tuple[int, ...], delay: int) -> str:
    """Only of what somebody decided: a mechanism works all the time."""
    if not cause.is_decided or not arrived:
        return ""
    began = joined(words, [quarter_mark(words, turn) for turn in cause.turns])
    if delay == 0:
        return words.say("begun in {began}", began=began)
    return words.say(
        "begun in {began}, arrived from {arrived} on", began=began, arrived=quarter_mark(words, arrived[0])
    )
