"""The private moment: a ballot is filled with keys alone, covers itself, and tells nobody anything."""

from __future__ import annotations

import random
from functools import cache, partial

import pygame
import pytest

from game.session import commands as c
from game.session.game import Game, Step
from game.session.sitting import Sitting
from game.session.views.ballot import BallotView, PassView, ballot_view, pass_view
from game.texts import Words
from game.ui.elements import find, plain_text
from game.ui.intents import Intent, Pop, Send
from game.ui.orders import Once
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.blind import BlindScreen
from game.ui.screens.covering import IDLE_SECONDS
from game.ui.screens.passing import PassScreen
from game.ui.screens.public import PublicScreen
from game.ui.stage import Stage
from tests.session import games
from tests.ui.screens.readable import VIEWS, View, press, shown, troubles

EN = View(lang="en")
FEW = (VIEWS[0], VIEWS[5], VIEWS[7], VIEWS[8], VIEWS[11])
"""Enough where another test looks at every view."""


def at_ballot(people: int = 6, cast: int = 0, turn: int = 3, **table: object) -> Sitting:
    """A game at its ballots, of which the first seats have voted."""
    sitting = games.start(people=people, **table)  # type: ignore[arg-type]
    games.play_to(sitting, turn, Step.BALLOT)
    event = sitting.game.quarter.open_event
    assert event is not None and sitting.game.table is not None
    for seat in sitting.game.table.seats[:cast]:
        games.do(sitting, c.CastBallot(seat.id, games.default_of(sitting.game, event), 2))
    return sitting


@cache
def game_of(people: int = 6) -> Game:
    return at_ballot(people).game


def ballot(seat: int = 2, look: View = EN, people: int = 6) -> tuple[BallotScreen, Stage]:
    screen = BallotScreen(view_for(seat, look.lang, people), Words(look.lang))
    return screen, shown(screen, look)


def view_for(seat: int, lang: str = "en", people: int = 6) -> partial[BallotView]:
    game = game_of(people)
    assert game.table is not None
    return partial(ballot_view, game, Words(lang), game.table.seats[seat].id)


def stumbles(stage: Stage) -> list[str]:
    assert stage.ui is not None
    return troubles(stage.ui)


def drawn(stage: Stage) -> str:
    assert stage.ui is not None
    return " ".join(record.text for record in stage.ui.canvas.records)


# the ballot


def test_a_ballot_is_filled_with_keys_alone() -> None:
    screen, stage = ballot()
    option = screen.view.options[2].option
    assert press(stage, "Enter") is None
    assert press(stage, "C", "4", "Enter") == Send(c.CastBallot(screen.view.seat, option.id, 4))


def test_what_is_missing_stands_beside_the_button() -> None:
    screen, stage = ballot()
    assert screen.view.missing in drawn(stage)
    press(stage, "A")
    assert screen.view.missing in drawn(stage) and "1 to 5" in screen.view.missing


def test_a_third_reason_takes_the_place_of_the_first() -> None:
    screen, _ = ballot()
    for chip in screen.view.chips[:3]:
        screen._reason(chip.id)
    assert screen.draft.reasons == tuple(chip.id for chip in screen.view.chips[1:3])
    screen._reason(screen.view.chips[1].id)
    assert screen.draft.reasons == (screen.view.chips[2].id,)


def test_letters_and_digits_typed_as_words_choose_nothing() -> None:
    screen, stage = ballot()
    assert stage.ui is not None
    stage.ui.set_focus("words")
    stage.draw()
    press(stage, "A", "1")
    stage.handle(pygame.Event(pygame.TEXTINPUT, text="A1"))
    assert screen.draft.option is None and screen.draft.confidence is None
    assert screen.draft.words == "A1"


def test_more_than_fifteen_words_are_counted_and_keep_the_ballot_open() -> None:
    screen, stage = ballot()
    press(stage, "A", "3")
    screen.field.set("word " * 16)
    stage.draw()
    assert "16/15" in drawn(stage)
    assert press(stage, "Enter") is None


