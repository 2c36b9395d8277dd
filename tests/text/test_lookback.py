"""Looking back in lines: everything that the window can tell, and what is written stays in the game."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from game.errors import CannotSave
from game.session.debrief.branches import standing
from game.session.game import Game, Step
from game.session.sitting import Sitting
from game.session.views.debrief_agreement import agreements_view
from game.session.views.debrief_compared import comparison_view
from game.session.views.debrief_hindsight import hindsight_view
from game.session.views.debrief_roles import roles_view
from game.session.views.debrief_stance import stance_view
from game.session.views.debrief_timeline import timeline_view
from game.session.views.debrief_voices import Voices, voices_view
from game.session.views.figures import whole
from game.session.views.plan import plan_view
from game.store.memory import MemoryStore
from game.text import TextGame
from game.texts import Words
from tests.session.debrief.table import named
from tests.session.games import EN, play_to, start
from tests.text.player import Player

LATE = 5


def looked(*typed: str, game: Game | None = None, lang: str = "en", **about: object) -> tuple[str, Sitting]:
    """What a finished game says when it is looked back on and these lines are typed; then it stops."""
    on = game or named()
    meta = {"scenario": on.scenario.json.decode(), "scenario_sha256": on.scenario.sha256}
    sitting = Sitting(MemoryStore(meta), on)
    lines = iter(("look", *typed, "quit"))
    player = Player()
    player.answer = lambda kind, question, choices: next(lines)  # type: ignore[method-assign]
    TextGame(sitting, player, lang, clock=lambda: 0.0, **about).run()  # type: ignore[arg-type]
    assert next(lines, None) is None, "every line was asked for"
    return " ".join(player.talks.split()), sitting


def says(told: str, texts: Sequence[str]) -> bool:
    return all(" ".join(text.split()) in told for text in texts)


def test_enter_goes_from_quarter_to_quarter_and_after_the_last_one_back() -> None:
    told, _ = looked(*[""] * 13)
    view = timeline_view(named(), EN)
    for turn in range(13):
        for number, line in enumerate(view.lines, start=1):
            assert f"{number}. {line.name} {whole(line.values[turn])}" in told
    assert says(told, [f"{pin.kind_text}: {pin.title}" for pin in view.pins])


def test_a_number_goes_to_a_quarter_and_why_follows_a_line_upstream() -> None:
    told, _ = looked(str(LATE), "why 1", "1", "back", "", "why 1 all", "", "back")
    assert "Opened:" in told
    assert f"quarters 1 to {LATE}" in told or f"quarter 1 to {LATE}" in told


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_panel_of_the_window_is_told(lang: str) -> None:
    game, words = named(), Words(lang)
    told, _ = looked(str(LATE), "board", "ballots", "deeds", "roles", "expected", "back", lang=lang)
    events = voices_view(game, words, LATE)
    assert says(told, [one.title for one in events])
    assert says(told, [other.sentence for one in events for other in one.others])
    assert says(told, [row.spoken for row in agreements_view(game, words)])
    assert says(told, [row.spoken for row in roles_view(game, words).rows])
    assert stance_view(game, words).sentence in told
    hindsight = hindsight_view(game, words)
    assert says(told, [row.sentence for row in hindsight.predictions])
    assert says(told, [fact.spoken for fact in hindsight.facts])


def test_other_lines_are_followed_by_number() -> None:
    told, _ = looked("lines", "7 1", "3", "back")
    choices = [one for one in timeline_view(named(), EN).choices if one.id != "budget"]
    assert f"1. {choices[6].name}" in told and f"2. {choices[0].name}" in told


def test_notes_and_agreements_are_pinned_at_the_quarter_that_is_looked_at() -> None:
    told, sitting = looked(
        str(LATE), "note Here it got tense.", "notes", "agree", "Listen first", "Ann", "1 May", "1",
        "1", "", "Bo", "", "remove 2", "", "back",
    )  # fmt: skip
    game = sitting.game
    assert not game.notes and game.all_notes[-1].turn == LATE
    agreed = game.agreements[-1]
    assert (agreed.turn, agreed.who, agreed.what, agreed.before) == (LATE, "Bo", "Listen first", "1 May")
    assert agreed.about == game.quarters[LATE - 1].agenda[0]
    assert "log remembers" in told


def test_a_note_after_looking_back_is_pinned_at_the_end_again() -> None:
    _, sitting = looked(str(LATE), "back", "note That was it.")
    assert sitting.game.notes[-1].turn == sitting.game.turn


def test_a_quarter_is_decided_otherwise_kept_renamed_forked_and_taken_away() -> None:
    told, sitting = looked(
        str(LATE), "whatif", "new", "2", "keep", "Another way", "new 1", "4", "keep", "", "name 1 First",
        "1", "again", "remove 1", "", "back",
    )  # fmt: skip
    game = sitting.game
    first, second = game.all_branches[:2]
    assert (first.name, first.removed, first.turn) == ("First", True, LATE)
    assert second.parent == 1 and second.changes
    assert len(game.all_branches) == 2, "our last change stands already"
    assert says(told, [comparison_view(game, EN, first).summary])
    assert "what if" in told


def test_another_vision_and_another_card_come_into_a_what_if() -> None:
    typed = ("1", "whatif", "new", "vision", "0 0 0 0 10", "", "", "card", "1", "keep", "Close", "", "back")
    _, sitting = looked(*typed)
    kept = sitting.game.branches[-1]
    assert kept.vision is not None and kept.vision.stones["nearness"] == 10
    played = sitting.game.quarters[0].plan or ()
    assert len(kept.changes[1].entries or ()) == len(played) + 1
    assert sitting.game.visions == named().visions, "the game itself stays"


def card_with_teams() -> tuple[int, int]:
    """The last quarter in which a card was planned that any teams can do, and its place in the plan."""
    game = named()
    actions = game.scenario.spec.actions
    return next(
        (quarter.turn, place)
        for quarter in reversed(game.quarters)
        for place, entry in enumerate(quarter.plan or ())
        if actions[entry.action].reach == "teams"
    )


def number_of(turn: int, place: int) -> str:
    """The number of a card in the list of a quarter: the events' options come before."""
    game = named()
    options = (game.scenario.spec.events[event].options for event in game.quarters[turn - 1].agenda)
    return str(sum(map(len, options)) + 1 + place)


