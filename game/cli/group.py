"""A group that plays by itself, with ballots, talks and plans: for pictures and for trying a laptop out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.errors import BadAnswer
from game.scenario import Scenario
from game.session import commands as c
from game.session.events import PlanEntry, Sentence
from game.session.game import CARDS, Game, Step
from game.session.planning import default_entry
from game.session.rules import REASONS, first_block, option_trouble, plan_troubles, sentences_of
from game.session.sitting import Sitting
from game.session.views.prediction import prediction_round
from game.store.memory import MemoryStore
from game.texts import Words

NAMES = ("Ingrid", "Mehmet", "Samira", "Joost", "Lotte", "Wim", "Fatma", "Ruben")
WORDS: Mapping[str, tuple[str, ...]] = {
    "nl": (
        "We zitten net boven water; nog meer lukt nu niet.",
        "De studenten vragen hier al een jaar om.",
        "",
        "Eerst klein proberen, dan pas groot.",
        "Dit past bij wat we samen hebben gekozen.",
        "",
    ),
    "en": (
        "We are only just above water; more will not work now.",
        "Students have asked for this for a year.",
        "",
        "Try it small first, then large.",
        "This fits what we chose together.",
        "",
    ),
}
SPREAD = (0, 1, 1, 2, 1, 0)
"""Which option each seat votes for: three camps, one of them small."""
FULL_FROM = 3
"""Plans of two cards; from this quarter on as full as the rules allow, every third quarter."""


class Group:
    """Plays a game in memory and remembers every moment of it."""

    def __init__(self, scenario: Scenario, seed: int, lang: str, *, names_shown: bool = False) -> None:
        meta = {"scenario": scenario.json.decode(), "scenario_sha256": scenario.sha256}
        self.sitting = Sitting.start(MemoryStore(meta), scenario, seed)
        self.lang = lang
        self.names_shown = names_shown
        self.moments: list[Game] = [self.sitting.game]
        """The game after every command, in order."""

    @property
    def game(self) -> Game:
        return self.sitting.game

    def do(self, command: c.Command) -> None:
        """Raises BadAnswer if the rules refuse what the group does."""
        if (refusal := self.sitting.do(command)) is not None:
            raise BadAnswer("The group that plays by itself was refused: {code}.", code=refusal.code)
        self.moments.append(self.game)

    def play(self, turns: int | None = None) -> None:
        """Set the table, lay a vision, and play so many quarters (None: to the end)."""
        people = sum(not role.reserve for role in self.game.scenario.spec.roles.values())
        names = tuple((name,) for name in NAMES[:people])
        self.do(c.SetTable(people, names, names_shown=self.names_shown, predictions=True))
        if self.game.step is Step.VISION:
            self.do(c.LayVision(self._stones(), self._sentences()))
        while self.game.step is not Step.END and (turns is None or len(self.game.states) <= turns):
            self._step()

    def _stones(self) -> dict[str, int]:
        themes = self.game.rules.themes
        shares = (3, 2, 2, 2, 1)
        return dict(zip(themes, shares, strict=False)) | ({themes[0]: 10 - sum(shares[1 : len(themes)])})

    def _sentences(self) -> tuple[Sentence, ...]:
        return tuple(Sentence(id=id) for id in list(sentences_of(self.game))[:2])

    def _step(self) -> None:
        game = self.game
        match game.step:
            case Step.BOARD | Step.RESULT:
                self.do(c.GoOn())
            case Step.EVENT:
                event = game.quarter.open_event or ""
                self.do(c.GoOn() if game.is_full(event) else c.ChooseOption(self._payable(event)[0]))
            case Step.PREDICTION:
                self._predict()
                self.do(c.GoOn())
            case Step.BALLOT:
                self._vote()
                self.do(c.RevealBallots())
            case Step.TALK:
                self.do(c.ChooseOption(self._payable(game.quarter.open_event or "")[0]))
            case Step.PLAN:
                for entries in self._plans():
                    self.do(c.DraftPlan(entries))
                self.do(c.CommitQuarter())
            case step:
                raise BadAnswer("The group that plays by itself got lost at {step}.", step=step)

    def _predict(self) -> None:
        """Some hope for more than others."""
        assert self.game.table is not None
        now = prediction_round(self.game, Words(self.lang)).now.value
        for place, seat in enumerate(self.game.table.seats):
            number = min(100, max(0, now + 3 * place - 4))
            self.do(c.Predict(seat.id, number, WORDS[self.lang][place % 6]))

    def _payable(self, event: str) -> list[str]:
        options = self.game.scenario.spec.events[event].options
        return [option for option in options if option_trouble(self.game, event, option) is None]

    def _vote(self) -> None:
        """All seats; in the second quarter everybody agrees."""
        game = self.game
        assert game.table is not None
        event = game.quarter.open_event
        asks_card = game.quarter.card_key is None
        for place, seat in enumerate(game.table.seats):
            ballot = c.CastBallot(seat.id, card=self._card(place) if asks_card else None)
            if event is not None:
                options = self._payable(event)
                wanted = 0 if game.turn == 2 else SPREAD[place % len(SPREAD)]
                ballot = c.CastBallot(
                    seat.id,
                    options[wanted % len(options)],
                    1 + (place * 2 + game.turn) % 5,
                    (REASONS[(place + game.turn) % len(REASONS)],),
                    WORDS[self.lang][place % 6],
                    ballot.card,
                )
            self.do(ballot)

    def _card(self, place: int) -> str:
        """The last two seats bring the same card."""
        actions = self.game.rules.actions
        return actions[(self.game.turn * 3 + min(place, 4)) % len(actions)]

    def _plans(self) -> Iterator[tuple[PlanEntry, ...]]:
        """The plan as it grows, card by card; those on the table first."""
        game = self.game
        asked = game.quarter.card_key or CARDS
        brought = [ballot.card for ballot in game.quarter.ballots.get(asked, {}).values() if ballot.card]
        most = 6 if game.turn >= FULL_FROM and game.turn % 3 == 0 else 2
        entries: tuple[PlanEntry, ...] = ()
        for action in dict.fromkeys((*brought, *game.rules.actions)):
            if len(entries) == most:
                return
            tried = (*entries, default_entry(game, entries, action))
            if first_block(plan_troubles(game, tried)) is None:
                entries = tried
                yield entries
