"""The words of the game, and the Dutch catalogue."""

import gettext
import io
import random
import re
from pathlib import Path

import pytest

from game import texts
from game.errors import RefusedFile, UsageError, WendbaarError, fill
from game.texts import LANGUAGES, Words, catalogue_file, mark
from tests import catalogue

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)\w|%[sd]")


def names_in(text: str) -> set[str]:
    return {found.split(":")[0].split("!")[0].rstrip("}") for found in PLACEHOLDER.findall(text)}


@pytest.fixture
def small_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch catalogue of two texts, in place of the game's own."""
    dutch = catalogue._empty()
    dutch.add("Quarter {turn}", "Kwartaal {turn}")
    dutch.add(("{n} vote", "{n} votes"), ("{n} stem", "{n} stemmen"))
    path = tmp_path / "nl.mo"
    path.write_bytes(catalogue.compiled(dutch))
    monkeypatch.setattr(texts, "catalogue_file", lambda lang: path)
    return path


# --- saying ---


@pytest.mark.usefixtures("small_catalogue")
def test_dutch_comes_from_the_catalogue() -> None:
    words = Words("nl")
    assert words.lang == "nl"
    assert words.say("Quarter {turn}", turn=3) == "Kwartaal 3"
    assert words.many("{n} vote", "{n} votes", 1) == "1 stem"
    assert words.many("{n} vote", "{n} votes", 0) == "0 stemmen"
    assert words.missing == ()


@pytest.mark.usefixtures("small_catalogue")
def test_english_is_the_source_and_needs_no_catalogue() -> None:
    words = Words("en")
    assert words.say("Quarter {turn}", turn=3) == "Quarter 3"
    assert words.many("{n} vote of {all}", "{n} votes of {all}", 1, all=5) == "1 vote of 5"
    assert words.many("{n} vote of {all}", "{n} votes of {all}", 2, all=5) == "2 votes of 5"
    assert words.missing == ()


@pytest.mark.usefixtures("small_catalogue")
def test_what_has_no_dutch_is_said_in_english_and_kept_in_missing() -> None:
    words = Words("nl")
    assert words.say("Go on") == "Go on"
    assert words.many("{n} card", "{n} cards", 2) == "2 cards"
    assert words.say("Go on") == "Go on"
    assert words.missing == ("Go on", "{n} card")


def test_no_catalogue_costs_the_translation_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "catalogue_file", lambda lang: tmp_path / "none.mo")
    words = Words("nl")
    assert words.say("Quarter {turn}", turn=3) == "Quarter 3"
    assert words.missing == (str(tmp_path / "none.mo"),)


def test_a_broken_catalogue_never_stops_the_game(small_catalogue: Path) -> None:
    sound, luck = small_catalogue.read_bytes(), random.Random(3)
    for _ in range(300):
        broken = bytearray(sound[: luck.choice([len(sound), luck.randrange(len(sound))])])
        for _ in range(luck.randrange(1, 6)):
            if broken:
                broken[luck.randrange(len(broken))] = luck.randrange(256)
        small_catalogue.write_bytes(broken)
        words = Words("nl")
        assert isinstance(words.say("Quarter {turn}", turn=3), str)
        assert isinstance(words.many("{n} vote", "{n} votes", 2), str)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{here} and {gone}", "1 and {gone}"),
        ("{gone.name} {gone[0]}", "{gone.name} {gone[0]}"),
        ("{here:.1f} {gone:.1f}", "{here:.1f} {gone:.1f}"),
        ("an open { brace", "an open { brace"),
        ("{} by place", "{} by place"),
        ("100 %", "100 %"),
    ],
)
def test_a_slip_in_a_text_never_raises(text: str, said: str) -> None:
    assert fill(text, {"here": 1}) == said
    assert Words("en").say(text, here=1) == said


def test_an_argument_may_have_any_name() -> None:
    assert Words("en").say("{self} {msgid} {lang}", self=1, msgid=2, lang=3) == "1 2 3"
    assert RefusedFile("{self} {msgid}", self=1, msgid=2).message == "1 2"


def test_an_empty_text_stays_empty() -> None:
    assert [Words(lang).say("") for lang in LANGUAGES] == ["", ""]


def test_an_unknown_language_is_a_mistake_in_the_command() -> None:
    with pytest.raises(UsageError, match="choose nl or en"):
        Words("de")


