"""What stands above and below every screen of a quarter: where we are, what is left, which steps come."""

from __future__ import annotations

from game.session.events import Sentence
from game.session.explain import value_at
from game.session.game import Game, Quarter, Step
from game.session.predicting import is_due
from game.session.rules import WORKLOAD_LIMIT, preview_of
from game.session.views.figures import euros, whole
from game.session.views.pace import QUARTERS_A_YEAR
from game.session.views.parts import Header, Meter, StepMark
from game.texts import Words, mark

TOO_HIGH = 10
"""So many points above the limit work pressure is called too high."""

MONTHS = (mark("sep – nov"), mark("dec – feb"), mark("mar – may"), mark("jun – aug"))
"""The quarters of a school year."""

STEP_NAMES = {
    Step.BOARD: mark("Board"),
    Step.PREDICTION: mark("Prediction"),
    Step.EVENT: mark("Event"),
    Step.BALLOT: mark("Ballot"),
    Step.TALK: mark("Talk"),
    Step.PLAN: mark("Plan"),
    Step.RESULT: mark("Result"),
}
CARDS_STEP = mark("On the table")
"""The ballot of a quarter without an event: only cards are asked."""


def header_view(game: Game, words: Words) -> Header:
    """The header of the quarter now; before the first one it has a title and the vision only."""
    started = bool(game.quarters)
    title = words.say("Quarter {turn}", turn=game.turn) if started else words.say("New game")
    if game.rehearsal:
        title = words.say("Rehearsal, quarter {turn}", turn=game.turn) if started else words.say("Rehearsal")
    return Header(
        title=title,
        of=words.say("of {turns}", turns=game.turns),
        period=period(words, game.turn) if started else "",
        turn=game.turn,
        turns=game.turns,
        meters=_meters(game, words) if started else (),
        steps=_steps(game, words) if started else (),
        sentence=first_sentence(game, words),
    )


def period(words: Words, turn: int) -> str:
    """The three months of a quarter and its school year: `sep – nov, year 2`."""
    year, quarter = divmod(turn - 1, QUARTERS_A_YEAR)
    return words.say("{months}, year {year}", months=words.say(MONTHS[quarter]), year=year + 1)


def sentence_text(game: Game, words: Words, sentence: Sentence) -> str:
    """A sentence of the vision: the table's own, or the scenario's; an unknown id is empty."""
    if sentence.id is None:
        return sentence.own or ""
    spec = game.scenario.spec
    for statements in (*(theme.statements for theme in spec.themes.values()), spec.how_we_work.statements):
        if sentence.id in statements:
            return statements[sentence.id].get(words.lang)
    return ""


def first_sentence(game: Game, words: Words) -> str:
    if game.vision is None or not game.vision.sentences:
        return ""
    return sentence_text(game, words, game.vision.sentences[0])


def _meters(game: Game, words: Words) -> tuple[Meter, ...]:
    return (_budget(game, words), _hours(game, words), _workload(game, words))


def _is_open(quarter: Quarter) -> bool:
    """Money and hours of this quarter can still be spent."""
    return quarter.plan is None


def _budget(game: Game, words: Words) -> Meter:
    """What is left when this quarter's decisions and plan so far are paid; after the result what there is."""
    held = [value_at(game, "budget", turn) for turn in range(len(game.states))]
    left = held[-1]
    if _is_open(game.quarter):
        left = float(preview_of(game, game.quarter.draft).left[0])
    value = euros(words, left)
    name = words.say("Budget")
    return Meter(
        id="budget",
        name=name,
        value=value,
        share=_share(left, max(*held, 1.0)),
        word=words.say("short") if left < 0 else "",
        spoken=words.say("Budget: {money} left", money=value),
    )


def _hours(game: Game, words: Words) -> Meter:
    """Hours of all roles still free this quarter; after the result those of a new quarter."""
    hours = [float(hours) for hours in game.rules.role_hours]
    free = hours
    if _is_open(game.quarter):
        used = preview_of(game, game.quarter.draft).used[:, 0]
        free = [max(0.0, has - float(asked)) for has, asked in zip(hours, used, strict=True)]
    value = words.many("{n} hour", "{n} hours", whole(sum(free)))
    return Meter(
        id="hours",
        name=words.say("Leaders' time"),
        value=value,
        share=_share(sum(free), sum(hours)),
        spoken=words.say("Leaders' time: {hours} free", hours=value),
    )


def _workload(game: Game, words: Words) -> Meter:
    level = whole(value_at(game, "workload", len(game.states) - 1))
    word = ""
    if level > WORKLOAD_LIMIT:
        word = words.say("too high") if level > WORKLOAD_LIMIT + TOO_HIGH else words.say("high")
    said = words.say("Work pressure {level}, limit {limit}", level=level, limit=WORKLOAD_LIMIT)
    if word:
        said = words.say(
            "Work pressure {level}, {word}, limit {limit}", level=level, word=word, limit=WORKLOAD_LIMIT
        )
    return Meter(
        id="workload",
        name=words.say("Work pressure"),
        value=str(level),
        share=_share(level, 100),
        limit=WORKLOAD_LIMIT / 100,
        word=word,
        spoken=said,
    )


def _share(part: float, of: float) -> float:
    return min(1.0, max(0.0, part / of)) if of > 0 else 0.0


def _steps(game: Game, words: Words) -> tuple[StepMark, ...]:
    """Only the steps that will really come. A short decision after the talk is the step Event once more."""
    quarter = game.quarter
    if quarter.second and not quarter.agenda:
        ids = [Step.PLAN, Step.RESULT]
    elif quarter.agenda:
        ids = [Step.BOARD, Step.EVENT, Step.BALLOT, Step.TALK, Step.PLAN, Step.RESULT]
    else:
        ids = [Step.BOARD, Step.BALLOT, Step.PLAN, Step.RESULT]
    if Step.BOARD in ids and _predicts(game):
        ids.insert(ids.index(Step.BOARD) + 1, Step.PREDICTION)
    names = STEP_NAMES if quarter.agenda else {**STEP_NAMES, Step.BALLOT: CARDS_STEP}
    now = ids.index(game.step) if game.step in ids else len(ids)
    talked = _talks_are_done(game)
    marks = []
    for place, step in enumerate(ids):
        if place == now:
            state = "now"
        elif place < now or (talked and step in (Step.BALLOT, Step.TALK)):
            state = "done"
        else:
            state = "later"
        marks.append(StepMark(step.value, words.say(names[step]), state))
    return tuple(marks)


def _predicts(game: Game) -> bool:
    """This quarter everybody writes, or wrote, a prediction."""
    return is_due(game) or game.step is Step.PREDICTION or bool(game.quarter.predicted)


def _talks_are_done(game: Game) -> bool:
    """Every full ballot of this quarter has been talked through."""
    full = [event for event in game.quarter.agenda if game.is_full(event)]
    return bool(full) and all(event in game.quarter.choices for event in full)
