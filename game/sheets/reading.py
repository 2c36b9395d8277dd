"""A scenario's texts in one language, fit for paper: when an event comes, what it moves, who knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from game.icons import DRAWINGS
from game.paper.clean import plain
from game.scenario import Scenario
from game.scenario.spec import Action, Effect, Event, Fact, Option, Role
from game.scenario.text import Text
from game.session.game import Game
from game.session.table import seats_for
from game.session.unplayed import unplayed
from game.session.views.arrows import SURENESS, card_price, option_price, sureness
from game.session.views.event import LETTERS, felt_by
from game.session.views.names import role_name, team_name, theme_name, variable_name
from game.session.views.parts import Sure
from game.session.views.persons import USUAL_ICON
from game.sheets.conditions import reads, told, variables
from game.texts import Words

FEWEST = 3
"""People at a table from which roles are shown to share a seat; with fewer, one person holds several."""


@dataclass(frozen=True, slots=True)
class Whisper:
    """What only one role reads beside an option."""

    event: str
    option: str
    text: str


@dataclass(frozen=True)
class Reading:
    """A scenario, to be read aloud in the language of `words`."""

    scenario: Scenario
    words: Words

    @cached_property
    def game(self) -> Game:
        return unplayed(self.scenario)

    @property
    def lang(self) -> str:
        """Of the document: of most of its texts."""
        has = self.scenario.languages
        return self.words.lang if self.words.lang in has else self.scenario.spec.language

    @property
    def title(self) -> str:
        return self.text(self.scenario.spec.title)

    @property
    def school(self) -> str:
        return self.text(self.scenario.spec.school.name)

    @property
    def roles(self) -> dict[str, Role]:
        return dict(self.scenario.spec.roles)

    @property
    def players(self) -> int:
        """Roles that always play."""
        return sum(not role.reserve for role in self.scenario.spec.roles.values())

    def text(self, text: Text | None) -> str:
        """A text of the scenario; empty where there is none."""
        return "" if text is None else plain(text.get(self.words.lang))

    def role(self, role: str) -> str:
        return plain(role_name(self.words, self.scenario, role))

    def team(self, team: str, *, short: bool = False) -> str:
        return plain(team_name(self.words, self.scenario, team, short=short))

    def theme(self, theme: str) -> str:
        return plain(theme_name(self.words, self.scenario, theme))

    def variable(self, name: str) -> str:
        return plain(variable_name(self.words, self.scenario, name))

    def condition(self, condition: str) -> str:
        return plain(told(self.scenario, self.words, condition))

    def icon(self, name: str | None, usual: str = USUAL_ICON) -> str:
        """An icon that can be drawn."""
        return name if name in DRAWINGS else usual

    # Events

    def events(self) -> list[tuple[str, Event]]:
        """Dated ones in the order in which they come, then the others in the order of the file."""
        every = list(self.scenario.spec.events.items())
        return sorted(every, key=lambda item: min(item[1].at, default=self.scenario.spec.turns + 1))

    def comes(self, event: Event) -> str:
        """When an event comes, in words."""
        say = self.words.say
        if event.at:
            turns = [str(turn) for turn in sorted(event.at)]
            if len(turns) == 1:
                return say("quarter {turn}", turn=turns[0])
            return say("quarters {turns} and {last}", turns=", ".join(turns[:-1]), last=turns[-1])
        when = self.condition(event.when) if event.when is not None else say("any quarter")
        chance = self.chance(event)
        return f"{when} · {chance}" if chance else when

    def chance(self, event: Event) -> str:
        """How likely it is in a quarter in which it can come; empty when it surely does."""
        say, chance = self.words.say, event.chance
        if isinstance(chance, str):
            names = ", ".join(plain(name) for name in variables(self.scenario, self.words, chance))
            return say("the chance depends on {names}", names=names) if names else ""
        return "" if chance >= 1 else say("chance {percent} % a quarter", percent=f"{100 * chance:.2g}")

    def led_to(self, event: str) -> list[str]:
        """Titles of the events that ask after this one or an answer to it."""
        found = []
        for id, other in self.scenario.spec.events.items():
            if id == event or other.when is None:
                continue
            asked = [*reads(other.when, "happened"), *reads(other.when, "answered")]
            if any(one and one[0] == event for one in asked):
                found.append(self.text(other.title))
        return found

    def felt_by(self, event: str) -> str:
        """Who feels it, in the scenario's order."""
        return "; ".join(plain(name) for name in felt_by(self.game, self.words, event))

    def options(self, event: Event) -> Iterator[tuple[str, str, Option]]:
        """(letter, id, option)."""
        for letter, (id, option) in zip(LETTERS, event.options.items(), strict=False):
            yield letter, id, option

    def price(self, option: Option) -> str:
        return self._together(option_price(self.game, self.words, option).text)

    def effects(self, effects: Sequence[Effect]) -> list[str]:
        """What they move, a line for each time: `after 2 quarters: Safety up, Work pressure down (Care)`."""
        say = self.words.say
        by_time: dict[int, list[str]] = {}
        for effect in effects:
            own = self.scenario.spec.variables.get(effect.moves)
            if effect.by == 0 or (own is not None and own.show == "never"):
                continue
            name = self.variable(effect.moves)
            about = [self.team(team, short=True) for team in effect.teams or ()]
            if (sure := sureness(effect)) is Sure.UNSURE:
                about.append(self.words.say(SURENESS[sure]))
            said = say("{name} up", name=name) if effect.by > 0 else say("{name} down", name=name)
            if about:
                said = say("{what} ({about})", what=said, about=", ".join(about))
            lines = by_time.setdefault(effect.after, [])
            if said not in lines:
                lines.append(said)
        return [
            say("{when}: {what}", when=self._after(turns), what=", ".join(lines))
            for turns, lines in sorted(by_time.items())
        ]

    def _after(self, turns: int) -> str:
        say = self.words.say
        if turns == 0:
            return say("now")
        if turns == 1:
            return say("next quarter")
        return self.words.many("after {n} quarter", "after {n} quarters", turns)

    # Roles

    def facts(self, role: str) -> list[tuple[Fact, list[str]]]:
        """What only this role knows, with the titles of the events that it points to."""
        events = self.scenario.spec.events
        return [
            (fact, [self.text(events[id].title) for id in fact.foreshadows if id in events])
            for fact in self.scenario.spec.roles[role].knows
        ]

    def who_knows(self, event: str) -> list[tuple[str, str]]:
        """(role, fact) of what was known of this event before it came."""
        return [
            (self.role(id), self.text(fact.text))
            for id, role in self.scenario.spec.roles.items()
            for fact in role.knows
            if event in fact.foreshadows
        ]

    def whispers(self, role: str) -> list[Whisper]:
        """What only this role reads beside an option, event by event."""
        found = []
        for _, event in self.events():
            for letter, _, option in self.options(event):
                if role in option.known_by:
                    answer = self.words.say("{letter}. {title}", letter=letter, title=self.text(option.title))
                    found.append(Whisper(self.text(event.title), answer, self.text(option.known_by[role])))
        return found

    def shares(self, role: str) -> list[tuple[int, list[str]]]:
        """(people, roles): with so many people or fewer this role shares a seat with these others."""
        found: list[tuple[int, list[str]]] = []
        for people in range(self.players - 1, FEWEST - 1, -1):
            seat = next((one for one in seats_for(self.scenario, people) if role in one.roles), None)
            others = [self.role(other) for other in seat.roles if other != role] if seat is not None else []
            if others and (not found or found[-1][1] != others):
                found.append((people, others))
        return found

    # Actions

    def action_price(self, id: str) -> str:
        """As on its card in quarter 1; for one team where it is done in teams."""
        return self._together(card_price(self.game, self.words, id).text) or self.words.say("costs nothing")

    @staticmethod
    def _together(price: str) -> str:
        """A price that goes on to the next line only between its parts."""
        return " · ".join(part.replace(" ", "\u00a0") for part in price.split(" · "))

    def action_rules(self, action: Action) -> str:
        """Where it is done, and what binds it: `in each team · takes 2 quarters · once · from quarter 2`."""
        say = self.words.say
        where = {
            "school": say("whole school"),
            "team": say("in one team"),
            "teams": say("in teams you choose"),
        }
        parts = [where[action.reach]]
        if action.lasts > 1:
            parts.append(self.words.many("takes {n} quarter", "takes {n} quarters", action.lasts))
        if action.repeat == "once":
            parts.append(say("once"))
        if action.when is not None:
            parts.append(self.condition(action.when))
        return " · ".join(parts)
