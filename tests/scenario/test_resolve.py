"""A scenario from several files: variants, and translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import Scenario, ScenarioErrors, check_scenario, load_scenario
from game.scenario.read import MOST_BYTES
from tests.scenario.build import SMALL, Marked, marked, only, small, write

VARIANT = "wendbaar: 1\nid: variant\nextends: small\n"


def variant(folder: Path, more: str, parent: str = SMALL) -> Scenario:
    write(folder, parent)
    return load_scenario(write(folder, VARIANT + more, "variant.yaml"))


def wrong_variant(folder: Path, more: str) -> tuple[str, Marked]:
    """The only finding in a variant's file, as text, and the marked place, which it must be at."""
    write(folder, SMALL)
    at = marked(VARIANT + more)
    found = check_scenario(write(folder, at.text, "variant.yaml"))
    own = only([one for one in found if Path(one.file).name == "variant.yaml"])
    assert (own.line, own.column) == (at.line, at.column)
    return str(own), at


# Variants


def test_a_variant_has_everything_of_its_parent_but_what_it_changes(tmp_path: Path) -> None:
    scenario = variant(tmp_path, "turns: 5\nactions: {buy: {cost: 30}}\n")
    assert scenario.id == "variant"
    assert scenario.spec.turns == 5
    assert scenario.spec.actions["buy"].cost == 30
    assert scenario.spec.actions["buy"].title.get("nl") == "Kopen"
    assert list(scenario.spec.actions) == ["talk", "buy", "coach_one"]
    assert "extends" not in scenario.data


def test_what_a_variant_adds_comes_after_what_was_there(tmp_path: Path) -> None:
    more = "themes: {green: {name: Groen, serves: agility}, equity: {name: Eerlijk}}\n"
    assert list(variant(tmp_path, more).spec.themes) == ["equity", "hybrid", "near", "green"]


def test_a_list_replaces_the_list_of_the_parent_whole(tmp_path: Path) -> None:
    scenario = variant(tmp_path, "actions: {talk: {effects: [{moves: safety, by: 2}]}}\n")
    assert [effect.moves for effect in scenario.spec.actions["talk"].effects] == ["safety"]


def test_remove_drops_one_and_replace_takes_a_mapping_whole(tmp_path: Path) -> None:
    scenario = variant(
        tmp_path,
        "events: {storm: {remove: true}}\n"
        "questions: {replace: true, q_new: {text: Nieuw?}}\n"
        "endings: []\n"
        "variables: {projects: {name: Projecten, replace: true, kind: count}}\n",
    )
    assert list(scenario.spec.events) == ["visit"]
    assert list(scenario.spec.questions) == ["q_new"]
    assert scenario.spec.variables["projects"].start == 0
    assert b"remove" not in scenario.json
    assert b"replace" not in scenario.json


def test_an_item_may_be_called_remove(tmp_path: Path) -> None:
    more = "actions: {remove: {title: Weghalen, tags: [safety], reach: school}}\n"
    assert "remove" in variant(tmp_path, more).spec.actions


def test_what_refers_to_something_removed_is_told_where_it_stands(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    found = check_scenario(write(tmp_path, VARIANT + "actions: {buy: {remove: true}}\n", "variant.yaml"))
    assert {Path(one.file).name for one in found} == {"small.yaml"}
    assert {one.code for one in found} == {"unknown-name", "unknown-action"}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("actions: {§bye: {remove: true}}\n", "did you mean 'buy'?"),
        ("actions: {buy: {remove: true, §cost: 3}}\n", "does nothing"),
        ("events: {replace: true, §storm: {remove: true}}\n", "no 'storm' here to remove"),
    ],
)
def test_a_mistake_in_removing_is_told(more: str, says: str, tmp_path: Path) -> None:
    assert says in wrong_variant(tmp_path, more)[0]


@pytest.mark.parametrize("order", ["remove", "replace"])
def test_remove_and_replace_mean_nothing_in_a_scenario_of_its_own(order: str, tmp_path: Path) -> None:
    found = only(check_scenario(write(tmp_path, small(("events:\n", f"events:\n  {order}: true\n")))))
    assert found.code == "nothing-to-remove"


