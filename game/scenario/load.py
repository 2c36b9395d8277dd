"""A scenario ready to play: read, resolved, judged, and compiled when asked for."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from game.engine import MODEL_VERSION
from game.errors import BadAnswer, RefusedFile, Speaks, UsageError, WendbaarError, mark
from game.scenario.advice import advice
from game.scenario.check import check
from game.scenario.findings import Finding, Place, Said, finding, in_order, nearest
from game.scenario.format import FORMAT
from game.scenario.judge import judge
from game.scenario.names import NO_PLAN, Names
from game.scenario.nodes import Node, Plain, to_json
from game.scenario.read import MOST_BYTES
from game.scenario.resolve import SUFFIXES, Resolved, file_of, ids_in, overlay_language, overlays_of, resolve
from game.scenario.shape import scenario_shape
from game.scenario.tree import LONGEST_TEXT, MOST_DEPTH, MOST_NODES

if TYPE_CHECKING:
    from game.engine.blueprint import Blueprint, Condition
    from game.engine.ruleset import Ruleset
    from game.scenario.spec import Plan, ScenarioSpec

SAVED = "scenario.json"
"""What findings call a scenario that comes out of a saved game."""


class _Told(WendbaarError):
    """An error that consists of findings; what it says is one finding a line."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(mark("This file has mistakes."))
        self.findings = tuple(findings)

    @property
    def message(self) -> str:
        return "\n".join(str(one) for one in self.findings)

    def say(self, words: Speaks) -> str:
        return "\n".join(one.say(words) for one in self.findings)


class ScenarioErrors(_Told, BadAnswer):
    """A scenario, or a plan, has mistakes. Exit code 1; `findings` holds all of them, warnings too."""


class ScenarioRefused(_Told, RefusedFile):
    """A scenario, or a plan, was refused as damaged, hostile or too new. Exit code 3; with `findings`."""


