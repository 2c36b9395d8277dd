"""`python -m guide`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from guide.commands import commands_page
from guide.keys import keys_page
from guide.pages import DOCS, LANGUAGES
from guide.pictures import draw_screens, model_charts
from guide.rules import conditions_page, effects_page
from guide.vocabulary import names_page, variables_page

PAGES: Mapping[str, Callable[[str], str]] = {
    "keys": keys_page,
    "variables": variables_page,
    "conditions": conditions_page,
    "effects": effects_page,
    "names": names_page,
    "commands": commands_page,
}


def reference() -> dict[Path, str]:
    """Every reference page with its text."""
    return {
        DOCS / lang / "reference" / f"{name}.md": make(lang)
        for lang in LANGUAGES
        for name, make in PAGES.items()
    }


def stale(made: Mapping[Path, str]) -> list[Path]:
    """The files that are not what the program gives today."""
    return [
        path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m guide", description="Makes pages of the guide.")
    asked.add_argument("--check", action="store_true", help="write nothing; exit code 1 when a file is stale")
    asked.add_argument("--screens", action="store_true", help="draw the pictures of the screens anew as well")
    args = asked.parse_args()
    made = reference() | model_charts()
    if args.check:
        for path in (found := stale(made)):
            print(f"{path}: not what the program gives; run: python -m guide")
        return 1 if found else 0
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    screens = draw_screens() if args.screens else []
    print(f"{len(made)} pages and charts, {len(screens)} screens.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