def test_another_leader_and_other_teams_come_into_a_what_if() -> None:
    game, (turn, place) = named(), card_with_teams()
    card, played = number_of(turn, place), game.quarters[turn - 1].plan or ()
    leads = played[place].leader
    wanted = "2" if default_leader(turn, place) == leads else "1"
    told, sitting = looked(
        str(turn), "whatif", "new", f"leader {card}", wanted, f"teams {card}", "1 2", "show",
        "keep", "Led otherwise", "", "back",
    )  # fmt: skip
    kept = sitting.game.branches[-1].changes[turn].entries or ()
    assert [entry.action for entry in kept] == [entry.action for entry in played]
    assert kept[place].leader != leads and kept[place].teams == game.rules.teams[:2]
    assert "led or placed otherwise" in told
    title = game.scenario.spec.actions[kept[place].action].title.get("en")
    listed = told.partition("> show ")[2].partition(f"{card}. {title}")[2].partition("(in plan)")[0]
    who = game.scenario.spec.roles[kept[place].leader].name.get("en")
    teams = [game.scenario.spec.school.teams[team].name.get("en") for team in game.rules.teams]
    assert f"led by {who}" in listed and all(team in listed for team in teams[:2])
    assert teams[2] not in listed


def default_leader(turn: int, place: int) -> str:
    """Who stands first in the list of those who could lead it."""
    slots = plan_view(standing(named(), None, turn), EN).slots
    return slots[place].leaders[0].person.role


