"""The vision: ten stones over the themes, and up to five sentences. Also when it is revised from the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.session.commands import LayVision
from game.session.events import Sentence
from game.session.views.setup import VisionView, vision_view
from game.text.face import Face, Help, Prompt
from game.text.keys import Typed, numbers_in


@dataclass(slots=True)
class Draft:
    """What lies on the table but was not laid yet."""

    stones: dict[str, int]
    chosen: list[Sentence] = field(default_factory=list)
    is_free: bool = False
    """It is laid where that has no price, as at the start of a what-if."""


def play(face: Face) -> None:
    draft = Draft(dict.fromkeys(face.game.rules.themes, 0))
    lay(face, draft, lambda: face.do(LayVision(dict(draft.stones), tuple(draft.chosen))), first=True)


def lay(face: Face, draft: Draft, settle: Callable[[], bool], *, first: bool) -> bool:
    """Stones, sentences, then `settle` until it succeeds; whether it did. `back` at the stones leaves it."""
    show_themes(face, draft)
    while True:
        if not _ask_stones(face, draft, first=first):
            if first:
                face.say("This is the beginning of the vision; the table is set.")
                continue
            return False
        if _ask_sentences(face, draft) and settle():
            return True


def show_themes(face: Face, draft: Draft) -> None:
    view = _view(face, draft)
    face.heading(view.title)
    for number, theme in enumerate(view.themes, start=1):
        face.line(f"{number}. {theme.name}")
        face.item(theme.about)
        face.item(theme.choosing_means)
        if theme.asks:
            face.item(face.words.say("Leans on: {what}", what=theme.asks))
    face.line("" if draft.is_free else view.price)
    _show_stones(face, draft)


def _show_stones(face: Face, draft: Draft) -> None:
    view = _view(face, draft)
    lie = ", ".join(f"{theme.name} {theme.stones}" for theme in view.themes)
    face.say("The stones: {stones}.", stones=lie)
    face.line(view.left_text)


def _ask_stones(face: Face, draft: Draft, *, first: bool) -> bool:
    """Until ten stones lie and Enter is pressed; False for `back`."""
    say = face.words.say
    themes = len(draft.stones)

    def help() -> Help:
        say = face.words.say
        return (
            (" ".join(["2"] * themes), say("stones on each theme, in their order; ten in all")),
            ("1=4", say("four stones on the first theme")),
            (face.key("drop"), say("take all stones back")),
            ("Enter", say("these stones lie well; on to the sentences")),
            *([] if first else [(face.key("back"), say("leave the vision as it is"))]),
        )

    prompt = Prompt(
        "stones",
        lambda: face.words.say(
            "Lay ten stones: a number for each theme, as in {example}. Enter when they lie well.",
            example=_example(themes),
        ),
        help,
        lambda: show_themes(face, draft),
    )
    while True:
        typed = face.ask(prompt)
        if typed.key == "back":
            return False
        if typed.is_empty:
            if _view(face, draft).ready:
                return True
            _show_stones(face, draft)
        elif typed.key == "drop":
            draft.stones = dict.fromkeys(draft.stones, 0)
            _show_stones(face, draft)
        elif (laid := _stones(typed.raw, draft.stones)) is None:
            face.line(say("“{typed}” is not possible here. Type ? for help.", typed=typed.raw[:40]))
        else:
            draft.stones = laid
            _show_stones(face, draft)


def _stones(text: str, stones: Mapping[str, int]) -> dict[str, int] | None:
    """`4 3 3` for all themes, or `1=4` for one; None when it is neither."""
    themes = list(stones)
    if "=" in text:
        place, _, count = text.partition("=")
        numbers = numbers_in(f"{place} {count}")
        if numbers is None or len(numbers) != 2 or not 1 <= numbers[0] <= len(themes):
            return None
        return {**stones, themes[numbers[0] - 1]: numbers[1]}
    numbers = numbers_in(text)
    if numbers is None or len(numbers) != len(themes):
        return None
    return dict(zip(themes, numbers, strict=True))


def _example(themes: int) -> str:
    share, rest = divmod(10, themes)
    return " ".join(str(share + (place < rest)) for place in range(themes))


def _ask_sentences(face: Face, draft: Draft) -> bool:
    """Sentences in or out until Enter; False for `back`."""

    def help() -> Help:
        say = face.words.say
        return (
            ("3", say("choose sentence 3, or leave it out again; several numbers are possible")),
            (f"{face.key('own')} …", say("add a sentence of your own")),
            (face.key("drop"), say("take all sentences back")),
            ("Enter", say("this is our vision")),
        )

    prompt = Prompt(
        "sentences",
        lambda: face.words.say("Choose up to five sentences by number, or none. Enter when it stands."),
        help,
        lambda: _show_sentences(face, draft),
        choices=lambda: tuple(str(number) for number in range(1, len(_view(face, draft).sentences) + 1)),
    )
    _show_sentences(face, draft)
    while True:
        typed = face.ask(prompt)
        if typed.key == "back":
            return False
        if typed.is_empty:
            return True
        if typed.key == "drop":
            draft.chosen = []
        elif typed.key == "own" and typed.rest:
            draft.chosen.append(Sentence(own=typed.rest))
        elif not _toggle(_view(face, draft), draft, typed):
            face.not_understood(typed, prompt)
            continue
        _show_chosen(face, draft)


def _toggle(view: VisionView, draft: Draft, typed: Typed) -> bool:
    """Chosen sentences out, others in; False when a number is not in the list, and then nothing changed."""
    numbers = typed.numbers
    if numbers is None or not all(1 <= number <= len(view.sentences) for number in numbers):
        return False
    for number in numbers:
        sentence = Sentence(id=view.sentences[number - 1].id)
        if sentence in draft.chosen:
            draft.chosen.remove(sentence)
        else:
            draft.chosen.append(sentence)
    return True


def _show_sentences(face: Face, draft: Draft) -> None:
    face.heading(face.words.say("Sentences for the vision"))
    for number, sentence in enumerate(_view(face, draft).sentences, start=1):
        theme = sentence.theme or face.words.say("how we work")
        face.item(f"{number}. {sentence.text} ({theme})")
    _show_chosen(face, draft)


def _show_chosen(face: Face, draft: Draft) -> None:
    view = _view(face, draft)
    texts = {sentence.id: sentence.text for sentence in view.sentences}
    if not draft.chosen:
        face.say("No sentence has been chosen.")
        return
    face.say("Your sentences:")
    for chosen in draft.chosen:
        face.item(
            chosen.own if chosen.id is None and chosen.own else texts.get(chosen.id or "", chosen.id or "")
        )


def _view(face: Face, draft: Draft) -> VisionView:
    return vision_view(face.game, face.words, draft.stones, draft.chosen)
