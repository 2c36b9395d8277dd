"""The board's blocks: the rose's data, lists of levels, tickets and teams. Each draws one region."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from game.session.views.board import BoardView, DimensionView, TeamRow, Ticket
from game.session.views.parts import Change, Level
from game.texts import mark
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent
from game.ui.screens.quarter import room_of
from game.ui.screens.rows import Rows
from game.ui.stage import Ui
from game.ui.styles import (
    BODY,
    HEAD,
    LEAD_NAME,
    NAME,
    SECTION,
    STRONG,
    VALUE,
    VALUE_LARGE,
    VALUE_SMALL,
    Style,
)
from game.ui.widgets.bars import bar, level_row
from game.ui.widgets.cards import section, ticket
from game.ui.widgets.charts import common_span, sparkline
from game.ui.widgets.marks import delta, delta_width, number, petal, tile
from game.ui.widgets.rose import Hub, RoseBar, RoseDimension

Toggle = Callable[[str], Intent | None]

SHORT: Final = {
    "direction": mark("Direction"),
    "culture": mark("Culture"),
    "organisation": mark("Organisation"),
    "literacy": mark("Literacy"),
    "conduct": mark("Conduct"),
}
"""Names for where the full one does not fit."""
TEAM_HEADS: Final = (mark("Skilled"), mark("Use"), mark("Buy-in"), mark("Workload"))
LAST_QUARTERS: Final = 6
ONE_LINE: Final = 138.0
HIGHEST: Final = 100
"""A level's end; what is above it is a count, and has no line among levels."""
TIGHT: Final = BODY._replace(line=1.05)
BIG: Final = HEAD._replace(px=44)


def points(change: Change | None) -> int | None:
    """A change in points, or None where nothing can have changed yet."""
    return change.points if change is not None else None


def draw_change(
    ui: Ui, right: float, y: float, change: Change | None, style: Style = STRONG, share: float = 1.0
) -> float:
    """A change that ends at `right`; returns its width."""
    good = change.favourable is not False if change is not None else None
    return delta(ui, right, y, points(change), good=good, align="right", style=style, share=share)


def rose_dimensions(ui: Ui, view: BoardView) -> tuple[RoseDimension, ...]:
    """The five petals with their bars."""
    return tuple(
        RoseDimension(
            one.id,
            one.name,
            one.level.value,
            points(one.level.change),
            tuple(_rose_bar(ui, sub) for sub in one.subs),
            ui.say(SHORT[one.id]) if one.id in SHORT else "",
        )
        for one in view.dimensions
    )


def _rose_bar(ui: Ui, level: Level) -> RoseBar:
    return RoseBar(two_lines(ui, level.name), level.value, points(level.change) or 0, level.target)


def two_lines(ui: Ui, name: str) -> tuple[str, ...]:
    """A name on one line, or if it is long broken at the space that leaves the shortest longest line."""
    words = name.split(" ")
    if len(words) == 1 or ui.canvas.text_width(name) <= ONE_LINE:
        return (name,)
    ways = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(ways, key=lambda way: max(ui.canvas.text_width(line) for line in way))


def hub_of(ui: Ui, view: BoardView) -> Hub:
    """Coherence, for the middle of the rose."""
    return Hub(view.coherence.value, points(view.coherence.change), view.coherence.name.lower())


# Tickets


def tickets_height(ui: Ui, count: int) -> float:
    """How high the tickets are together."""
    one = max(70.0 if count < 2 else 54.0, ui.canvas.line_height(SECTION) + ui.canvas.line_height(BODY) + 10)
    return max(1, count) * one + max(0, count - 1) * 6


def tickets(ui: Ui, box: Box, shown: Sequence[Ticket]) -> None:
    """What happens this quarter; nothing special is said too."""
    if not shown:
        ticket(ui, box, ui.say("Nothing special this quarter"), "", id="event", new=False)
        return
    for place, (one, part) in enumerate(zip(shown, box.rows(len(shown), 6), strict=True)):
        detail = one.felt_by if one.full else ui.say("Short decision")
        c = ui.canvas
        room = part.w - ui.grow(34) - 54
        if c.text_width(detail) > room:
            parts = detail.split(" · ")
            while len(parts) > 1 and c.text_width(" · ".join(parts) + " …") > room:
                parts.pop()
            detail = " · ".join(parts)
        _ticket(ui, part, one, detail, f"event {place + 1}")


