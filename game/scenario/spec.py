"""What a scenario may say: one frozen pydantic model for each part of the file.

`docs/scenario-format.md` tells the same to a trainer. Only types, ranges and counts are judged here; what one
part says of another (a tag, a role, a condition) is judged in `check`. Money is in k-euro, time in hours of
leaders' time a turn, levels run from 0 to 100, and turns count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from game.scenario.text import Text

DIMINISHING = 0.3
"""The repeat loss of an action that is `repeat: diminishing` (docs/model.md 3.5)."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
"""A name that conditions can use: small letters, digits and `_`."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,63}$")]
"""A name that conditions never use: a hyphen is allowed too."""

Level = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Number = Annotated[float, Field(ge=-1e6, le=1e6, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, le=1e6, allow_inf_nan=False)]
Turn = Annotated[int, Field(ge=1, le=40)]
Stones = Annotated[int, Field(ge=0, le=10)]

Dimension = Literal["literacy", "conduct", "organisation", "direction", "culture"]
Shown = Literal[
    "nothing",
    "timeline",
    "own_sentences",
    "predictions",
    "causes",
    "knowledge",
    "dimensions",
    "roles",
    "actions",
    "stop_list",
]


class OneOrMore:
    """Marks a list that may be written as its only item: `at: 4` is `at: [4]`."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler(schema)
        return {"anyOf": [whole["items"], whole]}


def _repeat(value: object) -> object:
    words = ("once", "diminishing", "free")
    if isinstance(value, str) and value in words:
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 10:
        return float(value)
    raise PydanticCustomError("repeat", "once, diminishing, free or a number from 0 to 10")


def _chance(value: object) -> object:
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise PydanticCustomError("chance", "a number from 0 to 1 or an expression")


Repeat = Annotated[
    float | str,
    PlainValidator(_repeat),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["once", "diminishing", "free"]},
                {"type": "number", "minimum": 0, "maximum": 10},
            ]
        }
    ),
]
Chance = Annotated[
    float | str,
    PlainValidator(_chance),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string"}]}),
]


class Part(BaseModel):
    """A part of the file. What it does not know it refuses."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    shorthand: ClassVar[str | None] = None
    """The field that a value stands for when it is not written as a mapping: a fact may be just its text."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler(schema)
        if cls.shorthand is None:
            return whole
        properties: dict[str, Any] = handler.resolve_ref_schema(whole).get("properties", {})
        short = {key: value for key, value in properties[cls.shorthand].items() if key != "default"}
        return {"anyOf": [short, whole]}


class Budget(Part):
    start: Number = Field(140.0, description="Money at the start, in thousand euro. Not given: 140.")
    per_turn: Amount = Field(
        70.0, description="Money that comes in each turn, in thousand euro; 0 or more. Not given: 70."
    )
    reserve: Amount = Field(
        200.0,
        description="What the school may save, in thousand euro: of what it has above this, half goes "
        "back to the board each turn. Not given: 200.",
    )


class Team(Part):
    name: Text = Field(description="The team's name, as the players read it.")
    short: Text | None = Field(
        None,
        description="A short label for the board, up to about ten letters. Not given: made from the name.",
    )
    icon: str | None = Field(
        None, description="The name of one of Wendbaar's icons. Not given: the usual one."
    )
    about: Text | None = Field(None, description="Who they are and how they work, in a few sentences.")
    size: Annotated[float, Field(gt=0, le=1e6, allow_inf_nan=False)] = Field(
        description="How many people work in this team; above 0. A team's share of staff is its size "
        "divided by the sum of all teams."
    )
    start: Mapping[str, Level] = Field(
        default_factory=dict,
        description="Start values of skill, adoption, commitment, workload, vision_lived and dip, each "
        "from 0 to 100; the workload is also the level it goes back to. Not given: skill "
        "37, adoption 26, commitment 49, workload 74, vision_lived 20, dip 0.",
    )


