"""Every kind of mistake is told at its place, with what was perhaps meant, and all of them at once."""

# ruff: noqa: E501 - a table of mistakes reads best with one mistake a line

from __future__ import annotations

from pathlib import Path

import pytest

from game.errors import BadAnswer
from game.scenario import ScenarioErrors, Severity, check_scenario, load_scenario
from game.texts import Words
from tests.scenario.build import MARK, SMALL, findings_of, marked, only, small, write

BEHIND_STRENGTHS = "strengths: {literacy: 60, conduct: 50, organisation: 40, direction: 30, culture: 70}"

# Each: what is replaced, by what (the mark shows where the finding must point), its code, a part of what it says.
MISTAKES = [
    # The format itself
    ("wendbaar: 1", "wendbaar: §0", "bad-type", "one of: 1"),
    ("id: small", "id: §Small School", "bad-type", "small letters"),
    ("language: nl", "language: §dutch", "bad-type", "can't stand here"),
    ("title: Klein", "§titel: Klein", "unknown-key", "did you mean 'title'?"),
    ("summary: Een kleine school.\n", "", "missing", "'summary' is missing"),
    ("minutes: 30", "minutes: §2", "bad-value", "5 or more"),
    ("minutes: 30", "minutes: §30.5", "bad-type", "a whole number is expected"),
    ("minutes: 30", "minutes: §lang", "bad-type", "the text 'lang' stands here"),
    ("minutes: 30", "minutes:§", "bad-type", "nothing stands here"),
    ("turns: 4\n", "turns: 4\npurpose: §paritie\n", "bad-type", "did you mean 'parity'?"),
    ("title: Klein", "title: §{dutch: Klein}", "bad-type", "not a language"),
    ("title: Klein", "title: §''", "bad-type", "this text is empty"),
    ("title: Klein", "title: §[Klein]", "bad-type", "a text is expected, and a list stands here"),
    # Counts
    ("  near: {name: Nabij, serves: student_satisfaction}\n", "", "bad-count", "'themes' needs at least 3, and has 2"),
    ("    tags: [inquiry]", "    §tags: []", "bad-count", "'tags' needs at least 1"),
    ("    tags: [inquiry]", "    tags: [inquiry, safety, §ethics]", "bad-count", "at most 2, and has 3"),
    ("      hide: {title: Verbergen}\n    default: hide", "    default: show", "bad-count", "'options' needs at least 2"),
    # The school
    ("start: {safety: 40}", "start: {§savety: 40}", "unknown-variable", "did you mean 'safety'?"),
    ("start: {safety: 40}", "start: {safety: §140}", "bad-value", "0 to 100"),
    ("start: {safety: 40}", "start: {§skill: 40}", "unknown-variable", "each team's own"),
    ("start: {safety: 40}", "start: {§enacted.nobody: 40}", "unknown-variable", "enacted.nobody"),
    ("start: {skill: 30}", "start: {§skil: 30}", "unknown-variable", "did you mean 'skill'?"),
    ("start: {skill: 30}", "start: {skill: §101}", "bad-value", "100 or less"),
    ("size: 5", "size: §0", "bad-value", "more than 0"),
    ("  coach_one:\n", "  §Coach-one:\n", "bad-id", "can't be an id"),
    # Themes
    ("serves: labour_market_fit", "serves: §labor_market_fit", "bad-type", "did you mean 'labour_market_fit'?"),
    ("serves: labour_market_fit", "serves: §staff_wellbeing", "bad-type", "one of: education_quality"),
    ("asks: {ethics: 60}", "asks: {§ethiek: 60}", "unknown-sub-competence", "ethiek"),
    ("asks: {ethics: 60}", "asks: {ethics: §160}", "bad-value", "100 or less"),
    ("statements: {small_steps: Klein", "statements: {§why: Klein", "duplicate-id", "called 'why' already"),
    ("themes: {equity: 0.5}", "themes: {§equitty: 0.5}", "unknown-theme", "did you mean 'equity'?"),
    ("themes: {equity: 0.5}", "themes: {equity: §1.5}", "bad-value", "1 or less"),
    # What another kind of school calls things
    ("turns: 4\n", "turns: 4\nnames: {§labour_market: Brugklas}\n", "unknown-outcome", "did you mean 'labour_market_fit'?"),
    ("turns: 4\n", "turns: 4\nnames: {§student: leerlingen}\n", "unknown-outcome", "did you mean 'students'?"),
    # Own variables and parameters
    ("  trust: {name", "  §safety: {name: Veilig}\n  trust: {name", "reserved-name", "has a meaning of its own"),
    ("  trust: {name", "  §turn: {name: Beurt}\n  trust: {name", "reserved-name", "has a meaning of its own"),
    ("start: 50, decay: 0.1", "start: §150, decay: 0.1", "bad-value", "0 to 100"),
    ("start: 3, kind", "start: §-3, kind", "bad-value", "never goes below 0"),
    ("seats:", "parameters: {§bas_p: 0.1}\nseats:", "unknown-parameter", "did you mean 'bass_p'?"),
    ("seats:", "parameters: {§income: 70}\nseats:", "not-here", "per_turn"),
    ("seats:", "parameters: {pq_eps: §0}\nseats:", "bad-value", "pq_eps"),
    ("seats:", "parameters: {bass_q: §9}\nseats:", "bad-value", "bass_q"),
    # Roles
    ("    leader: true\n", "", "one-leader", "no role leads"),
    ("    name: Coach\n", "    name: Coach\n    leader: §true\n", "one-leader", "another has"),
    ("foreshadows: [visit]", "foreshadows: [§visits]", "unknown-event", "did you mean 'visit'?"),
    ("  - {text: Er komt bezoek., foreshadows: [visit]}", "  - {§tekst: Er komt bezoek.}", "unknown-key", "'text'?"),
    ("direction: 70, culture: 50}", "direction: 70, §cultur: 50}", "unknown-key", "did you mean 'culture'?"),
    ("[[teacher, coach]]", "[[teacher, §coatch]]", "unknown-role", "did you mean 'coach'?"),
    ("[[teacher, coach]]", "[[teacher, §teacher]]", "twice", "stands here twice"),
    # Actions
    ("tags: [visioning, safety]", "tags: [§visoning, safety]", "unknown-sub-competence", "did you mean 'visioning'?"),
    ("tags: [visioning, safety]", "tags: [safety, §safety]", "twice", "stands here twice"),
    ("reach: teams", "reach: §team's", "bad-type", "did you mean 'teams'?"),
    ("fits: direction", "fits: §directon", "bad-type", "did you mean 'direction'?"),
    ("repeat: once", "repeat: §twice", "bad-type", "once, diminishing, free"),
    ("cost: 20", "cost: §-20", "bad-value", "0 or more"),
    ('when: "turn >= 2"', 'when: "§tern >= 2"', "unknown-name", "did you mean 'turn'?"),
    ('when: "turn >= 2"', 'when: "turn >= 2 and §saftey < 45"', "unknown-name", "did you mean 'safety'?"),
    ('when: "turn >= 2"', "when: turn >= 2 and chosen(§bye)", "unknown-name", "did you mean 'buy'?"),
    ('when: "turn >= 2"', "when: §true", "bad-type", "a text is expected"),
    # Effects
    ("moves: visioning", "moves: §vissioning", "unknown-variable", "did you mean 'visioning'?"),
    ("moves: team.skill", "moves: §skill", "unknown-variable", "did you mean 'team.skill'?"),
    ("moves: visioning", "moves: §shared_leadership", "not-movable", "no effect can move it"),
    ("moves: visioning", "moves: §enacted.equity", "not-movable", "no effect can move it"),
    ("[leader_fit, coherence, safety]", "[leader_fit, §coherance]", "unknown-modifier", "did you mean 'coherence'?"),
    ("[leader_fit, coherence, safety]", "[safety, §safety]", "twice", "stands here twice"),
    ("by: +8, scaled_by", "by: +8, unscaled: §true, scaled_by", "unscaled-and-scaled", "not both"),
    ("after: 1, over: 2", "after: 7, over: §2", "too-late", "more than 8 turns"),
    ("after: 1, over: 2", "after: §8, over: 1", "bad-value", "7 or less"),
    ("by: +8,", "by: §plus 8,", "bad-type", "a number is expected"),
    ("teams: [tech]", "teams: [§teck]", "unknown-team", "did you mean 'tech'?"),
    ("{moves: visioning, by: +8,", "{moves: visioning, by: +8, teams: §[tech],", "not-of-teams", "'visioning' is none"),
    ('when: "trust > 40"', 'when: "§trst > 40"', "unknown-name", "did you mean 'trust'?"),
    ("{moves: budget, by: -10, after: 1}", "{moves: §budget, by: -10}", "money-at-once", "written as 'cost'"),
    ("by: -10, after: 1}", "by: -10, after: 1, scaled_by: §[safety]}", "scaled-money", "comes in full"),
    ("{moves: projects, by: 1, unscaled: true}", "{moves: §projects, by: 1}", "scaled-count", "unscaled: true"),
    # Events
    ("    at: 3\n", "", "at-or-when", "never comes"),
    ("    at: 3\n", "    at: 3\n    §when: turn > 2\n", "at-or-when", "not both"),
    ("    at: 3\n", "    at: §9\n", "no-such-turn", "there are 4"),
    ("    at: 3\n", "    at: [§0]\n", "bad-value", "1 or more"),
    ("    at: 3\n", "    §at: [2, 3]\n", "comes-once", "once: false"),
    ("    at: 3\n", "    at: [3, §3]\n", "twice", "3"),
    ("felt_by: [students, care, head]", "felt_by: [§studens, care]", "unknown-team", "students"),
    ("known_by: {coach: Doe het.}", "known_by: {§coch: Doe het.}", "unknown-role", "did you mean 'coach'?"),
    ("    default: hide", "    default: §hid", "unknown-option", "did you mean 'hide'?"),
    ("    default: wait\n", "", "missing", "'default' is missing"),
    ("0.4 * (1 - trust / 100)", "0.4 * (1 - §thrust / 100)", "unknown-name", "did you mean 'trust'?"),
    ('chance: "0.4 * (1 - trust / 100)"', "chance: §1.4", "bad-type", "0 to 1"),
    ("not chosen(buy)", "not §choosen(buy)", "unknown-name", "did you mean 'chosen'?"),
    ("  storm:\n", "  §incident:\n", "reserved-name", "has a meaning of its own"),
    ("  storm:\n", "  §if:\n", "reserved-name", "has a meaning of its own"),
    # The talk
    ('when: "safety < 45"}', 'when: "safety < §}"}', "bad-expression", "not an expression"),
    ("dimension: culture", "dimension: §cultuur", "bad-type", "did you mean 'culture'?"),
    ("questions: [d_one]", "questions: [§d_on]", "unknown-question", "did you mean 'd_one'?"),
    ("minutes: 10, show: timeline", "minutes: 10, show: §time_line", "bad-type", "did you mean 'timeline'?"),
    ('when: "vision_lived > 30"', 'when: "§vision_live > 30"', "unknown-name", "did you mean 'vision_lived'?"),
    # Plans and checks
    ("{vision: {equity: 10}", "{vision: §{equity: 9}", "not-ten-stones", "and here are 9"),
    ("{vision: {equity: 10}", "{vision: {§equality: 10}", "unknown-theme", "did you mean 'equity'?"),
    ("turns: {2: [talk]", "turns: {2: [§tolk]", "unknown-action", "did you mean 'talk'?"),
    ("turns: {2: [talk]", "turns: {2: [talk, §talk]", "twice", "once a turn"),
    ("turns: {2: [talk]", "turns: {§5: [talk]", "no-such-turn", "there are 4"),
    ("turns: {2: [talk]", "turns: {§two: [talk]", "bad-id", "the number of a turn"),
    ("led_by: head", "led_by: §hed", "unknown-role", "did you mean 'head'?"),
    ("led_by: head", "led_by: §spare", "reserve-leads", "only in a large group"),
    ("teams: [care]}", "teams: [§car]}", "unknown-team", "did you mean 'care'?"),
    ("[buy, {do", "[{do: buy, teams: §[care]}, {do", "wrong-reach", "leave 'teams' out"),
    ("choices: {visit: show}", "choices: {§visite: show}", "unknown-event", "did you mean 'visit'?"),
    ("choices: {visit: show}", "choices: {visit: §sho}", "unknown-option", "did you mean 'show'?"),
    ("turns: 4\n", "turns: 4\nvision: §{equity: 4, hybrid: 4}\n", "not-ten-stones", "and here are 8"),
    ("play: talk_first", "play: §talk_frist", "unknown-plan", "did you mean 'talk_first'?"),
    ("safety at 4 higher by 0.1", "§safty at 4 higher by 0.1", "unknown-variable", "did you mean 'safety'?"),
    ("safety at 4 higher by 0.1", "§safety at 9 higher by 0.1", "no-such-turn", "there are 4"),
    ("safety at 4 higher by 0.1", "§safety at 4 > 3", "bad-expectation", "higher by"),
    ("safety at 4 higher by 0.1", "safety §op 4 higher by 1", "bad-expectation", "write `at`"),
    ("safety at 4 higher by 0.1", "safety at 4 higher by §0,1", "bad-expectation", "ends with a number"),
    ("seats: [[teacher, coach]]", "seats: §[teacher, coach]", "bad-type", "write [[teacher, coach]]"),
    (", against: nothing", "", "bad-expectation", "give 'against'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "says"), MISTAKES)
def test_a_mistake_is_told_at_its_place_with_what_was_meant(
    old: str, new: str, code: str, says: str, tmp_path: Path
) -> None:
    at = marked(small((old, new))) if MARK in new else None
    found = only(findings_of(tmp_path, at.text if at else small((old, new))))
    assert found.code == code
    assert says in str(found)
    assert found.severity is Severity.ERROR
    if at is not None and 'expect: "§' not in small((old, new)):
        assert (found.line, found.column) == (at.line, at.column), str(found)


def test_the_small_scenario_has_no_mistakes(tmp_path: Path) -> None:
    assert findings_of(tmp_path, SMALL) == []


TEN = (
    ("title: Klein", "titel: Klein"),
    ("minutes: 30", "minutes: lang"),
    ("start: {safety: 40}", "start: {savety: 40}"),
    ("serves: labour_market_fit", "serves: staff_wellbeing"),
    ("foreshadows: [visit]", "foreshadows: [visits]"),
    ("tags: [visioning, safety]", "tags: [visoning, safety]"),
    ("after: 1, over: 2", "after: 7, over: 2"),
    ("    default: hide", "    default: hid"),
    ("0.4 * (1 - trust / 100)", "0.4 * (1 - thrust / 100)"),
    ("turns: {2: [talk]", "turns: {2: [tolk]"),
)


def test_ten_mistakes_are_told_all_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = findings_of(tmp_path, small(*TEN))
    assert [one.code for one in found] == [
        "unknown-key",
        "bad-type",
        "unknown-variable",
        "bad-type",
        "unknown-event",
        "unknown-sub-competence",
        "too-late",
        "unknown-option",
        "unknown-name",
        "unknown-action",
    ]
    assert [one.line for one in found] == sorted(one.line for one in found)
    assert all(one.line and one.column for one in found)


def test_a_scenario_with_mistakes_is_not_loaded_and_tells_them_all(tmp_path: Path) -> None:
    with pytest.raises(ScenarioErrors) as caught:
        load_scenario(write(tmp_path, small(*TEN)))
    assert isinstance(caught.value, BadAnswer)
    assert caught.value.exit_code == 1
    assert len(caught.value.findings) == len(TEN)
    assert str(caught.value).count("error[") == len(TEN)


def test_a_finding_says_file_line_column_severity_code_and_a_hint(tmp_path: Path) -> None:
    path = write(tmp_path, small(("turns: {2: [talk]", "turns: {2: [tolk]")))
    found = only(check_scenario(path))
    said = found.say(Words("en")).splitlines()
    assert said[0] == f"{path}:{found.line}:{found.column}: error[unknown-action]: no action is called 'tolk'"
    assert said[1].strip() == "did you mean 'talk'?"
    as_json = found.to_json(Words("en"))
    assert list(as_json) == ["file", "line", "column", "severity", "code", "message", "hint"]
    assert as_json["hint"] == "did you mean 'talk'?"


def test_a_hint_names_the_line_of_what_was_meant(tmp_path: Path) -> None:
    text = small(("foreshadows: [visit]", "foreshadows: [visits]"))
    found = only(findings_of(tmp_path, text))
    line = text[: text.index("  visit:\n")].count("\n") + 1
    assert f"(line {line})" in str(found.hint)


def test_a_wrong_value_does_not_hide_the_names_that_stand_below_it(tmp_path: Path) -> None:
    found = findings_of(
        tmp_path, small(("cost: 20", "cost: much"), ("moves: visioning", "moves: vissioning"))
    )
    assert [one.code for one in found] == ["unknown-variable", "bad-type"]


def test_a_condition_on_several_lines_points_at_its_beginning(tmp_path: Path) -> None:
    at = marked(small(('when: "turn >= 2"', "when: §>-\n      turn >= 2\n      and tern < 3")))
    found = only(findings_of(tmp_path, at.text))
    assert (found.code, found.line, found.column) == ("unknown-name", at.line, at.column)


def test_all_wrong_names_in_one_condition_are_told(tmp_path: Path) -> None:
    text = small(('when: "turn >= 2"', 'when: "tern >= 2 or chosen(nothing_known) or lowest(team.skil) < 3"'))
    assert [one.code for one in findings_of(tmp_path, text)] == ["unknown-name"] * 3


def test_large_effects_on_outcomes_are_warned_about_and_can_be_played(tmp_path: Path) -> None:
    text = small(("{moves: visioning, by: +8,", "{moves: education_quality, by: +8,"))
    found = only(findings_of(tmp_path, text))
    assert (found.severity, found.code) == (Severity.WARNING, "large-effect")
    assert load_scenario(tmp_path / "small.yaml").id == "small"


def test_large_amounts_and_a_vision_that_comes_by_itself_are_advised_against(tmp_path: Path) -> None:
    text = small(
        ("{moves: visioning, by: +8,", "{moves: visioning, by: +78,"),
        ("effects: [{moves: inquiry, by: 4}]", "effects: [{moves: team.vision_lived, by: 4}]"),
    )
    found = findings_of(tmp_path, text)
    assert {one.code for one in found} == {"large-effect", "vision-by-the-way"}
    assert {one.severity for one in found} == {Severity.ADVICE}


def test_an_implausible_parameter_is_warned_about(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, small(("seats:", "parameters: {bass_q: 0.4}\nseats:"))))
    assert (found.severity, found.code) == (Severity.WARNING, "implausible")


def test_a_gate_that_closes_before_it_opens_is_a_mistake(tmp_path: Path) -> None:
    found = findings_of(tmp_path, small(("seats:", "parameters: {gate_lo: 70}\nseats:")))
    assert "'gate_hi' must be above 'gate_lo'" in str(next(one for one in found if one.is_error).message)


def test_a_scenario_for_proving_an_engine_gets_no_advice(tmp_path: Path) -> None:
    text = small(
        ("turns: 4\n", "turns: 4\npurpose: parity\n"),
        ("{moves: visioning, by: +8,", "{moves: visioning, by: +80,"),
    )
    assert findings_of(tmp_path, text) == []


def test_a_file_that_is_too_new_is_refused_with_what_is_needed(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, small(("wendbaar: 1", "wendbaar: 2"))))
    assert found.refused
    assert "newer Wendbaar" in str(found)


def test_dutch_words_give_the_same_places(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, small(("turns: {2: [talk]", "turns: {2: [tolk]"))))
    assert found.where in found.say(Words("nl"))
