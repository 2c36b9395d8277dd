"""One screen giving way to another: what lies between header and footer slides."""

from dataclasses import dataclass
from typing import Final

import pygame

SLIDE_MS: Final = 180


def eased(share: float) -> float:
    """A movement's way after `share` of its time, both 0..1: fast at first, then slower."""
    return 1 - (1 - share) ** 3


@dataclass(frozen=True)
class Slide:
    """Pictures of the area that moves, as it was and as it will be.

    area     where that is, real pixels
    started  seconds, on the clock that `show` is given
    back     to the screen before: the other way
    """

    before: pygame.Surface
    after: pygame.Surface
    area: pygame.Rect
    started: float
    back: bool = False

    def show(self, surface: pygame.Surface, now: float) -> bool:
        """Draw the moment of `now`; False, and nothing drawn, when it is over."""
        share = (now - self.started) * 1000 / SLIDE_MS
        if share >= 1:
            return False
        x, y = self.area.topleft
        way = round(eased(share) * self.area.w)
        clip = surface.get_clip()
        surface.set_clip(self.area)
        surface.blit(self.before, (x + way if self.back else x - way, y))
        surface.blit(self.after, (x + way - self.area.w if self.back else x - way + self.area.w, y))
        surface.set_clip(clip)
        return True
