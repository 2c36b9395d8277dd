"""Role cards: an A4 page each, printed on one side and folded across its middle to A5.

What everybody may know of the role is in front, what only it knows behind: a card lies on the table with its
private side down. What does not fit goes on on a page behind it.
"""

from __future__ import annotations

from game.paper.sheet import BLUE, INK, INK2, WHITE, YELLOW, Sheet, Type
from game.session.views.setup import strengths_of
from game.sheets.parts import Say, fold, put, put_all
from game.sheets.reading import Reading

EDGE = 14.0
FOLD = 148.5
"""Where an A4 page folds to A5, in millimetres from its top."""
BAND = 40.0
HUES = {
    "direction": "#C4620A",
    "culture": "#2C8C70",
    "organisation": "#1D52B8",
    "literacy": "#74205A",
    "conduct": "#63503A",
}
"""Of the dimensions (docs/ui.md 3.2); a petal's icon and name say the same without colour."""
PETALS = {
    "direction": "richting",
    "culture": "cultuur",
    "organisation": "organisatie",
    "literacy": "geletterd",
    "conduct": "professioneel",
}
NAME = Type(27, 31, title=True, colour=WHITE)
UNDER = Type(11.5, 15, colour=WHITE)
BODY = Type(17, 22.5)
SMALL = Type(11, 14.6)
LABEL = Type(9, 12, bold=True, colour=INK2)
HEAD = Type(12, 15.5, bold=True)
SECRET = Type(13, 17.2)
SECRET_HEAD = Type(13.5, 17.5, bold=True)
RULE = Type(11.5, 15, bold=True, colour=INK2)
"""Large, so that a short card is easy to read; a long one is set smaller until it fits."""


def draw_cards(sheet: Sheet, reading: Reading) -> None:
    """Every role of the scenario, the one in reserve last; the first page of the sheet is there already."""
    roles = sorted(reading.roles.items(), key=lambda item: item[1].reserve)
    for place, (id, _) in enumerate(roles):
        if place:
            sheet.new_page()
        sheet.outline(reading.role(id), 0)
        _front(sheet, reading, id)
        fold(sheet, FOLD, reading.words.say("fold here, the private side behind"))
        _behind(sheet, reading, id)


def _front(sheet: Sheet, reading: Reading, id: str) -> None:
    say, role = reading.words.say, reading.roles[id]
    sheet.box(0, 0, sheet.wide, BAND, INK)
    sheet.box(0, BAND, sheet.wide, 2.2, YELLOW)
    sheet.icon(reading.icon(role.icon), EDGE, 9, 22, WHITE, stone=YELLOW)
    x = EDGE + 30
    kind = say("formal leadership") if role.formal else say("informal leadership")
    about = [kind, say("leads the table") if role.leader else "", say("in reserve") if role.reserve else ""]
    put_all(
        sheet,
        [Say(reading.role(id), NAME, "H1"), Say(" · ".join(one for one in about if one), UNDER, before=1)],
        x,
        8,
        sheet.wide - x - EDGE,
        BAND - 12,
    )
    room = sheet.wide - 2 * EDGE
    told = [Say(reading.text(role.about), BODY)]
    if role.reserve:
        told.append(Say(say("Plays only when there are more people than other roles."), SMALL, before=3))
    for people, others in reading.shares(id)[:2]:
        text = reading.words.many(
            "With {n} person at the table or fewer this role sits with {others}: one seat, one ballot.",
            "With {n} people at the table or fewer this role sits with {others}: one seat, one ballot.",
            people,
            others=", ".join(others),
        )
        told.append(Say(text, SMALL, before=3))
    put_all(sheet, told, EDGE, BAND + 10, room, FOLD - BAND - 10 - 42)
    _strengths(sheet, reading, id)


