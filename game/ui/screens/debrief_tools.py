"""The tools below the look-back: with keys and icons where they fit, else a part of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.ui.boxes import Box
from game.ui.elements import Action
from game.ui.intents import Intent
from game.ui.stage import Ui
from game.ui.widgets.controls import SMALL_BUTTON, button, button_width

GAP: Final = 8.0


class Tool(NamedTuple):
    """Something that can be done from anywhere on the page."""

    id: str
    label: str
    key: str
    icon: str
    action: Action
    enabled: bool = True
    primary: bool = False
    """What is to be done next: yellow."""
    read: str = ""
    """Read aloud instead of the label, where that does not tell all."""


_Drawn = tuple[Tool, tuple[str, str, str], float]
"""A tool, its label, key and icon as they are drawn, and how wide it is."""


class ToolRow:
    """Icons give way first, then key caps; last, as many tools show as fit, what is next first, with a button
    for the rest.
    """

    def __init__(self) -> None:
        self.first = 0
        self._hidden: Sequence[Tool] = ()
        self._next = 0

    def draw(self, ui: Ui, box: Box, tools: Sequence[Tool]) -> None:
        """In one row; what does not show keeps its key."""
        forms = (
            [(one.label, one.key, one.icon) for one in tools],
            [(one.label, one.key, "") for one in tools],
            [(one.label, "", one.icon) for one in tools],
            [(one.label, "", "") for one in tools],
        )
        for form in forms:
            widths = [button_width(ui, *parts, SMALL_BUTTON) for parts in form]
            if sum(widths) + GAP * (len(tools) - 1) <= box.w:
                self.first, self._hidden = 0, ()
                self._row(ui, box, list(zip(tools, form, widths, strict=True)))
                return
        self._part(ui, box, tools)

    def pressed(self, key: str) -> Action:
        """What a key does whose tool is not to be seen now."""
        return next((one.action for one in self._hidden if one.key == key and one.enabled), None)

    def _part(self, ui: Ui, box: Box, tools: Sequence[Tool]) -> None:
        more = ui.say("More")
        more_w = button_width(ui, more, "", "", SMALL_BUTTON)
        tools = sorted(tools, key=lambda one: not one.primary)
        self.first = self.first if self.first < len(tools) else 0
        x = box.x
        shown: list[_Drawn] = []
        for one in tools[self.first :]:
            w = button_width(ui, one.label, "", "", SMALL_BUTTON)
            if shown and x + w > box.right - GAP - more_w:
                break
            shown.append((one, (one.label, "", ""), w))
            x += w + GAP
        self._next = self.first + len(shown)
        drawn = [one for one, _, _ in shown]
        self._hidden = [one for one in tools if one not in drawn]
        x = self._row(ui, box, shown)
        button(
            ui,
            Box(x, box.y, more_w, box.h),
            more,
            id="tool more",
            action=self._turn,
            style=SMALL_BUTTON,
            read=ui.say("more of what you can do"),
            group="tools",
        )

    def _turn(self) -> Intent | None:
        self.first = self._next
        return None

    def _row(self, ui: Ui, box: Box, row: Sequence[_Drawn]) -> float:
        x = box.x
        for one, (label, _, icon), w in row:
            button(
                ui,
                Box(x, box.y, w, box.h),
                label,
                id=f"tool {one.id}",
                action=one.action,
                keys=(one.key,),
                icon=icon,
                style=SMALL_BUTTON,
                enabled=one.enabled,
                primary=one.primary,
                read=one.read,
                group="tools",
            )
            x += w + GAP
        return x
