"""Numbers as players read them: whole, with a real minus sign."""

from __future__ import annotations

from game.texts import Words


def whole(amount: float) -> int:
    """To the nearest whole number, halves away from zero."""
    return int(abs(amount) + 0.5) * (1 if amount >= 0 else -1)


def plain(number: int) -> str:
    """`14`, `−4` with a real minus."""
    return str(number) if number >= 0 else f"−{-number}"


def signed(points: int) -> str:
    """A change: `+3`, `−4`, `= 0`."""
    if points == 0:
        return "= 0"
    return f"+{points}" if points > 0 else plain(points)


def euros(words: Words, thousands: float) -> str:
    """`€ 14k`, `−€ 3k`, `€ 0`."""
    amount = whole(thousands)
    if amount == 0:
        return "€ 0"
    sign = "" if amount > 0 else "−"
    return words.say("{sign}€ {amount}k", sign=sign, amount=abs(amount))
