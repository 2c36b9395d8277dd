"""An event: read before anyone has an opinion. A short decision is taken here at once, by who leads."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.commands import ChooseOption, GoOn
from game.session.views.event import EventView, OptionView, event_view
from game.text.face import Face, Help, Prompt
from game.text.keys import picked
from game.text.lines import heading_line, option_lines


def play(face: Face) -> None:
    view = face.see(event_view)
    if view.full:
        read_event(face)
    else:
        decide_shortly(face)


def read_event(face: Face) -> None:
    """Until Enter, then to the ballots."""

    def help() -> Help:
        return (("Enter", face.see(event_view).button),)

    prompt = Prompt(
        "event",
        lambda: face.words.say("Enter: {button}.", button=face.see(event_view).button),
        help,
        lambda: show(face),
    )
    show(face)
    while True:
        typed = face.ask(prompt)
        if typed.is_empty:
            if face.do(GoOn()):
                return
        elif typed.key == "back":
            face.step_back()
        else:
            face.not_understood(typed, prompt)


def decide_shortly(face: Face) -> None:
    """Half a minute: one option, confirmed once."""

    def help() -> Help:
        return option_help(face.see(event_view).options)

    prompt = Prompt(
        "short_decision",
        lambda: face.words.say("{decider} Which option?", decider=face.see(event_view).decider),
        help,
        lambda: show(face),
        choices=lambda: free_letters(face.see(event_view).options),
    )
    show(face)
    while True:
        typed = face.ask(prompt)
        if typed.key == "back":
            face.step_back()
            continue
        options = face.see(event_view).options
        place = picked(typed.raw, letters(options))
        if place is None:
            face.not_understood(typed, prompt)
        elif options[place].locked:
            face.line(options[place].locked)
        elif sure(face, options[place]) and face.do(ChooseOption(options[place].id)):
            face.say("Decided: {option}", option=options[place].title)
            return


def sure(face: Face, option: OptionView) -> bool:
    """A decision is confirmed once."""
    return face.confirm(
        "decide_sure",
        face.words.say("The decision is {letter}, {title}?", letter=option.letter, title=option.title),
        face.words.say("the decision stands"),
    )


def show(face: Face) -> None:
    view = face.see(event_view)
    face.heading(heading_line(view.header, view.tag))
    show_story(face, view)


def show_story(face: Face, view: EventView) -> None:
    face.line(view.title)
    face.line(view.story)
    if view.felt_by:
        face.say("Who feels this: {who}.", who="; ".join(view.felt_by))
    show_options(face, view.options)


def show_options(face: Face, options: Sequence[OptionView]) -> None:
    for option in options:
        first, *more = option_lines(option, face.words)
        face.line(first)
        for line in more:
            face.item(line)


def letters(options: Sequence[OptionView]) -> tuple[str, ...]:
    return tuple(option.letter for option in options)


def free_letters(options: Sequence[OptionView]) -> tuple[str, ...]:
    """The options that can be chosen."""
    return tuple(option.letter for option in options if not option.locked)


def option_help(options: Sequence[OptionView]) -> Help:
    return tuple((option.letter, option.title) for option in options)
