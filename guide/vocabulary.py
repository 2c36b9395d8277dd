"""`reference/variables.md` and `names.md`: the words that a scenario may use.

Which words there are, their start values and what is usual come from the engine, the scenario's checks and
the standard scenario; what a word means comes from `meanings`. A word without a meaning breaks the making.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from game.engine.blueprint import (
    CONDITIONS_OF_SCHOOL,
    DIMENSIONS,
    OUTCOMES,
    STANDARD_START,
    STANDARD_TEAM_START,
    SUB_COMPETENCES,
    TEAM_VARIABLES,
)
from game.icons import DRAWINGS
from game.scenario.names import BOTS, Names
from game.scenario.spec import Shown
from game.session.views.names import NAMES
from game.texts import Words
from guide.meanings import BOT, MEANING, SHOWN
from guide.pages import code, page, pick, table


def variables_page(lang: str) -> str:
    """Every variable of the model, with the standard school's start and where it may be named."""
    words, names = Words(lang), Names()

    def rows(ids: Iterable[str], start: Mapping[str, float], prefix: str = "") -> list[list[str]]:
        return [
            [
                code(prefix + each),
                words.say(NAMES[each].short),
                pick(MEANING[each], lang),
                f"{start[each]:g}" if each in start else "",
                pick(("ja", "yes") if prefix + each in names.movable else ("nee", "no"), lang),
            ]
            for each in ids
        ]

    head = [
        pick(both, lang)
        for both in (
            ("id", "id"),
            ("op het scherm", "on screen"),
            ("betekenis", "meaning"),
            ("standaardschool", "standard school"),
            ("effect mag het bewegen", "an effect may move it"),
        )
    ]
    blocks = [
        pick(("# Variabelen", "# Variables"), lang),
        pick(
            (
                "Dit zijn de variabelen van het model. Alles loopt van 0 tot 100, tenzij er iets anders "
                "staat. In "
                "`moves:` van een effect schrijf je een variabele van een team als `team.skill`; in een "
                "[voorwaarde](conditions.md) mag `skill` ook los, en is het dan het gemiddelde over het "
                "personeel.",
                "These are the variables of the model. All run from 0 to 100 unless something else is "
                "said. In "
                "`moves:` of an effect a team's variable is written `team.skill`; in a "
                "[condition](conditions.md) "
                "`skill` may stand alone, and is then the mean over staff.",
            ),
            lang,
        ),
    ]
    for dimension in ("direction", "culture", "organisation", "literacy", "conduct"):
        ids = [each for each, of in SUB_COMPETENCES.items() if of == dimension]
        blocks += [
            f"## {words.say(NAMES[dimension].short)}: `{dimension}`",
            table(head, rows(ids, STANDARD_START)),
        ]
    blocks += [
        pick(("## De school", "## The school"), lang),
        table(head, rows(CONDITIONS_OF_SCHOOL, STANDARD_START)),
        pick(("## De uitkomsten", "## The outcomes"), lang),
        pick(
            (
                "Bijna niets tilt een uitkomst meteen op: dat gaat via wat er in de lessen van de teams "
                "verandert.",
                "Almost nothing lifts an outcome at once: it goes through what changes in the teams' "
                "lessons.",
            ),
            lang,
        ),
        table(head, rows(OUTCOMES, STANDARD_START)),
        pick(("## De teams", "## The teams"), lang),
        table(head, rows(TEAM_VARIABLES, STANDARD_TEAM_START, "team.")),
        pick(("## En verder", "## And further"), lang),
        table(
            head,
            rows(["leader_growth"], {"leader_growth": 0})
            + rows(["budget", "running"], {"budget": 140, "running": 0})
            + rows(["coherence"], {})
            + [[code("turn"), "", pick(MEANING["turn"], lang), "1", pick(("nee", "no"), lang)]],
        ),
        pick(
            (
                "`school.start` mag ook `enacted.THEMA` (wat de school over dit thema doet), "
                "`leader_growth.ROL` en "
                "`running` zetten. Met `parameters:` verander je de getallen van het model zelf; welke "
                "er zijn en "
                "waarom ze staan waar ze staan, zegt [het model in formules](../../model.md#4-parameters).",
                "`school.start` may also set `enacted.THEME` (what the school does about this theme), "
                "`leader_growth.ROLE` and `running`. With `parameters:` you change the model's own "
                "numbers; which "
                "there are and why they are what they are is in [the model in "
                "formulas](../../model.md#4-parameters).",
            ),
            lang,
        ),
    ]
    return page(lang, *blocks)


