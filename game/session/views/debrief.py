"""The look-back as a whole: its head, the guided steps and which panels lie open.

The panels have modules of their own: `debrief_timeline` (lines, pins, the frozen board), `debrief_voices`
(ballots then), `debrief_otherwise` (where another option led), `debrief_agreement` (how far the table
agreed), `debrief_stance` (stood for and did), `debrief_roles` (who led what), `debrief_causes` (the cause
ledger, upstream), `debrief_whatif` (a branch to decide, those kept), `debrief_compared` (a branch beside the
game), `debrief_hindsight` (predictions, private facts), `debrief_notes` (notes and agreements). All are pure
functions of a game, finished or half-way; none ever needs the game to be at a certain step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.session.debrief.guide import seconds_of
from game.session.explain import resolved
from game.session.game import Game
from game.session.views.causes import quarter_mark
from game.session.views.end import ending_of
from game.session.views.figures import whole
from game.session.views.header import period, sentence_text
from game.texts import Words, mark


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    id: str
    """The scenario's; empty for one of the game's own."""
    text: str
    show: str
    """What the screen shows with it: a panel's id (PANELS), or `nothing`."""


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step of the talk afterwards, of the scenario's debrief or else the usual five."""

    number: int
    """From 1."""
    title: str
    minutes: int
    line: str
    """What the trainer says; may be empty."""
    questions: tuple[GuideQuestion, ...]
    panels: tuple[str, ...]
    """Panels that lie open from this step on, those of earlier steps included."""
    done: bool
    """It was logged as finished (`FinishStep`)."""
    seconds: int
    """What it took, when done; else 0."""
    spoken: str


@dataclass(frozen=True, slots=True)
class GuideView:
    """The guided steps; which one is on the screen, and the clock of its timer, is the face's own state.

    A step that was finished is logged with the seconds it took, so a resumed look-back knows where to go on.
    """

    steps: tuple[GuideStep, ...]
    now: int
    """The first step that is not done, from 1; the last one when all are."""
    minutes: int
    """Of all steps together."""


@dataclass(frozen=True, slots=True)
class QuarterHead:
    """A quarter as a column of the timeline; turn 0 is the start."""

    turn: int
    mark: str
    """`start`, `Q5`."""
    period: str
    """`sep – nov, year 2`; empty at the start."""
    joined: bool
    """Played as one with the quarter before it."""


@dataclass(frozen=True, slots=True)
class DebriefView:
    """What stands above the look-back."""

    title: str
    school: str
    subtitle: str
    """`12 quarters · 6 people`; of a game that goes on `7 of 12 quarters so far`."""
    quarters: tuple[QuarterHead, ...]
    """The start and every quarter with a result."""
    last: int
    """The last quarter with a result; 0: nothing to look back on yet."""
    finished: bool
    empty: str
    """What to say when there is no result yet; else empty."""
    guide: GuideView
    sentences: tuple[str, ...]
    """The vision's sentences, as they stood last."""
    ending: tuple[str, str]
    """The scenario's ending that holds: title and text; empty texts where none does or the game goes on."""


PANELS: Mapping[str, tuple[str, ...]] = {
    "timeline": ("timeline", "board"),
    "own_sentences": ("stance", "notes"),
    "predictions": ("predictions",),
    "causes": ("causes", "voices", "whatif"),
    "knowledge": ("knowledge",),
    "dimensions": ("board", "stance", "roles"),
    "roles": ("roles",),
    "actions": ("agreements",),
    "stop_list": ("agreements",),
    "nothing": (),
}
"""What a step or question of the scenario shows -> the panels that lie open for it."""
FROM_THE_SECOND = ("voices",)
"""How it felt then: confidence and reasons lie open from the second step on."""

