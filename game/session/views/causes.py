"""Causes in words: what a mechanism, a source or a kind is called, and whole points that add up.

The names stand in one table. A step of a waterfall is called after its driver or mechanism; what somebody
decided is called by its own title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.session.explain import ExactCause, Kind
from game.session.game import Game
from game.session.views.figures import whole
from game.session.views.names import people, variable_name
from game.texts import Words, mark

MECHANISMS: Mapping[str, tuple[str, str]] = {
    "decay": (mark("Wear"), mark("what is not kept up slowly fades")),
    "ageing": (mark("Ageing"), mark("technology and material grow old")),
    "back_to_base": (mark("Back to usual"), mark("earlier one-off effects wear off")),
    "bound": (mark("End of the scale"), mark("it cannot go further")),
    "pressure_without_support": (
        mark("Pressure without support"),
        mark("more is asked than there is help for"),
    ),
    "paper_without_translation": (
        mark("Vision left on paper"),
        mark("teams have not yet made it their own"),
    ),
    "no_clear_vision": (mark("No clear vision"), mark("there is little on paper to live by")),
    "lived_vision": (mark("Lived vision"), mark("teams recognise the vision in their work")),
    "shared_leadership": (mark("Shared leadership"), mark("more people lead")),
    "who_leads": (mark("Who leads"), mark("how the leading is spread over people")),
    "learning_by_doing": (mark("Learning by doing"), mark("who does it, gets better at it")),
    "learning_culture": (mark("Learning culture"), mark("learning and asking questions together")),
    "safety": (mark("Safe climate"), mark("whether people dare to try and to ask")),
    "workload": (mark("Work pressure"), mark("what the work asks of people")),
    "support": (mark("Support"), mark("time, coaching and recognition")),
    "coherence": (mark("Coherence"), mark("how well what you do fits your vision")),
    "commitment": (mark("Commitment"), mark("whether teams stand behind the change")),
    "change_fatigue": (mark("Change fatigue"), mark("tired from much change")),
    "diffusion": (mark("Spread among colleagues"), mark("colleagues take it over from each other")),
    "fallback": (mark("Falling back"), mark("more use than the team can carry")),
    "recovery": (mark("Recovery"), mark("it passes with time")),
    "dip": (mark("Implementation dip"), mark("new ways cost something at first")),
    "processes": (mark("Processes"), mark("orderly processes save work")),
    "action_load": (mark("Work of the plan"), mark("what the cards ask of teams")),
    "too_much_at_once": (mark("Too much at once"), mark("more work than the school can take up")),
    "starting_up": (mark("Starting up"), mark("something new asks extra work at first")),
    "fragmentation": (mark("Scattered change"), mark("many things that do not hang together")),
    "what_we_do": (mark("Attention fades"), mark("earlier work counts less each quarter")),
    "income": (mark("Income"), mark("the money of a quarter")),
    "returned_to_board": (mark("Back to the board"), mark("money left idle is taken back")),
    "maintenance": (mark("Maintenance"), mark("network and devices cost money each quarter")),
    "running_costs": (mark("Running costs"), mark("what was bought costs money each quarter")),
    "practice": (mark("Practice in lessons"), mark("use in lessons, with what makes it work")),
    "craftsmanship": (mark("Craftsmanship"), mark("how skilled {teachers} are")),
    "material": (mark("Teaching material"), mark("the content of lessons")),
    "direction": (mark("Direction"), mark("clear goals, where teams live the vision")),
    "theme": (mark("Work on the vision"), mark("a theme of the vision that you work on")),
    "digital_divide": (mark("Digital divide"), mark("use grows and not everyone can join")),
    "learning_power": (mark("Learning power"), mark("inquiry, room, shared leading and strategy")),
    "partners": (mark("Partners"), mark("working with partners in the region")),
    "quality": (mark("Education quality"), mark("{students} notice the lessons")),
    "staff": (mark("Job satisfaction"), mark("{students} notice how {teachers} are")),
    "rising_expectations": (mark("Rising expectations"), mark("the world moves on")),
    "hardest_last": (mark("The last part is hardest"), mark("the higher, the less a next step brings")),
    "vision_revised": (mark("Vision revised"), mark("a new vision starts anew in the teams")),
    "earlier_chance": (mark("Earlier chance"), mark("earlier good or bad luck wears off")),
    "noise": (mark("Chance"), mark("nobody steers this")),
    "incident": (mark("Incident"), mark("privacy or security went wrong")),
}
"""Mechanism or driver of docs/model.md 3.9 to 3.12 -> (its name, what it means in a few words)."""

KINDS: Mapping[Kind, str] = {
    Kind.ACTION: mark("action"),
    Kind.DECISION: mark("decision"),
    Kind.EVENT: mark("event"),
    Kind.EARLIER: mark("from earlier"),
    Kind.INTERPLAY: mark("interplay"),
    Kind.CHANCE: mark("chance"),
}


def quarter_mark(words: Words, turn: int) -> str:
    """`Q6`."""
    return words.say("Q{turn}", turn=turn)


def joined(words: Words, parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return words.say("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def source_name(game: Game, words: Words, source: str) -> str:
    """The title of an action or of an option (`event.option`), as its card says it."""
    spec = game.scenario.spec
    event, _, option = source.partition(".")
    if option and event in spec.events and option in spec.events[event].options:
        return spec.events[event].options[option].title.get(words.lang)
    return spec.actions[source].title.get(words.lang)


def cause_name(game: Game, words: Words, cause: ExactCause) -> str:
    if cause.is_own_name:
        return source_name(game, words, cause.source)
    return mechanism_name(game, words, cause.mechanism)


def mechanism_name(game: Game, words: Words, mechanism: str) -> str:
    """A mechanism, or the variable that a derived value was followed to."""
    if mechanism in MECHANISMS:
        return words.say(MECHANISMS[mechanism][0])
    return variable_name(words, game.scenario, mechanism)


def cause_detail(game: Game, words: Words, cause: ExactCause, now: int) -> str:
    """The largest source behind a cause, with its quarters when it is from before quarter `now`."""
    began = joined(words, [quarter_mark(words, turn) for turn in cause.turns if turn < now])
    if cause.is_own_name:
        if began:
            return words.say("begun in {quarters}", quarters=began)
        event = cause.source.partition(".")[0] if "." in cause.source else ""
        if event in game.scenario.spec.events:
            return game.scenario.spec.events[event].title.get(words.lang)
        return words.say("this quarter")
    if cause.is_decided:
        name = source_name(game, words, cause.source)
        return words.say("{source}, begun in {quarters}", source=name, quarters=began) if began else name
    if cause.source != cause.mechanism:
        return mechanism_name(game, words, cause.source)
    return mechanism_meaning(game, words, cause.mechanism)


def mechanism_meaning(game: Game, words: Words, mechanism: str) -> str:
    """What a mechanism is, in a few words; empty for anything else."""
    if mechanism not in MECHANISMS:
        return ""
    return words.say(MECHANISMS[mechanism][1], **people(words, game.scenario))


def whole_points(amounts: Sequence[float], total: int) -> list[int]:
    """Amounts as whole points that add up to `total`.

    What rounding leaves over goes to the largest that can take it: less than a point off, and not from
    something to nothing. Where none can, the smallest shows as nothing.
    """
    points = [whole(amount) for amount in amounts]
    by_size = sorted(range(len(amounts)), key=lambda i: -abs(amounts[i]))
    while points and (left := total - sum(points)):
        step = 1 if left > 0 else -1
        near = [i for i in by_size if abs(points[i] + step - amounts[i]) < 1]
        kept = [i for i in near if points[i] + step]
        points[(kept or near[::-1] or by_size)[0]] += step
    return points
