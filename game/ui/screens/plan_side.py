"""The right of the plan: what it takes of money, load and hours, and what is in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple, Protocol

from game.session.views.figures import euros
from game.session.views.parts import Person
from game.session.views.plan import CapacityView, PlanView, SlotView, TeamChoice
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent
from game.ui.screens.pages import Pages
from game.ui.stage import Ui
from game.ui.styles import BODY, HEAD, NAME, SECTION, STRONG
from game.ui.theme import mix
from game.ui.widgets.bars import capacity, capacity_height, hours, hours_width
from game.ui.widgets.cards import panel, panel_height, strong_lead
from game.ui.widgets.controls import button
from game.ui.widgets.marks import diamond, petal, pips, tile, token

TILE_W: Final = 34.0
TILE_H: Final = 30.0
WIDE_TRACK: Final = 160.0
TARGET: Final = 44.0
"""The least height of what can be pressed."""


class Changes(Protocol):
    """What the slots ask of the plan."""

    def lead(self, slot: SlotView, step: int) -> Intent | None:
        """The next or the one before who could lead it."""

    def team(self, slot: SlotView, team: str) -> Intent | None:
        """A team in or out."""

    def remove(self, slot: SlotView) -> Intent | None:
        """Out of the plan."""

    def revision(self) -> Intent | None:
        """Revise the vision."""


class _Item(NamedTuple):
    """A thing in the list: its height, how it is drawn, and the ids of the elements in it."""

    height: float
    draw: Callable[[Box], None]
    ids: tuple[str, ...] = ()


class Side:
    """Bars, hours, slots and warning."""

    def __init__(self, words: Words, changes: Changes) -> None:
        self.words = words
        self.changes = changes
        self.pages = Pages("plan")
        self._ids: tuple[tuple[str, ...], ...] = ()

    def head(self, ui: Ui, box: Box, view: PlanView) -> float:
        """Title and what the lighter piece of the bars is; returns its height."""
        c, t, words = ui.canvas, ui.theme, self.words
        h = c.line_height(HEAD)
        legend = words.say("decided") if view.budget.first > 0 or view.load.first > 0 else ""
        legend_w = c.text_width(legend) + 30 if legend else 0.0
        title_w = c.text_width(view.title, HEAD)
        if legend and title_w + legend_w + 16 <= box.w:
            x = box.right - legend_w
            c.fill(mix(t.ink, t.paper, 0.8), Box(x, box.y + h / 2 - 7, 22, 14))
            c.text(Box(x + 30, box.y, legend_w - 30, h), legend, colour=t.ink2)
        if title_w <= box.w:
            c.text(Box(box.x, box.y, box.w, h), view.title, HEAD)
        else:
            c.text(Box(box.x, box.y, box.w, h), (view.title, words.say("Plan")), SECTION)
        ui.note("plan title", view.title, Box(box.x, box.y, box.w, h), "heading")
        return h

    def bars(self, ui: Ui, box: Box, view: PlanView, *, beside: bool = False) -> float:
        """Budget and load, below or beside each other; returns the height used."""
        h = capacity_height(ui)
        places = box.cut_top(h)[0].columns(2, 32) if beside else [box.cut_top(h)[0], box.moved(0, h + 2)]
        for part, bar, icon in zip(places, (view.budget, view.load), ("budget", "belasting"), strict=True):
            _bar(ui, Box(part.x, part.y, part.w, h), bar, icon)
        return h if beside else 2 * h + 2

    def hours(self, ui: Ui, box: Box, view: PlanView) -> float:
        """Hours of each leader, as many beside each other as fit; returns the height used."""
        c, t = ui.canvas, ui.theme
        row_h, head_h = max(36.0, ui.grow(34)), max(30.0, ui.grow(28))
        icon = ui.grow(20)
        c.icon("tijd", box.x + icon / 2, box.y + head_h / 2, icon)
        label = self.words.say("Leaders' time per person")
        unit = self.words.say("hours")
        head = Box(box.x + icon + 8, box.y, box.w - icon - 8, head_h)
        if c.text_width(label) + c.text_width(unit) + 12 <= head.w:
            c.text(head, unit, colour=t.ink2, align="right")
        c.text(head, (label, self.words.say("Leaders' time")))
        widest = max((hours_width(ui, one.used, one.hours) for one in view.hours), default=1.0)
        columns = max(1, min(3, int((box.w + 8) / (widest + 6))))
        step = row_h + 2
        for place, one in enumerate(view.hours):
            row, column = divmod(place, columns)
            w = (box.w - (columns - 1) * 6) / columns
            hours(
                ui,
                Box(box.x + column * (w + 6), box.y + head_h + row * step, w, row_h),
                icon=one.person.icon,
                used=one.used,
                of=one.hours,
                informal=not one.person.formal,
                warning=self.words.say("less effect"),
                read=one.text,
                id=f"hours {one.person.role}",
            )
        return head_h + -(-len(view.hours) // columns) * step

    def named_hours(self, ui: Ui, box: Box, view: PlanView) -> None:
        """Hours with the names of the leaders: the whole tab at larger text."""
        c, t = ui.canvas, ui.theme
        h = max(TARGET, ui.grow(42))
        columns = 2 if box.w > 900 and ui.canvas.text_scale < 1.2 else 1
        rows = -(-len(view.hours) // columns)
        places = [part for column in box.columns(columns, 40) for part in _stack(column, rows, h)]
        pages = self.pages.window(ui, box, [h] * len(view.hours)) if rows * h > box.h else None
        shown = pages or [(i, places[i]) for i in range(len(view.hours))]
        for i, row in shown:
            one = view.hours[i]
            w = hours_width(ui, one.used, one.hours) + WIDE_TRACK - 34
            size = min(ui.grow(32), h - 4)
            hours(
                ui,
                Box(row.x, row.y + (h - size) / 2, w, size),
                icon=one.person.icon,
                used=one.used,
                of=one.hours,
                informal=not one.person.formal,
                warning=self.words.say("less effect"),
                read=one.text,
                id=f"hours {one.person.role}",
                track_w=WIDE_TRACK,
            )
            forms = names(one.person)
            if one.over:
                forms = (
                    f"{forms[0]} · {self.words.say('less effect')}",
                    self.words.say("less effect"),
                    *forms,
                )
            c.text(Box(row.x + w + 10, row.y, row.w - w - 10, h), forms, NAME)
            c.hline(row.x, row.bottom - 1, row.w, t.hair, 1)

    def warning(self, ui: Ui, box: Box, view: PlanView, most: float) -> float:
        """The warning at the bottom of `box`, at most so high; returns its height."""
        if not view.warnings:
            return 0.0
        for count in range(len(view.warnings), 0, -1):
            told = " ".join(view.warnings[:count])
            if count < len(view.warnings):
                told += " " + self.words.many("And {n} more.", "And {n} more.", len(view.warnings) - count)
            lead, _, rest = told.partition(". ")
            text = strong_lead(f"{lead}.", rest) if rest else told
            h = panel_height(ui, text, box.w, sign=True) + 4
            if h <= most or count == 1:
                break
        read = " ".join(view.warnings)
        panel(ui, box.cut_bottom(h)[0], text, tone="error", id="warning", read=read)
        return h

    def slots(self, ui: Ui, box: Box, view: PlanView) -> None:
        """What is in the plan, the revision of the vision and what was decided; by whole ones."""
        items = [
            *(self._slot(ui, slot, box.w, i) for i, slot in enumerate(view.slots)),
            *self._rest(ui, view, box.w),
        ]
        if not view.slots and view.empty:
            items.insert(0, self._empty(ui, view.empty, box.w))
        self._ids = tuple(item.ids for item in items)
        place = next((i for i, ids in enumerate(self._ids) if ui.focus in ids), None)
        for i, part in self.pages.window(ui, box, [item.height for item in items], gap=0, follow=place):
            items[i].draw(part)

    def past_the_edge(self, ui: Ui, key: str) -> bool:
        """An arrow beyond what is shown goes to the next thing in the list."""
        step = {"↓": 1, "↑": -1}.get(key, 0)
        place = next((i for i, ids in enumerate(self._ids) if ui.focus in ids), None)
        if not step or place is None:
            return False
        place += step
        while 0 <= place < len(self._ids) and not self._ids[place]:
            place += step
        if not 0 <= place < len(self._ids):
            return False
        ui.set_focus(self._ids[place][0])
        return True

    # what the list is made of

    def _slot(self, ui: Ui, slot: SlotView, width: float, number: int) -> _Item:
        c = ui.canvas
        size = ui.grow(30)
        focused = _of(ui.focus, slot.card.id)
        cost = euros(self.words, slot.cost)
        cost_w = c.text_width(cost, STRONG) + (TARGET + 6 if focused else 0)
        title_w = width - size - 10 - cost_w - 12
        title_h = max(ui.grow(30), c.paragraph_height(slot.card.title, SECTION, title_w))
        tiles_w = len(slot.teams) * (ui.grow(TILE_W) + 4)
        leader_w = ui.grow(36) + 9 + _narrowest(ui, slot.leader.person) + 6 * ui.grow(6.5) + 40
        where_w = tiles_w or c.text_width(slot.card.reach_text) + 4
        beside = leader_w + where_w <= width
        row_h = max(TARGET, ui.grow(38))
        height = 6 + title_h + row_h * (1 if beside else 2) + 2

        def draw(box: Box) -> None:
            self._draw_slot(ui, box, slot, title_h, row_h, beside, focused, cost, number)

        ids = (f"slot {slot.card.id}", *(f"{kind} {slot.card.id}" for kind in ("lead", "out")))
        return _Item(height, draw, (*ids, *(f"team {slot.card.id} {team.id}" for team in slot.teams)))

    def _draw_slot(
        self,
        ui: Ui,
        box: Box,
        slot: SlotView,
        title_h: float,
        row_h: float,
        beside: bool,
        focused: bool,
        cost: str,
        number: int,
    ) -> None:
        c, t, id = ui.canvas, ui.theme, slot.card.id
        if number or box.y > 360:
            c.hline(box.x, box.y, box.w, t.hair, 1)
        here = ui.add(
            Element(
                f"slot {id}",
                "slider",
                slot.spoken,
                Box(box.x, box.y + 4, box.w, box.h - 8),
                description=self.words.say(
                    "Left and right change who leads it, T its teams, Del takes it out."
                ),
                adjust=partial(self.changes.lead, slot),
                on_focus=_stay,
                group="slots",
            )
        )
        line = Box(box.x, box.y + 5, box.w, title_h)
        size = ui.grow(30)
        petal(ui, line.x + size / 2, line.y + min(title_h, size) / 2, size, slot.card.dimension)
        room = line.cut_left(size, 10)[1]
        if focused:
            part, room = room.cut_right(TARGET, 6)
            self._remove(ui, Box(part.x, line.y - 2, TARGET, max(34.0, ui.grow(32))), slot)
        c.text(Box(room.x, room.y, room.w, ui.grow(30)), cost, STRONG, align="right")
        words = room.cut_right(c.text_width(cost, STRONG), 10)[1]
        c.paragraph(words, slot.card.title, SECTION, valign="middle")
        row = Box(box.x, line.bottom, box.w, row_h)
        where = row if beside else row.moved(0, row_h)
        where_w = self._where(ui, where, slot)
        self._leader(ui, row.cut_right(where_w, 10)[1] if beside else row, slot, focused)
        if here:
            ui.ring(Box(box.x, box.y + 4, box.w, box.h - 8).inset(-4, 0))

    def _leader(self, ui: Ui, box: Box, slot: SlotView, focused: bool) -> None:
        c, t, leader = ui.canvas, ui.theme, slot.leader
        size = ui.grow(34)
        token(ui, box.x + size / 2, box.cy, size, leader.person.icon, informal=not leader.person.formal)
        r = ui.grow(6.5)
        pips_w = 6 * r + 10
        fits = self.words.say("fits")
        fits_w = c.text_width(fits) + 8
        room = Box(box.x + size + 9, box.y, box.w - size - 9 - pips_w - 6, box.h)
        forms = names(leader.person)
        name_w = min(c.text_width(form, NAME) for form in forms)
        if name_w + fits_w + 14 <= room.w:
            room = Box(room.x, room.y, room.w - fits_w - 10, room.h)
        else:
            fits_w = 0.0
        drawn = c.text(room, forms, NAME)
        x = drawn.right + 12
        if fits_w:
            x = c.text(Box(x, box.y, fits_w, box.h), fits, colour=t.ink2).right + 8
        end = x + pips(ui, x, box.cy, leader.fit, 3, r)
        place = Box(box.x, box.y, max(TARGET, end - box.x), box.h)
        here = ui.add(
            Element(
                f"lead {slot.card.id}",
                "button",
                self.words.say("Another leader"),
                place,
                value=", ".join((leader.person.name, leader.fit_text)),
                action=partial(self.changes.lead, slot, 1),
                group=f"tools {slot.card.id}",
            )
        )
        if here:
            ui.ring(place.inset(-2, -1))

    def _where(self, ui: Ui, row: Box, slot: SlotView) -> float:
        """Team tiles at the right end of a row, or that it is for the whole school; returns their width."""
        c, t = ui.canvas, ui.theme
        if not slot.teams:
            w = c.text_width(slot.card.reach_text)
            c.text(Box(row.right - w - 1, row.y, w + 1, row.h), slot.card.reach_text, BODY, align="right")
            return w
        w, h = ui.grow(TILE_W), ui.grow(TILE_H)
        x = row.right - len(slot.teams) * (w + 4) + 4
        for place, team in enumerate(slot.teams):
            at = Box(x + place * (w + 4), row.cy - h / 2, w, h)
            tile(ui, at, team.letters, chosen=team.chosen)
            here = ui.add(self._team(slot, team, Box(at.x - 2, row.y, w + 4, row.h)))
            if here:
                ui.ring(at, 0)
        if any(ui.focus == f"team {slot.card.id} {team.id}" for team in slot.teams):
            c.hline(x, row.bottom - 4, row.right - x, t.yellow, 3)
        return row.right - x

    def _team(self, slot: SlotView, team: TeamChoice, rect: Box) -> Element:
        return Element(
            f"team {slot.card.id} {team.id}",
            "checkbox",
            team.name,
            rect,
            description=slot.card.title,
            state=(self.words.say("takes part") if team.chosen else self.words.say("not"),),
            action=partial(self.changes.team, slot, team.id),
            group=f"tools {slot.card.id}",
            entry=team.chosen,
        )

    def _remove(self, ui: Ui, box: Box, slot: SlotView) -> None:
        button(
            ui,
            box,
            "",
            id=f"out {slot.card.id}",
            action=partial(self.changes.remove, slot),
            icon="sluit",
            read=self.words.say("Take {card} out of the plan", card=slot.card.title),
            group=f"tools {slot.card.id}",
        )

    def _rest(self, ui: Ui, view: PlanView, width: float) -> list[_Item]:
        items = [self._revision(ui, view, width)] if view.revision else []
        decided = (self._decided(ui, line, width, number) for number, line in enumerate(view.decided))
        return [*items, *decided]

    def _decided(self, ui: Ui, line: str, width: float, number: int) -> _Item:
        c, t = ui.canvas, ui.theme
        text = self.words.say("Decided: {what}", what=line)
        size = ui.grow(18)
        h = c.paragraph_height(text, BODY, width - size - 12)

        def draw(box: Box) -> None:
            c.hline(box.x, box.y, box.w, t.hair, 1)
            diamond(ui, box.x + size / 2, box.y + 8 + c.line_height(BODY) / 2, size)
            c.paragraph(Box(box.x + size + 12, box.y + 8, width - size - 12, h), text, BODY, t.ink2)
            ui.note(f"decided {number}", text, box)

        return _Item(h + 16, draw)

    def _revision(self, ui: Ui, view: PlanView, width: float) -> _Item:
        c, t = ui.canvas, ui.theme
        h = c.paragraph_height(view.revision, NAME, width - 36)
        height = max(TARGET, h + 16)

        def draw(box: Box) -> None:
            place = Box(box.x, box.y + 4, box.w, height)
            if not view.can_revise:
                c.paragraph(place, view.revision, BODY, t.ink2, valign="middle")
                ui.note("revision", view.revision, place)
                return
            c.rect(place, t.surface, t.line, 2, 10)
            c.paragraph(place.inset(18, 6), view.revision, NAME, valign="middle")
            element = Element(
                "revise",
                "button",
                view.revision,
                place,
                action=self.changes.revision,
                keys=("V",),
                group="slots",
            )
            if ui.add(element):
                ui.ring(place)

        return _Item(height + 8, draw, ("revise",) if view.can_revise else ())

    def _empty(self, ui: Ui, text: str, width: float) -> _Item:
        h = panel_height(ui, text, width)

        def draw(box: Box) -> None:
            panel(ui, Box(box.x, box.y + 8, box.w, h), text, tone="quiet", id="empty")

        return _Item(h + 16, draw)


def names(person: Person) -> tuple[str, ...]:
    """How a leader is called, from long to short: the people, the role, its first word."""
    short = person.name.partition(",")[0]
    return tuple(dict.fromkeys(name for name in (person.people, person.name, short) if name))


def _narrowest(ui: Ui, person: Person) -> float:
    return min(ui.canvas.text_width(form, NAME) for form in names(person))


def _of(focus: str | None, action: str) -> bool:
    """Whether the focus is on the slot of this card or on something in it."""
    kind, _, rest = (focus or "").partition(" ")
    return kind in ("slot", "lead", "out", "team") and rest.partition(" ")[0] == action


def _stay() -> None:
    """Being focused changes nothing; having this makes a slot a stop for mouse and keyboard."""


def _stack(column: Box, rows: int, h: float) -> Sequence[Box]:
    return [Box(column.x, column.y + i * h, column.w, h) for i in range(rows)]


def _bar(ui: Ui, box: Box, view: CapacityView, icon: str) -> None:
    capacity(
        ui,
        box,
        icon=icon,
        label=view.name,
        value=view.text,
        decided=view.first,
        planned=max(0.0, view.used - view.first),
        limit=view.limit,
        preview=0.0 if view.with_focus is None else view.with_focus - view.used,
        read=view.spoken,
        id=f"bar {view.id}",
    )