def _strengths(sheet: Sheet, reading: Reading, id: str) -> None:
    """Along the foot of the front: what the role leads well, and its hours."""
    say, top = reading.words.say, FOLD - 36
    strengths = strengths_of(reading.scenario, reading.words, id)
    sheet.rule(top, 0.5, INK, EDGE, sheet.wide - 2 * EDGE)
    width = (sheet.wide - 2 * EDGE) / (len(strengths) + 1)
    put_all(sheet, [Say(say("Leads best"), LABEL)], EDGE, top + 3, width * 2, 6)
    for place, strength in enumerate(strengths):
        x = EDGE + place * width
        sheet.petal(x, top + 10, 13, HUES.get(strength.dimension, BLUE))
        sheet.icon(PETALS.get(strength.dimension, "groep"), x + 2.6, top + 12.6, 7.8, WHITE)
        put_all(
            sheet,
            [Say(strength.name, HEAD), Say(strength.word, SMALL)],
            x + 16,
            top + 10.5,
            width - 18,
            16,
        )
    x = EDGE + len(strengths) * width
    put_all(sheet, [Say(say("Time to lead"), LABEL)], x, top + 3, width, 6)
    sheet.icon("tijd", x, top + 10.5, 12, INK, stone=YELLOW)
    hours = reading.words.many("{n} hour", "{n} hours", round(reading.roles[id].hours))
    put_all(sheet, [Say(hours, HEAD), Say(say("a quarter"), SMALL)], x + 16, top + 10.5, width - 16, 16)


def _behind(sheet: Sheet, reading: Reading, id: str) -> None:
    say, top = reading.words.say, FOLD + 9
    room = sheet.wide - 2 * EDGE
    foot = sheet.high - 17
    _private_head(sheet, reading, id, top, say("Only for you"))
    _, rest = put(sheet, _private(reading, id), EDGE + 5, top + 16, room - 10, foot - top - 20)
    sheet.frame(EDGE, top, room, foot - top, 0.9, INK)
    while rest:
        sheet.new_page()
        _private_head(sheet, reading, id, EDGE, say("Only for you, continued"))
        _, rest = put(sheet, rest, EDGE + 5, EDGE + 16, room - 10, sheet.high - 2 * EDGE - 28)
        sheet.frame(EDGE, EDGE, room, sheet.high - 2 * EDGE - 5, 0.9, INK)


def _private_head(sheet: Sheet, reading: Reading, id: str, top: float, text: str) -> None:
    """A dark strip with a lock: this side is private."""
    sheet.box(EDGE, top, sheet.wide - 2 * EDGE, 12, INK)
    sheet.icon("slot", EDGE + 4, top + 2, 8, WHITE, stone=YELLOW)
    look = Type(12, 15, bold=True, colour=WHITE)
    wide = sheet.width(text, look)
    put_all(sheet, [Say(text, look, "H2")], EDGE + 15, top + 3.3, wide + 6, 6)
    name = Type(10, 13, colour="#C9CEE4")
    room = sheet.wide - 2 * EDGE - 15 - wide - 12
    rows = sheet.lines(reading.role(id), room, name)[:1]
    sheet.shown([(row, name) for row in rows], EDGE + 15 + wide + 6, top + 3.7, room, "R")


def _private(reading: Reading, id: str) -> list[Say]:
    say, role = reading.words.say, reading.roles[id]
    told = []
    facts = reading.facts(id)
    if facts:
        told.append(Say(say("What only you know"), SECRET_HEAD, "H3"))
        told += [Say(reading.text(fact.text), SECRET, before=1.6, dot=True) for fact, _ in facts]
    own = ((say("What you want"), role.wants), (say("What pulls you both ways"), role.dilemma))
    for head, its in own:
        if its is not None:
            told += [Say(head, SECRET_HEAD, "H3", before=4), Say(reading.text(its), SECRET, before=0.8)]
    whispers = reading.whispers(id)
    if whispers:
        told.append(Say(say("What only you read at a choice, later"), SECRET_HEAD, "H3", before=4))
        for one in whispers:
            text = say("{event}, {option}: {text}", event=one.event, option=one.option, text=one.text)
            told.append(Say(text, SECRET, before=1.4, dot=True))
    if not told:
        told.append(Say(say("You know nothing that the others do not. Ask them what they know."), SECRET))
    rule = say("All that stands here you may tell. You never have to. Telling late is a choice too.")
    return [*told, Say(rule, RULE, before=4)]
