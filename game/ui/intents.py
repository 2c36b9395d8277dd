"""Intents: what a screen wants; the loop does it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pygame

    from game.ui.stage import Ui


class Screen(Protocol):
    """A screen: takes views when made, keeps only what the player has not confirmed, returns intents."""

    @property
    def title(self) -> str:
        """What the screen is called, for the window and for reading aloud."""

    def draw(self, ui: "Ui") -> None:
        """Draw everything and register every element, in reading order."""

    def handle(self, event: "pygame.Event", ui: "Ui") -> "Intent | None":
        """An event that no element took."""


@dataclass(frozen=True)
class Send:
    """Give this command to the game."""

    command: object


@dataclass(frozen=True, eq=False)
class Push:
    """Open a screen over this one."""

    screen: Screen


@dataclass(frozen=True, eq=False)
class Replace:
    """Show another screen in the place of this one."""

    screen: Screen


@dataclass(frozen=True)
class Pop:
    """Close this screen; `result` is for whoever opened it."""

    result: object = None


@dataclass(frozen=True)
class Quit:
    """Close the window."""


Intent = Send | Push | Replace | Pop | Quit
