"""The guide in both languages: its commands run, its snippets check, its pages are made and linked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from game.cli import main
from game.cli.parser import parser
from game.scenario.conditions import read
from game.scenario.names import Names
from game.texts import Words
from guide.__main__ import reference, stale
from guide.blocks import MISTAKE, STAYS_OPEN, Block, blocks, inline_commands, merged
from guide.pages import DOCS, LANGUAGES, ROOT
from guide.pictures import GAMES
from guide.shipped import shipped

OWN = {"nl": "mijn-school.yaml", "en": "my-school.yaml"}
"""What the tutorial calls the reader's scenario."""


@pytest.fixture(scope="module")
def ran() -> set[tuple[str, ...]]:
    """The commands that have run and that nothing later builds upon: once, in one language, is enough."""
    return set()


def shape(words: list[str]) -> tuple[str, ...] | None:
    """A command with its options, without names; None for one whose file the page goes on with."""
    if words[0] == "new" or "--save" in words:
        return None
    return (words[0], *sorted(word for word in words if word.startswith("--") and word != "--lang"))


def pages(lang: str) -> list[Path]:
    return sorted((DOCS / lang).glob("*.md"))


def unnumbered(text: str) -> str:
    """Without the numbers of lines, which move with every comment of what `new` writes."""
    return re.sub(r"\d+", "0", text)


def typed(path: Path) -> list[Block]:
    return list(blocks(path.read_text(encoding="utf-8")))


EVERY_PAGE = [
    pytest.param(path, id=f"{path.parent.name}-{path.stem}")
    for lang in LANGUAGES
    for path in pages(lang)
    if any(block.commands or block.kind == "yaml" for block in typed(path))
]


