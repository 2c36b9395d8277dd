"""Text fields: what is being typed, and where the next letter comes."""

from collections.abc import Callable
from typing import Final

import pygame

_COMMAND: Final = pygame.KMOD_CTRL | pygame.KMOD_META


def copied() -> str:
    """The text on the system's clipboard on one line, or nothing."""
    try:
        return " ".join(pygame.scrap.get_text().split())
    except pygame.error:
        return ""


def copy(text: str) -> None:
    """Put `text` on the system's clipboard; where there is none, nothing happens."""
    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        return


class TextField:
    """One line of typed text.

    most     longest text allowed, in characters
    allowed  tells which characters may be typed
    on_edit  called with the text after each change
    """

    def __init__(
        self,
        text: str = "",
        most: int = 140,
        allowed: Callable[[str], bool] = str.isprintable,
        on_edit: Callable[[str], None] | None = None,
    ) -> None:
        self.text = text[:most]
        self.caret = len(self.text)
        self.most = most
        self.allowed = allowed
        self.on_edit = on_edit
        self.composing = ""
        """What an input method or a dead key has begun and not yet given."""
        self.selected = False
        """The whole text is: what is typed comes in its place."""

    def handle(self, event: pygame.Event, secret: bool = False) -> bool:
        """Take a typing event; whether it was one for a text field.

        secret  what stands here is never put on the clipboard, where the next player would find it
        """
        if event.type == pygame.TEXTINPUT:
            self.composing = ""
            self.insert(event.text)
            return True
        if event.type == pygame.TEXTEDITING:
            self.composing = event.text
            return True
        if event.type != pygame.KEYDOWN:
            return False
        if event.mod & _COMMAND and self._clipboard(event.key, secret):
            return True
        return self._key(event)

    def insert(self, typed: str) -> None:
        """Put in what may be typed, as far as there is room; in place of the text where it is selected."""
        before, after = ("", "") if self.selected else (self.text[: self.caret], self.text[self.caret :])
        room = self.most - len(before) - len(after)
        letters = "".join(letter for letter in typed if self.allowed(letter))[:room]
        if letters:
            self._change(before + letters + after, len(before) + len(letters))

    def set(self, text: str, *, selected: bool = False) -> None:
        """Another text, the caret at its end."""
        self._change(text[: self.most], len(text[: self.most]))
        self.selected = selected and bool(self.text)

    def _clipboard(self, key: int, secret: bool) -> bool:
        """Ctrl V puts in what was copied; Ctrl C copies the whole line, Ctrl X takes it away as well; Ctrl A
        selects it.
        """
        if key == pygame.K_v:
            self.insert(copied())
        elif key == pygame.K_a:
            self.selected = bool(self.text)
        elif key in (pygame.K_c, pygame.K_x):
            if self.text and not secret:
                copy(self.text)
                if key == pygame.K_x:
                    self.set("")
        else:
            return False
        return True

    def _key(self, event: pygame.Event) -> bool:
        text, caret = self.text, self.caret
        word = bool(event.mod & pygame.KMOD_CTRL)
        back = self._word_left() if word else max(0, caret - 1)
        on = self._word_right() if word else min(len(text), caret + 1)
        if self.selected and event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            self.set("")
            return True
        match event.key:
            case pygame.K_BACKSPACE:
                self._change(text[:back] + text[caret:], back)
            case pygame.K_DELETE:
                self._change(text[:caret] + text[on:], caret)
            case pygame.K_LEFT:
                self.caret = back
            case pygame.K_RIGHT:
                self.caret = on
            case pygame.K_HOME:
                self.caret = 0
            case pygame.K_END:
                self.caret = len(text)
            case _:
                return False
        self.selected = False
        return True

    def _word_left(self) -> int:
        return self.text[: self.caret].rstrip().rfind(" ") + 1

    def _word_right(self) -> int:
        found = self.text.find(" ", self.caret + 1)
        return len(self.text) if found < 0 else found

    def _change(self, text: str, caret: int) -> None:
        changed = text != self.text
        self.text, self.caret, self.selected = text, caret, False
        if changed and self.on_edit:
            self.on_edit(text)
