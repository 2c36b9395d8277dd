"""The course of the game: what the school stood for beside what it did, and what happened in each quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.paper.blocks import Block, Bullets, Cell, Figure, Paragraph, Section, Style, Table
from game.paper.clean import plain
from game.report.plots import stones_picture
from game.session.views.causes import joined
from game.session.views.debrief import DebriefView, QuarterHead
from game.session.views.debrief_stance import StanceView
from game.session.views.debrief_timeline import Line, Pin, PinKind
from game.session.views.end import EndView
from game.session.views.figures import whole
from game.session.views.parts import Level
from game.texts import Words

ELSEWHERE = (PinKind.NOTE, PinKind.AGREEMENT, PinKind.EVENT, PinKind.DECISION)
"""Pins that have a place of their own: chapters, or the columns of what came and what was begun."""


def vision_section(words: Words, view: DebriefView, stance: StanceView) -> Section:
    """Stones beside deeds, over the whole game and by quarter, and how the vision changed."""
    title = words.say("Your vision, and where your time and money went")
    blocks: list[Block] = [Paragraph(stance.sentence, Style.LEAD)]
    blocks += [Paragraph(sentence, Style.QUOTE) for sentence in view.sentences]
    picture = stones_picture(words, title, stance)
    told = "; ".join(row.spoken for row in stance.rows)
    blocks.append(Figure(picture, plain(f"{title}. {told}.")))
    blocks.append(
        Table(
            caption=words.say("Stones and deeds, theme by theme"),
            heads=(
                words.say("Theme"),
                words.say("Stones"),
                words.say("Done, in ten parts"),
            ),
            rows=tuple(
                (
                    row.name,
                    str(row.wanted_now),
                    str(row.did_all),
                )
                for row in stance.rows
            ),
            widths=(60, 20, 20),
            numbers=frozenset({1, 2}),
        )
    )
    apart = list(_apart(words, view.quarters[1:], stance.apart))
    if apart:
        told = words.say("Stones that lay elsewhere, by quarter: {told}.", told=", ".join(apart))
        blocks.append(Paragraph(told, Style.QUIET))
    if len(stance.changes) > 1:
        blocks.append(Paragraph(words.say("How the vision changed:")))
        blocks.append(Bullets(tuple(change.text for change in stance.changes)))
    return Section("vision", words.say("What you stood for, and what you did"), tuple(blocks))


def _apart(words: Words, heads: Sequence[QuarterHead], apart: Sequence[int | None]) -> Iterator[str]:
    for head, n in zip(heads, apart, strict=True):
        if n is not None:
            yield words.say("{mark} {n}", mark=head.mark, n=n)


def timeline_section(words: Words, view: DebriefView, pins: Sequence[Pin]) -> Section:
    """Every quarter: what came and what was decided on it, what was begun, and what else happened."""
    rows = tuple(_row(words, head, [pin for pin in pins if pin.turn == head.turn]) for head in view.quarters)
    table = Table(
        caption=words.say("What came, what you decided and what you began"),
        heads=(
            words.say("Quarter"),
            words.say("What came, and what you decided"),
            words.say("What you began"),
            words.say("What else"),
        ),
        rows=tuple(row for row in rows if any(row[1:])),
        widths=(15, 35, 30, 20),
    )
    return Section("timeline", words.say("Quarter by quarter"), (table,))


def _row(words: Words, head: QuarterHead, pins: Sequence[Pin]) -> tuple[Cell, ...]:
    marks = [head.mark[:1].upper() + head.mark[1:], head.period]
    if head.joined:
        marks.append(words.say("as one with the quarter before"))
    events = [pin.about for pin in pins if pin.kind is PinKind.EVENT]
    came: list[str] = []
    for pin in pins:
        if pin.kind is PinKind.EVENT:
            chosen = [
                one.title
                for one in pins
                if one.kind is PinKind.DECISION and one.about == pin.about and pin.about
            ]
            answer = joined(words, chosen) or words.say("nobody decided")
            came.append(words.say("{event}: {option}", event=pin.title, option=answer))
    began = [pin.title for pin in pins if pin.kind is PinKind.DECISION and pin.about not in events]
    return (
        tuple(mark for mark in marks if mark),
        tuple(came),
        tuple(began),
        tuple(pin.title for pin in pins if pin.kind not in ELSEWHERE),
    )


def school_section(words: Words, end: EndView, lines: Sequence[Line]) -> Section:
    """The outcomes, and the framework's five dimensions with their competences: at the start and now.

    lines: the outcomes, with what they are held against
    """
    rows: list[tuple[Cell, ...]] = []
    strong: set[int] = set()
    for dimension in end.dimensions:
        strong.add(len(rows))
        rows.append(_level(dimension.level, dimension.official))
        rows += [_level(sub, sub.official) for sub in dimension.subs]
    table = Table(
        caption=words.say("The five dimensions, each with its competences, from 0 to 100"),
        heads=(
            words.say("Dimension or competence"),
            words.say("Start"),
            words.say("Now"),
            words.say("Change"),
        ),
        rows=tuple(rows),
        widths=(64, 12, 12, 12),
        numbers=frozenset({1, 2, 3}),
        strong=frozenset(strong),
    )
    about = words.say("A dimension is the mean of its competences, which stand below it.")
    return Section(
        "school",
        words.say("Where the school stands"),
        (*_outcomes(words, lines), Paragraph(about, Style.QUIET), table),
    )


def _level(level: Level, official: str) -> tuple[Cell, ...]:
    change = level.change.text if level.change is not None else ""
    start = str(whole(level.history[0])) if level.history else "–"
    return (official or level.name, start, str(level.value), change)


def _outcomes(words: Words, lines: Sequence[Line]) -> Iterator[Block]:
    heads = [words.say("Outcome"), words.say("Start"), words.say("End"), words.say("Change")]
    with_ghost = any(line.ghost for line in lines)
    if with_ghost:
        heads.append(words.say("Without you"))
    yield Table(
        caption=words.say("Outcomes at the start and now, from 0 to 100"),
        heads=tuple(heads),
        rows=tuple(
            (
                line.name,
                str(whole(line.values[0])),
                line.end_text,
                line.change.text,
                *([str(whole(line.ghost[-1])) if line.ghost else "–"] if with_ghost else []),
            )
            for line in lines
        ),
        widths=(40, 15, 15, 15, 15)[: len(heads)],
        numbers=frozenset(range(1, len(heads))),
    )
    if with_ghost:
        without = words.say(
            "“Without you” is the same school with the same luck, in which nobody starts anything and every "
            "event is left to its course."
        )
        yield Paragraph(without, Style.QUIET)