class School(Part):
    name: Text = Field(description="The school's name.")
    about: Text | None = Field(None, description="What kind of school it is, in a few sentences.")
    opening: Text | None = Field(None, description="What the start screen says, in a few sentences.")
    situation: Text | None = Field(
        None,
        description="What every player reads before the first turn: how the school is doing, and what "
        "the table is asked to do.",
    )
    budget: Budget = Field(default_factory=Budget, description="The school's money, in thousand euro.")
    start: Mapping[str, Amount] = Field(
        default_factory=dict,
        description="Start values of the school's variables, from 0 to 100; 'running' in thousand euro "
        "a turn. Not given: those of the standard school.",
    )
    teams: Annotated[Mapping[Id, Team], Field(min_length=1, max_length=6)] = Field(
        description="One to six teams, each under an id of your own."
    )


class Theme(Part):
    name: Text = Field(description="What a vision can stand for, in a few words.")
    short: Text | None = Field(None, description="A short label for the board.")
    icon: str | None = Field(None, description="The name of an icon.")
    serves: Literal[
        "education_quality", "equal_opportunity", "agility", "labour_market_fit", "student_satisfaction"
    ] = Field(
        description="The outcome through which this theme pays, when the school does what its vision says."
    )
    asks: Mapping[str, Level] = Field(
        default_factory=dict,
        description="The sub-competences this theme leans on, each with a target from 0 to 100 that the "
        "board shows. It moves nothing.",
    )
    about: Text | None = Field(None, description="What the theme means, in one or two sentences.")
    choosing_means: Text | None = Field(
        None, description="What one takes on, and gives up, by choosing this theme."
    )
    statements: Mapping[Slug, Text] = Field(
        default_factory=dict,
        description="Sentences for the vision that the table can choose from, each under an id of your own.",
    )


class HowWeWork(Part):
    statements: Mapping[Slug, Text] = Field(
        default_factory=dict,
        description="Sentences for the vision that belong to no theme, each under an id of your own.",
    )


class OwnVariable(Part):
    name: Text = Field(description="What the players read. A condition or an effect uses the id.")
    about: Text | None = Field(None, description="What it measures, in one or two sentences.")
    start: Number = Field(
        0.0, description="The value at the start: 0 to 100 for a level, 0 or more for a count. Not given: 0."
    )
    decay: Share = Field(
        0.0, description="The share that is lost each turn, from 0 to 1; 0.04 is four per cent. Not given: 0."
    )
    kind: Literal["level", "count"] = Field(
        "level",
        description="level: from 0 to 100. count: a number from 0 without upper bound. Not given: level.",
    )
    show: Literal["board", "trainer", "never"] = Field(
        "trainer", description="Who sees it: board (everybody), trainer, or never. Not given: trainer."
    )


class Strengths(Part):
    literacy: Level = Field(description="Own digital literacy, from 0 to 100.")
    conduct: Level = Field(description="Leading by own conduct, from 0 to 100.")
    organisation: Level = Field(description="Shaping the organisation, from 0 to 100.")
    direction: Level = Field(description="Giving direction, from 0 to 100.")
    culture: Level = Field(description="Shaping the culture, from 0 to 100.")


class Fact(Part):
    shorthand: ClassVar[str | None] = "text"

    text: Text = Field(description="What only this role is told at the start.")
    foreshadows: tuple[str, ...] = Field(
        (), description="Ids of the events that this fact points to: it comes back beside them."
    )


