"""Two tables' games on one page for the projector: decisions, one measure at a time, and the start last.

Nothing is open when the page opens but the decisions; a measure that is opened closes the one before it.
There is no total, no order and no winner: who compares asks why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.charts import Line, Numbers, lines
from game.paper.clean import plain
from game.paper.letters import font_faces
from game.paper.templates import template
from game.session.views.beside import BesideMeasure, BesideView, Pair, beside_view, measure_view, measures_of
from game.session.views.debrief_notes import turn_mark
from game.session.views.figures import plain as number
from game.session.views.figures import whole
from game.texts import Words

TEMPLATE = Path(__file__).with_name("beside.html.j2")
FACES_HERE = "/* faces */"
LEAST_SPAN = 20.0
"""Points that the axis of a measure spans at least: fewer would make noise look like a difference."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    id: str
    name: str
    svg: str


def beside_page(games: Pair, files: tuple[str, str], words: Words) -> str:
    """The page as HTML that needs nothing else; the same two games give the same page.

    files  what the two games are called: the names of their files

    Raises UsageError when the two cannot be laid side by side.
    """
    from markupsafe import Markup

    view = beside_view(games, words)
    tables = table_names(words)
    shown = [id for id in measures_of(games) if "." not in id or id.startswith("team.")]
    drawn = [_drawn(measure_view(games, words, id), view, tables, words) for id in shown]
    starts = [(one.name, *(number(whole(value)) for value in one.values)) for one in view.starts]
    told = {
        "title": words.say("Two tables, one school"),
        "quarters": words.many("{n} quarter", "{n} quarters", view.last),
        "luck": luck_text(view, words),
        "decided": words.say("What each decided"),
        "decided_line": words.say(
            "Read out your decisions in turn. What must have been strong at the other table at the start?"
        ),
        "vision": words.say("Our vision"),
        "cards": words.say("Cards"),
        "measures": words.say("One measure at a time"),
        "measures_line": words.say(
            "First say what you expect, then open one. Look in silence for a minute. Nobody is ahead."
        ),
        "began": words.say("How each began"),
        "began_line": words.say("For the very end, when both tables have guessed."),
        "show": words.say("Show"),
        "differs": words.say("At the start"),
        "alike": words.say("Both tables began alike."),
    }
    written = template(TEMPLATE).render(
        lang=words.lang,
        told=told,
        view=view,
        tables=tables,
        files=files,
        drawn=drawn,
        starts=starts,
        mark=lambda turn: turn_mark(words, turn),
        svg=Markup,
    )
    return written.replace(FACES_HERE, font_faces(written), 1)


def table_names(words: Words) -> tuple[str, str]:
    """`Table 1` and `Table 2`, in the order in which the files were named."""
    return words.say("Table {n}", n=1), words.say("Table {n}", n=2)


def luck_text(view: BesideView, words: Words) -> str:
    """What a difference can come from."""
    if view.same_luck:
        return words.say("One start number: the same luck at both tables.")
    return words.say("Two start numbers: the luck differed too, so a difference is not only choice.")


def _drawn(measure: BesideMeasure, view: BesideView, tables: Sequence[str], words: Words) -> _Drawn:
    begun, ended = ([whole(values[at]) for values in measure.values] for at in (0, -1))
    spoken = "; ".join(
        words.say("{table}: {begin} to {end}", table=table, begin=number(begin), end=number(end))
        for table, begin, end in zip(tables, begun, ended, strict=True)
    )
    svg = lines(
        plain(measure.name),
        plain(spoken),
        [Line(table, values) for table, values in zip(tables, measure.values, strict=True)],
        x=[plain(turn_mark(words, turn)) for turn in range(view.last + 1)],
        x_axis=words.say("after each quarter"),
        y_axis=words.say("thousand euros") if measure.is_money else "",
        write=Numbers(words.lang, 0),
        least=_least_span(measure),
    )
    return _Drawn(measure.id, measure.name, svg)


def _least_span(measure: BesideMeasure) -> tuple[float, float]:
    """Twenty points around where the lines lie; for a level within 0 to 100, by which it is read."""
    held = [value for values in measure.values for value in values]
    middle = (min(held) + max(held)) / 2
    low, high = middle - LEAST_SPAN / 2, middle + LEAST_SPAN / 2
    return (low, high) if measure.is_money or max(held) > 100 else (max(low, 0.0), min(high, 100.0))
