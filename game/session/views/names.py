"""What things are called: one table for the variables, and the scenario's own names for the rest.

A variable has a short label for the board; a dimension or sub-competence also the framework's own name, never
shortened. Teams, roles, themes and own variables are named by the scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.scenario import Scenario
from game.texts import Words, mark


@dataclass(frozen=True, slots=True)
class Name:
    """How a variable is called and drawn.

    icon    a name of the icon set; empty where it has none
    better  True: up is favourable; False: down is; None: it depends
    """

    short: str
    official: str = ""
    icon: str = ""
    better: bool | None = True


ROSE: Mapping[str, tuple[str, ...]] = {
    "direction": ("visioning", "strategy"),
    "culture": ("safety", "competence_development", "inquiry"),
    "organisation": ("innovation_room", "processes", "partnerships"),
    "literacy": ("own_development", "ethics", "data_use", "tools_at_work"),
    "conduct": ("transformational", "learning_professional"),
}
"""Dimensions with their sub-competences, clockwise from the top of the rose."""

NAMES: Mapping[str, Name] = {
    # dimensions
    "direction": Name(
        mark("Giving direction"),
        mark("Giving direction to the digital transformation of education"),
        "richting",
    ),
    "culture": Name(mark("Learning culture"), mark("Promoting an innovative culture of learning"), "cultuur"),
    "organisation": Name(
        mark("Organisation"), mark("Reshaping the organisation for digital transformation"), "organisatie"
    ),
    "literacy": Name(mark("Digitally literate"), mark("Being digitally literate yourself"), "geletterd"),
    "conduct": Name(mark("Professional"), mark("Acting professionally"), "professioneel"),
    # sub-competences
    "visioning": Name(
        mark("Visioning"), mark("Steering an iterative process of forming a vision"), "richting"
    ),
    "strategy": Name(mark("Strategy"), mark("Setting a strategy and carrying it out"), "richting"),
    "safety": Name(
        mark("Safe to experiment"), mark("Creating a safe culture of experimenting and learning"), "cultuur"
    ),
    "competence_development": Name(
        mark("Competences"), mark("Achieving the development of competences"), "cultuur"
    ),
    "inquiry": Name(mark("Working with inquiry"), mark("Encouraging an inquiring way of working"), "cultuur"),
    "innovation_room": Name(mark("Room to innovate"), mark("Creating room to innovate"), "organisatie"),
    "processes": Name(mark("Processes"), mark("Adapting the processes of the organisation"), "organisatie"),
    "partnerships": Name(mark("Working together"), mark("Working together strategically"), "organisatie"),
    "tools_at_work": Name(
        mark("Using technology"), mark("Using digital technology in your work"), "geletterd"
    ),
    "data_use": Name(mark("Using data"), mark("Interpreting data and making use of them"), "geletterd"),
    "ethics": Name(
        mark("Ethics"), mark("Attention to ethical questions in digital transformation"), "geletterd"
    ),
    "own_development": Name(
        mark("Own development"), mark("Using digital technology for your own development"), "geletterd"
    ),
    "transformational": Name(
        mark("Inspiring leadership"), mark("Competences of transformational leadership"), "professioneel"
    ),
    "learning_professional": Name(
        mark("Attitude of learning"), mark("Acting as a professional who keeps learning"), "professioneel"
    ),
    # outcomes
    "education_quality": Name(mark("Education quality"), icon="kwaliteit"),
    "equal_opportunity": Name(mark("Equal opportunity"), icon="kansen"),
    "agility": Name(mark("Agility"), icon="wendbaar"),
    "labour_market_fit": Name(mark("Labour market"), icon="arbeidsmarkt"),
    "student_satisfaction": Name(mark("Student satisfaction"), icon="student"),
    "staff_wellbeing": Name(mark("Job satisfaction"), icon="werkplezier"),
    # teams
    "skill": Name(mark("Skill"), icon="geletterd"),
    "adoption": Name(mark("Use in lessons"), icon="docent"),
    "commitment": Name(mark("Commitment"), icon="groep"),
    "workload": Name(mark("Work pressure"), icon="werkdruk", better=False),
    "vision_lived": Name(mark("Lived vision"), icon="richting"),
    "dip": Name(mark("Implementation dip"), icon="werkdruk", better=False),
    # the school
    "coherence": Name(mark("Coherence"), icon="samenhang"),
    "vision_on_paper": Name(mark("Vision on paper"), icon="notitie"),
    "infrastructure": Name(mark("Infrastructure"), icon="scherm"),
    "content": Name(mark("Teaching material"), icon="kwaliteit"),
    "pressure": Name(mark("Pressure of expectations"), icon="belasting", better=None),
    "support": Name(mark("Support"), icon="groep"),
    "fatigue": Name(mark("Change fatigue"), icon="werkdruk", better=False),
    "shared_leadership": Name(mark("Shared leadership"), icon="groep"),
    "leader_growth": Name(mark("Growth of the leader"), icon="professioneel"),
    "enacted": Name(mark("What you do"), icon="onderweg", better=None),
    "budget": Name(mark("Budget"), icon="budget"),
    "running": Name(mark("Running costs"), icon="budget", better=False),
    # derived, for explanations
    "practice": Name(mark("Practice in lessons"), icon="docent"),
    "learning_power": Name(mark("Learning power"), icon="wendbaar"),
    "learning_culture": Name(mark("Learning culture"), icon="cultuur"),
    "effort": Name(mark("Work on the vision"), icon="onderweg"),
    "carried": Name(mark("The vision in lessons"), icon="richting"),
    "carrying_capacity": Name(mark("What teams can carry"), icon="groep"),
    "drive": Name(mark("Pressure and support together"), icon="belasting"),
    "imbalance": Name(mark("Pressure without support"), icon="belasting", better=False),
}


def name_of(scenario: Scenario | None, variable: str) -> Name | None:
    """The table's row for a variable, with or without its team; None for a name that is in no table.

    An own level of the scenario is better upwards; of a count it depends.
    """
    if scenario is not None and variable in scenario.spec.variables:
        own = scenario.spec.variables[variable]
        return Name("", better=None if own.kind == "count" else True)
    return NAMES.get(_kind(variable))


def variable_name(words: Words, scenario: Scenario, variable: str) -> str:
    """A variable as players read it: `Skill, Care`, `What you do: Closeness`; an unknown id as it is."""
    spec = scenario.spec
    if variable in spec.variables:
        return spec.variables[variable].name.get(words.lang)
    if (called := own_word(words, scenario, variable)) is not None:
        return called
    kind = _kind(variable)
    member = variable.removeprefix("team.").partition(".")[2]
    if kind not in NAMES:
        return variable
    name = words.say(NAMES[kind].short)
    if not member:
        return name
    match kind:
        case "enacted" if member in spec.themes:
            return words.say("{name}: {member}", name=name, member=theme_name(words, scenario, member))
        case "leader_growth" if member in spec.roles:
            return words.say("Growth of {role}", role=role_name(words, scenario, member))
        case "effort" if member in NAMES:
            return words.say("{name}: {member}", name=name, member=words.say(NAMES[member].short))
        case _ if member in spec.school.teams:
            return words.say("{name}, {team}", name=name, team=team_name(words, scenario, member, short=True))
    return name


def own_word(words: Words, scenario: Scenario, id: str) -> str | None:
    """What the scenario calls an outcome, or its `students` or `teachers`; None where it says nothing."""
    called = scenario.spec.names.get(id)
    return None if called is None else called.get(words.lang)


def people(words: Words, scenario: Scenario) -> Mapping[str, str]:
    """Who learns and who teaches, as words inside a sentence: for texts with {students} and {teachers}."""
    return {
        "students": own_word(words, scenario, "students") or words.say("students"),
        "teachers": own_word(words, scenario, "teachers") or words.say("teachers"),
    }


def short_name(words: Words, scenario: Scenario, id: str) -> str:
    """The shortest name of a team, a role, a variable (without its team) or a theme."""
    spec = scenario.spec
    if id in spec.school.teams:
        return team_name(words, scenario, id, short=True)
    if id in spec.roles:
        return role_name(words, scenario, id, short=True)
    if id in spec.themes and id not in NAMES:
        return theme_name(words, scenario, id, short=True)
    return variable_name(words, scenario, _kind(id))


def official_name(words: Words, variable: str) -> str:
    """The framework's own name of a dimension or sub-competence; empty for anything else."""
    row = NAMES.get(variable)
    return words.say(row.official) if row is not None and row.official else ""