def test_a_mark_is_the_text_itself() -> None:
    assert mark("Quarter {turn}") == "Quarter {turn}"


# --- errors ---


@pytest.mark.usefixtures("small_catalogue")
def test_an_error_speaks_the_users_language() -> None:
    error = RefusedFile("Quarter {turn}", turn=2)
    assert (str(error), error.message) == ("Quarter 2", "Quarter 2")
    assert error.say(Words("nl")) == "Kwartaal 2"
    assert error.say(Words("en")) == "Quarter 2"


def test_errors_carry_the_exit_codes_of_the_contract() -> None:
    codes = {kind.__name__: kind.exit_code for kind in [WendbaarError, *WendbaarError.__subclasses__()]}
    assert codes.items() >= {"WendbaarError": 1, "BadAnswer": 1, "UsageError": 2, "RefusedFile": 3}.items()


# --- the catalogue ---


def test_extraction_finds_every_form_of_a_text() -> None:
    source = """
w.say("one " "text", n=1)
self.words.many("{n} vote", "{n} votes", n)
STEP = mark("step")
raise RefusedFile("refused {path}", path=p)
say("yes" if ok else "no")
w.say(msgid)
other("not a text")
"""
    found = [text.msgid for text in catalogue.texts_of(source, "x.py") if isinstance(text, catalogue.Text)]
    assert sorted(map(str, found)) == sorted(
        ["one text", "('{n} vote', '{n} votes')", "step", "refused {path}", "yes", "no"]
    )


@pytest.mark.parametrize("source", ['say(f"turn {n}")', 'w.say("turn " + n)', 'mark("turn %s" % n)'])
def test_a_text_put_together_in_code_is_found(source: str) -> None:
    assert list(catalogue.texts_of(source, "x.py")) == [catalogue.Unreadable("x.py", 1)]


def test_no_text_of_the_game_is_put_together_in_code() -> None:
    wrong = [text for text in catalogue.all_texts() if isinstance(text, catalogue.Unreadable)]
    assert not wrong, f"write these whole, with {{names}}: {wrong}"


def test_refreshing_keeps_the_dutch_of_texts_that_stay_and_drops_the_others() -> None:
    old = catalogue._empty()
    kept = next(
        text for text in catalogue.all_texts() if isinstance(text, catalogue.Text) and text.many is None
    )
    old.add(kept.msgid, "Nederlands")
    old.add("no longer in the game", "weg")
    new = catalogue.refreshed(old)
    assert new.get(kept.one).string == "Nederlands"
    assert new.get("no longer in the game") is None


def test_every_text_of_the_game_has_its_dutch() -> None:
    dutch = catalogue.read_catalogue()
    in_code = {str(message.id) for message in catalogue.refreshed(dutch) if message.id}
    in_catalogue = {str(message.id) for message in dutch if message.id}
    how = "run: python -m tests.catalogue"
    assert not in_code - in_catalogue, f"texts that the catalogue lacks; {how}"
    assert not in_catalogue - in_code, f"texts that are no longer in the game; {how}"
    assert not catalogue.untranslated(dutch), "texts without Dutch"


def test_no_translation_is_a_guess_or_a_leftover() -> None:
    dutch = catalogue.read_catalogue()
    assert [message.id for message in dutch if message.id and message.fuzzy] == []
    assert list(dutch.obsolete) == []


def test_a_translation_has_the_placeholders_of_its_text() -> None:
    for message in catalogue.read_catalogue():
        if not message.id or not catalogue.has_dutch(message.string):
            continue
        forms = [message.id] if isinstance(message.id, str) else list(message.id)
        allowed = set().union(*map(names_in, forms))
        dutch = [message.string] if isinstance(message.string, str) else list(message.string)
        assert names_in(dutch[-1]) == names_in(forms[-1]), message.id
        assert all(names_in(form) <= allowed for form in dutch), message.id


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    how = "run: python -m tests.catalogue"
    assert entries(catalogue_file("nl").read_bytes()) == entries(
        catalogue.compiled(catalogue.read_catalogue())
    ), how


def entries(compiled: bytes) -> dict[object, str]:
    """What a compiled catalogue says, without its heading: that names the tool's version."""
    said = gettext.GNUTranslations(io.BytesIO(compiled))._catalog
    return {msgid: text for msgid, text in said.items() if msgid}