class Role(Part):
    name: Text = Field(description="The role's name, as the players read it.")
    short: Text | None = Field(None, description="A short label for the board.")
    icon: str | None = Field(None, description="The name of an icon.")
    formal: bool = Field(
        description="true for a role that leads by position, false for one that leads informally."
    )
    leader: bool = Field(
        False, description="true for the role that leads the table; exactly one role does. Not given: false."
    )
    reserve: bool = Field(
        False,
        description="true for a role that plays only when there are more players than other roles. Not "
        "given: false.",
    )
    hours: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)] = Field(
        description="Hours a turn that this role has for leading change, beyond the daily job; above 0, "
        "up to 1000. Usual is 30 to 60."
    )
    strengths: Strengths = Field(
        description="How strong this role is in each of the five dimensions, from 0 to 100."
    )
    about: Text | None = Field(None, description="What this role can and can't do, in one or two sentences.")
    knows: tuple[Fact, ...] = Field(
        (),
        description="What only this role is told at the start, a list of facts. A fact is a text, or a "
        "text with the events it foreshadows.",
    )
    wants: Text | None = Field(None, description="A personal interest, in one sentence.")
    dilemma: Text | None = Field(None, description="What pulls this role both ways, in one or two sentences.")


class Effect(Part):
    moves: str = Field(
        description="What moves: a variable of the school, of all teams (team.skill and its like), of "
        "your own, or budget, running or leader_growth."
    )
    by: Number = Field(
        description="How many points it moves at full strength, up or down; usual is 3 to 12. For "
        "budget thousand euro; for running thousand euro a turn."
    )
    after: Annotated[int, Field(ge=0, le=7)] = Field(
        0, description="Turns before the effect begins, 0 to 7. Not given: 0, this turn."
    )
    over: Annotated[int, Field(ge=1, le=8)] = Field(
        1, description="Turns over which the effect is spread, 1 to 8; with 'after' 8 at most. Not given: 1."
    )
    scaled_by: tuple[str, ...] = Field(
        (),
        description="What else makes it stronger or weaker: safety, coherence, literacy, vision, "
        "support. How well the leader fits counts for every action; leader_fit may be "
        "written, and changes nothing.",
    )
    unscaled: bool = Field(
        False, description="true: it comes in full, however well it is led. Not given: false."
    )
    teams: Annotated[tuple[str, ...], Field(min_length=1)] | None = Field(
        None,
        description="Ids of the teams that get it, each in full; only for a variable of teams. Not "
        "given: those that the action reaches.",
    )
    when: str | None = Field(
        None,
        description="A condition: the effect comes only if this holds at the start of the turn of the "
        "decision. Not given: always.",
    )


class Action(Part):
    title: Text = Field(description="What the card is called, in a few words.")
    about: Text | None = Field(None, description="What one does, in two or three sentences.")
    tags: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)] = Field(
        description="One or two of the fourteen sub-competences that it takes to lead this."
    )
    themes: Mapping[str, Share] = Field(
        default_factory=dict,
        description="How much the action is about each theme of the vision, from 0 (nothing) to 1 "
        "(wholly), by the theme's id.",
    )
    cost: Amount = Field(
        0.0,
        description="What it costs in thousand euro, for one team or for the whole school; 0 or more. "
        "Not given: 0.",
    )
    hours: Amount = Field(
        0.0,
        description="Hours it asks of its leader, for one team or for the whole school; 0 or more. Not "
        "given: 0.",
    )
    load: Annotated[float, Field(ge=-3, le=3, allow_inf_nan=False)] = Field(
        0.0,
        description="What it asks of the people in the teams it reaches, -3 to 3: 1 is all that a team "
        "can normally spare, below 0 relieves. Not given: 0.",
    )
    reach: Literal["school", "team", "teams"] = Field(
        description="school: the whole school; team: exactly one team; teams: one team or more, as the "
        "table chooses."
    )
    fits: Dimension | None = Field(
        None,
        description="The dimension whose strength its leader needs. Not given: the mean over the "
        "dimensions of the tags.",
    )
    lasts: Annotated[int, Field(ge=1, le=40)] = Field(
        1, description="Turns it takes, 1 to 40; it can't be started again meanwhile. Not given: 1."
    )
    repeat: Repeat = Field(
        "diminishing",
        description="What doing it again brings: once (never again), diminishing (less each time, a "
        "repeat loss of 0.3), free (as much), or the repeat loss as a number from 0 to 10. "
        "Not given: diminishing.",
    )
    when: str | None = Field(
        None,
        description="A condition: the action can be chosen only while this holds, and else the card "
        "says why. Not given: always.",
    )
    effects: tuple[Effect, ...] = Field(
        (), description="What it moves. Two to five effects are easy to explain."
    )


