"""The quarter once more, in plain scalar Python: one object a game, to judge the engine by and to race it.

Written from docs/model.md alone, section by section and in its order. Nothing here comes from `game`, and
nothing is made fast: floats, dicts and lists, one game at a time, the scenario as `yaml.safe_load` gives it.
(Only a condition is read once and for all: whoever writes in this way would see to that.)
Only the raw words of chance come from numpy's Philox. Levels are points 0-100, money is in thousand euro,
quarters count from 1 in a scenario's words and from 0 in `Oracle.turn`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from math import sqrt
from typing import Any

import numpy as np

DIMENSION_OF = {
    "tools_at_work": "literacy",
    "data_use": "literacy",
    "ethics": "literacy",
    "own_development": "literacy",
    "transformational": "conduct",
    "learning_professional": "conduct",
    "innovation_room": "organisation",
    "processes": "organisation",
    "partnerships": "organisation",
    "visioning": "direction",
    "strategy": "direction",
    "safety": "culture",
    "competence_development": "culture",
    "inquiry": "culture",
}
OUTCOMES = (
    "education_quality",
    "equal_opportunity",
    "agility",
    "labour_market_fit",
    "student_satisfaction",
    "staff_wellbeing",
)
TEAM_VARIABLES = ("skill", "adoption", "commitment", "workload", "vision_lived", "dip")

STANDARD_SCHOOL = {
    "tools_at_work": 42,
    "data_use": 36,
    "ethics": 34,
    "own_development": 36,
    "transformational": 44,
    "learning_professional": 40,
    "innovation_room": 36,
    "processes": 38,
    "partnerships": 40,
    "visioning": 30,
    "strategy": 36,
    "safety": 46,
    "competence_development": 40,
    "inquiry": 34,
    "vision_on_paper": 22,
    "infrastructure": 50,
    "content": 36,
    "pressure": 18,
    "support": 22,
    "fatigue": 15,
    "shared_leadership": 30,
}
STANDARD_OUTCOMES = dict(zip(OUTCOMES, (58, 52, 40, 54, 56, 46), strict=True))
STANDARD_TEAM = dict(zip(TEAM_VARIABLES, (37, 26, 49, 74, 20, 0), strict=True))
STANDARD_BUDGET = 140
STANDARD_ENACTED = 10

# fmt: off
PARAMETERS: Mapping[str, float] = {
    "income": 70, "reach_all": 0.6, "cost_all": 1.6, "hours_all": 1.3, "reach_school": 1, "reserve": 200,
    "reserve_back": 0.5, "fit_lo": 0.35, "fit_hi": 0.85, "growth_gain": 0.8, "overload_k": 2.5,
    "rep_keep": 0.7, "fatigue_loss": 0.7, "gate_lo": 15, "gate_hi": 65, "gate_floor": 0.12, "lit_lo": 0.55,
    "lit_hi": 0.75, "coh_lo": 0.45, "coh_hi": 1.5, "coh_floor": 26, "coh_focus": 0.3, "com_coh": 0.12,
    "absorb": 2, "decay_ind": 0.012, "paper_decay": 0.015, "paper_gap": 0.06, "lived_decay": 0.035,
    "lived_nopaper": 0.06, "lived_shared": 0.1, "lived_clar": 1.6, "skill_decay": 0.012, "skill_doing": 1.6,
    "skill_culture": 3.6, "com_rate": 0.1, "com_base": 48, "bass_p": 0.0075, "bass_q": 0.095, "fallback": 0.3,
    "ready_gain": 1.25, "wl_rate": 0.45, "wl_load": 5, "wl_dip": 0.22, "wl_fat": 0.1, "wl_proc": 0.14,
    "dip_decay": 0.42, "fat_gain": 40, "fat_decay": 0.22, "cap0": 0.28, "cap_room": 0.6, "cap_proc": 0.3,
    "start_load": 0.3, "pressure_decay": 0.25, "support_decay": 0.12, "ps_base": 5, "drive_lo": 0.25,
    "drive_hi": 11, "imbalance_safety": 0.14, "imb_margin": 12, "shared_rate": 0.3, "enact_rate": 0.22,
    "enact_norm": 1.5, "content_decay": 0.018, "infra_decay": 0.022, "infra_cost": 0.1, "pq_eps": 0.08,
    "q_rate": 0.2, "q_E": 95, "q_dip": 1.05, "q_wl": 0.12, "q_skill": 0.3, "q_content": 0.19, "q_theme": 30,
    "ag_theme": 10, "align_gain": 1.4, "transfer_lo": 0.5, "transfer_hi": 0.3, "transfer_max": 1.6, "frag": 4,
    "pq_coh": 0.5, "q_drift": 0.2, "q_goal": 0.3, "eq_rate": 0.18, "eq_E": 95, "eq_gap": 14, "eq_drift": 0.3,
    "ag_rate": 0.28, "lm_rate": 0.2, "lm_E": 40, "lm_part": 0.28, "lm_theme": 16, "lm_drift": 0.28,
    "ss_rate": 0.24, "ss_q": 0.55, "ss_theme": 80, "ss_dip": 0.3, "ss_well": 0.1, "ss_drift": 0.15,
    "wb_rate": 0.38, "wb_wl": 0.75, "wb_safe": 0.25, "wb_com": 0.3, "wb_fat": 0.35, "wb_sup": 0.15,
    "wb_dip": 0.2, "wb_drift": 0.3, "soft_from": 80, "noise_out": 0.9, "noise_team": 0.5, "inc0": 0.008,
    "inc1": 0.24, "grow_doing": 1.6,
}
# fmt: on
MODEL_1: Mapping[str, float] = {
    "reach_school": 0,
    "coh_floor": 18,
    "coh_focus": 0,
    "start_load": 0,
    "q_goal": 0,
    "transfer_max": 1.3,
    "wb_drift": 0,
    "soft_from": 1000,
    "eq_drift": 0.12,
    "cap0": 0.3,
    "fat_gain": 26,
    "fallback": 0.16,
    "q_skill": 0.2,
    "q_content": 0.125,
    "q_E": 85,
    "eq_E": 85,
    "ss_theme": 60,
    "wb_com": 0.25,
    "wb_sup": 0.1,
    "absorb": 0.6,
    "fatigue_loss": 0.6,
    "q_dip": 1,
    "growth_gain": 0.6,
    "wb_dip": 0.15,
}
"""Values of the first model where they are not those above."""

REVISION_COST, REVISION_HOURS, REVISION_PAPER, REVISION_LIVED = 10.0, 30.0, 0.6, 0.75
REPEAT_LOSS = {"once": 0.0, "free": 0.0, "diminishing": 0.3}
TINY = 1e-12
OUTCOME_LUCK, EVENT_LUCK = 1, 2


def above(z: float) -> float:
    """`[z]+` of the page."""
    return max(z, 0.0)


def clip(z: float, low: float, high: float) -> float:
    return min(max(z, low), high)


def harmonic(shares: Sequence[float], eps: float) -> float:
    """Harmonic mean of four shares, each softened by `eps`: the weakest decides."""
    a, b, c, d = shares
    return 4 / (1 / (a + eps) + 1 / (b + eps) + (1 / (c + eps) + 1 / (d + eps)))


def length(values: Iterable[float]) -> float:
    return sqrt(sum(v * v for v in values))


class Oracle:
    """One game of a scenario, played quarter by quarter.

    scenario  as `yaml.safe_load` gives it; taken to be sound
    vision    stones per theme, any scale
    game      which game of the luck of `seed`, from 0
    chance    False: no noise and no incidents; events are drawn all the same
    reserve   True: roles with `reserve: true` play too

    `state` holds every value by its id, in the order in which results list them; `turn` is the number of
    quarters played. A test may override `parameters` and `state` before the first quarter: the start values
    that mechanisms refer to stay those of the scenario.
    """

    def __init__(
        self,
        scenario: dict[str, Any],
        vision: Mapping[str, float],
        seed: int = 1,
        game: int = 0,
        chance: bool = True,
        reserve: bool = False,
    ) -> None:
        self.scenario = scenario
        self.seed, self.game, self.chance = seed, game, chance
        self.turn = 0

        school = scenario.get("school") or {}
        money = school.get("budget") or {}
        self.parameters = dict(PARAMETERS)
        self.parameters["income"] = money.get("per_turn", PARAMETERS["income"])
        self.parameters["reserve"] = money.get("reserve", PARAMETERS["reserve"])

        self.themes: dict[str, Any] = scenario.get("themes") or {}
        self.teams: dict[str, Any] = school["teams"]
        self.roles = {r: v for r, v in scenario["roles"].items() if reserve or not v.get("reserve", False)}
        self.leader = next((r for r, v in self.roles.items() if v.get("leader")), next(iter(self.roles)))
        self.actions: dict[str, Any] = scenario.get("actions") or {}
        self.events: dict[str, Any] = scenario.get("events") or {}
        self.own: dict[str, Any] = scenario.get("variables") or {}
        staff = sum(team.get("size", 1) for team in self.teams.values())
        self.share: dict[str, float] = {j: team.get("size", 1) / staff for j, team in self.teams.items()}

        self.state = self._start(school, money)
        self.start = dict(self.state)
        self.weights = self._weights(vision)

        self.uses = dict.fromkeys(self.actions, 0.0)
        self.under_way: list[Launch] = []
        self.done: set[str] = set()
        self.happened: set[str] = set()
        self.answered: set[tuple[str, str]] = set()
        self.carried: set[str] = set()
        self._left_over: set[str] = set()

    # 1. Variables

    def _start(self, school: Mapping[str, Any], money: Mapping[str, Any]) -> dict[str, float]:
        given = school.get("start") or {}
        state: dict[str, float] = dict(STANDARD_SCHOOL)
        state |= {f"enacted.{k}": STANDARD_ENACTED for k in self.themes}
        state |= STANDARD_OUTCOMES
        for name in TEAM_VARIABLES:
            for j, team in self.teams.items():
                state[f"{name}.{j}"] = (team.get("start") or {}).get(name, STANDARD_TEAM[name])
        state |= {f"leader_growth.{role}": 0 for role in self.roles}
        state |= {"budget": money.get("start", STANDARD_BUDGET), "running": 0}
        state |= {i: own.get("start", 0) for i, own in self.own.items()}
        return {i: float(given.get(i, value)) for i, value in state.items()}

    def _weights(self, stones: Mapping[str, float]) -> dict[str, float]:
        total = sum(stones.get(k, 0) for k in self.themes)
        return {k: stones.get(k, 0) / total if total else 0.0 for k in self.themes}

    def of_teams(self, name: str, state: Mapping[str, float] | None = None) -> dict[str, float]:
        state = self.state if state is None else state
        return {j: state[f"{name}.{j}"] for j in self.teams}

    def staff_mean(self, values: Mapping[str, float]) -> float:
        """`⟨x⟩` of the page."""
        return float(sum(self.share[j] * values[j] for j in self.teams))

    def mean(self, name: str, state: Mapping[str, float] | None = None) -> float:
        return self.staff_mean(self.of_teams(name, state))

    def _revise(self, stones: Mapping[str, float]) -> None:
        self.weights = self._weights(stones)
        self.state = dict(self.state)
        self.state["budget"] -= REVISION_COST
        self.state["vision_on_paper"] *= REVISION_PAPER
        for j in self.teams:
            self.state[f"vision_lived.{j}"] *= REVISION_LIVED

    # 2. What a decision is

    def price(
        self, action: Mapping[str, Any], teams: Sequence[str] | None
    ) -> tuple[dict[str, float], float, float]:
        """Reach in each team, cost and hours of an action done in `teams` (None: all)."""
        p, n = self.parameters, len(self.teams)
        cost, hours = float(action.get("cost", 0)), float(action.get("hours", 0))
        kind = action.get("reach", "school")
        if kind == "school":
            return dict.fromkeys(self.teams, p["reach_all"]), cost, hours
        chosen = list(self.teams) if teams is None else [j for j in self.teams if j in teams]
        if kind == "team" and len(chosen) != 1:
            raise ValueError(f"name exactly one team for an action with reach: team, not {chosen}")
        wide = (len(chosen) - 1) / (n - 1) if n > 1 else 0.0
        r = 1 - (1 - p["reach_all"]) * wide
        reach = {j: r if j in chosen else 0.0 for j in self.teams}
        return reach, cost * (1 + (p["cost_all"] - 1) * wide), hours * (1 + (p["hours_all"] - 1) * wide)

    def breadth(self, action: Mapping[str, Any], reach: Mapping[str, float]) -> float:
        """What the school as a whole gets of an action that reaches its teams so far."""
        if action.get("reach", "school") == "school":
            return 1.0
        part = min(1.0, self.staff_mean(reach) / max(self.parameters["reach_all"], TINY))
        return 1 - self.parameters["reach_school"] * (1 - part)

    def load(self, action: str) -> float:
        """Load in a team fully reached, with what starting it now adds."""
        load = float(self.actions[action].get("load", 0))
        return load + above(load) * self.parameters["start_load"] * above(1 - self.uses[action])

    # 2.1 Which events come

    def draw(self) -> list[str]:
        """Ids of the events that come in the quarter to be played, in the order of the file."""
        words = self._words(EVENT_LUCK, len(self.events)) if self.events else []
        due = [
            event
            for k, event in enumerate(self.events)
            if not (self.events[event].get("once", True) and event in self.happened)
            and self._is_due(event, (words[k] >> 11) * 2.0**-53)
        ]
        room = self.scenario.get("events_per_turn", 1)
        self._left_over = {event for event in due[room:] if "at" in self.events[event]}
        return due[:room]

    def _is_due(self, event: str, uniform: float) -> bool:
        spec = self.events[event]
        if "at" in spec:
            at = spec["at"] if isinstance(spec["at"], list) else [spec["at"]]
            return self.turn + 1 in at or event in self.carried
        holds = bool(self.value(spec.get("when", True)))
        return holds and uniform < clip(self.value(spec.get("chance", 1)), 0.0, 1.0)

    # 2.2 Conditions

    def value(self, expression: str | float) -> float:
        """A condition or chance, read in the state as it is now; true is 1."""
        if not isinstance(expression, str):
            return float(expression)
        return read(expression)(self)

    # 3. The quarter, in order

    def play(
        self,
        actions: list[dict[str, Any]],
        options: Mapping[str, str],
        revision: Mapping[str, float] | None = None,
        events: Collection[str] = (),
        absent: Collection[str] = (),
    ) -> None:
        """Plays one quarter.

        actions   entries of a plan file, in the order in which they are paid; no `led_by`: nobody leads it
        options   event id -> option id; every one given is chosen
        revision  stones of a new vision, or None
        events    ids of the events that came; one without an option takes its default
        absent    roles that are away this quarter
        """
        if revision is not None:
            self._revise(revision)
        came = [event for event in self.events if event in events or event in options]
        answers = {event: options.get(event, self.events[event]["default"]) for event in came}
        quarter = Quarter(self, actions, answers, REVISION_HOURS if revision is not None else 0.0, absent)
        quarter.run()
        self.state = quarter.bounded()
        self.uses = {
            a: self.parameters["rep_keep"] * self.uses[a] + sum(act.ok for act in quarter.acts if act.id == a)
            for a in self.actions
        }
        self.done |= {act.id for act in quarter.acts if act.ok}
        self.happened |= set(answers) | ({"incident"} if quarter.incident else set())
        self.answered |= set(answers.items())
        self.carried, self._left_over = self._left_over, set()
        self.turn += 1

    # What several places of 3 need

    def squared(self) -> dict[str, float]:
        """q: priorities count double."""
        return {k: w * w for k, w in self.weights.items()}

    def coherence(self) -> float:
        q = self.squared()
        enacted = {k: self.state[f"enacted.{k}"] for k in self.themes}
        above_line = sum(enacted[k] * q[k] for k in self.themes)
        cosine = above_line / max(
            max(length(enacted.values()), self.parameters["coh_floor"]) * length(q.values()), TINY
        )
        chosen = sum(self.squared().values())
        focus = clip((chosen - 1 / len(self.themes)) / 0.1, 0.0, 1.0)
        return 100 * clip(2 * (cosine - 0.45), 0.0, 1.0) * (1 - self.parameters["coh_focus"] * (1 - focus))

    # 6. Determinism

    def _words(self, purpose: int, width: int) -> list[int]:
        """`width` raw words of this game and quarter."""
        blocks = -(-width // 4)
        key = np.array([self.seed, purpose << 32 | self.turn], np.uint64)
        counter = np.array([self.game * blocks, 0, 0, 0], np.uint64)
        raw = np.random.Philox(key=key, counter=counter).random_raw(4 * blocks)
        return [int(word) for word in raw]

    def luck(self) -> tuple[list[float], float]:
        """Seven normal-like numbers and the uniform of the incident."""
        words = self._words(OUTCOME_LUCK, 8)
        normals = []
        for word in words[:7]:
            total = sum(word >> shift & 0xFFFF for shift in (0, 16, 32, 48))
            normals.append((total + 2) * (sqrt(3) / 65536) - 2 * sqrt(3))
        return normals, (words[7] >> 11) * 2.0**-53


Reading = Callable[["Oracle"], float]
"""A condition or a part of one, as a function of the school."""


@cache
def read(expression: str) -> Reading:
    return part_of(ast.parse(expression.strip(), mode="eval").body)


def part_of(node: ast.expr) -> Reading:
    match node:
        case ast.Constant(value=int() | float() as number):
            return lambda school: float(number)
        case ast.Name(id=name):
            return named(name)
        case ast.Attribute(value=ast.Name(id="team"), attr=name):
            return lambda school: school.mean(name)
        case ast.UnaryOp(op=sign, operand=inner) if type(sign) in SIGNS:
            change, value = SIGNS[type(sign)], part_of(inner)
            return lambda school: change(value(school))
        case ast.BoolOp(op=ast.And(), values=parts):
            readings = [part_of(part) for part in parts]
            return lambda school: float(all(reading(school) for reading in readings))
        case ast.BoolOp(op=ast.Or(), values=parts):
            readings = [part_of(part) for part in parts]
            return lambda school: float(any(reading(school) for reading in readings))
        case ast.BinOp(left=left, op=operation, right=right):
            reckon, a, b = ARITHMETIC[type(operation)], part_of(left), part_of(right)
            return lambda school: reckon(a(school), b(school))
        case ast.Compare(left=first, ops=signs, comparators=rest):
            return compared([part_of(part) for part in (first, *rest)], [COMPARISONS[type(s)] for s in signs])
        case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
            return asked(function, arguments)
    raise ValueError(f"a condition can't hold {ast.unparse(node)!r}")


def named(name: str) -> Reading:
    if name == "turn":
        return lambda school: float(school.turn + 1)
    if name == "coherence":
        return lambda school: school.coherence()
    if name in TEAM_VARIABLES:
        return lambda school: school.mean(name)
    return lambda school: school.state[name]


def compared(parts: Sequence[Reading], signs: Sequence[Callable[[float, float], bool]]) -> Reading:
    """`a < b <= c` holds where each pair does."""

    def holds(school: Oracle) -> float:
        values = [part(school) for part in parts]
        return float(all(sign(a, b) for sign, a, b in zip(signs, values, values[1:], strict=False)))

    return holds


def asked(function: str, arguments: Sequence[ast.expr]) -> Reading:
    match function, arguments:
        case ("lowest", [ast.Attribute(attr=name)]):
            return lambda school: min(school.of_teams(name).values())
        case ("highest", [ast.Attribute(attr=name)]):
            return lambda school: max(school.of_teams(name).values())
        case ("mean", [ast.Attribute(attr=name)]):
            return lambda school: school.mean(name)
        case ("theme", [ast.Name(id=theme)]):
            return lambda school: school.weights[theme]
        case ("chosen", [ast.Name(id=action)]):
            return lambda school: float(action in school.done)
        case ("happened", [ast.Name(id=event)]):
            return lambda school: float(event in school.happened)
        case ("answered", [ast.Name(id=event), ast.Name(id=option)]):
            return lambda school: float((event, option) in school.answered)
    raise ValueError(f"a condition can't ask {function}")


def divided(a: float, b: float) -> float:
    if b == 0:
        raise ValueError("a condition can't divide by 0")
    return a / b


ARITHMETIC: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: divided,
}
SIGNS: Mapping[type[ast.unaryop], Callable[[float], float]] = {
    ast.Not: lambda a: float(not a),
    ast.USub: lambda a: -a,
    ast.UAdd: lambda a: a,
}
COMPARISONS: Mapping[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
}


class Act:
    """An action of this quarter: who, where, at what price, and how strong it turns out."""

    def __init__(self, id: str, spec: Mapping[str, Any], led_by: str | None) -> None:
        self.id, self.spec, self.led_by = id, spec, led_by
        self.reach: dict[str, float] = {}
        self.breadth = 1.0
        """What the school as a whole gets of it, 0-1."""
        self.load = 0.0
        self.cost = self.hours = 0.0
        self.ok = 0.0
        self.own_strength = 0.0
        """s_a of 3.3."""


class Launch:
    """One effect under way: what it adds to each value it moves, and in which quarters."""

    def __init__(self, amounts: Mapping[str, float], first: int, last: int) -> None:
        self.amounts, self.first, self.last = amounts, first, last


class Quarter:
    """Section 3: reads the school at the start of the quarter, writes only `change`."""

    def __init__(
        self,
        school: Oracle,
        actions: Sequence[Mapping[str, Any]],
        answers: Mapping[str, str],
        revision_hours: float,
        absent: Collection[str],
    ) -> None:
        self.school = school
        self.p = school.parameters
        self.s = school.state
        self.start = school.start
        self.teams = list(school.teams)
        self.change = dict.fromkeys(self.s, 0.0)
        self.answers = {e: school.events[e]["options"][o] for e, o in answers.items()}
        self.revision_hours = revision_hours
        self.absent = absent
        self.incident = False
        self.acts: list[Act] = []
        for entry in actions:
            act = Act(entry["do"], school.actions[entry["do"]], entry.get("led_by"))
            act.reach, act.cost, act.hours = school.price(act.spec, entry.get("teams"))
            act.breadth = school.breadth(act.spec, act.reach)
            act.load = school.load(act.id)
            self.acts.append(act)

    def run(self) -> None:
        self.pay()
        self.hours_and_overload()
        self.strengths()
        self.load_and_absorption()
        self.common_terms()
        self.launch()
        self.deliver()
        self.sub_competences_and_vision()
        self.skill()
        self.commitment()
        self.adoption()
        self.dip_and_workload()
        self.fatigue_pressure_support()
        self.leading()
        self.enacted()
        self.things_money_and_own_variables()
        self.outcomes()
        if self.school.chance:
            self.chance()

    def add(self, name: str, amount: float) -> None:
        self.change[name] += amount

    def part(self, name: str) -> float:
        """`x%`: a level as a share."""
        return self.s[name] / 100

    # 3.1 Pay

    def pay(self) -> None:
        left = above(self.s["budget"])
        for act in self.acts:
            if act.cost > left:
                continue
            act.ok = 1.0
            left -= act.cost
            self.add("budget", -act.cost)
        for option in self.answers.values():
            self.add("budget", -option.get("cost", 0))

    # 3.2 Leader hours and overload

    def hours_and_overload(self) -> None:
        roles = self.school.roles
        self.used = dict.fromkeys(roles, 0.0)
        for act in self.acts:
            if act.led_by is not None and act.ok:
                self.used[act.led_by] += act.hours
        for option in self.answers.values():
            for role in roles:
                self.used[role] += option.get("hours", 0) / len(roles)
        self.used[self.school.leader] += self.revision_hours
        self.leading_force = {}
        for role, spec in roles.items():
            over = above(self.used[role] / spec["hours"] - 1)
            force = 1 / (1 + self.p["overload_k"] * over * over)
            self.leading_force[role] = 0.0 if role in self.absent else force

    # 3.3 Strength of an action

    def strengths(self) -> None:
        for act in self.acts:
            if act.led_by is None:
                continue
            strength = self.school.roles[act.led_by]["strengths"]
            named = act.spec.get("fits")
            dimensions = [named] if named else [DIMENSION_OF[tag] for tag in act.spec["tags"]]
            fit = sum(strength[d] / 100 for d in dimensions) / len(dimensions)
            grown = fit + (1 - fit) * self.p["growth_gain"] * self.part(f"leader_growth.{act.led_by}")
            force = self.leading_force[act.led_by]
            act.own_strength = (self.p["fit_lo"] + self.p["fit_hi"] * grown) * force * act.ok

    # 3.4 Load and absorption

    def load_and_absorption(self) -> None:
        self.load = dict.fromkeys(self.teams, 0.0)
        for j in self.teams:
            for act in self.acts:
                self.load[j] += act.load * act.reach[j] * act.ok
            for option in self.answers.values():
                self.load[j] += option.get("load", 0) * self.p["reach_all"]
        self.mean_load = self.school.staff_mean({j: above(load) for j, load in self.load.items()})
        room, processes = self.part("innovation_room"), self.part("processes")
        capacity = self.p["cap0"] + self.p["cap_room"] * room + self.p["cap_proc"] * processes
        self.excess = above(self.mean_load - capacity)
        self.absorb = 1 / (1 + self.p["absorb"] * self.excess)

    # Terms that 3.5 to 3.10 share

    def common_terms(self) -> None:
        p, s, school = self.p, self.s, self.school
        x = clip((s["safety"] - p["gate_lo"]) / (p["gate_hi"] - p["gate_lo"]), 0.0, 1.0)
        self.gate = p["gate_floor"] + (1 - p["gate_floor"]) * x * x * (3 - 2 * x)
        self.coherence = school.coherence()
        self.lived = school.mean("vision_lived") / 100
        base = p["ps_base"]
        pressure, support = s["pressure"], s["support"]
        both = 2 * (pressure + base) * (support + base) / (pressure + support + 2 * base) / 100
        self.drive = p["drive_lo"] + p["drive_hi"] * both
        self.imbalance = above(pressure - support - p["imb_margin"])
        self.learning = {}
        for j in self.teams:
            time = clip(1 - (s[f"workload.{j}"] - 60) / 60, 0.2, 1.0)
            transfer = min(p["transfer_lo"] + p["transfer_hi"] * self.drive, p["transfer_max"])
            self.learning[j] = self.gate * time * transfer

    # 3.5 What weakens or strengthens every action

    def general_strength(self) -> float:
        return (1 - self.p["fatigue_loss"] * self.part("fatigue")) * self.absorb

    def action_strength(self, act: Act) -> float:
        """S_a."""
        loss = act.spec.get("repeat", "diminishing")
        loss = REPEAT_LOSS[loss] if isinstance(loss, str) else loss
        repetition = 1 + loss * self.school.uses[act.id]
        cosine = self.likeness(act.spec.get("themes") or {})
        alignment = 1 + self.p["align_gain"] * self.lived * (cosine - 0.5)
        return act.own_strength / repetition * self.general_strength() * alignment

    def likeness(self, themes: Mapping[str, float]) -> float:
        """The cosine of an action's themes with the squared weights of the vision."""
        if not any(themes.values()):
            return 0.5
        q = self.school.squared()
        product = sum(themes.get(k, 0) * q[k] for k in self.school.themes)
        return product / max(length(themes.values()) * length(q.values()), TINY)

    # 3.6 Modifiers

    def modifier(self, name: str) -> float:
        p = self.p
        match name:
            case "safety":
                return 0.3 + 0.7 * self.gate
            case "coherence":
                return p["coh_lo"] + p["coh_hi"] * self.coherence / 100 * (0.3 + 0.7 * self.lived)
            case "literacy":
                scores = [self.s[v] for v, dimension in DIMENSION_OF.items() if dimension == "literacy"]
                return p["lit_lo"] + p["lit_hi"] * (sum(scores) / len(scores) / 100)
            case "vision":
                return 0.35 + 0.65 * self.lived
            case "support":
                return 0.6 + 0.6 * self.part("support")
            case "leader_fit":
                return 1.0
        raise ValueError(f"no modifier is called {name!r}")

    # 3.7 Launch ledger and delivery

    def launch(self) -> None:
        for act in self.acts:
            if act.ok:
                self.launch_effects(act.spec, self.action_strength(act), act.reach, act.breadth)
        for option in self.answers.values():
            everywhere = dict.fromkeys(self.teams, self.p["reach_all"])
            self.launch_effects(option, self.general_strength(), everywhere, 1.0)

    def launch_effects(
        self, source: Mapping[str, Any], scaled: float, reach: Mapping[str, float], breadth: float
    ) -> None:
        for effect in source.get("effects") or []:
            if not self.school.value(effect.get("when", True)):
                continue
            strength = 1.0 if effect.get("unscaled", False) else scaled
            for name in effect.get("scaled_by") or []:
                strength *= self.modifier(name)
            over, after = effect.get("over", 1), effect.get("after", 0)
            each = strength * effect["by"] / over
            amounts = {name: each * share for name, share in self.targets(effect, reach, breadth).items()}
            first = self.school.turn + after
            self.school.under_way.append(Launch(amounts, first, first + over - 1))

    def targets(
        self, effect: Mapping[str, Any], reach: Mapping[str, float], breadth: float
    ) -> dict[str, float]:
        """The values an effect moves, each with its reach."""
        moves: str = effect["moves"]
        if moves.startswith("team."):
            name = moves.removeprefix("team.")
            if "teams" in effect:
                return {f"{name}.{j}": 1.0 for j in effect["teams"]}
            return {f"{name}.{j}": reach[j] for j in self.teams}
        if moves == "leader_growth":
            return {f"leader_growth.{role}": breadth for role in self.school.roles}
        return {moves: breadth}

    # 3.8 Gates of the receiving variable

    def deliver(self) -> None:
        gains, losses = dict.fromkeys(self.s, 0.0), dict.fromkeys(self.s, 0.0)
        for launch in self.school.under_way:
            if launch.first <= self.school.turn <= launch.last:
                for name, amount in launch.amounts.items():
                    (gains if amount > 0 else losses)[name] += amount
        for name in self.s:
            if gains[name] or losses[name]:
                up, down = self.gates(name)
                self.add(name, up * gains[name] + down * losses[name])

    def gates(self, name: str) -> tuple[float, float]:
        """G+ and G- of one value."""
        p = self.p
        if name in (*OUTCOMES, "running", "budget") or self.is_count(name):
            return 1.0, 1.0
        room, fall = above(1 - self.part(name)), clip(1.5 * self.part(name), 0.0, 1.0)
        variable, _, j = name.partition(".")
        match variable:
            case "skill":
                return room * self.learning[j], fall
            case "vision_lived":
                return room * min(p["lived_clar"] * self.part("vision_on_paper"), 1.0), fall
            case "commitment":
                return room * (0.4 + 0.6 * self.gate), fall
            case "adoption":
                return room * (0.35 + 0.65 * self.gate), fall
            case "dip":
                return room * (1.25 - self.part(f"skill.{j}")) * (1 - 0.5 * self.part("support")), fall
            case "content":
                return room * (0.35 + 0.65 * self.school.mean("skill") / 100), fall
            case "workload":
                return room, 1.0
        return room, fall

    def is_count(self, name: str) -> bool:
        return name in self.school.own and self.school.own[name].get("kind") == "count"

    # 3.9 Mechanisms

    def sub_competences_and_vision(self) -> None:
        p, s = self.p, self.s
        for name in DIMENSION_OF:
            self.add(name, -p["decay_ind"] * s[name])
        self.add("safety", -p["imbalance_safety"] * self.imbalance * self.part("safety"))
        paper = s["vision_on_paper"]
        self.add("vision_on_paper", -p["paper_decay"] * paper)
        self.add("vision_on_paper", -p["paper_gap"] * paper * (1 - self.lived))
        for j in self.teams:
            name = f"vision_lived.{j}"
            x = s[name]
            self.add(name, -p["lived_decay"] * x)
            self.add(name, -p["lived_nopaper"] * x * (1 - paper / 100))
            self.add(name, p["lived_shared"] * above(paper - x) * self.part("shared_leadership") * x / 100)

    def skill(self) -> None:
        p, s = self.p, self.s
        a, b = s["competence_development"], s["inquiry"]
        culture = 2 * a * b / (a + b + 1e-9)
        for j in self.teams:
            name = f"skill.{j}"
            opening = (1 - self.part(name)) * self.learning[j]
            self.add(name, -p["skill_decay"] * s[name])
            doing = 0.01 * p["skill_doing"] * s[f"adoption.{j}"]
            self.add(name, doing * opening * (0.3 + 0.7 * self.part("inquiry")))
            self.add(name, 0.01 * p["skill_culture"] * culture * opening)

    def commitment(self) -> None:
        p, s = self.p, self.s
        rate = p["com_rate"]
        for j in self.teams:
            name = f"commitment.{j}"
            self.add(name, rate * (p["com_base"] - s[name]))
            self.add(name, rate * 0.35 * (s[f"vision_lived.{j}"] - 15))
            self.add(name, rate * 0.35 * (s["safety"] - self.start["safety"]))
            self.add(name, -rate * 0.6 * above(s[f"workload.{j}"] - 72))
            self.add(name, -rate * 0.9 * self.imbalance)
            self.add(name, rate * 3 * p["com_coh"] * (self.coherence - 50) * self.lived)
            self.add(name, -rate * 0.4 * s["fatigue"])
            self.add(name, rate * 0.2 * (s["shared_leadership"] - 30))

    def adoption(self) -> None:
        p, s = self.p, self.s
        for j in self.teams:
            name = f"adoption.{j}"
            people = [self.part(f"{v}.{j}") for v in ("skill", "vision_lived", "commitment")]
            ready = harmonic([*people, self.part("infrastructure")], eps=0.05)
            carried = 100 * min(p["ready_gain"] * ready, 0.97)
            speed = p["bass_p"] + p["bass_q"] * self.part(name)
            self.add(name, speed * above(carried - s[name]) * self.gate * self.drive)
            self.add(name, p["fallback"] * min(carried - s[name], 0.0))

    def dip_and_workload(self) -> None:
        p, s = self.p, self.s
        rate = p["wl_rate"]
        for j in self.teams:
            dip, name = f"dip.{j}", f"workload.{j}"
            self.add(dip, -p["dip_decay"] * s[dip])
            self.add(name, rate * (self.start[name] - s[name]))
            self.add(name, rate * p["wl_load"] * self.load[j])
            self.add(name, rate * p["wl_dip"] * s[dip])
            self.add(name, rate * p["wl_fat"] * s["fatigue"])
            self.add(name, -rate * p["wl_proc"] * (s["processes"] - self.start["processes"]))

    def fatigue_pressure_support(self) -> None:
        p, s = self.p, self.s
        room = 1 - self.part("fatigue")
        self.add("fatigue", p["fat_gain"] * self.excess * (1 + self.excess) * room)
        self.add("fatigue", p["frag"] * self.mean_load * (1 - self.coherence / 100) * room)
        self.add("fatigue", -p["fat_decay"] * s["fatigue"])
        self.add("pressure", -p["pressure_decay"] * s["pressure"])
        self.add("support", -p["support_decay"] * s["support"])

    def leading(self) -> None:
        p, s = self.p, self.s
        total = sum(self.used.values())
        target = 0.0
        if total > 0:
            concentration = sum((hours / total) * (hours / total) for hours in self.used.values())
            target = min(120 * (1 - concentration), 100.0)
        shared = s["shared_leadership"]
        self.add("shared_leadership", p["shared_rate"] * min(total / 200, 1.0) * (target - shared))
        for role, spec in self.school.roles.items():
            if role not in self.absent:
                busy = min(self.used[role] / spec["hours"], 1.0)
                name = f"leader_growth.{role}"
                self.add(name, p["grow_doing"] * busy * (1 - self.part(name)))

    def enacted(self) -> None:
        p, s = self.p, self.s
        for k in self.school.themes:
            effort = 0.0
            for act in self.acts:
                theme = (act.spec.get("themes") or {}).get(k, 0)
                effort += (0.3 + above(act.spec.get("load", 0))) * act.own_strength * act.breadth * theme
            for option in self.answers.values():
                effort += 0.3 * (option.get("themes") or {}).get(k, 0)
            doing = min(100.0, 100 / p["enact_norm"] * effort)
            self.add(f"enacted.{k}", p["enact_rate"] * (doing - s[f"enacted.{k}"]))

    def things_money_and_own_variables(self) -> None:
        p, s = self.p, self.s
        self.add("content", -p["content_decay"] * s["content"])
        self.add("infrastructure", -p["infra_decay"] * s["infrastructure"])
        self.add("budget", p["income"])
        self.add("budget", -p["reserve_back"] * above(s["budget"] - p["reserve"]))
        self.add("budget", -p["infra_cost"] * s["infrastructure"])
        self.add("budget", -s["running"])
        for name, own in self.school.own.items():
            self.add(name, -own.get("decay", 0) * s[name])

    def effective_practice(self, state: Mapping[str, float], coherence: float) -> float:
        """E: what of the changed practice is good practice, mean over staff, 0-1."""
        eps, fit = self.p["pq_eps"], self.p["pq_coh"]
        practice = {}
        for j in self.teams:
            vision = state[f"vision_lived.{j}"] / 100 * (1 - fit + fit * coherence / 100)
            skill, content = state[f"skill.{j}"] / 100, state["content"] / 100
            quality = min(1.0, harmonic([vision, skill, content, state["infrastructure"] / 100], eps))
            practice[j] = quality * state[f"adoption.{j}"] / 100
        return self.school.staff_mean(practice)

    # 3.10 Outcomes

    def theme_factor(self, outcome: str) -> float:
        total = 0.0
        for k, spec in self.school.themes.items():
            if spec["serves"] == outcome:
                factor = min(self.school.weights[k] / 0.30, 1.0) * min(self.s[f"enacted.{k}"] / 32, 1.0)
                if outcome == "equal_opportunity":
                    factor *= 0.4 + 0.6 * self.part("vision_on_paper")
                total += factor
        return min(total, 1.0)

    def since_start(self, name: str) -> float:
        return self.s[name] - self.start[name]

    def since_start_in_teams(self, name: str) -> float:
        return self.school.mean(name) - self.school.mean(name, self.start)

    def outcomes(self) -> None:
        p, s, school = self.p, self.s, self.school
        practice = self.effective_practice(s, self.coherence)
        practice_gain = practice - self.effective_practice(self.start, 50.0)
        dip, workload = school.mean("dip"), school.mean("workload")
        factor = {outcome: self.theme_factor(outcome) for outcome in OUTCOMES}

        heavy = above(workload - 72) - (school.mean("workload", self.start) - 72)
        quality = [
            p["q_E"] * practice_gain,
            -p["q_dip"] * dip,
            -p["q_wl"] * heavy,
            p["q_skill"] * self.since_start_in_teams("skill"),
            p["q_theme"] * practice * factor["education_quality"],
            p["q_content"] * self.since_start("content"),
            p["q_goal"] * self.since_start("strategy") * self.lived,
        ]
        self.lag("education_quality", "q", self.start["education_quality"], quality)

        carries = factor["equal_opportunity"]
        divide = self.since_start_in_teams("adoption") / 100
        equal = [p["eq_E"] * practice * carries, -p["eq_gap"] * divide * (1 - carries)]
        self.lag("equal_opportunity", "eq", self.start["equal_opportunity"], equal)

        learning = ("inquiry", "innovation_room", "shared_leadership", "strategy")
        power = 100 * harmonic([self.part(name) for name in learning], eps=0.05)
        self.lag("agility", "ag", 0.0, [power, p["ag_theme"] * factor["agility"]])

        trust = 0.4 + 0.6 * school.mean("commitment") / 100
        fit = [
            p["lm_E"] * practice_gain,
            p["lm_part"] * self.since_start("partnerships") * trust,
            p["lm_theme"] * factor["labour_market_fit"],
        ]
        self.lag("labour_market_fit", "lm", self.start["labour_market_fit"], fit)

        satisfaction = [
            p["ss_q"] * self.since_start("education_quality"),
            p["ss_theme"] * practice * factor["student_satisfaction"],
            -p["ss_dip"] * dip,
            p["ss_well"] * self.since_start("staff_wellbeing"),
        ]
        self.lag("student_satisfaction", "ss", self.start["student_satisfaction"], satisfaction)

        wellbeing = [
            -p["wb_wl"] * self.since_start_in_teams("workload"),
            p["wb_safe"] * self.since_start("safety"),
            p["wb_com"] * self.since_start_in_teams("commitment"),
            -p["wb_fat"] * self.since_start("fatigue"),
            p["wb_sup"] * self.since_start("support"),
            -p["wb_dip"] * dip,
        ]
        self.lag("staff_wellbeing", "wb", self.start["staff_wellbeing"], wellbeing)

    def lag(self, outcome: str, prefix: str, base: float, drivers: Sequence[float]) -> None:
        rate, drift = self.p[f"{prefix}_rate"], self.p.get(f"{prefix}_drift", 0.0)
        self.add(outcome, rate * (base - self.s[outcome]))
        for driver in drivers:
            self.add(outcome, rate * driver)
        self.add(outcome, -rate * drift * (self.school.turn + 1))
        drawn_to = base + sum(drivers) - drift * (self.school.turn + 1)
        beyond, room = above(drawn_to - self.p["soft_from"]), above(100 - self.p["soft_from"])
        if beyond:
            self.add(outcome, -rate * (beyond - beyond * room / (beyond + room)))

    # 3.11 Chance

    def chance(self) -> None:
        p = self.p
        normals, uniform = self.school.luck()
        for outcome, z in zip(OUTCOMES, normals, strict=False):
            self.add(outcome, p["noise_out"] * z)
        for j in self.teams:
            self.add(f"commitment.{j}", p["noise_team"] * normals[6])
        exposed = self.school.mean("adoption") / 100 * (1 - self.part("ethics"))
        hazard = p["inc0"] + p["inc1"] * exposed * (1 - 0.6 * self.part("processes"))
        if uniform < hazard:
            self.incident = True
            for name, blow in {"safety": -4, "ethics": 3, "student_satisfaction": -2, "budget": -15}.items():
                self.add(name, blow)
            for j in self.teams:
                self.add(f"commitment.{j}", -3)
                self.add(f"adoption.{j}", -1.5)

    # 3.12 Bound

    def bounded(self) -> dict[str, float]:
        """The state at the end of the quarter."""
        after = {name: value + self.change[name] for name, value in self.s.items()}
        for name, value in after.items():
            if name == "running" or self.is_count(name):
                after[name] = above(value)
            elif name != "budget":
                after[name] = clip(value, 0.0, 100.0)
        return after
