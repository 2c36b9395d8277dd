"""Behind the preview: what is shown, what a key does, and the file read again whenever it is saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol

from game.errors import WendbaarError
from game.session.commands import SetTable
from game.session.game import Game
from game.session.planning import default_entry
from game.session.showcase import Item, Kind, Showcase, found, items_of
from game.session.table import MOST
from game.session.views.ballot import ballot_view
from game.session.views.board import board_view
from game.session.views.end import end_view
from game.session.views.event import event_view
from game.session.views.plan import plan_view
from game.session.views.setup import scenario_view, table_view, vision_view
from game.session.views.talk import talk_view
from game.texts import LANGUAGES, Words, mark
from game.ui.app import Window
from game.ui.intents import Intent, Pop, Push, Quit, Screen, Send
from game.ui.lookback import LookBack
from game.ui.orders import OpenMenu
from game.ui.screens.ballot import BallotScreen
from game.ui.screens.board import BoardScreen
from game.ui.screens.card import CardScreen
from game.ui.screens.debrief_guide import GuidePage
from game.ui.screens.end import EndScreen
from game.ui.screens.event import EventScreen
from game.ui.screens.opening import OpeningScreen
from game.ui.screens.plan import PlanScreen
from game.ui.screens.preview import BarView, Do, Findings, ListRow, PreviewList, PreviewScreen, Show, Told
from game.ui.screens.scenario import ScenarioScreen
from game.ui.screens.settings import LANGUAGE_NAMES
from game.ui.screens.table import TableScreen
from game.ui.screens.talk import TalkScreen
from game.ui.screens.vision import VisionScreen
from game.ui.stage import Look, Stage
from game.ui.toasts import Toasts

LOOK_MS: Final = 300
"""Between two looks at the file; it is read once it has been the same for two of them."""
KINDS: Final = {
    Kind.OPENING: mark("Opening"),
    Kind.VISION: mark("Vision"),
    Kind.BOARD: mark("Board"),
    Kind.PLAN: mark("Plan"),
    Kind.END: mark("The end"),
    Kind.EVENT: mark("Event"),
    Kind.ACTION: mark("Card"),
    Kind.ROLE: mark("Role"),
}


@dataclass(frozen=True)
class Reading:
    """A scenario as it was read; None when it has mistakes, which are in `told`."""

    showcase: Showcase | None
    told: Told


class Source(Protocol):
    """The file, with its translations and what it extends."""

    @property
    def name(self) -> str:
        """As it is called on the screen."""

    def changed(self) -> bool:
        """Whether something was saved since the last reading, and is not being written just now."""

    def read(self, words: Words) -> Reading:
        """All of it, anew."""


Made = tuple[str, Callable[[], Screen]]
"""A page of a thing: what the key to it says, and how its screen is made."""


class Previewing:
    """The director of a window that shows one screen of a scenario at a time, and plays nothing."""

    def __init__(self, window: Window, source: Source, wanted: str = "") -> None:
        self.window = window
        self.source = source
        self.words = window.stage.words
        self.toasts = Toasts(window.stage.clock)
        window.stage.overlay = self.toasts.draw
        self.item = Item(Kind.OPENING)
        self.page = 0
        self.told = Told()
        self.showcase: Showcase | None = None
        """The last sound version."""
        self._wanted = wanted
        self._chosen = False
        """Whether a thing is shown already, which stays when the file is read again."""
        self.reload()

    @property
    def stage(self) -> Stage:
        return self.window.stage

    def run(self) -> None:
        """Until the window closes."""
        self.window.watch(self.look, LOOK_MS)
        try:
            self.window.run(None, self)
        finally:
            self.window.watch(lambda: None, 0)

    # what the loop asks

    def do(self, intent: Intent, stage: Stage) -> bool:
        """Nothing of a game is ever done; False ends the loop."""
        match intent:
            case Quit():
                return False
            case Pop() if stage.screen is None:
                self.show()
            case Push() | Pop():
                pass
            case Send(Show(place)):
                self._go_to(place)
            case Send(Do(what)):
                self._do(what)
            case Send(OpenMenu()):
                self._do("list")
            case Send():
                self.toasts.say(self.words.say("This is a preview: nothing is played."))
                stage.dirty = True
        return True

    def key(self, name: str, stage: Stage) -> None:
        """F5 reads the file again, wherever you are."""
        if name == "F5":
            self._do("reload")

    def look_changed(self, look: Look) -> None:
        """Text size was changed by key: for this preview only."""

    def public(self, stage: Stage) -> Screen | None:
        return None

    def look(self) -> None:
        """Whether the file was saved; then it is read."""
        if self.source.changed():
            self.reload(saved=True)

    # the file

    def reload(self, *, saved: bool = False) -> None:
        """Read the file: the same thing as it is now, or what is wrong with it over what was shown."""
        reading = self.source.read(self.words)
        self.told = reading.told
        if reading.showcase is None:
            self._mistakes()
            return
        self.showcase = reading.showcase
        self._keep_item(reading.showcase)
        self.show()
        if saved:
            self.toasts.say(self.words.say("Read again: {file}", file=self.source.name), "opslaan")

    def _mistakes(self) -> None:
        self.show()
        self.stage.push(Findings(self.told, self.source.name, self.words, close=Pop))

    def _keep_item(self, showcase: Showcase) -> None:
        """The thing that is shown, or was asked for, unless the file has it no more."""
        wanted, self._wanted = self._wanted, ""
        items = items_of(showcase.scenario)
        if wanted:
            self.item = found(showcase.scenario, wanted) or self._first(items)
        elif not self._chosen:
            self.item = self._first(items)
        elif self.item not in items:
            gone, self.item = self.item.name, self._first(items)
            told = self.words.say("{name} is not in the file any more.", name=gone)
            self.toasts.say(told, warning=True)
        self._chosen = True

    @staticmethod
    def _first(items: Sequence[Item]) -> Item:
        return next((item for item in items if item.kind is Kind.EVENT), items[0])

    # what is shown

    @property
    def items(self) -> tuple[Item, ...]:
        return items_of(self.showcase.scenario) if self.showcase is not None else ()

    def show(self) -> None:
        """The page of now, alone on the stage."""
        if self.showcase is None:
            self.stage.show(OpeningScreen())
            return
        try:
            made = self._pages()
            self.page %= len(made)
            inner = made[self.page][1]()
        except WendbaarError as error:
            self.toasts.say(error.say(self.words), warning=True)
            self.item, self.page = Item(Kind.OPENING), 0
            made = self._pages()
            inner = made[0][1]()
        other = made[(self.page + 1) % len(made)][0] if len(made) > 1 else ""
        items = self.items
        bar = BarView(self.item.name, items.index(self.item) + 1, len(items), other, self._other_language())
        self.stage.show(PreviewScreen(inner, bar, self.told, self.words))

    def _do(self, what: str) -> None:
        match what:
            case "before" | "after":
                here = self.items.index(self.item)
                self._go_to((here + (1 if what == "after" else -1)) % len(self.items))
            case "page":
                self.page += 1
                self.show()
            case "language":
                self._speak(LANGUAGES[(LANGUAGES.index(self.words.lang) + 1) % len(LANGUAGES)])
            case "reload":
                self.reload(saved=True)
            case "list" if self.showcase is not None:
                self.stage.push(PreviewList(self._rows(), self.items.index(self.item), self.words))
            case "told":
                self.stage.push(Findings(self.told, self.source.name, self.words, close=Pop))
        self.stage.dirty = True

    def _go_to(self, place: int) -> None:
        self.item, self.page = self.items[place], 0
        self.show()

    def _speak(self, lang: str) -> None:
        self.words = self.stage.words = Words(lang)
        self.reload()

    def _other_language(self) -> str:
        return LANGUAGE_NAMES[LANGUAGES[(LANGUAGES.index(self.words.lang) + 1) % len(LANGUAGES)]]

    def _rows(self) -> list[ListRow]:
        return [
            ListRow(item.name, self.words.say(KINDS[item.kind]), self._title(item)) for item in self.items
        ]

    def _title(self, item: Item) -> str:
        assert self.showcase is not None
        spec, lang = self.showcase.scenario.spec, self.words.lang
        match item.kind:
            case Kind.EVENT:
                return spec.events[item.id].title.get(lang)
            case Kind.ACTION:
                return spec.actions[item.id].title.get(lang)
            case Kind.ROLE:
                return spec.roles[item.id].name.get(lang)
            case _:
                return self.words.say(KINDS[item.kind])

    def _pages(self) -> list[Made]:
        """The screens on which players meet the thing of now."""
        assert self.showcase is not None
        case, words, say = self.showcase, self.words, self.words.say
        match self.item:
            case Item(Kind.VISION):
                game = case.seated
                return [("", lambda: VisionScreen(lambda s, t: vision_view(game, words, s, t), words))]
            case Item(Kind.BOARD):
                return [("", lambda: BoardScreen(board_view(case.board(), words), words))]
            case Item(Kind.PLAN):
                return [("", lambda: _plan_screen(case.plan, words))]
            case Item(Kind.END):
                end = (say("The end"), lambda: EndScreen(end_view(case.ended, words), words))
                return [
                    end,
                    *((say("Step {n}", n=step), partial(self._guide, step)) for step in self._steps()),
                ]
            case Item(Kind.EVENT, id):
                return [
                    (say("Event"), lambda: EventScreen(event_view(case.event(id), words), words)),
                    *((self._ballot_of(seat), partial(self._ballot, id, seat)) for seat in case.knowing(id)),
                    (say("Talk"), lambda: TalkScreen(talk_view(case.talk(id, words), words), words)),
                ]
            case Item(Kind.ACTION, id):
                return [(say("Card"), partial(self._card, id)), (say("Plan"), partial(self._plan, id))]
            case Item(Kind.ROLE, id):
                return [
                    (say("Role"), partial(self._role, id, opened=True)),
                    (say("Ballot"), partial(self._role, id, opened=False)),
                ]
            case _:
                return [(say("Opening"), self._table), (say("Choosing"), self._choosing)]

    def _table(self) -> Screen:
        assert self.showcase is not None
        game, words = self.showcase.begun, self.words
        people = min(MOST, sum(not role.reserve for role in game.scenario.spec.roles.values()))
        return TableScreen(lambda draft: table_view(game, words, draft), words, SetTable(people))

    def _choosing(self) -> Screen:
        assert self.showcase is not None
        return ScenarioScreen([scenario_view(self.showcase.scenario, self.words)], self.words)

    def _ballot_of(self, seat: str) -> str:
        assert self.showcase is not None
        roles = self.showcase.scenario.spec.roles
        name = roles[seat.partition("-")[0]].name if seat.partition("-")[0] in roles else None
        who = name.get(self.words.lang).partition(",")[0] if name is not None else seat
        return self.words.say("Ballot: {who}", who=who)

    def _ballot(self, event: str, seat: str) -> Screen:
        assert self.showcase is not None
        game, words = self.showcase.ballot(event), self.words
        return BallotScreen(lambda draft: ballot_view(game, words, seat, draft), words)

    def _role(self, role: str, *, opened: bool) -> Screen:
        assert self.showcase is not None
        game, seat = self.showcase.role(role)
        words = self.words
        screen = BallotScreen(lambda draft: ballot_view(game, words, seat, draft), words)
        screen.card.opened = opened
        return screen

    def _card(self, action: str) -> Screen:
        assert self.showcase is not None
        game = self.showcase.action(action)
        view = plan_view(_without_plan(game), self.words)
        return CardScreen(next(one for one in view.deck if one.id == action), self.words)

    def _plan(self, action: str) -> Screen:
        assert self.showcase is not None
        return _plan_screen(self.showcase.action(action), self.words)

    def _book(self) -> LookBack:
        assert self.showcase is not None
        game, words = self.showcase.ended, self.words
        return LookBack(lambda: game, lambda: words)

    def _steps(self) -> range:
        return range(1, len(self._book().head().guide.steps) + 1)

    def _guide(self, step: int) -> Screen:
        """A step of the talk afterwards, with its questions."""
        screen = GuidePage(self._book(), self.words, lambda step: None)
        screen.step = step
        return screen


def _plan_screen(game: Game, words: Words) -> PlanScreen:
    return PlanScreen(
        lambda entries, focus: plan_view(game, words, entries, focus),
        words,
        lambda entries, card: default_entry(game, entries, card),
        None,
    )


def _without_plan(game: Game) -> Game:
    """The game with an empty plan, so that a card says what it says in the deck."""
    return replace(game, quarters=(*game.quarters[:-1], replace(game.quarter, draft=())))
