"""The report's pictures, of the lines, stones and causes that the look-back's views hold."""

from __future__ import annotations

from collections.abc import Sequence

from game.charts import Fall, Numbers, Small, Tone, multiples, stones, waterfall
from game.paper.clean import plain
from game.session.views.debrief_stance import StanceView
from game.session.views.debrief_timeline import Line
from game.session.views.figures import plain as number
from game.session.views.figures import whole
from game.session.views.levels import is_better_up
from game.session.views.why import Explanation
from game.texts import Words

LEAST_SPAN = 10.0
"""Points that the axis of a picture of causes spans at least."""


def outcomes_picture(
    words: Words, title: str, description: str, lines: Sequence[Line], marks: tuple[str, str]
) -> str:
    """A small picture for each line, with the same school without decisions behind it."""
    panels = [
        Small(
            plain(line.name),
            line.values,
            line.ghost,
            _course(words, line),
        )
        for line in lines
    ]
    behind = (
        words.say("without you: the same school and luck, in which nobody decides anything")
        if any(line.ghost for line in lines)
        else ""
    )
    return multiples(
        plain(title),
        plain(description),
        panels,
        x=[plain(mark) for mark in marks],
        drawn=words.say("your school"),
        behind=behind,
    )


def _course(words: Words, line: Line) -> str:
    """Where a line began and ended, and where it would have ended."""
    told = words.say("{begin} to {end}", begin=number(whole(line.values[0])), end=line.end_text)
    if not line.ghost:
        return told
    return words.say("{course} (without you {end})", course=told, end=number(whole(line.ghost[-1])))


def stones_picture(words: Words, title: str, stance: StanceView) -> str:
    """What was wanted and what was done, in ten stones each, over the whole game."""
    description = "; ".join(row.spoken for row in stance.rows) + "."
    rows = [(plain(row.name), row.wanted_now, row.did_all) for row in stance.rows]
    return stones(
        plain(title),
        plain(description),
        rows,
        meant=words.say("stones of your vision"),
        done=words.say("where time and money went, in ten parts"),
    )


def causes_picture(words: Words, why: Explanation) -> str:
    """From the first value to the last through its causes, in the whole points that add up."""
    better = is_better_up(why.variable)
    steps = [
        Fall(plain(cause.name), float(cause.points), _tone(cause.points, better))
        for cause in why.causes
        if cause.points
    ]
    spoken = "; ".join(cause.spoken for cause in why.causes if cause.points)
    return waterfall(
        plain(why.title),
        plain(f"{why.begin}; {spoken}; {why.end}."),
        (words.say("at the start"), float(why.begin)),
        steps,
        (words.say("at the end"), float(why.end)),
        axis=words.say("points, from 0 to 100"),
        write=Numbers(words.lang, 0),
        least=LEAST_SPAN,
    )


def _tone(points: int, better: bool | None) -> Tone:
    if better is None:
        return Tone.PLAIN
    return Tone.GOOD if (points > 0) is better else Tone.BAD
