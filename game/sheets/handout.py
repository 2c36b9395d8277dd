"""The participants' sheet: the school, who is at the table, how a quarter goes, all cards; room to write.

Everybody reads it, so nothing stands here that only one role knows, and nothing of what may happen.
"""

from __future__ import annotations

from game.engine.blueprint import SUB_COMPETENCES
from game.paper.blocks import Block, Bullets, Cell, Paragraph, Section, Style, Subhead, Table
from game.paper.clean import clean_section, plain
from game.paper.flow import SUBHEAD, draw_section
from game.paper.shapes import LEFT, ROOM
from game.paper.sheet import BOTTOM, INK, Sheet, Type
from game.session.predicting import QUARTERS_A_YEAR
from game.session.views.debrief import guide_view
from game.session.views.header import period
from game.session.views.names import ROSE
from game.session.views.setup import strengths_of
from game.sheets.parts import TRACKLINE, Say, put, put_all, write_in, writing_lines
from game.sheets.reading import Reading

HEAD = Type(9, 12, bold=True)
SMALL = Type(9, 12)
LEAST_ROWS, ROW = 4, 13.0
"""Rows of the sheet for agreements at least, and how high one is to write in."""


def handout_sections(reading: Reading) -> tuple[Section, ...]:
    """What is to be read; `draw_writing` adds what is to be written on."""
    found = (
        _begin(reading),
        _school(reading),
        _table(reading),
        _vision(reading),
        _quarter(reading),
        _keys(reading),
        _cards(reading),
    )
    return tuple(section for section in found if section.blocks)


def draw_handout(sheet: Sheet, reading: Reading) -> None:
    """All of it, below a head that has been drawn."""
    for section in handout_sections(reading):
        draw_section(sheet, clean_section(section))
    _notes(sheet, reading)
    _agreements(sheet, reading)


def _begin(reading: Reading) -> Section:
    school = reading.scenario.spec.school
    texts = (reading.text(school.opening), reading.text(school.situation))
    blocks: list[Block] = [
        Paragraph(text, Style.LEAD if place == 0 else Style.BODY) for place, text in enumerate(texts) if text
    ]
    return Section("begin", reading.words.say("Where you begin"), tuple(blocks))


def _school(reading: Reading) -> Section:
    say, school = reading.words.say, reading.scenario.spec.school
    blocks: list[Block] = []
    if about := reading.text(school.about):
        blocks.append(Paragraph(about))
    blocks.append(
        Table(
            caption=say("The teams that you follow"),
            heads=(say("Team"), say("People"), say("How it is there")),
            rows=tuple(
                (reading.team(id), f"{team.size:g}", reading.text(team.about) or "–")
                for id, team in school.teams.items()
            ),
            widths=(28, 10, 82),
            numbers=frozenset({1}),
            bold=True,
        )
    )
    money = school.budget
    blocks.append(
        Paragraph(
            say(
                "There is € {start}k to begin with, and € {income}k comes in each quarter.",
                start=f"{money.start:g}",
                income=f"{money.per_turn:g}",
            )
        )
    )
    return Section("school", say("The school"), tuple(blocks))


def _table(reading: Reading) -> Section:
    say = reading.words.say
    rows: list[tuple[Cell, ...]] = []
    for id, role in reading.roles.items():
        kind = say("formal leadership") if role.formal else say("informal leadership")
        leads, reserve = say("leads the table"), say("in reserve")
        under = [kind, leads if role.leader else "", reserve if role.reserve else ""]
        strong = [
            say("{name} ({word})", name=one.name, word=one.word)
            for one in strengths_of(reading.scenario, reading.words, id)
        ]
        rows.append(
            (
                (reading.role(id), " · ".join(one for one in under if one)),
                reading.text(role.about) or "–",
                tuple(strong),
                f"{role.hours:g}",
            )
        )
    table = Table(
        caption=say("What everybody may know of each role"),
        heads=(say("Role"), say("What it can do"), say("Leads best"), say("Hours")),
        rows=tuple(rows),
        widths=(32, 54, 28, 8),
        numbers=frozenset({3}),
        bold=True,
    )
    private = say(
        "What only your role knows stands on your own card. You may tell it, when you like, to whom you like."
    )
    return Section("table", say("Who is at the table"), (table, Paragraph(private, Style.QUIET)))


