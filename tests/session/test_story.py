"""A story follows a change upstream: link by link, in sentences that say only what the causes say."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from game.cli.open_save import read_save
from game.cli.simulated_save import save_game
from game.engine import mechanisms
from game.engine.blueprint import OUTCOMES, TEAM_VARIABLES
from game.engine.policies.plans import Entry, FixedPlan, PlanTurn
from game.scenario import load_scenario
from game.session.explain import BACK, EARLIER_CHANCE, LEVELS, resolved, value_at
from game.session.game import Game
from game.session.views.causes import MECHANISMS
from game.session.views.clauses import CLAUSES
from game.session.views.result import explained
from game.session.views.why import OTHERS, Story, explanation, story
from game.texts import Words
from tests.engine.build import REFERENCE, STANDARD
from tests.session import games

EN, NL = Words("en"), Words("nl")


@cache
def played(seed: int = 3) -> Game:
    return games.play_to_end(games.start(seed=seed), cards=3)


@cache
def wild() -> Game:
    return games.play_wildly(games.start(seed=2), 2)


BOUGHT = {
    0: "new_platform",
    1: "ai_pilot",
    2: "didactic_training",
    3: "materials_redesign",
    4: "new_platform",
    5: "room_to_experiment",
    6: "materials_redesign",
}
"""The innovations of claim P1 on the reference deck, by the engine's turn."""


@pytest.fixture(scope="module")
def bought(tmp_path_factory: pytest.TempPathFactory) -> Game:
    """Innovations without any work on the vision: much comes into use, and strands."""
    scenario = load_scenario(REFERENCE)
    rules = scenario.ruleset()
    turns = {turn: PlanTurn((Entry(rules.action(action)),)) for turn, action in BOUGHT.items()}
    path = tmp_path_factory.mktemp("bought") / "bought.wendbaar"
    save_game(path, scenario, FixedPlan((2, 4, 2, 1, 1), turns), 11)
    return read_save(path)


SOME = (3, 4, 8, 12)


@cache
def told(game: Game, words: Words = EN) -> tuple[Story, ...]:
    """The stories of everything on the result of some quarters."""
    return tuple(
        story(game, words, variable, (), turn)
        for turn in SOME
        if turn <= resolved(game)
        for variable in explained(game)
    )


def test_every_link_explains_what_the_one_before_it_follows() -> None:
    longest = 0
    for links in told(played()):
        longest = max(longest, len(links))
        assert 1 <= len(links) <= LEVELS
        for above, below in pairwise(links):
            causes = (*above.causes, *above.smaller)
            assert above.follow in {cause.id for cause in causes}
            assert below.path[:-1] == above.path
            assert below.span[-1] in (above.span[-1], above.span[-1] - 1)
            assert next(cause for cause in causes if cause.id == above.follow).opens
    assert longest == LEVELS


def test_a_link_that_is_followed_is_named_in_the_sentence_before_it() -> None:
    named = 0
    for links in told(played()):
        for above, _ in pairwise(links):
            cause = next(one for one in (*above.causes, *above.smaller) if one.id == above.follow)
            assert cause.why in above.sentence, above.sentence
            named += 1
    assert named > 20


def test_points_in_a_sentence_are_those_of_the_steps() -> None:
    found = 0
    for links in told(played(8)):
        for link in links:
            points = {cause.points for cause in (*link.causes, *link.smaller)}
            for said in re.findall(r"\(([+−]\d+)", link.sentence):
                found += 1
                assert int(said.replace("−", "-")) in points, link.sentence
    assert found > 100


def test_from_and_to_in_a_sentence_are_those_of_the_bar() -> None:
    found = 0
    for links in told(played()):
        for link in links:
            pair = re.search(r"from (\d+) to (\d+)[,.]", link.sentence)
            if pair is not None and link.change:
                found += 1
                assert (int(pair[1]), int(pair[2])) == (link.begin, link.end), link.sentence
                assert link.exact == pytest.approx(
                    (
                        value_at(played(), link.variable, link.span[0] - 1),
                        value_at(played(), link.variable, link.span[-1]),
                    )
                )
    assert found > 50


def test_what_is_bought_falls_back_because_teams_cannot_carry_it(bought: Game) -> None:
    """Use fell back because what teams can carry fell, because the vision is lived less."""
    names = ["team.adoption", *(f"adoption.{team}" for team in bought.rules.teams)]
    chains = [story(bought, EN, name, (), turn) for turn in range(6, 13) for name in names]
    fell_back = [links for links in chains if links[0].follow == "fallback"]
    assert fell_back
    for links in fell_back:
        assert "used more than they can carry" in links[0].sentence
        assert links[1].variable.startswith("carrying_capacity")
    to_the_vision = [
        links for links in fell_back if len(links) == LEVELS and "vision_lived" in links[2].variable
    ]
    assert to_the_vision
    for links in to_the_vision:
        assert "the vision is lived less" in links[1].sentence
        assert any("scarcest" in detail and "the lived vision" in detail for detail in links[1].details)


def test_the_card_behind_it_is_named_with_its_quarter_and_how_long_it_took() -> None:
    texts = [link.sentence for links in told(played()) for link in links]
    assert any(re.search(r"through “.+” of quarter \d", text) for text in texts)
    assert any(re.search(r"after \d+ quarters?\)", text) for text in texts)
    assert any(re.search(r"the decision “.+” on “.+” of quarter \d", text) for text in texts)


