"""Which screens there are, in which states, and how a game comes to show them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from game.cli.gallery_trainer import trainer_shots
from game.cli.group import Group
from game.cli.library import FolderLibrary
from game.cli.shelf import FolderShelf
from game.engine import MODEL_VERSION
from game.scenario import Scenario
from game.session import commands as c
from game.session.debrief.branches import decided_in, keeping, new_draft, with_quarter
from game.session.events import GameStarted
from game.session.game import CARDS, Game, Step
from game.session.planning import default_entry
from game.session.sitting import Sitting, new_game
from game.session.views.ballot import ballot_view, pass_view
from game.session.views.board import board_view
from game.session.views.debrief_voices import allowed
from game.session.views.debrief_whatif import edit_view, usual_name
from game.session.views.end import end_view
from game.session.views.event import event_view
from game.session.views.plan import plan_view
from game.session.views.prediction import prediction_round, prediction_view
from game.session.views.result import result_view
from game.session.views.setup import table_view, vision_view
from game.session.views.talk import talk_view
from game.session.views.why import story
from game.store.memory import MemoryStore
from game.texts import Words
from game.ui.intents import Pop, Push, Screen
from game.ui.lookback import LookBack
from game.ui.pictures import Shot, as_text
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.blind import BlindScreen
from game.ui.screens.board import BoardScreen
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.debrief_report import ReportPage
from game.ui.screens.end import EndScreen
from game.ui.screens.event import EventScreen
from game.ui.screens.notice import Ask, CopyScreen, MenuScreen, Mishap
from game.ui.screens.passing import PassScreen, PredictingScreen
from game.ui.screens.plan import PlanScreen
from game.ui.screens.prediction import PredictionScreen
from game.ui.screens.public import PublicScreen
from game.ui.screens.result import ResultScreen
from game.ui.screens.saved import SavedRow, SavedScreen
from game.ui.screens.scenario import Broken, ScenarioScreen
from game.ui.screens.settings import SettingsScreen
from game.ui.screens.start import StartScreen, StartView, Unfinished
from game.ui.screens.table import TableScreen
from game.ui.screens.talk import TalkScreen
from game.ui.screens.trainer import TrainerPanel
from game.ui.screens.vision import VisionScreen
from game.ui.settings import Settings
from game.ui.stage import Look
from game.ui.trainer_view import trainer_view
from game.ui.widgets.controls import Button

STANDARD: Final = "innovatiecollege"
FIRST_GAME: Final = "kennismaking"
"""A short game, for the quarters without an event that the standard one does not have."""
SEED: Final = 7
LOOKED_AT: Final = 5
"""The quarter that the look-back is at."""


class _Album:
    """The moments of played games that pictures are taken of."""

    def __init__(self, scenario: Scenario, short: Scenario, words: Words) -> None:
        self.words = words
        group = Group(scenario, SEED, words.lang)
        group.play()
        self.moments = group.moments
        named = Group(scenario, SEED, words.lang, names_shown=True)
        named.play(1)
        self.named = named.moments
        for seed in range(SEED, SEED + 5):
            small = Group(short, seed, words.lang)
            small.play()
            self.small = small.moments
            if any(game.step is Step.BOARD and not game.quarter.agenda for game in self.small):
                break

    def first(
        self, step: Step, turn: int = 1, holds: Callable[[Game], bool] = lambda game: True
    ) -> Game | None:
        """The first moment at this step, from this quarter on."""
        played = (*self.moments, *self.small)
        return next(
            (game for game in played if game.step is step and game.turn >= turn and holds(game)), None
        )


def shots(words: Words, look: Look) -> list[Shot]:
    """Every screen in every state that a game of the standard scenario comes to."""
    library = FolderLibrary(FolderShelf(words=words))
    known = {one.id: one for one in library.scenarios()}
    scenario, short = known[STANDARD], known[FIRST_GAME]
    assert isinstance(scenario, Scenario) and isinstance(short, Scenario)
    album = _Album(scenario, short, words)
    return [
        *_before(words, look, library, scenario, album),
        *_quarter(words, album),
        *_predictions(words, album),
        *_votes(words, album),
        *_plan_and_result(words, album),
        *_look_back(words, album),
        *_around(words, look, album),
        *trainer_shots(scenario, short, words),
    ]


def _before(
    words: Words, look: Look, library: FolderLibrary, scenario: Scenario, album: _Album
) -> Iterator[Shot]:
    say = words.say
    views = [library.view(one, words) for one in library.scenarios()]
    game = new_game(scenario, GameStarted(scenario.id, SEED, MODEL_VERSION))
    title = scenario.spec.title.get(words.lang)
    unfinished = Unfinished(
        Path("a.wendbaar"),
        title,
        say("quarter {turn}, {when}", turn=5, when=say("saved yesterday at {time}", time="15:40")),
    )
    told = say("language, text, theme")
    yield Shot("01-start", lambda: StartScreen(StartView(unfinished, views[0].minutes, 3, told), words))
    yield Shot("01-start-first", lambda: StartScreen(StartView(None, views[0].minutes, 0, told), words))
    broken = [Broken("school.yaml", ("school.yaml:41:14", "school.yaml:48:3"))]
    yield Shot("02-scenario", lambda: ScenarioScreen(views, words, broken, lambda: 2047, STANDARD))

    def table(people: int) -> TableScreen:
        return TableScreen(lambda draft: table_view(game, words, draft), words, c.SetTable(people))

    yield Shot("03-team-number", lambda: table(6))
    for people in (3, 6, 8):
        yield Shot(f"03-team-{people}", lambda people=people: table(people), ("Enter",))  # type: ignore[misc]

    laying = next(one for one in album.moments if one.step is Step.VISION)
    themes = laying.rules.themes

    def vision(stones: dict[str, int], revising: bool = False, of: Game = laying) -> VisionScreen:
        return VisionScreen(lambda s, t: vision_view(of, words, s, t), words, revising, stones)

    nine = dict(zip(themes, (2, 3, 1, 1, 2), strict=False))
    yield Shot("04-vision-empty", lambda: vision({}))
    yield Shot("04-vision", lambda: vision(nine), ("→", "+"))
    yield Shot("04-vision-sentences", lambda: vision(nine), ("Z", "Space", "↓", "Space"))
    planning = album.first(Step.PLAN, 2)
    if planning is not None:
        yield Shot("04-vision-revised", lambda: vision(nine, True, planning))


def _quarter(words: Words, album: _Album) -> Iterator[Shot]:
    def board(game: Game) -> Callable[[], Screen]:
        return lambda: BoardScreen(board_view(game, words, ghost=True), words)

    def event(game: Game) -> Callable[[], Screen]:
        return lambda: EventScreen(event_view(game, words), words)

    found: list[tuple[str, Game | None, tuple[str, ...]]] = [
        ("05-board-first", album.first(Step.BOARD, 1), ()),
        ("05-board", album.first(Step.BOARD, 5, lambda game: bool(game.quarter.agenda)), ()),
        ("05-board-list", album.first(Step.BOARD, 5), ("L",)),
        ("05-board-dimension", album.first(Step.BOARD, 5), ("2",)),
        ("05-board-coherence", album.first(Step.BOARD, 5), ("0",)),
        ("05-board-outcomes", album.first(Step.BOARD, 5), ("U",)),
        ("05-board-teams", album.first(Step.BOARD, 5), ("T",)),
        ("05-board-quiet", album.first(Step.BOARD, 5), ("V",)),
        ("05-board-no-event", album.first(Step.BOARD, 1, lambda game: not game.quarter.agenda), ()),
        ("05-board-two-events", album.first(Step.BOARD, 2, lambda game: len(game.quarter.agenda) > 1), ()),
    ]
    for name, game, keys in found:
        if game is not None:
            yield Shot(name, board(game), keys)
    full = album.first(Step.EVENT, 3, _is_full)
    short = album.first(Step.EVENT, 1, lambda game: not _is_full(game))
    if full is not None:
        yield Shot("06-event", event(full))
    if short is not None:
        yield Shot("06-event-short", event(short))
        yield Shot("06-event-confirm", event(short), ("A", "Enter"))


def _predictions(words: Words, album: _Album) -> Iterator[Shot]:
    writing = album.first(Step.PREDICTION, 1, lambda game: len(game.quarter.predicted) == 2)
    if writing is None:
        return
    seat = prediction_round(writing, words).next
    assert seat is not None

    def page() -> Screen:
        return PredictionScreen(
            lambda draft: prediction_view(writing, words, seat.seat, draft), seat.seat, words
        )

    def going_round() -> Screen:
        return PredictingScreen(prediction_round(writing, words), words, lambda: None)

    yield Shot("05-predict-pass", going_round)
    yield Shot("05-predict", page, ("Tab", *["→"] * 5, "Space"))
    yield Shot("05-predict-public", lambda: PublicScreen(prediction_round(writing, words), words))


def _votes(words: Words, album: _Album) -> Iterator[Shot]:
    def cast(n: int) -> Callable[[Game], bool]:
        return lambda game: len(game.quarter.ballots.get(game.quarter.open_event or CARDS, {})) == n

    def has_event(game: Game) -> bool:
        return game.quarter.open_event is not None

    voting = album.first(Step.BALLOT, 3, lambda game: has_event(game) and cast(3)(game))
    if voting is not None:
        yield from _ballots(words, voting)
    seats = len(album.moments[-1].table.seats) if album.moments[-1].table is not None else 0
    done = album.first(Step.BALLOT, 3, lambda game: has_event(game) and cast(seats)(game))
    if done is not None:
        yield Shot("08-pass-done", lambda: PassScreen(pass_view(done, words), words, lambda: None))
    cards = album.first(Step.BALLOT, 1, lambda game: not has_event(game))
    if cards is not None:
        seat = pass_view(cards, words).next
        if seat is not None:
            yield Shot(
                "08-ballot-card",
                lambda: BallotScreen(lambda draft: ballot_view(cards, words, seat.seat, draft), words),
            )
    talks: list[tuple[str, Game | None, tuple[str, ...]]] = [
        ("09-reveal", album.first(Step.TALK, 3), ()),
        ("09-reveal-confirm", album.first(Step.TALK, 3), ("A", "Enter")),
        ("09-reveal-agreed", album.first(Step.TALK, 2, lambda game: game.turn == 2), ()),
        ("09-reveal-roles", next((game for game in album.named if game.step is Step.TALK), None), ()),
    ]
    for name, game, keys in talks:
        if game is not None:
            yield Shot(name, _talk(game, words), keys)


def _talk(game: Game, words: Words) -> Callable[[], Screen]:
    return lambda: TalkScreen(talk_view(game, words), words)


def _ballots(words: Words, game: Game) -> Iterator[Shot]:
    seat = pass_view(game, words).next
    assert seat is not None

    def ballot() -> Screen:
        return BallotScreen(lambda draft: ballot_view(game, words, seat.seat, draft), words)

    def blind() -> Screen:
        return BlindScreen(
            lambda draft: ballot_view(game, words, seat.seat, draft), words, random.Random(SEED)
        )

    yield Shot(
        "08-pass",
        lambda: PassScreen(pass_view(game, words), words, lambda: None, blind=lambda: Push(blind())),
    )
    yield Shot(
        "08-pass-two-displays", lambda: PassScreen(pass_view(game, words), words, lambda: None, displays=2)
    )
    yield Shot("08-ballot", ballot)
    yield Shot("08-ballot-chosen", ballot, ("B", "4"))
    yield Shot("08-blind", blind)
    yield Shot("08-public", lambda: PublicScreen(pass_view(game, words), words))


def _plan_and_result(words: Words, album: _Album) -> Iterator[Shot]:
    def plan(game: Game) -> Callable[[], Screen]:
        return lambda: PlanScreen(
            lambda entries, focus: plan_view(game, words, entries, focus),
            words,
            lambda entries, action: default_entry(game, entries, action),
            lambda: Pop(),
        )

    def result(game: Game) -> Callable[[], Screen]:
        return lambda: ResultScreen(
            result_view(game, words), words, lambda variable, path: story(game, words, variable, path)
        )

    def slots(n: int) -> Callable[[Game], bool]:
        return lambda game: len(game.quarter.draft) >= n

    last = album.moments[-1].turns
    found: list[tuple[str, Game | None, tuple[str, ...], Callable[[Game], Callable[[], Screen]]]] = [
        ("07-plan-empty", album.first(Step.PLAN, 2, lambda game: not game.quarter.draft), (), plan),
        ("07-plan", album.first(Step.PLAN, 2, slots(2)), (), plan),
        ("07-plan-full", album.first(Step.PLAN, 3, slots(4)), (), plan),
        ("07-plan-deck", album.first(Step.PLAN, 2, slots(1)), ("A",), plan),
        ("07-plan-confirm", album.first(Step.PLAN, 3, slots(4)), ("Enter",), plan),
        ("10-result-first", album.first(Step.RESULT, 1), (), result),
        ("10-result", album.first(Step.RESULT, 5), (), result),
        ("10-result-note", album.first(Step.RESULT, 5), ("T",), result),
        ("10-result-last", album.first(Step.RESULT, last), (), result),
    ]
    for name, game, keys, make in found:
        if game is not None:
            yield Shot(name, make(game), keys)
    kept = words.say("This game is kept in {file}.", file="2026-11-22-innovatiecollege.wendbaar")
    end = album.moments[-1]
    yield Shot("13-end", lambda: EndScreen(end_view(end, words, kept), words))
    halfway = album.first(Step.RESULT, 7)
    if halfway is not None:
        early = _ended(halfway)
        yield Shot("13-end-early", lambda: EndScreen(end_view(early, words, kept), words))


def _look_back(words: Words, album: _Album) -> Iterator[Shot]:
    game = _tried(words, album.moments[-1])

    def looking() -> Screen:
        return DebriefScreen(LookBack(lambda: game, lambda: words), words)

    back = ("←",) * (game.turns - LOOKED_AT)
    yield Shot("11-debrief", looking, back)
    yield Shot("11-debrief-voices", looking, (*back, "2"))
    yield Shot("11-debrief-stance", looking, (*back, "3"))
    yield Shot("11-debrief-agreements", looking, (*back, "4"))
    yield Shot("11-debrief-beside", looking, (*back, "5", "R"))
    yield Shot("11-debrief-expected", looking, (*back, "6"))
    yield Shot("11-debrief-roles", looking, (*back, "7"))
    yield Shot("11-debrief-large", looking, (*back, "2", "B"))
    yield Shot("11-debrief-ghost", looking, (*back, "G"))
    yield Shot("11-debrief-whatif", looking, (*back, "W", "↓", "Space"))
    yield Shot("11-debrief-kept", looking, (*back, "K"))
    yield Shot("11-debrief-kept-name", looking, (*back, "K", "N"))
    yield Shot("11-debrief-lines", looking, ("L",))
    yield Shot("11-debrief-write", looking, (*back, "N"))
    yield Shot("11-debrief-steps", looking, ("T",))
    yield Shot("11-debrief-covered", looking, (*back, "T", "Esc"))
    yield Shot("11-debrief-report", lambda: ReportPage(words, allowed(game.table)))


def _tried(words: Words, game: Game) -> Game:
    """The game with a what-if that was kept, a note and an agreement."""
    sitting = _sitting(game)
    decided = decided_in(game, None, LOOKED_AT)
    draft = with_quarter(
        new_draft(LOOKED_AT), LOOKED_AT, replace(decided, entries=(decided.entries or ())[1:])
    )
    sitting.do(keeping(draft, usual_name(edit_view(game, words, draft, LOOKED_AT))))
    sitting.do(c.PinNote(words.say("What do you take home from this?"), "", LOOKED_AT))
    return sitting.game


def _sitting(game: Game) -> Sitting:
    """A game as it is in a picture, to go on with in memory."""
    meta = {"scenario": game.scenario.json.decode(), "scenario_sha256": game.scenario.sha256}
    return Sitting(MemoryStore(meta), game)


def _ended(game: Game) -> Game:
    sitting = _sitting(game)
    sitting.do(c.EndGame())
    return sitting.game


def _around(words: Words, look: Look, album: _Album) -> Iterator[Shot]:
    say = words.say
    game = album.first(Step.BOARD, 5) or album.moments[-1]

    def board() -> BoardScreen:
        return BoardScreen(board_view(game, words, ghost=True), words)

    def trainer() -> Screen:
        return TrainerPanel(trainer_view(game, words), words, board())

    yield Shot("12-trainer", trainer)
    yield Shot("12-trainer-event", trainer, ("G",))
    yield Shot("12-trainer-note", trainer, ("T",))
    yield Shot("12-trainer-join", trainer, ("K",))
    settings = Settings(words.lang, look.text_percent, look.theme, look.calm)
    yield Shot("14-settings", lambda: SettingsScreen(settings, words))
    place = words.say("Quarter {turn}", turn=game.turn)
    yield Shot("15-menu", lambda: MenuScreen(board(), words, in_game=True, place=place))
    yield Shot("15-copy", lambda: CopyScreen(board(), Path("2026-11-22-innovatiecollege.wendbaar"), words))
    again = (
        Button("again", (say("Try again"),), Pop(), ("Enter",)),
        Button("no", (say("Not now"),), Pop(), ("Esc",)),
    )
    lost = say("Nothing was lost: the game stands where it stood.")
    yield Shot("15-not-saved", lambda: Ask(board(), say("Not saved"), lost, again, 0))
    yield Shot("15-mishap", lambda: Mishap(words, file="2026-11-22-innovatiecollege.wendbaar"))
    when = say("saved yesterday at {time}", time="15:40")
    title = game.scenario.spec.title.get(words.lang)
    rows = [
        SavedRow(
            Path(f"2026-11-{22 - n}-innovatiecollege.wendbaar"),
            title,
            say("quarter {turn} of {turns}", turn=3 * n + 1, turns=game.turns),
            when,
        )
        for n in range(3)
    ]
    yield Shot("15-saved", lambda: SavedScreen(rows, words))
    yield Shot("15-saved-none", lambda: SavedScreen([], words))

    yield Shot("16-plain-text", lambda: as_text(board(), words, look))


def _is_full(game: Game) -> bool:
    return game.quarter.open_event is not None and game.is_full(game.quarter.open_event)
