"""Sheets of the kit with invented content: `python -m tests.ui.sheet -o DIR` draws them to PNG files.

They show every part once, in each theme and at several sizes, for eyes and for the tests.
"""

import argparse
import os
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from game.icons import DRAWINGS
from game.paths import assets_dir
from game.texts import Words
from game.ui.boxes import Box
from game.ui.canvas import Store
from game.ui.elements import Action
from game.ui.fields import TextField
from game.ui.fonts import Fonts
from game.ui.intents import Intent, Pop, Send
from game.ui.stage import Look, Stage, Ui
from game.ui.styles import BODY, NAME, QUESTION, SAYING, SECTION, STRONG, TITLE, VALUE, VALUE_SMALL, Span
from game.ui.theme import DIMENSIONS, THEMES
from game.ui.widgets.art import start_art
from game.ui.widgets.bars import Meter, bar, capacity, capacity_height, hours, legend_rows, level_row, meter
from game.ui.widgets.cards import (
    Card,
    Cell,
    Effect,
    Option,
    add_card,
    card,
    empty_state,
    key_row,
    option_card,
    panel,
    section,
    strong_lead,
    table_row,
    ticket,
)
from game.ui.widgets.charts import (
    Step,
    common_span,
    ghost_sample,
    sparkline,
    timeline,
    waterfall,
)
from game.ui.widgets.controls import (
    Button,
    button,
    choice_chip,
    dimension_tab,
    letter_choice,
    option_row,
    segmented,
    slider,
    tab,
    tab_width,
    text_field,
)
from game.ui.widgets.frame import Footer, Header, footer, header
from game.ui.widgets.line_chart import Line, Pin, line_chart
from game.ui.widgets.marks import (
    certainty,
    delta,
    delta_chip,
    petal,
    pips,
    stone,
    tile,
    token,
)
from game.ui.widgets.overlays import Toast, dialog, side_panel, toast
from game.ui.widgets.rose import Hub, RoseBar, RoseDimension, labels_that_fit, rose
from game.ui.widgets.talk import RevealRow, Voter, heap, progress_stones, reveal_rows, role_heading, timer

STEPS = ("Bord", "Gebeurtenis", "Stemming", "Gesprek", "Plan", "Uitkomst")
NAMES = ("Richting geven", "Lerende cultuur", "Organisatie", "Digitaal geletterd", "Professioneel")
SHORT = ("Richting", "Cultuur", "Organisatie", "Digitaal", "Professie")


def nothing() -> Intent | None:
    """An action that changes nothing."""
    return None


def quarter(budget: str = "€ 86k") -> Header:
    """The header of quarter 5."""
    return Header(
        "Kwartaal 5",
        "van 12 · sep – nov 2027",
        12,
        5,
        (
            Meter("budget", "budget", ("Budget",), budget, 0.43),
            Meter("hours", "tijd", ("Leiderstijd", "Tijd"), "410", 1.0, "uur"),
            Meter("load", "werkdruk", ("Werkdruk",), "73", 0.73, "hoog", 0.745, True),
        ),
        Send("menu"),
    )


def dimensions(begin: bool = False, changes: bool = True) -> tuple[RoseDimension, ...]:
    """Five dimensions with made-up levels."""
    rows = (
        (48, 3, ((("Visievorming",), 51, 6, 70), (("Strategie",), 45, 0, 65))),
        (
            41,
            1,
            (
                (("Veilig", "experimenteren"), 40, -3, 75),
                (("Competenties",), 48, 6, 70),
                (("Onderzoekend", "werken"), 34, 0, 55),
            ),
        ),
        (
            44,
            4,
            (
                (("Innovatieruimte",), 56, 10, 70),
                (("Processen",), 38, 0, 60),
                (("Samenwerken",), 40, 2, 64),
            ),
        ),
        (
            43,
            1,
            (
                (("Eigen ontwikkeling",), 45, 4, 54),
                (("Ethiek",), 31, 0, 70),
                (("Data benutten",), 38, 0, 66),
                (("Technologie", "inzetten"), 60, 0, 59),
            ),
        ),
        (54, 2, ((("Lerende houding",), 55, 0, 60), (("Inspirerend", "leiden"), 54, 4, 63))),
    )
    return tuple(
        RoseDimension(
            key,
            name,
            value,
            change,
            tuple(
                RoseBar(
                    lines,
                    level,
                    step if changes else 0,
                    None if begin else aim,
                    begin=level - 14 if begin else None,
                )
                for lines, level, step, aim in bars
            ),
            short,
        )
        for key, name, short, (value, change, bars) in zip(DIMENSIONS, NAMES, SHORT, rows, strict=True)
    )


