"""The run sheet of the guide: the whole workshop minute by minute, and one quarter in seconds."""

from __future__ import annotations

from game.paper.blocks import Block, Cell, Paragraph, Section, Style, Table
from game.session.views.debrief import GuideStep
from game.session.views.header import period
from game.session.views.pace import (
    DECIDE,
    FILL_BALLOTS,
    MAKE_PLAN,
    MINORITY_FIRST,
    READ_EVENT,
    RESULT,
    REVEAL,
    SHORT_DECISION,
)
from game.sheets.reading import Reading
from game.sheets.timing import Kind, Part, Timing

MOST_DATED = 3
"""Dated events that are named in a quarter's row."""


def minutes_section(reading: Reading, plan: Timing, steps: tuple[GuideStep, ...]) -> Section:
    say = reading.words.say
    about = say(
        "Times count from the welcome. A quarter takes about {minutes} minutes when it is played in full.",
        minutes=f"{plan.quarter:.1f}".replace(".", "," if reading.words.lang == "nl" else "."),
    )
    rows = tuple(_part(reading, part, steps) for part in plan.parts)
    table = Table(
        caption=say("The whole workshop, {minutes} minutes", minutes=plan.whole),
        heads=(say("Part"), say("Clock"), say("Min"), say("What you say and do"), say("On the screen")),
        rows=rows,
        widths=(27, 9, 7, 58, 24),
        numbers=frozenset({1, 2}),
        strong=frozenset(n for n, part in enumerate(plan.parts) if part.kind is Kind.BREAK),
        bold=True,
    )
    return Section("minutes", say("Minute by minute"), (Paragraph(about, Style.QUIET), table))


def _part(reading: Reading, part: Part, steps: tuple[GuideStep, ...]) -> tuple[Cell, ...]:
    name, tells, screen = _told(reading, part, steps)
    return name, f"{part.start // 60}:{part.start % 60:02}", str(part.minutes), tells, screen


def _told(reading: Reading, part: Part, steps: tuple[GuideStep, ...]) -> tuple[Cell, Cell, str]:
    say = reading.words.say
    match part.kind:
        case Kind.WELCOME:
            return (
                say("Welcome"),
                say(
                    "“We play so that we can talk. What is said here stays here, and nobody is judged.” "
                    "Read the opening aloud."
                ),
                say("the start screen"),
            )
        case Kind.ROLES:
            return (
                say("Roles"),
                say(
                    "Hand out the cards, private side down. Reading in silence, then three questions. “All "
                    "that is on your card you may tell. You never have to.”"
                ),
                say("who sits where"),
            )
        case Kind.VISION:
            return (
                say("Our vision"),
                say(
                    "Two minutes alone with the poster, then talk, then lay ten stones and choose a "
                    "sentence. “What will you not do, now that you choose this?”"
                ),
                say("themes and stones"),
            )
        case Kind.QUARTER:
            return _turn(reading, part.number)
        case Kind.YEAR:
            return (
                say("Stop after year {year}", year=part.number),
                say(
                    "“What do we see? What do we expect of next year?” Everyone alone writes one number "
                    "and one sentence."
                ),
                say("the board"),
            )
        case Kind.BREAK:
            return (
                say("Break"),
                say("Choose two moments for the look-back: most movement, most disagreement, most regret."),
                say("black (F2, Z)"),
            )
        case Kind.ALONE:
            return (
                say("Alone"),
                say("Everyone writes how it ended, in one sentence. Nobody talks."),
                say("the end"),
            )
        case Kind.DEBRIEF:
            step = steps[part.number - 1]
            tells = say("“{line}”", line=step.line) if step.line else say("See the look-back, further on.")
            return (
                say("Looking back {n}: {title}", n=step.number, title=step.title),
                tells,
                say("step {n} (T, Page Down)", n=step.number),
            )
        case Kind.LAST_ROUND:
            return say("Last round"), say("“What do I take home?” One sentence each, nobody answers."), ""


def _turn(reading: Reading, turn: int) -> tuple[Cell, Cell, str]:
    say, spec = reading.words.say, reading.scenario.spec
    name = (say("Quarter {turn}", turn=turn), period(reading.words, turn))
    dated = [reading.text(event.title) for _, event in reading.events() if turn in event.at]
    tells = []
    if turn == 1:
        tells.append(say("Slowly, with a word about every step. Take back a step where it helps (F2, B)."))
    if dated:
        named = ", ".join(say("“{name}”", name=title) for title in dated[:MOST_DATED])
        tells.append(say("Comes: {events}.", events=named))
    elif turn > 1:
        tells.append(say("No dated event: what comes depends on how the school is doing."))
    if turn == spec.turns:
        tells.append(say("The last one: what is started now comes too late to be seen."))
    return name, tuple(tells), say("the step itself, never the next") if turn == 1 else ""


def quarter_section(reading: Reading) -> Section:
    say = reading.words.say
    rows = [
        (say("Board"), "", say("“What do you notice?” One remark, then on."), "Enter"),
        (
            say("Event"),
            str(READ_EVENT),
            say("Someone reads it aloud. Nobody gives an opinion yet."),
            "Enter",
        ),
        (
            say("Ballot"),
            str(FILL_BALLOTS),
            say("Everyone alone: a choice, why, how sure, and one card for the plan. It is silent."),
            say("1 to 5, A to D"),
        ),
        (say("The reveal"), str(REVEAL), say("“Look first. Say nothing yet.”"), say("Space")),
        (
            say("Talk"),
            str(MINORITY_FIRST),
            say("The voice of the fewest goes first. “What do you see that we do not?” Then the question."),
            say("P pause, + a minute"),
        ),
        (
            say("Decision"),
            str(DECIDE),
            say("Who leads decides, also against most votes, and says why in one sentence."),
            "A B C",
        ),
        (
            say("Plan"),
            str(MAKE_PLAN),
            say(
                "Cards with a leader and teams. “Who leads this, and what stops for it?” Nothing is fine too."
            ),
            "Enter",
        ),
        (
            say("Result"),
            str(RESULT),
            say("One cause, out loud, before the next quarter. “Did we do that, or did it happen to us?”"),
            say("Space, T a note"),
        ),
    ]
    table = Table(
        caption=say("The steps of a quarter, in seconds"),
        heads=(say("Step"), say("Sec"), say("What you say and do"), say("Keys")),
        rows=tuple(rows),
        widths=(18, 8, 68, 24),
        numbers=frozenset({1}),
        bold=True,
    )
    blocks: list[Block] = [table]
    if reading.scenario.spec.events_per_turn > 1:
        blocks.append(
            Paragraph(
                say(
                    "When two events come, the first gets the ballot. The second is a short decision of who "
                    "leads, in half a minute ({seconds} s); F2, E gives it the ballot instead.",
                    seconds=SHORT_DECISION,
                )
            )
        )
    return Section("quarter", say("One quarter"), tuple(blocks))