def test_the_deck_puts_one_card_on_the_table_or_none() -> None:
    screen, stage = ballot()
    assert screen.view.asks_card
    press(stage, "K")
    assert screen.deck is not None
    press(stage, "↓", "↓", "Enter")
    assert screen.deck is None
    assert screen.draft.card == screen.view.cards[2].id
    press(stage, "K", "N")
    assert screen.draft.card is None


@pytest.mark.parametrize("look", FEW, ids=str)
def test_the_deck_fits(look: View) -> None:
    screen, stage = ballot(look=look)
    screen._open_deck()
    stage.draw()
    stage.draw()
    assert stumbles(stage) == []
    press(stage, "PageDown")
    assert stumbles(stage) == []


@pytest.mark.parametrize(("look", "people"), [*((look, 3) for look in VIEWS), *((look, 6) for look in FEW)])
def test_nothing_is_cut_or_out_of_reach(look: View, people: int) -> None:
    screen, stage = ballot(0 if people == 3 else 5, look, people)
    assert stumbles(stage) == []
    screen._choose(screen.view.options[0].option.id)
    screen._sure(0)
    for chip in screen.view.chips[:2]:
        screen._reason(chip.id)
    screen.field.set("Only just above water: a redesign now becomes paper, and nobody has the time for that.")
    screen._pick(max(screen.view.cards, key=lambda card: len(card.title)).id)
    for page in screen._pages():
        screen.page = page
        stage.draw()
        stage.draw()
        assert stumbles(stage) == [], page


@pytest.mark.parametrize("look", FEW, ids=str)
def test_everything_a_seat_knows_can_be_read_and_told(look: View) -> None:
    screen, stage = ballot(0, look, people=3)
    facts = {fact.text for fact in screen.view.facts}
    screen.card.opened = True
    read: set[str] = set()
    offers: set[str] = set()
    for _ in range(14):
        stage.draw()
        stage.draw()
        assert stumbles(stage) == []
        assert stage.ui is not None
        labels = [element.label for element in stage.ui.elements]
        read |= {fact for fact in facts if any(fact in label for label in labels)}
        offers |= {element.id for element in stage.ui.elements if element.id.startswith("tell ")}
        after = find(stage.ui.elements, "facts after")
        if after is None or not after.enabled:
            break
        press(stage, "PageDown")
    assert read == facts
    assert len(offers) == len(facts)


def test_telling_a_fact_sends_it_and_keeps_the_ballot() -> None:
    screen, stage = ballot()
    press(stage, "B", "I")
    fact = screen.view.facts[0]
    assert stage.ui is not None
    tell = next(e for e in stage.ui.elements if e.id == f"tell {fact.role} {fact.number}")
    assert isinstance(tell.action, Send) and isinstance(tell.action.command, Once)
    assert tell.action.command.command == c.ShareFact(fact.role, fact.number)
    press(stage, "I")
    assert screen.draft.option == screen.view.options[1].option.id


# secrecy


def test_escape_covers_at_once_and_nothing_is_lost() -> None:
    screen, stage = ballot()
    press(stage, "B", "2", "Esc")
    assert screen.covered
    for secret in screen.view.options:
        assert secret.option.title not in drawn(stage)
    for fact in screen.view.facts:
        assert fact.text.split(".")[0] not in drawn(stage)
    press(stage, "Enter")
    assert not screen.covered
    assert screen.draft.option == screen.view.options[1].option.id


@pytest.mark.parametrize("key", ["K", "I"])
def test_escape_covers_the_deck_and_the_role_card_too(key: str) -> None:
    screen, stage = ballot()
    press(stage, key, "Esc")
    assert screen.covered


def test_a_ballot_left_alone_covers_itself() -> None:
    screen, stage = ballot()
    now = [100.0]
    stage.clock = lambda: now[0]
    press(stage, "A")
    now[0] += IDLE_SECONDS - 1
    stage.draw()
    assert not screen.covered
    assert stage.ui is not None and stage.ui.wake_at is not None
    now[0] = stage.ui.wake_at + 0.1
    assert stage.due()
    stage.draw()
    assert screen.covered
    press(stage, "Enter")
    assert not screen.covered and screen.draft.option is not None


