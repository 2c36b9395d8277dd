"""`wendbaar rescue`: what is sound of a damaged saved game, in a new file; the old one is left as it is."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.open_save import read_save
from game.cli.output import print_json
from game.errors import CannotSave, RefusedFile, WendbaarError, mark
from game.session.game import Game
from game.session.rescue import Sound, soundest
from game.store.base import SUFFIX, Meta, Record
from game.store.rescue import salvaged, write_rescued
from game.texts import Words

NOTHING_LEFT = mark(
    "Nothing of {path} can be proved, so nothing was saved: look for another copy, for example in a backup "
    "or a sent message."
)


def run(args: argparse.Namespace, words: Words) -> int:
    path = Path(args.save)
    target = Path(args.output) if args.output else path.with_name(f"{path.stem}-rescued{SUFFIX}")
    try:
        game = read_save(path)
    except RefusedFile as refusal:
        return _rescue(args, words, path, target, refusal)
    if args.json:
        print_json(_told(path, None, game, 0, 0))
    else:
        print(words.say("{path} is sound: nothing needs rescue, and nothing was written.", path=path))
    return 0


def _rescue(args: argparse.Namespace, words: Words, path: Path, target: Path, refusal: WendbaarError) -> int:
    """Raises RefusedFile when nothing sound is left, CannotSave when the new file can't be made."""
    found = _soundest(path)
    if found is None:
        raise RefusedFile(NOTHING_LEFT, path=path) from refusal
    meta, records, last_seen, sound = found
    if target.exists() or target.is_symlink():
        raise CannotSave("There already is a file {path}: choose another name.", path=target)
    write_rescued(target, meta, records)
    lost = max(0, last_seen - len(records))
    if args.json:
        print_json(_told(path, target, sound.game, len(records), lost))
        return 0
    print(refusal.say(words))
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


def _soundest(path: Path) -> tuple[Meta, tuple[Record, ...], int, Sound] | None:
    """The longest game that a file proves: heading, records, the last number seen, and the game."""
    best = None
    for one in salvaged(path):
        sound = soundest(one.meta, one.records)
        if sound is not None and (best is None or sound.records > best[3].records):
            best = one.meta, one.records[: sound.records], one.last_seen, sound
    return best


def _place(game: Game, words: Words) -> str:
    """How far the game goes, in words."""
    if game.finished:
        return words.say("the whole game, to its end")
    if game.turn == 0:
        return words.say("the beginning, before the first quarter")
    if len(game.states) > game.turn:
        return words.say("everything up to the result of quarter {turn}", turn=game.turn)
    return words.say("everything up to halfway through quarter {turn}", turn=game.turn)


def _told(path: Path, target: Path | None, game: Game, records: int, lost: int) -> dict[str, object]:
    return {
        "path": str(path),
        "rescued": None if target is None else str(target),
        "turn": game.turn,
        "turns": game.turns,
        "step": game.step.value,
        "records_kept": records,
        "records_lost": lost,
    }