class Sheet:
    """A page of the kit; what its controls were asked is kept in `asked`."""

    title = "Sheet"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.field = TextField("Net boven water. Een herontwerp wordt nu papier.")
        self.sure: int | None = 3

    def ask(self, what: str) -> Action:
        def asked() -> Intent | None:
            self.asked.append(what)
            return None

        return asked

    def choose(self, index: int) -> Intent | None:
        self.sure = index
        return None

    def draw(self, ui: Ui) -> None:
        raise NotImplementedError

    def handle(self, event: pygame.Event, ui: Ui) -> Intent | None:
        return Pop() if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE else None


class Components(Sheet):
    """Every small part once."""

    title = "Bouwstenen"

    def draw(self, ui: Ui) -> None:
        header(ui, Header("Bouwstenen", "één vorm, één betekenis"))
        c, t = ui.canvas, ui.theme
        body = section(ui, Box(28, 88, 392, 120), "Meter")
        meter(
            ui, Box(28, body.y + 8, 250, 62), Meter("m", "werkdruk", ("Werkdruk",), "73", 0.73, "hoog", 0.75)
        )
        section(ui, Box(444, 88, 392, 120), "Verandering")
        x = 444.0
        for change, good, cause in ((4, None, ""), (-3, None, ""), (0, None, ""), (6, False, "werkdruk")):
            x = delta_chip(ui, x, 149, change, good=good, cause=cause).right + 10
        section(ui, Box(860, 88, 392, 120), "Verloop met schaduwlijn")
        sparkline(ui, Box(862, 136, 200, 52), (40, 40, 41.5, 43, 46, 48), (40, 40, 39, 39, 39, 38), 12)
        c.paragraph(Box(1080, 138, 172, 60), "stippel:\nzonder ingrepen", BODY, t.ink2)
        section(ui, Box(28, 222, 392, 120), "Balk met doel")
        hue = t.hue("culture").hue
        bar(ui, Box(28, 272, 230, 16), 0.48, colour=hue, gained=0.06, target=0.70)
        bar(ui, Box(28, 304, 230, 16), 0.40, colour=hue, lost=0.06, target=0.75)
        c.word(272, 280, "erbij", colour=t.ink2)
        c.word(272, 312, "eraf", colour=t.ink2)
        section(ui, Box(444, 222, 392, 120), "Ruimte")
        capacity(
            ui,
            Box(444, 266, 392, capacity_height(ui)),
            icon="belasting",
            label="Belasting",
            value="9 van 7",
            decided=0,
            planned=9,
            limit=7,
            id="load",
        )
        section(ui, Box(860, 222, 392, 120), "Zekerheid")
        x = 871.0
        for level, word in (("certain", "zeker"), ("likely", "waarschijnlijk"), ("unsure", "onzeker")):
            certainty(ui, x, 280, level, 10)
            x = c.word(x + 20, 280, word).right + 21
        c.icon("belasting", 871, 309, 20)
        c.word(892, 309, "5", STRONG)
        c.word(913, 309, "belasting")
        pips(ui, 1017, 309, 2)
        c.word(1079, 309, "past")
        section(ui, Box(28, 372, 392, 250), "Kaart")
        info = Card(
            "card",
            "culture",
            "Praktijkonderzoek door teams",
            "Eén vraag, eigen data.",
            "na 1 kw.",
            (("", "€ 12k"), ("", "25 uur"), ("belasting", "5")),
        )
        ui.start_focus("card")
        card(ui, Box(28, 418, 230, 200), info, action=self.ask("card"))
        for i, line in enumerate(("geel: hier ben je", "zand: al in plan", "streep: nog op slot")):
            c.paragraph(Box(274, 418 + i * 48, 140, 50), line, BODY, t.ink2)
        section(ui, Box(444, 372, 392, 120), "Wie en waar")
        token(ui, 467, 441, 46, "bestuurder")
        token(ui, 523, 441, 46, "icoach", informal=True)
        token(ui, 579, 441, 46, "teamleider", filled=True)
        tile(ui, Box(612, 421, 46, 40), "ZW")
        tile(ui, Box(668, 421, 46, 40), "TM", chosen=False)
        petal(ui, 745, 441, 42, "direction")
        stone(ui, 797, 441, 18)
        section(ui, Box(444, 500, 392, 120), "Knoppen")
        button(
            ui, Box(444, 546, 187, 50), "Verder", id="go", action=Send("go"), keys=("Enter",), primary=True
        )
        button(ui, Box(647, 546, 145, 50), "Terug", id="back", action=self.ask("back"), keys=("←",))
        section(ui, Box(860, 372, 392, 120), "Tijdlijn en spelden")
        pins = (Pin(2, "decision"), Pin(3, "event"), Pin(4, "note"))
        timeline(ui, Box(880, 428, 280, 60), 5, 3, pins)
        section(ui, Box(860, 500, 392, 120), "Klok en melding")
        timer(ui, 892, 578, 112, 180, r=31, number=False)
        c.word(942, 580, "1:52", VALUE._replace(px=30))
        toast(ui, Toast("Bewaard"), box=Box(1020, 553, 150, 50))
        segmented(
            ui,
            Box(28, 648, 392, 48),
            [("light", "licht"), ("dark", "donker"), ("contrast", "hoog contrast")],
            "light",
            self.ask,
            id="theme",
            label="Thema",
        )
        stone(ui, 470, 672, 14, hollow=True)
        stone(ui, 510, 672, 14, fill=t.yellow)
        stone(ui, 550, 672, 14, free=True)
        key_row(ui, 600, 672, [("A", "B", "C"), "kiezen", ("Space",), "omdraaien"])