def _vision(reading: Reading) -> Section:
    say, spec = reading.words.say, reading.scenario.spec
    rows = tuple(
        (reading.theme(id), reading.text(theme.about) or "–", reading.text(theme.choosing_means) or "–")
        for id, theme in spec.themes.items()
    )
    about = (
        say("The vision is given in this game: {stones}.", stones=_given(reading))
        if spec.vision is not None
        else say("You lay ten stones over these themes, together. A theme without stones is a choice too.")
    )
    table = Table(
        caption=say("What a vision can stand for"),
        heads=(say("Theme"), say("What it is"), say("What choosing it means")),
        rows=rows,
        widths=(28, 40, 52),
        bold=True,
    )
    return Section("vision", say("Our vision"), (Paragraph(about), table))


def _given(reading: Reading) -> str:
    spec = reading.scenario.spec
    laid = [(id, stones) for id, stones in (spec.vision or {}).items() if stones]
    return ", ".join(
        reading.words.many("{n} stone on {theme}", "{n} stones on {theme}", stones, theme=reading.theme(id))
        for id, stones in laid
    )


def _quarter(reading: Reading) -> Section:
    say = reading.words.say
    steps = (
        say("Board: how does the school stand? The longer the bar, the higher it is, from 0 to 100."),
        say("Event: something happens. Read it; keep your opinion to yourself."),
        say("Ballot: alone you choose an answer, why, how sure you are, and one card for the plan."),
        say("Talk: all ballots open at once. The voice of the fewest goes first. Then who leads decides."),
        say("Plan: choose cards, each with a leader. Money, hours and what teams can carry are limited."),
        say("Result: what changed, and through what. Some of it is on its way and comes quarters later."),
    )
    rule = say("There is no score to win. You play so that you can talk about your own school afterwards.")
    return Section("quarter", say("How a quarter goes"), (Bullets(steps), Paragraph(rule, Style.QUIET)))


def _keys(reading: Reading) -> Section:
    say = reading.words.say
    rows = (
        ("Enter", say("the yellow button: on to the next step")),
        ("Tab, ← → ↑ ↓", say("go to another button, card or row")),
        (say("Space"), say("choose what is framed in yellow")),
        ("A B C D, 1–5", say("at a ballot: your answer, and how sure you are")),
        ("Esc", say("back, or cover your ballot at once")),
        ("F1", say("this screen as plain text, to read in your own time")),
        ("Ctrl + / Ctrl −", say("larger or smaller text")),
    )
    table = Table(caption="", heads=(say("Key"), say("Does")), rows=rows, widths=(28, 92), bold=True)
    return Section("keys", say("Keys"), (table,))


def _cards(reading: Reading) -> Section:
    say, spec = reading.words.say, reading.scenario.spec
    blocks: list[Block] = [
        Paragraph(
            say(
                "What a card costs in money, in hours of its leader, and in load: in tenths of what a team "
                "can normally spare. Prices as in the first quarter; for cards in teams, of one team."
            ),
            Style.QUIET,
        )
    ]
    for dimension in ROSE:
        cards = [
            (id, action)
            for id, action in spec.actions.items()
            if SUB_COMPETENCES[action.tags[0]] == dimension
        ]
        if not cards:
            continue
        blocks.append(Subhead(reading.variable(dimension)))
        blocks.append(
            Table(
                caption="",
                heads=(say("Card"), say("What you do"), say("What it costs")),
                rows=tuple(
                    (
                        (reading.text(action.title), reading.action_rules(action)),
                        reading.text(action.about) or "–",
                        reading.action_price(id),
                    )
                    for id, action in cards
                ),
                widths=(38, 54, 34),
                bold=True,
            )
        )
    return Section("cards", say("The cards"), tuple(blocks))


