"""How far the table agreed, ballot by ballot, over the whole game."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.session.debrief.voices import Held, agreement, held
from game.session.game import Game
from game.session.views.causes import quarter_mark
from game.session.views.event import letter_of
from game.session.views.figures import whole
from game.texts import Words


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One ballot on the list of all quarters."""

    turn: int
    mark: str
    event: str
    title: str
    voters: int
    votes: str
    """`4 for B, 2 for A`."""
    agreement: float | None
    agreement_after: float | None
    text: str
    """`4 for B, 2 for A. 47 % of all pairs of voters chose the same.`."""
    against: bool
    """The choice went against the majority of the ballots."""
    spoken: str


def agreements_view(game: Game, words: Words) -> tuple[AgreementRow, ...]:
    """Every ballot of the game, quarter by quarter: how far the table agreed, before and after the talk."""
    ballots = (one for quarter in game.quarters for one in held(game, quarter.turn) if one.ballots)
    return tuple(_agreement_row(game, words, one) for one in ballots)


def agreement_text(words: Words, one: Held, before: float | None, after: float | None) -> str:
    """In pairs of people, which can be counted on one's fingers."""
    if before is None:
        return ""
    said = words.say("{share} % of all pairs of voters chose the same", share=whole(100 * before))
    if after is None:
        return words.say("{before}.", before=said)
    return words.say("{before}; after the talk {share} %.", before=said, share=whole(100 * after))


def _agreement_row(game: Game, words: Words, one: Held) -> AgreementRow:
    before = agreement(one.counts)
    after = None if one.second is None else agreement(one.second)
    title = game.scenario.spec.events[one.event].title.get(words.lang)
    text = votes = _spread(game, words, one)
    if said := agreement_text(words, one, before, after):
        text = f"{text}. {said}"
    mark = quarter_mark(words, one.turn)
    return AgreementRow(
        turn=one.turn,
        mark=mark,
        event=one.event,
        title=title,
        voters=one.voters,
        votes=votes,
        agreement=before,
        agreement_after=after,
        text=text,
        against=one.is_against,
        spoken=words.say("{quarter}, {title}: {text}", quarter=mark, title=title, text=text),
    )


def _spread(game: Game, words: Words, one: Held) -> str:
    """`4 for B, 1 for A`, the most first."""
    ranked: Sequence[str] = sorted(one.counts, key=lambda option: -one.counts[option])
    told = [
        words.say("{n} for {letter}", n=one.counts[option], letter=letter_of(game, one.event, option))
        for option in ranked
        if one.counts[option]
    ]
    return ", ".join(told)