class Option(Part):
    title: Text = Field(description="What one decides, in a few words.")
    about: Text | None = Field(None, description="What deciding this means, in one or two sentences.")
    cost: Number = Field(
        0.0, description="What it costs in thousand euro; below 0 it brings money in. Not given: 0."
    )
    hours: Amount = Field(
        0.0, description="Hours it asks of the leaders, divided over all roles; 0 or more. Not given: 0."
    )
    load: Annotated[float, Field(ge=-3, le=3, allow_inf_nan=False)] = Field(
        0.0,
        description="What it asks of the people in all teams, -3 to 3: 1 is all that a team can "
        "normally spare, below 0 relieves. Not given: 0.",
    )
    themes: Mapping[str, Share] = Field(
        default_factory=dict,
        description="How much the option is about each theme of the vision, from 0 (nothing) to 1 "
        "(wholly), by the theme's id.",
    )
    effects: tuple[Effect, ...] = Field((), description="What choosing it moves.")
    hint: Text | None = Field(None, description="What everybody may read beside the option.")
    known_by: Mapping[str, Text] = Field(
        default_factory=dict, description="What only one role reads beside the option, by the id of the role."
    )


class Event(Part):
    title: Text = Field(description="What the event is called, in a few words.")
    story: Text = Field(description="What happens, in a few sentences that one can read aloud.")
    at: Annotated[tuple[Turn, ...], OneOrMore()] = Field(
        (),
        description="The turn, or a list of turns, in which it comes, counted from 1. An event has 'at' "
        "or 'when', not both.",
    )
    when: str | None = Field(
        None,
        description="A condition instead of 'at': the event can come in each turn in which this holds, "
        "as 'turn >= 3 and safety < 45'.",
    )
    chance: Chance = Field(
        1.0,
        description="How likely it comes in a turn in which 'when' holds: a number from 0 to 1, or an "
        "expression as '0.4 * (1 - safety / 100)'. Not given: 1.",
    )
    once: bool = Field(
        True, description="true: it comes once at most. false: it may come again. Not given: true."
    )
    felt_by: tuple[str, ...] = Field(
        (), description="Who feels it: ids of teams and roles, or students, or teams for all teams."
    )
    claim: Slug | None = Field(None, description="The claim of the evidence list that it shows, as p4.")
    trainer_note: Text | None = Field(
        None, description="A fact for the trainer only; the players don't see it."
    )
    options: Annotated[Mapping[Id, Option], Field(min_length=2, max_length=4)] = Field(
        description="Two to four options, each under an id of your own."
    )
    default: str = Field(description="The id of the option that comes if nobody decides.")
    question: Text | None = Field(None, description="A question for the talk after the votes are shown.")


class Question(Part):
    text: Text = Field(description="The question, as it is shown during play.")
    dimension: Dimension | None = Field(None, description="The dimension the question is about.")
    when: str | None = Field(
        None, description="A condition: the question is offered while this holds. Not given: always."
    )


class DebriefStep(Part):
    title: Text = Field(description="What this step of the debrief is called.")
    minutes: Annotated[float, Field(gt=0, le=240, allow_inf_nan=False)] = Field(
        description="How long this step takes, in minutes; above 0, up to 240."
    )
    show: Shown = Field("nothing", description="What the screen shows during this step. Not given: nothing.")
    questions: tuple[str, ...] = Field(
        (), description="Ids of questions from 'debrief.questions' that this step asks, in order."
    )
    line: Text | None = Field(None, description="What the trainer says to begin this step.")


