"""The plan is made with keys or mouse; every change goes to the game, and nothing is hidden."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.session import commands as c
from game.session.events import PlanEntry
from game.session.game import Step
from game.session.planning import default_entry
from game.session.sitting import Sitting
from game.session.views.plan import PlanView, plan_view
from game.texts import Words
from game.ui.elements import Element, find
from game.ui.intents import Intent, Pop, Push, Send
from game.ui.screens.card import CardScreen
from game.ui.screens.plan import PlanScreen
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, shown, troubles
from tests.ui.sheet import SHEETS

EN = View(lang="en")
REVISE = Push(SHEETS["icons"]())


class Planning:
    """A plan screen on a real game: what it sends is carried out, as the director does."""

    def __init__(self, turn: int = 5, view: View = EN, sitting: Sitting | None = None) -> None:
        self.sitting = sitting or games.start()
        games.play_to(self.sitting, turn, Step.PLAN)
        self.words = Words(view.lang)
        self.refused = ""
        self.screen = PlanScreen(
            self.view_of,
            self.words,
            lambda entries, action: default_entry(self.sitting.game, entries, action),
            lambda: REVISE,
        )
        self.stage = shown(self.screen, view)

    def view_of(self, entries: tuple[PlanEntry, ...] | None, focus: str | None) -> PlanView:
        return plan_view(self.sitting.game, self.words, entries, focus)

    def carry_out(self, intent: Intent | None) -> Intent | None:
        if isinstance(intent, Send) and isinstance(intent.command, c.Command):
            refusal = self.sitting.do(intent.command)
            self.refused = "" if refusal is None else refusal.code
            if self.sitting.game.step is Step.PLAN:
                self.screen.refresh(self.view_of)
                self.stage.draw()
                self.stage.draw()
        return intent

    def press(self, *names: str) -> Intent | None:
        intent = None
        for name in names:
            intent = self.carry_out(press(self.stage, name))
        return intent

    def put(self, *actions: str) -> None:
        for action in actions:
            card = next(one for one in self.screen.view.deck if one.id == action)
            self.carry_out(self.screen.press(card))

    def focus(self, id: str) -> None:
        assert self.stage.ui is not None
        self.stage.ui.set_focus(id)
        self.stage.draw()
        self.stage.draw()

    @property
    def focused(self) -> str | None:
        assert self.stage.ui is not None
        return self.stage.ui.focus

    @property
    def plan(self) -> tuple[PlanEntry, ...]:
        return self.sitting.game.quarter.draft

    def element(self, id: str) -> Element:
        assert self.stage.ui is not None
        found = find(self.stage.ui.elements, id)
        assert found is not None, [element.id for element in self.stage.ui.elements]
        return found

    def words_shown(self) -> str:
        assert self.stage.ui is not None
        return " ".join(record.text for record in self.stage.ui.canvas.records)


FULL = ("practice_research", "start_team_experiments", "data_in_team_talks")


@pytest.fixture
def planning() -> Iterator[Planning]:
    yield Planning()


def test_it_opens_on_the_cards_that_were_brought_with_the_first_in_focus(planning: Planning) -> None:
    first = planning.screen.view.on_table[0]
    assert planning.focused == f"card {first.id}"
    assert {e.id for e in planning.stage.ui.elements if e.id.startswith("card ")} >= {  # type: ignore[union-attr]
        f"card {one.id}" for one in planning.screen.view.on_table
    }


def test_space_puts_a_card_in_the_plan_and_takes_it_out_again(planning: Planning) -> None:
    card = planning.screen.view.on_table[0].id
    planning.press("Space")
    assert [entry.action for entry in planning.plan] == [card]
    assert planning.focused == f"card {card}"
    planning.press("Space")
    assert planning.plan == ()


def test_a_click_puts_a_card_in_the_plan(planning: Planning) -> None:
    ui = planning.stage.ui
    assert ui is not None
    card = planning.screen.view.on_table[1].id
    at = planning.element(f"card {card}").rect
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        event = pygame.Event(kind, pos=(round(at.cx), round(at.cy)), button=1)
        planning.carry_out(planning.stage.handle(event))
    assert [entry.action for entry in planning.plan] == [card]


def test_the_bars_show_what_the_card_in_focus_would_add(planning: Planning) -> None:
    planning.focus("card start_team_experiments")
    budget = planning.screen.view.budget
    assert budget.with_focus is not None and budget.with_focus > budget.used
    planning.press("Space")
    assert planning.screen.view.budget.with_focus is None


def test_a_card_that_cannot_start_says_why_and_stays_out(planning: Planning) -> None:
    done = next(one for one in planning.screen.view.deck if one.state not in ("free", "in_plan"))
    planning.press("A")
    place = [one.id for one in planning.screen.view.deck].index(done.id)
    planning.press(*["PageDown"] * (place // 6))
    planning.focus(f"card {done.id}")
    planning.press("Space")
    assert planning.plan == ()
    assert done.why in planning.element(f"card {done.id}").read_as


def test_filters_by_key_and_pages_by_arrow(planning: Planning) -> None:
    planning.press("A")
    ids = [one.id for one in planning.screen.view.deck]
    planning.focus(f"card {ids[0]}")
    for _ in range(3):
        planning.press("→")
    assert planning.focused == f"card {ids[6]}"
    planning.press("2")
    shown_now = [one.dimension for one in planning.screen.deck.cards(planning.screen.view)]
    assert set(shown_now) == {"culture"}
    planning.press("0")
    assert planning.screen.deck.tab == "table"


def test_all_cards_come_by_on_the_pages(planning: Planning) -> None:
    planning.press("A")
    seen: set[str] = set()
    for _ in range(10):
        assert planning.stage.ui is not None
        seen |= {e.id for e in planning.stage.ui.elements if e.id.startswith("card ")}
        planning.press("PageDown")
    assert {f"card {one.id}" for one in planning.screen.view.deck} <= seen


def test_arrows_on_a_slot_change_who_leads_it(planning: Planning) -> None:
    planning.put("start_team_experiments")
    before = planning.plan[0].leader
    planning.focus("slot start_team_experiments")
    planning.press("→")
    assert planning.plan[0].leader != before
    planning.press("←")
    assert planning.plan[0].leader == before


def test_every_leader_comes_by_though_one_is_refused(
    planning: Planning, monkeypatch: pytest.MonkeyPatch
) -> None:
    planning.put("start_team_experiments")
    slot = planning.screen.view.slots[0]
    order = [one.person.role for one in slot.leaders]
    barred = order[(order.index(slot.leader.person.role) + 1) % len(order)]
    do = planning.sitting.do

    def strict(command: c.Command):  # type: ignore[no-untyped-def]
        if isinstance(command, c.DraftPlan) and any(entry.leader == barred for entry in command.entries):
            return games.Refusal("leader_far_over", {"role": barred, "used": "1", "hours": "0"})
        return do(command)

    monkeypatch.setattr(planning.sitting, "do", strict)
    planning.focus("slot start_team_experiments")
    planning.press("→")
    assert planning.refused == "leader_far_over"
    planning.press("→")
    assert planning.plan[0].leader == order[(order.index(barred) + 1) % len(order)]


def test_t_and_letters_choose_teams_and_switch_no_filter(planning: Planning) -> None:
    planning.put("start_team_experiments")
    slot = planning.screen.view.slots[0]
    assert all(team.chosen for team in slot.teams)
    planning.focus("slot start_team_experiments")
    planning.press("T")
    team = slot.teams[0]
    tab = planning.screen.deck.tab
    planning.press(*team.letters)
    assert team.id not in planning.plan[0].teams
    assert planning.screen.deck.tab == tab
    planning.press("Esc")
    assert planning.focused == "slot start_team_experiments"


def test_one_letter_is_enough_for_a_team_that_alone_begins_with_it(planning: Planning) -> None:
    planning.put("start_team_experiments")
    slot = planning.screen.view.slots[0]
    alone = next(team for team in slot.teams if sum(o.letters[0] == team.letters[0] for o in slot.teams) == 1)
    planning.focus("slot start_team_experiments")
    planning.press("T", alone.letters[0])
    assert alone.id not in planning.plan[0].teams


def test_del_takes_a_slot_out_and_the_focus_goes_to_the_next(planning: Planning) -> None:
    planning.put("start_team_experiments", "run_vision_dialogue")
    planning.focus("slot start_team_experiments")
    planning.press("Del")
    assert [entry.action for entry in planning.plan] == ["run_vision_dialogue"]
    assert planning.focused == "slot run_vision_dialogue"


def test_slots_scroll_by_whole_ones_after_the_focus(planning: Planning) -> None:
    planning.put(*FULL)
    planning.focus(f"slot {FULL[0]}")
    planning.press("↓", "↓")
    assert planning.focused == f"slot {FULL[2]}"
    assert planning.element(f"slot {FULL[2]}").rect.h > 44


def test_an_empty_plan_may_be_committed(planning: Planning) -> None:
    assert planning.screen.view.empty in planning.words_shown()
    assert planning.press("Enter") == Send(c.CommitQuarter())
    assert planning.sitting.game.step is Step.RESULT


def test_an_overfull_plan_warns_asks_and_goes_on_only_after_a_yes(planning: Planning) -> None:
    planning.put(*FULL)
    assert planning.screen.view.load.over
    assert planning.element("warning").label == " ".join(planning.screen.view.warnings)
    assert planning.press("Enter") is None
    assert planning.focused == "not yet"
    assert planning.press("Esc") is None
    assert planning.sitting.game.step is Step.PLAN
    planning.press("Enter")
    planning.focus("go on")
    assert planning.press("Enter") == Send(c.CommitQuarter())


def test_the_vision_is_revised_from_here_at_its_price(planning: Planning) -> None:
    assert "€" in planning.element("revise").label
    assert planning.press("V") is REVISE


def test_the_last_thing_done_can_be_taken_back(planning: Planning) -> None:
    planning.put("run_vision_dialogue")
    assert planning.element("back").label == planning.screen.view.undo
    planning.press("Backspace")
    assert planning.plan == ()


def test_what_was_decided_stands_with_the_plan(planning: Planning) -> None:
    planning.stage.draw()
    for line in planning.screen.view.decided:
        assert any(line in e.label for e in planning.stage.ui.elements) or planning.press("PageDown") is None  # type: ignore[union-attr]
    assert planning.screen.view.decided


def test_a_card_opens_with_everything_it_says(planning: Planning) -> None:
    looked = planning.screen.view.on_table[0]
    intent = planning.press("?")
    assert isinstance(intent, Push)
    said = " ".join(element.read_as for element in planning.stage.ui.elements)  # type: ignore[union-attr]
    assert looked.about in said
    assert all(arrow.spoken in said for arrow in looked.arrows)
    assert planning.press("Esc") == Pop()


def test_another_language_keeps_the_focus_and_the_filter(planning: Planning) -> None:
    planning.press("A")
    planning.focus("card run_vision_dialogue")
    planning.words = Words("nl")
    planning.screen.words = planning.words
    planning.screen.refresh(planning.view_of)
    planning.stage.words = planning.words
    planning.stage.draw()
    assert planning.focused == "card run_vision_dialogue"
    assert "Visiegesprek" in planning.words_shown()


def nothing(planning: Planning) -> None:
    """The screen as it opens."""


def overfull(planning: Planning) -> None:
    planning.screen.asking = False
    planning.put(*FULL)
    planning.screen.deck.choose("all")


def in_plan(planning: Planning) -> None:
    planning.screen.show("plan")
    planning.stage.draw()
    planning.focus(f"slot {FULL[0]}")


def hours(planning: Planning) -> None:
    planning.screen.show("hours")


def asking(planning: Planning) -> None:
    planning.screen.commit()


def opened(planning: Planning) -> None:
    planning.stage.push(CardScreen(planning.screen.view.deck[6], planning.words))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
def test_every_word_can_be_read_and_everything_reached(view: View) -> None:
    planning = Planning(view=view)
    for state in (nothing, overfull, in_plan, hours, asking, opened):
        state(planning)
        planning.stage.draw()
        planning.stage.draw()
        assert (state.__name__, troubles(planning.stage.draw())) == (state.__name__, [])


@pytest.mark.parametrize("view", (VIEWS[0], VIEWS[4], VIEWS[-1]), ids=lambda view: "-".join(map(str, view)))
def test_every_card_of_the_deck_fits_its_place(view: View) -> None:
    planning = Planning(view=view)
    planning.screen.deck.choose("all")
    for _ in range(30):
        assert troubles(planning.stage.draw()) == []
        before = planning.screen.deck.first
        planning.screen.deck.turn(1)
        if planning.screen.deck.first == before:
            break