def test_a_mistake_names_the_file_it_stands_in(tmp_path: Path) -> None:
    write(tmp_path, small(("moves: visioning", "moves: vissioning")))
    path = write(tmp_path, VARIANT + "actions: {buy: {cost: -1}}\n", "variant.yaml")
    assert [(Path(one.file).name, one.code) for one in check_scenario(path)] == [
        ("small.yaml", "unknown-variable"),
        ("variant.yaml", "bad-value"),
    ]


def test_a_grandchild_works_too(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    write(tmp_path, VARIANT + "turns: 5\n", "variant.yaml")
    text = "wendbaar: 1\nid: grandchild\nextends: variant.yaml\nminutes: 20\n"
    scenario = load_scenario(write(tmp_path, text, "grandchild.yaml"))
    assert (scenario.spec.turns, scenario.spec.minutes) == (5, 20)


def test_a_parent_is_found_by_its_id_in_the_folders_to_search(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    write(shipped, SMALL)
    path = write(own, VARIANT, "variant.yaml")
    assert load_scenario(path, search=[shipped]).spec.turns == 4
    with pytest.raises(ScenarioErrors, match="no scenario 'small' to extend"):
        load_scenario(path)


def test_an_unknown_parent_comes_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    text = VARIANT.replace("extends: small", "extends: §smal")
    at = marked(text)
    found = only(check_scenario(write(tmp_path, at.text, "variant.yaml")))
    assert (found.line, found.column) == (at.line, at.column)
    assert "did you mean 'small'?" in str(found)


def test_scenarios_that_extend_each_other_are_refused_with_the_chain(tmp_path: Path) -> None:
    write(tmp_path, "wendbaar: 1\nid: a\nextends: b.yaml\n", "a.yaml")
    write(tmp_path, "wendbaar: 1\nid: b\nextends: a.yaml\n", "b.yaml")
    found = only(check_scenario(tmp_path / "a.yaml"))
    assert "a.yaml -> b.yaml -> a.yaml" in str(found)


def test_a_chain_without_end_is_refused(tmp_path: Path) -> None:
    for number in range(20):
        text = f"wendbaar: 1\nid: s{number}\nextends: s{number + 1}.yaml\n"
        write(tmp_path, text, f"s{number}.yaml")
    write(tmp_path, SMALL, "s20.yaml")
    assert only(check_scenario(tmp_path / "s0.yaml")).code == "extends-itself"


@pytest.mark.parametrize("name", ["../secret.yaml", "{folder}/secret.yaml"])
def test_a_parent_outside_the_folder_is_never_read(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    write(tmp_path, SMALL, "secret.yaml")
    text = VARIANT.replace("extends: small", f"extends: '{name.format(folder=tmp_path)}'")
    found = only(check_scenario(write(folder, text, "variant.yaml")))
    assert found.code == "unknown-scenario"


def test_a_variant_needs_an_id_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    found = only(check_scenario(write(tmp_path, "wendbaar: 1\nextends: small\n", "variant.yaml")))
    assert "'id' is missing" in str(found)


def test_a_parent_that_is_hostile_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "#" * (MOST_BYTES + 1))
    found = only(check_scenario(write(tmp_path, VARIANT, "variant.yaml")))
    assert found.refused
    assert Path(found.file).name == "small.yaml"


# Translations

ENGLISH = """\
title: Small
summary: A small school.
school: {name: The School, teams: {care: {name: Care}}}
roles:
  head:
    name: Director
    knows: [Someone will visit.]
actions: {talk: {title: A talk}}
events: {visit: {options: {show: {known_by: {coach: Do it.}}}}}
endings: [{title: Alive, text: It is alive.}]
checks: [{name: Talking helps}]
"""


def test_a_file_beside_the_scenario_translates_its_texts(tmp_path: Path) -> None:
    write(tmp_path, ENGLISH, "small.en.yaml")
    scenario = load_scenario(write(tmp_path, SMALL))
    assert scenario.languages == ("nl", "en")
    assert scenario.data["title"] == {"nl": "Klein", "en": "Small"}
    assert scenario.spec.title.get("en") == "Small"
    assert scenario.spec.title.get("nl") == "Klein"
    assert scenario.spec.roles["head"].knows[0].text.get("en") == "Someone will visit."
    assert scenario.spec.endings[0].text.get("en") == "It is alive."
    assert scenario.spec.events["visit"].options["show"].known_by["coach"].get("en") == "Do it."


def test_a_text_without_translation_comes_in_the_language_of_the_scenario(tmp_path: Path) -> None:
    write(tmp_path, ENGLISH, "small.en.yaml")
    scenario = load_scenario(write(tmp_path, SMALL))
    assert scenario.spec.actions["buy"].title.get("en") == "Kopen"


def test_texts_without_translation_are_counted_in_one_advice(tmp_path: Path) -> None:
    write(tmp_path, ENGLISH, "small.en.yaml")
    found = only(check_scenario(write(tmp_path, SMALL)))
    assert (found.code, found.severity.value) == ("no-translation", "advice")


def test_a_text_may_hold_its_translations_itself(tmp_path: Path) -> None:
    text = small(("title: Klein", "title: {nl: Klein, en: Small, de: Klein}"))
    assert load_scenario(write(tmp_path, text)).languages == ("nl", "en", "de")


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        ("talk: {title", "§tolk: {title", "unknown-translation", "did you mean 'talk'?"),
        ("title: A talk", "§titel: A talk", "unknown-translation", "did you mean 'title'?"),
        ("title: A talk", "title: A talk, §cost: 3", "not-a-text", "texts only"),
        ("title: Small", "title: Small\n§turns: 12", "not-a-text", "texts only"),
        ("title: A talk", "§title: 12", "not-a-text", "texts only"),
        ("knows: [Someone will visit.]", "§knows: [One., Two.]", "unknown-translation", "2 items"),
    ],
)
def test_a_mistake_in_a_translation_is_told_at_its_place(
    old: str, new: str, code: str, says: str, tmp_path: Path
) -> None:
    assert ENGLISH.count(old) == 1
    at = marked(ENGLISH.replace(old, new))
    write(tmp_path, at.text, "small.en.yaml")
    found = only([one for one in check_scenario(write(tmp_path, SMALL)) if one.is_error])
    assert (Path(found.file).name, found.line, found.column) == ("small.en.yaml", at.line, at.column)
    assert found.code == code
    assert says in str(found)


