"""How the team decided: how far it agreed, where it shifted, where the minority's way led; every ballot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.paper.blocks import Block, Bullets, Cell, Paragraph, Section, Style, Subhead, Table
from game.session.views.causes import quarter_mark
from game.session.views.debrief_agreement import AgreementRow
from game.session.views.debrief_otherwise import OtherWay
from game.session.views.debrief_voices import VoiceRow, VoiceView
from game.session.views.figures import whole
from game.texts import Words

WORTH_TELLING = 2
"""Points that an outcome must differ before a way not taken is told in the summary."""


def deciding_section(words: Words, ballots: Sequence[AgreementRow], views: Sequence[VoiceView]) -> Section:
    """Agreement ballot by ballot; then where ballot, talk and choice parted, and the ways not taken."""
    title = words.say("How you decided")
    if not ballots:
        none = words.say("No ballot was held in this game: who led the table decided at once.")
        return Section("deciding", title, (Paragraph(none),))
    blocks: list[Block] = [
        Paragraph(_summary(words, ballots), Style.LEAD),
        Paragraph(
            words.say(
                "“Agreed” is the share of all pairs of voters that chose the same: 100 % when all did."
            ),
            Style.QUIET,
        ),
        _agreement(words, ballots, _decided(views)),
    ]
    shifts = [_at(words, view, text) for view in views for text in view.shifts]
    if shifts:
        blocks += [Subhead(words.say("Where ballot, talk and choice parted")), Bullets(tuple(shifts))]
    others = [(view, other) for view in views for other in view.others if other.by_minority]
    if others:
        blocks += [
            Subhead(words.say("Where the way of the fewest would have led")),
            Paragraph(
                words.say(
                    "The same school and the same luck, with that one answer; all else as you played it."
                ),
                Style.QUIET,
            ),
            Bullets(tuple(_ways(words, others))),
        ]
    return Section("deciding", title, tuple(blocks))


def _ways(words: Words, others: Sequence[tuple[VoiceView, OtherWay]]) -> Iterator[str]:
    """Those that would have made a difference; how many would not is told as well."""
    told = [(view, other) for view, other in others if _difference(other) >= WORTH_TELLING]
    for view, other in told:
        yield _at(words, view, other.sentence)
    if rest := len(others) - len(told):
        yield words.many(
            "In {n} more ballot every outcome would have ended less than {points} points from where it did.",
            "In {n} more ballots every outcome would have ended less than {points} points from where it did.",
            rest,
            points=WORTH_TELLING,
        )


def _difference(other: OtherWay) -> int:
    """The largest difference to an outcome, in whole points."""
    return max((abs(change.points) for *_, change in other.outcomes), default=0)


def ballots_section(words: Words, views: Sequence[VoiceView]) -> Section | None:
    """Every ballot, one by one; None where none was held."""
    held = [view for view in views if not view.skipped]
    if not held:
        return None
    blocks: list[Block] = []
    how = dict.fromkeys(view.how_text for view in held)
    blocks.append(Paragraph(" ".join(how), Style.QUIET))
    for view in held:
        blocks += _ballot(words, view)
    return Section("ballots", words.say("Every ballot, one by one"), tuple(blocks))


def _summary(words: Words, ballots: Sequence[AgreementRow]) -> str:
    against = sum(row.against for row in ballots)
    held = words.many("You held {n} ballot.", "You held {n} ballots.", len(ballots))
    if against:
        more = words.many(
            "Once the choice went against most votes.",
            "{n} times the choice went against most votes.",
            against,
        )
    else:
        more = words.say("The choice never went against most votes.")
    return f"{held} {more}"


def _decided(views: Sequence[VoiceView]) -> frozenset[tuple[int, str]]:
    """The ballots on which a choice was made; a game may be reported in the middle of a talk."""
    return frozenset((view.turn, view.event) for view in views if any(row.chosen for row in view.rows))


def _agreement(words: Words, ballots: Sequence[AgreementRow], decided: frozenset[tuple[int, str]]) -> Table:
    talked = any(row.agreement_after is not None for row in ballots)
    heads = [words.say("Quarter"), words.say("Event"), words.say("Votes"), words.say("Agreed")]
    if talked:
        heads.append(words.say("After the talk"))
    heads.append(words.say("Choice"))
    rows: list[tuple[Cell, ...]] = []
    for row in ballots:
        cells: list[Cell] = [row.mark, row.title, row.votes, _percent(row.agreement)]
        if talked:
            cells.append(_percent(row.agreement_after))
        if (row.turn, row.event) not in decided:
            cells.append(words.say("not decided yet"))
        else:
            cells.append(words.say("against most") if row.against else words.say("with the votes"))
        rows.append(tuple(cells))
    return Table(
        caption=words.say("How far you agreed at every ballot"),
        heads=tuple(heads),
        rows=tuple(rows),
        widths=(9, 29, 26, 9, 11, 16) if talked else (9, 35, 28, 9, 19),
        numbers=frozenset({3, 4}) if talked else frozenset({3}),
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{whole(100 * share)} %"


def _at(words: Words, view: VoiceView, text: str) -> str:
    return words.say(
        "{quarter}, {event}: {text}", quarter=quarter_mark(words, view.turn), event=view.title, text=text
    )


def _ballot(words: Words, view: VoiceView) -> Iterator[Block]:
    yield Subhead(view.title, quarter_mark(words, view.turn))
    reasons = any(row.reasons or row.chips for row in view.rows)
    heads = [words.say("Option"), words.say("Votes")]
    counted = any(row.second is not None for row in view.rows)
    if counted:
        heads.append(words.say("After the talk"))
    if reasons:
        heads.append(words.say("Reasons"))
    widths = (50 if reasons else 70, 15, *((15,) if counted else ()), *((40,) if reasons else ()))
    yield Table(
        caption=words.say("Ballot on {event}", event=view.title),
        heads=tuple(heads),
        rows=tuple(_option(words, row, counted, reasons) for row in view.rows),
        widths=widths,
        numbers=frozenset({1, 2}) if counted else frozenset({1}),
        strong=frozenset(place for place, row in enumerate(view.rows) if row.chosen),
    )
    told = []
    if view.reason_text:
        told.append(view.reason_text)
    if view.confidence and any(n for _, n in view.confidence):
        sure = ", ".join(words.say("{n} {word}", n=n, word=word) for word, n in view.confidence if n)
        told.append(words.say("How sure the voters were: {told}.", told=sure))
    if view.agreement_text:
        told.append(view.agreement_text)
    told += [other.sentence for other in view.others if other.outcomes]
    if told:
        yield Bullets(tuple(told))


def _option(words: Words, row: VoiceRow, counted: bool, reasons: bool) -> tuple[Cell, ...]:
    title = words.say("{letter}. {title}", letter=row.letter, title=row.title)
    marks = [title]
    if row.chosen:
        marks.append(words.say("chosen"))
    if row.minority:
        marks.append(words.say("the fewest chose this"))
    marks += [person.name for person in row.who]
    cells: list[Cell] = [tuple(marks), str(row.votes)]
    if counted:
        cells.append("–" if row.second is None else str(row.second))
    if reasons:
        cells.append(tuple(_reasons(words, row)))
    return tuple(cells)


def _reasons(words: Words, row: VoiceRow) -> Iterator[str]:
    for reason in row.reasons:
        said = words.say("“{name}”", name=reason.text)
        yield words.say("{who}: {said}", who=reason.who, said=said) if reason.who else said
    if row.chips:
        yield ", ".join(
            words.say("{chip} ({n}×)", chip=chip, n=n) if n > 1 else chip for chip, n in row.chips
        )
