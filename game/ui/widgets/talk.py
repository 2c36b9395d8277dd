"""Parts of the vote and the talk: what was chosen, how sure the table is, and how long there is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from game.ui.boxes import Box
from game.ui.brush import Brush
from game.ui.elements import Action, Element
from game.ui.fonts import Face
from game.ui.stage import Ui
from game.ui.styles import BODY, LEAD_NAME, SECTION, VALUE, Style
from game.ui.widgets.marks import letter_block, pips, stone, token

COUNT: Final = Style(Face.TITLE, 42, 1.0)
CLOCK: Final = Style(Face.BOLD, 30, 1.0)
CLOCK_OVER: Final = Style(Face.BOLD, 26, 1.0)


@dataclass(frozen=True)
class Voter:
    """A role as it shows at the reveal when the table chose roles."""

    icon: str
    informal: bool = False
    name: str = ""


@dataclass(frozen=True)
class RevealRow:
    """One option at the reveal; `voters` only when the table chose roles; `recount` after the talk.

    quotes  reasons in people's own words, shown where there is room
    """

    letter: str
    title: str
    reasons: str
    votes: int
    voters: tuple[Voter, ...] = ()
    recount: int | None = None
    read: str = ""
    quotes: str = ""


def reveal_rows(
    ui: Ui,
    box: Box,
    rows: Sequence[RevealRow],
    *,
    progress: float = 1.0,
    closed: bool = False,
    action: Callable[[str], Action] | None = None,
) -> None:
    """The votes, one row an option; all grow together.

    closed  before the reveal: empty trays without numbers
    action  what pressing a row does, given its letter
    """
    c, t = ui.canvas, ui.theme
    c.hline(box.x, box.y, box.w)
    most = max((max(row.votes, row.recount or 0) for row in rows), default=1)
    words_w = min(300.0 * max(1.0, c.text_scale**0.5), box.w * 0.45)
    if c.text_scale > 1.4:
        words_w = box.w * 0.58
    tray_x = box.x + words_w + 22
    named = any(voter.name for row in rows for voter in row.voters)
    high = max(16.0, (box.h - 2) / max(1, len(rows)) / 2 - 13 - 3 - 6)
    r = min(26.0, high, (box.right - tray_x - ui.grow(60)) / max(1, most) / 2.7)
    for i, (row, part) in enumerate(zip(rows, box.cut_top(2)[1].rows(len(rows)), strict=True)):
        if i:
            c.hline(box.x, part.y, box.w, t.hair, 1)
        size = min(48.0, part.h - 8)
        letter_block(ui, part.x + size / 2, part.cy, size, row.letter)
        end = _tray(ui, tray_x, part, row, r, progress, closed, named)
        _reveal_words(ui, Box(part.x + size + 14, part.y, words_w - size - 14, part.h), row)
        if row.quotes and box.right - end >= 190 and not closed:
            _quotes(ui, Box(end + 20, part.y + 6, box.right - end - 20, part.h - 12), row.quotes)
        focused = ui.add(
            Element(
                f"votes {row.letter}",
                "row",
                row.read or f"{row.letter}, {row.title}",
                part,
                description=row.quotes,
                value="" if closed or row.read else str(row.votes),
                action=action(row.letter) if action else None,
                group="votes",
            )
        )
        if focused:
            ui.ring(part.inset(2, 7))


def _reveal_words(ui: Ui, box: Box, row: RevealRow) -> None:
    c, t = ui.canvas, ui.theme
    style = SECTION
    title_h = c.paragraph_height(row.title, style, box.w)
    if title_h > box.h:
        style = SECTION._replace(px=18, line=1.08)
        title_h = c.paragraph_height(row.title, style, box.w)
    reasons_h = c.paragraph_height(row.reasons, BODY, box.w) if row.reasons else 0.0
    if title_h + reasons_h > box.h:  # a row too low for both: the reasons are a press away
        reasons_h = 0.0
    top = box.cy - (title_h + reasons_h) / 2
    c.paragraph(Box(box.x, top, box.w, title_h), row.title, style)
    if reasons_h:
        c.paragraph(Box(box.x, top + title_h, box.w, reasons_h), row.reasons, BODY, t.ink2)


def _quotes(ui: Ui, box: Box, quotes: str) -> None:
    """Own words beside the count, if all of them fit."""
    c = ui.canvas
    if c.paragraph_height(quotes, BODY, box.w) <= box.h:
        c.paragraph(box, quotes, BODY, ui.theme.ink2, valign="middle")


def _tray(
    ui: Ui,
    x: float,
    row_box: Box,
    row: RevealRow,
    r: float,
    progress: float,
    closed: bool,
    named: bool,
) -> float:
    """The bar with its stones or tokens, and the count behind it; returns where that ends."""
    c, t = ui.canvas, ui.theme
    middle, pad = row_box.cy, 13.0
    widest = max((c.text_width(voter.name) for voter in row.voters), default=0.0)
    room = row_box.right - x - ui.grow(60)
    wide = named and bool(row.voters) and len(row.voters) * max(2.6 * r, widest + 14) + 2 * pad <= room
    line = c.line_height(BODY)
    if wide and 2 * 15 + line + 16 > row_box.h - 4:
        wide = False
    pitch = max(2.6 * r, widest + 14) if wide else 2.6 * r
    if wide:
        r = min(26.0, (row_box.h - 12 - line - 16) / 2)
    names_h = line + 2 if wide else 0.0
    h = 2 * r + (14 if wide else 2 * pad + 6) + names_h
    w = 2 * pad + 2 * r
    if not closed and row.votes:
        w = pitch * row.votes + 2 * pad - 4 if wide else pitch * row.votes - (pitch - 2 * r) + 2 * pad
    w = 2 * pad + 2 * r + (w - 2 * pad - 2 * r) * progress
    tray = Box(x, middle - h / 2, w, h)
    c.rect(tray, t.sunken, t.trackline, 2, 10)
    if closed:
        return tray.right
    for i in range(row.votes):
        at = x + pad - 2 + pitch * (i + 0.5) if wide else x + pad + r + i * pitch
        if at + r > tray.right:
            break
        y = middle - names_h / 2
        if row.voters:
            voter = row.voters[i]
            token(ui, at, y, 2 * r, voter.icon, informal=voter.informal)
            if wide:
                place = Box(at - pitch / 2, y + r + 4, pitch, line)
                c.text(place, voter.name, BODY, align="centre")
        else:
            stone(ui, at, y, r)
    count = c.word(tray.right + 20, middle, str(row.votes), COUNT)
    if row.recount is None:
        return count.right
    for i in range(row.recount):
        stone(ui, count.right + 36 + i * 22, middle, 9, hollow=True)
    return c.word(count.right + 36 + row.recount * 22, middle, str(row.recount), VALUE).right


def heap(
    ui: Ui, box: Box, words: Sequence[str], counts: Sequence[int], *, label: str, id: str = "heap"
) -> None:
    """How sure the table is: stones above five words, never with names."""
    c, t = ui.canvas, ui.theme
    columns = box.columns(len(words), 4)
    words_h = ui.grow(38)
    if any(c.text_width(word) > part.w for word, part in zip(words, columns, strict=True)):
        words_h = 2 * c.line_height(BODY) + 6
    base = box.bottom - words_h
    c.hline(box.x, base, box.w)
    r = min(13.0, (base - box.y) / max(1, *counts) / 2.5)
    for part, word, count in zip(columns, words, counts, strict=True):
        for i in range(count):
            c.circle(part.cx, base - 3 - r - i * (2 * r + 6 * r / 13), r, t.ink)
        c.paragraph(Box(part.x, base + 4, part.w, words_h - 4), word, align="centre", valign="middle")
    said = ", ".join(f"{word} {count}" for word, count in zip(words, counts, strict=True) if count)
    ui.note(id, label, box, "image", said)


def clock_text(seconds: float) -> str:
    """Time left as "1:52"; below zero how long it is over, as "+0:12"."""
    whole = round(abs(seconds))
    return f"{'+' if seconds < 0 else ''}{whole // 60}:{whole % 60:02d}"


def timer(
    ui: Ui,
    x: float,
    y: float,
    left: float,
    total: float,
    *,
    r: float = 54,
    paused: bool = False,
    number: bool = True,
    id: str = "timer",
) -> None:
    """A ring that drains clockwise around the time left; over time it is hatched and nothing is forced.

    left, total  seconds; the stage is asked to draw again when the next one has passed
    number       False draws the ring alone
    """
    c, t = ui.canvas, ui.theme
    r *= min(1.4, c.text_scale)
    width = 12 * r / 54 if r >= 40 else 9
    share = round(max(0.0, min(1.0, left / total if total else 0)), 3)
    ink, track, red, paper, over = t.ink, t.track, t.red, t.surface, left < 0
    edge = t.trackline if t.outlined else None

    def painter(brush: Brush) -> None:
        if over:
            brush.inside(
                lambda own: own.ring((r, r), r, width, 0, 360, ink),
                lambda own: own.hatch(Box(0, 0, 2 * r, 2 * r), red, paper, 3, 8),
            )
            return
        brush.ring((r, r), r, width, 0, 360, track)
        if edge:
            brush.circle((r, r), r, None, edge, 1.5)
        brush.ring((r, r), r, width, 0, 360 * share, ink)

    c.paint(("timer", share, over, width, ink, track, red, paper, edge), Box.around(x, y, 2 * r), painter)
    if number and paused:
        c.fill(t.ink, Box(x - 11, y - 14, 8, 28))
        c.fill(t.ink, Box(x + 3, y - 14, 8, 28))
    elif number:
        style = CLOCK_OVER if over else CLOCK
        c.word(x, y, clock_text(left), style, t.red if over else t.ink, align="centre")
    said = ui.say("paused") if paused else ""
    ui.add(Element(id, "timer", clock_text(left), Box.around(x, y, 2 * r), state=(said,) if said else ()))
    if not paused:
        ui.wake_in(1.0 if over else max(0.05, left - (round(left) - 0.5)))


def progress_stones(
    ui: Ui, x: float, y: float, done: int, of: int, label: str, *, private: bool = False
) -> None:
    """How many have voted: full and open circles with words behind them."""
    ink = ui.theme.onpriv if private else ui.theme.ink
    w = pips(ui, x, y, done, of, 8, 5, ink)
    ui.canvas.word(x + w + 12, y, label, BODY, ink)


def role_heading(
    ui: Ui, x: float, y: float, icon: str, name: str, detail: str, *, informal: bool = False
) -> Box:
    """A role with its token 48, its name and one line below it; (x, y) is the token's left middle."""
    size = ui.grow(48)
    token(ui, x + size / 2, y, size, icon, informal=informal)
    top = ui.canvas.word(x + size + 14, y - ui.grow(11), name, LEAD_NAME._replace(face=Face.BOLD))
    low = ui.canvas.word(x + size + 14, y + ui.grow(12), detail, BODY, ui.theme.ink2)
    return Box(x, y - size / 2, max(top.right, low.right) - x, size)