def test_what_is_still_to_come_is_said_of_the_quarter_asked_about_and_not_at_the_end() -> None:
    at = {
        links[0].span[0]
        for links in told(played())
        for link in links
        for text in link.details
        if "Still on its way" in text
    }
    assert at == {3, 4, 8}


def test_a_span_of_quarters_has_one_story() -> None:
    game = played()
    span = tuple(range(3, 9))
    for outcome in OUTCOMES:
        links = story(game, EN, outcome, (), span)
        assert "in quarters 3 to 8" in links[0].sentence
        assert links[0].exact == (value_at(game, outcome, 2), value_at(game, outcome, 8))
        assert sum(cause.exact for cause in links[0].causes) == pytest.approx(
            links[0].exact[1] - links[0].exact[0], abs=1e-9
        )


@pytest.mark.parametrize("words", [EN, NL], ids=lambda words: words.lang)
def test_stories_hold_whole_sentences_without_ids_or_blame(words: Words) -> None:
    ids = {name for name in (*played().rules.variables, *MECHANISMS) if "_" in name}
    for game in (played(), wild()):
        for links in told(game, words):
            for text in (text for link in links for text in (link.sentence, *link.details)):
                assert text.endswith(".") and (text[0].isupper() or not text[0].isalpha()), text
                assert not re.search(r"[{}]|None|  |variabele|variable|\(\)", text), text
                assert not ids & set(re.findall(r"\w+", text)), text
    assert not [text for text in words.missing if not text.startswith("/")]


def test_a_followed_story_never_contradicts_itself() -> None:
    """A rise is not explained by a next link in which the very thing that is said to have grown fell."""
    for links in told(played()):
        for above, below in pairwise(links):
            why = next(one.why for one in (*above.causes, *above.smaller) if one.id == above.follow)
            if why.endswith((" rose", " grew", "improved")):
                assert below.change >= 0, (above.sentence, below.sentence)
            if why.endswith((" fell", " eased", " fell back")):
                assert below.change <= 0, (above.sentence, below.sentence)


def test_a_quarter_that_moved_nothing_is_told_in_one_line() -> None:
    flat = [
        links
        for links in told(played())
        if links[0].change == 0 and len(links) == 1 and "went up" not in links[0].sentence
    ]
    assert flat and all(" stayed at " in links[0].sentence for links in flat)


def test_every_cause_is_told_as_half_a_sentence() -> None:
    for turn in (4, 9):
        for variable in explained(wild()):
            for cause in explanation(wild(), EN, variable, turn=turn).causes:
                assert (cause.why == "") == (cause.id == OTHERS)
                assert not cause.why or cause.why.startswith(("because ", "through "))


def test_every_mechanism_of_the_engine_has_words_in_both_languages() -> None:
    named = mechanisms_of_the_engine() - {"effect", "cost"} | {EARLIER_CHANCE, BACK}
    assert {"decay", "fallback", "practice", "noise", "change_fatigue", "what_we_do"} <= named
    assert named <= set(MECHANISMS), named - set(MECHANISMS)
    assert named <= set(CLAUSES), named - set(CLAUSES)
    dutch = Words("nl")
    for texts in (*(MECHANISMS[name] for name in named), *(CLAUSES[name] for name in named)):
        assert all(dutch.say(text) for text in texts)
    assert not dutch.missing


def mechanisms_of_the_engine() -> set[str]:
    """Every name that a mechanism is booked under: read from the code, and from games that were played."""
    found = {
        row.mechanism
        for game in (played(), played(8), wild())
        for quarter in game.quarters
        for row in quarter.rows
    }
    folder = Path(mechanisms.__path__[0])
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                places = {"add": 1, "add_split": 1, "explain": 4}
                if (at := places.get(node.func.attr)) is not None and len(node.args) > at:
                    found |= _texts(node.args[at])
            elif isinstance(node, ast.Dict) and path.stem in ("outcomes", "commitment"):
                found |= {text for key in node.keys if key is not None for text in _texts(key)}
    return found


def _texts(node: ast.expr) -> set[str]:
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def test_all_team_variables_can_be_asked_for_by_their_short_name() -> None:
    for name in TEAM_VARIABLES:
        short, full = (story(played(), EN, one, (), 6) for one in (name, f"team.{name}"))
        assert short == full


def test_an_effect_with_a_condition_says_what_met_it(tmp_path: Path) -> None:
    """On the shipped school a purchase strands where the vision is not lived: the story says so."""
    scenario = load_scenario(STANDARD)
    rules = scenario.ruleset()
    turns = {0: PlanTurn((Entry(rules.action("buy_and_roll_out")),))}
    save_game(tmp_path / "bought.wendbaar", scenario, FixedPlan((2, 2, 2, 2, 2), turns), 11)
    game = read_save(tmp_path / "bought.wendbaar")
    lived = value_at(game, "team.vision_lived", 0)
    grounds = {
        turn: [said for said in story(game, EN, "team.adoption", (), turn)[0].details if "does so" in said]
        for turn in (2, 5)
    }
    # The rise has no condition, the fall has one.
    assert grounds[2] == []
    (said,) = grounds[5]
    card = scenario.spec.actions["buy_and_roll_out"].title.get("en")
    assert said.startswith(f"“{card}” does so because the lived vision was below")
    assert f"({lived:.0f})" in said
