"""Moments that mattered, and why the outcomes ended where they did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.paper.blocks import Block, Bullets, Cell, Figure, Paragraph, Section, Style, Subhead, Table
from game.paper.clean import plain
from game.report.plots import causes_picture
from game.session.explain import resolved
from game.session.game import Game
from game.session.views.causes import joined
from game.session.views.debrief_agreement import AgreementRow
from game.session.views.debrief_causes import CauseLedger, cause_ledger
from game.session.views.debrief_timeline import Line
from game.session.views.end import EndView, Moment
from game.session.views.figures import signed
from game.session.views.moved import moved_by
from game.session.views.nouns import begins
from game.session.views.why import OTHERS
from game.texts import Words

WORTH_A_PICTURE = 2
"""Points that an outcome must have moved for its causes to be drawn."""
MOST_OUTCOMES = 3
"""Outcomes whose causes are drawn: those that moved most. The others are told in a sentence."""


def moments_section(
    game: Game, words: Words, end: EndView, lines: Sequence[Line], ballots: Sequence[AgreementRow]
) -> Section:
    """The decisions that moved an end most, then each outcome's causes over the whole game so far."""
    blocks: list[Block] = [
        Paragraph(
            words.say(
                "Each decision was left out once, in the same school with the same luck. These made the "
                "largest difference to an outcome."
            )
            if end.moments
            else end.no_moments
        )
    ]
    for moment in end.moments:
        blocks += _moment(game, words, moment, ballots)
    blocks.append(Subhead(words.say("Why the outcomes ended where they did")))
    blocks.append(
        Paragraph(
            words.say(
                "Every change of a number is kept with its causes, which add up to it exactly. Many causes "
                "come quarters after the decision that set them going."
            ),
            Style.QUIET,
        )
    )
    span = (1, resolved(game))
    moved = sorted(lines, key=lambda line: -abs(line.values[-1] - line.values[0]))
    drawn = [line for line in moved[:MOST_OUTCOMES] if abs(line.change.points) >= WORTH_A_PICTURE]
    for line in drawn:
        blocks += _outcome(words, cause_ledger(game, words, line.id, *span))
    rest = [cause_ledger(game, words, line.id, *span).story[0].sentence for line in moved[len(drawn) :]]
    if rest:
        if drawn:
            blocks.append(Subhead(words.say("The other outcomes")))
        blocks.append(Bullets(tuple(rest)))
    return Section("moments", words.say("Moments that mattered, and why"), tuple(blocks))


def _moment(game: Game, words: Words, moment: Moment, ballots: Sequence[AgreementRow]) -> Iterator[Block]:
    yield Subhead(moment.title, moment.quarter)
    yield Paragraph(moment.text)
    moved = moved_by(game, words, moment.turn, moment.what)
    if moved:
        told = joined(words, [one.text for one in moved])
        yield Paragraph(words.say("What it moved by itself: {told}.", told=told))
    voted = [one.text for one in ballots if (one.turn, one.event) == (moment.turn, moment.what)]
    for text in voted:
        yield Paragraph(words.say("How you decided: {told}", told=text))


def _outcome(words: Words, found: CauseLedger) -> Iterator[Block]:
    yield Subhead(found.title)
    links = [begins(link.sentence) for link in found.story]
    yield Paragraph(" ".join(links))
    if found.story[0].details:
        yield Paragraph(" ".join(found.story[0].details), Style.QUIET)
    why = found.story[0]
    yield Figure(causes_picture(words, why), plain(f"{why.title} {why.total}"))
    yield Table(
        caption=words.say("Causes of {name}, the largest first", name=found.name),
        heads=(words.say("Cause"), words.say("Kind"), words.say("Points"), words.say("When")),
        rows=tuple(_causes(found)),
        widths=(44, 14, 10, 32),
        numbers=frozenset({2}),
    )


def _causes(found: CauseLedger) -> Iterator[tuple[Cell, ...]]:
    """The steps of the picture with its own points, so that both say the same, and when each came."""
    rows = {row.id: row for row in found.rows}
    shown = [cause for cause in found.story[0].causes if cause.points]
    for cause in sorted(shown, key=lambda cause: (cause.id == OTHERS, -abs(cause.exact))):
        row = rows.get(cause.id)
        detail, when = (row.detail, row.when) if row is not None else ("", "")
        name: Cell = (cause.name, detail) if detail else cause.name
        yield name, cause.kind_text, signed(cause.points), when
