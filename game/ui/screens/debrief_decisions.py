"""What can be decided otherwise in a quarter, line by line: options, cards, and the vision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from game.session.views.debrief_whatif import EditView
from game.texts import Words
from game.ui.elements import Action
from game.ui.intents import Intent


@dataclass(frozen=True)
class Row:
    """A line of the list: a heading, something to choose, or a page to open."""

    id: str
    text: str
    kind: Literal["head", "radio", "checkbox", "button"]
    on: bool = False
    action: Action = None
    state: str = ""
    keys: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """As it stands on the page: what opens another page says so."""
        text = f"{self.text} · {self.state}" if self.state else self.text
        return f"{text} ›" if self.kind == "button" else text


def choice_rows(view: EditView, words: Words, answer: Callable[[str, str], Intent | None]) -> Iterator[Row]:
    """Each event with its options. `answer` takes the event and the option."""
    for choice in view.choices:
        yield Row(f"head {choice.event}", choice.title, "head")
        for option in choice.options:
            played = words.say("as it was played") if option.id == choice.played else ""
            yield Row(
                f"option {choice.event} {option.id}",
                f"{option.letter} · {option.title}",
                "radio",
                option.id == choice.chosen,
                None if option.locked else partial(answer, choice.event, option.id),
                option.locked or played,
            )


def plan_rows(
    view: EditView,
    base: EditView,
    words: Words,
    anew: Callable[[], Intent | None],
    card: Callable[[str], Intent | None],
) -> Iterator[Row]:
    """The cards of the plan, to leave out and take in again.

    base  the quarter in what the draft begins from
    anew  opens the whole plan
    """
    yield Row("head plan", words.say("The plan"), "head")
    yield Row("plan", words.say("Make the plan anew"), "button", False, anew)
    inside = {entry.action for entry in view.entries}
    for entry, title in zip(base.entries, base.cards, strict=True):
        on = entry.action in inside
        yield Row(f"card {entry.action}", title, "checkbox", on, partial(card, entry.action))


def vision_rows(
    view: EditView, words: Words, anew: Callable[[], Intent | None], back: Callable[[], Intent | None]
) -> Iterator[Row]:
    """Another vision, and the one that it was; nothing where the scenario gives it."""
    if not view.vision:
        return
    yield Row("head vision", words.say("The vision"), "head")
    told = ", ".join(f"{name} {stones}" for _, name, stones in view.stones if stones)
    yield Row("vision", view.vision, "button", False, anew, told)
    if view.otherwise:
        yield Row("vision back", words.say("The vision as it was"), "button", False, back)
