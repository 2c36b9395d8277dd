"""The result: what changed, and why, one level of causes at a time."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.commands import GoOn
from game.session.explain import Span
from game.session.views.parts import Level
from game.session.views.result import ResultView, result_view
from game.session.views.why import OTHERS, Cause, Story, story
from game.text.face import Face, Help, Prompt
from game.text.keys import numbers_in
from game.text.lines import SURENESS, heading_line, level_line


def play(face: Face) -> None:
    def help() -> Help:
        say = face.words.say
        return (
            ("Enter", _view(face).button),
            (f"{face.key('why')} 1", say("why line 1 changed")),
            (face.key("all"), say("every value, the largest change first")),
        )

    prompt = Prompt(
        "result",
        lambda: face.words.say(
            "Enter: {button}. Type {why} and a number to hear why a line changed.",
            button=_view(face).button,
            why=face.key("why"),
        ),
        help,
        lambda: show(face),
        choices=lambda: tuple(f"{face.key('why')} {n}" for n in range(1, len(_first(_view(face))) + 1)),
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
            _show_rows(face, _rows(_view(face)), 1)
        elif typed.key == "why" or typed.number is not None:
            numbers = numbers_in(typed.rest if typed.key == "why" else typed.raw)
            rows = _rows(_view(face))
            if numbers is None or len(numbers) != 1 or not 1 <= numbers[0] <= len(rows):
                face.say("Type {why} and the number of a line.", why=face.key("why"))
            else:
                why(face, rows[numbers[0] - 1].id)
        else:
            face.not_understood(typed, prompt)


def why(face: Face, variable: str, span: Span | None = None) -> None:
    """The causes of one change; a number goes a level deeper, `back` a level up, Enter to where it was asked.

    span  quarters taken as one; None: the last result's
    """
    path: tuple[str, ...] = ()
    rest = False

    def view() -> Story:
        return face.see(story, variable, path, span)

    def causes() -> Sequence[Cause]:
        found = view()[0]
        return (*found.causes, *found.smaller) if rest else found.causes

    def show() -> None:
        show_causes(face, view(), rest=rest)

    def help() -> Help:
        say = face.words.say
        return (
            ("1, 2, …", say("what stands behind a cause")),
            (face.key("rest"), say("the smaller causes")),
            (face.key("back"), say("one level up")),
            ("Enter", say("back to where you were")),
        )

    prompt = Prompt(
        "why",
        lambda: face.words.say("A number opens a cause; Enter goes back to where you were."),
        help,
        show,
        choices=lambda: tuple(str(n) for n, cause in enumerate(causes(), start=1) if cause.opens),
    )
    show()
    while True:
        typed = face.ask(prompt)
        if typed.is_empty:
            return
        numbers = numbers_in(typed.rest if typed.key == "why" else typed.raw)
        number = numbers[0] if numbers is not None and len(numbers) == 1 else 0
        if typed.key == "back":
            if not path:
                return
            path, rest = path[:-1], False
            show()
        elif typed.key == "rest":
            rest = True
            show()
        elif 1 <= number <= len(causes()):
            cause = causes()[number - 1]
            if not cause.opens:
                face.say("There is nothing behind this cause.")
            elif cause.id == OTHERS:
                rest = True
                show()
            else:
                path, rest = (*path, cause.id), False
                show()
        else:
            face.not_understood(typed, prompt)


def show_causes(face: Face, links: Story, *, rest: bool = False, numbered: bool = True) -> None:
    """A change, its story upstream and its causes. On the result itself they have no numbers: there a number
    is a line's."""
    say, view = face.words.say, links[0]
    face.heading(view.title)
    if view.path:
        face.line(say("Opened: {path}.", path=", ".join(view.path)))
    for link in links:
        face.line(link.sentence)
    for detail in view.details:
        face.line(detail)
    face.line(say("From {begin} to {end}.", begin=view.begin, end=view.end))
    for number, cause in enumerate((*view.causes, *view.smaller) if rest else view.causes, start=1):
        told = cause.spoken + (", " + say("opens") if cause.opens and numbered else "")
        face.item(f"{number}. {told}" if numbered else told)
    face.line(view.total)


# The screen


def show(face: Face) -> None:
    view = _view(face)
    say = face.words.say
    face.heading(heading_line(view.header, view.title))
    face.line(view.quiet)
    face.line(view.incident)
    for line in view.fell_off:
        face.item(line)
    face.say("Outcomes and dimensions:")
    _show_rows(face, _first(view), 1)
    if view.focus:
        show_causes(face, face.see(story, view.focus), numbered=False)
    face.heading(say("On its way"))
    face.line(view.pipeline_empty)
    for row in view.pipeline:
        moves = ", ".join(
            say("{name} up", name=name) if up else say("{name} down", name=name) for name, up in row.arrows
        )
        face.item(row.spoken or f"{row.quarter}: {row.source}: {moves}, {say(SURENESS[row.sure])}")
    if view.question:
        face.heading(say("To talk about"))
        face.line(view.question)


def _show_rows(face: Face, rows: Sequence[Level], first: int) -> None:
    for number, level in enumerate(rows, start=first):
        face.item(f"{number}. {level_line(level, face.words)}")


def _first(view: ResultView) -> tuple[Level, ...]:
    return (*view.outcomes, *view.dimensions)


def _rows(view: ResultView) -> tuple[Level, ...]:
    """What is shown first, then all the rest: a line keeps its number."""
    first = _first(view)
    known = {level.id for level in first}
    return (*first, *[level for level in view.rows if level.id not in known])


def _view(face: Face) -> ResultView:
    return face.see(result_view)