def team_name(words: Words, scenario: Scenario, team: str, *, short: bool = False) -> str:
    about = scenario.spec.school.teams[team]
    return (about.short if short and about.short is not None else about.name).get(words.lang)


def role_name(words: Words, scenario: Scenario, role: str, *, short: bool = False) -> str:
    about = scenario.spec.roles[role]
    return (about.short if short and about.short is not None else about.name).get(words.lang)


def theme_name(words: Words, scenario: Scenario, theme: str, *, short: bool = False) -> str:
    about = scenario.spec.themes[theme]
    return (about.short if short and about.short is not None else about.name).get(words.lang)


def team_letters(words: Words, scenario: Scenario, team: str) -> str:
    """Two letters for a team's tile, different from every other team's where its name allows.

    The first letters of its first two words; of one word its first two letters. A `short:` of at most two
    characters is taken as it is.
    """
    taken: set[str] = set()
    letters = ""
    for id in scenario.spec.school.teams:
        letters = next((pair for pair in _pairs(words, scenario, id) if pair not in taken), "")
        letters = letters or _pairs(words, scenario, id)[0]
        taken.add(letters)
        if id == team:
            break
    return letters


def _pairs(words: Words, scenario: Scenario, team: str) -> list[str]:
    """Letters for a team, the most natural first; never empty."""
    short = team_name(words, scenario, team, short=True)
    name = team_name(words, scenario, team)
    first, *others = ["".join(filter(str.isalnum, part)) for part in name.split()] or [""]
    letters = first + "".join(others)
    pairs = [short] if len(short) <= 2 else []
    pairs += [first[:1] + other[:1] for other in others if other]
    pairs += [letters[:1] + letter for letter in letters[1:]]
    return [pair.upper() for pair in pairs] or [name[:2].upper()]


def _kind(variable: str) -> str:
    """`skill` of `skill.care` and of `team.skill`; a name without a dot is itself."""
    name, _, member = variable.partition(".")
    return member.partition(".")[0] if name == "team" else name
