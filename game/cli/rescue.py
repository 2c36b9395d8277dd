"""`wendbaar rescue`: what is sound of a damaged saved game, in a new file; the old one is left as it is."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from game.cli.find import find_scenario
from game.cli.open_save import read_save
from game.cli.output import print_json
from game.errors import CannotSave, DamagedFile, RefusedFile, WendbaarError, mark
from game.paths import scenarios_dir
from game.session.game import Game
from game.session.rescue import Sound, likely_headings, scenarios_named, soundest
from game.store.base import SUFFIX, Meta, Record
from game.store.rescue import salvaged, write_rescued
from game.store.salvage import Salvaged
from game.texts import Words

NOTHING_LEFT = mark(
    "Nothing of {path} can be proved, so nothing was saved: look for another copy, for example in a backup "
    "or a sent message."
)
BEGINNING_GONE = mark(
    "The beginning of {path} is damaged, and all that was logged after it can be proved only from there, so "
    "nothing was saved: look for another copy, for example in a backup or a sent message."
)
HEADING_GONE = mark(
    "The scenario inside {path} is damaged, and it is none of those here; what was logged is sound up to "
    "record {n}, so give the file that it was played from: `wendbaar rescue {path} --scenario FILE`."
)
OTHER_SCENARIO = mark(
    "The scenario inside {path} is damaged, and the game was not played from {scenario} as it is now, so "
    "nothing was saved: give the file as it was then, or look for another copy of the game."
)


def run(args: argparse.Namespace, words: Words) -> int:
    path = Path(args.save)
    target = Path(args.output) if args.output else path.with_name(f"{path.stem}-rescued{SUFFIX}")
    try:
        game = read_save(path)
    except RefusedFile as refusal:
        return _rescue(args, words, path, target, refusal)
    if args.json:
        print_json(_told(path, None, game, 0, 0, restored=False))
    else:
        print(words.say("{path} is sound: nothing needs rescue, and nothing was written.", path=path))
    return 0


def _rescue(args: argparse.Namespace, words: Words, path: Path, target: Path, refusal: WendbaarError) -> int:
    """Raises RefusedFile when nothing sound is left, CannotSave when the new file can't be made."""
    left = salvaged(path, partial(_headings, args.scenario))
    found = _soundest(left)
    if found is None:
        raise _nothing(path, left, args.scenario, refusal) from refusal
    meta, records, last_seen, restored, sound = found
    if target.exists() or target.is_symlink():
        raise CannotSave("There already is a file {path}: choose another name.", path=target)
    write_rescued(target, meta, records)
    lost = max(0, last_seen - len(records))
    if args.json:
        print_json(_told(path, target, sound.game, len(records), lost, restored=restored))
        return 0
    print(refusal.say(words))
    if restored:
        print(
            words.say(
                "The scenario {scenario} took the place of the damaged one; the log proves it the same.",
                scenario=sound.game.scenario.id,
            )
        )
    print(words.say("Kept in {path}: {place}.", path=target, place=_place(sound.game, words)))
    if lost:
        print(
            words.many(
                "Lost: {n} thing that was logged after that.",
                "Lost: {n} things that were logged after that.",
                lost,
            )
        )
    else:
        print(words.say("Lost: nothing that can be seen; all that the file still holds of the game is kept."))
    print(words.say("{path} was left as it is.", path=path))
    return 0


def _headings(asked: str | None, texts: Meta, first: Sequence[Record]) -> Iterator[Meta]:
    """What a damaged heading may have been, of the scenario that was asked for or of one that ships.

    Raises what `find_scenario` raises when it was asked for.
    """
    if asked is not None:
        yield from likely_headings(find_scenario(asked), texts, first)
        return
    shipped = {path.stem: path for path in scenarios_dir().glob("*.yaml")}
    for name in scenarios_named(first):
        if name in shipped:  # never a path out of the file
            with contextlib.suppress(WendbaarError):
                yield from likely_headings(find_scenario(str(shipped[name])), texts, first)


def _soundest(left: Iterable[Salvaged]) -> tuple[Meta, tuple[Record, ...], int, bool, Sound] | None:
    """The longest game that is proved: heading, records, the last number seen, whether its heading was
    restored, and the game.
    """
    best = None
    for one in left:
        sound = None if one.meta is None else soundest(one.meta, one.records)
        if one.meta is not None and sound is not None and (best is None or sound.records > best[4].records):
            best = one.meta, one.records[: sound.records], one.last_seen, one.restored, sound
    return best


def _nothing(
    path: Path, left: Iterable[Salvaged], asked: str | None, refusal: WendbaarError
) -> WendbaarError:
    """Why nothing could be saved, and what to do."""
    loose = max((len(one.records) for one in left if one.meta is None), default=0)
    if loose and asked is not None:
        return RefusedFile(OTHER_SCENARIO, path=path, scenario=asked)
    if loose:
        return RefusedFile(HEADING_GONE, path=path, n=loose)
    if any(one.last_seen for one in left if one.meta is None):
        return RefusedFile(BEGINNING_GONE, path=path)
    return RefusedFile(NOTHING_LEFT, path=path) if isinstance(refusal, DamagedFile) else refusal


def _place(game: Game, words: Words) -> str:
    """How far the game goes, in words."""
    if game.finished:
        return words.say("the whole game, to its end")
    if game.turn == 0:
        return words.say("the beginning, before the first quarter")
    if len(game.states) > game.turn:
        return words.say("everything up to the result of quarter {turn}", turn=game.turn)
    return words.say("everything up to halfway through quarter {turn}", turn=game.turn)


def _told(
    path: Path, target: Path | None, game: Game, records: int, lost: int, *, restored: bool
) -> dict[str, object]:
    return {
        "path": str(path),
        "rescued": None if target is None else str(target),
        "turn": game.turn,
        "turns": game.turns,
        "step": game.step.value,
        "records_kept": records,
        "records_lost": lost,
        "scenario_restored": restored,
    }
