"""Text fields: what is being typed, and where the next letter comes."""

from collections.abc import Callable

import pygame


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

    def handle(self, event: pygame.Event) -> bool:
        """Take a typing event; whether it was one for a text field."""
        if event.type == pygame.TEXTINPUT:
            self.composing = ""
            self.insert(event.text)
            return True
        if event.type == pygame.TEXTEDITING:
            self.composing = event.text
            return True
        if event.type != pygame.KEYDOWN:
            return False
        return self._key(event)

    def insert(self, typed: str) -> None:
        """Put in what may be typed, as far as there is room."""
        letters = "".join(letter for letter in typed if self.allowed(letter))[: self.most - len(self.text)]
        self._change(self.text[: self.caret] + letters + self.text[self.caret :], self.caret + len(letters))

    def set(self, text: str) -> None:
        """Another text, the caret at its end."""
        self._change(text[: self.most], len(text[: self.most]))

    def _key(self, event: pygame.Event) -> bool:
        text, caret = self.text, self.caret
        word = bool(event.mod & pygame.KMOD_CTRL)
        back = self._word_left() if word else max(0, caret - 1)
        on = self._word_right() if word else min(len(text), caret + 1)
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
        return True

    def _word_left(self) -> int:
        return self.text[: self.caret].rstrip().rfind(" ") + 1

    def _word_right(self) -> int:
        found = self.text.find(" ", self.caret + 1)
        return len(self.text) if found < 0 else found

    def _change(self, text: str, caret: int) -> None:
        changed = text != self.text
        self.text, self.caret = text, caret
        if changed and self.on_edit:
            self.on_edit(text)
