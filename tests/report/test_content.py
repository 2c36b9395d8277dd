"""What a report tells: the game's own numbers and sentences, and nothing more open than the table chose."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from game.cli.open_save import read_save
from game.errors import UsageError
from game.paper.blocks import Columns, Figure, Table
from game.report.content import report_of
from game.report.story import Days, days_told
from game.session.explain import value_at
from game.session.game import Step
from game.session.views.debrief_hindsight import hindsight_view
from game.session.views.debrief_voices import Voices
from game.session.views.end import end_view
from game.session.views.moved import moved_by
from game.texts import Words
from tests.report.games import begun, report, section, texts, whole
from tests.session.games import EN, play_to, start

OLD = Path(__file__).parents[1] / "old_saves"
ORDER = [
    "story",
    "vision",
    "timeline",
    "school",
    "moments",
    "deciding",
    "expected",
    "whatif",
    "questions",
    "notes",
    "agreements",
    "model",
    "ballots",
]


def table(id: str, place: int = 0) -> Table:
    return [block for block in section(report(whole()), id).blocks if isinstance(block, Table)][place]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_chapter_is_there_in_its_order_and_all_words_in_the_language(lang: str) -> None:
    words = Words(lang)
    found = report_of(whole(), words)
    assert [one.id for one in found.sections] == ORDER
    assert words.missing == ()
    assert found.lang == lang and "{" not in texts(found)


def test_the_outcomes_are_those_of_the_game_at_its_start_and_end() -> None:
    game = whole()
    for row, level in zip(table("school").rows, end_view(game, EN).outcomes, strict=True):
        before, after = value_at(game, level.id, 0), value_at(game, level.id, len(game.states) - 1)
        assert row[0] == level.name
        assert abs(int(str(row[1])) - before) <= 0.5 and abs(int(str(row[2])) - after) <= 0.5


def test_the_causes_in_a_table_add_up_to_the_change_as_their_picture_does() -> None:
    blocks = section(report(whole()), "moments").blocks
    drawn = [(figure, rows) for figure, rows in pairwise(blocks) if isinstance(rows, Table)]
    assert drawn
    for figure, rows in drawn:
        assert isinstance(figure, Figure) and isinstance(rows, Table)
        points = [int(str(row[2]).replace("−", "-").replace("= 0", "0")) for row in rows.rows]
        for row in rows.rows:
            assert f">{row[2]}</text>" in figure.svg
        begin, end = (int(part.split("</text>")[0]) for part in _ends(figure.svg))
        assert begin + sum(points) == end


def _ends(svg: str) -> tuple[str, str]:
    """The first and the last number at the right of a picture of causes."""
    numbers = [part.split(">", 1)[1] for part in svg.split("<text")[1:] if 'x="842"' in part.split(">", 1)[0]]
    return numbers[0], numbers[-1]


def test_what_a_decision_moved_is_in_the_ledger_under_its_name() -> None:
    game = whole()
    moments = [one for one in end_view(game, EN).moments if one.what in game.rules.actions]
    assert moments
    sizes = {id: team.size for id, team in game.scenario.spec.school.teams.items()}
    share = {id: size / sum(sizes.values()) for id, size in sizes.items()}
    for moment in moments:
        for moved in moved_by(game, EN, moment.turn, moment.what):
            rows = [
                (quarter.turn, row)
                for quarter in game.quarters
                for row in quarter.rows
                if (row.source, row.origin_turn) == (moment.what, moment.turn)
                and row.variable.partition(".")[0] == moved.variable.partition(".")[0]
            ]
            assert {moved.first, moved.last} <= {turn for turn, _ in rows}
            exact = sum(row.amount * share.get(row.variable.partition(".")[2], 1.0) for _, row in rows)
            assert moved.exact == pytest.approx(exact) and moved.points == round(exact)


def test_a_game_half_way_says_so_and_tells_what_there_is() -> None:
    found = report(begun())
    assert found.headline == "Half-way" and "after quarter 2" in found.lead
    assert ("Length", "2 of 12 quarters") in found.facts
    assert "6 predictions lie covered until quarter 4" in texts(section(found, "expected"))


def test_a_game_in_the_middle_of_a_talk_tells_what_lies_open_and_no_choice() -> None:
    sitting = start("kennismaking", seed=3)
    play_to(sitting, 2, Step.TALK)
    found = report_of(sitting.game, EN)
    table = next(block for block in section(found, "deciding").blocks if isinstance(block, Table))
    assert [row[-1] for row in table.rows][-1] == "not decided yet"
    play_to(sitting, 3, Step.BALLOT)
    assert "not decided yet" not in texts(report_of(sitting.game, EN))


def test_a_game_without_a_result_is_refused_in_a_sentence() -> None:
    with pytest.raises(UsageError, match="nothing to report"):
        report_of(start("kennismaking").game, EN)


@pytest.mark.parametrize("save", sorted(OLD.glob("*.wendbaar")), ids=lambda path: path.stem)
def test_games_of_old_programs_are_reported_too(save: Path) -> None:
    words = Words("nl")
    found = report_of(read_save(save), words)
    assert [one.id for one in found.sections][:12] == ORDER[:12] and words.missing == ()


def test_notes_agreements_and_what_ifs_stand_with_their_moment() -> None:
    found = report(whole())
    assert table("notes").rows == (("Q1", "Agility", "Too much at once."),)
    assert table("agreements").rows == (("The board", "stop two projects", "1 May", ("Q2", "Agility")),)
    assert "Nothing in quarter 2" in texts(section(found, "whatif"))
    assert "done, in 7 minutes" in texts(section(found, "questions"))


def test_the_story_quotes_the_vision_and_counts_what_was_done() -> None:
    game, found = whole(), report(whole())
    columns = next(block for block in section(found, "story").blocks if isinstance(block, Columns))
    actions = sum(len(quarter.plan or ()) for quarter in game.quarters)
    answers = sum(len(quarter.answers) for quarter in game.quarters)
    told = " ".join(columns.columns[1].texts)
    assert f"You started {actions} action" in told and f"decided on {answers} event" in told


class TestVoices:
    def test_roles_and_reasons_where_the_table_showed_them(self) -> None:
        told = texts(section(report(begun()), "ballots"))
        assert "words of seat 0" in told
        roles = [role.name.get("en") for role in begun().scenario.spec.roles.values()]
        assert any(role in told for role in roles)

    def test_reasons_without_roles_and_out_of_the_order_of_seats_where_it_voted_without_names(self) -> None:
        told = texts(section(report(whole()), "ballots"))
        assert "words of seat 0" in told
        for role in whole().scenario.spec.roles.values():
            assert f"{role.name.get('en')}: “" not in told
        table = next(
            block for block in section(report(whole()), "ballots").blocks if isinstance(block, Table)
        )
        for row in table.rows:
            quoted = [line for line in row[-1] if line.startswith("“")]
            assert quoted == sorted(quoted)

    def test_asking_for_more_than_the_table_chose_gives_no_more(self) -> None:
        asked = report(whole(), voices=Voices.ROLE)
        assert texts(asked) == texts(report(whole(), voices=Voices.ANONYMOUS))

    @pytest.mark.parametrize("game", [whole, begun])
    def test_none_tells_numbers_only(self, game: object) -> None:
        told = texts(report(game(), voices=Voices.NONE))  # type: ignore[operator]
        assert "words of seat" not in told and "because" not in told.split("Every ballot")[1]
        assert "Because of" not in told

    def test_no_name_of_a_person_is_told(self) -> None:
        for one in (whole(), begun()):
            words = set(texts(report(one)).replace(",", " ").replace(":", " ").split())
            assert not words & {"Ann", "Cem", "Dee", "Eva"}


def test_predictions_of_a_year_that_goes_on_stay_covered() -> None:
    told = texts(section(report(begun()), "expected"))
    for row in hindsight_view(whole(), EN).predictions:
        assert row.expected
    assert "Beside what came" not in told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (
            Days("2026-11-20T09:00:00+00:00", "2026-11-22T16:30:00+00:00"),
            "20 November 2026 to 22 November 2026",
        ),
        (Days("2026-11-20T09:00:00+00:00", "2026-11-20T16:30:00+00:00"), "20 November 2026"),
        (Days("yesterday", "2026-11-20T16:30:00+00:00"), "20 November 2026"),
        (Days("", ""), ""),
    ],
)
def test_days_come_from_the_log_and_an_unreadable_one_is_left_out(days: Days, told: str) -> None:
    assert days_told(EN, days) == told
