"""The panels of the look-back in words: the faces print these, each piece with how much weight it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from game.session.views.debrief_agreement import AgreementRow
from game.session.views.debrief_compared import ComparisonView, DifferenceView
from game.session.views.debrief_hindsight import HindsightView
from game.session.views.debrief_notes import NotesView
from game.session.views.debrief_stance import StanceView
from game.session.views.debrief_voices import VoiceRow, VoiceView
from game.session.views.debrief_whatif import BranchRow
from game.session.views.figures import signed
from game.texts import Words


class Weight(StrEnum):
    """How a piece stands out."""

    HEAD = "head"
    MAIN = "main"
    MORE = "more"


Said = list[tuple[str, Weight]]


def voices(words: Words, events: Sequence[VoiceView], ballots: Sequence[AgreementRow]) -> Said:
    """Who thought what then, where it shifted, where another way would have led; then every ballot's
    agreement.
    """
    parts: Said = []
    if not events:
        parts.append((words.say("No event was decided on in this quarter."), Weight.MORE))
    for one in events:
        parts += [(one.title, Weight.HEAD), (one.how_text, Weight.MORE)]
        if not one.skipped:
            parts += [(_votes(words, row), Weight.MAIN) for row in one.rows]
            for row in one.rows:
                parts += [(f"{row.letter}: {said}", Weight.MORE) for said in _reasons(row)]
            sure = ", ".join(f"{word} {n}" for word, n in one.confidence if n)
            if sure:
                parts.append((words.say("How sure: {sure}", sure=sure), Weight.MORE))
            if one.agreement_text:
                parts.append((one.agreement_text, Weight.MORE))
        parts += [(shift, Weight.MAIN) for shift in one.shifts]
        if one.reason:
            parts.append(
                (words.say("{who} gave as reason: {reason}", who=one.decider, reason=one.reason), Weight.MORE)
            )
        parts += [(other.sentence, Weight.MAIN if other.by_minority else Weight.MORE) for other in one.others]
    if ballots:
        parts.append((words.say("How far you agreed, ballot by ballot"), Weight.HEAD))
        parts += [(row.spoken, Weight.MORE) for row in ballots]
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


def stance(words: Words, view: StanceView, turn: int) -> Said:
    """Stood for and did: over the whole game, then in the chosen quarter, then how the vision changed."""
    parts: Said = [(view.sentence, Weight.MAIN)]
    parts += [(row.spoken, Weight.MORE) for row in view.rows]
    if turn and turn <= len(view.apart):
        parts.append((words.say("In this quarter"), Weight.HEAD))
        parts += [
            (
                words.say(
                    "{theme}: wanted {wanted}, did {did}",
                    theme=row.name,
                    wanted=row.wanted[turn - 1],
                    did=row.did[turn - 1],
                ),
                Weight.MORE,
            )
            for row in view.rows
        ]
    if view.changes:
        parts.append((words.say("The vision over time"), Weight.HEAD))
        for change in view.changes:
            parts.append((change.text, Weight.MORE))
            parts += [(f"“{sentence}”", Weight.MORE) for sentence in change.sentences]
    return parts


def expected(words: Words, view: HindsightView) -> Said:
    """Predictions beside what came, and which private facts came to the table when."""
    parts: Said = []
    if view.no_predictions:
        parts.append((view.no_predictions, Weight.MORE))
    for row in view.predictions:
        parts += [(f"{row.mark} · {row.name}", Weight.HEAD), (row.sentence, Weight.MAIN)]
        for one in row.expected:
            said = f"{one.spoken} “{one.sentence}”" if one.sentence else one.spoken
            parts.append((said, Weight.MORE))
    if view.facts_sentence:
        parts += [(words.say("What somebody knew"), Weight.HEAD), (view.facts_sentence, Weight.MAIN)]
        parts += [(fact.spoken, Weight.MORE) for fact in view.facts]
    return parts


def agreements(words: Words, view: NotesView, turn: int) -> Said:
    """What goes home, those of this quarter first."""
    parts: Said = []
    if view.agreements:
        parts.append((words.say("Agreements"), Weight.HEAD))
        for one in sorted(view.agreements, key=lambda one: one.turn != turn):
            parts.append((f"{one.mark} · {one.spoken}", Weight.MORE))
    if view.notes:
        parts.append((words.say("Notes"), Weight.HEAD))
        for note in sorted(view.notes, key=lambda one: one.turn != turn):
            parts.append((note.spoken, Weight.MORE))
    return parts or [(view.empty, Weight.MAIN)]


def branch(
    words: Words,
    rows: Sequence[BranchRow],
    shown: ComparisonView | None,
    why: DifferenceView | None,
) -> Said:
    """The what-if that is drawn, and those that were kept."""
    parts: Said = []
    if shown is not None:
        parts += compared(words, shown, why)
    if rows:
        parts.append((words.say("Kept what-ifs"), Weight.HEAD))
        parts += [(one.spoken, Weight.MORE) for one in rows]
    return parts or [(words.say("Nothing was tried otherwise yet."), Weight.MORE)]


def compared(words: Words, view: ComparisonView, why: DifferenceView | None, *, named: bool = True) -> Said:
    """A branch beside the game: what ends otherwise, where they part, and what it is made of.

    named  its name stands above
    """
    parts: Said = [(view.name, Weight.HEAD)] if view.name and named else []
    parts.append((view.summary, Weight.MAIN))
    if not view.same:
        parts.append((view.parted_text, Weight.MORE))
    if why is not None and why.parts:
        parts.append((why.sentence, Weight.MORE))
        for part in why.parts:
            if part.points:
                detail = f" ({part.detail})" if part.detail else ""
                parts.append((f"{signed(part.points)} · {part.name}{detail}", Weight.MORE))
    parts += [(text, Weight.MORE) for text in (*view.events, *view.fell)]
    return parts
