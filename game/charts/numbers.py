"""How charts and tables write a number: the language's decimal sign, a real minus, no negative zero."""

from __future__ import annotations

import math
from dataclasses import dataclass

MINUS = "−"
COMMA_LANGUAGES = ("nl",)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of one kind, written alike.

    lang    nl writes a decimal comma, any other language a point
    digits  behind the decimal sign
    sign    True: a plus before what is above zero
    unit    stands behind every number, with its own space if it wants one
    """

    lang: str = "en"
    digits: int = 1
    sign: bool = False
    unit: str = ""

    def __call__(self, value: float) -> str:
        """`value` as text; what is not finite becomes a dash."""
        if not math.isfinite(value):
            return "–"
        written = f"{abs(value):.{self.digits}f}"
        if self.lang in COMMA_LANGUAGES:
            written = written.replace(".", ",")
        is_zero = not any(sign in written for sign in "123456789")
        before = "" if is_zero else MINUS if value < 0 else "+" if self.sign else ""
        return f"{before}{written}{self.unit}"

    def between(self, low: float, high: float) -> str:
        """An interval: `[0.8, 1.6]`, with a semicolon where the comma is the decimal sign."""
        plain = Numbers(self.lang, self.digits, self.sign)
        apart = ";" if self.lang in COMMA_LANGUAGES else ","
        return f"[{plain(low)}{apart} {plain(high)}]"
