"""What was expected beside what came, and what only some knew."""

from __future__ import annotations

from collections.abc import Iterator

from game.paper.blocks import Block, Cell, Paragraph, Section, Style, Subhead, Table
from game.session.views.debrief_hindsight import Expected, Foretold, HindsightView, KnownFact, PredictionRow
from game.session.views.figures import plain
from game.texts import Words


def expecting_section(words: Words, view: HindsightView) -> Section:
    """Predictions year by year, then the private facts and the events they pointed to."""
    blocks: list[Block] = []
    if view.no_predictions:
        blocks.append(Paragraph(view.no_predictions))
    for row in view.predictions:
        blocks += _year(words, row)
    if view.facts:
        blocks += _facts(words, view)
    return Section("expected", words.say("What you expected, and what came"), tuple(blocks))


def _year(words: Words, row: PredictionRow) -> Iterator[Block]:
    yield Subhead(words.say("{name} after quarter {turn}", name=row.name, turn=row.due), row.mark)
    yield Paragraph(row.sentence)
    if not row.expected:
        return
    named = any(one.who for one in row.expected)
    said = any(one.sentence for one in row.expected)
    heads = [words.say("Who")] if named else []
    heads += [words.say("Expected"), words.say("Beside what came")]
    heads += [words.say("Why")] if said else []
    widths = (*((26,) if named else ()), 14, 22, *((38,) if said else ()))
    yield Table(
        caption=words.say(
            "What each expected of {name} in {quarter}; it stood at {before}",
            name=row.name,
            quarter=row.mark,
            before=row.before,
        ),
        heads=tuple(heads),
        rows=tuple(_expected(words, one, named, said) for one in row.expected),
        widths=widths,
        numbers=frozenset({1}) if named else frozenset(),
    )


def _expected(words: Words, one: Expected, named: bool, said: bool) -> tuple[Cell, ...]:
    cells: list[Cell] = [one.who] if named else []
    cells += [plain(one.number), _off(words, one.off)]
    if said:
        cells.append(words.say("“{name}”", name=one.sentence) if one.sentence else "")
    return tuple(cells)


def _off(words: Words, off: int | None) -> str:
    if off is None:
        return "–"
    if off == 0:
        return words.say("just right")
    return words.say("{n} too high", n=off) if off > 0 else words.say("{n} too low", n=-off)


def _facts(words: Words, view: HindsightView) -> Iterator[Block]:
    yield Subhead(words.say("What only some knew"))
    yield Paragraph(view.facts_sentence)
    pointed = [
        fact for fact in view.facts if fact.turn is not None or any(_came(one) for one in fact.foretold)
    ]
    if not pointed:
        return
    yield Table(
        caption=words.say("Private facts that were told, or that would have foretold an event that came"),
        heads=(words.say("Fact"), words.say("At the table"), words.say("What it pointed to")),
        rows=tuple(_fact(words, fact) for fact in pointed),
        widths=(46, 18, 36),
    )
    yield Paragraph(
        words.say("A fact that was not told stands here without its role: nobody is blamed for silence."),
        Style.QUIET,
    )


def _came(one: Foretold) -> bool:
    return one.turn is not None


def _fact(words: Words, fact: KnownFact) -> tuple[Cell, ...]:
    pointed = tuple(words.say("{title}: {text}", title=one.title, text=one.text) for one in fact.foretold)
    return (fact.text, (fact.when, fact.role) if fact.role else fact.when, pointed)
