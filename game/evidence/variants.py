"""The same deck under other numbers of the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.engine.ruleset import Ruleset


def with_parameters(rules: Ruleset, values: Mapping[str, float]) -> Ruleset:
    """Under other values of the model's parameters; ValueError names what is not one."""
    blueprint = rules.blueprint
    return Ruleset.build(replace(blueprint, parameters={**blueprint.parameters, **values}))