class Icons(Sheet):
    """All icons and the colours."""

    title = "Tekentaal"

    def draw(self, ui: Ui) -> None:
        header(ui, Header("Tekentaal", "lijn van 2, ronde einden, altijd precies één steen"))
        for i, name in enumerate(DRAWINGS):
            x, y = 89 + i % 10 * 122, 112 + i // 10 * 106
            ui.canvas.icon(name, x, y, 48, ui.theme.ink, ui.theme.yellow)
            ui.canvas.text(Box.around(x, y + 38, 122, 30), name[:11], align="centre")


class Board(Sheet):
    """The board with invented numbers."""

    title = "Bord"

    def draw(self, ui: Ui) -> None:
        header(ui, quarter())
        c, t = ui.canvas, ui.theme
        grow = ui.progress("bars")
        rose(
            ui,
            dimensions(),
            Hub(58, 4, "samenhang"),
            labels=labels_that_fit(ui),
            action=self.ask,
            progress=grow,
            changes=ui.progress("new", 200, 500),
        )
        legend_rows(ui, 682, 562, 28)
        ticket(
            ui, Box(816, 90, 436, 70), "Geschreven door wie?", "Examencommissie · Zorg & Welzijn", id="event"
        )
        body = section(ui, Box(816, 176, 436, 256), "Uitkomsten", right="zonder ingrepen")
        ghost_sample(ui, 1080, 198)
        rows = (
            ("kwaliteit", "Onderwijskwaliteit", 58, 0, (58, 57, 57, 57, 58, 58)),
            ("kansen", "Kansengelijkheid", 49, 1, (49, 49, 48, 48, 48, 49)),
            ("wendbaar", "Wendbaarheid", 45, 2, (41, 41, 42, 42, 43, 45)),
            ("arbeidsmarkt", "Arbeidsmarkt", 56, 0, (55, 55, 55, 55, 56, 56)),
            ("student", "Studenttevredenheid", 61, 1, (62, 61, 60, 60, 60, 61)),
            ("werkplezier", "Werkplezier", 58, 2, (62, 59, 57, 56, 57, 58)),
        )
        span = common_span([row[4] for row in rows])
        for (icon, name, value, change, values), row in zip(
            rows, Box(816, body.y - 4, 436, 216).rows(6), strict=True
        ):
            c.icon(icon, row.x + 12, row.cy, 24)
            c.text(Box(row.x + 35, row.y, 190, row.h), name)
            sparkline(
                ui,
                Box(row.x + 228, row.cy - 11, 64, 22),
                values,
                tuple(v - i * 0.6 for i, v in enumerate(values)),
                span,
            )
            c.text(Box(row.x + 320, row.y, 47, row.h), str(value), VALUE, align="right")
            delta(ui, row.right, row.cy, change, align="right")
        body = section(ui, Box(816, 446, 436, 184), "Teams", thin=True)
        for x, word in ((102, "Vaardig"), (182, "Gebruik"), (262, "Draagvlak"), (354, "Werkdruk")):
            c.text(Box(816 + x, 446, 82, 44), word, colour=t.ink2)
        teams = (
            ("Zorg", 46, 38, 52, 79),
            ("Techniek", 44, 36, 49, 72),
            ("ICT", 68, 64, 66, 68),
            ("Economie", 45, 33, 44, 71),
            ("Entree", 39, 27, 48, 74),
        )
        for team, row in zip(teams, Box(816, 485, 436, 150).rows(5), strict=True):
            table_row(ui, row, [Cell(team[0], style=NAME)], id=f"team {team[0]}", ruled=team[0] != "Entree")
            for x, value in zip((102, 182, 262, 354), team[1:], strict=True):
                high = x == 354 and value > 75
                c.text(Box(816 + x, row.y, 30, row.h), str(value), VALUE_SMALL, t.red if high else t.ink)
                if high:
                    c.icon("waarschuwing", 816 + x + 42, row.cy, 20, t.red)
                else:
                    bar(ui, Box(816 + x + 31, row.cy - 4.5, 42, 9), value / 100)
        forward = Button("go", ("Naar de gebeurtenis",), Send("go"), ("Enter",))
        footer(ui, Footer(forward, steps=STEPS, now=0))