class DebriefQuestion(Part):
    shorthand: ClassVar[str | None] = "text"

    text: Text = Field(description="The question, as it is asked in the debrief.")
    show: Shown = Field(
        "nothing", description="What the screen shows with this question. Not given: nothing."
    )


class Debrief(Part):
    steps: tuple[DebriefStep, ...] = Field((), description="The steps of the debrief, in order.")
    questions: Mapping[Slug, DebriefQuestion] = Field(
        default_factory=dict, description="The questions of the debrief, each under an id of your own."
    )
    predicts: (
        Literal[
            "education_quality",
            "equal_opportunity",
            "agility",
            "labour_market_fit",
            "student_satisfaction",
            "staff_wellbeing",
        ]
        | None
    ) = Field(
        None,
        description="The outcome that everyone predicts once a year. Not given: the one that the "
        "vision's heaviest theme serves.",
    )


class Ending(Part):
    when: str = Field(
        description="A condition on the school after the last turn. The first ending whose condition "
        "holds is told."
    )
    title: Text = Field(description="The ending's title.")
    text: Text = Field(description="What the end screen says of this school, in a few sentences.")


class PlanEntry(Part):
    shorthand: ClassVar[str | None] = "do"

    do: str = Field(description="The id of the action that is done.")
    led_by: str | None = Field(
        None,
        description="The id of the role that leads it. Not given: the best-fitting role that has hours left.",
    )
    teams: Annotated[tuple[str, ...], Field(min_length=1)] | None = Field(
        None,
        description="Ids of the teams in which it is done. Not given: all, or for an action in one team "
        "the next team in turn.",
    )


class PlanTurn(Part):
    shorthand: ClassVar[str | None] = "actions"

    actions: tuple[PlanEntry, ...] = Field(
        (),
        description="What is done this turn, up to six actions: their ids, or ids with a leader and teams.",
    )
    choices: Mapping[str, str] = Field(
        default_factory=dict,
        description="The option that is chosen in this turn, by the id of the event. Not given: the "
        "plan's own 'choices', else the event's default.",
    )
    vision: Mapping[str, Stones] | None = Field(
        None,
        description="The vision as it is revised at the start of this turn: ten stones over the themes. "
        "It costs money and hours.",
    )


class Plan(Part):
    """Decisions for a whole game, in a scenario or in a file of their own. `Plan()` does nothing."""

    about: Text | None = Field(None, description="What this plan tries, in one sentence.")
    vision: Mapping[str, Stones] | None = Field(
        None, description="Ten stones over the themes, by the theme's id."
    )
    turns: Mapping[Turn, PlanTurn] = Field(
        default_factory=dict,
        description="What is done, by the number of the turn. A turn that is not named does nothing.",
    )
    choices: Mapping[str, str] = Field(
        default_factory=dict,
        description="The option that is chosen for an event in whatever turn it comes, by the id of the "
        "event. Not given: the event's default.",
    )


class Claim(Part):
    name: Text = Field(description="What the scenario is meant to teach, in one sentence.")
    play: str = Field(
        description="The id of the plan that is played. The plan 'nothing' always exists, and so do the "
        "bots random and balanced."
    )
    against: str | None = Field(
        None, description="The id of the plan that it is compared with, under the same luck."
    )
    games: Annotated[int, Field(ge=1, le=100_000)] = Field(
        400, description="How many games are played, 1 to 100000. Not given: 400."
    )
    expect: str = Field(
        description="What the mean over the games should be, as 'education_quality at 12 < 55', or with "
        "'against' as 'education_quality at 12 higher by 5'."
    )