def test_typing_keeps_the_ballot_open() -> None:
    screen, stage = ballot()
    now = [100.0]
    stage.clock = lambda: now[0]
    assert stage.ui is not None
    stage.ui.set_focus("words")
    for letter in "abcd":
        stage.handle(pygame.Event(pygame.TEXTINPUT, text=letter))
        stage.draw()
        now[0] += IDLE_SECONDS * 0.6
    assert not screen.covered


@pytest.mark.parametrize("look", [EN, View(text=200), View((1024, 600), "dark")], ids=str)
def test_the_cover_fits(look: View) -> None:
    screen, stage = ballot(look=look)
    screen.cover.close()
    stage.draw()
    assert stumbles(stage) == []


def test_someone_else_closes_the_cover() -> None:
    _, stage = ballot()
    press(stage, "Esc")
    assert stage.ui is not None
    leave = next(element for element in stage.ui.elements if element.id == "leave")
    assert isinstance(leave.action, Pop)


@pytest.mark.parametrize("page", ["", "K", "I"])
def test_no_choice_and_no_secret_is_ever_read_aloud(page: str) -> None:
    screen, stage = ballot()
    screen._choose(screen.view.options[3].option.id)
    screen._reason(screen.view.chips[0].id)
    screen._sure(4)
    screen._pick(screen.view.cards[5].id)
    screen.field.set("a sentence of my own")
    press(stage, *page)
    assert stage.ui is not None
    aloud = " ".join(plain_text(stage.ui.elements))
    secrets = [
        screen.view.options[3].option.title,
        screen.view.chips[0].text,
        screen.view.confidence[4],
        screen.view.cards[5].title,
        "a sentence of my own",
        *(fact.text for fact in screen.view.facts),
        *screen.view.wants,
        *screen.view.dilemma,
    ]
    assert [secret for secret in secrets if secret in aloud] == []


def test_a_quarter_without_an_event_asks_only_the_card() -> None:
    sitting = games.start()
    games.play_to(sitting, 3, Step.BOARD)
    for event in sitting.game.quarter.agenda:
        games.do(sitting, c.SkipEvent(event))
    games.do(sitting, c.GoOn())
    assert sitting.game.step is Step.BALLOT and sitting.game.table is not None
    seat = sitting.game.table.seats[0].id
    words = Words("en")
    screen = BallotScreen(lambda draft: ballot_view(sitting.game, words, seat, draft), words)
    stage = shown(screen, EN)
    assert stumbles(stage) == []
    assert screen.view.options == ()
    assert press(stage, "Enter") == Send(c.CastBallot(seat))
    press(stage, "K", "↓", "Enter")
    assert press(stage, "Enter") == Send(c.CastBallot(seat, card=screen.view.cards[1].id))


def test_another_language_keeps_the_choice() -> None:
    screen, stage = ballot()
    press(stage, "B")
    stage.words = Words("nl")
    screen.refresh(view_for(2, "nl"))
    stage.draw()
    assert screen.draft.option == screen.view.options[1].option.id
    assert screen.view.options[1].option.title in drawn(stage)


# handing over, and what the room sees


@cache
def passing(
    cast: int = 2, lang: str = "en", people: int = 6, names: tuple[tuple[str, ...], ...] = ()
) -> PassView:
    return pass_view(at_ballot(people, cast, names=names).game, Words(lang))


