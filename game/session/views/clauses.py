"""Why, as half a sentence: `because work pressure grew`, `through ‘Training’ of quarter 2`.

One table says it for every mechanism of the model, by what there was more or less of; what a mechanism reads
has its noun (`nouns`). Nobody is judged: it is the school, the plan or the teams that did something.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.session.explain import BACK, CAPACITY, DRIVE, ExactCause, is_derived, of_staff, rises
from game.session.game import Game
from game.session.views.causes import joined, source_name
from game.session.views.names import people
from game.session.views.nouns import noun
from game.texts import Words, mark

MOSTLY = 0.6
"""A single effect is named when it is at least this part of all that wears off."""


def _both(text: str) -> tuple[str, str]:
    return text, text


CLAUSES: Mapping[str, tuple[str, str]] = {
    "practice": (
        mark("because practice in lessons improved"),
        mark("because practice in lessons fell back"),
    ),
    "dip": (
        mark("because new ways of working cost something at first"),
        mark("because the implementation dip is passing"),
    ),
    "workload": (mark("because work pressure grew"), mark("because work pressure eased")),
    "craftsmanship": (
        mark("because {teachers} became more skilled"),
        mark("because the skill of {teachers} sank"),
    ),
    "theme": (
        mark("because more of the vision was put into practice"),
        mark("because less of the vision was put into practice"),
    ),
    "material": (
        mark("because the teaching material got better"),
        mark("because the teaching material got older"),
    ),
    "direction": (
        mark("because clear goals gave direction"),
        mark("because direction was lost"),
    ),
    "digital_divide": (
        mark("because use grew and not everyone can join in"),
        mark("because the digital divide got narrower"),
    ),
    "learning_power": (
        mark("because the school learns more easily"),
        mark("because the school learns less easily"),
    ),
    "partners": (
        mark("because working with partners got stronger"),
        mark("because working with partners got weaker"),
    ),
    "quality": (
        mark("because {students} notice better lessons"),
        mark("because {students} notice that lessons got poorer"),
    ),
    "staff": (
        mark("because {students} notice that {teachers} enjoy their work more"),
        mark("because {students} notice that {teachers} enjoy their work less"),
    ),
    "safety": (mark("because it became safer to try"), mark("because it became less safe to try")),
    "commitment": (mark("because commitment grew"), mark("because commitment fell")),
    "change_fatigue": (
        mark("because people got tired of ever more change"),
        mark("because change fatigue eased"),
    ),
    "support": (mark("because there was more support"), mark("because support ebbed away")),
    "lived_vision": (
        mark("because the vision is lived more in the teams"),
        mark("because the vision is lived less in the teams"),
    ),
    "pressure_without_support": (
        mark("because more was asked than there was help for"),
        mark("because help caught up with what is asked"),
    ),
    "coherence": (
        mark("because what the school does fits its vision better"),
        mark("because what the school does fits its vision less"),
    ),
    "shared_leadership": (
        mark("because more people share in leading"),
        mark("because fewer people share in leading"),
    ),
    "processes": (
        mark("because orderly processes save work"),
        mark("because processes got less orderly"),
    ),
    "action_load": (
        mark("because the plan asks more of teams"),
        mark("because the plan asks less of teams than before"),
    ),
    "who_leads": (
        mark("because leading was spread over more people"),
        mark("because few people did the leading"),
    ),
    "rising_expectations": _both(mark("because the world outside asks more each year")),
    "hardest_last": _both(mark("because the last points are the hardest")),
    "starting_up": _both(mark("because beginning something new costs extra")),
    "decay": _both(mark("because what is not kept up fades")),
    "ageing": _both(mark("because knowledge and equipment get out of date")),
    "back_to_base": _both(mark("because earlier one-off effects wear off")),
    "earlier_chance": _both(mark("because earlier luck wears off")),
    "bound": _both(mark("because the scale ends there")),
    "paper_without_translation": _both(mark("because teams have not made the vision their own yet")),
    "no_clear_vision": _both(mark("because the vision on paper is not sharp enough")),
    "learning_by_doing": _both(mark("because people learn by doing")),
    "learning_culture": _both(mark("because colleagues learn together")),
    "diffusion": _both(mark("because colleagues take it over from each other")),
    "fallback": _both(mark("because teams used more than they can carry")),
    "recovery": _both(mark("because it passes with time")),
    "too_much_at_once": _both(mark("because too much came at once")),
    "fragmentation": _both(mark("because much was going on that does not hang together")),
    "what_we_do": _both(mark("because attention fades by itself")),
    "income": _both(mark("through the income of the quarter")),
    "returned_to_board": _both(mark("because idle money went back to the board")),
    "maintenance": _both(mark("through the upkeep of network and devices")),
    "running_costs": _both(mark("through running costs")),
    "vision_revised": _both(mark("because the vision was revised")),
    "noise": _both(mark("through chance")),
    "incident": _both(mark("through the incident with privacy or security")),
}
"""Mechanism or driver -> (more of it, less of it). Where the model has one direction both are the same."""

_OWN_SENSE: Mapping[tuple[str, str], tuple[str, str]] = {
    ("equal_opportunity", "practice"): (
        mark("because the vision shows more in lessons"),
        mark("because the vision shows less in lessons"),
    ),
    ("fatigue", "recovery"): _both(mark("because people got time to recover")),
    ("team.dip", "recovery"): _both(mark("because the new becomes ordinary")),
    ("team.skill", "ageing"): _both(mark("because knowledge gets out of date")),
    ("content", "ageing"): _both(mark("because teaching material gets old")),
    ("infrastructure", "ageing"): _both(mark("because devices get old")),
    ("support", "decay"): _both(mark("because support ebbs away where nobody renews it")),
    ("pressure", "decay"): _both(mark("because expectations fade where nobody repeats them")),
    ("team.vision_lived", "decay"): _both(mark("because daily routine wears it down")),
    ("vision_on_paper", "decay"): _both(mark("because the text gets old")),
    ("leader_growth", "learning_by_doing"): _both(mark("because leaders learn by leading")),
}
"""(what moved, mechanism) -> what it says better than the mechanism's own clause."""
_SPREADS: Mapping[str, str] = {
    CAPACITY: mark("because colleagues take it over from each other, now that teams can carry more"),
    DRIVE: mark("because colleagues take it over from each other, now that more is asked and helped"),
    "safety": mark("because colleagues take it over from each other, now that it is safer to try"),
}
"""Spread among colleagues, by what made it grow."""
_FIRST_SENSE: Mapping[str, str] = {
    "skill": "craftsmanship",
    "content": "material",
    "fatigue": "change_fatigue",
    "vision_lived": "lived_vision",
    "education_quality": "quality",
    "partnerships": "partners",
}
"""Inputs of a derived value that a clause of a mechanism says better."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Half a sentence, and how long its cause needed; empty where it worked at once."""

    text: str
    delay: str = ""

    def with_points(self, words: Words, points: str) -> str:
        """With its points and delay behind it, in one pair of brackets; empty points are left out."""
        about = ", ".join(part for part in (points, self.delay) if part)
        return words.say("{why} ({about})", why=self.text, about=about) if about else self.text


