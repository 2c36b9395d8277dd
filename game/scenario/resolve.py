"""One scenario out of several files: what it extends, the variant itself, and the translations beside it.

A variant holds only what differs. Mappings are merged key by key, everything else replaces what was there;
`remove: true` drops a key of the parent and `replace: true` takes a mapping whole instead of merging it. A
file `NAME.en.yaml` beside `NAME.yaml` holds the English texts under the same keys. Each value keeps its place
in the file that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import is_
from pathlib import Path

from game.errors import mark
from game.scenario.findings import Finding, Said, did_you_mean, finding
from game.scenario.format import FORMAT, STANDARD_LANGUAGE, is_language
from game.scenario.nodes import Node
from game.scenario.read import read_file
from game.scenario.shape import Shape, scenario_shape, written_out

SUFFIXES = (".yaml", ".yml")
MOST_PARENTS = 8


@dataclass
class Resolved:
    """The whole scenario as nodes, or what stood in the way.

    node      None when a file could not be read at all
    findings  what is wrong with reading, extending and translating; the content has not been judged
    mended    lines that were read as they were perhaps meant, as file and line
    files     the files it was read from: itself, what it extends, and their translations
    """

    node: Node | None
    findings: list[Finding] = field(default_factory=list)
    mended: frozenset[tuple[str, int]] = frozenset()
    files: tuple[Path, ...] = ()

    def sound(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those that do not speak of a line that was guessed at."""
        return [one for one in findings if (one.file, one.line) not in self.mended]


def resolve(path: Path, search: Sequence[Path] = ()) -> Resolved:
    """Reads a scenario with all that it extends.

    search  folders in which `extends: some_id` is looked for, besides the file's own
    """
    resolver = _Resolver(tuple(search))
    node = resolver.scenario(path, ())
    return Resolved(node, resolver.findings, frozenset(resolver.mended), tuple(resolver.files))


def overlay_language(path: Path) -> str | None:
    """The language of a translation by its name, as in `school.en.yaml`; None for a scenario."""
    code = Path(path.stem).suffix.removeprefix(".")
    return code if path.suffix in SUFFIXES and is_language(code) else None


def overlays_of(path: Path) -> list[tuple[str, Path]]:
    """The translations beside a scenario, by language."""
    found = [
        (code, other)
        for other in path.parent.glob(f"{_escaped(path.stem)}.*")
        if (code := overlay_language(other)) is not None and Path(other.stem).stem == path.stem
    ]
    return sorted(found)


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def file_of(name: str, folders: Iterable[Path]) -> Path | None:
    """The file of the scenario with this id in the first folder that has it."""
    for folder in folders:
        for suffix in SUFFIXES:
            if (path := folder / f"{name}{suffix}").is_file():
                return path
    return None


def ids_in(folders: Iterable[Path]) -> list[str]:
    """The names of the scenarios in these folders."""
    return sorted(
        {
            path.stem
            for folder in folders
            if folder.is_dir()
            for path in folder.iterdir()
            if path.suffix in SUFFIXES and overlay_language(path) is None
        }
    )


