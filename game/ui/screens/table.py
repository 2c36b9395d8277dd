"""Who sits at the table: first how many, then who plays which role, and who decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import pygame

from game.session.commands import SetTable
from game.session.table import FEWEST, MOST
from game.session.views.parts import Person
from game.session.views.setup import SeatView, StrengthView, TableView
from game.texts import Words
from game.ui.boxes import Box
from game.ui.elements import Action, Element
from game.ui.fields import TextField
from game.ui.fonts import Face
from game.ui.intents import Intent, Pop, Send
from game.ui.orders import BeginRehearsal, OpenMenu
from game.ui.screens.rows import Reader, Rows
from game.ui.stage import Ui, key_name
from game.ui.styles import BODY, LEAD, NAME, SAYING, STRONG, VALUE, Style
from game.ui.widgets.cards import section
from game.ui.widgets.controls import Button, segmented, tab, tab_width, text_field
from game.ui.widgets.frame import Footer, Header, content, footer, header
from game.ui.widgets.marks import petal, token

MOST_TYPED: Final = 120
TABS_FROM: Final = 1.2
NARROW_FROM: Final = 1.2
ROLE: Final = Style(Face.NAME, 20, 1.15)


@dataclass(frozen=True)
class _Columns:
    """Where the columns of the table begin; a width of 0 leaves a column out."""

    role: Box
    kind: Box
    name: Box
    strengths: Box
    chair: Box


@dataclass(frozen=True)
class _Choice:
    """One of a few ways to play."""

    id: str
    label: str
    chosen: str
    choices: tuple[tuple[str, str], ...]
    action: Callable[[str], Action]


class TableScreen:
    """Two pages: how many people and how you play; then names and the chair.

    view_of  the view of a draft; nothing is kept until the table is set
    reseat   the game has begun already: the trainer seats people anew
    """

    def __init__(
        self,
        view_of: Callable[[SetTable], TableView],
        words: Words,
        draft: SetTable | None = None,
        *,
        reseat: bool = False,
    ) -> None:
        self.view_of = view_of
        self.words = words
        self.draft = draft or SetTable(6)
        self.reseat = reseat
        self.naming = False
        self.school = True
        """At large text: whether the story of the school is shown instead of the questions."""
        self.view = view_of(self.draft)
        self.fields: dict[str, TextField] = {}
        self.rows = Rows("seats")
        self.questions = Rows("questions")
        self.reader = Reader("school")
        self._name_fields(self.draft.names)

    @property
    def title(self) -> str:
        if self.reseat:
            return self.words.say("Who sits where")
        return self.words.say("Rehearsal") if self.view.rehearsal else self.words.say("New game")

    def refresh(self, view_of: Callable[[SetTable], TableView]) -> None:
        self.view_of = view_of
        self.view = view_of(self.draft)

    def draw(self, ui: Ui) -> None:
        say = self.words.say
        detail = (
            say("step 2 of 3 · names and chair")
            if self.naming
            else say("step 2 of 3 · who sits at the table?")
        )
        menu = () if self.reseat else (Button("menu", (say("Menu"),), Send(OpenMenu())),)
        header(ui, Header(self.title, "" if self.reseat else detail, buttons=menu))
        room = content(ui).inset(0, 16)
        if self.naming:
            self._people_page(ui, room)
        else:
            self._number_page(ui, room)

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        if self.naming:
            self.rows.handle(event, ui)
        elif event.type == pygame.KEYDOWN and key_name(event) in ("+", "-"):
            step = 1 if key_name(event) == "+" else -1
            return self.set_people(min(max(FEWEST, self.draft.people + step), MOST))
        return None

    # what is chosen

    def set_people(self, people: int) -> Intent | None:
        names = self._names()
        self._change(replace(self.draft, people=people, names=(), leader=None))
        self._name_fields(tuple(names.get(seat.seat, ()) for seat in self.view.seats))
        return None

    def lead(self, role: str) -> Intent | None:
        self._change(replace(self.draft, leader=role))
        return None

    def _change(self, draft: SetTable) -> None:
        self.draft = draft
        self.view = self.view_of(draft)

    def _set(self, **changes: object) -> Intent | None:
        self._change(replace(self.draft, **changes))  # type: ignore[arg-type]
        return None

    def _names(self) -> dict[str, tuple[str, ...]]:
        return {
            seat: tuple(name.strip() for name in field.text.split(",") if name.strip())
            for seat, field in self.fields.items()
        }

    def _name_fields(self, names: Sequence[tuple[str, ...]]) -> None:
        given = dict(zip((seat.seat for seat in self.view.seats), names, strict=False))
        self.fields = {
            seat.seat: TextField(", ".join(given.get(seat.seat, ())), MOST_TYPED) for seat in self.view.seats
        }

    def finish(self) -> Intent | None:
        names = self._names()
        self.draft = replace(
            self.draft,
            names=tuple(names.get(seat.seat, ()) for seat in self.view.seats),
            leader=self.view.leader,
        )
        return Send(self.draft)

    def _rehearse(self) -> Intent | None:
        return Send(BeginRehearsal(self.draft))

    def _turn_page(self, naming: bool) -> Intent | None:
        self.naming = naming
        return None

    # page one: how many, and how you play

    def _number_page(self, ui: Ui, room: Box) -> None:
        say = self.words.say
        ui.start_focus(f"people {self.draft.people}")
        if ui.canvas.text_scale >= TABS_FROM:
            room = self._tabs(ui, room)
            if self.school:
                self._school(ui, room)
            else:
                self._questions(ui, room)
        else:
            left, right = room.inset(0, 4).cut_left(600, 48)
            self._school(ui, left)
            self._questions(ui, right)
        names = Button("go", (say("On: the names"), say("Go on")), partial(self._turn_page, True), ("Enter",))
        bots = Button("go", (say("On: bots at the table"), say("Go on")), self.finish, ("Enter",))
        rehearse = Button("rehearse", (say("Rehearse with bots"),), self._rehearse, ("O",), "groep")
        footer(
            ui,
            Footer(
                bots if self.view.rehearsal and not self.reseat else names,
                None if self.reseat or self.view.rehearsal else rehearse,
                left=Button("back", (say("Back"),), Pop(), ("Esc",), "terug"),
            ),
        )

    def _tabs(self, ui: Ui, room: Box) -> Box:
        row, rest = room.cut_top(max(48.0, ui.grow(40)), 12)
        x = row.x
        for label, school in ((self.words.say("The school"), True), (self.words.say("The table"), False)):
            w = tab_width(ui, label)
            tab(
                ui,
                Box(x, row.y, w, row.h),
                label,
                id=f"tab {school}",
                chosen=self.school == school,
                action=partial(self._show, school),
            )
            x += w + 8
        return rest

    def _show(self, school: bool) -> Intent | None:
        self.school = school
        return None

    def _school(self, ui: Ui, box: Box) -> None:
        view = self.view
        parts = [(view.school, SAYING)]
        parts += [(text, LEAD._replace(px=20)) for text in (view.opening,) if text]
        parts += [(text, BODY) for text in (view.situation,) if text]
        self.reader.draw(ui, box, parts)

    def _questions(self, ui: Ui, box: Box) -> None:
        """The number, how you play, and how long it takes: as many of them as fit, the rest a page on."""
        c, say = ui.canvas, self.words.say
        body = section(ui, box, say("How many people play?"))
        tall = max(56.0, ui.grow(44))
        wide = tall * 8 + 7 * 8 <= body.w
        told, time = self._seats_told(), self.view.time_line
        choices = self._choices()
        choice_h = max(46.0, ui.grow(38))
        parts: list[tuple[str, float]] = [
            ("people", tall if wide else 2 * tall + 10),
            ("told", c.paragraph_height(told, BODY, body.w)),
            *((one.id, choice_h) for one in choices),
            ("time", c.paragraph_height(time, STRONG, body.w - ui.grow(36)) + 4),
        ]
        room = Box(body.x, body.y + 6, body.w, body.h - 6)
        ids = [f"part {id}" for id, _ in parts]
        for place, row in self.questions.window(ui, room.inset(-6, 0), ids, [h for _, h in parts], 12):
            row = row.inset(6, 0)
            id = parts[place][0]
            if id == "people":
                lines = row.rows(1 if wide else 2, 10)
                tiles = [tile for line in lines for tile in line.columns(8 if wide else 4, 8)]
                for people, tile in zip(range(FEWEST, MOST + 1), tiles, strict=True):
                    self._people_tile(ui, tile, people)
            elif id == "told":
                c.paragraph(row, told, BODY, ui.theme.ink2)
                ui.note("told", told, row)
            elif id == "time":
                size = ui.grow(22)
                c.icon("timer", row.x + size / 2, row.y + c.line_height(STRONG) / 2, size)
                c.paragraph(row.cut_left(size, 12)[1], time, STRONG)
                ui.note("time", time, row)
            else:
                self._choice(ui, row, choices[place - 2])

    def _people_tile(self, ui: Ui, box: Box, people: int) -> None:
        c, t = ui.canvas, ui.theme
        chosen = people == self.draft.people
        c.rect(box, t.yellow if chosen else t.surface, t.cardline if chosen else t.line, 2, 10)
        c.text(box, str(people), VALUE, t.onyellow if chosen else t.ink, align="centre")
        element = Element(
            f"people {people}",
            "radio",
            self.words.many("{n} person", "{n} people", people),
            box,
            state=(self.words.say("chosen"),) if chosen else (),
            action=partial(self.set_people, people),
            keys=(str(people),),
            group="people",
            entry=chosen,
        )
        if ui.add(element):
            ui.ring(box)

    def _seats_told(self) -> str:
        """What this number does to the roles."""
        say, seats = self.words.say, len(self.view.seats)
        roles = sum(len(seat.persons) for seat in self.view.seats)
        if self.draft.people < seats:
            return say("Every role plays: someone holds more than one seat.")
        if seats < roles:
            return say("Every role plays: some people play two roles, and cast one vote.")
        if self.draft.people > seats:
            return say("Every role plays: some people share a seat, and cast one vote together.")
        return say("Everybody plays one role.")

    def _choices(self) -> list[_Choice]:
        say, view = self.words.say, self.view
        found = [
            _Choice(
                "names",
                say("Votes are shown"),
                "roles" if view.names_shown else "none",
                (("none", say("without names")), ("roles", say("with roles"))),
                lambda value: partial(self._set, names_shown=value == "roles"),
            )
        ]
        found.append(
            _Choice(
                "predictions",
                say("Predict once a year, alone"),
                "yes" if view.predictions else "no",
                (("yes", say("yes")), ("no", say("no"))),
                lambda value: partial(self._set, predictions=value == "yes"),
            )
        )
        if view.most_events > 1:
            found.append(
                _Choice(
                    "events",
                    say("Events each quarter"),
                    str(view.events_per_turn),
                    tuple((str(n), str(n)) for n in range(1, view.most_events + 1)),
                    lambda value: partial(self._set, events_per_turn=int(value)),
                )
            )
        if view.events_per_turn > 1:
            found.append(
                _Choice(
                    "ballots",
                    say("A ballot for"),
                    "all" if view.all_ballots else "one",
                    (("one", say("one event")), ("all", say("every event"))),
                    lambda value: partial(self._set, all_ballots=value == "all"),
                )
            )
        return found

    def _choice(self, ui: Ui, row: Box, one: _Choice) -> None:
        w = segmented_width(ui, [word for _, word in one.choices])
        room = Box(row.x, row.y, max(1.0, row.w - w - 12), row.h)
        ui.canvas.paragraph(room, one.label, BODY._replace(line=1.15), valign="middle")
        place = Box(row.right - w, row.y, w, row.h)
        segmented(ui, place, one.choices, one.chosen, one.action, id=one.id, label=one.label)

    # page two: who

    def _people_page(self, ui: Ui, room: Box) -> None:
        c, say = ui.canvas, self.words.say
        ui.start_focus(f"name {self.view.seats[0].seat}")
        note_h = max(52.0, ui.grow(34))
        wide = c.text_scale < NARROW_FROM
        table = room.inset(0, 0) if not wide else room.cut_bottom(note_h, 2)[1]
        self._table(ui, table, wide)
        if wide:
            self._note(ui, Box(room.x, room.bottom - note_h, room.w, note_h))
        missing = "" if self.view.leader else say("Choose a chair")
        label = say("On: the vision") if not self.reseat else say("Seat them so")
        footer(
            ui,
            Footer(
                Button(
                    "go", (label, say("Go on")), self.finish, ("Enter",), enabled=not missing, reason=missing
                ),
                left=Button("back", (say("Back"),), partial(self._turn_page, False), ("Esc",), "terug"),
            ),
        )

    def _note(self, ui: Ui, box: Box) -> None:
        c, say = ui.canvas, self.words.say
        told = say("Formal or informal: both count. The chair makes the decision in the end.")
        c.hline(box.x, box.y, box.w)
        c.paragraph(box, told, BODY, ui.theme.ink2, valign="middle")
        ui.note("chair told", told, box)

    def _columns(self, ui: Ui, box: Box, wide: bool) -> _Columns:
        c, say = ui.canvas, self.words.say
        chair_w = max(c.text_width(say("Chair")) + 8, 60.0)
        body, chair = box.cut_right(chair_w, 16)[1], box.cut_right(chair_w, 16)[0]
        if wide:
            role, kind, name, strengths = body.columns((334, 134, 274, 358), 16)
            return _Columns(role, kind, name, strengths, chair)
        role, name = body.columns((1.15, 1), 20)
        none = Box(0, 0, 0, 0)
        return _Columns(role, none, name, none, chair)

    def _table(self, ui: Ui, box: Box, wide: bool) -> None:
        c, t, say = ui.canvas, ui.theme, self.words.say
        head_h = max(38.0, ui.grow(34))
        columns = self._columns(ui, box, wide)
        for place, word in (
            (columns.role, say("Role")),
            (columns.kind, say("Leadership")),
            (columns.name, say("Name or names")),
            (columns.strengths, say("Strong in")),
        ):
            if place.w:
                c.text(Box(place.x, box.y, place.w, head_h), word, colour=t.ink2)
        c.text(
            Box(columns.chair.x, box.y, columns.chair.w, head_h), say("Chair"), colour=t.ink2, align="right"
        )
        body = Box(box.x, box.y + head_h, box.w, box.h - head_h)
        lines = sum(len(seat.persons) for seat in self.view.seats)
        line_h = max(self._line_height(ui, columns), min(72.0, body.h / max(1, lines)))
        heights = [line_h * len(seat.persons) for seat in self.view.seats]
        ids = [f"name {seat.seat}" for seat in self.view.seats]
        for which, row in self.rows.window(ui, body, ids, heights):
            c.hline(row.x, row.y, row.w, t.hair, 1)
            self._seat(ui, row, self.view.seats[which], columns, line_h)

    def _line_height(self, ui: Ui, columns: _Columns) -> float:
        """High enough for the longest role's name on its lines, and for what can be pressed."""
        c = ui.canvas
        room = columns.role.w - ui.grow(42) - 14
        names = [person.name for seat in self.view.seats for person in seat.persons]
        return max(56.0, ui.grow(44), *(c.paragraph_height(name, ROLE, room) + 8 for name in names))

    def _seat(self, ui: Ui, row: Box, seat: SeatView, columns: _Columns, line_h: float) -> None:
        field_h = min(50.0 * max(1.0, ui.canvas.text_scale * 0.9), row.h - 10)
        strengths = _by_role(seat)
        for i, person in enumerate(seat.persons):
            line = Box(row.x, row.y + i * line_h, row.w, line_h)
            self._role(ui, line, person, columns, seat.about[i] if i < len(seat.about) else "")
            if columns.strengths.w:
                self._strengths(ui, line, strengths[i], columns.strengths)
        field = Box(columns.name.x, row.cy - field_h / 2, columns.name.w, field_h)
        text_field(
            ui,
            field,
            self.fields[seat.seat],
            id=f"name {seat.seat}",
            label=self.words.say("Name for {role}", role=seat.label),
            hint=self.words.say("no name needed"),
            style=NAME,
            group="names",
        )
        for i, person in enumerate(seat.persons):
            self._chair(ui, Box(columns.chair.x, row.y + i * line_h, columns.chair.w, line_h), person)

    def _role(self, ui: Ui, line: Box, person: Person, columns: _Columns, about: str) -> None:
        c, say = ui.canvas, self.words.say
        size = min(ui.grow(46), line.h - 8)
        token(ui, columns.role.x + size / 2, line.cy, size, person.icon, informal=not person.formal)
        at = Box(columns.role.x + size + 14, line.y, columns.role.w - size - 14, line.h)
        c.paragraph(at, person.name, ROLE, valign="middle")
        kind = say("formal") if person.formal else say("informal")
        ui.note(f"role {person.role}", person.name, at, "row", value=kind)
        if about:
            ui.note(f"about {person.role}", about, at)
        if columns.kind.w:
            sample = Box(columns.kind.x, line.cy - 10, 30, 20)
            if person.formal:
                c.rect(sample, ui.theme.surface, ui.theme.ink, 2, 6)
            else:
                c.dashed(sample, ui.theme.ink, ui.theme.surface, 2, 6, on=5, off=4)
            c.text(Box(sample.right + 10, line.y, columns.kind.w - 40, line.h), kind)

    def _strengths(self, ui: Ui, line: Box, strengths: Sequence[StrengthView], box: Box) -> None:
        c = ui.canvas
        for strength, part in zip(strengths, box.columns(2, 8), strict=False):
            size = ui.grow(32)
            petal(ui, part.x + size / 2, line.cy, size, strength.dimension)
            room = Box(part.x + size + 8, line.y, part.w - size - 8, line.h)
            c.paragraph(room, strength.name, BODY._replace(line=1.1), valign="middle")
            ui.note(f"strong {line.y:.0f} {strength.dimension}", strength.name, room)

    def _chair(self, ui: Ui, box: Box, person: Person) -> None:
        c, t = ui.canvas, ui.theme
        chosen = person.role == self.view.leader
        r = min(17.0 * max(1.0, c.text_scale * 0.8), box.h / 2 - 8)
        x, y = box.right - 22 - r / 2, box.cy
        c.circle(x, y, r, t.surface, t.ink, 2.5)
        if chosen:
            c.circle(x, y, r * 0.58, t.yellow, t.ink, 2)
        target = Box.around(x, y, max(44.0, 2 * r), min(box.h, max(44.0, 2 * r)))
        element = Element(
            f"chair {person.role}",
            "radio",
            self.words.say("{role} is the chair", role=person.name),
            target,
            state=(self.words.say("chosen"),) if chosen else (),
            action=partial(self.lead, person.role),
            group="chairs",
            entry=chosen,
        )
        if ui.add(element):
            ui.ring(Box.around(x, y, 2 * r), r)


def segmented_width(ui: Ui, words: Sequence[str]) -> float:
    """The natural width of `segmented`."""
    return sum(ui.canvas.text_width(word, STRONG) + 28 + ui.grow(26) for word in words)


def _by_role(seat: SeatView) -> list[Sequence[StrengthView]]:
    """The strengths of a seat, which come role by role."""
    each = max(1, len(seat.strengths) // max(1, len(seat.persons)))
    return [seat.strengths[i * each : (i + 1) * each] for i in range(len(seat.persons))]
