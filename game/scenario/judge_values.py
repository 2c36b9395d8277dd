"""Whether a single value is of its type and in its range, and what was probably meant: for `judge`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from game.errors import mark
from game.scenario.findings import Finding, Said, finding, nearest
from game.scenario.format import is_language
from game.scenario.nodes import Node
from game.scenario.shape import Shape

Judge = Callable[[Node, Shape, str], Iterator[Finding]]
"""What is wrong with a value of this shape; the text is the key that it stands under."""

NUMBER = mark("a number is expected, and {found} stands here")
WHOLE = mark("a whole number is expected, and {found} stands here")
TEXT = mark("a text is expected, and {found} stands here")
LIST = mark("a list is expected, and {found} stands here")
KEYS = mark("keys with values are expected, and {found} stands here")


_ID_RULE = mark("small letters, digits and _ , beginning with a letter")


def id_hint(name: str, shape: Shape) -> Said:
    """An id that may be written instead."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    close = re.sub(r"[^a-z0-9_]+", "_", plain).strip("_")
    close = re.sub(r"^([0-9_]+)(.*)$", r"\2_\1", close).strip("_")
    if shape.pattern is not None and close and re.fullmatch(shape.pattern, close):
        return Said(
            mark("write '{close}': small letters, digits and _ , beginning with a letter"), close=close
        )
    return Said(_ID_RULE)