class Opened:
    """Counts how often a ballot was opened."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Intent | None:
        self.times += 1
        return None


def test_one_screen_asks_for_a_black_projector_before_any_ballot() -> None:
    opened, blind = Opened(), Opened()
    stage = shown(PassScreen(passing(), Words("en"), opened, blind=blind), EN)
    press(stage, "Enter")
    assert opened.times == 0
    assert "projector is black" in drawn(stage)
    press(stage, "Enter")
    assert opened.times == 1


def test_tab_votes_blind() -> None:
    opened, blind = Opened(), Opened()
    stage = shown(PassScreen(passing(), Words("en"), opened, blind=blind), EN)
    press(stage, "Tab")
    assert (opened.times, blind.times) == (0, 1)


def test_two_displays_need_no_question() -> None:
    opened = Opened()
    stage = shown(PassScreen(passing(), Words("en"), opened, displays=2), EN)
    press(stage, "Enter")
    assert opened.times == 1


def test_when_all_have_voted_the_ballots_are_opened() -> None:
    view = passing(cast=6)
    assert view.next is None
    stage = shown(PassScreen(view, Words("en"), Opened()), EN)
    assert press(stage, "Enter") == Send(c.RevealBallots())


NAMES = (("Ingrid",), ("Mehmet", "Fatima"), ("Samira",), ("Joost",), ("Lotte-Marie van den Bosch",), ("Wim",))


@pytest.mark.parametrize("people", [3, 6, 8])
@pytest.mark.parametrize("look", FEW, ids=str)
def test_handing_over_fits(look: View, people: int) -> None:
    view = passing(2, look.lang, people, NAMES if people == 6 else ())
    words = Words(look.lang)
    for screen in (
        PassScreen(view, words, Opened(), blind=Opened()),
        PassScreen(view, words, Opened(), displays=2),
        PublicScreen(view, words),
    ):
        assert stumbles(shown(screen, look)) == [], type(screen).__name__


def test_the_room_sees_who_is_done_and_no_choice() -> None:
    before = shown(PublicScreen(passing(cast=3), Words("en")), EN)
    sitting = at_ballot(cast=0)
    game = sitting.game
    assert game.table is not None and game.quarter.open_event is not None
    options = list(game.scenario.spec.events[game.quarter.open_event].options)
    for seat in game.table.seats[:3]:
        games.do(sitting, c.CastBallot(seat.id, options[-1], 5, ("risk",), "no", None))
    after = shown(PublicScreen(pass_view(sitting.game, Words("en")), Words("en")), EN)
    assert before.ui is not None and after.ui is not None
    assert [r.text for r in before.ui.canvas.records] == [r.text for r in after.ui.canvas.records]


# blind voting


def blind(look: View = EN, seed: int = 5) -> tuple[BlindScreen, Stage]:
    screen = BlindScreen(view_for(2, look.lang), Words(look.lang), random.Random(seed))
    return screen, shown(screen, look)


def test_a_blind_vote_is_two_digits_and_enter() -> None:
    screen, stage = blind()
    press(stage, screen.option_digits[1], screen.sure_digits[3])
    sent = press(stage, "Enter")
    assert sent == Send(c.CastBallot(screen.view.seat, screen.view.options[1].option.id, 4))


def test_what_is_pressed_does_not_show() -> None:
    pictures = []
    for place in (0, 2):
        screen, stage = blind()
        press(stage, screen.option_digits[place])
        pictures.append(pygame.image.tobytes(stage.surface, "RGB"))
    assert pictures[0] == pictures[1]


def test_backspace_starts_over_and_other_digits_mean_nothing() -> None:
    screen, stage = blind()
    wrong = next(digit for digit in "123456789" if digit not in screen.option_digits)
    press(stage, wrong)
    assert screen.entered == 0
    press(stage, screen.option_digits[0], screen.sure_digits[0], "Backspace")
    assert screen.entered == 0
    assert press(stage, "Enter") is None


def test_every_voter_gets_other_digits() -> None:
    dealt = {(blind(seed=seed)[0].option_digits, blind(seed=seed)[0].sure_digits) for seed in range(12)}
    assert len(dealt) > 8


@pytest.mark.parametrize("look", FEW, ids=str)
def test_blind_voting_fits(look: View) -> None:
    screen, stage = blind(look)
    assert stumbles(stage) == []
    press(stage, screen.option_digits[0])
    assert stumbles(stage) == []