def clause(game: Game, words: Words, variable: str, cause: ExactCause) -> Clause:
    """Why `variable` moved, as far as this cause goes."""
    if cause.mechanism == BACK and cause.is_decided and _is_mostly_of(cause, cause.source):
        card = source_name(game, words, cause.source)
        return Clause(words.say("because the effect of “{card}” wears off", card=card))
    if cause.is_own_name:
        return _of_source(game, words, cause)
    return Clause(_of_mechanism(game, words, variable, cause))


def _is_mostly_of(cause: ExactCause, source: str) -> bool:
    of_source = sum(part.amount for part in cause.parts if part.row.source == source)
    return abs(of_source) >= MOSTLY * abs(cause.amount)


def _of_mechanism(game: Game, words: Words, variable: str, cause: ExactCause) -> str:
    is_input = is_derived(game.rules, variable)
    more = rises(variable, cause.mechanism, cause.amount, is_input)
    read = cause.reading
    if read is not None and not read.agrees and not is_input and _says_a_move(cause.mechanism):
        said = noun(words, game.scenario, read.variable)
        if more:
            return words.say("because {noun} works through", noun=said)
        return words.say("because {noun} weighs less than before", noun=said)
    if is_input and read is not None:
        more = read.after >= read.before
    if variable in game.scenario.spec.variables and cause.mechanism == "decay":
        return words.say("because it goes down by itself each quarter")
    if cause.mechanism == "diffusion" and read is not None and read.agrees:
        return words.say(_SPREADS[read.variable.partition(".")[0]])
    if own := _OWN_SENSE.get((_group(variable), cause.mechanism)):
        return words.say(own[0 if more else 1])
    name = cause.mechanism.removeprefix("team.")
    key = _FIRST_SENSE.get(name, name) if is_input else cause.mechanism
    if key in CLAUSES:
        return words.say(CLAUSES[key][0 if more else 1], **people(words, game.scenario))
    said = noun(words, game.scenario, cause.mechanism)
    if more:
        return words.say("because {noun} rose", noun=said)
    return words.say("because {noun} fell", noun=said)


def _group(variable: str) -> str:
    """All teams and all leaders alike."""
    return "leader_growth" if variable.startswith("leader_growth") else of_staff(variable)


def _says_a_move(mechanism: str) -> bool:
    """The clause tells a move, so it must have been one."""
    more, less = CLAUSES.get(mechanism, ("", ""))
    return more != less


def _of_source(game: Game, words: Words, cause: ExactCause) -> Clause:
    """A card or a decision with the quarter it is from."""
    name = source_name(game, words, cause.source)
    quarters = joined(words, [str(turn) for turn in cause.turns])
    event = cause.source.partition(".")[0] if "." in cause.source else ""
    if event in game.scenario.spec.events:
        text = words.say(
            "through the decision “{option}” on “{event}” of quarter {quarters}",
            option=name,
            event=game.scenario.spec.events[event].title.get(words.lang),
            quarters=quarters,
        )
    else:
        text = words.say("through “{card}” of quarter {quarters}", card=name, quarters=quarters)
    delay = min(part.arrived - part.row.origin_turn for part in cause.parts)
    if cause.mechanism == "action_load" and delay > 0:  # load is booked at once: what is left is its fading
        return Clause(words.say("because the work of “{card}” is over", card=name))
    return Clause(text, words.many("after {n} quarter", "after {n} quarters", delay) if delay > 0 else "")