@dataclass(frozen=True, eq=False)
class Scenario:
    """A scenario without mistakes.

    spec    what it says, typed
    data    the same as plain data: all that it extends and its translations merged in, shorthand written out;
            a translated text is {nl: ..., en: ...}
    path    its file; None for the scenario of a saved game
    """

    spec: ScenarioSpec
    data: dict[str, Plain]
    path: Path | None = None
    _rulesets: dict[tuple[bool, str], Ruleset] = field(default_factory=dict, repr=False)
    _conditions: dict[str, Condition] = field(default_factory=dict, repr=False)

    @classmethod
    def from_json(cls, data: bytes) -> Scenario:
        """The scenario of a saved game, judged again. ScenarioRefused when it does not hold."""
        node, findings = _read_json(data)
        if node is None:
            raise ScenarioRefused(findings)
        findings = _judged(node)
        spec, refused = (None, []) if any(one.is_error for one in findings) else _typed(node)
        if spec is None:
            raise ScenarioRefused([*findings, *refused])
        return cls(spec, cast("dict[str, Plain]", node.plain()))

    @cached_property
    def json(self) -> bytes:
        """`data` as JSON: UTF-8, no spaces, in the order of the file, for the engine sums in that order."""
        return to_json(self.data)

    @cached_property
    def sha256(self) -> str:
        """Of `json`, in hexadecimal."""
        return hashlib.sha256(self.json).hexdigest()

    @property
    def id(self) -> str:
        return self.spec.id

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Its own language first, then those that its title has been translated into."""
        own = self.spec.language
        return (own, *(code for code in self.spec.title.languages if code != own))

    @cached_property
    def names(self) -> Names:
        return Names.of_spec(self.spec)

    def plan(self, name: str) -> Plan:
        """A named plan; `nothing` always exists. UsageError when there is no plan of that name."""
        from game.scenario.spec import Plan

        plans = {NO_PLAN: Plan(), **self.spec.plans}
        if name not in plans:
            raise UsageError(
                mark("This scenario has no plan {name!r}. It has: {known}."),
                name=name,
                known=", ".join(plans),
            )
        return plans[name]

    def blueprint(self, with_reserve: bool = False, model: str = MODEL_VERSION) -> Blueprint:
        """The scenario as numbers.

        with_reserve  with the roles that play only in a large group
        model         the version of the model, one of MODELS
        """
        from game.scenario.compile import compile_blueprint  # numpy: what is only checked needs none

        return compile_blueprint(self.spec, with_reserve, model)

    def ruleset(self, with_reserve: bool = False, model: str = MODEL_VERSION) -> Ruleset:
        """The scenario as arrays, made once."""
        from game.engine.ruleset import Ruleset

        key = (with_reserve, model)
        if key not in self._rulesets:
            self._rulesets[key] = Ruleset.build(self.blueprint(with_reserve, model))
        return self._rulesets[key]

    def condition(self, text: str) -> Condition:
        """A condition of this scenario (of a question, an ending) as a function of the facts, made once."""
        from game.scenario.conditions import compile_condition

        if text not in self._conditions:
            self._conditions[text] = compile_condition(text, self.names)
        return self._conditions[text]


@dataclass(frozen=True, eq=False)
class Listed:
    """A scenario found in a folder; `scenario` is None when it has mistakes, which are in `findings`."""

    path: Path
    scenario: Scenario | None
    findings: tuple[Finding, ...] = ()

    @property
    def is_offered(self) -> bool:
        """Whether people can play it."""
        return self.scenario is not None and self.scenario.spec.purpose == "play"


def load_scenario(path_or_id: str | Path, *, search: Sequence[Path] = ()) -> Scenario:
    """The scenario in a file, or the one with this id in the folders of `search`.

    UsageError when there is none, ScenarioErrors when it has mistakes, ScenarioRefused when it is hostile,
    damaged or too new.
    """
    path = scenario_file(path_or_id, search)
    scenario, findings = _load(path, search)
    if scenario is None:
        raise _error(findings)
    return scenario


def check_scenario(path_or_id: str | Path, *, search: Sequence[Path] = ()) -> list[Finding]:
    """All that is wrong with a scenario; and when nothing is, what is worth a look in its own files.

    UsageError when there is no such file.
    """
    path = scenario_file(path_or_id, search)
    resolved, findings = _examined(path, search)
    own = {str(one) for one in (path, *(other for _, other in overlays_of(path)))}
    findings = [one for one in findings if one.is_error or one.file in own]
    if resolved.node is None or any(one.is_error for one in findings):
        return findings
    return in_order([*findings, *advice(resolved.node, own)])


def files_of(path_or_id: str | Path, *, search: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The files a scenario is read from: its own, those it extends, and their translations.

    UsageError when there is no such scenario.
    """
    return resolve(scenario_file(path_or_id, search), search).files


def find_scenarios(folders: Iterable[Path]) -> list[Listed]:
    """The scenarios in these folders, by file name; one that has mistakes is listed with them."""
    search = tuple(folders)
    listed = []
    for name in ids_in(search):
        if (path := file_of(name, search)) is not None:
            scenario, findings = _load(path, search)
            listed.append(Listed(path, scenario, tuple(findings)))
    return listed


def scenario_file(path_or_id: str | Path, search: Sequence[Path]) -> Path:
    """The file that is meant by a path or an id; UsageError when there is none."""
    path = Path(path_or_id)
    name = str(path_or_id)
    if path.is_file():
        return path
    if path.exists():
        raise UsageError(mark("{path} is not a scenario: give a .yaml file."), path=name)
    if name.endswith(SUFFIXES):
        raise UsageError(mark("There is no file {path}."), path=name)
    if found := file_of(name, search) if path.name == name else None:
        return found
    known = ids_in(search)
    if close := nearest(name, known):
        raise UsageError(
            mark("There is no scenario {name!r}. Did you mean {close!r}?"), name=name, close=close
        )
    raise UsageError(
        mark("There is no scenario {name!r}. There are: {known}."), name=name, known=", ".join(known) or "-"
    )