def _ticket(ui: Ui, box: Box, one: Ticket, detail: str, id: str) -> None:
    ticket(ui, box, one.title, detail, id=id, new=True)
    place = next(i for i, element in enumerate(ui.elements) if element.id == id)
    said = one.felt_by if one.full else f"{ui.say('Short decision')}. {one.felt_by}"
    ui.elements[place] = Element(id, "text", one.title, box, description=said)


# Outcomes


def outcome_rows(ui: Ui, box: Box, levels: Sequence[Level], rows: Rows) -> None:
    """Icon, name, a line of the last quarters, value and change."""
    c = ui.canvas
    columns = _OutcomeColumns(
        ui.grow(24) + 11,
        max(c.text_width(number(level.value), VALUE) for level in levels),
        max(c.text_width("▲ −00", STRONG), *(delta_width(ui, points(level.change)) for level in levels)),
        common_span([_recent(level.history) for level in levels if level.value <= HIGHEST]),
    )
    room = box.w - columns.icon - columns.value - columns.change - 20
    least = max(28.0, c.line_height(LEAD_NAME) + (2 if room_of(ui) == "full" else 6))
    heights = [max(least, c.paragraph_height(level.name, TIGHT, room) + 4) for level in levels]
    spare = (box.h - sum(heights)) / max(1, len(levels))
    if spare > 0:
        most = 52.0 * max(1.0, c.text_scale)
        heights = [min(height + spare, max(most, height)) for height in heights]
    shown = rows.window(ui, box, [f"level {level.id}" for level in levels], heights)
    for place, row in shown:
        _outcome(ui, row, levels[place], columns)


class _OutcomeColumns(NamedTuple):
    """Widths of icon, value and change, and the points that the small lines span."""

    icon: float
    value: float
    change: float
    span: float


def _recent(history: Sequence[float]) -> tuple[float, ...]:
    return tuple(history[-LAST_QUARTERS - 1 :])


def _outcome(ui: Ui, row: Box, level: Level, columns: _OutcomeColumns) -> None:
    c = ui.canvas
    size = ui.grow(24)
    if level.icon:
        c.icon(level.icon, row.x + size / 2, row.cy, size)
    draw_change(ui, row.right, row.cy, level.change)
    right = row.right - columns.change - 6
    value = Box(right - columns.value, row.y, columns.value, row.h)
    c.text(value, number(level.value), VALUE, align="right")
    name = Box(row.x + columns.icon, row.y, value.x - row.x - columns.icon - 10, row.h)
    spark = 64.0 if name.w - c.text_width(level.name) >= 84 and level.value <= HIGHEST else 0.0
    if c.text_width(level.name) > name.w:
        c.paragraph(name, level.name, TIGHT, valign="middle")
    else:
        c.text(Box(name.x, row.y, name.w - spark, row.h), level.name)
    if spark:
        at = Box(name.right - spark - 18, row.cy - 11, spark, 22)
        sparkline(ui, at, _recent(level.history), _recent(level.ghost), columns.span)
    said = level.spoken or f"{level.name} {level.value}"
    ui.note(f"level {level.id}", said, row, "row")


def level_rows(ui: Ui, box: Box, levels: Sequence[Level], rows: Rows) -> None:
    """Name, value and change, one a row."""
    c = ui.canvas
    least = c.line_height(BODY) + 8
    height = max(least, min(36.0, box.h / max(1, len(levels))))
    shown = rows.window(ui, box, [f"level {level.id}" for level in levels], [height] * len(levels))
    for place, row in shown:
        level = levels[place]
        if place:
            c.hline(row.x, row.y, row.w, ui.theme.hair, 1)
        change = max(ui.grow(60), delta_width(ui, points(level.change)))
        draw_change(ui, row.right, row.cy, level.change)
        value_w = max(ui.grow(54), c.text_width(number(level.value), VALUE_SMALL))
        value = Box(row.right - change - value_w - 6, row.y, value_w, row.h)
        c.text(value, number(level.value), VALUE_SMALL, align="right")
        c.text(Box(row.x, row.y, value.x - row.x - 8, row.h), level.name)
        said = level.spoken or f"{level.name} {level.value}"
        ui.note(f"level {level.id}", said, row, "row")