class Plan(Sheet):
    """The plan, over its limit."""

    title = "Plan"

    def draw(self, ui: Ui) -> None:
        header(ui, quarter("€ 74k"))
        c, _t = ui.canvas, ui.theme
        w = tab_width(ui, "Op tafel", "5")
        tab(ui, Box(28, 84, w, 48), "Op tafel", id="t0", chosen=True, action=nothing, count="5", keys=("0",))
        x = 28 + w + 6
        w = tab_width(ui, "Alle kaarten", "27")
        tab(ui, Box(x, 84, w, 48), "Alle kaarten", id="ta", chosen=False, action=nothing, count="27")
        x += w + 6
        for i, key in enumerate(DIMENSIONS):
            place = Box(x + i * 86, 84, 80, 48)
            dimension_tab(
                ui, place, key, NAMES[i], id=key, chosen=False, action=nothing, count=str(4 + i % 3)
            )
        prices = (("", "€ 19k"), ("", "44 uur"), ("belasting", "4"))
        cards = (
            Card(
                "c1",
                "culture",
                "Coaching op de werkplek",
                "De i-coach gaat mee de les in.",
                "in plan",
                prices,
                "in plan",
                2,
            ),
            Card(
                "c2",
                "literacy",
                "Ethisch kompas en privacykader",
                "Samen afspreken wat mag.",
                "in plan",
                prices,
                "in plan",
                1,
            ),
            Card(
                "c3",
                "organisation",
                "Taken schrappen, tijd vrijmaken",
                "Eerst iets eraf, dan iets erbij.",
                "direct",
                prices,
                "free",
                1,
            ),
            Card(
                "c4",
                "organisation",
                "Lessen en toetsen herontwerpen",
                "Per opleiding, met studenten.",
                "na 1 kw.",
                prices,
                "free",
                1,
            ),
            Card(
                "c5",
                "organisation",
                "Regionaal partner\u00adschap met bedrijven",
                "Eén opgave, samen.",
                "loopt nog",
                prices,
                "running",
                1,
            ),
        )
        ui.start_focus("c3")
        for i, info in enumerate(cards):
            place = Box(28 + i % 3 * 263, 146 + i // 3 * 220, 246, 206)
            card(ui, place, info, action=self.ask(info.id))
        add_card(
            ui,
            Box(554, 366, 246, 206),
            "Nog een kaart?",
            "Kies uit alle 27, of laat het hierbij.",
            id="deck",
            action=nothing,
        )
        c.text(Box(832, 84, 300, 36), "Plan kwartaal 5", TITLE._replace(px=24))
        bars = {"icon": "budget", "label": "Budget", "value": "€ 33k van € 74k"}
        capacity(ui, Box(832, 121, 420, 52), decided=0, planned=33, limit=74, preview=32, **bars)
        bars = {"icon": "belasting", "label": "Belasting", "value": "9 van 7"}
        capacity(ui, Box(832, 175, 420, 52), decided=3, planned=6, limit=7, preview=-4, **bars)
        c.hline(832, 236, 420)
        leaders = (
            ("bestuurder", 4, 45),
            ("onderwijsdirecteur", 4, 70),
            ("teamleider", 4, 80),
            ("programmamanager", 36, 90),
            ("icoach", 48, 80),
            ("docent", 50, 45),
        )
        for i, (icon, used, of) in enumerate(leaders):
            place = Box(832 + i % 3 * 142, 270 + i // 3 * 40, 136, 36)
            hours(ui, place, icon=icon, used=used, of=of, informal=i > 3, warning="minder effect", id=icon)
        panel(
            ui,
            Box(832, 534, 420, 82),
            strong_lead(
                "Vol: 9 van 7.",
                "Zorg zit al op 79. Doorgaan mag, het kost waarschijnlijk werkplezier. "
                "Met deze kaart wordt het 5.",
            ),
            tone="error",
            id="warning",
        )
        back = Button("back", ("Terug",), Pop(), ("Esc",), "terug")
        footer(ui, Footer(Button("go", ("Leg het plan vast",), Send("plan"), ("Enter",)), back, STEPS, 4))


class Talk(Sheet):
    """The reveal."""

    title = "Gesprek"
    roles = False

    def draw(self, ui: Ui) -> None:
        header(ui, quarter())
        c = ui.canvas
        panel(
            ui,
            Box(28, 92, 380, 190),
            "“Net boven water. Een herontwerp wordt nu papier.”",
            tone="question",
            title="Eerst een ander geluid",
            icon="notitie",
            style=SAYING,
            id="minority",
        )
        body = section(ui, Box(28, 302, 380, 328), "Bespreek samen")
        c.paragraph(
            Box(28, body.y, 380, 100),
            "Wat moet waar zijn om B te kunnen doen zonder Zorg te overvragen?",
            QUESTION,
        )
        timer(ui, 84, 510, 112, 180)
        button(
            ui,
            Box(174, 459, 178, 46),
            "Pauze",
            id="pause",
            action=self.ask("pause"),
            keys=("P",),
            style=SECTION,
        )
        button(
            ui,
            Box(174, 515, 178, 46),
            "+ 1 min",
            id="more",
            action=self.ask("more"),
            keys=("+",),
            style=SECTION,
        )
        voters = (Voter("bestuurder"), Voter("teamleider"), Voter("icoach", True)) if self.roles else ()
        rows = (
            RevealRow("A", "Eén regel, nu", "rust, haalbaar nu", 2, voters[:2]),
            RevealRow("B", "Toetsen herontwerpen", "kwaliteit, past bij visie", 3, voters, 4),
            RevealRow("C", "Afspraak en spreekuur", "druk op het team", 1, voters[:1]),
        )
        reveal_rows(ui, Box(440, 92, 812, 350), rows, progress=ui.progress("reveal", 250))
        section(ui, Box(440, 450, 812, 180), "Hoe zeker zijn jullie samen?")
        heap(
            ui,
            Box(646, 480, 606, 126),
            ("ik gok", "twijfel", "redelijk", "zeker", "heel zeker"),
            (0, 2, 1, 2, 1),
            label="Zekerheid",
        )
        room = footer(
            ui,
            Footer(
                Button("go", ("Leg besluit vast",), Send("decide"), ("Enter",)),
                left=Button("back", ("Terug",), Pop(), (), "terug", bare=True),
            ),
        )
        place = role_heading(ui, room.x, room.cy, "onderwijsdirecteur", "Mehmet besluit", "na het gesprek")
        x = place.right + 36
        for letter in "ABC":
            x = (
                letter_choice(
                    ui,
                    x,
                    room.cy,
                    letter,
                    letter,
                    id=f"choose {letter}",
                    chosen=letter == "B",
                    action=nothing,
                    group="letters",
                ).right
                + 12
            )


class TalkRoles(Talk):
    """The reveal with roles."""

    roles = True


class Ballot(Sheet):
    """A private ballot."""

    title = "Stembiljet"

    def draw(self, ui: Ui) -> None:
        c, t = ui.canvas, ui.theme
        c.fill(t.priv, Box(c.left, 0, 372 - c.left, c.height))
        token(ui, 84, 142, 96, "teamleider", ink=t.onpriv, fill=t.priv)
        c.text(Box(36, 205, 320, 60), "Samira", TITLE, t.onpriv)
        c.paragraph(
            Box(36, 340, 300, 200),
            [Span("Alleen jij weet: ", STRONG), Span("twee collega’s van Zorg kijken rond naar ander werk.")],
            BODY,
            t.onpriv,
        )
        progress_stones(ui, 36, 668, 3, 6, "stem 3 van 6", private=True)
        c.text(Box(412, 30, 804, 40), "Wat doen we na de portfolio’s?", TITLE._replace(px=34))
        for i, (letter, name) in enumerate(
            (
                ("A", "Eén regel, nu"),
                ("B", "Toetsen samen herontwerpen"),
                ("C", "Tijdelijke afspraak en spreekuur"),
            )
        ):
            option_row(
                ui,
                Box(412, 86 + i * 68, 804, 58),
                letter,
                name,
                id=letter,
                chosen=letter == "C",
                action=self.ask(letter),
            )
        c.text(Box(412, 300, 804, 26), "Waarom?", SECTION)
        x = 412.0
        for i, (word, chosen) in enumerate(
            (("Druk op het team", True), ("Kwaliteit", False), ("Kansen", False), ("Past bij visie", False))
        ):
            x = (
                choice_chip(
                    ui, x, 352, word, id=f"r{i}", chosen=chosen, action=self.ask(word), group="reasons"
                ).right
                + 10
            )
        text_field(ui, Box(412, 380, 804, 40), self.field, id="words", label="Eigen woorden", underlined=True)
        slider(
            ui,
            Box(412, 465, 804, 66),
            ("ik gok", "twijfel", "redelijk", "zeker", "heel zeker"),
            self.sure,
            self.choose,
            id="sure",
            label="Hoe zeker ben je?",
        )
        button(
            ui,
            Box(866, 648, 350, 52),
            "Leg vast en verberg",
            id="done",
            action=Send("ballot"),
            keys=("Enter",),
            primary=True,
        )
        key_row(ui, 412, 674, [("A", "B", "C"), "kiezen", ("1",), "–", ("5",), "zekerheid"])


class Result(Sheet):
    """Why something changed."""

    title = "Uitkomst"

    def draw(self, ui: Ui) -> None:
        header(ui, quarter("€ 41k"))
        body = section(ui, Box(28, 92, 336, 330), "Wat veranderde")
        rows = (
            ("kwaliteit", "Onderwijskwaliteit", 59, 1),
            ("student", "Studenttevredenheid", 60, -1),
            ("werkplezier", "Werkplezier", 55, -3),
        )
        for (icon, name, value, change), row in zip(rows, Box(28, body.y, 336, 138).rows(3), strict=True):
            boxes = table_row(
                ui,
                row,
                [Cell(name, 5), Cell(str(value), 1, VALUE, right=True), Cell("", 1.9)],
                id=name,
                icon=icon,
                chosen=change == -3,
                ruled=False,
                action=nothing,
            )
            delta_chip(ui, boxes[2].right, row.cy, change, align="right")
        body = section(
            ui, Box(404, 92, 576, 540), "Werkplezier: waarom 3 eraf?", right="speel na", key="Space"
        )
        steps = (
            Step("Draagvlak", "van eerder · ruimte om te proberen, K3", 3, "onderweg", action=nothing),
            Step("Steun", "actie · coaching op de werkplek", 2, "maken", action=nothing),
            Step("Werkdruk", "besluit · toetsen herontwerpen", -4, "check", action=nothing),
            Step("Invoeringsdip", "wisselwerking · Zorg zat al vol", -3, "samenhang", action=nothing),
            Step("Toeval", "toeval · niet te sturen", -1, "flexibel", action=nothing),
        )
        waterfall(
            ui,
            Box(404, body.y + 6, 576, 380),
            58,
            55,
            steps,
            begin_label="Begin van het kwartaal",
            end_label="Einde van het kwartaal",
        )
        ui.canvas.hline(404, 538, 576)
        ui.canvas.paragraph(
            Box(404, 550, 576, 60),
            "De steun van eerder kwam aan, maar het nieuwe werk landde bij een team dat al vol zat.",
            QUESTION._replace(px=20),
        )
        panel(
            ui,
            Box(1000, 340, 252, 140),
            "Wat had Zorg nodig gehad om dit te kunnen dragen?",
            tone="question",
            title="Vraag",
            icon="notitie",
            style=NAME,
            id="question",
        )
        ui.start_focus("Werkplezier")
        footer(ui, Footer(Button("go", ("Naar kwartaal 6",), Send("next"), ("Enter",)), steps=STEPS, now=5))


class Debrief(Sheet):
    """The look-back and the end's small roses."""

    title = "Nabespreken"

    def draw(self, ui: Ui) -> None:
        buttons = (
            Button("what", ("Wat als?",), nothing, ("W",)),
            Button("lines", ("Lijnen",), nothing, ("L",)),
            Button("close", ("Sluit",), Pop(), ("Esc",)),
        )
        header(ui, Header("Nabespreken", "stap 3 van 5 · waarom ging het zo", buttons=buttons))
        lines = (
            Line("Werkplezier", "first", (60, 57, 55, 56, 58, 55, 57, 60, 61, 63, 62, 65, 66)),
            Line("Wendbaarheid", "second", (41, 41, 42, 43, 45, 47, 48, 51, 53, 55, 58, 60, 61)),
            Line("Kansen", "third", (49, 49, 48, 48, 49, 50, 50, 51, 52, 54, 55, 56, 58)),
            Line("wat als: C", "what if", (58, 57, 59, 61, 62, 62, 63, 63, 64), 4),
        )
        labels = ("start", *(f"K{n}" for n in range(1, 13)))
        pins = (
            Pin(2, "event"),
            Pin(3, "decision"),
            Pin(5, "event"),
            Pin(5, "decision"),
            Pin(7, "note"),
            Pin(9, "event"),
            Pin(9, "note"),
        )
        line_chart(ui, Box(28, 90, 1224, 310), lines, labels, now=5, pins=pins, pick=self.ask)
        section(ui, Box(28, 420, 300, 260), "Bord na K5", right="bevroren")
        rose(
            ui,
            dimensions(changes=False, begin=True),
            None,
            centre=(150, 585),
            r=100,
            labels="none",
            rings=False,
            group="frozen",
        )
        rose(
            ui,
            dimensions(changes=False),
            None,
            centre=(560, 570),
            r=104,
            labels="short",
            rings=False,
            group="end",
        )
        ui.elements = [e for i, e in enumerate(ui.elements) if e.id not in {x.id for x in ui.elements[:i]}]
        level_row(
            ui,
            Box(800, 440, 452, 80),
            label="Veilig experimenteren",
            value=40,
            change=-3,
            target=75,
            colour=ui.theme.hue("culture").hue,
            detail="druk zonder steun",
            id="level",
        )
        empty_state(
            ui,
            Box(800, 540, 452, 160),
            "terugkijken",
            "Nog niets om na te bespreken",
            "Speel eerst een kwartaal.",
        )


class Event(Sheet):
    """An event with its options."""

    title = "Gebeurtenis"

    def draw(self, ui: Ui) -> None:
        header(ui, quarter())
        ui.canvas.paragraph(Box(28, 140, 540, 110), "Geschreven\ndoor wie?", TITLE._replace(px=48))
        prices = (("budget", "€ 12k"), ("tijd", "25 uur"), ("belasting", "3 belasting"))
        effects = (
            Effect("meer werk dit kwartaal", "certain"),
            Effect("betere toetsen, na twee kwartalen", "likely"),
            Effect("teams blijven het samen doen", "unsure"),
        )
        for i, letter in enumerate("ABC"):
            reason = "€ 17k tekort" if letter == "C" else ""
            option_card(
                ui,
                Box(612, 96 + i * 172, 640, 160),
                Option(letter, "Toetsen samen herontwerpen", prices, effects, reason),
            )
        ui.start_focus("option B")
        back = Button("back", ("Terug",), Pop(), ("Esc",), "terug")
        footer(ui, Footer(Button("go", ("Naar de stemming",), Send("vote"), ("Enter",)), back, STEPS, 1))


class Confirm(Board):
    """A dialog over the board."""

    title = "Bevestigen"

    def draw(self, ui: Ui) -> None:
        super().draw(ui)
        toast(ui, Toast("Tweede scherm is weg. Stemmen gaat nu blind.", "scherm", "warning"))
        buttons = (
            Button("yes", ("Vastleggen",), Send("commit"), ("Enter",)),
            Button("no", ("Nog even praten",), Pop(), ("Esc",)),
        )
        dialog(
            ui,
            "Besluit vastleggen?",
            "Toetsen samen herontwerpen. Kost € 12k en 25 uur. Daarna maken jullie het plan.",
            buttons,
        )


class Trainer(Board):
    """A panel at the side."""

    title = "Trainer"

    def draw(self, ui: Ui) -> None:
        super().draw(ui)
        room = side_panel(ui, Box(852, 170, 400, 458))
        ui.canvas.text(room.cut_top(48)[0], "Trainer", TITLE._replace(px=26))
        for i, name in enumerate(("Minuut erbij", "Stap overslaan", "Stap terug")):
            row = Box(room.x, room.y + 110 + i * 46, room.w, 46)
            table_row(ui, row, [Cell(name, style=NAME)], id=name, icon="timer", action=nothing, chosen=i == 1)


class Start(Sheet):
    """The artwork."""

    title = "Wendbaar"

    def draw(self, ui: Ui) -> None:
        start_art(ui)
        ui.canvas.text(Box(64, 52, 600, 130), "Wendbaar", TITLE._replace(px=112))


SHEETS: dict[str, type[Sheet]] = {
    "components": Components,
    "icons": Icons,
    "board": Board,
    "plan": Plan,
    "talk": Talk,
    "talk-roles": TalkRoles,
    "ballot": Ballot,
    "result": Result,
    "debrief": Debrief,
    "event": Event,
    "confirm": Confirm,
    "trainer": Trainer,
    "start": Start,
}


def stage(size: tuple[int, int] = (1280, 720), look: Look | None = None, lang: str = "en") -> Stage:
    """A stage on a plain surface; nothing moves."""
    pygame.display.init()
    store = Store(Fonts(assets_dir() / "fonts", reading=look.reading if look else False))
    return Stage(pygame.Surface(size), store, Words(lang), look or Look(calm=True))


def main() -> None:
    """Draw the sheets asked for."""
    parser = argparse.ArgumentParser(description="Draw the kit's sheets to PNG files.")
    parser.add_argument("-o", type=Path, required=True, metavar="DIR")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--theme", choices=tuple(THEMES), default="light")
    parser.add_argument("--text-size", type=int, default=100)
    parser.add_argument("--reading", action="store_true")
    parser.add_argument("names", nargs="*", help="sheets; all of them by default")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    look = Look(given.theme, given.text_size, calm=True, reading=given.reading)
    given.o.mkdir(parents=True, exist_ok=True)
    for name in given.names or SHEETS:
        board = stage((width, height), look)
        board.show(SHEETS[name]())
        board.draw()
        board.draw()
        path = given.o / f"{name}-{given.theme}-{given.size}-{given.text_size}.png"
        pygame.image.save(board.surface, path)
        print(path)


if __name__ == "__main__":
    main()
