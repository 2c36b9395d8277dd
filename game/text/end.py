"""The end: one sentence about the school, what you wanted and did, and the moments that mattered."""

from __future__ import annotations

from game.session.views.end import EndView, end_view
from game.text import lookback
from game.text.face import Face, Help, Left, Prompt
from game.text.lines import level_line


def play(face: Face) -> None:
    def help() -> Help:
        say = face.words.say
        return (
            (face.key("look"), say("look back, quarter by quarter")),
            (f"{face.key('note')} …", say("pin a note for the look-back")),
            (face.key("all"), say("all fourteen competences")),
            ("Enter", say("stop; everything is kept")),
        )

    prompt = Prompt(
        "end",
        lambda: face.words.say(
            "Type {look} to look back, {note} and your words to pin a note; Enter stops.",
            look=face.key("look"),
            note=face.key("note"),
        ),
        help,
        lambda: show(face),
        choices=lambda: (face.key("look"), face.key("note"), face.key("all")),
    )
    show(face)
    while True:
        typed = face.ask(prompt)
        if typed.is_empty:
            raise Left
        if typed.key == "back":
            face.step_back()
        elif typed.key == "look":
            lookback.play(face)
            show(face)
        elif typed.key == "all":
            for dimension in _view(face).dimensions:
                face.line(level_line(dimension.level, face.words))
                for sub in dimension.subs:
                    face.item(level_line(sub, face.words))
        else:
            face.not_understood(typed, prompt)


def show(face: Face) -> None:
    view = _view(face)
    say = face.words.say
    face.heading(view.title)
    face.line(view.stopped)
    face.line(view.text)
    face.heading(say("Your vision: what you wanted and what you did"))
    for row in view.stones:
        face.item(say("{theme}: wanted {wanted}, did {did}", theme=row.name, wanted=row.wanted, did=row.did))
    for sentence in view.sentences:
        face.item(sentence)
    face.heading(say("From the start to now"))
    for dimension in view.dimensions:
        face.item(level_line(dimension.level, face.words))
    for level in (view.coherence, *view.outcomes):
        face.item(level_line(level, face.words))
    face.heading(say("Moments that mattered"))
    face.line(view.no_moments)
    for moment in view.moments:
        face.item(f"{moment.quarter}: {moment.title}. {moment.text}")
    face.line(view.question)
    face.line(view.kept)


def _view(face: Face) -> EndView:
    kept = "" if face.file is None else face.words.say("The game is kept in {file}.", file=face.file)
    return face.see(end_view, kept)