# Teams


def team_rows(ui: Ui, box: Box, teams: Sequence[TeamRow], rows: Rows, *, bars: bool, heading: bool) -> None:
    """Skill, use, commitment and workload of each team."""
    c, t = ui.canvas, ui.theme
    widths = _team_columns(ui, box.w, bars, [team.short or team.name for team in teams])
    head_h = max(38.0, c.line_height(BODY) + 10)
    heads = [ui.say(head) for head in TEAM_HEADS]
    if any(c.text_width(head) > w - 4 for head, w in zip(heads, widths[1:], strict=True)):
        head_h = max(head_h, 2 * c.line_height(BODY) + 8)
    strip, body = box.cut_top(head_h)
    if heading:
        c.hline(strip.x, strip.y, strip.w)
        c.hline(strip.x, strip.bottom - 1, strip.w, t.hair, 1)
    if c.text_width(ui.say("Teams"), SECTION) <= widths[0] - 4:
        c.text(Box(strip.x, strip.y, widths[0] - 4, strip.h), ui.say("Teams"), SECTION)
    left = strip.x + widths[0]
    ui.note("section teams", ui.say("Teams"), strip, "heading")
    for head, w in zip(heads, widths[1:], strict=True):
        cell = Box(left, strip.y, w - 2, strip.h)
        if c.text_width(head) <= cell.w:
            c.text(cell, head, colour=t.ink2)
        else:
            c.paragraph(cell, head, BODY._replace(line=1.1), t.ink2, valign="middle")
        left += w
    double = any(c.text_width(team.short or team.name, NAME) > widths[0] - 4 for team in teams)
    least = max(26.0, c.line_height(NAME) * (2 if double else 1) + (6 if double else 3))
    height = max(least, min(46.0 * max(1.0, c.text_scale), body.h / max(1, len(teams))))
    shown = rows.window(ui, body, [f"team {team.id}" for team in teams], [height] * len(teams))
    for place, row in shown:
        if place:
            c.hline(row.x, row.y, row.w, t.hair, 1)
        _team(ui, row, teams[place], widths, bars, double)


def _team_columns(ui: Ui, width: float, bars: bool, names: Sequence[str]) -> list[float]:
    """Widths of the name and the four levels, each wide enough for its head."""
    c = ui.canvas
    value = c.text_width("00", VALUE_SMALL) + (42 if bars else 36)
    heads = [ui.say(head) for head in TEAM_HEADS]
    needs = [max(value, c.text_width(head) + 6) for head in heads]
    name = c.text_width(ui.say("Teams"), SECTION) + 8
    longest = max((c.text_width(each, NAME) for each in names), default=0.0) + 6
    if longest + sum(needs) <= width:
        name = max(name, longest)
    if name + sum(needs) > width:  # heads in two lines
        needs = [max(value, *(c.text_width(part) + 4 for part in head.split(" "))) for head in heads]
        name = max(40.0, width - sum(needs))
    spare = max(0.0, width - name - sum(needs)) / 5
    return [name + spare, *(need + spare for need in needs)]


def _team(ui: Ui, row: Box, team: TeamRow, widths: Sequence[float], bars: bool, double: bool) -> None:
    """One team; `double` puts its name above its numbers."""
    c, t = ui.canvas, ui.theme
    name, numbers = team.short or team.name, row
    if double:
        line, numbers = row.inset(0, 2).cut_top(row.h / 2 - 2)
        c.text(line, name, NAME)
    else:
        c.text(Box(row.x, row.y, widths[0] - 4, row.h), name, NAME)
    x = row.x + widths[0]
    for level, w in zip(team.levels, widths[1:], strict=True):
        value_w = c.text_width(number(level.value), VALUE_SMALL)
        colour = t.red if level.over_limit else t.ink
        c.text(Box(x, numbers.y, value_w + 1, numbers.h), number(level.value), VALUE_SMALL, colour)
        strip = Box(x + value_w + 7, numbers.cy - 4.5, min(42.0, w - value_w - 15), 9)
        if level.over_limit:
            size = ui.grow(20)
            if value_w + size + 8 <= w:
                c.icon("waarschuwing", x + value_w + 8 + size / 2, numbers.cy, size, t.red)
        elif bars:
            bar(ui, strip, level.value / 100)
        x += w
    said = "; ".join(level.spoken or f"{level.name} {level.value}" for level in team.levels)
    ui.add(Element(f"team {team.id}", "row", team.name, row, description=said))


