"""What else could have been, and what is taken home: what-ifs, questions, notes, agreements, the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.paper.blocks import Block, Bullets, Paragraph, Section, Style, Subhead, Table
from game.session.debrief.branches import plays_again
from game.session.game import Game
from game.session.views.causes import quarter_mark
from game.session.views.debrief import GuideView
from game.session.views.debrief_compared import ComparedLevel, comparison_view, difference_view
from game.session.views.debrief_notes import NotesView
from game.session.views.debrief_whatif import BranchRow, branches_view
from game.session.views.figures import plain
from game.session.views.names import people
from game.texts import Words, mark

MODEL = (
    mark(
        "Every quarter the game computes how a school changes from what its team decides: how the skill "
        "of {teachers}, use in lessons, commitment and work pressure move each other, how a vision is lived, "
        "and how the outcomes follow, quarters later."
    ),
    mark(
        "The directions in it come from research on leadership and change in schools; the sizes were chosen "
        "so that what research says in words holds in the game, and were not measured at any school."
    ),
    mark(
        "So no number in this report predicts anything about your own school: use it to talk about why "
        "things go together and how long they take, not about how many points something brings."
    ),
)
SAME_LUCK = mark(
    "A what-if is the same game with the same luck, decided otherwise from one quarter on. It tells what "
    "this model makes of it, once; it is no proof."
)


def whatif_section(game: Game, words: Words) -> Section:
    """Every what-if that was kept, beside the game as it was played."""
    title = words.say("What if: other ways you tried")
    rows = branches_view(game, words)
    if not rows:
        return Section("whatif", title, (Paragraph(words.say("No what-if was kept in this game.")),))
    blocks: list[Block] = [Paragraph(words.say(SAME_LUCK), Style.QUIET)]
    for row in rows:
        blocks += _branch(game, words, row, rows)
    return Section("whatif", title, tuple(blocks))


def _branch(game: Game, words: Words, row: BranchRow, rows: Sequence[BranchRow]) -> Iterator[Block]:
    yield Subhead(row.name, words.say("from {quarter} on", quarter=quarter_mark(words, row.turn)))
    parent = next((one.name for one in rows if one.number == row.parent), "")
    if parent:
        yield Paragraph(words.say("Forked from “{name}”.", name=parent), Style.QUIET)
    branch = next(one for one in game.branches if one.number == row.number)
    if not plays_again(game):
        yield Paragraph(row.text)
        return
    view = comparison_view(game, words, branch)
    yield Paragraph(view.summary)
    if not view.same:
        yield Paragraph(view.parted_text)
    told = (*view.changes, *view.events, *view.fell)
    if told:
        yield Bullets(told)
    moved = [one for one in view.outcomes if one.difference.points]
    if not moved:
        return
    yield Table(
        caption=words.say("Outcomes as you played it, and in “{name}”", name=row.name),
        heads=(words.say("Outcome"), words.say("As played"), words.say("What if"), words.say("Difference")),
        rows=tuple(
            (one.name, plain(one.original), plain(one.branch), one.difference.text) for one in view.outcomes
        ),
        widths=(46, 18, 18, 18),
        numbers=frozenset({1, 2, 3}),
    )
    yield Paragraph(difference_view(game, words, branch, _largest(moved).id).sentence)


def _largest(moved: Sequence[ComparedLevel]) -> ComparedLevel:
    return max(moved, key=lambda one: abs(one.exact))


def questions_section(words: Words, guide: GuideView) -> Section:
    """The talk afterwards: its steps and questions, and how long each took where it was held."""
    blocks: list[Block] = []
    for step in guide.steps:
        minutes = words.many("{n} minute", "{n} minutes", step.minutes)
        if step.done:
            took = max(1, round(step.seconds / 60))
            minutes = words.many("done, in {n} minute", "done, in {n} minutes", took)
        blocks.append(Subhead(words.say("{title} ({minutes})", title=step.title, minutes=minutes)))
        if step.line:
            blocks.append(Paragraph(words.say("“{name}”", name=step.line), Style.QUIET))
        if step.questions:
            blocks.append(Bullets(tuple(question.text for question in step.questions)))
    return Section("questions", words.say("Questions for the talk"), tuple(blocks))


def notes_section(words: Words, notes: NotesView) -> Section:
    title = words.say("Notes")
    if not notes.notes:
        return Section("notes", title, (Paragraph(words.say("No notes were pinned to this game.")),))
    table = Table(
        caption=words.say("What you noted, and where"),
        heads=(words.say("Quarter"), words.say("At"), words.say("Note")),
        rows=tuple((note.mark, note.about_name, note.text) for note in notes.notes),
        widths=(12, 28, 60),
    )
    return Section("notes", title, (table,))


def agreements_section(words: Words, notes: NotesView) -> Section:
    """Who does what by when at the real school, with the moment it came from."""
    title = words.say("Who does what by when")
    if not notes.agreements:
        told = words.say(
            "No agreements were written down yet. What will you do otherwise, and who hears of it?"
        )
        return Section("agreements", title, (Paragraph(told),))
    table = Table(
        caption=words.say("Agreements for your own school"),
        heads=(words.say("Who"), words.say("What"), words.say("By when"), words.say("From")),
        rows=tuple(
            (one.who, one.what, one.before, (one.mark, one.about_name) if one.about_name else one.mark)
            for one in notes.agreements
        ),
        widths=(18, 42, 18, 22),
    )
    return Section("agreements", title, (table,))


def model_section(game: Game, words: Words) -> Section:
    """How the model works, with its limits, and under which numbers this game was played."""
    played = words.say(
        "Scenario “{title}”, start number {seed}, model {model}: the same numbers bring the same luck.",
        title=game.scenario.spec.title.get(words.lang),
        seed=game.seed,
        model=game.model,
    )
    named = people(words, game.scenario)
    blocks: list[Block] = [Paragraph(words.say(text, **named)) for text in MODEL]
    return Section(
        "model",
        words.say("How the model works, and what it cannot say"),
        (*blocks, Paragraph(played, Style.QUIET)),
    )