def names_page(lang: str) -> str:
    """Fixed words: dimensions and tags, bots, what a debrief step shows, icons."""
    words = Words(lang)
    assert set(SHOWN) == set(get_args(Shown)) and set(BOT) == set(BOTS)
    tags = [
        [code(each), words.say(NAMES[each].short), words.say(NAMES[each].official), code(of)]
        for each, of in sorted(SUB_COMPETENCES.items(), key=lambda item: DIMENSIONS.index(item[1]))
    ]
    return page(
        lang,
        pick(("# Vaste namen", "# Fixed names"), lang),
        pick(
            (
                "Woorden die het spel kent en die je in een scenario kunt gebruiken.",
                "Words that the game knows and that a scenario can use.",
            ),
            lang,
        ),
        pick(("## Dimensies: `strengths`, `fits`", "## Dimensions: `strengths`, `fits`"), lang),
        table(
            [
                "id",
                pick(("op het scherm", "on screen"), lang),
                pick(("volgens het raamwerk", "in the framework"), lang),
            ],
            [
                [code(each), words.say(NAMES[each].short), words.say(NAMES[each].official)]
                for each in DIMENSIONS
            ],
        ),
        pick(("## Deelcompetenties: `tags`, `asks`", "## Sub-competences: `tags`, `asks`"), lang),
        table(
            [
                "id",
                pick(("op het scherm", "on screen"), lang),
                pick(("volgens het raamwerk", "in the framework"), lang),
                pick(("dimensie", "dimension"), lang),
            ],
            tags,
        ),
        pick(
            (
                "## Bots: `play`, `against` en `simulate --policy`",
                "## Bots: `play`, `against` and `simulate --policy`",
            ),
            lang,
        ),
        pick(
            (
                "Naast de plannen van het scenario zelf bestaan altijd:",
                "Beside the scenario's own plans there always are:",
            ),
            lang,
        ),
        table(
            ["id", pick(("wat die doet", "what it does"), lang)],
            [[code(each), pick(BOT[each], lang)] for each in BOTS],
        ),
        pick(("## Wat de nabespreking laat zien: `show`", "## What the debrief shows: `show`"), lang),
        table(
            ["id", pick(("op het scherm", "on screen"), lang)],
            [[code(each), pick(SHOWN[each], lang)] for each in get_args(Shown)],
        ),
        pick(("## Verwachtingen: `expect`", "## Expectations: `expect`"), lang),
        table(
            [pick(("schrijf", "write"), lang), pick(("betekent", "means"), lang)],
            [
                [
                    "`education_quality at 12 < 55`",
                    pick(
                        (
                            "Het gemiddelde na beurt 12 is lager dan 55; ook `>`, `<=`, `>=`.",
                            "The mean after turn 12 is below 55; also `>`, `<=`, `>=`.",
                        ),
                        lang,
                    ),
                ],
                [
                    "`education_quality at 12 higher by 5`",
                    pick(
                        (
                            "Na beurt 12 minstens 5 hoger dan het plan bij `against`; ook `lower by`.",
                            "After turn 12 at least 5 higher than the plan of `against`; also `lower by`.",
                        ),
                        lang,
                    ),
                ],
                [
                    "`adoption.zorg at 6 > 40`",
                    pick(
                        (
                            "Van één team; `adoption` alleen is het gemiddelde over het personeel.",
                            "Of one team; `adoption` alone is the mean over staff.",
                        ),
                        lang,
                    ),
                ],
            ],
        ),
        pick(("## Pictogrammen: `icon`", "## Icons: `icon`"), lang),
        " ".join(code(each) for each in DRAWINGS),
    )