def test_a_translation_into_the_own_language_is_told(tmp_path: Path) -> None:
    write(tmp_path, "title: Anders\n", "small.nl.yaml")
    assert only(check_scenario(write(tmp_path, SMALL))).code == "own-language"


def test_a_variant_keeps_its_parents_translations_but_not_of_texts_it_changes(tmp_path: Path) -> None:
    write(tmp_path, ENGLISH, "small.en.yaml")
    write(tmp_path, "summary: A smaller school.\n", "variant.en.yaml")
    scenario = variant(tmp_path, "title: Anders\nsummary: Nog kleiner.\n")
    assert scenario.spec.school.name.get("en") == "The School"
    assert scenario.spec.title.get("en") == "Anders"
    assert scenario.spec.summary.get("en") == "A smaller school."
    assert scenario.spec.summary.get("nl") == "Nog kleiner."


def test_a_variant_in_another_language_keeps_its_parents_texts_in_theirs(tmp_path: Path) -> None:
    scenario = variant(tmp_path, "language: en\ntitle: Small\n")
    assert scenario.spec.title.get("nl") == "Small"
    assert scenario.data["summary"] == {"nl": "Een kleine school."}
    assert scenario.spec.summary.get("en") == "Een kleine school."


def test_a_translation_is_not_a_scenario(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    path = write(tmp_path, ENGLISH, "small.en.yaml")
    assert only(check_scenario(path)).code == "translation"