def _load(path: Path, search: Sequence[Path]) -> tuple[Scenario | None, list[Finding]]:
    """The scenario, or None with its mistakes; with warnings, without advice."""
    resolved, findings = _examined(path, search)
    if resolved.node is None or any(one.is_error for one in findings):
        return None, findings
    spec, refused = _typed(resolved.node)
    if spec is None:
        return None, in_order([*findings, *refused])
    return Scenario(spec, cast("dict[str, Plain]", resolved.node.plain()), path), findings


def _examined(path: Path, search: Sequence[Path]) -> tuple[Resolved, list[Finding]]:
    """The resolved file, and all that is wrong with it."""
    if overlay_language(path) is not None:
        message = Said(mark("this file holds the translation of a scenario: name the scenario itself"))
        return Resolved(None), [finding(Place(str(path), 1, 1), "translation", message)]
    try:
        resolved = resolve(path, search)
    except FileNotFoundError:
        raise UsageError(mark("There is no file {path}."), path=str(path)) from None
    if resolved.node is None:
        return resolved, in_order(resolved.findings)
    return resolved, in_order([*resolved.findings, *resolved.sound(_judged(resolved.node))])


def _judged(node: Node) -> list[Finding]:
    """Types and cross-references, both told even if one of them fails."""
    return in_order([*judge(node, scenario_shape()), *check(node)])


def _typed(node: Node) -> tuple[ScenarioSpec | None, list[Finding]]:
    from game.scenario.spec import ScenarioSpec  # pydantic: what is only checked needs none
    from game.scenario.validate import typed

    return typed(ScenarioSpec, node)


def _error(findings: Sequence[Finding]) -> _Told:
    return ScenarioRefused(findings) if any(one.refused for one in findings) else ScenarioErrors(findings)


def _read_json(data: bytes) -> tuple[Node | None, list[Finding]]:
    """The scenario of a saved game as nodes, under the limits that hold for a file."""
    top = Place(SAVED)
    message = Said(mark("the scenario of this game is damaged"))
    if _is_too_large(data):
        return None, [finding(top, "too-large", message, refused=True)]
    try:
        plain = json.loads(data, object_pairs_hook=_once, parse_float=_finite, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None, [finding(top, "not-text", message, refused=True)]
    if not isinstance(plain, dict):
        return None, [finding(top, "bad-type", message, refused=True)]
    version = plain.get("wendbaar")
    if isinstance(version, int) and version > FORMAT:
        newer = Said(
            mark("this file is of version {version} of the format, and this program reads up to {known}"),
            version=version,
            known=FORMAT,
        )
        return None, [finding(top, "too-new", newer, refused=True)]
    return Node.of(plain, top), []


# Possessive: a pattern that may step back remembers every letter, which is a hundred times the text.
_TEXT_IN_JSON = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_NOT_MARKS = bytes(set(range(256)) - set(b"[]{},"))


def _is_too_large(data: bytes) -> bool:
    """More than a scenario's file may hold: bytes, texts, values, levels, or characters in one text."""
    if len(data) > 2 * MOST_BYTES or data.count(b'"') > 4 * MOST_NODES:
        return True
    marks = _TEXT_IN_JSON.sub(b"", data).translate(None, delete=_NOT_MARKS)
    longest = max((found.end() - found.start() for found in _TEXT_IN_JSON.finditer(data)), default=0)
    return len(marks) > 2 * MOST_NODES or _depth(marks) > MOST_DEPTH or longest > 6 * LONGEST_TEXT


def _depth(marks: bytes) -> int:
    """How deep the brackets go."""
    depth = deepest = 0
    for byte in marks:
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits} is beyond every number")
    return number


def _no_constant(name: str) -> Plain:
    raise ValueError(f"{name} is no number")
