"""The plan: scarce money, hours and load spent together, and overload seen before it happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Literal

import pygame

from game.session.commands import CommitQuarter, DraftPlan, StepBack
from game.session.events import PlanEntry
from game.session.views.plan import CardView, PlanView, SlotView
from game.texts import Words, mark
from game.ui.boxes import Box
from game.ui.intents import Intent, Push, Send
from game.ui.screens.card import CardScreen
from game.ui.screens.plan_deck import ALL, Deck
from game.ui.screens.plan_side import Side
from game.ui.screens.quarter import quarter_footer, quarter_header, room_of
from game.ui.stage import Ui, key_name
from game.ui.styles import STRONG
from game.ui.widgets.controls import Button, tab, tab_width
from game.ui.widgets.frame import content
from game.ui.widgets.overlays import dialog

ViewOf = Callable[[tuple[PlanEntry, ...] | None, str | None], PlanView]
"""The plan with these entries (None: as it stands in the game) and this card looked at."""
DefaultEntry = Callable[[tuple[PlanEntry, ...], str], PlanEntry]
Region = Literal["cards", "plan", "hours"]

REGIONS: dict[Region, str] = {"cards": mark("Cards"), "plan": mark("In plan"), "hours": mark("Hours")}


class PlanScreen:
    """Cards at the left, the plan at the right; every change goes to the game at once.

    view_of        makes the view again, for the plan as it stands and the card in focus
    default_entry  how a card comes into a plan: who leads it, and where
    revise         what opens the revision of the vision; None where the vision is given
    """

    def __init__(
        self,
        view_of: ViewOf,
        words: Words,
        default_entry: DefaultEntry,
        revise: Callable[[], Intent] | None = None,
    ) -> None:
        self.words = words
        self.default_entry = default_entry
        self.revise = revise
        self.region: Region = "cards"
        self.asking = False
        self.deck = Deck(words, self.press, self.look)
        self.side = Side(words, self)
        self._looked: str | None = None
        self._preview: str | None = None
        self._typed = ""
        self._wanted: dict[str, str] = {}
        self._to_focus: str | None = None
        self.refresh(view_of)
        if not self.view.on_table:
            self.deck.tab = ALL

    def refresh(self, view_of: ViewOf) -> None:
        """The game moved on, or the language (`words`) changed: focus, filter and page stay."""
        self.view_of = view_of
        self.deck.words = self.side.words = self.words
        self._seen: dict[str | None, PlanView] = {}
        self.view = self._view(self._preview)
        for slot in self.view.slots:
            if self._wanted.get(slot.card.id) == slot.leader.person.role:
                del self._wanted[slot.card.id]

    @property
    def title(self) -> str:
        """The plan of which quarter."""
        return self.view.title

    @property
    def entries(self) -> tuple[PlanEntry, ...]:
        """The plan as it stands."""
        return tuple(
            PlanEntry(
                slot.card.id,
                slot.leader.person.role,
                tuple(team.id for team in slot.teams if team.chosen),
            )
            for slot in self.view.slots
        )

    # what the player does

    def press(self, one: CardView) -> Intent | None:
        """A card in or out of the plan."""
        entries = self.entries
        if one.state == "in_plan":
            return Send(DraftPlan(tuple(entry for entry in entries if entry.action != one.id)))
        if one.state != "free":
            return None
        return Send(DraftPlan((*entries, self.default_entry(entries, one.id))))

    def look(self) -> Intent | None:
        """The card in focus with all its words."""
        one = self._card(self._looked)
        return None if one is None else Push(CardScreen(one, self.words))

    def lead(self, slot: SlotView, step: int) -> Intent | None:
        """Another leader; one who was refused is passed over at the next try."""
        roles = [leader.person.role for leader in slot.leaders]
        last = self._wanted.get(slot.card.id, slot.leader.person.role)
        role = roles[(roles.index(last) + step) % len(roles)]
        self._wanted[slot.card.id] = role
        return self._change(slot, leader=role)

    def team(self, slot: SlotView, team: str) -> Intent | None:
        """A team in or out; a card for one team goes to that team."""
        if slot.card.reach == "team":
            return self._change(slot, teams=(team,))
        chosen = {one.id for one in slot.teams if one.chosen} ^ {team}
        return self._change(slot, teams=tuple(one.id for one in slot.teams if one.id in chosen))

    def remove(self, slot: SlotView) -> Intent | None:
        """Out of the plan; the focus goes to what comes after it."""
        ids = [one.card.id for one in self.view.slots]
        place = ids.index(slot.card.id)
        rest = ids[place + 1 :] + ids[:place][::-1]
        self._to_focus = f"slot {rest[0]}" if rest else None
        return Send(DraftPlan(tuple(entry for entry in self.entries if entry.action != slot.card.id)))

    def revision(self) -> Intent | None:
        """Revise the vision."""
        return self.revise() if self.revise else None

    def commit(self) -> Intent | None:
        """The plan stands; an overfull one is asked about first."""
        if self.view.confirm and not self.asking:
            self.asking = True
            return None
        self.asking = False
        return Send(CommitQuarter())

    def think_again(self) -> Intent | None:
        """Not yet."""
        self.asking = False
        return None

    def show(self, region: Region) -> Intent | None:
        """Another part, where they do not fit together."""
        self.region = region
        return None

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        """Arrows past the edge of a page, Del, T and the letters of teams, and the wheel."""
        if event.type == pygame.MOUSEWHEEL:
            over_cards = ui.focus is None or not ui.focus.startswith(
                ("slot", "lead", "team", "out", "revise")
            )
            (self.deck if over_cards else self.side.pages).turn(-event.y)
            return None
        if event.type != pygame.KEYDOWN or self.asking:
            return None
        key = key_name(event)
        slot = self._slot(ui.focus)
        if slot is not None and key == "Del":
            return self.remove(slot)
        if _choosing_teams(ui.focus) and slot is not None:
            if key == "Esc":
                ui.set_focus(f"slot {slot.card.id}")
                return None
            if len(key) == 1 and key.isalnum():
                return self._letter(ui, slot, key)
        elif key == "T" and slot is not None and slot.teams:
            self._typed = ""
            ui.set_focus(f"team {slot.card.id} {slot.teams[0].id}")
        elif key == "V" and self.view.can_revise:
            return self.revision()
        elif not self.deck.past_the_edge(ui, key):
            self.side.past_the_edge(ui, key)
        return None

    # drawing

    def draw(self, ui: Ui) -> None:
        """Everything at once where it fits; else cards, plan and hours in turn."""
        self._look_at(ui)
        free = not _choosing_teams(ui.focus)
        quarter_header(ui, self.view.header, menu_keys=("Esc",) if free and not self.asking else ())
        room = room_of(ui)
        body = content(ui)
        if room in ("full", "snug"):
            self._together(ui, body, hours_too=room == "full", keys=free)
        else:
            self._in_turn(ui, body, keys=free)
        back = None
        if self.view.undo:
            back = Button(
                "back", (self.view.undo,), Send(StepBack()), ("Backspace",), icon="terug", bare=True
            )
        commit = Button(
            "commit",
            (self.words.say("Commit the plan"), self.words.say("Commit")),
            self.commit,
            ("Enter",),
        )
        quarter_footer(ui, self.view.header, commit, back)
        if self.asking:
            self._ask(ui)

    def _together(self, ui: Ui, body: Box, *, hours_too: bool, keys: bool) -> None:
        left, right = body.columns([772, 420], 32)
        tabs_h = max(48.0, ui.grow(46))
        top, room = left.cut_top(8)[1].cut_top(tabs_h, 14)
        self.deck.tabs(ui, top, self.view, keys=keys)
        strip_h = 3 * ui.canvas.line_height(STRONG) + 2
        strip, grid = room.cut_bottom(strip_h + 6, 6)
        self.deck.grid(ui, grid, self.view)
        self.deck.strip(ui, strip.cut_top(strip_h)[0], self.view, self._card(self._looked))
        side = right.inset(0, 8)
        side = side.cut_top(self.side.head(ui, side, self.view), 4)[1]
        side = side.cut_top(self.side.bars(ui, side, self.view), 4)[1]
        ui.canvas.hline(side.x, side.y, side.w)
        side = side.cut_top(2, 2)[1]
        if hours_too:
            side = side.cut_top(self.side.hours(ui, side, self.view))[1]
        else:
            part, side = side.cut_top(tabs_h + 4, 8)
            self._regions(ui, part.cut_bottom(tabs_h)[0], ("plan", "hours"))
        side = side.cut_bottom(self.side.warning(ui, side, self.view, side.h * 0.5), 6)[1]
        if hours_too or self.region != "hours":
            self.side.slots(ui, side, self.view)
        else:
            self.side.hours(ui, side, self.view)

    def _in_turn(self, ui: Ui, body: Box, *, keys: bool) -> None:
        tabs_h = max(48.0, ui.grow(38))
        room = body.cut_top(8)[1]
        top, room = room.cut_top(tabs_h, 8)
        left = self._regions(ui, top, ("cards", "plan", "hours"))
        if self.region == "cards":
            self._deck_tools(ui, Box(left, top.y, top.right - left, top.h))
        room = room.cut_top(self.side.bars(ui, room, self.view, beside=True), 8)[1]
        if self.region == "cards":
            top, room = room.cut_top(tabs_h, 12)
            self.deck.tabs(ui, top, self.view, keys=keys)
            self.deck.grid(ui, room.cut_bottom(10)[1], self.view)
            return
        if self.region == "hours":
            self.side.named_hours(ui, room.cut_bottom(8)[1], self.view)
            return
        room = room.cut_bottom(8)[1]
        room = room.cut_bottom(self.side.warning(ui, room, self.view, room.h * 0.55), 6)[1]
        self.side.slots(ui, room, self.view)

    def _deck_tools(self, ui: Ui, box: Box) -> None:
        size = min(box.h, 64.0)
        part, rest = box.cut_right(size, 12)
        if self._looked is not None:
            self.deck.more(ui, Box(part.x, box.cy - size / 2, size, size), "?")
        width = min(rest.w, 150 + 2 * size)
        self.deck.pages(ui, Box(rest.right - width, box.cy - size / 2, width, size))

    def _regions(self, ui: Ui, box: Box, regions: tuple[Region, ...]) -> float:
        """Tabs for the parts; returns where they end."""
        x = box.x
        for region in regions:
            label = self.words.say(REGIONS[region])
            count = str(len(self.view.slots)) if region == "plan" else ""
            w = tab_width(ui, label, count)
            chosen = self.region == region or (region == "plan" and self.region not in regions)
            tab(
                ui,
                Box(x, box.y, w, box.h),
                label,
                id=f"region {region}",
                chosen=chosen,
                action=partial(self.show, region),
                count=count,
                group="regions",
            )
            x += w + 8
        return x

    def _ask(self, ui: Ui) -> None:
        dialog(
            ui,
            self.words.say("Commit the plan?"),
            self.view.confirm,
            (
                Button("go on", (self.words.say("Commit"),), self.commit),
                Button("not yet", (self.words.say("Change the plan"),), self.think_again, ("Esc",)),
            ),
            width=min(1200.0, 660 * ui.canvas.text_scale),
        )

    # what is looked at

    def _look_at(self, ui: Ui) -> None:
        """The view with the card in focus, and the focus where it should be."""
        if self._to_focus is not None:
            ui.set_focus(self._to_focus)
            self._to_focus = None
        kind, _, rest = (ui.focus or "").partition(" ")
        action = rest.partition(" ")[0]
        if ui.focus is None and self.region == "cards":
            page = self.deck.cards(self.view)[self.deck.first :]
            ui.start_focus(f"card {page[0].id}" if page else "card more")
            kind, action = "card", page[0].id if page else "more"
        self._preview = action if kind == "card" and self._card(action) is not None else None
        if kind in ("card", "slot", "lead", "team", "out") and self._card(action) is not None:
            self._looked = action
        if kind not in ("card", "tab", "region", "cards") and self.region == "cards" and self._slot(ui.focus):
            self.region = "plan"
        self.view = self._view(self._preview)

    def _view(self, preview: str | None) -> PlanView:
        if preview not in self._seen:
            self._seen[preview] = self.view_of(None, preview)
        return self._seen[preview]

    def _card(self, action: str | None) -> CardView | None:
        return next((one for one in self.view.deck if one.id == action), None)

    def _slot(self, focus: str | None) -> SlotView | None:
        kind, _, rest = (focus or "").partition(" ")
        if kind not in ("slot", "lead", "team", "out"):
            return None
        return next((one for one in self.view.slots if one.card.id == rest.partition(" ")[0]), None)

    def _change(self, slot: SlotView, *, leader: str = "", teams: tuple[str, ...] | None = None) -> Intent:
        changed = tuple(
            replace(
                entry,
                leader=leader or entry.leader,
                teams=entry.teams if teams is None else teams,
            )
            if entry.action == slot.card.id
            else entry
            for entry in self.entries
        )
        return Send(DraftPlan(changed))

    def _letter(self, ui: Ui, slot: SlotView, letter: str) -> Intent | None:
        """Letters as on the tiles; one is enough where only one team begins with it."""
        for typed in (self._typed + letter, letter):
            found = [team for team in slot.teams if team.letters.startswith(typed)]
            if found:
                break
        self._typed = typed if len(found) > 1 else ""
        if not found:
            return None
        ui.set_focus(f"team {slot.card.id} {found[0].id}")
        return self.team(slot, found[0].id) if len(found) == 1 else None


def _choosing_teams(focus: str | None) -> bool:
    return (focus or "").startswith("team ")
