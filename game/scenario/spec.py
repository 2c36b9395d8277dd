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

FORMAT = 1
"""The version of the format that this program reads and writes."""

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
    start: Number = Field(140.0, description="Money at the start, in k-euro.")
    per_turn: Amount = Field(70.0, description="Money that comes in each turn, in k-euro.")
    reserve: Amount = Field(
        200.0, description="Half of what the school has above this goes back to the board, in k-euro."
    )


class Team(Part):
    name: Text = Field(description="The team's name.")
    short: Text | None = Field(None, description="A short label for the board.")
    icon: str | None = Field(None, description="The name of an icon.")
    about: Text | None = Field(None, description="Who they are, in a few sentences.")
    size: Annotated[float, Field(gt=0, le=1e6, allow_inf_nan=False)] = Field(
        description="How many people; a team's share of staff is its size over the sum."
    )
    start: Mapping[str, Level] = Field(
        default_factory=dict,
        description="Start values of skill, adoption, commitment, workload, vision_lived and dip; "
        "the workload is also the level it goes back to. Not given: the standard school's.",
    )


class School(Part):
    name: Text = Field(description="The school's name.")
    about: Text | None = Field(None, description="What kind of school it is.")
    opening: Text | None = Field(None, description="What the start screen says.")
    situation: Text | None = Field(None, description="What every player reads before the first turn.")
    budget: Budget = Field(default_factory=Budget, description="The school's money.")
    start: Mapping[str, Amount] = Field(
        default_factory=dict,
        description="Start values of variables of the school. Not given: the standard school's.",
    )
    teams: Annotated[Mapping[Id, Team], Field(min_length=1, max_length=6)] = Field(
        description="One to six teams, by id."
    )


class Theme(Part):
    name: Text = Field(description="What a vision can stand for.")
    short: Text | None = Field(None, description="A short label for the board.")
    icon: str | None = Field(None, description="The name of an icon.")
    serves: Literal[
        "education_quality", "equal_opportunity", "agility", "labour_market_fit", "student_satisfaction"
    ] = Field(description="The outcome through which this theme pays.")
    asks: Mapping[str, Level] = Field(
        default_factory=dict, description="The sub-competences it leans on, as targets shown on the board."
    )
    about: Text | None = Field(None, description="What the theme means.")
    choosing_means: Text | None = Field(None, description="What one takes on by choosing it.")
    statements: Mapping[Slug, Text] = Field(
        default_factory=dict, description="Sentences for the vision, by id."
    )


class HowWeWork(Part):
    statements: Mapping[Slug, Text] = Field(
        default_factory=dict, description="Sentences for the vision that belong to no theme, by id."
    )


class OwnVariable(Part):
    name: Text = Field(description="What the players read.")
    about: Text | None = Field(None, description="What it measures.")
    start: Number = Field(0.0, description="The value at the start.")
    decay: Share = Field(0.0, description="The share that is lost each turn.")
    kind: Literal["level", "count"] = Field(
        "level", description="A level from 0 to 100, or a number that has no upper bound."
    )
    show: Literal["board", "trainer", "never"] = Field("trainer", description="Who sees it.")


class Strengths(Part):
    literacy: Level = Field(description="Own digital literacy.")
    conduct: Level = Field(description="Leading by own conduct.")
    organisation: Level = Field(description="Shaping the organisation.")
    direction: Level = Field(description="Giving direction.")
    culture: Level = Field(description="Shaping the culture.")


class Fact(Part):
    shorthand: ClassVar[str | None] = "text"

    text: Text = Field(description="What only this role is told at the start.")
    foreshadows: tuple[str, ...] = Field((), description="Ids of the events that this points to.")


class Role(Part):
    name: Text = Field(description="The role's name.")
    short: Text | None = Field(None, description="A short label for the board.")
    icon: str | None = Field(None, description="The name of an icon.")
    formal: bool = Field(description="Whether it leads by position.")
    leader: bool = Field(False, description="Whether it leads the table by default; exactly one role does.")
    reserve: bool = Field(False, description="Plays only when there are more players than other roles.")
    hours: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)] = Field(
        description="Hours a turn for leading change, beyond the daily job."
    )
    strengths: Strengths = Field(description="Strength in each dimension, 0 to 100.")
    about: Text | None = Field(None, description="What this role can and can't do.")
    knows: tuple[Fact, ...] = Field((), description="What only this role is told at the start.")
    wants: Text | None = Field(None, description="A personal interest.")
    dilemma: Text | None = Field(None, description="What pulls this role both ways.")


