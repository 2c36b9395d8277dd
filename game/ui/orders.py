"""What screens ask of the director that is no command of a game: `Send(OpenMenu())` and the like."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.session.commands import Command, SetTable
from game.session.views.debrief_voices import Voices
from game.ui.settings import Settings


class Order:
    """Something for the director to do."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OpenMenu(Order):
    """The menu: what the menu button and Esc ask for on a screen without anything open."""


@dataclass(frozen=True, slots=True)
class OpenTrainer(Order):
    """The trainer's panel, over the screen that is there."""


@dataclass(frozen=True, slots=True)
class OpenSettings(Order):
    pass


@dataclass(frozen=True, slots=True)
class ChangeSettings(Order):
    """Play on with these settings, and keep them."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class ToStart(Order):
    """Put the game away (all of it is kept) and show the start screen."""


@dataclass(frozen=True, slots=True)
class NewGame(Order):
    """Choose a scenario."""


@dataclass(frozen=True, slots=True)
class OpenSaved(Order):
    """The list of saved games."""


@dataclass(frozen=True, slots=True)
class GoOnWith(Order):
    """Open a saved game at its step."""

    path: Path


@dataclass(frozen=True, slots=True)
class OpenLookBack(Order):
    """Look back on the game that is open, finished or not."""


@dataclass(frozen=True, slots=True)
class OpenReport(Order):
    """Ask how the report of the game that is open is to be written."""


@dataclass(frozen=True, slots=True)
class WriteReport(Order):
    """Write it beside the game."""

    voices: Voices


@dataclass(frozen=True, slots=True)
class LookBackOn(Order):
    """Open a saved game to look back on it."""

    path: Path


@dataclass(frozen=True, slots=True)
class Begin(Order):
    """A new game on this scenario; it gets its file when the table is set."""

    scenario: str
    seed: int


@dataclass(frozen=True, slots=True)
class BeginRehearsal(Order):
    """Set this table as a rehearsal: bots sit at it."""

    table: SetTable


@dataclass(frozen=True, slots=True)
class BotsDo(Order):
    """In a rehearsal the bots decide too: the next thing, the rest of the quarter, or of the game."""

    much: Literal["next", "quarter", "game"]


@dataclass(frozen=True, slots=True)
class SameLuck(Order):
    """A new game with the scenario and the start number of this one."""


@dataclass(frozen=True, slots=True)
class BackToTable(Order):
    """From the vision back to who sits where."""


@dataclass(frozen=True, slots=True)
class AskCopy(Order):
    """Ask where to save a copy."""


@dataclass(frozen=True, slots=True)
class SaveCopy(Order):
    path: Path


@dataclass(frozen=True, slots=True)
class BlackOut(Order):
    """Black for the room, until a key is pressed."""


@dataclass(frozen=True, slots=True)
class OnPaper(Order):
    """The trainer types in the ballot that this seat gave on paper."""

    seat: str


@dataclass(frozen=True, slots=True)
class Once(Order):
    """A command after which only a toast tells that it was done."""

    command: Command
    told: str


@dataclass(frozen=True, slots=True)
class OpenSeats(Order):
    """Who sits where and who leads, while the game goes on."""
