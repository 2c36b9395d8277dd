"""Bots that play many games at once: for balance, tests and evidence."""

from game.engine.policies.balanced import Balanced
from game.engine.policies.base import Nothing, Policy
from game.engine.policies.chance import Random
from game.engine.policies.plans import Entry, FixedPlan, PlanTurn

POLICIES: dict[str, Policy] = {bot.name: bot for bot in (Nothing(), Random(), Balanced())}
"""Bots by name; a fixed plan is made with `FixedPlan`."""

__all__ = ["POLICIES", "Balanced", "Entry", "FixedPlan", "Nothing", "PlanTurn", "Policy", "Random"]