class Effect(Part):
    moves: str = Field(description="The variable that moves; a team's variable is written team.skill.")
    by: Number = Field(description="Points at full strength; for budget and running k-euro.")
    after: Annotated[int, Field(ge=0, le=7)] = Field(0, description="Turns before it begins.")
    over: Annotated[int, Field(ge=1, le=8)] = Field(1, description="Turns over which it is spread.")
    scaled_by: tuple[str, ...] = Field(
        (), description="What makes it stronger or weaker: safety, coherence, literacy, vision, support."
    )
    unscaled: bool = Field(False, description="It comes in full, however well it is led.")
    teams: Annotated[tuple[str, ...], Field(min_length=1)] | None = Field(
        None, description="Only these teams, each in full; for variables of teams."
    )
    when: str | None = Field(
        None, description="Comes only if this holds at the start of the turn of the decision."
    )


class Action(Part):
    title: Text = Field(description="What the card is called.")
    about: Text | None = Field(None, description="What one does, in two or three sentences.")
    tags: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)] = Field(
        description="One or two of the fourteen sub-competences."
    )
    themes: Mapping[str, Share] = Field(
        default_factory=dict, description="How much it is about each theme, 0 to 1."
    )
    cost: Amount = Field(0.0, description="K-euro, for one team or for the school.")
    hours: Amount = Field(0.0, description="Hours of its leader, for one team or for the school.")
    load: Annotated[float, Field(ge=-3, le=3, allow_inf_nan=False)] = Field(
        0.0, description="What it asks of the teams it reaches; 1 is all that a team can normally spare."
    )
    reach: Literal["school", "team", "teams"] = Field(
        description="The whole school, exactly one team, or one team or more."
    )
    fits: Dimension | None = Field(
        None, description="The dimension whose strength its leader needs. Not given: the mean over the tags."
    )
    lasts: Annotated[int, Field(ge=1, le=40)] = Field(
        1, description="Turns it takes; it can't be started again meanwhile."
    )
    repeat: Repeat = Field(
        "diminishing",
        description="once, diminishing (a repeat loss of 0.3), free (0), or the repeat loss as a number.",
    )
    when: str | None = Field(None, description="Can be chosen only while this holds.")
    effects: tuple[Effect, ...] = Field((), description="What it moves.")


class Option(Part):
    title: Text = Field(description="What one decides, in a few words.")
    about: Text | None = Field(None, description="What that means.")
    cost: Number = Field(0.0, description="K-euro; below 0 it brings money in.")
    hours: Amount = Field(0.0, description="Hours of leaders, divided over all roles.")
    load: Annotated[float, Field(ge=-3, le=3, allow_inf_nan=False)] = Field(
        0.0, description="What it asks of all teams."
    )
    themes: Mapping[str, Share] = Field(
        default_factory=dict, description="How much it is about each theme, 0 to 1."
    )
    effects: tuple[Effect, ...] = Field((), description="What it moves.")
    hint: Text | None = Field(None, description="What everybody may read beside it.")
    known_by: Mapping[str, Text] = Field(
        default_factory=dict, description="What only this role reads beside it."
    )


class Event(Part):
    title: Text = Field(description="What the event is called.")
    story: Text = Field(description="What happens.")
    at: Annotated[tuple[Turn, ...], OneOrMore()] = Field((), description="The turn, or turns, it comes in.")
    when: str | None = Field(None, description="Instead of `at`: can come in each turn in which this holds.")
    chance: Chance = Field(1.0, description="A number from 0 to 1, or an expression.")
    once: bool = Field(True, description="It comes once at most.")
    felt_by: tuple[str, ...] = Field((), description="Ids of teams and roles, or students, or teams.")
    claim: Slug | None = Field(None, description="The claim of the evidence list that it shows.")
    trainer_note: Text | None = Field(None, description="A fact, for the trainer only.")
    options: Annotated[Mapping[Id, Option], Field(min_length=2, max_length=4)] = Field(
        description="Two to four options, by id."
    )
    default: str = Field(description="The option that comes if nobody decides.")
    question: Text | None = Field(None, description="For the talk after the votes are shown.")


class Question(Part):
    text: Text = Field(description="The question.")
    dimension: Dimension | None = Field(None, description="The dimension it is about.")
    when: str | None = Field(None, description="It is offered when this holds.")


class DebriefStep(Part):
    title: Text = Field(description="What this step is called.")
    minutes: Annotated[float, Field(gt=0, le=240, allow_inf_nan=False)] = Field(
        description="How long it takes."
    )
    show: Shown = Field("nothing", description="What the screen shows.")
    questions: tuple[str, ...] = Field((), description="Ids of questions of the debrief.")
    line: Text | None = Field(None, description="What the trainer says.")


class DebriefQuestion(Part):
    shorthand: ClassVar[str | None] = "text"

    text: Text = Field(description="The question.")
    show: Shown = Field("nothing", description="What the screen shows with it.")


class Debrief(Part):
    steps: tuple[DebriefStep, ...] = Field((), description="The steps, in order.")
    questions: Mapping[Slug, DebriefQuestion] = Field(
        default_factory=dict, description="The questions, by id."
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
        description="The outcome that everyone predicts once a year. "
        "Not given: the one that the vision's heaviest theme serves.",
    )