# To write on


def _notes(sheet: Sheet, reading: Reading) -> None:
    """A page for oneself: what one expects of each year, and two lines for each quarter."""
    say, spec = reading.words.say, reading.scenario.spec
    sheet.new_page()
    _head(sheet, say("For yourself"), say("Nobody collects this page. It helps you in the look-back."))
    years = range(1, -(-spec.turns // QUARTERS_A_YEAR) + 1)
    for year in years:
        sheet.need(9)
        label = say("At the end of year {year} I expect (a number and a sentence):", year=year)
        write_in(sheet, label, SMALL, LEFT, sheet.y, ROOM)
        sheet.y += 9
    sheet.y += 2
    sheet.text(say("What I saw, and what I would have done"), SUBHEAD, kind="H3")
    step = min(22.0, max(13.0, (sheet.left_on_page - 4) / spec.turns))
    lines = max(1, int(step // 7))
    for turn in range(1, spec.turns + 1):
        sheet.need(step)
        label = say("Quarter {turn}", turn=turn)
        look = [Say(label, HEAD), Say(period(reading.words, turn), Type(8, 10.5))]
        put_all(sheet, look, LEFT, sheet.y + 3, 34, step)
        writing_lines(sheet, lines, LEFT + 36, sheet.y, ROOM - 36, step / lines)
        sheet.y += step


def _agreements(sheet: Sheet, reading: Reading) -> None:
    """The sheet for the look-back: its questions, and who does what before when."""
    say = reading.words.say
    sheet.new_page()
    _head(sheet, say("Look-back"), "")
    for step in guide_view(reading.game, reading.words).steps:
        says = [Say(plain(say("{n}. {title}", n=step.number, title=step.title)), HEAD, "H3")]
        says += [Say(plain(question.text), SMALL, before=0.6, dot=True) for question in step.questions]
        high = sum(one.look.line * len(sheet.lines(one.text, ROOM - 5, one.look)) + 0.6 for one in says)
        sheet.need(high + 10)
        used, _ = put(sheet, says, LEFT, sheet.y, ROOM, sheet.high)
        sheet.y = writing_lines(sheet, 1, LEFT, sheet.y + used, ROOM, 8) + 4
    heads = (say("Who"), say("Does what"), say("Before when"))
    shares = (0.24, 0.52, 0.24)
    sheet.need(14 + LEAST_ROWS * ROW + 24)
    sheet.space(3)
    sheet.text(say("Who does what before when"), SUBHEAD, kind="H3")
    sheet.y += 2
    rows = int((sheet.high - BOTTOM - sheet.y - 8 - 24) / ROW)
    x = LEFT
    for head, share in zip(heads, shares, strict=True):
        put_all(sheet, [Say(head, HEAD)], x + 1.5, sheet.y, ROOM * share - 3, 6)
        x += ROOM * share
    sheet.y += 6
    top = sheet.y
    for row in range(rows + 1):
        sheet.rule(top + row * ROW, 0.5 if row == 0 else 0.25, INK if row == 0 else TRACKLINE)
    x = LEFT
    for share in (0.0, *shares):
        x += ROOM * share
        sheet.line(x, top, x, top + rows * ROW, 0.25, TRACKLINE)
    sheet.y = top + rows * ROW + 5
    write_in(sheet, say("This we stop doing:"), HEAD, LEFT, sheet.y, ROOM)
    write_in(sheet, say("This I take home:"), HEAD, LEFT, sheet.y + 10, ROOM)


def _head(sheet: Sheet, title: str, about: str) -> None:
    sheet.rule(sheet.y, 0.8, INK)
    sheet.y += 3.2
    sheet.outline(title, 1)
    sheet.text(title, Type(17, 20, title=True), kind="H2")
    sheet.y += 1.5
    sheet.text(about, SMALL)
    sheet.y += 3
