"""What can happen in a scenario, event by event, and who was told of it beforehand: for the trainer alone."""

from __future__ import annotations

from collections.abc import Iterator

from game.paper.blocks import Block, Bullets, Cell, Paragraph, Section, Style, Subhead, Table
from game.session.views.nouns import begins
from game.sheets.reading import Reading


def knowing_section(reading: Reading) -> Section | None:
    say = reading.words.say
    rows: list[tuple[Cell, ...]] = []
    for id in reading.scenario.spec.roles:
        for n, (fact, titles) in enumerate(reading.facts(id)):
            rows.append(
                (reading.role(id) if n == 0 else "", reading.text(fact.text), ", ".join(titles) or "–")
            )
        for whisper in reading.whispers(id):
            told = say("At {option}: {text}", option=whisper.option, text=whisper.text)
            rows.append((reading.role(id) if not rows or not reading.facts(id) else "", told, whisper.event))
    if not rows:
        return None
    about = say(
        "Each role was told something that the others were not. Never tell it for them: in the look-back the "
        "group sees for itself what came to the table, and when. When someone tells it aloud, keep that with "
        "F2, F."
    )
    table = Table(
        caption=say("Private facts, and the events they point to"),
        heads=(say("Role"), say("What only this role knows"), say("Points to")),
        rows=tuple(rows),
        widths=(24, 66, 30),
        bold=True,
    )
    return Section("knowing", say("Who knows what"), (Paragraph(about), table))


def events_section(reading: Reading) -> Section | None:
    say = reading.words.say
    events = reading.events()
    if not events:
        return None
    about = say(
        "Dated events first, then those that depend on the school, in the order in which they go before each "
        "other. What an answer moves is told without amounts, as the game does. The default is what happens "
        "when nobody decides."
    )
    blocks: list[Block] = [Paragraph(about, Style.QUIET)]
    for id, _ in events:
        blocks += _event(reading, id)
    return Section("events", say("What can happen"), tuple(blocks))


def _event(reading: Reading, id: str) -> Iterator[Block]:
    say, event = reading.words.say, reading.scenario.spec.events[id]
    yield Subhead(reading.text(event.title))
    comes = say("When: {when}.", when=reading.comes(event))
    felt = reading.felt_by(id)
    yield Paragraph(f"{comes} {say('Felt by: {who}.', who=felt)}" if felt else comes, Style.QUIET)
    yield Paragraph(reading.text(event.story))
    rows: list[tuple[Cell, ...]] = []
    for letter, option_id, option in reading.options(event):
        title = say("{letter}. {title}", letter=letter, title=reading.text(option.title))
        price = [reading.price(option), say("the default") if option_id == event.default else ""]
        under = [text for text in (reading.text(option.about), " · ".join(filter(None, price))) if text]
        effects = reading.effects(option.effects)
        leads = [begins("; ".join(effects))] if effects else []
        if option.hint is not None:
            leads.append(say("All may read: {hint}", hint=reading.text(option.hint)))
        for role, text in option.known_by.items():
            leads.append(say("Only {role} reads: {text}", role=reading.role(role), text=reading.text(text)))
        rows.append(((title, *under), tuple(leads) or say("moves nothing by itself")))
    yield Table(
        caption="",
        heads=(say("Answer"), say("What it leads to")),
        rows=tuple(rows),
        widths=(56, 64),
        bold=True,
    )
    told = []
    if event.trainer_note is not None:
        told.append(say("For you: {note}", note=reading.text(event.trainer_note)))
    if event.question is not None:
        told.append(say("To ask: {question}", question=reading.text(event.question)))
    told += [say("{role} knew: {fact}", role=role, fact=fact) for role, fact in reading.who_knows(id)]
    if after := reading.led_to(id):
        told.append(say("May come later: {events}.", events=", ".join(after)))
    if told:
        yield Bullets(tuple(told))
