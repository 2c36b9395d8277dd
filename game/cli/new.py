"""`wendbaar new`: a small scenario of one's own, with a word beside each part, that plays at once."""

from __future__ import annotations

import argparse
import contextlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from game.cli.find import find_scenario
from game.cli.schema_beside import require_ours, schema_beside, slug, write_schema
from game.errors import CannotSave, UsageError
from game.paths import assets_dir, scenarios_dir
from game.scenario import Scenario
from game.scenario.resolve import SUFFIXES, overlay_language, resolve
from game.scenario.schema import schema
from game.texts import LANGUAGES, Words

LESS_MONEY = 0.8
"""Of what the extended scenario begins with: a variant shows a number that differs."""
NO_LINE = ""
"""A line of a template with a value that is not there is left out."""


def run(args: argparse.Namespace, words: Words) -> int:
    try:
        target = _target(args.file)
    except OSError as error:
        raise _not_written(Path(args.file), error) from error
    parent = None if args.parent is None else find_scenario(args.parent)
    text = _small(target, words) if parent is None else _variant(target, parent, words)
    _write(target, text)
    beside = schema_beside(target)
    node = resolve(target, [scenarios_dir()]).node
    write_schema(beside, schema(words, node))
    for line in _onwards(target, beside, words):
        print(line)
    return 0


def _target(given: str) -> Path:
    """The file that is meant, with an ending; UsageError or CannotSave when it can't be written."""
    path = Path(given)
    if not given.strip() or given.endswith(("/", "\\")) or path.is_dir():
        raise UsageError(
            "{path} is no name for a file: name one, as in {example}.",
            path=given or "''",
            example=str(path / "school.yaml"),
        )
    if not path.name.isprintable() or '"' in path.name:
        raise UsageError("{path} has a sign that is trouble in a file's name: leave it out.", path=given)
    if path.suffix not in SUFFIXES:
        path = path.with_name(f"{path.name}.yaml")
    if (language := overlay_language(path)) is not None:
        raise UsageError(
            "{path} would be a translation, by its .{language}: choose a name without it.",
            path=path,
            language=language,
        )
    if not path.parent.is_dir():
        raise CannotSave(
            "There is no folder {path}: make it first, or name one that is there.", path=path.parent
        )
    if path.exists() or path.is_symlink():
        raise CannotSave("{path} is there already, and stays as it is: choose another name.", path=path)
    require_ours(schema_beside(path))
    return path


def _small(target: Path, words: Words) -> str:
    return _filled(f"scenario.{words.lang}", _common(target))


def _variant(target: Path, parent: Scenario, words: Words) -> str:
    """A variant changes a number, drops a card and an event that nothing else names, and adds a card."""
    spec = parent.spec
    extends = _name_for(parent, target)
    language = words.lang if words.lang in parent.languages else spec.language
    start = round(LESS_MONEY * spec.school.budget.start)
    dear = next((name for name, one in spec.actions.items() if one.cost > 0), NO_LINE)
    old = spec.actions[dear].cost if dear else 0.0
    loose = _named_once(parent, spec.actions) if len(spec.actions) > 2 else []
    dropped = next((name for name in reversed(loose) if name != dear), NO_LINE)
    event = next(reversed(_named_once(parent, spec.events)), NO_LINE)
    say = Words(language).say if language in LANGUAGES else words.say
    values = {
        "parent_title": " ".join(spec.title.get(words.lang).split()),
        "extends": json.dumps(extends, ensure_ascii=False),
        "language": language,
        "summary": _quoted(say("A variant of {title}.", title=spec.title.get(language))),
        "card_title": _quoted(say("Our study day")),
        "card_about": _quoted(say("A day for one question, with those who have to do it in class.")),
        "start": str(start),
        "old_start": f"{spec.school.budget.start:g}",
        "action": dear,
        "cost": f"{old + 1:g}",
        "old_cost": f"{old:g}",
        "dropped_action": dropped,
        "events": "events:" if event else NO_LINE,
        "dropped_event": event,
    }
    return _filled(f"variant.{words.lang}", _common(target) | values)


def _name_for(parent: Scenario, target: Path) -> str:
    """What `extends` calls it: the name of one that ships, or a file beside the new one."""
    path = parent.path
    assert path is not None
    if path.parent.resolve() == scenarios_dir().resolve():
        return path.stem
    if path.parent.resolve() == target.parent.resolve():
        return path.name
    raise UsageError(
        "{path} lies in another folder than {target}: a variant lies beside the scenario that it changes.",
        path=path,
        target=target,
    )


def _named_once(parent: Scenario, ids: Iterable[str]) -> list[str]:
    """Those that nothing else in the scenario speaks of, so that it does without them."""
    text = parent.json.decode()
    return [name for name in ids if len(re.findall(rf"\b{name}\b", text)) == 1]


def _common(target: Path) -> dict[str, str]:
    stem = target.stem
    title = " ".join(re.sub(r"[-_]+", " ", stem).split()) or stem
    return {
        "schema": schema_beside(target).name,
        "file": shown(target.name),
        "id": slug(stem),
        "title": _quoted(title[:1].upper() + title[1:]),
    }


def _quoted(text: str) -> str:
    """A text as YAML reads it whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def _filled(template: str, values: Mapping[str, str]) -> str:
    text = (assets_dir() / "new" / f"{template}.yaml").read_text(encoding="utf-8")
    return "".join(
        _PLACE.sub(lambda found: values[found[1]], line) + "\n"
        for line in text.splitlines()
        if all(values[name] != NO_LINE for name in _PLACE.findall(line))
    )


_PLACE = re.compile("@([a-z_]+)@")


def _write(target: Path, text: str) -> None:
    """The file whole or not at all, and never over one that is there."""
    made = False
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            made = True
            file.write(text)
    except OSError as error:
        if made:
            with contextlib.suppress(OSError):
                target.unlink()
        raise _not_written(target, error) from error


def _not_written(path: Path, error: OSError) -> CannotSave:
    return CannotSave(
        "{path} cannot be written ({reason}): name a file or folder that is yours.",
        path=path,
        reason=error.strerror or str(error),
    )


def shown(name: str) -> str:
    """A file's name as one types it."""
    return f'"{name}"' if re.search(r"[^\w./\\:-]", name) else name


def _onwards(target: Path, beside: Path, words: Words) -> Iterable[str]:
    """What was made, and what to do with it."""
    say, file = words.say, shown(str(target))
    yield say(
        "{file} is written: a scenario that plays. Open it in an editor and make it yours.", file=target
    )
    yield say("Beside it lies {schema}, with which an editor completes and explains.", schema=beside.name)
    yield say("From here on (in a checkout: `python play.py` instead of `wendbaar`):")
    for command, why in (
        ("check", say("finds every mistake, with its line")),
        ("preview", say("shows a card or an event while you write")),
        ("play", say("plays it")),
        ("check --play", say("lets bots tell whether it teaches what you mean")),
    ):
        yield f"  {f'wendbaar {command} {file}':<46} {why}"
