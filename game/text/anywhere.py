"""The words that work at every prompt: help, where, language, save, note, share, the trainer's, and stop."""

from __future__ import annotations

from pathlib import Path

from game.errors import WendbaarError
from game.session.commands import PinNote, ShareFact
from game.session.game import Step
from game.session.views.header import header_view
from game.text import trainer
from game.text.face import Face, Help, Left, Prompt
from game.text.keys import Typed, numbers_in
from game.texts import LANGUAGES, Words

SUFFIX = ".wendbaar"
NAMES = {"nl": "Nederlands", "en": "English"}
"""Each language in its own words."""


def answer(face: Face, prompt: Prompt, typed: Typed) -> bool:
    """Whether `typed` was one of these words, carried out by now. Raises Left on the word to stop."""
    match typed.key:
        case "help":
            print_help(face, prompt)
        case "where":
            where(face)
        case "show":
            prompt.show()
        case "lang":
            change_language(face, prompt, typed.rest)
        case "save":
            save(face, typed.rest)
        case "note":
            note(face, typed.rest)
        case "share":
            if face.in_private:
                face.say("Nobody else sees this screen. Tell it when the ballots are open.")
            else:
                share(face, typed.rest)
        case "trainer":
            trainer.order(face, prompt, typed.rest)
        case "quit":
            raise Left
        case _:
            return False
    return True


def print_help(face: Face, prompt: Prompt) -> None:
    face.say("What you can type here:")
    for typed, does in (*prompt.help(), *everywhere(face)):
        face.item(f"{typed}: {does}")


def everywhere(face: Face) -> Help:
    say, key = face.words.say, face.key
    return (
        (key("help"), say("this help")),
        (key("back"), say("one step back, where that is possible")),
        (key("show"), say("read this screen again")),
        (key("where"), say("where you are in the game")),
        (f"{key('note')} …", say("pin a note on this quarter")),
        (f"{key('share')} N", say("tell the table fact N of your role")),
        (key("trainer"), say("what the trainer can do")),
        (f"{key('lang')} nl, {key('lang')} en", say("Dutch or English")),
        (f"{key('save')} …", say("copy the game to another file")),
        (key("quit"), say("stop; everything is kept")),
    )


def where(face: Face) -> None:
    """The quarter and its steps; before the first quarter what is being set up."""
    say, game = face.words.say, face.game
    if game.quarters:
        header = header_view(game, face.words)
        face.line(f"{header.title} {header.of}, {header.period}.")
        face.line(joined_line(face))
        states = {"done": say("done"), "now": say("now"), "later": say("later")}
        steps = [f"{step.name} ({states.get(step.state, step.state)})" for step in header.steps]
        face.line(say("Steps: {steps}.", steps=", ".join(steps)))
        for meter in header.meters:
            face.item(meter.spoken or f"{meter.name}: {meter.value} {meter.word}".strip())
    else:
        face.say("The quarters have not begun: you are setting up the table.")
    if game.step is Step.END:
        face.say("The game has ended.")
    if game.paused:
        face.say("The game is paused.")
    if face.file is not None:
        face.say("The game is kept in {file}.", file=face.file)


def joined_line(face: Face) -> str:
    """That two quarters are played as one, where they are."""
    game = face.game
    if not game.quarters or not (game.quarter.joined or game.quarter.second):
        return ""
    first = game.turn - 1 if game.quarter.second else game.turn
    return face.words.say("Quarters {first} and {last} are played as one.", first=first, last=first + 1)


def change_language(face: Face, prompt: Prompt, lang: str) -> None:
    wanted = lang.casefold()
    if wanted not in LANGUAGES:
        face.say("Choose a language: {lang} nl or {lang} en.", lang=face.key("lang"))
        return
    face.words = Words(wanted)
    face.say("The language is {language} now.", language=NAMES[wanted])
    prompt.show()


def save(face: Face, name: str) -> None:
    """A copy of the game in another file; the game itself is kept at every step anyway."""
    if not name:
        face.say(
            "Type the name of a file behind it, as in {save} copy{suffix}.",
            save=face.key("save"),
            suffix=SUFFIX,
        )
        return
    if face.copy is None:
        face.say("This game cannot be copied to a file from here.")
        return
    path = Path(name).expanduser()
    if path.suffix != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    if not path.parent.is_dir():
        face.say("There is no folder {folder}: choose another one.", folder=path.parent)
        return
    try:
        face.copy(face.sitting, path)
    except WendbaarError as error:
        face.line(error.say(face.words))
    else:
        face.say("A copy is in {file}. You go on in the game itself.", file=path)


def note(face: Face, text: str) -> None:
    if not text:
        asked = face.ask_text("note", face.words.say("Your note (Enter: none):"))
        if not asked:
            return
        text = asked
    if face.do(PinNote(text, turn=face.looking_at)):
        face.say("Your note is pinned.")


def facts_of(face: Face) -> list[tuple[str, int]]:
    """Every fact that only one role knows, as (role, its number there), in the order of the scenario."""
    roles = face.game.scenario.spec.roles
    return [(id, number) for id in face.game.rules.roles for number in range(1, len(roles[id].knows) + 1)]


def fact_number(face: Face, role: str, number: int) -> int:
    """The number by which a fact is shared: counted over all roles, so that it needs no name."""
    return facts_of(face).index((role, number)) + 1


def share(face: Face, text: str) -> None:
    """Tell at the table what only one role knew."""
    numbers = numbers_in(text)
    facts = facts_of(face)
    if not facts:
        face.say("In this game no role has a fact of its own.")
        return
    if face.game.table is None:
        face.say("First set the table.")
        return
    if numbers is None or len(numbers) != 1 or not 1 <= numbers[0] <= len(facts):
        face.say(
            "Type {share} and the number that stands before the fact on your ballot.", share=face.key("share")
        )
        return
    role, number = facts[numbers[0] - 1]
    if face.do(ShareFact(role, number)):
        told = face.game.scenario.spec.roles[role]
        face.say(
            "{role} tells the table: {fact}",
            role=told.name.get(face.words.lang),
            fact=told.knows[number - 1].text.get(face.words.lang),
        )
