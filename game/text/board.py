"""The board: how are we doing? First in short, everything on request, a dimension opened by its number."""

from __future__ import annotations

from game.session.commands import GoOn
from game.session.views.board import BoardView, board_view
from game.text.anywhere import joined_line
from game.text.face import Face, Help, Prompt
from game.text.lines import heading_line, level_line, meter_lines, short_level


def play(face: Face) -> None:
    def help() -> Help:
        say = face.words.say
        return (
            ("Enter", face.see(board_view).button),
            ("1-5", say("open one of the five dimensions")),
            (face.key("all"), say("every value on the board")),
            (face.key("teams"), say("who the teams are")),
        )

    prompt = Prompt(
        "board",
        lambda: face.words.say("Enter: {button}.", button=face.see(board_view).button),
        help,
        lambda: show(face),
        choices=lambda: ("1", "2", "3", "4", "5", face.key("all"), face.key("teams")),
    )
    show(face)
    while True:
        typed = face.ask(prompt)
        if typed.is_empty:
            if face.do(GoOn()):
                return
        elif typed.key == "back":
            face.step_back()
        elif typed.key == "all":
            show_all(face)
        elif typed.key == "teams":
            show_teams(face)
        elif typed.number is not None and 1 <= typed.number <= 5:
            show_dimension(face, typed.number - 1)
        else:
            face.not_understood(typed, prompt)


def show(face: Face) -> None:
    view = face.see(board_view)
    words = face.words
    face.heading(heading_line(view.header, words.say("Board")))
    face.line(joined_line(face))
    face.line(view.header.sentence)
    for line in meter_lines(view.header):
        face.item(line)
    show_levels(face, view)
    _show_tickets(face, view)


def show_levels(face: Face, view: BoardView) -> None:
    """Everything that was measured, group by group; the dimensions numbered."""
    words = face.words
    face.say("Leadership:")
    for number, dimension in enumerate(view.dimensions, start=1):
        face.item(f"{number}. {level_line(dimension.level, words)}")
    face.item(level_line(view.coherence, words))
    face.say("Outcomes:")
    for level in (*view.outcomes, *view.own):
        face.item(level_line(level, words))
    face.say("Teams:")
    for team in view.teams:
        face.item(f"{team.name}: {'; '.join(short_level(level, words) for level in team.levels)}")


def show_all(face: Face) -> None:
    view = face.see(board_view)
    for place in range(len(view.dimensions)):
        show_dimension(face, place)
    face.say("Further:")
    for level in view.more:
        face.item(level_line(level, face.words))


def show_dimension(face: Face, place: int) -> None:
    view = face.see(board_view)
    if place >= len(view.dimensions):
        return
    dimension = view.dimensions[place]
    face.heading(level_line(dimension.level, face.words))
    face.line(dimension.official)
    for sub in dimension.subs:
        face.item(level_line(sub, face.words))
        if sub.official and sub.official != sub.name:
            face.line(sub.official, indent=4)
    helps = dict(view.helps).get(dimension.id, ())
    if helps:
        face.say("Cards that help: {cards}.", cards="; ".join(helps))


def show_teams(face: Face) -> None:
    for team in face.see(board_view).teams:
        face.line(team.name)
        face.item(team.about)


def _show_tickets(face: Face, view: BoardView) -> None:
    if not view.tickets:
        face.say("Nothing special happens this quarter.")
    for ticket in view.tickets:
        kind = face.words.say("event") if ticket.full else face.words.say("short decision")
        face.say("This quarter ({kind}): {title}", kind=kind, title=ticket.title)
        if ticket.felt_by:
            face.item(face.words.say("Who feels this: {who}.", who=ticket.felt_by))
