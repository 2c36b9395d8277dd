"""What a PDF of ours holds: its objects, its structure, and the words on each page, read without fpdf2."""

from __future__ import annotations

import re
import zlib


def objects(data: bytes) -> dict[int, bytes]:
    """Number -> body of every object."""
    return {
        int(found[1]): found[2] for found in re.finditer(rb"\n(\d+) 0 obj\n(.*?)\nendobj", data, re.DOTALL)
    }


def streams(data: bytes) -> list[bytes]:
    """The contents of the pages, in their order."""
    all_of_it = objects(data)
    pages = [body for body in all_of_it.values() if b"/Type /Page\n" in body]
    return [zlib.decompress(_stream(all_of_it[_reference(rb"/Contents", page)])) for page in pages]


def elements(data: bytes) -> list[tuple[str, int, bytes]]:
    """(kind, its parent's number, body) of every element of the structure."""
    return [
        (re.search(rb"/S /(\w+)", body)[1].decode(), _reference(rb"/P", body), body)  # type: ignore[index]
        for body in objects(data).values()
        if b"/Type /StructElem" in body
    ]


def text_in(value: str) -> bytes:
    """A text as PDF writes it: as it is, or else in UTF-16."""
    if value.isascii():
        return f"({value})".encode()
    return b"<feff" + value.encode("utf-16-be").hex().encode() + b">"


def words(data: bytes) -> list[str]:
    """The words of each page, with single spaces, in the order in which they are drawn."""
    all_of_it = objects(data)
    letters = {name: _letters(all_of_it, number) for name, number in _fonts(all_of_it)}
    pages = []
    for content in streams(data):
        font, found = b"", []
        for set_to, shown in re.findall(rb"/(F\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", content, re.DOTALL):
            if set_to:
                font = set_to
                continue
            codes = re.sub(rb"\\(.)", lambda one: _ESCAPED.get(one[1], one[1]), shown, flags=re.DOTALL)
            found.append("".join(letters[font].get(codes[at : at + 2], "") for at in range(0, len(codes), 2)))
        pages.append(" ".join(" ".join(found).split()))
    return pages


_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _fonts(all_of_it: dict[int, bytes]) -> list[tuple[bytes, int]]:
    table = next(body for body in all_of_it.values() if b"/Font <<" in body)
    return [(name, int(number)) for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", table)]


def _letters(all_of_it: dict[int, bytes], font: int) -> dict[bytes, str]:
    """Codes of two bytes -> what they stand for."""
    table = _stream(all_of_it[_reference(rb"/ToUnicode", all_of_it[font])])
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>", table)
    }


def _reference(key: bytes, body: bytes) -> int:
    found = re.search(key + rb" (\d+) 0 R", body)
    assert found is not None
    return int(found[1])


def _stream(body: bytes) -> bytes:
    return body.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]