def team_detail(
    ui: Ui, box: Box, teams: Sequence[TeamRow], chosen: str, pick: Callable[[str], Intent | None]
) -> None:
    """All teams with their changes, and who the chosen one is."""
    c, t = ui.canvas, ui.theme
    left, right = box.cut_left(772, 44)
    body = section(ui, left, ui.say("Teams"))
    heads = [ui.say(head) for head in TEAM_HEADS]
    columns = [left.x + 210 + i * 142 for i in range(4)]
    for x, head in zip(columns, heads, strict=True):
        c.text(Box(x, left.y + 4, 140, 36), head, colour=t.ink2)
    height = min(72.0, body.h / max(1, len(teams)))
    for team, row in zip(teams, body.cut_top(height * len(teams))[0].rows(len(teams)), strict=True):
        picked = team.id == chosen
        if picked:
            c.rect(row.inset(-8, 1), t.yellowsoft, t.cardline, 2, 10)
        else:
            c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)
        tile(ui, Box(row.x + 2, row.cy - 20, 46, 40), team.letters)
        c.text(Box(row.x + 62, row.y, 144, row.h), (team.short or team.name), LEAD_NAME)
        for x, level in zip(columns, team.levels, strict=True):
            colour = t.red if level.over_limit else t.ink
            c.text(Box(x, row.y, 36, row.h), number(level.value), VALUE, colour)
            if level.over_limit:
                c.icon("waarschuwing", x + 50, row.cy, 22, t.red)
            if level.change is not None:
                good = level.change.favourable is not False
                delta(ui, x + 68, row.cy, level.change.points, good=good)
        said = "; ".join(level.spoken for level in team.levels)
        element = Element(
            f"team {team.id}",
            "row",
            team.name,
            row,
            description=said,
            state=(ui.say("chosen"),) if picked else (),
            action=partial(pick, team.id),
            on_focus=partial(pick, team.id),
            group="teams",
            entry=picked,
        )
        if ui.add(element):
            ui.ring(row.inset(-8, 1))
    shown = next((one for one in teams if one.id == chosen), None)
    if shown is not None:
        _about(ui, right, shown)


def _about(ui: Ui, box: Box, team: TeamRow) -> None:
    c, t = ui.canvas, ui.theme
    c.hline(box.x, box.y, box.w)
    head, rest = box.cut_top(64, 8)
    tile(ui, Box(head.x, head.cy - 21, 50, 44), team.letters)
    c.paragraph(head.cut_left(64)[1], team.name, SECTION._replace(px=22), valign="middle")
    used = c.paragraph(rest, team.about, BODY._replace(px=20, line=1.35))
    ui.note("about team", team.about, rest, "text")
    high = next((level for level in team.levels if level.over_limit), None)
    if high is not None and high.limit is not None:
        text = ui.say("Workload {value}: above the limit of {limit}.", value=high.value, limit=high.limit)
        place = Box(rest.x, used.bottom + 16, rest.w, 30)
        c.icon("waarschuwing", place.x + 12, place.cy, 22, t.red)
        c.paragraph(Box(place.x + 34, place.y + 3, place.w - 34, 60), text, NAME, t.red)


# Dimensions