class ScenarioSpec(Part):
    """The whole file."""

    wendbaar: Literal[1] = Field(description="The version of this format: 1.")
    id: Slug = Field(
        description="The scenario's own id: small letters, digits, _ and -, beginning with a letter. "
        "Usually the name of the file."
    )
    extends: str | None = Field(
        None,
        description="The id of another scenario, or a file beside this one, that this is a variant of: "
        "it has everything that one has, and says only what differs.",
    )
    purpose: Literal["play", "parity"] = Field(
        "play",
        description="play: to be played. parity: for proving an engine right, and not offered for play. "
        "Not given: play.",
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = Field(
        description="The language of the texts, in two letters: nl, en. A translation lives beside the "
        "file, as NAME.en.yaml."
    )
    title: Text = Field(description="The scenario's title, as the start screen shows it.")
    summary: Text = Field(description="What the scenario is about, in two or three sentences.")
    minutes: Annotated[int, Field(ge=5, le=1000)] = Field(
        description="The playing time in minutes, debrief not counted; 5 to 1000."
    )
    turns: Turn = Field(description="How many turns a game has, 1 to 40. Usual is 8 to 12.")
    turn_name: Text | None = Field(
        None, description="What a turn is called in this school, as quarter or half-year."
    )
    events_per_turn: Annotated[int, Field(ge=1, le=10)] = Field(
        1,
        description="How many events can come in one turn at most, 1 to 10; the order of the file is "
        "their precedence. Not given: 1.",
    )
    authors: tuple[str, ...] = Field((), description="Who wrote it, a list of names.")
    sources: tuple[str, ...] = Field((), description="What it draws on, a list.")
    school: School = Field(description="The school: its name, story, money, start values and teams.")
    themes: Annotated[Mapping[Id, Theme], Field(min_length=3, max_length=7)] = Field(
        description="What a vision can stand for: three to seven themes, each under an id of your own."
    )
    vision: Mapping[str, Stones] | None = Field(
        None,
        description="Only when the vision is given and not chosen by the table: ten stones over the themes.",
    )
    how_we_work: HowWeWork = Field(
        default_factory=HowWeWork, description="Sentences for the vision that belong to no theme."
    )
    variables: Mapping[Id, OwnVariable] = Field(
        default_factory=dict,
        description="Variables of the scenario's own, beside the model's, each under an id of your own. "
        "Effects move them and conditions read them.",
    )
    parameters: Mapping[str, Annotated[float, Field(allow_inf_nan=False)]] = Field(
        default_factory=dict,
        description="Numbers of the model that differ from the standard ones, by name. Most scenarios "
        "need none.",
    )
    names: Mapping[Id, Text] = Field(
        default_factory=dict,
        description="What this kind of school calls an outcome of the model, its students and its teachers: "
        "in a primary school, pupils. Not given: the words of a vocational school.",
    )
    roles: Annotated[Mapping[Id, Role], Field(min_length=3, max_length=8)] = Field(
        description="Three to eight roles, formal and informal, each under an id of your own."
    )
    seats: tuple[Annotated[tuple[str, ...], Field(min_length=2, max_length=8)], ...] = Field(
        (),
        description="Lists of two roles or more that share a seat when there are fewer players than "
        "roles, in this order.",
    )
    actions: Annotated[Mapping[Id, Action], Field(min_length=1, max_length=200)] = Field(
        description="The cards that the table can play, each under an id of your own; 1 to 200."
    )
    events: Annotated[Mapping[Id, Event], Field(max_length=200)] = Field(
        default_factory=dict, description="What can happen, each under an id of your own; up to 200."
    )
    questions: Mapping[Slug, Question] = Field(
        default_factory=dict,
        description="Questions for reflection that are offered during play when the state calls for "
        "them, each under an id of your own.",
    )
    debrief: Debrief = Field(
        default_factory=Debrief, description="The talk afterwards: its steps and its questions."
    )
    endings: tuple[Ending, ...] = Field(
        (), description="What the end screen says of this school; the first whose condition holds is told."
    )
    checks: tuple[Claim, ...] = Field(
        (), description="What the scenario is meant to teach, tested with bots by 'wendbaar check --play'."
    )
    plans: Mapping[Slug, Plan] = Field(
        default_factory=dict,
        description="Named plans, which the checks and the demonstration play, each under an id of your own.",
    )
