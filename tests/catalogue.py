"""Refreshes the Dutch catalogue from the texts in `game/`.

    python -m tests.catalogue                    takes new texts in, drops old ones, compiles
    python -m tests.catalogue --missing          prints the texts without Dutch as JSON
    python -m tests.catalogue --take FILE.json   the same JSON with Dutch filled in goes into the catalogue

Texts are the literal first arguments of `say`, `mark` and the classes of `game.errors`, the first two of
`many`, and what `Field` describes: the help of the scenario format. The JSON is `{"text": "Dutch"}`, or
`{"one": ["Dutch for one", "Dutch for many"]}`.
"""

import argparse
import ast
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game import __version__, errors
from game.texts import DOMAIN, catalogue_file

ROOT = Path(__file__).parents[1]
LANGUAGE = "nl"
ERRORS = {
    name for name, thing in vars(errors).items() if isinstance(thing, type) and issubclass(thing, Exception)
}
HOW_MANY = {"say": 1, "mark": 1, "many": 2} | dict.fromkeys(ERRORS, 1)
# A date in the file would make every refresh a change.
UNDATED = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Text:
    """A text in the code: its msgid, the form for many if it has one, and where it stands."""

    one: str
    many: str | None
    file: str
    line: int

    @property
    def msgid(self) -> str | tuple[str, str]:
        return self.one if self.many is None else (self.one, self.many)


@dataclass(frozen=True)
class Unreadable:
    """A text that is put together in the code, so that no catalogue can hold it."""

    file: str
    line: int


def texts_of(source: str, file: str) -> Iterator[Text | Unreadable]:
    """Every text in a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) == "Field":
            described = [each.value for each in node.keywords if each.arg == "description"]
            yield from (Text(one, None, file, node.lineno) for each in described for one in _literals(each))
        elif isinstance(node, ast.Call) and (wanted := HOW_MANY.get(_name(node.func))):
            forms = [list(_literals(argument)) for argument in node.args[:wanted]]
            if any(_is_put_together(argument) for argument in node.args[:wanted]):
                yield Unreadable(file, node.lineno)
            elif wanted == 1:
                yield from (Text(one, None, file, node.lineno) for form in forms for one in form)
            elif all(len(form) == 1 for form in forms) and len(forms) == 2:
                yield Text(forms[0][0], forms[1][0], file, node.lineno)


def all_texts() -> list[Text | Unreadable]:
    """Every text in `game/`, by file and line."""
    found: list[Text | Unreadable] = []
    for path in sorted((ROOT / "game").rglob("*.py")):
        found += texts_of(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    return sorted(found, key=lambda text: (text.file, text.line))


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body)
            yield from _literals(orelse)


def _is_put_together(node: ast.expr) -> bool:
    """An f-string, or strings joined by + or %: what a text must not be."""
    match node:
        case ast.JoinedStr():
            return True
        case ast.BinOp(left=left, right=right):
            return any(
                isinstance(side, ast.Constant) and isinstance(side.value, str) for side in (left, right)
            )
        case _:
            return False


def po_file() -> Path:
    return catalogue_file(LANGUAGE).with_suffix(".po")


def read_catalogue() -> Catalog:
    """The Dutch catalogue as it stands; an empty one when there is none."""
    if not po_file().exists():
        return _empty()
    with po_file().open("rb") as file:
        return read_po(file, locale=LANGUAGE, domain=DOMAIN)


def refreshed(old: Catalog) -> Catalog:
    """The texts of today with the Dutch they have; texts that are gone are left out."""
    new = _empty()
    for text in all_texts():
        if isinstance(text, Text):
            known = old.get(text.msgid)
            same = known is not None and known.id == text.msgid
            new.add(text.msgid, known.string if same else None, [(text.file, text.line)])
    return new


def compiled(catalogue: Catalog) -> bytes:
    """The .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def untranslated(catalogue: Catalog) -> dict[str, str | list[str]]:
    """Each text without Dutch, with room for it."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: ""
        if isinstance(message.id, str)
        else ["", ""]
        for message in catalogue
        if message.id and not has_dutch(message.string)
    }


def has_dutch(string: str | list[str] | tuple[str, ...]) -> bool:
    return bool(string) and all([string] if isinstance(string, str) else string)


def take(catalogue: Catalog, dutch: dict[str, str | list[str]]) -> list[str]:
    """Puts translations in; gives the texts that the game doesn't have."""
    unknown = []
    for msgid, translation in dutch.items():
        message = catalogue.get(msgid)
        if message is None:
            unknown.append(msgid)
        elif has_dutch(translation):
            message.string = translation if isinstance(translation, str) else tuple(translation)
    return unknown


def _empty() -> Catalog:
    return Catalog(
        locale=LANGUAGE,
        domain=DOMAIN,
        project="Wendbaar",
        version=__version__,
        header_comment="# The Dutch of Wendbaar. Refreshed by: python -m tests.catalogue",
        copyright_holder="the Wendbaar authors",
        msgid_bugs_address="",
        last_translator="the Wendbaar authors",
        language_team="nl",
        charset="utf-8",
        creation_date=UNDATED,
        revision_date=UNDATED,
        fuzzy=False,
    )


def _write(catalogue: Catalog) -> None:
    po_file().parent.mkdir(parents=True, exist_ok=True)
    with po_file().open("wb") as file:
        # Without line numbers, so that moving code doesn't rewrite the catalogue.
        write_po(file, catalogue, width=100, include_lineno=False, sort_by_file=True)
    # Compiled from what was written, as the test compares it.
    catalogue_file(LANGUAGE).write_bytes(compiled(read_catalogue()))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.catalogue", description=__doc__.splitlines()[0])
    parser.add_argument("--missing", action="store_true", help="print the texts without Dutch as JSON")
    parser.add_argument("--take", type=Path, metavar="FILE.json", help="put the Dutch of this file in")
    asked = parser.parse_args()
    catalogue = refreshed(read_catalogue())
    if asked.missing:
        print(json.dumps(untranslated(catalogue), ensure_ascii=False, indent=1))
        return 0
    if asked.take:
        for msgid in take(catalogue, json.loads(asked.take.read_text(encoding="utf-8"))):
            print(f"not a text of the game: {msgid!r}", file=sys.stderr)
    _write(catalogue)
    print(f"{po_file().name}: {len(catalogue)} texts, {len(untranslated(catalogue))} without Dutch")
    return 0


if __name__ == "__main__":
    sys.exit(main())
