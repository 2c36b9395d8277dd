"""How a user wants the game to look and work; kept on the laptop."""

from dataclasses import dataclass
from typing import Final, Literal

SecondScreen = Literal["auto", "off"]

TEXT_SIZES: Final = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the settings screen changes.

    lang           nl or en
    text_percent   one of TEXT_SIZES
    theme          light, dark or contrast
    calm           no movement
    second_screen  auto: the room's picture on a second display, if there is one
    reading        the readable letters
    screen_reader  tell the screens to the system's screen reader, from the next start on
    """

    lang: str = "nl"
    text_percent: int = 100
    theme: Literal["light", "dark", "contrast"] = "light"
    calm: bool = False
    second_screen: SecondScreen = "auto"
    reading: bool = False
    screen_reader: bool = True
