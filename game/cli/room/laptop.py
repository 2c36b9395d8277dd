"""Of the laptop and what hangs on it: screens, letters, speed, power, a screen reader."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from game.cli.room.found import Found, fine, hint
from game.cli.settings import read_settings
from game.paths import assets_dir, saves_dir
from game.texts import Words

SLOW_DRAW_MS = 400.0
"""A whole screen drawn anew; while playing only parts are."""
SMALL = (1024, 600)
PROJECTOR = (1280, 720)
"""Below this a projector draws the smallest text with fewer points than it was made for."""
LEGIBLE = "wendbaar-room-check.png"
"""The picture to look at from the back row, beside the saved games."""
POWER = Path("/sys/class/power_supply")
"""Where Linux tells of mains and batteries."""
NO_BATTERY = 255
"""What Windows says of power that it does not know."""


def display(words: Words) -> Found:
    from game.ui.app import has_display, screen_size

    if not has_display():
        return Found(False, words.say("There is no screen for a window: play with `wendbaar play --text`."))
    width, height = screen_size()
    if width < SMALL[0] or height < SMALL[1]:
        told = words.say(
            "The screen is {width} by {height}: too small, it takes {w} by {h}.",
            width=width,
            height=height,
            w=SMALL[0],
            h=SMALL[1],
        )
        return Found(False, told)
    return fine(words.say("{width} × {height}.", width=width, height=height))


def projector(words: Words) -> Found:
    """A second screen of its own, one that shows the same, or none: what that means for ballots."""
    from game.ui.app import has_display, screen_sizes

    if not has_display():
        return hint(words.say("Not to be seen without a screen."))
    sizes = screen_sizes()
    if len(sizes) < 2:
        return hint(
            words.say(
                "One screen. Is the projector connected? When it shows the same as this laptop, ballots are "
                "private by handing over the laptop with the projector on black, or by voting blind. Choose "
                "“extend” in the system's display settings to keep ballots on the laptop."
            )
        )
    width, height = sizes[-1]
    told = words.say(
        "A second screen of {width} × {height}: ballots stay on the laptop.", width=width, height=height
    )
    if width < PROJECTOR[0] or height < PROJECTOR[1]:
        return hint(f"{told} {words.say('Its picture is coarse: set text to 125 % in the settings.')}")
    return fine(told)


def legible(words: Words) -> Found:
    """A page of the smallest text that the game shows, to be looked at from the back row."""
    from game.ui.legible import draw_legible

    folder = saves_dir()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LEGIBLE
    draw_legible(path, words, read_settings())
    return Found(
        True,
        words.say(
            "Can the back row read it? `wendbaar room-check --show` puts a test picture on the wall "
            "(also in {file}). If not: set text to 125 %.",
            file=path,
        ),
        essential=False,
    )


def fonts(words: Words) -> Found:
    from game.ui.fonts import Face, Fonts

    broken: list[str] = []
    for reading in (False, True):
        made = Fonts(assets_dir() / "fonts", reading=reading)
        for face in Face:
            made.width("€ − → Wendbaar", face, 18)
        broken += made.problems
    if broken:
        return hint(
            words.say(
                "Missing or broken: {files}. The game goes on with plainer letters.", files=", ".join(broken)
            )
        )
    return fine(words.say("All letters are there."))


def drawing(words: Words) -> Found:
    from game.cli.bench import window_figures

    ms = window_figures()["redraw_ms"]
    if ms > SLOW_DRAW_MS:
        return hint(
            words.say(
                "A screen takes {ms:.0f} ms to draw: close other programs, or make the window smaller.", ms=ms
            )
        )
    return fine(words.say("A screen is drawn in {ms:.0f} ms.", ms=ms))


def power(words: Words) -> Found:
    """Mains or battery, where the system tells; two hours with a projector empty most batteries."""
    plugged, percent = _power()
    if plugged is None:
        return fine(words.say("Not known here: plug the laptop in, and switch its sleep off."))
    if plugged:
        return fine(words.say("Plugged in. Switch its sleep and screen saver off."))
    if percent is None:
        return hint(words.say("On battery: plug it in."))
    return hint(words.say("On battery, {percent} %: plug it in.", percent=percent))


def reader(words: Words) -> Found:
    """For somebody at the table who plays with a screen reader."""
    if find_spec("accesskit") is not None:
        return fine(words.say("A screen reader finds the window."))
    return hint(
        words.say(
            "A screen reader does not find the window: set up again with internet, or use the text mode."
        )
    )


def _power() -> tuple[bool | None, int | None]:
    """Whether it is plugged in (None: not known), and how full the battery is in per cent."""
    if sys.platform == "win32":
        return _windows_power()
    if sys.platform == "darwin":
        return _mac_power()
    return _linux_power(POWER)


def _linux_power(folder: Path) -> tuple[bool | None, int | None]:
    online, charge = None, None
    try:
        supplies = sorted(folder.iterdir())
    except OSError:
        return None, None
    for supply in supplies:
        if _read(supply / "type") in ("Mains", "USB") and (state := _read(supply / "online")):
            online = online or state == "1"
        elif _read(supply / "type") == "Battery" and _read(supply / "scope") != "Device":
            level = _read(supply / "capacity")
            charge = int(level) if level.isdigit() else charge
    return (online, charge) if charge is not None else (None, None)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _windows_power() -> tuple[bool | None, int | None]:
    """SYSTEM_POWER_STATUS: two bytes of line and battery state, then the charge."""
    status = (ctypes.c_ubyte * 12)()
    library = getattr(ctypes, "windll", None)
    if library is None or not library.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None, None
    line, charge = int(status[0]), int(status[2])
    if line == NO_BATTERY or charge == NO_BATTERY:
        return None, None
    return line == 1, charge


def _mac_power() -> tuple[bool | None, int | None]:
    """What `pmset -g batt` says: the source on the first line, `63%;` on the second."""
    try:
        told = subprocess.run(
            ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=5, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None, None
    if "%" not in told:
        return None, None
    charge = told.partition("%")[0].split()[-1]
    return "AC Power" in told, int(charge) if charge.isdigit() else None


def is_quiet() -> bool:
    """Whether colours would be noise: not a terminal, or asked for (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty()
