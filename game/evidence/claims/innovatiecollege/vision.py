"""Vision: before technology, lived, chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from game.engine.blueprint import Array
from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.innovatiecollege.deck import (
    EVEN,
    QUARTERS,
    THEMES,
    good,
    good_plan,
    school,
    without,
)
from game.evidence.claims.vision import paper_part, stranding
from game.evidence.decks import deck
from game.texts import mark
from game.trials.arms import Arm, both, by_action, cycle
from game.trials.paired import Runs

INNOVATIONS = by_action(
    {
        "buy_and_roll_out": (1, 9),
        "start_team_experiments": (3, 5),
        "redesign_assessment": (4, 8),
        "team_learning_programme": (6,),
    }
)


def vision_first() -> Claim:
    start = {"budget": 400.0}
    alone = school(INNOVATIONS, start=start)
    carried = school(
        both(
            INNOVATIONS,
            by_action(
                {
                    "run_vision_dialogue": (1, 7),
                    "translate_vision_in_team": (2, 4, 6, 9, 11),
                    "set_strategy_and_stop_list": (3, 8),
                    "course_check": (5, 10),
                }
            ),
        ),
        start=start,
    )
    return Claim(
        id="iP1",
        deck="innovatiecollege",
        claim=mark(
            "Technology follows strategy: the same innovations strand without work on vision and goals"
        ),
        source="Anderson & Dexter 2005; Tondeur et al. 2008",
        arms={mark("with vision work"): carried, mark("innovations alone"): alone},
        measures=stranding(alone, carried),
    )


def lived_vision() -> Claim:
    start = {"budget": 400.0}
    none = school(INNOVATIONS, start=start)
    goals = by_action({"set_strategy_and_stop_list": (2, 10)})
    papers = by_action({"write_vision_document": (1, 4, 8)})
    paper = school(both(INNOVATIONS, goals, papers), start=start)
    lived = school(
        both(
            INNOVATIONS,
            goals,
            by_action({"run_vision_dialogue": (1,), "translate_vision_in_team": (2, 4, 8, 10)}),
        ),
        start=start,
    )
    write = school(by_action({"write_vision_document": (1, 4, 7, 10)}))
    translate = school(by_action({"translate_vision_in_team": (1, 4, 7, 10)}))

    return Claim(
        id="c_lived_vision",
        deck="innovatiecollege",
        claim=mark("A vision on paper without translation by teams hardly beats none"),
        source="Kennewell et al. 2000; Tondeur et al. 2008; iXperium monitor mbo 2024",
        arms={
            mark("no vision work"): none,
            mark("on paper"): paper,
            mark("translated by teams"): lived,
            mark("documents only"): write,
            mark("translation only"): translate,
        },
        measures=(
            paper_part("adoption", mark("use in lessons"), none, paper, lived),
            paper_part("education_quality", mark("education quality"), none, paper, lived),
            higher(
                "paper",
                mark("vision on paper, documents above translation"),
                "vision_on_paper",
                write,
                translate,
                0,
            ),
            higher(
                "lived",
                mark("lived vision, translation above documents"),
                "vision_lived",
                translate,
                write,
                0,
            ),
            higher(
                "use", mark("use in lessons, translation above documents"), "adoption", translate, write, 0
            ),
        ),
    )


def full_plan() -> Claim:
    no_talk = school(without(good_plan(), "run_vision_dialogue"))
    no_translation = school(without(good_plan(), "translate_vision_in_team"))
    neither = school(without(good_plan(), "run_vision_dialogue", "translate_vision_in_team"))
    no_learning = school(without(good_plan(), "team_learning_programme"))
    return Claim(
        id="iFull",
        deck="innovatiecollege",
        claim=mark("Vision talks, translation and team learning add to a plan that is full already"),
        source="Kennewell et al. 2000; Robinson, Lloyd & Rowe 2008",
        arms={
            mark("good plan"): good(),
            mark("without the vision talks"): no_talk,
            mark("without translation"): no_translation,
            mark("without both"): neither,
            mark("without team learning"): no_learning,
        },
        measures=(
            higher("talk", mark("yardstick, by the vision talks"), "score", good(), no_talk, 0.3),
            higher("translation", mark("yardstick, by translation"), "score", good(), no_translation, 0.3),
            higher("both", mark("education quality, by both"), "education_quality", good(), neither, 1),
            higher(
                "learning",
                mark("education quality, by team learning"),
                "education_quality",
                good(),
                no_learning,
                1,
            ),
        ),
    )


OWN_ACTIONS = {
    "flex": ("redesign_timetabling", "modular_curriculum", "tender_lms", "peer_lesson_visits"),
    "equity": ("device_access_fund", "practice_research", "data_in_team_talks", "team_learning_programme"),
    "hybrid": (
        "regional_partnership",
        "redesign_timetabling",
        "start_team_experiments",
        "redesign_assessment",
    ),
    "ai": ("redesign_assessment", "leaders_show_own_use", "ethics_table", "start_team_experiments"),
    "nearness": ("walk_the_floor", "peer_lesson_visits", "ethics_table", "data_in_team_talks"),
}
"""Four actions that carry each theme."""


THEME_NAMES = {
    "flex": mark("flexible learning"),
    "equity": mark("equal opportunity"),
    "hybrid": mark("hybrid learning"),
    "ai": mark("AI and data literacy"),
    "nearness": mark("nearness"),
}


def own_vision() -> Claim:
    frame = by_action(
        {
            "run_vision_dialogue": (1,),
            "translate_vision_in_team": (2, 5, 8),
            "walk_the_floor": (3, 7, 10),
        }
    )
    plans = {theme: both(frame, cycle(actions, range(2, 10))) for theme, actions in OWN_ACTIONS.items()}

    def leaning(theme: str) -> dict[str, float]:
        return {name: 6.0 if name == theme else 1.0 for name in THEMES}

    arms = {
        (doing, vision): school(plan, leaning(vision), start={"budget": 350.0})
        for doing, plan in plans.items()
        for vision in THEMES
    }

    def beyond_others(doing: Callable[[str], Sequence[Arm]], own: Sequence[Arm]) -> Callable[[Runs], Array]:
        def find(r: Runs) -> Array:
            gains = [
                r.end("score", mine)
                - sum(r.end("score", other) for other in doing(theme)) / (len(THEMES) - 1)
                for theme, mine in zip(THEMES, own, strict=True)
            ]
            return np.asarray(sum(gains) / len(THEMES))

        return find

    def for_vision(theme: str) -> Callable[[Runs], Array]:
        others = [arms[doing, theme] for doing in THEMES if doing != theme]
        return lambda r: np.asarray(
            r.end("score", arms[theme, theme]) - sum(r.end("score", other) for other in others) / len(others)
        )

    own = [arms[theme, theme] for theme in THEMES]
    return Claim(
        id="iP12",
        deck="innovatiecollege",
        claim=mark("Doing what one's own vision asks beats doing as much for another vision"),
        source="Kennisnet, Vier in balans; iXperium 2016",
        arms={f"{doing} / {vision}": arm for (doing, vision), arm in arms.items()},
        measures=(
            Measure(
                "mean",
                mark("yardstick, own actions above those of the other themes"),
                above=1,
                of=beyond_others(lambda t: [arms[doing, t] for doing in THEMES if doing != t], own),
            ),
            Measure(
                "same_actions",
                mark("the same actions, under their own vision above under the others"),
                above=0,
                of=beyond_others(lambda t: [arms[t, vision] for vision in THEMES if vision != t], own),
            ),
            *(
                Measure(
                    theme,
                    mark("yardstick, own actions above those of the other themes, vision {about}"),
                    above=0,
                    about=name,
                    of=for_vision(theme),
                )
                for theme, name in THEME_NAMES.items()
            ),
        ),
    )


def choosing() -> Claim:
    actions = deck("innovatiecollege").blueprint().actions
    frame = by_action({"run_vision_dialogue": (1,), "translate_vision_in_team": (3, 6, 9)})

    def arm(vision: dict[str, float]) -> Arm:
        plans = []
        for theme in vision:
            k = THEMES.index(theme)
            matching = [one.id for one in actions if 0.0 < one.themes[k] == max(one.themes)]
            plans.append(cycle(matching, QUARTERS))
        return school(both(frame, *plans), vision, start={"budget": 400.0})

    five, two = arm(dict(EVEN)), arm({"equity": 5.0, "nearness": 5.0})

    def over_the_years(reading: str) -> Callable[[Runs], Array]:
        return lambda r: np.asarray(
            r.series(reading, two)[1:].mean(axis=0) - r.series(reading, five)[1:].mean(axis=0)
        )

    return Claim(
        id="iE3",
        deck="innovatiecollege",
        claim=mark("Who chooses two themes and matching actions leads a more coherent and less busy school"),
        source="Kennisnet, Vier in balans; iXperium 2016",
        note=mark(
            "Every theme of the vision has an action that fits it in every quarter. With as many actions in "
            "all the workload differs little: choosing relieves because other things are left undone."
        ),
        arms={mark("five themes, each with its action"): five, mark("two themes, each with its action"): two},
        measures=(
            higher(
                "coherence", mark("coherence at the end, two themes above five"), "coherence", two, five, 10
            ),
            Measure(
                "workload",
                mark("workload, mean over the quarters, two themes against five"),
                below=-1,
                of=over_the_years("workload"),
            ),
            Measure(
                "fatigue",
                mark("change fatigue, mean over the quarters, two themes against five"),
                below=-3,
                of=over_the_years("fatigue"),
            ),
        ),
    )