class _Resolver:
    def __init__(self, search: tuple[Path, ...]) -> None:
        self.search = search
        self.findings: list[Finding] = []
        self.mended: set[tuple[str, int]] = set()
        self.files: list[Path] = []

    def scenario(self, path: Path, below: tuple[Path, ...]) -> Node | None:
        """`below` are the files that extend this one."""
        node = self._mapping(path)
        if node is None or self._is_too_new(node):
            return None
        node = written_out(node, scenario_shape())
        extends = node.get("extends")
        if extends.value is None:
            node = self._alone(_without(node, "extends"))
        elif (parent := self._parent(path, extends, (*below, path))) is not None:
            self._tell_own_id(node)
            parent = _stamped(parent, scenario_shape(), _language(parent), _language(node))
            node = self._merged(parent, _without(node, "extends"), scenario_shape())
        else:
            return None
        for language, other in overlays_of(path):
            node = self._translated(node, language, other)
        return node

    def _mapping(self, path: Path) -> Node | None:
        self.files.append(path)
        read = read_file(path)
        self.findings += read.findings
        self.mended.update((str(path), line) for line in read.mended)
        if read.node is None or isinstance(read.node.value, dict):
            return read.node
        message = Said(mark("a scenario is written as keys with values"))
        hint = Said(mark("as in: title: My school"))
        self.findings.append(finding(read.node.at, "bad-type", message, hint))
        return None

    def _is_too_new(self, node: Node) -> bool:
        version = node.get("wendbaar")
        if not isinstance(version.value, int) or isinstance(version.value, bool) or version.value <= FORMAT:
            return False
        message = Said(
            mark("this file is of version {version} of the format, and this program reads up to {known}"),
            version=version.value,
            known=FORMAT,
        )
        hint = Said(mark("use a newer Wendbaar"))
        self.findings.append(finding(version.at, "too-new", message, hint, refused=True))
        return True

    # Extending

    def _parent(self, path: Path, extends: Node, chain: tuple[Path, ...]) -> Node | None:
        parent = self._file_of_parent(path, extends)
        if parent is None:
            return None
        seen = [one.resolve() for one in chain]
        if parent.resolve() in seen or len(chain) > MOST_PARENTS:
            names = " -> ".join(one.name for one in (*chain, parent))
            message = Said(mark("this scenario extends itself in the end: {names}"), names=names)
            self.findings.append(finding(extends.at, "extends-itself", message))
            return None
        return self.scenario(parent, chain)

    def _file_of_parent(self, path: Path, extends: Node) -> Path | None:
        name = extends.text
        if name is None:
            message = Said(mark("the id of another scenario or a file beside this one is expected"))
            self.findings.append(finding(extends.at, "bad-type", message))
            return None
        folder = path.parent
        if name.endswith(SUFFIXES):
            inside = folder.resolve()
            target = (folder / name).resolve()
            found = target if target.is_relative_to(inside) and target.is_file() else None
            found = folder / name if found else None
        else:
            plain = "/" not in name and "\\" not in name
            found = file_of(name, (*self.search, folder)) if plain else None
        if found is None:
            known = [one for one in ids_in((*self.search, folder)) if one != path.stem]
            message = Said(mark("no scenario '{name}' to extend, here or among those that ship"), name=name)
            self.findings.append(finding(extends.at, "unknown-scenario", message, did_you_mean(name, known)))
        return found

    def _tell_own_id(self, node: Node) -> None:
        for key in ("wendbaar", "id"):
            if key not in node.items:
                message = Said(mark("'{key}' is missing: a variant needs its own"), key=key)
                self.findings.append(finding(node.at, "missing", message))

    def _merged(self, parent: Node, child: Node, shape: Shape) -> Node:
        if shape.is_text or not isinstance(child.value, dict) or not isinstance(parent.value, dict):
            return self._fresh(child, shape)
        if _is_order(child, "replace"):
            return self._fresh(child, shape)
        items = dict(parent.value)
        for key, node in child.value.items():
            if not _is_order(node, "remove"):
                below = shape.below(key)
                items[key] = (
                    self._merged(items[key], node, below) if key in items else self._fresh(node, below)
                )
            elif key in items:
                self._tell_beside_remove(node)
                del items[key]
            else:
                self._tell_nothing_to_remove(key, node, items)
        return child.with_value(items)

    def _fresh(self, node: Node, shape: Shape) -> Node:
        """A mapping with nothing to merge into: an order to remove has nothing to work on."""
        if shape.is_text or not isinstance(node.value, dict):
            return node
        items: dict[str, Node] = {}
        for key, one in node.value.items():
            if key == "replace" and one.value is True:
                continue
            if _is_order(one, "remove"):
                self._tell_nothing_to_remove(key, one, {})
            else:
                items[key] = self._fresh(one, shape.below(key))
        return node.with_value(items)

    def _alone(self, node: Node) -> Node:
        """A scenario that extends nothing: there is nothing to remove or to replace."""
        items: dict[str, Node] = {}
        for key, one in node.items.items():
            orders = [name for name in ("remove", "replace") if _is_order(one, name)]
            for order in orders:
                message = Said(mark("'{key}: true' works only in a scenario that extends another"), key=order)
                self.findings.append(finding(one.items[order].place, "nothing-to-remove", message))
            if orders and len(one.items) == 1:
                continue
            for order in orders:
                one = _without(one, order)
            items[key] = self._alone(one) if one.items else one
        same = len(items) == len(node.items) and all(map(is_, items.values(), node.items.values()))
        return node if same else node.with_value(items)

    def _tell_beside_remove(self, node: Node) -> None:
        for key, one in node.items.items():
            if key != "remove":
                message = Said(mark("'{key}' stands beside 'remove: true' and does nothing"), key=key)
                self.findings.append(finding(one.place, "beside-remove", message))

    def _tell_nothing_to_remove(self, key: str, node: Node, known: Iterable[str]) -> None:
        message = Said(mark("there is no '{key}' here to remove"), key=key)
        self.findings.append(finding(node.place, "nothing-to-remove", message, did_you_mean(key, known)))

    # Translating

    def _translated(self, node: Node, language: str, path: Path) -> Node:
        own = _language(node)
        overlay = self._mapping(path)
        if overlay is None:
            return node
        if language == own:
            message = Said(
                mark("this file translates into '{language}', the scenario's own language"), language=own
            )
            self.findings.append(finding(overlay.at, "own-language", message))
            return node
        return self._overlaid(node, written_out(overlay, scenario_shape()), scenario_shape(), own, language)

    def _overlaid(self, base: Node, over: Node, shape: Shape, own: str, language: str) -> Node:
        if over.value is None:
            return base
        if shape.is_text:
            return self._with_text(base, over, own, language)
        if isinstance(over.value, list):
            return self._overlaid_list(base, over, shape, own, language)
        if not isinstance(over.value, dict) or not isinstance(base.value, dict):
            self._tell_no_text(over)
            return base
        items = dict(base.value)
        for key, node in over.value.items():
            below = shape.below(key)
            if key not in items:
                message = Said(mark("the scenario has no '{key}' here to translate"), key=key)
                hint = did_you_mean(key, items)
                self.findings.append(finding(node.place, "unknown-translation", message, hint))
            elif not below.holds_texts:
                self._tell_no_text(node)
            else:
                items[key] = self._overlaid(items[key], node, below, own, language)
        return base.with_value(items)

    def _overlaid_list(self, base: Node, over: Node, shape: Shape, own: str, language: str) -> Node:
        theirs, ours = list(base.entries), list(over.entries)
        if len(theirs) != len(ours) or not isinstance(base.value, list):
            message = Said(
                mark("this list has {n} items, and the scenario has {theirs}: each needs its translation"),
                n=len(ours),
                theirs=len(theirs),
            )
            self.findings.append(finding(over.place, "unknown-translation", message))
            return base
        items = [
            self._overlaid(one, other, shape.below(""), own, language)
            for one, other in zip(theirs, ours, strict=True)
        ]
        return base.with_value(list(items))

    def _with_text(self, base: Node, over: Node, own: str, language: str) -> Node:
        if over.text is None:
            self._tell_no_text(over)
            return base
        texts = dict(base.value) if isinstance(base.value, dict) else {own: Node(base.value, base.at)}
        return base.with_value({**texts, language: over})

    def _tell_no_text(self, node: Node) -> None:
        message = Said(mark("a translation holds texts only, and this is not a text of the scenario"))
        self.findings.append(finding(node.place, "not-a-text", message))


def _is_order(node: Node, order: str) -> bool:
    """Whether a mapping says `remove: true` or `replace: true`; such a name with another value is an id."""
    return isinstance(node.value, dict) and order in node.value and node.value[order].value is True


def _without(node: Node, key: str) -> Node:
    return node.with_value({name: one for name, one in node.items.items() if name != key})


def _language(node: Node) -> str:
    return node.get("language").text or STANDARD_LANGUAGE


def _stamped(node: Node, shape: Shape, own: str, other: str) -> Node:
    """The parent's plain texts with their language, for a variant whose own language is another."""
    if own == other or not shape.holds_texts:
        return node
    if shape.is_text:
        return node if isinstance(node.value, dict) else node.with_value({own: Node(node.value, node.at)})
    if isinstance(node.value, dict):
        return node.with_value(
            {key: _stamped(one, shape.below(key), own, other) for key, one in node.value.items()}
        )
    if isinstance(node.value, list):
        return node.with_value([_stamped(one, shape.below(""), own, other) for one in node.value])
    return node
