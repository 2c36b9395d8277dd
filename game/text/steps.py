"""Which step of the game is played by which module, and what is said on arrival."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.session.game import Step
from game.session.views.header import header_view
from game.session.views.setup import scenario_view
from game.text import ballot, board, end, event, paused, plan, result, table, talk, vision
from game.text.face import TextGame

PLAYERS: Mapping[Step, Callable[[TextGame], None]] = {
    Step.TABLE: table.play,
    Step.VISION: vision.play,
    Step.BOARD: board.play,
    Step.EVENT: event.play,
    Step.BALLOT: ballot.play,
    Step.TALK: talk.play,
    Step.PLAN: plan.play,
    Step.RESULT: result.play,
    Step.END: end.play,
}


def play_step(face: TextGame) -> None:
    """Play the step that the table is at, until the game moves on."""
    if face.game.paused:
        paused.play(face)
    else:
        PLAYERS[face.game.step](face)


def welcome(face: TextGame) -> None:
    view = scenario_view(face.game.scenario, face.words)
    face.line(view.title)
    if face.game.quarters:
        header = header_view(face.game, face.words)
        face.say("You go on with {quarter} {of}.", quarter=header.title, of=header.of)
    else:
        face.line(view.summary)
        face.line(view.facts)
    face.say("Type {help} at any moment to see what you can type.", help=face.key("help"))
    if face.file is not None:
        face.say("The game is kept in {file}, at every step.", file=face.file)
