"""The saved games in words: what the start screen and the list of games show."""

from game.texts import Words
from game.ui.clock_words import moment
from game.ui.library import Library
from game.ui.screens.saved import SavedRow
from game.ui.screens.settings import LANGUAGE_NAMES
from game.ui.screens.start import StartView, Unfinished
from game.ui.settings import Settings


def start_view(library: Library, words: Words, settings: Settings, *, quick: bool = False) -> StartView:
    """What the laptop holds, the newest unfinished game first.

    quick  leave out what takes reading every scenario
    """
    say = words.say
    games = library.games()
    newest = next((game for game in games if not game.finished and not game.trouble), None)
    go_on = None
    if newest is not None:
        title = newest.title.get(words.lang) if newest.title else newest.scenario
        title = say("{title} (rehearsal)", title=title) if newest.rehearsal else title
        when = moment(words, newest.updated)
        if newest.turn:
            when = say("quarter {turn}, {when}", turn=newest.turn, when=when)
        go_on = Unfinished(newest.path, title, when)
    minutes = [] if quick else [library.view(one, words).minutes for one in library.scenarios()]
    themes = {"light": say("light"), "dark": say("dark"), "contrast": say("high contrast")}
    return StartView(
        go_on,
        min(minutes, default=None),
        len(games),
        say(
            "{language} · text {percent} % · {theme}",
            language=LANGUAGE_NAMES[settings.lang],
            percent=settings.text_percent,
            theme=themes[settings.theme],
        ),
    )


def saved_rows(library: Library, words: Words) -> list[SavedRow]:
    """Every saved game, newest first; one that cannot be opened with why."""
    say, rows = words.say, []
    for game in library.games():
        title = game.title.get(words.lang) if game.title else game.path.name
        title = say("{title} (rehearsal)", title=title) if game.rehearsal else title
        if game.trouble:
            rows.append(SavedRow(game.path, title, "", "", game.trouble))
            continue
        place = say("quarter {turn} of {turns}", turn=game.turn, turns=game.turns)
        place = say("ended") if game.finished else place
        place = say("{place}, model {model}", place=place, model=game.model) if game.model else place
        rows.append(SavedRow(game.path, title, place, moment(words, game.updated)))
    return rows
