"""The pictures of what a trainer uses alone: the preview of a scenario, a rehearsal, the test picture."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario import Scenario
from game.session import commands as c
from game.session.game import Game, Step
from game.session.rehearsal import awaited, instead, play_on
from game.session.showcase import Showcase, items_of
from game.session.sitting import Sitting
from game.session.views.ballot import ballot_view, pass_view
from game.session.views.board import board_view
from game.session.views.event import event_view
from game.session.views.setup import table_view
from game.store.memory import MemoryStore
from game.texts import LANGUAGES, Words
from game.ui.intents import Pop
from game.ui.pictures import Shot
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.board import BoardScreen
from game.ui.screens.event import EventScreen
from game.ui.screens.legible import LegibleScreen
from game.ui.screens.passing import PassScreen
from game.ui.screens.preview import BarView, Findings, ListRow, PreviewList, PreviewScreen, Told
from game.ui.screens.settings import LANGUAGE_NAMES
from game.ui.screens.table import TableScreen
from game.ui.screens.trainer import TrainerPanel
from game.ui.trainer_view import trainer_view

SEED = 7
MISTAKES = ("school.yaml:41:14: error[unknown-event]: …", "school.yaml:48:3: error[bad-type]: …")
"""In the form in which `wendbaar check` tells them."""


def trainer_shots(scenario: Scenario, short: Scenario, words: Words) -> Iterator[Shot]:
    """`scenario` is previewed, `short` is rehearsed."""
    yield from _preview(scenario, words)
    yield from _rehearsal(short, words)
    yield Shot("19-back-row", lambda: LegibleScreen(words))


def _preview(scenario: Scenario, words: Words) -> Iterator[Shot]:
    case = Showcase(scenario)
    event = next(iter(scenario.spec.events))
    seat = case.knowing(event)[0]
    items = items_of(scenario)
    names = [item.name for item in items]
    other_language = next(lang for lang in LANGUAGES if lang != words.lang)
    place = names.index(f"event:{event}") + 1

    def bar(other: str) -> BarView:
        return BarView(names[place - 1], place, len(names), other, LANGUAGE_NAMES[other_language])

    def shown(told: Told) -> PreviewScreen:
        screen = EventScreen(event_view(case.event(event), words), words)
        return PreviewScreen(screen, bar(words.say("Ballot")), told, words)

    def ballot() -> PreviewScreen:
        screen = BallotScreen(lambda draft: ballot_view(case.ballot(event), words, seat, draft), words)
        return PreviewScreen(screen, bar(words.say("Talk")), Told(), words)

    wrong = Told(MISTAKES)
    yield Shot("17-preview", lambda: shown(Told()))
    yield Shot("17-preview-ballot", ballot)
    yield Shot("17-preview-sound", lambda: shown(wrong))
    yield Shot("17-preview-mistakes", lambda: Findings(wrong, "school.yaml", words, close=Pop))
    rows = [ListRow(item.name, item.kind.value, item.name) for item in items]
    yield Shot("17-preview-list", lambda: PreviewList(rows, place - 1, words))


def _rehearsal(scenario: Scenario, words: Words) -> Iterator[Shot]:
    meta = {"scenario": scenario.json.decode(), "scenario_sha256": scenario.sha256}
    sitting = Sitting.start(MemoryStore(meta), scenario, SEED)
    sitting.do(c.Rehearse())
    empty = sitting.game
    yield Shot(
        "18-rehearsal-table", lambda: TableScreen(lambda draft: table_view(empty, words, draft), words)
    )
    play_on(sitting.do, lambda: sitting.game, words)
    first = sitting.game
    yield Shot("18-rehearsal", lambda: BoardScreen(board_view(first, words), words))
    yield Shot("18-rehearsal-panel", lambda: _panel(first, words))
    while sitting.game.step is not Step.BALLOT and (command := instead(sitting.game, words)) is not None:
        sitting.do(command)
    for vote in awaited(sitting.game, words):
        sitting.do(vote)
    voting = sitting.game
    yield Shot("18-rehearsal-ballot", lambda: PassScreen(pass_view(voting, words), words, lambda: None))


def _panel(game: Game, words: Words) -> TrainerPanel:
    board = BoardScreen(board_view(game, words), words)
    return TrainerPanel(trainer_view(game, words), words, board)
