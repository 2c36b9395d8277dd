"""What is worth a look in a scenario that can be played: `check` gives it as advice, and it stops nobody.

Only what a trainer can act upon is said, and only of what their own file says: a variant is not told what is
worth a look in the scenario that it extends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from game.errors import mark
from game.scenario.advice_reach import endings, events, foreshadowed, variables, whens
from game.scenario.advice_texts import reading, too_long, translations
from game.scenario.advice_worth import actions, options
from game.scenario.findings import Finding, Said
from game.scenario.nodes import Node
from game.scenario.sheet import Sheet, advised

LARGEST = 70
"""Points of one effect; the largest of the standard scenario, which is calibrated, is 66."""
MOST_EFFECTS = 9
"""Effects of one action or option that can still be told at a table."""
_CARRIES_VISION = {"visioning", "transformational", "innovation_room", "safety"}
"""Tags of what can make a vision live: translating it, leaders' talk, deciding together."""
_QUARTER = {"kwartaal", "quarter"}


def advice(node: Node, own: Collection[str]) -> Iterator[Finding]:
    """All advice on a resolved scenario that is about one of its own files."""
    sheet = Sheet(node)
    if sheet.is_for_play:
        for one in _ADVICE:
            yield from (found for found in one(sheet) if found.file in own)


def effects(sheet: Sheet) -> Iterator[Finding]:
    """Too many or too large effects, none at all, and a vision that comes to life by the way."""
    for _, action in sheet.actions:
        if not action.get("effects").value:
            message = Said(mark("this action moves nothing"))
            hint = Said(mark("give it an effect, or leave it out"))
            yield advised(Node(None, action.place), "no-effect", message, hint)
        tags = {name for name, _ in action.texts("tags")}
        if not tags & _CARRIES_VISION:
            yield from _vision_by_the_way(action)
    for source in sheet.sources:
        listed = list(source.get("effects").entries)
        if len(listed) > MOST_EFFECTS:
            message = Said(
                mark("{number} effects are many to explain: up to {most} is better"),
                number=len(listed),
                most=MOST_EFFECTS,
            )
            yield advised(Node(None, source.get("effects").place), "many-effects", message)
        for effect in listed:
            by, moves = effect.get("by").number, effect.get("moves").text
            if by is None or moves in ("budget", "running") or moves in sheet.names.counts:
                continue
            if abs(by) > LARGEST:
                message = Said(
                    mark("{by:g} is much for one effect: up to {most} is usual"), by=by, most=LARGEST
                )
                yield advised(effect.get("by"), "large-effect", message)


def _vision_by_the_way(action: Node) -> Iterator[Finding]:
    for effect in action.get("effects").entries:
        if effect.get("moves").text == "team.vision_lived":
            message = Said(
                mark("a vision comes to life by translating it, by leaders' talk or by deciding together")
            )
            hint = Said(
                mark("give the action one of these tags: {tags}"), tags=", ".join(sorted(_CARRIES_VISION))
            )
            yield advised(effect.get("moves"), "vision-by-the-way", message, hint)


def turn_name(sheet: Sheet) -> Iterator[Finding]:
    """The screens speak of quarters."""
    node = sheet.node.get("turn_name")
    texts = [one for one in (node, *node.items.values()) if one.text is not None]
    if odd := next((one for one in texts if (one.text or "").strip().casefold() not in _QUARTER), None):
        message = Said(mark("the screens speak of quarters: another name for a turn is not shown"))
        yield advised(odd, "turn-name", message)


_ADVICE: tuple[Callable[[Sheet], Iterator[Finding]], ...] = (
    effects,
    actions,
    options,
    events,
    whens,
    foreshadowed,
    endings,
    variables,
    turn_name,
    too_long,
    reading,
    translations,
)
