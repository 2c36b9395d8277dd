"""The bots' part of a rehearsal in the window: they vote when it is their turn, and decide when asked to."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from game.errors import WendbaarError
from game.session.commands import Command, Rehearse, SetTable
from game.session.game import Step
from game.session.refusals import Refusal
from game.session.rehearsal import awaited, instead, play_on
from game.ui.intents import Send
from game.ui.orders import BeginRehearsal, BotsDo

if TYPE_CHECKING:
    from game.ui.director import Director


class Rehearsing:
    """Commands of the bots for the host's game; nothing happens in a game that is no rehearsal."""

    def __init__(self, host: Director) -> None:
        self.host = host

    def begin(self, table: SetTable) -> None:
        """Make the game a rehearsal, if it is none yet, and set its table."""
        host = self.host
        try:
            if host.sitting is None or not host.game.rehearsal:
                host.carry_out(Rehearse())
        except WendbaarError as error:
            host.not_kept(error, Send(BeginRehearsal(table)))
            return
        host.command(table)

    def take(self, order: BotsDo) -> None:
        """What lies open over the step closes, an unconfirmed ballot too; the look-back stays as it is."""
        host = self.host
        if host.sitting is None or not host.game.rehearsal or host.looking_back() is not None:
            return
        host.shown()
        try:
            refusal = self._decide(order.much)
        except WendbaarError as error:
            host.not_kept(error, Send(order))
            return
        if refusal is not None:
            host.refused(refusal)
            return
        host.toasts.clear()
        host.steps.ballots.clear()
        host.steps.predictions.clear()
        host.show_step()

    def team(self) -> None:
        """Ballots and predictions of everybody but the leader, as soon as they are asked.

        What cannot be kept now comes with the next command.
        """
        with suppress(WendbaarError):
            for command in awaited(self.host.game, self.host.words):
                if self._do(command) is not None:
                    return

    def told(self, came_to: Step) -> str:
        """What the trainer is told on arriving at a step; empty where it explains itself."""
        say = self.host.words.say
        match came_to:
            case Step.BOARD if self.host.game.turn == 1:
                return say("Rehearsal: F7 lets the bots do the next thing, F8 plays to the next quarter.")
            case Step.BALLOT | Step.PREDICTION:
                return say("The bots are done. Your own seat is left; F7 leaves that to them too.")
            case Step.VISION:
                return say("You lead; the bots vote. F7 lets them do the next thing, here too.")
        return ""

    def _decide(self, much: Literal["next", "quarter", "game"]) -> Refusal | None:
        """What the trainer leaves to the bots; why not, if something is refused.

        Raises CannotSave: then the game stands where it was kept last.
        """
        host = self.host
        if much == "next":
            command = instead(host.game, host.words)
            refusal = None if command is None else self._do(command)
            self.team()
            return refusal
        while not host.game.finished:
            refusal = play_on(self._do, lambda: host.game, host.words)
            if refusal is not None or much == "quarter":
                return refusal
            host.show_step()
            host.window.draw(host)  # each quarter's board for a moment
        return None

    def _do(self, command: Command) -> Refusal | None:
        assert self.host.sitting is not None
        return self.host.sitting.do(command)
