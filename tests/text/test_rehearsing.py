"""A rehearsal in lines: the trainer makes it one, the bots vote, and decide when they are told to."""

from __future__ import annotations

import pytest

from game.session.game import Step
from tests.session.games import begin
from tests.text.player import Player, play


@pytest.mark.parametrize(
    ("lang", "first", "last"), [("en", "t rehearse", "t finish"), ("nl", "t oefenen", "t uitspelen")]
)
def test_a_trainer_alone_tries_a_game_in_lines(lang: str, first: str, last: str) -> None:
    asked = [first, "3"]
    turns = ["", "t bots", "t quarter" if lang == "en" else "t kwartaal", last]
    sitting = begin("kennismaking")
    player = Player(
        3,
        habits={
            "people": lambda question, choices: asked.pop(0),
            "board": lambda question, choices: turns.pop(0) if turns else "",
        },
    )
    play(sitting, player, lang)
    assert sitting.game.rehearsal and sitting.game.step is Step.END
    assert player.kinds.count("ballot_option") <= 2, "only the leader's own"
    assert "names" not in player.kinds
    assert ("This is a rehearsal now" if lang == "en" else "Dit is nu een oefening") in player.talks


def test_bots_are_refused_at_a_real_table() -> None:
    sitting = begin("kennismaking")
    looks = ["t bots"]
    player = Player(3, habits={"board": lambda question, choices: looks.pop() if looks else ""})
    play(sitting, player)
    assert "Bots decide in a rehearsal only." in player.talks and not sitting.game.rehearsal
