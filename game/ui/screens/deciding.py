"""Taking a decision: the letters in the footer, and the question that confirms it once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from game.session.rules import REASON_LENGTH
from game.session.views.event import OptionView
from game.session.views.parts import Person
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.fields import TextField
from game.ui.intents import Intent
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, STRONG
from game.ui.widgets.controls import Button, letter_choice, text_field
from game.ui.widgets.marks import token
from game.ui.widgets.overlays import dialog


class Confirm:
    """The question before a decision stands; against most ballots it asks for a reason, which is optional."""

    def __init__(self, option: OptionView, *, against: bool) -> None:
        self.option = option
        self.against = against
        self.reason = TextField(most=min(REASON_LENGTH, 160))

    def draw(self, ui: Ui, answer: Callable[[bool], Intent | None]) -> None:
        """The dialog; `answer` is told whether it was confirmed."""
        price = self.option.price.text
        text = f"{self.option.letter}. {self.option.title}."
        if price:
            text += " " + ui.say("Costs {price}.", price=price)
        if self.against:
            text += "\n" + ui.say("Most ballots chose otherwise. That is allowed.")
        buttons = (
            Button("confirm", (ui.say("Record"),), partial(answer, True), ("Enter",)),
            Button("not yet", (ui.say("Talk a little more"),), partial(answer, False), ("Esc",)),
        )
        label_h = ui.canvas.line_height(STRONG) + 14
        field_h = max(48.0, ui.grow(44))
        extra = dialog(
            ui,
            ui.say("Record this decision?"),
            text,
            buttons,
            focus=-1 if self.against else 0,
            width=680,
            extra_h=label_h + field_h + 24 if self.against else 0.0,
        )
        if self.against:
            label = ui.say("Why this one? You may leave it empty.")
            ui.canvas.text(
                Box(extra.x, extra.y, extra.w, label_h - 8), (label, ui.say("Why this one?")), STRONG
            )
            place = Box(extra.x, extra.y + label_h, extra.w, field_h)
            ui.start_focus_in_layer("reason", ["reason", "confirm", "not yet"])
            text_field(ui, place, self.reason, id="reason", label=label)


def letter_row(
    ui: Ui,
    box: Box,
    heading: Person | str,
    options: Sequence[OptionView],
    chosen: str | None,
    choose: Callable[[OptionView], Intent | None],
    *,
    hint: str = "",
) -> None:
    """Who decides, a letter an option, and the chosen one's title, as far as there is room."""
    c, t = ui.canvas, ui.theme
    x = box.x
    size = max(52.0, ui.grow(44))
    letters_w = len(options) * (size + 12)
    if isinstance(heading, Person):
        x = _person(ui, box, heading, box.w - letters_w - 40) + 24
    else:
        room = min(c.text_width(heading, LEAD_NAME), box.w - letters_w - 40)
        if room >= 120:
            place = Box(x, box.y, room + 1, box.h)
            if c.paragraph_height(heading, STRONG, room) <= box.h - 8:
                c.paragraph(place, heading, STRONG, valign="middle")
                x += room + 24
        ui.note("decider", heading, box)
    for option in options:
        letter_choice(
            ui,
            x,
            box.cy - 1,
            option.letter,
            option.title,
            id=f"choose {option.letter}",
            chosen=option.id == chosen,
            action=partial(choose, option),
            group="letters",
        )
        if option.locked:
            _locked(ui, x, box.cy - 1, size, option)
        x += size + 12
    picked = next((one for one in options if one.id == chosen), None)
    said = picked.title if picked else hint
    rest = Box(x + 12, box.y + 4, box.right - x - 14, box.h - 8)
    style = LEAD_NAME if picked else BODY
    colour = t.ink if picked else t.ink2
    if said and rest.w > 80:
        if c.text_width(said, style) <= rest.w:
            c.text(rest, said, style, colour)
        elif c.paragraph_height(said, BODY, rest.w) <= rest.h and _unbroken(ui, said, rest.w):
            c.paragraph(rest, said, BODY, colour, valign="middle")


def _unbroken(ui: Ui, text: str, width: float) -> bool:
    return all(ui.canvas.text_width(word) <= width for word in text.split())


def _locked(ui: Ui, x: float, y: float, size: float, option: OptionView) -> None:
    """A letter that cannot be chosen: dashed, its reason read aloud."""
    c, t = ui.canvas, ui.theme
    box = Box(x, y - size / 2, size, size)
    c.rect(box, t.paper)
    c.dashed(box, t.trackline, t.paper)
    c.icon("slot", box.cx, box.cy, size * 0.5, t.ink2)
    place = next(i for i, element in enumerate(ui.elements) if element.id == f"choose {option.letter}")
    ui.elements[place] = Element(
        f"choose {option.letter}",
        "radio",
        f"{option.letter}, {option.title}",
        box,
        description=option.locked,
        group="letters",
        enabled=False,
    )


def names_of(person: Person) -> tuple[str, str]:
    """A short name and what stands below it: people and their role, or a role's name and its post."""
    if person.people:
        return person.people, person.name
    name, _, post = person.name.partition(", ")
    return name, post


def _person(ui: Ui, box: Box, person: Person, room: float) -> float:
    """Token, "NAME decides" and the post; returns where it ends. Less where there is no room."""
    c, t = ui.canvas, ui.theme
    name, post = names_of(person)
    size = min(box.h - 10, ui.grow(48))
    said = ui.say("{name} decides", name=name)
    ui.note("decider", said, Box(box.x, box.cy - size / 2, size, size), "text", post)
    if room < size:
        return box.x - 24
    token(ui, box.x + size / 2, box.cy - 1, size, person.icon, informal=not person.formal)
    x = box.x + size + 14
    wide = max(c.text_width(said, STRONG), c.text_width(post))
    both = c.line_height(LEAD_NAME) + c.line_height(BODY)
    if size + 14 + wide <= room and both <= box.h and post:
        top = box.cy - 1 - both / 2
        c.text(Box(x, top, wide + 1, c.line_height(LEAD_NAME)), said, STRONG)
        c.text(Box(x, top + c.line_height(LEAD_NAME) - 3, wide + 1, c.line_height(BODY)), post, BODY, t.ink2)
        return x + wide
    wide = c.text_width(said, STRONG)
    if size + 14 + wide <= room:
        c.text(Box(x, box.y, wide + 1, box.h - 2), said, STRONG)
        return x + wide
    return box.x + size
