"""The parts of the end: story, rose, stones, outcomes, moments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.session.views.end import EndView, Moment
from game.session.views.parts import Level
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.fonts import Face
from game.ui.screens.pages import Pages
from game.ui.screens.stones import StoneTable
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, NAME, SECTION, STRONG, VALUE, VALUE_SMALL, Style
from game.ui.widgets.cards import panel, panel_height, section
from game.ui.widgets.marks import delta, delta_width, number, petal
from game.ui.widgets.rose import RoseBar, RoseDimension, rose

TITLE_SIZES: Final = (44, 40, 36, 32, 28)
OUTCOME_H: Final = 27.0
MOMENT: Final = Style(Face.BODY, 18, 1.2)
SHORT: Final = {
    "direction": mark("Direction"),
    "culture": mark("Culture"),
    "organisation": mark("Organisation"),
    "literacy": mark("Digital"),
    "conduct": mark("Conduct"),
}


def begin_of(level: Level) -> int:
    """What it was at the start of the game."""
    return level.value - (level.change.points if level.change is not None else 0)


def title_style(ui: Ui, text: str, width: float, lines: int) -> Style:
    """The largest title that takes at most so many lines."""
    styles = [Style(Face.TITLE, px, 1.08) for px in TITLE_SIZES]
    return next((one for one in styles if len(ui.canvas.wrap(text, one, width)) <= lines), styles[-1])


def story_height(ui: Ui, view: EndView, width: float) -> float:
    """How high `story` beside its title is."""
    c = ui.canvas
    style = title_style(ui, view.title, width * 0.36, 2)
    title = c.paragraph_height(view.title, style, width * 0.36)
    text = c.paragraph_height(view.text, BODY, width * 0.64 - 32) if view.text else 0.0
    return max(title, text)


def story(ui: Ui, box: Box, view: EndView) -> None:
    """The title, and what can be seen in the school beside it."""
    c = ui.canvas
    left, right = box.columns([0.36, 0.64], 32)
    width = box.w if not view.text else left.w
    c.paragraph(
        Box(box.x, box.y, width, box.h), view.title, title_style(ui, view.title, width, 2), valign="middle"
    )
    ui.note("ending", view.title, Box(box.x, box.y, width, box.h), "heading")
    if view.text:
        c.paragraph(right, view.text, BODY, valign="middle")
        ui.note("story", view.text, right)


def figure(ui: Ui, box: Box, view: EndView, words: Words) -> None:
    """The rose: begin as marks, end as bars."""
    c, t = ui.canvas, ui.theme
    room = section(ui, box, words.say("Where you began and ended"))
    legend_h = ui.grow(30)
    room, legend = room.cut_bottom(legend_h)[1], room.cut_bottom(legend_h)[0]
    r = min(150.0, (room.h - 32 - ui.grow(8)) / 2.2, (room.w - ui.grow(66)) / 2.3)
    centre = (room.cx, room.y + 1.30 * r + ui.grow(18))
    dimensions = [
        RoseDimension(
            one.id,
            one.name,
            one.level.value,
            0 if one.level.change is None else one.level.change.points,
            tuple(
                RoseBar((sub.name,), sub.value, begin=sub.history[0] if sub.history else None)
                for sub in one.subs
            ),
            words.say(SHORT[one.id]) if one.id in SHORT else "",
        )
        for one in view.dimensions
    ]
    rose(ui, dimensions, None, centre=centre, r=r, labels="short", rings=False, group="end")
    x = room.cx - (c.text_width(words.say("begin")) + c.text_width(words.say("end")) + 112) / 2
    y = legend.cy + 2
    c.fill(t.ink, Box(x, y - 2, 24, 4))
    drawn = c.word(x + 33, y, words.say("begin"))
    c.fill(t.hue("culture").hue, Box(drawn.right + 24, y - 8, 26, 16))
    c.word(drawn.right + 59, y, words.say("end"))


def profile(ui: Ui, box: Box, view: EndView, words: Words, pages: Pages) -> None:
    """The five dimensions as rows, for where the rose does not fit."""
    c, t = ui.canvas, ui.theme
    room = section(ui, box, words.say("Where you began and ended"))
    h = max(44.0, ui.grow(42))
    levels = [(one.id, one.level) for one in view.dimensions] + [("", view.coherence)]
    shown = dict(pages.window(ui, room, [h] * len(levels)))
    for place, (dimension, level) in enumerate(levels):
        row = shown.get(place)
        ui.note(f"profile {level.id}", level.spoken or level.name, row or room, "row")
        if row is None:
            continue
        size = ui.grow(30)
        if dimension:
            petal(ui, row.x + size / 2, row.cy, size, dimension)
        else:
            c.icon("samenhang", row.x + size / 2, row.cy, size)
        _begin_end(ui, row.cut_left(size, 14)[1], level, NAME)
        c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)


def outcomes(ui: Ui, box: Box, view: EndView, words: Words, pages: Pages) -> None:
    """The six outcomes, from begin to end."""
    c, t = ui.canvas, ui.theme
    room = section(ui, box, words.say("Outcomes"), right=words.say("begin to end"))
    h = max(OUTCOME_H, ui.grow(26))
    if room.h > 8 * h:
        h = min(ui.grow(48), room.h / max(1, len(view.outcomes)))
    shown = dict(pages.window(ui, room, [h] * len(view.outcomes)))
    for place, level in enumerate(view.outcomes):
        row = shown.get(place)
        ui.note(f"outcome {level.id}", level.spoken or level.name, row or room, "row")
        if row is None:
            continue
        size = min(ui.grow(22), h - 4)
        c.icon(level.icon or "wendbaar", row.x + size / 2, row.cy, size)
        _begin_end(ui, row.cut_left(size, 10)[1], level, BODY)
        if place < len(view.outcomes) - 1:
            c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)


def _begin_end(ui: Ui, row: Box, level: Level, style: Style) -> None:
    """Name, begin, which way, end, and the change."""
    c, t = ui.canvas, ui.theme
    points = 0 if level.change is None else level.change.points
    good = level.change is None or level.change.favourable is not False
    delta_w = max(delta_width(ui, points), delta_width(ui, -10))
    delta(ui, row.right, row.cy, points, good=good, align="right")
    value_style = VALUE if row.h >= c.line_height(VALUE) else VALUE_SMALL
    end_w = c.text_width("100", value_style)
    end = Box(row.right - delta_w - 14 - end_w, row.y, end_w, row.h)
    c.text(end, number(level.value), value_style, align="right")
    arrow_w = c.text_width("→") + 12
    c.text(Box(end.x - arrow_w + 6, row.y, arrow_w, row.h), "→", BODY, t.ink2, align="centre")
    begin = Box(end.x - arrow_w - end_w, row.y, end_w, row.h)
    c.text(begin, number(begin_of(level)), BODY, t.ink2, align="right")
    name = Box(row.x, row.y, begin.x - row.x - 6 + (end_w - c.text_width("00")), row.h)
    c.text(name, (level.name, level.name.partition(" ")[0]), style)


def stones(ui: Ui, box: Box, view: EndView, words: Words, pages: Pages) -> float:
    """Hollow stones: what the vision wanted; solid stones: what was done. Returns where they end."""
    room = section(ui, box, words.say("What you wanted and did"))
    table = StoneTable(ui, words, view.stones, room.w)
    head, room = room.cut_top(table.head_height)
    table.head(head)
    heights = table.heights
    spare = room.h - sum(heights) - 2
    if spare > 0:
        heights = [h + min(spare / max(1, len(heights)), ui.grow(10)) for h in heights]
    shown = dict(pages.window(ui, room.cut_top(2)[1], heights))
    end = room.y
    for i, row in enumerate(view.stones):
        part = shown.get(i)
        ui.note(f"theme {row.theme}", table.spoken(i), part or room, "row")
        if part is not None:
            table.row(i, part)
            end = part.bottom
    return end


def moments(ui: Ui, box: Box, view: EndView, words: Words, pages: Pages) -> None:
    """Decisions that mattered: three, two, one, or that none stands out."""
    c, t = ui.canvas, ui.theme
    title = words.many("{n} moment that counted", "{n} moments that counted", len(view.moments))
    room = section(ui, box, title if view.moments else words.say("Moments"), thin=True)
    if not view.moments:
        c.paragraph(room.cut_top(8)[1], view.no_moments, BODY, t.ink2)
        ui.note("no moments", view.no_moments, room)
        return
    box_w = max(ui.grow(52), max(c.text_width(one.quarter, SECTION) for one in view.moments) + 16)
    heights = [_moment_h(ui, one, room.w - box_w - 14) for one in view.moments]
    shown = dict(pages.window(ui, room, heights))
    for i, one in enumerate(view.moments):
        part = shown.get(i)
        ui.note(f"moment {i}", f"{one.quarter}, {one.title}. {one.text}", part or room, "row")
        if part is not None:
            _moment(ui, part, one, box_w, last=i == len(view.moments) - 1)


def _moment_h(ui: Ui, one: Moment, width: float) -> float:
    c = ui.canvas
    words = c.paragraph_height(one.title, STRONG, width) + c.paragraph_height(one.text, MOMENT, width)
    return max(ui.grow(44), words) + 11


def _moment(ui: Ui, box: Box, one: Moment, mark_w: float, *, last: bool) -> None:
    c, t = ui.canvas, ui.theme
    mark_box = Box(box.x, box.y + 7, mark_w, ui.grow(42))
    c.rect(mark_box, t.yellow, t.cardline, 2)
    c.text(mark_box, one.quarter, SECTION, t.onyellow, align="centre")
    room = Box(box.x + mark_w + 14, box.y + 4, box.w - mark_w - 14, box.h - 4)
    used = c.paragraph(room, one.title, STRONG)
    c.paragraph(Box(room.x, used.bottom, room.w, box.bottom - used.bottom), one.text, MOMENT, t.ink2)
    if not last:
        c.hline(box.x, box.bottom - 1, box.w, t.hair, 1)


def question_height(ui: Ui, view: EndView, width: float) -> float:
    """How high the question's card is."""
    return max(60.0, panel_height(ui, view.question, width, sign=True, style=LEAD_NAME))


def question(ui: Ui, box: Box, view: EndView) -> None:
    """The bridge to the talk."""
    panel(ui, box, view.question, tone="question", icon="notitie", style=LEAD_NAME, id="question")


def sentences(ui: Ui, box: Box, said: Sequence[str], words: Words) -> None:
    """The vision in words, as many sentences as there is room for."""
    c, t = ui.canvas, ui.theme
    if not said:
        return
    head = c.line_height(STRONG)
    y = box.y
    if y + head > box.bottom:
        return
    c.text(Box(box.x, y, box.w, head), words.say("Your vision"), STRONG)
    y += head + 2
    for one in said:
        h = c.paragraph_height(f"“{one}”", BODY, box.w)
        if y + h > box.bottom:
            return
        c.paragraph(Box(box.x, y, box.w, h), f"“{one}”", BODY, t.ink2)
        y += h + 4