def dimension_panel(
    ui: Ui, box: Box, dimension: DimensionView, helps: Sequence[str], rows: Rows, *, official: bool
) -> None:
    """One dimension opened: its sub-competences with their aims, and what helps."""
    c, t = ui.canvas, ui.theme
    size = ui.grow(52)
    head, rest = box.cut_top(max(64.0, size + 10), 4)
    petal(ui, head.x + size / 2, head.y + size / 2, size, dimension.id)
    right = head.right - draw_change(ui, head.right, head.y + size / 2, dimension.level.change) - 12
    value_w = c.text_width(number(dimension.level.value), BIG)
    c.text(Box(right - value_w, head.y - 6, value_w, size + 12), number(dimension.level.value), BIG)
    words = Box(head.x + size + 14, head.y, right - value_w - head.x - size - 24, size + 8)
    detail = ""
    if dimension.level.target is not None:
        detail = ui.say("vision aim {n}", n=dimension.level.target)
    style = SECTION._replace(px=24) if room_of(ui) == "full" else SECTION
    name_h = c.paragraph_height(dimension.name, style, words.w)
    top = words.y + max(0.0, (size - name_h - (c.line_height(BODY) if detail else 0)) / 2)
    c.paragraph(Box(words.x, top, words.w, name_h), dimension.name, style)
    if detail:
        c.text(Box(words.x, top + name_h, words.w, c.line_height(BODY)), detail, colour=t.ink2)
    ui.note(f"open {dimension.id}", dimension.level.spoken, head, "heading", dimension.official)
    hue = t.hue(dimension.id).hue
    step = max(ui.grow(30) + 20 + ui.grow(26) + 10, 84.0 if len(dimension.subs) < 4 else 78.0)
    if official:
        _official(ui, rest, dimension)
        return
    total = step * len(dimension.subs)
    ids = [f"level {sub.id}" for sub in dimension.subs]
    for place, part in rows.window(ui, rest.cut_top(min(rest.h, total + 1))[0], ids, [step] * len(ids)):
        sub, row = dimension.subs[place], Box(part.x, part.y, part.w, part.h - 8)
        c.hline(row.x, row.y - 4, row.w, t.hair, 1)
        aim = ui.say("vision aim {n}", n=sub.target) if sub.target is not None else ui.say("no vision aim")
        level_row(
            ui,
            row,
            label=sub.name,
            value=sub.value,
            change=points(sub.change),
            target=sub.target,
            colour=hue,
            detail=aim,
            id=ids[place],
        )
    if total + 8 < rest.h:
        _helps(ui, Box(rest.x, rest.y + total + 8, rest.w, rest.h - total - 8), helps)


def _official(ui: Ui, box: Box, dimension: DimensionView) -> None:
    """The framework's own names, in full."""
    c, t = ui.canvas, ui.theme
    y = box.y
    for name, official in (
        (dimension.name, dimension.official),
        *((s.name, s.official) for s in dimension.subs),
    ):
        h = c.paragraph_height(official, BODY, box.w)
        if y + h + c.line_height(NAME) > box.bottom:
            break
        c.text(Box(box.x, y, box.w, c.line_height(NAME)), name, NAME)
        c.paragraph(Box(box.x, y + c.line_height(NAME), box.w, h), official, BODY, t.ink2)
        ui.note(f"official {name}", f"{name}: {official}", Box(box.x, y, box.w, h + c.line_height(NAME)))
        y += h + c.line_height(NAME) + 10