def test_a_leader_or_teams_of_what_is_no_card_of_the_plan_is_told() -> None:
    turn, place = card_with_teams()
    card = number_of(turn, place)
    told, sitting = looked(
        str(turn), "whatif", "new", "leader 1", "teams 99", "leader", card, f"leider {card}", "back",
        "", "back",
    )  # fmt: skip
    assert "Type leader and the number of a card." in told and "Type teams and the number of a card." in told
    assert "is not in the plan." in told
    assert not sitting.game.all_branches


def test_nothing_is_kept_that_is_left() -> None:
    _, sitting = looked(str(LATE), "whatif", "new", "2", "back", "new", "keep", "", "", "back")
    assert not sitting.game.all_branches


def test_the_steps_are_told_one_by_one_and_finished_ones_are_logged() -> None:
    told, sitting = looked("steps", "", "3", "back", "back")
    steps = sitting.game.scenario.spec.debrief.steps
    assert [done.step for done in sitting.game.steps_done] == [1]
    for step in (steps[0], steps[1], steps[2]):
        assert step.title.get("en") in told


def test_half_a_game_is_looked_back_on_by_the_trainer() -> None:
    sitting = start("kennismaking", people=3)
    play_to(sitting, 2, Step.BOARD)
    lines = iter(("t look", "1", "back", "quit"))
    player = Player()
    player.answer = lambda kind, question, choices: next(lines)  # type: ignore[method-assign]
    before = sitting.game
    TextGame(sitting, player, "en", clock=lambda: 0.0).run()
    assert "Looking back" in player.talks and sitting.game is before


def test_a_game_without_a_result_says_so() -> None:
    sitting = start("kennismaking", people=3)
    lines = iter(("t look", "quit"))
    player = Player()
    player.answer = lambda kind, question, choices: next(lines)  # type: ignore[method-assign]
    TextGame(sitting, player, "en", clock=lambda: 0.0).run()
    assert "nothing to look back on" in player.talks


class Kept(MemoryStore):
    """In memory, but with the name of a file."""

    path = Path("game.wendbaar")


def reported(write: Callable[..., Sequence[Path]], answer: str) -> str:
    game = named()
    meta = {"scenario": game.scenario.json.decode(), "scenario_sha256": game.scenario.sha256}
    lines = iter(("look", "report", answer, "quit"))
    player = Player()
    player.answer = lambda kind, question, choices: next(lines)  # type: ignore[method-assign]
    TextGame(Sitting(Kept(meta), game), player, "en", report=write, clock=lambda: 0.0).run()
    return " ".join(player.talks.split())


def test_the_report_is_written_as_openly_as_was_asked_and_says_where() -> None:
    asked: list[Voices] = []

    def write(sitting: Sitting, voices: Voices, words: Words) -> Sequence[Path]:
        asked.append(voices)
        return (Path("game-report.html"), Path("game-report.pdf"))

    told = reported(write, "2")
    assert asked == [Voices.ANONYMOUS]
    assert "game-report.html" in told and "game-report.pdf" in told


def test_a_report_that_cannot_be_written_is_told() -> None:
    def write(sitting: Sitting, voices: Voices, words: Words) -> Sequence[Path]:
        raise CannotSave("The disk is full.")

    assert "The disk is full." in reported(write, "1")


def test_a_game_in_memory_has_no_place_for_a_report() -> None:
    told, _ = looked("report", "back")
    assert "no place beside it" in told


def test_what_was_kept_stands_beside_the_lines_until_it_is_put_away() -> None:
    typed = (str(LATE), "whatif", "new", "2", "keep", "Other", "", "12", "whatif", "none", "3", "12")
    told, _ = looked(*typed)
    shown, hidden = told.split("> 12 ")[1:3]
    assert "what if" in shown.partition("> ")[0]
    assert "what if" not in hidden.partition("> ")[0]