class Ending(Part):
    when: str = Field(description="The first ending whose condition holds is told.")
    title: Text = Field(description="Its title.")
    text: Text = Field(description="What the end screen says of this school.")


class PlanEntry(Part):
    shorthand: ClassVar[str | None] = "do"

    do: str = Field(description="The id of the action.")
    led_by: str | None = Field(None, description="The role that leads it. Not given: the best that has time.")
    teams: Annotated[tuple[str, ...], Field(min_length=1)] | None = Field(
        None, description="The teams. Not given: all, or for a one-team action the next in turn."
    )


class PlanTurn(Part):
    shorthand: ClassVar[str | None] = "actions"

    actions: tuple[PlanEntry, ...] = Field((), description="What is done this turn.")
    choices: Mapping[str, str] = Field(default_factory=dict, description="The option for an event, by id.")
    vision: Mapping[str, Stones] | None = Field(
        None, description="The vision, revised at the start of this turn: ten stones over the themes."
    )


class Plan(Part):
    """Decisions for a whole game, in a scenario or in a file of their own. `Plan()` does nothing."""

    about: Text | None = Field(None, description="What this plan tries.")
    vision: Mapping[str, Stones] | None = Field(None, description="Ten stones over the themes.")
    turns: Mapping[Turn, PlanTurn] = Field(default_factory=dict, description="What is done, turn by turn.")
    choices: Mapping[str, str] = Field(
        default_factory=dict, description="The option for an event, in whatever turn it comes."
    )


class Claim(Part):
    name: Text = Field(description="What the scenario is meant to teach.")
    play: str = Field(description="The plan that is played; `nothing` always exists.")
    against: str | None = Field(None, description="The plan that it is compared with.")
    games: Annotated[int, Field(ge=1, le=100_000)] = Field(400, description="How many games.")
    expect: str = Field(
        description="As in `education_quality at 12 < 55`, or with `against`: "
        "`education_quality at 12 higher by 5`."
    )


class ScenarioSpec(Part):
    """The whole file."""

    wendbaar: Literal[1] = Field(description="The version of this format.")
    id: Slug = Field(description="The scenario's id.")
    extends: str | None = Field(
        None, description="The id of another scenario, or a file beside this one, that this is a variant of."
    )
    purpose: Literal["play", "parity"] = Field(
        "play", description="parity: for proving an engine right, not offered for play."
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = Field(
        description="The language of the texts: nl, en."
    )
    title: Text = Field(description="The scenario's title.")
    summary: Text = Field(description="What it is about, in two or three sentences.")
    minutes: Annotated[int, Field(ge=5, le=1000)] = Field(description="Playing time, debrief not counted.")
    turns: Turn = Field(description="How many turns a game has.")
    turn_name: Text | None = Field(None, description="What a turn is called.")
    events_per_turn: Annotated[int, Field(ge=1, le=10)] = Field(
        1, description="At most so many events come in a turn; the order of the file is their precedence."
    )
    authors: tuple[str, ...] = Field((), description="Who wrote it.")
    sources: tuple[str, ...] = Field((), description="What it draws on.")
    school: School = Field(description="The school.")
    themes: Annotated[Mapping[Id, Theme], Field(min_length=3, max_length=7)] = Field(
        description="What a vision can stand for: three to seven themes, by id."
    )
    vision: Mapping[str, Stones] | None = Field(
        None, description="The vision is given and not chosen: ten stones over the themes."
    )
    how_we_work: HowWeWork = Field(
        default_factory=HowWeWork, description="Sentences that belong to no theme."
    )
    variables: Mapping[Id, OwnVariable] = Field(
        default_factory=dict, description="Variables of the scenario's own, by id."
    )
    parameters: Mapping[str, Annotated[float, Field(allow_inf_nan=False)]] = Field(
        default_factory=dict, description="Numbers of the model that differ from the standard ones, by name."
    )
    roles: Annotated[Mapping[Id, Role], Field(min_length=3, max_length=8)] = Field(
        description="Three to eight roles, by id."
    )
    seats: tuple[Annotated[tuple[str, ...], Field(min_length=2, max_length=8)], ...] = Field(
        (), description="With fewer players these roles share a seat, in this order."
    )
    actions: Annotated[Mapping[Id, Action], Field(min_length=1, max_length=200)] = Field(
        description="The cards one can play, by id."
    )
    events: Annotated[Mapping[Id, Event], Field(max_length=200)] = Field(
        default_factory=dict, description="What can happen, by id."
    )
    questions: Mapping[Slug, Question] = Field(
        default_factory=dict, description="Questions for reflection, by id."
    )
    debrief: Debrief = Field(default_factory=Debrief, description="The talk afterwards.")
    endings: tuple[Ending, ...] = Field((), description="What the end screen says; the first that holds.")
    checks: tuple[Claim, ...] = Field((), description="What it is meant to teach, tested with bots.")
    plans: Mapping[Slug, Plan] = Field(default_factory=dict, description="Named plans, by id.")
