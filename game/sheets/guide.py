"""The trainer's guide: what to prepare, to say and to ask, the workshop in minutes, all that can happen."""

from __future__ import annotations

from game.paper.blocks import Block, Bullets, Cell, Paragraph, Section, Style, Subhead, Table
from game.session.views.debrief import GuideStep, guide_view
from game.session.views.names import NAMES
from game.sheets.guide_events import events_section, knowing_section
from game.sheets.guide_minutes import minutes_section, quarter_section
from game.sheets.reading import Reading
from game.sheets.timing import Kind, Timing, timing
from game.sheets.trouble import trouble_section
from game.texts import mark

SLIPS_ON_A_PAGE = 4
SHOWN = {
    "nothing": "",
    "timeline": mark("the timeline"),
    "own_sentences": mark("your vision and what you did"),
    "predictions": mark("what you expected, beside what came"),
    "causes": mark("the causes, quarter by quarter"),
    "knowledge": mark("who knew what, and when it was told"),
    "dimensions": mark("the board as it was then"),
    "roles": mark("who led what"),
    "actions": mark("your agreements"),
    "stop_list": mark("your agreements"),
}
"""What the screen shows with a step or a question of the look-back."""


def guide_sections(reading: Reading, called: str) -> tuple[Section, ...]:
    """The chapters of the guide.

    called  how the scenario is named on the command line
    """
    plan = timing(reading.game, reading.words)
    steps = guide_view(reading.game, reading.words).steps
    found = [
        _short(reading, plan, steps),
        _prepare(reading, called),
        minutes_section(reading, plan, steps),
        quarter_section(reading),
        knowing_section(reading),
        events_section(reading),
        _questions(reading),
        trouble_section(reading),
        _debrief(reading, steps),
        _after(reading),
    ]
    return tuple(section for section in found if section is not None)


def guide_facts(reading: Reading) -> tuple[tuple[str, str], ...]:
    """What stands in the head of the first page."""
    say, plan = reading.words.say, timing(reading.game, reading.words)
    debrief = sum(part.minutes for part in plan.parts if part.kind is Kind.DEBRIEF)
    return (
        (say("In all"), say("{minutes} minutes", minutes=plan.whole)),
        (say("Playing"), say("{minutes} minutes", minutes=plan.play)),
        (say("Look-back"), say("{minutes} minutes", minutes=debrief)),
        (say("Quarters"), str(reading.scenario.spec.turns)),
        (say("Roles"), str(len(reading.scenario.spec.roles))),
    )


def _short(reading: Reading, plan: Timing, steps: tuple[GuideStep, ...]) -> Section:
    say = reading.words.say
    spec = reading.scenario.spec
    blocks: list[Block] = [
        Paragraph(reading.text(spec.summary), Style.LEAD),
        Paragraph(
            say(
                "You guard the talk and the clock; the game keeps the numbers. These pages tell what the "
                "group only hears while it plays. Keep them with you."
            )
        ),
    ]
    if plan.to_join:
        blocks.append(
            Paragraph(
                reading.words.many(
                    "With every quarter played in full this takes {play} minutes, and the scenario promises "
                    "{promised}. Play two quarters as one once (F2, K), or begin the look-back earlier.",
                    "With every quarter played in full this takes {play} minutes, and the scenario promises "
                    "{promised}. Play two quarters as one {n} times (F2, K), or begin the look-back earlier.",
                    plan.to_join,
                    play=plan.play,
                    promised=plan.promised,
                )
            )
        )
    blocks.append(
        Paragraph(
            say("Is the clock against you? Leave out quarters, never the look-back: you play for that talk.")
        )
    )
    return Section("short", say("In short"), tuple(blocks))


