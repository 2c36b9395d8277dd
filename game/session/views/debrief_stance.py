"""What the school stood for (stones) beside what it did (money and hours by theme), quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.session.debrief.stance import apart, did_in, did_in_stones, vision_in
from game.session.explain import resolved, value_at
from game.session.game import Game
from game.session.views.causes import quarter_mark
from game.session.views.header import sentence_text
from game.session.views.names import theme_name
from game.texts import Words


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One theme over the quarters."""

    theme: str
    name: str
    short: str
    icon: str
    wanted: tuple[int, ...]
    """Stones by quarter, as the vision stood in it; the first is quarter 1."""
    did: tuple[int, ...]
    """Ten stones of that quarter's money and hours by largest remainder; all 0 where nothing had a theme."""
    lived: tuple[float, ...]
    """The model's own measure of what was enacted, 0 to 100, after each quarter."""
    wanted_now: int
    did_all: int
    """Of the whole game so far, in ten stones."""
    spoken: str


@dataclass(frozen=True, slots=True)
class VisionChange:
    """The vision laid, or revised."""

    turn: int
    mark: str
    stones: tuple[tuple[str, int, int], ...]
    """(theme's name, stones before, stones now); before is 0 at the start. Only what changed."""
    sentences: tuple[str, ...]
    text: str
    """`Q5: Closeness from 3 to 5, Flexible from 4 to 2`."""


@dataclass(frozen=True, slots=True)
class StanceView:
    rows: tuple[StanceRow, ...]
    apart: tuple[int | None, ...]
    """By quarter, how many of the ten stones lay elsewhere than what was done; None where nothing was."""
    apart_all: int | None
    changes: tuple[VisionChange, ...]
    sentence: str
    """`4 of your ten stones lay elsewhere than your time and money: …`"""


def stance_view(game: Game, words: Words) -> StanceView:
    """Stones and deeds over every quarter with a result; without one the rows hold no quarters."""
    played = resolved(game)
    did = [did_in(game, turn) for turn in range(1, played + 1)]
    stood = [vision_in(game, turn).stones for turn in range(1, played + 1)]
    all_did, now = did_in_stones(game), game.visions[-1].stones if game.visions else {}
    rows = tuple(_row(game, words, theme, stood, did, now, all_did) for theme in game.rules.themes)
    together = apart(now, all_did)
    return StanceView(
        rows=rows,
        apart=tuple(apart(stones, done) for stones, done in zip(stood, did, strict=True)),
        apart_all=together,
        changes=tuple(_changes(game, words)),
        sentence=_sentence(words, rows, together),
    )


def _row(
    game: Game,
    words: Words,
    theme: str,
    stood: Sequence[Mapping[str, int]],
    did: Sequence[Mapping[str, int]],
    now: Mapping[str, int],
    all_did: Mapping[str, int],
) -> StanceRow:
    name = theme_name(words, game.scenario, theme)
    turns = range(1, len(did) + 1)
    return StanceRow(
        theme=theme,
        name=name,
        short=theme_name(words, game.scenario, theme, short=True),
        icon=game.scenario.spec.themes[theme].icon or "",
        wanted=tuple(stones.get(theme, 0) for stones in stood),
        did=tuple(done[theme] for done in did),
        lived=tuple(value_at(game, f"enacted.{theme}", turn) for turn in turns),
        wanted_now=now.get(theme, 0),
        did_all=all_did[theme],
        spoken=words.say(
            "{theme}: wanted {wanted}, did {did}", theme=name, wanted=now.get(theme, 0), did=all_did[theme]
        ),
    )


def _changes(game: Game, words: Words) -> Iterator[VisionChange]:
    before: Mapping[str, int] = {}
    for vision in game.visions:
        stones = tuple(
            (
                theme_name(words, game.scenario, theme, short=True),
                before.get(theme, 0),
                vision.stones.get(theme, 0),
            )
            for theme in game.rules.themes
            if before.get(theme, 0) != vision.stones.get(theme, 0)
        )
        first = vision is game.visions[0]
        mark = words.say("start") if first else quarter_mark(words, vision.turn)
        yield VisionChange(
            turn=0 if first else vision.turn,
            mark=mark,
            stones=stones,
            sentences=tuple(text for one in vision.sentences if (text := sentence_text(game, words, one))),
            text=words.say("{mark}: {changes}", mark=mark, changes=_told(words, stones, first)),
        )
        before = vision.stones


def _told(words: Words, stones: Sequence[tuple[str, int, int]], first: bool) -> str:
    if not stones:
        return words.say("other sentences, the same stones")
    if first:
        return ", ".join(f"{name} {now}" for name, _, now in stones)
    return ", ".join(
        words.say("{name} from {before} to {now}", name=name, before=before, now=now)
        for name, before, now in stones
    )


def _sentence(words: Words, rows: Sequence[StanceRow], together: int | None) -> str:
    if together is None:
        return words.say("Nothing you did had a theme of the vision.")
    if together == 0:
        return words.say("Your time and money went where your stones lie.")
    less = max(rows, key=lambda row: row.wanted_now - row.did_all)
    more = max(rows, key=lambda row: row.did_all - row.wanted_now)
    return words.many(
        "{n} of your ten stones lay elsewhere than your time and money: {more} got more than you meant, "
        "{less} got less.",
        "{n} of your ten stones lay elsewhere than your time and money: {more} got more than you meant, "
        "{less} got less.",
        together,
        more=more.name,
        less=less.name,
    )
