"""The game in lines: which step is played by which module, and what is said on arrival."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.session.game import Step
from game.session.views.header import header_view
from game.session.views.setup import scenario_view
from game.text import (
    anywhere,
    ballot,
    board,
    end,
    event,
    paused,
    plan,
    prediction,
    result,
    table,
    talk,
    trainer,
    vision,
)
from game.text.face import Face, Prompt
from game.text.keys import Typed

PLAYERS: Mapping[Step, Callable[[Face], None]] = {
    Step.TABLE: table.play,
    Step.VISION: vision.play,
    Step.BOARD: board.play,
    Step.PREDICTION: prediction.play,
    Step.EVENT: event.play,
    Step.BALLOT: ballot.play,
    Step.TALK: talk.play,
    Step.PLAN: plan.play,
    Step.RESULT: result.play,
    Step.END: end.play,
}


class TextGame(Face):
    """The whole game in lines."""

    def welcome(self) -> None:
        view = scenario_view(self.game.scenario, self.words)
        self.line(view.title)
        if self.game.quarters:
            header = header_view(self.game, self.words)
            self.say("You go on with {quarter} {of}.", quarter=header.title, of=header.of)
        else:
            self.line(view.summary)
            self.line(view.facts)
        self.say("Type {help} at any moment to see what you can type.", help=self.key("help"))
        if self.game.rehearsal and not self.game.finished:
            self.say(
                "This is a rehearsal: bots sit at the table, you lead. {order} lets them do the next thing.",
                order=f"{self.key('trainer')} {self.key('bots')}",
            )
        if self.file is not None:
            self.say("The game is kept in {file}, at every step.", file=self.file)

    def play_step(self) -> None:
        if self.game.paused:
            paused.play(self)
        else:
            PLAYERS[self.game.step](self)

    def answer(self, prompt: Prompt, typed: Typed) -> bool:
        return anywhere.answer(self, prompt, typed)

    def is_order(self, word: str) -> bool:
        return word in trainer.ORDERS
