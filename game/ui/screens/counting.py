"""Counting hands after the talk: a number an option, never a seat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from game.session.views.event import OptionView
from game.ui.boxes import Box
from game.ui.elements import Element
from game.ui.intents import Intent
from game.ui.stage import Ui
from game.ui.styles import LEAD_NAME, NAME, STRONG, VALUE
from game.ui.widgets.controls import Button, button
from game.ui.widgets.marks import letter_block
from game.ui.widgets.overlays import dialog

MOST = 30
SIGN = STRONG._replace(px=22)


class Counting:
    """A dialog with a counter for each option; arrows left and right change the one with the focus."""

    def __init__(self, options: Sequence[OptionView], counts: Sequence[int]) -> None:
        self.options = tuple(options)
        self.counts = list(counts)

    def _step(self, place: int, step: int) -> Intent | None:
        self.counts[place] = min(MOST, max(0, self.counts[place] + step))
        return None

    def _result(self) -> dict[str, int]:
        return {option.id: n for option, n in zip(self.options, self.counts, strict=True)}

    def draw(self, ui: Ui, answer: Callable[[dict[str, int] | None], Intent | None]) -> None:
        """The dialog; `answer` gets the counts, or None."""
        count = len(self.options)
        row_h = max(48.0, min(max(54.0, ui.grow(46)), (ui.canvas.height - 340) / count))
        roomy = ui.canvas.text_scale < 1.4
        buttons = (
            Button("record count", (ui.say("Record the count"),), self._done(answer), ("Enter",)),
            Button("no count", (ui.say("Leave it"),), partial(answer, None), ("Esc",)),
        )
        extra = dialog(
            ui,
            ui.say("Show of hands"),
            ui.say("Who stands where after the talk? Only numbers are kept.") if roomy else "",
            buttons,
            focus=-1,
            width=720 if roomy else 1180,
            extra_h=row_h * count + 14,
        )
        ids = [f"hands {option.letter}" for option in self.options]
        ui.start_focus_in_layer(ids[0], [*ids, "record count", "no count", *self._step_ids()])
        for place, option in enumerate(self.options):
            self._row(ui, Box(extra.x, extra.y + place * row_h, extra.w, row_h), place, option)

    def _done(self, answer: Callable[[dict[str, int] | None], Intent | None]) -> Callable[[], Intent | None]:
        return lambda: answer(self._result())

    def _step_ids(self) -> list[str]:
        return [f"{sign} {option.letter}" for option in self.options for sign in ("fewer", "more")]

    def _row(self, ui: Ui, box: Box, place: int, option: OptionView) -> None:
        c = ui.canvas
        size = 44.0
        letter_block(ui, box.x + size / 2, box.cy, size, option.letter)
        step = max(48.0, 38 + ui.canvas.text_width("+", SIGN))
        value = max(52.0, ui.grow(40))
        tall = min(box.h, max(44.0, c.line_height(SIGN)))
        right = box.right - 2 * step - value
        room = Box(box.x + size + 14, box.y, right - box.x - size - 26, box.h)
        if c.text_width(option.title, LEAD_NAME) <= room.w:
            c.text(room, option.title, LEAD_NAME)
        elif c.paragraph_height(option.title, NAME._replace(line=1.05), room.w) <= box.h:
            c.paragraph(room, option.title, NAME._replace(line=1.05), valign="middle")
        number = Box(right + step, box.y, value, box.h)
        c.text(number, str(self.counts[place]), VALUE, align="centre")
        focused = ui.add(
            Element(
                f"hands {option.letter}",
                "slider",
                f"{option.letter}, {option.title}",
                number,
                value=str(self.counts[place]),
                adjust=partial(self._step, place),
            )
        )
        if focused:
            ui.ring(number.inset(2, 6), 8)
        for sign, id, at, by in (("−", "fewer", right, -1), ("+", "more", right + step + value, 1)):
            button(
                ui,
                Box(at, box.cy - tall / 2, step, tall),
                sign,
                id=f"{id} {option.letter}",
                action=partial(self._step, place, by),
                read=f"{ui.say('one fewer') if by < 0 else ui.say('one more')}, {option.title}",
                style=SIGN,
            )
