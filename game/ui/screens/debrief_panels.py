"""What stands in the panels of the look-back, as paragraphs: voices, vision, expectations, agreements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.session.views.board import BoardView
from game.session.views.debrief_hindsight import HindsightView
from game.session.views.debrief_notes import NotesView
from game.session.views.debrief_stance import StanceView
from game.session.views.debrief_voices import VoiceRow, VoiceView
from game.session.views.debrief_whatif import BranchRow, ComparisonView, DifferenceView
from game.session.views.figures import signed
from game.texts import Words
from game.ui.boxes import Box
from game.ui.stage import Ui
from game.ui.styles import BODY, NAME, STRONG, VALUE, Style
from game.ui.widgets.marks import number, petal
from game.ui.widgets.rose import RoseBar, RoseDimension, rose

Paragraphs = list[tuple[str, Style]]
ROSE_R: Final = 96.0


def voices(words: Words, events: Sequence[VoiceView]) -> Paragraphs:
    """Who thought what then, where it shifted, and where another way would have led."""
    if not events:
        return [(words.say("No event was decided on in this quarter."), BODY)]
    parts: Paragraphs = []
    for one in events:
        parts += [(one.title, STRONG), (one.how_text, BODY)]
        if not one.skipped:
            parts += [(_votes(words, row), NAME) for row in one.rows]
            for row in one.rows:
                parts += [(f"{row.letter}: {said}", BODY) for said in _reasons(row)]
            sure = ", ".join(f"{word} {n}" for word, n in one.confidence if n)
            if sure:
                parts.append((words.say("How sure: {sure}", sure=sure), BODY))
            if one.agreement_text:
                parts.append((one.agreement_text, BODY))
        parts += [(shift, NAME) for shift in one.shifts]
        if one.reason:
            parts.append(
                (words.say("{who} gave as reason: {reason}", who=one.decider, reason=one.reason), BODY)
            )
        parts += [(other.sentence, NAME if other.by_minority else BODY) for other in one.others]
    return parts


def _votes(words: Words, row: VoiceRow) -> str:
    said = words.many("{n} vote", "{n} votes", row.votes)
    if row.second is not None:
        said = words.say("{votes}, {n} after the talk", votes=said, n=row.second)
    text = f"{row.letter} · {row.title} · {said}"
    if row.who:
        text += f" ({', '.join(person.name for person in row.who)})"
    return f"{text} · {words.say('decided')}" if row.chosen else text


def _reasons(row: VoiceRow) -> Iterator[str]:
    for reason in row.reasons:
        yield f"“{reason.text}” {reason.who}".strip()
    if row.chips:
        yield ", ".join(f"{text} ({n})" for text, n in row.chips)


def stance(words: Words, view: StanceView, turn: int) -> Paragraphs:
    """Stood for and did: over the whole game, then in the chosen quarter, then how the vision changed."""
    parts: Paragraphs = [(view.sentence, NAME)]
    parts += [(row.spoken, BODY) for row in view.rows]
    if turn and turn <= len(view.apart):
        parts.append((words.say("In this quarter"), STRONG))
        parts += [
            (
                words.say(
                    "{theme}: wanted {wanted}, did {did}",
                    theme=row.name,
                    wanted=row.wanted[turn - 1],
                    did=row.did[turn - 1],
                ),
                BODY,
            )
            for row in view.rows
        ]
    if view.changes:
        parts.append((words.say("The vision over time"), STRONG))
        for change in view.changes:
            parts.append((change.text, BODY))
            parts += [(f"“{sentence}”", BODY) for sentence in change.sentences]
    return parts


def expected(words: Words, view: HindsightView) -> Paragraphs:
    """Predictions beside what came, and which private facts came to the table when."""
    parts: Paragraphs = []
    if view.no_predictions:
        parts.append((view.no_predictions, BODY))
    for row in view.predictions:
        parts += [(f"{row.mark} · {row.name}", STRONG), (row.sentence, NAME)]
        for one in row.expected:
            said = f"{one.spoken} “{one.sentence}”" if one.sentence else one.spoken
            parts.append((said, BODY))
    if view.facts_sentence:
        parts += [(words.say("What somebody knew"), STRONG), (view.facts_sentence, NAME)]
        parts += [(fact.spoken, BODY) for fact in view.facts]
    return parts


def agreements(words: Words, view: NotesView, turn: int) -> Paragraphs:
    """What goes home, those of this quarter first."""
    parts: Paragraphs = []
    if view.agreements:
        parts.append((words.say("Agreements"), STRONG))
        for one in sorted(view.agreements, key=lambda one: one.turn != turn):
            parts.append((f"{one.mark} · {one.spoken}", BODY))
    if view.notes:
        parts.append((words.say("Notes"), STRONG))
        for note in sorted(view.notes, key=lambda one: one.turn != turn):
            parts.append((note.spoken, BODY))
    return parts or [(view.empty, NAME)]


def branch(
    words: Words,
    rows: Sequence[BranchRow],
    shown: ComparisonView | None,
    why: DifferenceView | None,
) -> Paragraphs:
    """The what-if that is drawn, and those that were kept."""
    parts: Paragraphs = []
    if shown is not None:
        parts += compared(words, shown, why)
    if rows:
        parts.append((words.say("Kept what-ifs"), STRONG))
        parts += [(one.spoken, BODY) for one in rows]
    return parts or [(words.say("Nothing was tried otherwise yet: W begins at the chosen quarter."), BODY)]


def compared(words: Words, view: ComparisonView, why: DifferenceView | None) -> Paragraphs:
    """A branch beside the game: what ends otherwise, where they part, and what it is made of."""
    parts: Paragraphs = [(view.name, STRONG)] if view.name else []
    parts.append((view.summary, NAME))
    if not view.same:
        parts.append((view.parted_text, BODY))
    if why is not None and why.parts:
        parts.append((why.sentence, BODY))
        parts += [
            (f"{signed(part.points)} · {part.name}" + (f" ({part.detail})" if part.detail else ""), BODY)
            for part in why.parts
            if part.points
        ]
    parts += [(text, BODY) for text in (*view.events, *view.fell)]
    return parts


def frozen(ui: Ui, box: Box, view: BoardView) -> None:
    """The rose as it was, with its five levels beside it where there is room, else the levels alone."""
    c = ui.canvas
    size = ui.grow(30)
    levels_w = size + 10 + c.text_width("100", VALUE) + 6
    r = min(ROSE_R, (box.w - levels_w - 30) / 2.3, box.h / 2.3)
    drawn = r >= 60
    if drawn:
        dimensions = [
            RoseDimension(
                one.id,
                one.name,
                one.level.value,
                0,
                tuple(RoseBar((sub.name,), sub.value) for sub in one.subs),
            )
            for one in view.dimensions
        ]
        centre = (box.x + 1.12 * r, box.y + min(box.h, 2.4 * r) / 2)
        rose(ui, dimensions, None, centre=centre, r=r, labels="none", rings=False, group="then")
    column = box.cut_right(levels_w)[0] if drawn else box
    rows = column.rows(len(view.dimensions))
    for one, row in zip(view.dimensions, rows, strict=True):
        row = Box(row.x, row.y, row.w, min(row.h, ui.grow(52)))
        small = min(size, row.h - 2)
        petal(ui, row.x + small / 2, row.cy, small, one.id)
        rest = row.cut_left(small + 10)[1]
        if drawn:
            c.text(rest, number(one.level.value), VALUE)
        else:
            c.text(rest, number(one.level.value), STRONG, align="right")
            c.text(Box(rest.x, rest.y, rest.w - ui.grow(44), rest.h), one.name, BODY)
            ui.note(f"then {one.id}", one.level.spoken or one.name, row, "row")
