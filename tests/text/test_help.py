from __future__ import annotations

import pytest

from tests.session.games import begin
from tests.text.player import Player, play
from tests.text.test_stopping import WANTED, busy_habits


class Asks(Player):
    """Types `word` the first time it meets each kind of prompt, and keeps what came of it."""

    def __init__(self, word: str, **about: object) -> None:
        super().__init__(**about)  # type: ignore[arg-type]
        self.word = word
        self.asked: set[str] = set()
        self.told: dict[str, str] = {}
        self._open: tuple[str, int] | None = None

    def answer(self, kind: str, question: str, choices: tuple[str, ...]) -> str:
        if self._open is not None:
            about, start = self._open
            self.told[about] = self.talks[start:]
            self._open = None
        if kind not in self.asked:
            self.asked.add(kind)
            self._open = (kind, len(self.talks))
            return self.word
        return super().answer(kind, question, choices)


@pytest.mark.parametrize(("lang", "word"), [("en", "?"), ("nl", "hulp")])
def test_there_is_help_at_every_prompt_on_one_screen(lang: str, word: str) -> None:
    player = Asks(word, people=3, habits=busy_habits())
    play(begin("innovatiecollege"), player, lang)
    assert set(player.told) >= WANTED, WANTED - set(player.told)
    for kind, told in player.told.items():
        stop = {"en": "quit", "nl": "stop"}[lang]
        assert f"{stop}:" in told, kind
        assert len(told.splitlines()) <= 40, kind


@pytest.mark.parametrize("word", ["where", "stand", "show", "lang nl"])
def test_words_that_work_everywhere_move_nothing(word: str) -> None:
    plain = Player(3)
    sitting, other = begin("kennismaking"), begin("kennismaking")
    play(sitting, plain)
    asks = Asks(word, people=3)
    play(other, asks)
    assert other.game.finished
    assert [record.payload for record in other.store.read()] == [
        record.payload for record in sitting.store.read()
    ]


def test_nonsense_is_answered_with_what_is_possible() -> None:
    said = iter(["qwerty {x}", "1 2 3", "quit"])
    player = Player(3, habits={"board": lambda *_: next(said)})
    play(begin("kennismaking"), player)
    assert "“qwerty {x}” is not possible here" in player.talks.replace("\n", " ")
