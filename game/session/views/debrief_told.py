"""The panels of the look-back in words: the faces print these, each piece with how much weight it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from game.session.views.debrief_agreement import AgreementRow
from game.session.views.debrief_compared import ComparisonView, DifferenceView
from game.session.views.debrief_hindsight import Expected, HindsightView
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
    parts: Said = [] if events else [nothing_decided(words)]
    for one in events:
        parts += [(one.title, Weight.HEAD), (one.how_text, Weight.MORE)]
        if not one.skipped:
            parts += [(_votes(words, row), Weight.MAIN) for row in one.rows]
            for row in one.rows:
                parts += [(f"{row.letter}: {said}", Weight.MORE) for said in reasons(row)]
        parts += after_the_votes(words, one)
    return parts + agreed(words, ballots)


def nothing_decided(words: Words) -> tuple[str, Weight]:
    """Of a quarter without an event."""
    return words.say("No event was decided on in this quarter."), Weight.MORE


def after_the_votes(words: Words, one: VoiceView) -> Said:
    """How sure the voters were, where it shifted, why it was chosen, where another way would have led."""
    parts: Said = []
    sure = ", ".join(f"{word} {n}" for word, n in one.confidence if n)
    if sure and not one.skipped:
        parts.append((words.say("How sure: {sure}", sure=sure), Weight.MORE))
    if one.agreement_text and not one.skipped:
        parts.append((one.agreement_text, Weight.MORE))
    parts += [(shift, Weight.MAIN) for shift in one.shifts]
    if one.reason_text:
        parts.append((one.reason_text, Weight.MORE))
    return parts + [
        (other.sentence, Weight.MAIN if other.by_minority else Weight.MORE) for other in one.others
    ]


def agreed(words: Words, ballots: Sequence[AgreementRow]) -> Said:
    """How far the table agreed, ballot by ballot; nothing where none was held."""
    if not ballots:
        return []
    head = words.say("How far you agreed, ballot by ballot")
    return [(head, Weight.HEAD), *((row.spoken, Weight.MORE) for row in ballots)]


def _votes(words: Words, row: VoiceRow) -> str:
    said = words.many("{n} vote", "{n} votes", row.votes)
    if row.second is not None:
        said = words.say("{votes}, {n} after the talk", votes=said, n=row.second)
    text = f"{row.letter} · {row.title} · {said}"
    if row.who:
        text += f" ({', '.join(person.name for person in row.who)})"
    return f"{text} · {words.say('decided')}" if row.chosen else text


def reasons(row: VoiceRow) -> Iterator[str]:
    """What was given for an option, in people's own words and as chips."""
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
        if view.apart[turn - 1] is None:
            return [*parts, nothing_with_a_theme(words), *over_time(words, view)]
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
    return parts + over_time(words, view)


def nothing_with_a_theme(words: Words) -> tuple[str, Weight]:
    """Of a quarter in which money and hours went to nothing that has a theme."""
    return words.say("Nothing you did had a theme of the vision."), Weight.MORE


def over_time(words: Words, view: StanceView) -> Said:
    """How the vision was laid and revised."""
    parts: Said = []
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
        parts += [(said_of(one), Weight.MORE) for one in row.expected]
    return parts + what_was_known(words, view)


def said_of(one: Expected) -> str:
    """One seat's prediction, with what it wrote."""
    return f"{one.spoken} “{one.sentence}”" if one.sentence else one.spoken


def what_was_known(words: Words, view: HindsightView) -> Said:
    """Which private facts came to the table when."""
    if not view.facts_sentence:
        return []
    head = [(words.say("What somebody knew"), Weight.HEAD), (view.facts_sentence, Weight.MAIN)]
    return [*head, *((fact.spoken, Weight.MORE) for fact in view.facts)]


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
