"""A player for the text face: it answers each prompt by its kind, as a table that wants to get on would.

It has luck of its own, so that one seed plays one game. Subclasses change what they answer; `talks` is all
that was printed and typed.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Sequence
from datetime import datetime

from game.session.sitting import Sitting
from game.text import Console, TextGame
from game.text.console import Stopped

PRIVATE = "<<<the screen is cleared>>>"
MOST_PROMPTS = 6000
TOTAL = re.compile(r"\b\d+(?: \d+)+\b")


class Player(Console):
    """Plays through a whole game, and stops at its end.

    people  how many sit at the table
    seed    of the player's own choices
    habits  answers by kind of prompt that differ from the usual ones; a callable gets the question and the
            choices, a text is typed as it is
    predicts  the table writes its predictions once a year
    """

    def __init__(
        self,
        people: int = 3,
        seed: int = 1,
        habits: dict[str, str | Callable[[str, Sequence[str]], str]] | None = None,
        predicts: bool = False,
    ) -> None:
        self.out = io.StringIO()
        super().__init__(io.StringIO(), self.out)
        self.people = people
        self.luck = random.Random(seed)
        self.habits = habits or {}
        self.predicts = predicts
        self.kinds: list[str] = []
        self._cards = 0
        self._laid = False

    def ask(self, kind: str, question: str, choices: Sequence[str] = ()) -> str:
        self.line(question)
        self.kinds.append(kind)
        if len(self.kinds) > MOST_PROMPTS:
            raise AssertionError(f"the game does not get on: {self.kinds[-12:]}")
        typed = self.answer(kind, question, tuple(choices))
        self.out.write(f"> {typed}\n")
        return typed

    def clear(self) -> None:
        self.out.write(PRIVATE + "\n")

    @property
    def talks(self) -> str:
        return self.out.getvalue()

    def answer(self, kind: str, question: str, choices: tuple[str, ...]) -> str:
        habit = self.habits.get(kind)
        if callable(habit):
            return habit(question, choices)
        return self.usual(kind, question, choices) if habit is None else habit

    def usual(self, kind: str, question: str, choices: tuple[str, ...]) -> str:
        match kind:
            case "people":
                return str(self.people)
            case "predictions":
                return "yes" if self.predicts else "no"
            case "predict_number":
                return str(self.luck.randrange(101))
            case "stones":
                self._laid = not self._laid
                example = TOTAL.search(question)
                return example.group() if self._laid and example is not None else ""
            case "ballot_option" | "ballot_sure" | "short_decision" | "talk":
                return self.luck.choice(choices)
            case "ballot_reasons":
                return self.luck.choice(["", *choices])
            case "ballot_card":
                return self.luck.choice(choices) if choices else ""
            case "decide_sure" | "plan_sure" | "model":
                return choices[0]
            case "plan":
                return self._plan(choices)
            case _:
                return ""

    def _plan(self, choices: tuple[str, ...]) -> str:
        """At most two attempts at a card a quarter, then done."""
        self._cards += 1
        if choices and self._cards <= 2:
            return self.luck.choice(choices)
        self._cards = 0
        return "done"


class StopsAt(Player):
    """Stops the first time it meets a kind of prompt that it has not met before, in any sitting."""

    def __init__(self, known: set[str], **about: object) -> None:
        super().__init__(**about)  # type: ignore[arg-type]
        self.known = known

    def answer(self, kind: str, question: str, choices: tuple[str, ...]) -> str:
        if kind not in self.known:
            self.known.add(kind)
            raise Stopped
        return super().answer(kind, question, choices)


def play(sitting: Sitting, player: Player, lang: str = "en") -> TextGame:
    """Play until the player stops; the clock stands still."""
    face = TextGame(sitting, player, lang, clock=lambda: 0.0, now=lambda: datetime(2027, 9, 6, 14, 5))
    face.run()
    return face