def _text(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    value = node.value
    if isinstance(value, str):
        if not value.strip():
            yield _empty(node)
    elif isinstance(value, dict):
        if odd := next((code for code in value if not is_language(code)), None):
            message = Said(mark("'{code}' is not a language of two letters"), code=odd)
            hint = Said(mark("a translated text has a key for each language, as in nl and en"))
            if len(value) == 1 and value[odd].value is None:  # {a text in curly brackets}
                hint = Said(mark("a text that begins with a bracket needs quotes around it"))
            yield finding(node.at, "bad-type", message, hint)
            return
        if not value:
            yield _empty(node)
        for one in value.values():
            if one.text is None:
                yield expected(TEXT, one, _text_hint(one))
            elif not one.text.strip():
                yield _empty(one)
    else:
        yield expected(TEXT, node, _text_hint(node))


def _empty(node: Node) -> Finding:
    hint = Said(mark("leave the key out if there is nothing to say"))
    return finding(node.at, "bad-type", Said(mark("this text is empty")), hint)


def _text_hint(node: Node) -> Said | None:
    if isinstance(node.value, (int, float, bool)):
        return Said(mark("put it in quotes to make it a text"))
    if isinstance(node.value, list):
        return Said(mark("a text that begins with a bracket needs quotes around it"))
    if isinstance(node.value, dict):
        return Said(mark("a text that holds ': ' needs quotes around it"))
    return None


def _string(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    text = node.text
    if text is None:
        yield expected(TEXT, node, _text_hint(node))
    elif shape.pattern is not None and not re.fullmatch(shape.pattern, text):
        is_id = "{0,63}" in shape.pattern
        hint = (
            id_hint(text, shape) if is_id else Said(mark("a language is two small letters, as in nl or en"))
        )
        yield finding(node.at, "bad-type", Said(mark("'{name}' can't stand here"), name=text), hint)


def _float(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    if node.number is None:
        yield expected(NUMBER, node, number_hint(node, shape))
    else:
        yield from _range(node, shape)


def _int(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    if not isinstance(node.value, int) or isinstance(node.value, bool):
        yield expected(WHOLE, node, number_hint(node, shape))
    else:
        yield from _range(node, shape)


def _range(node: Node, shape: Shape) -> Iterator[Finding]:
    number = node.number or 0
    if shape.low is not None and number < shape.low:
        said = mark("{value} is too small: {limit} or more is expected"), shape.low
    elif shape.above is not None and number <= shape.above:
        said = mark("{value} is too small: more than {limit} is expected"), shape.above
    elif shape.high is not None and number > shape.high:
        said = mark("{value} is too large: {limit} or less is expected"), shape.high
    else:
        return
    hint = _share_hint(number) if shape.high == 1 else None
    text, limit = said
    yield finding(node.at, "bad-value", Said(text, value=node.value, limit=f"{limit:g}"), hint)


def _share_hint(number: float) -> Said | None:
    if not 1 < number <= 100:
        return None
    rule = mark("a share runs from 0 to 1: for {value:g} % write {share:g}")
    return Said(rule, value=number, share=number / 100)


def _bool(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    if isinstance(node.value, bool):
        return
    word = (node.text or "").strip().casefold()
    if word in ("true", "yes", "ja", "waar", "on", "aan", "wel", "y", "j"):
        hint: Said | None = Said(mark("write {word}, in small letters and without quotes"), word="true")
    elif word in ("false", "no", "nee", "onwaar", "off", "uit", "niet", "n"):
        hint = Said(mark("write {word}, in small letters and without quotes"), word="false")
    else:
        hint = Said(mark("write true or false, without quotes"))
    yield expected(mark("true or false is expected, and {found} stands here"), node, hint)


def _one_of(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    if node.value in shape.values and not isinstance(node.value, bool):
        return
    message = Said(mark("{found} can't stand here"), found=found(node))
    words = [str(one) for one in shape.values]
    if node.text is not None and node.text in words:
        hint = Said(mark("write {word}, without quotes"), word=node.text)
    elif node.text is not None and (close := nearest(node.text, words)):
        hint = Said(mark("did you mean '{name}'?"), name=close)
    else:
        hint = Said(mark("one of: {names}"), names=", ".join(words))
    yield finding(node.at, "bad-type", message, hint)


def _repeat(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    number, text = node.number, node.text
    if text in ("once", "diminishing", "free") or (number is not None and 0 <= number <= 10):
        return
    hint = None
    if text is not None and (close := nearest(text, ("once", "diminishing", "free"))):
        hint = Said(mark("did you mean '{name}'?"), name=close)
    message = Said(mark("once, diminishing, free or a number from 0 to 10 is expected"))
    yield finding(node.at, "bad-type", message, hint or number_hint(node, shape))


def _chance(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    number, text = node.number, node.text
    if (text is not None and text.strip()) or (number is not None and 0 <= number <= 1):
        return
    hint = _share_hint(number) if number is not None else None
    yield finding(node.at, "bad-type", Said(mark("a chance is a number from 0 to 1 or an expression")), hint)


def _anything(node: Node, shape: Shape, key: str) -> Iterator[Finding]:
    return iter(())


def expected(msgid: str, node: Node, hint: Said | None) -> Finding:
    return finding(node.at, "bad-type", Said(msgid, found=found(node)), hint)


def found(node: Node) -> Said:
    """What stands there, in words."""
    value = node.value
    if value is None:
        return Said(mark("nothing"))
    if isinstance(value, bool):
        return Said(mark("the truth '{value}'"), value="true" if value else "false")
    if isinstance(value, (int, float)):
        return Said(mark("the number {value}"), value=value)
    if isinstance(value, str):
        short = value if len(value) <= 30 else value[:29] + "…"
        return Said(mark("the text '{value}'"), value=short)
    return Said(mark("a list")) if isinstance(value, list) else Said(mark("a group of keys"))


_LARGEST = 1e6
_IN_TEXT = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")


def number_hint(node: Node, shape: Shape) -> Said | None:
    """The number that a text was probably meant to be: 0,5 and 30 % and '4 dagen' and 010."""
    if node.text is None:
        return None
    bare = node.text.strip().replace("−", "-").replace("–", "-").replace(" ", "").replace("_", "")
    numbers = _IN_TEXT.findall(bare)
    if len(numbers) != 1 or ":" in bare:
        return Said(mark("write it in digits, as in: 4"))
    number = float(numbers[0].replace(",", "."))
    if abs(number) > _LARGEST:
        return None
    if "%" in bare and shape.high is not None and shape.high <= 3:
        number /= 100
    return Said(mark("write {number:g}, without quotes"), number=number)


VALUES: Mapping[str, Judge] = {
    "text": _text,
    "string": _string,
    "float": _float,
    "int": _int,
    "bool": _bool,
    "one_of": _one_of,
    "repeat": _repeat,
    "chance": _chance,
    "anything": _anything,
}
"""By the kind of the shape."""
