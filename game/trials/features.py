"""What a plan is like, in the framework's terms, and what the framework says of it.

Which actions count as what is read from their effects and tags, so that the same question can be asked of
every scenario: vision work names `visioning` or makes the vision lived, teaching moves `team.skill`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Action, Array
from game.engine.ruleset import Ruleset
from game.texts import mark
from game.trials.plans import Played

LIVES = 20.0
"""Points of lived vision that make an action vision work."""
TEACHES, TEACHES_TOO = 15.0, 9.0
"""Points of skill that make an action teacher learning; fewer will do where it is tagged as learning."""
LEARNING_TAGS = ("competence_development", "inquiry")
GUARDS = 15.0
"""Points of safety that make an action work on safety."""
EQUIPS, ROLLS_OUT = 15.0, 5.0
"""Points of infrastructure, or of use in lessons with tools at work, that make an action one of tools."""
EARLY = 3
"""The first quarters: a quarter of the standard game."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Actions by what they are for, as indexes; an action may be in several kinds or in none."""

    vision: tuple[int, ...]
    translation: tuple[int, ...]
    """Vision work done in the teams themselves."""
    teaching: tuple[int, ...]
    leaders: tuple[int, ...]
    """Leaders learn."""
    safety: tuple[int, ...]
    tools: tuple[int, ...]
    infrastructure: tuple[int, ...]

    @classmethod
    def of(cls, rules: Ruleset) -> Kinds:
        def those(fitting: Sequence[bool]) -> tuple[int, ...]:
            return tuple(a for a, fits in enumerate(fitting) if fits)

        actions = rules.blueprint.actions
        lived = [moved(action, "team.vision_lived") >= LIVES for action in actions]
        vision = [lives or "visioning" in action.tags for lives, action in zip(lived, actions, strict=True)]
        equips = [moved(action, "infrastructure") >= EQUIPS for action in actions]
        return cls(
            vision=those(vision),
            translation=those(
                [lives and a.reach != "school" for lives, a in zip(lived, actions, strict=True)]
            ),
            teaching=those([_teaches(action) for action in actions]),
            leaders=those([moved(action, "leader_growth") > 0 for action in actions]),
            safety=those([moved(action, "safety") >= GUARDS for action in actions]),
            tools=those([gear or _rolls_out(a) for gear, a in zip(equips, actions, strict=True)]),
            infrastructure=those(equips),
        )


def moved(action: Action, variable: str) -> float:
    """Points of an action on a variable at full strength, effects on certain teams only left out."""
    return sum(effect.by for effect in action.effects if effect.moves == variable and effect.teams is None)


def _teaches(action: Action) -> bool:
    skill = moved(action, "team.skill")
    learning = any(tag in LEARNING_TAGS for tag in action.tags)
    return skill >= (TEACHES_TOO if learning else TEACHES)


def _rolls_out(action: Action) -> bool:
    return moved(action, "team.adoption") >= ROLLS_OUT and moved(action, "tools_at_work") > 0


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that the framework has an opinion on."""

    id: str
    sign: int
    """Of what it says of winning plans: more of it 1, less of it -1, no claim 0."""
    source: str
    """Whose claim it is."""
    about: str
    """What is measured, in English words to translate."""


FEATURES = (
    Feature("vision_actions", 1, "Kennewell et al. 2000; Tondeur et al. 2008", mark("vision work done")),
    Feature("vision_early", 1, "Anderson & Dexter 2005", mark("vision work in the first three quarters")),
    Feature("translation", 1, "Kennewell et al. 2000", mark("teams translate the vision")),
    Feature("teacher_learning", 1, "Robinson et al. 2008", mark("actions from which teachers learn")),
    Feature("leader_development", 1, "Schiller 2003; Anderson & Dexter 2005", mark("leaders learn")),
    Feature("safety_work", 1, "Edmondson 1999; Frazier et al. 2017", mark("work on a safe culture")),
    Feature("leader_fit", 1, "iXperium 2025", mark("how well leaders fit what they lead")),
    Feature("shared_leadership", 1, "Vanderlinde et al. 2012", mark("leading is shared")),
    Feature("coherence", 1, "Kennisnet, Vier in balans", mark("doing what the vision says")),
    Feature("pressure_and_support", 1, "Fullan 1991", mark("pressure and support together")),
    Feature("change_fatigue", -1, "Bernerth et al. 2011", mark("change fatigue")),
    Feature("tool_share", -1, "Heemskerk & Klöpping 2022", mark("share of actions that are about tools")),
    Feature("tool_count", 0, "", mark("actions about tools")),
    Feature("infra_count", 0, "", mark("actions for infrastructure")),
    Feature("pressure_only", -1, "Fullan 1991", mark("pressure beyond support")),
)


def features_of(rules: Ruleset, played: Played) -> Array:
    """(F, P) each feature of each plan, in the order of FEATURES, from what was carried out."""
    kinds, counts, done = Kinds.of(rules), played.counts, played.done
    tools = _sum(counts, kinds.tools)
    early = np.asarray(played.times[:EARLY].sum(axis=0))
    values = {
        "vision_actions": _sum(counts, kinds.vision),
        "vision_early": _sum(early, kinds.vision),
        "translation": _sum(counts, kinds.translation),
        "teacher_learning": _sum(counts, kinds.teaching),
        "leader_development": _sum(counts, kinds.leaders),
        "safety_work": _sum(counts, kinds.safety),
        "leader_fit": played.fit,
        "shared_leadership": played.mean["shared_leadership"],
        "coherence": played.mean["coherence"],
        "pressure_and_support": played.mean["drive"],
        "change_fatigue": played.mean["fatigue"],
        "tool_share": tools / np.maximum(done, 1.0),
        "tool_count": tools,
        "infra_count": _sum(counts, kinds.infrastructure),
        "pressure_only": played.mean["bare_pressure"],
    }
    return np.stack([values[feature.id] for feature in FEATURES])


def _sum(counts: Array, some: tuple[int, ...]) -> Array:
    return np.asarray(counts[list(some)].sum(axis=0))