_USUAL: tuple[tuple[str, int, str, str, str], ...] = (
    (mark("What happened"), 7, "timeline", mark("Without an opinion: what do you see?"), ""),
    (mark("What it did to you"), 5, "timeline", mark("When did it get tense?"), ""),
    (
        mark("Why it went this way"),
        10,
        "causes",
        mark("What could we have known then?"),
        mark("Which effect did you cause yourselves, and which came from outside?"),
    ),
    (
        mark("What it says about our school"),
        8,
        "dimensions",
        mark("Where is this not true for us?"),
        mark("Where was this like our school, and where was the game wrong?"),
    ),
    (
        mark("Who does what by when"),
        5,
        "actions",
        mark("What will we stop doing?"),
        mark("What will you do otherwise in the coming three weeks?"),
    ),
)
"""Title, minutes, what it shows, the trainer's line, a question: for a scenario that says nothing."""


def debrief_view(game: Game, words: Words) -> DebriefView:
    """The head of the look-back, of any game."""
    last = resolved(game)
    ending = ("", "")
    found = ending_of(game) if game.finished and game.visions else None
    if found is not None:
        ending = (found.title.get(words.lang), found.text.get(words.lang))
    vision = game.visions[-1] if game.visions else None
    texts = (sentence_text(game, words, one) for one in vision.sentences) if vision is not None else ()
    return DebriefView(
        title=(words.say("Looking back on a rehearsal") if game.rehearsal else words.say("Looking back")),
        school=game.scenario.spec.school.name.get(words.lang),
        subtitle=_subtitle(game, words),
        quarters=tuple(_quarters(game, words)),
        last=last,
        finished=game.finished,
        empty=""
        if last
        else words.say("No quarter of this game has a result yet: there is nothing to look back on."),
        guide=guide_view(game, words),
        sentences=tuple(text for text in texts if text),
        ending=ending,
    )


def guide_view(game: Game, words: Words) -> GuideView:
    """The guided steps with what was finished of them."""
    took = seconds_of(game)
    open_panels: list[str] = []
    steps = []
    for number, (title, minutes, line, questions, panels) in enumerate(_steps(game, words), start=1):
        if number > 1:
            panels = (*panels, *FROM_THE_SECOND)
        open_panels = list(dict.fromkeys((*open_panels, *panels)))
        steps.append(
            GuideStep(
                number=number,
                title=title,
                minutes=minutes,
                line=line,
                questions=questions,
                panels=tuple(open_panels),
                done=number in took,
                seconds=took.get(number, 0),
                spoken=words.many(
                    "step {number}, {title}: {n} minute",
                    "step {number}, {title}: {n} minutes",
                    minutes,
                    number=number,
                    title=title,
                ),
            )
        )
    left = (step.number for step in steps if not step.done)
    return GuideView(tuple(steps), next(left, len(steps)), sum(step.minutes for step in steps))


_Step = tuple[str, int, str, tuple[GuideQuestion, ...], tuple[str, ...]]


def _steps(game: Game, words: Words) -> Iterator[_Step]:
    """(title, minutes, line, questions, panels) of each step."""
    debrief = game.scenario.spec.debrief
    for step in debrief.steps:
        asked = [(id, debrief.questions[id]) for id in step.questions]
        yield (
            step.title.get(words.lang),
            max(1, whole(step.minutes)),
            step.line.get(words.lang) if step.line is not None else "",
            tuple(GuideQuestion(id, one.text.get(words.lang), one.show) for id, one in asked),
            (*PANELS[step.show], *(panel for _, one in asked for panel in PANELS[one.show])),
        )
    if not debrief.steps:
        for title, minutes, show, line, question in _USUAL:
            questions = (GuideQuestion("", words.say(question), show),) if question else ()
            yield words.say(title), minutes, words.say(line), questions, PANELS[show]


def _subtitle(game: Game, words: Words) -> str:
    last = resolved(game)
    quarters = (
        words.many("{n} quarter", "{n} quarters", last)
        if last >= game.turns
        else words.say("{n} of {turns} quarters", n=last, turns=game.turns)
    )
    people = game.table.people if game.table is not None else 0
    told: Sequence[str] = (
        (quarters, words.many("{n} person", "{n} people", people)) if people else (quarters,)
    )
    return " · ".join(told)


def _quarters(game: Game, words: Words) -> Iterator[QuarterHead]:
    yield QuarterHead(0, words.say("start"), "", False)
    for turn in range(1, resolved(game) + 1):
        yield QuarterHead(
            turn, quarter_mark(words, turn), period(words, turn), game.quarters[turn - 1].second
        )