def _prepare(reading: Reading, called: str) -> Section:
    say, spec = reading.words.say, reading.scenario.spec
    cards, players = len(spec.roles), reading.players
    leader = next((id for id, role in spec.roles.items() if role.leader), "")
    slips = -(-players * spec.turns // SLIPS_ON_A_PAGE)
    items = [
        say("Play it once alone, ten minutes: wendbaar play {scenario} --rehearse", scenario=called),
        say("In the room, with the projector on: wendbaar room-check {scenario}", scenario=called),
        reading.words.many(
            "Print {n} role card on one side and fold it along the line, the private side behind.",
            "Print {n} role cards on one side and fold them along the line, the private side behind.",
            cards,
        ),
        say(
            "Print the participants' sheet for everyone, on both sides, and the vision poster enlarged to A3."
        ),
        reading.words.many(
            "Do you vote on paper? Then {n} page of ballot slips, four on a page. With one laptop that goes "
            "round you need none.",
            "Do you vote on paper? Then {n} pages of ballot slips, four on a page. With one laptop that goes "
            "round you need none.",
            slips,
        ),
        say("A table at which all see each other and the screen. Pens, and a clock that you can see."),
        say(
            "Give each role to someone who does other work at school. Whoever is the boss there does not "
            "lead here."
        ),
    ]
    if leader:
        items.append(
            say(
                "In this scenario {role} leads the table and decides after the talk. You may choose another "
                "at the set-up.",
                role=reading.role(leader),
            )
        )
    items.append(
        say(
            "Decide what the set-up screen asks: votes with or without roles, one ballot a quarter or one "
            "for every event, a prediction once a year or not."
        )
    )
    return Section("prepare", say("Before they come"), (Bullets(tuple(items), boxes=True),))


def _questions(reading: Reading) -> Section | None:
    say, spec = reading.words.say, reading.scenario.spec
    if not spec.questions:
        return None
    rows: list[tuple[Cell, ...]] = []
    for question in spec.questions.values():
        name = say(NAMES[question.dimension].short) if question.dimension is not None else ""
        when = reading.condition(question.when) if question.when is not None else say("always")
        rows.append((reading.text(question.text), name, when))
    about = say("The result screen offers one that fits. Ask it or leave it; one good question is enough.")
    table = Table(
        caption=say("Questions for reflection"),
        heads=(say("Question"), say("About"), say("Fits when")),
        rows=tuple(rows),
        widths=(62, 22, 40),
    )
    return Section("questions", say("Questions on the way"), (Paragraph(about), table))


# The look-back, and afterwards


def _debrief(reading: Reading, steps: tuple[GuideStep, ...]) -> Section:
    say, spec = reading.words.say, reading.scenario.spec.debrief
    blocks: list[Block] = [
        Paragraph(
            say(
                "Enter at the end opens it, T shows the steps on the projector with a clock. A minute of "
                "silence after each picture; write alone before you speak; ask first who wrote least. Three "
                "moments at most, and one what-if."
            )
        )
    ]
    for place, step in enumerate(steps):
        kicker = say("{minutes} minutes", minutes=step.minutes)
        blocks.append(Subhead(say("{n}. {title}", n=step.number, title=step.title), kicker))
        if step.line:
            blocks.append(Paragraph(say("“{line}”", line=step.line), Style.QUOTE))
        show = SHOWN[spec.steps[place].show] if spec.steps else ""
        if show:
            blocks.append(Paragraph(say("On the screen: {what}.", what=say(show)), Style.QUIET))
        questions = []
        for question in step.questions:
            with_it = SHOWN[question.show]
            more = (
                say(" (with {what} on the screen)", what=say(with_it)) if with_it and with_it != show else ""
            )
            questions.append(question.text + more)
        if questions:
            blocks.append(Bullets(tuple(questions)))
    return Section("debrief", say("The look-back"), tuple(blocks))


def _after(reading: Reading) -> Section:
    say = reading.words.say
    items = (
        say(
            "Make the report at once, with the group there: P in the look-back, or with wendbaar "
            "report GAME -o report.pdf. Agree how votes appear in it: by role, without roles, or not at all."
        ),
        say(
            "Mail it the same day. Names that were typed in stay in the saved game; the report has none "
            "but what you wrote yourselves."
        ),
        say(
            "After three weeks: “You agreed on {gap} by {gap}. What came of it, and what do you need?”",
            gap="…………",
        ),
        say("Write down for yourself: what would you say otherwise next time, and where did the talk begin?"),
    )
    return Section("after", say("Afterwards"), (Bullets(items, boxes=True),))
