"""The report as blocks: every chapter from the views of the look-back, in the order they are read in."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import UsageError
from game.paper.blocks import Section
from game.report.blocks import Report
from game.report.clean import cleaned
from game.report.course import school_section, timeline_section, vision_section
from game.report.deciding import ballots_section, deciding_section
from game.report.expecting import expecting_section
from game.report.moments import moments_section
from game.report.onwards import (
    agreements_section,
    model_section,
    notes_section,
    questions_section,
    whatif_section,
)
from game.report.story import Days, facts, story_section
from game.session.explain import resolved
from game.session.game import Game
from game.session.views.debrief import DebriefView, debrief_view
from game.session.views.debrief_agreement import agreements_view
from game.session.views.debrief_hindsight import hindsight_view
from game.session.views.debrief_notes import notes_view
from game.session.views.debrief_stance import stance_view
from game.session.views.debrief_timeline import MOST_LINES, Line, Pin, timeline_view
from game.session.views.debrief_voices import Voices, voices_view
from game.session.views.end import end_view
from game.texts import Words, mark

NOTHING_YET = mark(
    "No quarter of this game has a result yet, so there is nothing to report: play a quarter first."
)


def report_of(game: Game, words: Words, voices: Voices = Voices.ROLE, days: Days | None = None) -> Report:
    """The report of a game, finished or half-way.

    voices  how openly ballots may be shown at most; what the table chose is never passed
    days    when it was played, as the log says; None: it is not told

    Raises UsageError for a game without a result.
    """
    if not resolved(game) or not game.visions:
        raise UsageError(NOTHING_YET)
    days = days or Days()
    view = debrief_view(game, words)
    kicker = words.say("Report of a game of Wendbaar")
    if game.rehearsal:
        kicker = words.say("Report of a rehearsal: bots sat at the table, no team")
    title = game.scenario.spec.title.get(words.lang)
    headline, lead = view.ending
    if not game.finished:
        headline = words.say("Half-way")
        lead = words.say(
            "This game was not played to its end: all that stands here is how it was after quarter {turn}.",
            turn=view.last,
        )
    return cleaned(
        Report(
            lang=words.lang,
            title=words.say("{school}: {what}", school=view.school, what=kicker),
            kicker=kicker,
            school=view.school,
            subtitle="" if title == view.school else title,
            facts=tuple(facts(game, words, days)),
            headline=headline,
            lead=lead,
            sections=tuple(_sections(game, words, voices, view)),
            first_day=days.first,
            words={
                "contents": words.say("In this report"),
                "page": words.say("page {page} of {pages}"),
                "skip": words.say("To the report"),
            },
        )
    )


def _sections(game: Game, words: Words, voices: Voices, view: DebriefView) -> Iterator[Section]:
    stance = stance_view(game, words)
    end = end_view(game, words)
    lines, pins = _outcomes(game, words, tuple(level.id for level in end.outcomes))
    ballots = agreements_view(game, words)
    spoken = [one for turn in range(1, game.turn + 1) for one in voices_view(game, words, turn, voices)]
    notes = notes_view(game, words)
    yield story_section(game, words, view, stance, lines)
    yield vision_section(words, view, stance)
    yield timeline_section(words, view, pins)
    yield school_section(words, end, lines)
    yield moments_section(game, words, end, lines, ballots)
    yield deciding_section(words, ballots, spoken)
    yield expecting_section(words, hindsight_view(game, words, voices))
    yield whatif_section(game, words)
    yield questions_section(words, view.guide)
    yield notes_section(words, notes)
    yield agreements_section(words, notes)
    yield model_section(game, words)
    if (one_by_one := ballots_section(words, spoken)) is not None:
        yield one_by_one


def _outcomes(game: Game, words: Words, names: tuple[str, ...]) -> tuple[list[Line], tuple[Pin, ...]]:
    """Every outcome as a line, as many at once as the timeline holds; and all pins."""
    views = [
        timeline_view(game, words, names[first : first + MOST_LINES])
        for first in range(0, len(names), MOST_LINES)
    ]
    return [line for view in views for line in view.lines], views[0].pins
