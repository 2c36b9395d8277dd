"""The papers as they are read: all that they must hold, and nothing that only one role knows."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.scenario import Scenario
from game.session.views.pace import minutes_of_play
from game.sheets.make import PAPERS, TITLES, languages_of
from game.sheets.reading import Reading
from game.sheets.timing import Kind, timing
from game.texts import Words
from tests.papers import elements, streams, text_in, words
from tests.scenario.build import SMALL, write
from tests.session.games import scenario

pytest.importorskip("fpdf", reason="the extra `pdf` is not installed")

from game.sheets.draw import Drawn, draw

DAY = datetime(2026, 11, 22, tzinfo=UTC)
A4 = (595.28, 841.89)
"""Points."""
SEEN_BY_ALL = ("participants", "poster", "ballots")


@cache
def reading(name: str = "stad", lang: str = "en") -> Reading:
    return Reading(scenario(name), Words(lang))


@cache
def drawn(paper: str, name: str = "stad", lang: str = "en") -> Drawn:
    return draw(paper, TITLES[paper], reading(name, lang), name, DAY)


def said(paper: str, name: str = "stad", lang: str = "en") -> str:
    """All its words, without what marks a page or a list."""
    return " ".join(words(drawn(paper, name, lang).data))


def plain(text: str) -> str:
    return " ".join(text.split())


def secrets(one: Reading, role: str) -> Iterator[str]:
    """What only this role may read."""
    spec = one.scenario.spec.roles[role]
    yield from (one.text(fact.text) for fact in spec.knows)
    yield from (one.text(text) for text in (spec.wants, spec.dilemma) if text is not None)
    yield from (whisper.text for whisper in one.whispers(role))


def test_the_guide_tells_the_trainer_everything() -> None:
    one, told = reading(), said("guide")
    spec = one.scenario.spec
    for event in spec.events.values():
        texts = [event.title, event.story, event.question, event.trainer_note]
        texts += [text for option in event.options.values() for text in (option.title, option.about)]
        for text in texts:
            assert text is None or plain(one.text(text)) in told
    for role in spec.roles.values():
        assert all(plain(one.text(fact.text)) in told for fact in role.knows)
    for step in spec.debrief.steps:
        assert one.text(step.title) in told and one.text(step.line) in told
    for question in (*spec.debrief.questions.values(), *spec.questions.values()):
        assert plain(one.text(question.text)) in told
    assert "wendbaar room-check stad" in told


def test_the_run_sheet_adds_up_to_the_honest_time() -> None:
    for name in ("innovatiecollege", "stad"):
        one = reading(name)
        plan = timing(one.game, one.words)
        for before, after in zip(plan.parts, plan.parts[1:], strict=False):
            assert before.start + before.minutes == after.start
        spec = one.scenario.spec
        play = minutes_of_play(
            one.scenario, events_per_turn=spec.events_per_turn, all_ballots=False, reserve=False
        )
        begins = next(part.start for part in plan.parts if part.kind is Kind.ALONE)
        rest = sum(part.minutes for part in plan.parts if part.kind is Kind.BREAK)
        assert plan.play == play == begins - rest
        quarters = [part.number for part in plan.parts if part.kind is Kind.QUARTER]
        assert quarters == list(range(1, spec.turns + 1))
        assert plan.to_join == max(0, -int(-(play - spec.minutes) // plan.quarter))


def test_a_card_holds_what_its_role_knows_and_nothing_of_another_role() -> None:
    one = reading()
    pages = words(drawn("roles").data)
    roles = list(one.scenario.spec.roles)
    assert len(pages) == len(roles)
    for page, role in zip(pages, roles, strict=True):
        front, behind = page.split("fold here", 1)
        assert one.role(role) in front
        for text in secrets(one, role):
            assert plain(text) in behind and plain(text) not in front
        for other in roles:
            known = {plain(text) for text in secrets(one, role)}
            assert other == role or not any(
                plain(text) in page for text in secrets(one, other) if plain(text) not in known
            )


def test_what_all_see_holds_no_secret_and_nothing_of_what_may_happen() -> None:
    one = reading()
    spec = one.scenario.spec
    for paper in SEEN_BY_ALL:
        told = said(paper)
        for role in spec.roles:
            assert not any(plain(text) in told for text in secrets(one, role))
        for event in spec.events.values():
            assert plain(one.text(event.story)) not in told
    told = said("participants")
    for action in spec.actions.values():
        assert plain(one.text(action.title)) in told and plain(one.text(action.about)) in told
    for role in spec.roles:
        assert one.role(role) in told
    for text in ("Who", "Does what", "Before when"):
        assert text in told
    for theme in spec.themes.values():
        assert plain(one.text(theme.about)) in said("poster")
        assert all(plain(one.text(text)) in said("poster") for text in theme.statements.values())


def test_a_given_vision_is_laid_on_the_poster_and_leaves_no_sentences_to_choose(tmp_path: Path) -> None:
    given = SMALL.replace("how_we_work:", "vision: {equity: 10}\nhow_we_work:")
    one = Reading(scenario(write(tmp_path, given)), Words("nl"))
    (told,) = words(draw("poster", TITLES["poster"], one, "small.yaml", DAY).data)
    assert "10 stenen" in told and "gegeven" in told


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_is_a4_tagged_and_says_its_language_and_title(paper: str, lang: str) -> None:
    found = drawn(paper, "stad", lang)
    data = found.data
    one = reading("stad", lang)
    assert f"/Lang ({lang})".encode() in data and b"/DisplayDocTitle true" in data
    title = f"{one.title}: {one.words.say(TITLES[paper])}"
    assert b"/Title " + text_in(title) in data
    wide, high = A4 if paper != "poster" else A4[::-1]
    assert f"/MediaBox [0 0 {wide} {high}]".encode() in data
    kinds = [kind for kind, _, _ in elements(data)]
    assert "H1" in kinds or paper == "ballots"
    for content in streams(data):
        depth = 0
        for line in content.split(b"\n"):
            depth += line.endswith((b" BDC", b" BMC")) - (line.strip() == b"EMC")
            assert depth in (0, 1)
            assert depth or not re.search(rb"\bT[jJ]\b|\bre\b|\b[SfB]$", line), line
    pages = words(data)
    if paper != "ballots":
        numbers = [
            f"{n} {one.words.say('page {page} of {pages}').split()[-2]} {len(pages)}" for n in range(1, 9)
        ]
        assert all(number in page for number, page in zip(numbers, pages, strict=False))
    assert one.words.missing == () and not found.unknown and not found.cut


# A scenario as anybody may write it

LONG = "A sentence that goes on for longer than anyone would put on a card, since a trainer writes on. " * 2
TEXTS = ("title", "summary", "name", "about", "story", "question", "text", "wants")
ODD = "😀 العربية é ﬁ ① ‑ " + "W" * 90


def longer(node: Any) -> Any:
    """Every text with far too much behind it, and signs that no letters have."""
    if isinstance(node, dict):
        return {
            key: f"{value} {LONG}{ODD}" if key in TEXTS and isinstance(value, str) else longer(value)
            for key, value in node.items()
        }
    return [longer(one) for one in node] if isinstance(node, list) else node


def nasty(folder: Path) -> Reading:
    """Eight roles, seven themes, twenty quarters, one team, and too many words everywhere."""
    data: Any = copy.deepcopy(scenario(write(folder, SMALL)).data)
    data |= {"turns": 20, "plans": {}, "checks": []}
    data["school"]["teams"].pop("care")
    data["events"]["visit"]["felt_by"] = ["students", "head"]
    for number in range(8 - len(data["roles"])):
        data["roles"][f"more{number}"] = copy.deepcopy(data["roles"]["teacher"])
    for number in range(7 - len(data["themes"])):
        data["themes"][f"more{number}"] = copy.deepcopy(data["themes"]["near"])
    for role in data["roles"].values():
        role |= {"about": LONG, "wants": LONG, "knows": [{"text": LONG + ODD}] * 4}
    return Reading(Scenario.from_json(json.dumps(longer(data)).encode()), Words("nl"))


@pytest.mark.parametrize("paper", PAPERS[:-1])
def test_too_many_words_are_told_and_none_stands_beside_the_page(paper: str, tmp_path: Path) -> None:
    one = nasty(tmp_path)
    found = draw(paper, TITLES[paper], one, "nasty.yaml", DAY)
    assert {"😀", "ع"} <= found.unknown and not found.unknown & set("éﬁ①‑")
    assert bool(found.cut) is (paper in ("roles", "poster"))
    wide, high = A4 if paper != "poster" else A4[::-1]
    for content in streams(found.data):
        for x, y in re.findall(rb"BT ([-\d.]+) ([-\d.]+) Td", content):
            assert 20 < float(x) < wide - 10 and 20 < float(y) < high - 10
    if paper == "roles":
        told = " ".join(words(found.data))
        assert told.count(plain(LONG)) >= 6 * len(one.scenario.spec.roles)


def test_a_scenario_that_says_only_what_it_must_has_papers_too(tmp_path: Path) -> None:
    data: Any = copy.deepcopy(scenario(write(tmp_path, SMALL)).data)
    for name in ("how_we_work", "variables", "seats", "events", "questions", "debrief", "endings"):
        data.pop(name)
    data |= {"plans": {}, "checks": [], "actions": {"buy": {**data["actions"]["buy"], "effects": []}}}
    for role in data["roles"].values():
        role.pop("knows", None)
    one = Reading(Scenario.from_json(json.dumps(data).encode()), Words("nl"))
    for paper in ("guide", "roles", "participants"):
        assert draw(paper, TITLES[paper], one, "small.yaml", DAY).data.startswith(b"%PDF")


def test_the_languages_are_those_that_the_scenario_has() -> None:
    both = scenario("innovatiecollege")
    assert languages_of(both, None, "en") == ("en",)
    assert languages_of(both, "all", "en") == ("nl", "en")
    data: Any = copy.deepcopy(both.data)
    data["title"] = {"nl": "Alleen Nederlands"}
    one = Scenario.from_json(json.dumps(data).encode())
    assert languages_of(one, "en", "nl") == ("nl",) == languages_of(one, "all", "en")
