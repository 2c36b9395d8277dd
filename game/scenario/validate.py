"""A judged node as a typed model: the models of `spec` have the last word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pydantic import ValidationError

from game.errors import mark
from game.scenario.findings import Finding, Said, finding
from game.scenario.format import STANDARD_LANGUAGE, is_language
from game.scenario.judge import judge
from game.scenario.nodes import Node, to_json
from game.scenario.shape import parts
from game.scenario.spec import Part

AnyPart = TypeVar("AnyPart", bound=Part)


def validate(
    part: type[AnyPart], node: Node, language: str | None = None
) -> tuple[AnyPart | None, list[Finding]]:
    """The node as a model, or None with all that is wrong with it.

    language  of the plain texts; not given: what the node itself says under `language`
    """
    if found := list(judge(node, parts()[part.__name__])):
        return None, found
    return typed(part, node, language)


def typed(
    part: type[AnyPart], node: Node, language: str | None = None
) -> tuple[AnyPart | None, list[Finding]]:
    """A node that was judged sound as a model; what the model still refuses is told where it stands."""
    own = language or node.get("language").text or ""
    own = own if is_language(own) else STANDARD_LANGUAGE
    try:
        return part.model_validate_json(to_json(node.plain()), context={"language": own}), []
    except ValidationError as error:
        return None, list(_refused(node, error))


def _refused(node: Node, error: ValidationError) -> Iterator[Finding]:
    for one in error.errors(include_url=False, include_context=False, include_input=False):
        yield finding(node.find(one["loc"]).at, "refused-value", Said(mark("this value can't stand here")))