# --- what the reader types ---


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_all_that_a_page_asks_to_type_works(
    page: Path,
    ran: set[tuple[str, ...]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From top to bottom in an empty folder, as a reader does."""
    lang = page.parent.name
    own = tmp_path / OWN[lang]
    monkeypatch.chdir(tmp_path)
    for block in typed(page):
        if block.note.startswith(MISTAKE):
            right, wrong = block.note.removeprefix(MISTAKE).split()
            kept = own.read_text(encoding="utf-8")
            own.write_text(kept.replace(right, wrong, 1), encoding="utf-8")
            assert main(["check", own.name, "--lang", lang]) == 1
            said = capsys.readouterr()
            assert unnumbered(block.text) in unnumbered(said.out + said.err)
            own.write_text(kept, encoding="utf-8")
        elif block.kind == "yaml":
            own.write_text(merged(own.read_text(encoding="utf-8"), block.text), encoding="utf-8")
            code = main(["check", own.name, "--lang", lang])
            said = capsys.readouterr()
            assert code == 0, said.out + said.err
            assert f"{own.name}:" not in said.out + said.err, "the guide's own scenario gets remarks"
        for words in block.commands:
            asked = parser(Words(lang)).parse_args(words)
            if block.note == STAYS_OPEN or shape(words) in ran:
                named = [word for word in words if word.endswith((".yaml", ".wendbaar"))]
                assert all(Path(name).exists() for name in named), words
                continue
            code = main(words)
            # A laptop may be unfit for a room, and the command in order.
            assert code == 0 or asked.command == "room-check", capsys.readouterr().err
            if (done := shape(words)) is not None:
                ran.add(done)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_command_in_a_sentence_can_be_typed(lang: str) -> None:
    shown = [
        words
        for path in (DOCS / lang).rglob("*.md")
        for words in inline_commands(path.read_text(encoding="utf-8"))
        if words[0].islower() and any(word[0] != "-" for word in words[1:])
    ]
    assert shown
    for words in shown:
        parser(Words(lang)).parse_args(words)


def test_the_tutorial_leads_to_three_events_and_two_actions() -> None:
    for lang in LANGUAGES:
        text = "".join(block.text for block in typed(DOCS / lang / "tutorial.md") if block.kind == "yaml")
        assert len(re.findall(r"^    story:", text, re.MULTILINE)) == 3
        assert len(re.findall(r"^    reach:", text, re.MULTILINE)) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_conditions_of_the_reference_can_be_written(lang: str) -> None:
    names = Names.of_spec(shipped().spec)
    text = (DOCS / lang / "reference" / "conditions.md").read_text(encoding="utf-8")
    named = re.findall(r"`(when|chance): \"([^\"]+)\"`", text)
    alone = [("when", found) for found in re.findall(r"^\| `([^`]+\([^`]+)` \|", text, re.MULTILINE)]
    assert len(named) >= 4 and len(alone) >= 7
    for key, expression in named + [pair for pair in alone if ":" not in pair[1] and "not (" not in pair[1]]:
        reading = read(expression, names, "number" if key == "chance" else "truth")
        assert not reading.problems, (expression, [str(one.message) for one in reading.problems])


# --- working a snippet in ---


def test_a_snippet_changes_what_is_there_and_adds_what_is_not() -> None:
    scenario = "id: x  # mine\nschool:\n  name: A\n  teams:\n    one: {size: 3}\n\nchecks:\n  - name: a\n"
    snippet = "school:\n  name: >-\n    B and\n    C\n  about: D\nchecks:\n  - name: b\nplans:\n  p: {}\n"
    assert merged(scenario, snippet) == (
        "id: x  # mine\nschool:\n  name: >-\n    B and\n    C\n  teams:\n    one: {size: 3}\n  about: D\n\n"
        "checks:\n  - name: a\n  - name: b\nplans:\n  p: {}\n"
    )


# --- the same guide twice ---


def outline(path: Path) -> Iterator[str]:
    """Headings by depth, blocks by kind and note, pictures by name: what a translation leaves as it is."""
    text = path.read_text(encoding="utf-8")
    for line in re.finditer(r"^(#+) |^[ ]*```(\w+)|!\[[^]]*\]\(([^)]*)\)|^(\?\?\?)", text, re.MULTILINE):
        yield next(group for group in line.groups() if group)


def test_both_languages_have_the_same_pages_with_the_same_outline() -> None:
    dutch, english = ({path.name: path for path in pages(lang)} for lang in LANGUAGES)
    assert set(dutch) == set(english)
    for name, path in dutch.items():
        assert list(outline(path)) == list(outline(english[name])), name


def bones(snippet: object) -> Iterator[object]:
    """What both languages have of a snippet: numbers, truths, and what is moved, when, by whom it is led."""
    if isinstance(snippet, dict):
        for key, value in snippet.items():
            if key in ("moves", "scaled_by", "when", "chance", "tags", "reach", "expect"):
                yield value
            else:
                yield from bones(value)
    elif isinstance(snippet, list):
        for value in snippet:
            yield from bones(value)
    elif not isinstance(snippet, str):
        yield snippet


def test_the_snippets_say_the_same_in_both_languages() -> None:
    dutch, english = (
        [
            list(bones(yaml.safe_load(block.text)))
            for block in typed(DOCS / lang / "tutorial.md")
            if block.kind == "yaml"
        ]
        for lang in LANGUAGES
    )
    assert dutch == english


# --- the pages ---


def test_the_pages_say_how_many_games_their_pictures_are_of() -> None:
    for lang in LANGUAGES:
        text = (DOCS / lang / "model-in-pictures.md").read_text(encoding="utf-8")
        assert re.search(rf"\b{GAMES}\b", text)


def test_the_reference_is_what_the_program_gives() -> None:
    assert not stale(reference()), "run: python -m guide"


def test_the_site_is_built_without_a_warning_and_fetches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = pytest.importorskip("mkdocs.commands.build", reason="the site is built with mkdocs")
    config = pytest.importorskip("mkdocs.config")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    build.build(config.load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path), strict=True))
    made = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*.html")}
    assert {f"{place}{name}.html" for place in ("", "en/") for name in ("tutorial", "reference/keys")} <= set(
        made
    )
    index = (tmp_path / "search" / "search_index.js").read_text(encoding="utf-8")
    assert '"tutorial.html"' in index and '"en/tutorial.html"' in index and "architecture.html" not in index
    for path in made.values():
        fetched = re.findall(
            r"<(?:script|img|iframe)[^>]*\ssrc=\"(?:https?:)?//[^\"]*\"", path.read_text(encoding="utf-8")
        )
        fetched += re.findall(
            r"<link[^>]*rel=\"stylesheet\"[^>]*href=\"(?:https?:)?//", path.read_text(encoding="utf-8")
        )
        assert not fetched, path
