"""What variables are called inside a sentence: with their article in Dutch, small in English.

On a board or at a bar a variable has a label (`names`); a sentence needs a noun that is always singular, so
that one verb fits all.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.scenario import Scenario
from game.session.explain import CAPACITY, CARRIED, DRIVE, EFFORT, IMBALANCE
from game.session.views.names import own_word, people, role_name, team_name, theme_name, variable_name
from game.texts import Words, mark

NOUNS: Mapping[str, str] = {
    # dimensions and sub-competences
    "direction": mark("giving direction"),
    "culture": mark("the learning culture"),
    "organisation": mark("the set-up of the organisation"),
    "literacy": mark("the leaders' own digital literacy"),
    "conduct": mark("professional conduct"),
    "visioning": mark("forming a vision together"),
    "strategy": mark("the strategy"),
    "safety": mark("the safety to experiment"),
    "competence_development": mark("the development of competences"),
    "inquiry": mark("working with inquiry"),
    "innovation_room": mark("the room to innovate"),
    "processes": mark("the order in processes"),
    "partnerships": mark("working with partners"),
    "tools_at_work": mark("leaders' use of technology"),
    "data_use": mark("the use of data"),
    "ethics": mark("attention to ethics"),
    "own_development": mark("leaders' own digital development"),
    "transformational": mark("inspiring leadership"),
    "learning_professional": mark("leaders' attitude of learning"),
    # outcomes
    "education_quality": mark("education quality"),
    "equal_opportunity": mark("equal opportunity"),
    "agility": mark("agility"),
    "labour_market_fit": mark("the fit with the labour market"),
    "student_satisfaction": mark("student satisfaction"),
    "staff_wellbeing": mark("job satisfaction"),
    # teams
    "skill": mark("the skill of {teachers}"),
    "adoption": mark("use in lessons"),
    "commitment": mark("commitment"),
    "workload": mark("work pressure"),
    "vision_lived": mark("the lived vision"),
    "dip": mark("the implementation dip"),
    # the school
    "coherence": mark("coherence"),
    "vision_on_paper": mark("the vision on paper"),
    "infrastructure": mark("the state of the infrastructure"),
    "content": mark("the teaching material"),
    "pressure": mark("the pressure of expectations"),
    "support": mark("support"),
    "fatigue": mark("change fatigue"),
    "shared_leadership": mark("shared leadership"),
    "budget": mark("the budget"),
    "running": mark("the sum of running costs"),
    # derived
    "practice": mark("practice in lessons"),
    "learning_power": mark("the school's power to learn"),
    "learning_culture": mark("learning together"),
    IMBALANCE: mark("pressure without support"),
    DRIVE: mark("the balance of pressure and support"),
    CAPACITY: mark("the use that teams can carry"),
}


def noun(words: Words, scenario: Scenario, variable: str) -> str:
    """A variable inside a sentence: `the lived vision in Care`, `attention for Closeness`; never an id."""
    spec = scenario.spec
    kind, _, member = variable.removeprefix("team.").partition(".")
    if variable in spec.variables or own_word(words, scenario, variable) is not None:
        return words.say("“{name}”", name=variable_name(words, scenario, variable))
    if kind == "enacted" and member in spec.themes:
        return words.say("attention for “{theme}”", theme=theme_name(words, scenario, member, short=True))
    if kind == "leader_growth":
        if member not in spec.roles:
            return words.say("the growth of leaders")
        return words.say("the growth of {role}", role=role_name(words, scenario, member, short=True))
    if kind == CAPACITY and member in spec.school.teams:
        return words.say("the use that {team} can carry", team=team_name(words, scenario, member, short=True))
    if f"{kind}." == EFFORT:
        return words.say("work on the vision")
    if f"{kind}." == CARRIED:
        return words.say("practice in which the vision shows")
    if kind not in NOUNS:
        return variable_name(words, scenario, variable)
    said = words.say(NOUNS[kind], **people(words, scenario))
    if member in spec.school.teams:
        return words.say("{noun} in {team}", noun=said, team=team_name(words, scenario, member, short=True))
    return said


def begins(sentence: str) -> str:
    """With a capital; quotes before the first letter stay."""
    for place, letter in enumerate(sentence):
        if letter.isalpha():
            return sentence[:place] + letter.upper() + sentence[place + 1 :]
        if letter.isdigit():
            break
    return sentence