def _helps(ui: Ui, box: Box, helps: Sequence[str]) -> None:
    c = ui.canvas
    row_h = c.line_height(NAME) + 12
    if not helps or box.h < ui.grow(40) + row_h:
        return
    count = ui.words.many("{n} card", "{n} cards", len(helps))
    body = section(ui, box, ui.say("What helps here"), right=count, thin=True)
    for place, title in enumerate(helps[: int(body.h // row_h)]):
        row = Box(body.x, body.y + place * row_h, body.w, row_h)
        if place:
            c.hline(row.x, row.y, row.w, ui.theme.hair, 1)
        c.text(row, title, NAME)
        ui.note(f"help {place}", title, row)


def more_panel(ui: Ui, box: Box, coherence: Level, more: Sequence[Level], rows: Rows) -> None:
    """Coherence opened: what stands behind the rose."""
    c, t = ui.canvas, ui.theme
    size = ui.grow(44)
    head, rest = box.cut_top(max(60.0, size + 8), 6)
    c.icon("samenhang", head.x + size / 2, head.y + size / 2, size, t.ink, t.yellow)
    right = head.right - draw_change(ui, head.right, head.y + size / 2, coherence.change) - 12
    value_w = c.text_width(number(coherence.value), BIG)
    c.text(Box(right - value_w, head.y - 8, value_w, size + 16), number(coherence.value), BIG)
    c.text(
        Box(head.x + size + 14, head.y, right - value_w - head.x - size - 24, size),
        coherence.name,
        SECTION._replace(px=24),
    )
    ui.note("open coherence", coherence.spoken, head, "heading")
    level_rows(ui, section(ui, rest, ui.say("Behind the rose")), more, rows)


def five_rows(ui: Ui, box: Box, view: BoardView, toggle: Toggle, *, bars: bool) -> None:
    """The five dimensions as rows: petal, name, bar, value and change."""
    c, t = ui.canvas, ui.theme
    parts = box.rows(len(view.dimensions))
    for place, (one, row) in enumerate(zip(view.dimensions, parts, strict=True)):
        if place:
            c.hline(row.x, row.y, row.w, t.hair, 1)
        size = min(60.0, row.h - 10)
        petal(ui, row.x + size / 2, row.cy, size, one.id)
        change_w = max(draw_change(ui, row.right, row.cy, one.level.change, VALUE_SMALL), ui.grow(52))
        value_w = c.text_width("100", VALUE_LARGE)
        right = row.right - change_w - 16
        c.text(
            Box(right - value_w, row.y, value_w, row.h), number(one.level.value), VALUE_LARGE, align="right"
        )
        name = Box(row.x + size + 22, row.y, right - value_w - row.x - size - 40, row.h)
        longest = max(c.text_width(each.name, SECTION) for each in view.dimensions)
        if bars and name.w - longest > 200:
            strip = (
                Box(name.right - 190, row.cy - 14, 180, 28)
                if name.w - longest < 440
                else Box(name.right - 430, row.cy - 14, 420, 28)
            )
            change = points(one.level.change) or 0
            target = one.level.target
            bar(
                ui,
                strip,
                one.level.value / 100,
                colour=t.hue(one.id).hue,
                gained=max(0, change) / 100,
                lost=max(0, -change) / 100,
                target=None if target is None else target / 100,
            )
        if c.text_width(one.name, SECTION) <= name.w:
            c.text(name, one.name, SECTION)
        else:
            c.paragraph(name, one.name, SECTION._replace(line=1.05), valign="middle")
        element = Element(
            f"dimension {one.id}",
            "row",
            one.level.spoken,
            row,
            description="; ".join(sub.spoken for sub in one.subs),
            action=partial(toggle, one.id),
            keys=(str(place + 1),),
            group="rose",
        )
        if ui.add(element):
            ui.ring(row.inset(-4, 3))


def dimension_list(ui: Ui, box: Box, view: BoardView, toggle: Toggle) -> None:
    """Every value on aligned bars, in two columns, at the size of the rose."""
    left, right = box.columns(2, 16)
    order = [
        [place for place in (0, 1, 4) if place < len(view.dimensions)],
        [place for place in (2, 3) if place < len(view.dimensions)],
    ]
    lines = [sum(1 + len(view.dimensions[p].subs) for p in side) for side in order]
    blocks = max(len(order[0]), len(order[1]) + 1)
    row = min(44.0, (box.h - blocks * 12) / max(lines[0], lines[1] + 1, 1))
    for side, column in zip(order, (left, right), strict=True):
        y = column.y
        for place in side:
            y = _listed(ui, Box(column.x, y, column.w, box.h), view.dimensions[place], place, row, toggle)
        if column is right:
            _coherence_row(ui, Box(column.x, y, column.w, row), view.coherence, toggle)


def _listed(ui: Ui, box: Box, one: DimensionView, place: int, row: float, toggle: Toggle) -> float:
    line = Box(box.x, box.y + 6, box.w, row)
    _listed_head(ui, line, one, place, toggle)
    y = line.bottom
    for sub in one.subs:
        _listed_sub(ui, Box(box.x, y, box.w, row), sub, one.id)
        y += row
    return y + 8


def _listed_head(ui: Ui, line: Box, one: DimensionView, place: int, toggle: Toggle) -> None:
    """A dimension above its sub-competences."""
    c = ui.canvas
    c.hline(line.x, line.y - 6, line.w)
    size = min(ui.grow(34), line.h - 4)
    petal(ui, line.x + size / 2, line.cy, size, one.id)
    draw_change(ui, line.right, line.cy, one.level.change)
    right = line.right - max(ui.grow(56), delta_width(ui, points(one.level.change)) + 10)
    value_w = c.text_width("100", VALUE_LARGE)
    c.text(Box(right - value_w, line.y, value_w, line.h), number(one.level.value), VALUE_LARGE, align="right")
    c.text(Box(line.x + size + 10, line.y, right - value_w - line.x - size - 14, line.h), one.name, SECTION)
    element = Element(
        f"dimension {one.id}",
        "row",
        one.level.spoken,
        line,
        action=partial(toggle, one.id),
        keys=(str(place + 1),),
        group="rose",
    )
    if ui.add(element):
        ui.ring(line.inset(-4, 0))


def _listed_sub(ui: Ui, row: Box, sub: Level, dimension: str) -> None:
    c, t = ui.canvas, ui.theme
    if sub.change is not None and sub.change.points:
        draw_change(ui, row.right, row.cy, sub.change)
    change_w = max(ui.grow(50), c.text_width("▲ −00", STRONG))
    right = row.right - change_w - 4
    value_w = c.text_width("100", VALUE_SMALL)
    c.text(Box(right - value_w, row.y, value_w, row.h), number(sub.value), VALUE_SMALL, align="right")
    room = right - value_w - 8 - row.x
    strip_w = min(90.0 if room < 400 else 160.0, room - c.text_width(sub.name) - 14)
    if strip_w >= 60:
        strip = Box(right - value_w - 8 - strip_w, row.cy - 8, strip_w, 16)
        change = points(sub.change) or 0
        bar(
            ui,
            strip,
            sub.value / 100,
            colour=t.hue(dimension).hue,
            gained=max(0, change) / 100,
            lost=max(0, -change) / 100,
            target=None if sub.target is None else sub.target / 100,
        )
        room -= strip_w + 8
    name = Box(row.x, row.y, room, row.h)
    if c.text_width(sub.name) <= name.w:
        c.text(name, sub.name)
    else:
        c.paragraph(name, sub.name, BODY._replace(line=1.0), valign="middle")
    ui.note(f"level {sub.id}", sub.spoken, row, "row")


def _coherence_row(ui: Ui, row: Box, level: Level, toggle: Toggle) -> None:
    c = ui.canvas
    c.hline(row.x, row.y, row.w)
    row = row.moved(0, 6)
    size = min(ui.grow(28), row.h - 4)
    c.icon("samenhang", row.x + ui.grow(17), row.cy, size)
    draw_change(ui, row.right, row.cy, level.change)
    right = row.right - max(ui.grow(56), delta_width(ui, points(level.change)) + 10)
    value_w = c.text_width("100", VALUE_LARGE)
    c.text(Box(right - value_w, row.y, value_w, row.h), number(level.value), VALUE_LARGE, align="right")
    c.text(Box(row.x + ui.grow(44), row.y, right - value_w - row.x - ui.grow(48), row.h), level.name, SECTION)
    element = Element(
        "coherence", "row", level.spoken, row, action=partial(toggle, "coherence"), keys=("0",), group="rose"
    )
    if ui.add(element):
        ui.ring(row.inset(-4, 0))


def listed_rows(ui: Ui, box: Box, view: BoardView, toggle: Toggle, rows: Rows) -> None:
    """The list alone, as wide as the page: in two columns where it fits, else a page at a time."""
    c = ui.canvas
    least = max(c.line_height(VALUE_LARGE), c.line_height(BODY) + 6)
    if 10 * least + 36 <= box.h and c.text_scale < 1.7:
        dimension_list(ui, box, view, toggle)
        return
    lines: list[tuple[DimensionView, Level | None]] = []
    for one in view.dimensions:
        lines += [(one, None), *((one, sub) for sub in one.subs)]
    ids = [f"level {sub.id}" if sub else f"dimension {one.id}" for one, sub in lines]
    height = least + 4
    for place, row in rows.window(ui, box, ids, [height] * len(lines)):
        one, sub = lines[place]
        if sub is not None:
            _listed_sub(ui, row.cut_left(ui.grow(30))[1], sub, one.id)
        else:
            _listed_head(ui, row, one, view.dimensions.index(one), toggle)
