"""Vision: first, lived, and what the school does in line with it."""

from __future__ import annotations

import numpy as np

from game.engine.blueprint import Array
from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.reference import NOTHING, THEME_NAMES, THEMES, leaning, school
from game.texts import mark
from game.trials.arms import Arm, both, by_action, by_turn, cycle
from game.trials.intervals import of_ratio
from game.trials.paired import Runs

INNOVATIONS = by_turn(
    {
        1: "new_platform",
        2: "ai_pilot",
        3: "didactic_training",
        4: "materials_redesign",
        5: "new_platform",
        6: "room_to_experiment",
        7: "materials_redesign",
    }
)


def fade(runs: Runs, arm: Arm) -> Array:
    """(games,) adoption lost since the quarter in which its mean over games was highest."""
    adoption = runs.series("adoption", arm)
    top = int(adoption.mean(axis=1).argmax())
    return np.asarray(adoption[top] - adoption[-1])


def stranding(alone: Arm, carried: Arm) -> tuple[Measure, ...]:
    """How the same innovations fare alone and carried by work on vision and goals."""
    return (
        higher(
            "d_adoption", mark("use in lessons, more with vision work"), "adoption", carried, alone, above=8
        ),
        higher(
            "d_quality",
            mark("education quality, more with vision work"),
            "education_quality",
            carried,
            alone,
            above=3,
        ),
        Measure(
            "fade_without",
            mark("use in lessons, lost from its top without vision work"),
            above=3,
            of=lambda r: fade(r, alone),
        ),
        Measure("fade_with", mark("the same with vision work"), of=lambda r: fade(r, carried)),
        Measure(
            "fade_beyond_twice",
            mark("lost without vision work, beyond twice what is lost with it"),
            above=0,
            of=lambda r: fade(r, alone) - 2 * fade(r, carried),
        ),
    )


def paper_part(reading: str, about: str, none: Arm, paper: Arm, lived: Arm) -> Measure:
    """What a vision on paper brings alone, as part of what it brings when teams translate it."""
    return Measure(
        f"share_{reading}",
        mark("paper's part of what paper and translation bring, {about}"),
        below=0.4,
        unit="part",
        about=about,
        of=lambda r: of_ratio(r.gain(reading, paper, none), r.gain(reading, lived, none)),
    )


def vision_first() -> Claim:
    without = school(INNOVATIONS)
    carried = school(
        both(
            INNOVATIONS,
            by_action(
                {
                    "vision_building": (1,),
                    "vision_translation": (2, 3, 5, 8, 10),
                    "goals_and_milestones": (2,),
                    "tell_the_story": (4, 7, 11),
                }
            ),
        )
    )
    return Claim(
        id="P1",
        claim=mark(
            "Technology follows strategy: the same innovations strand without work on vision and goals"
        ),
        source="Anderson & Dexter 2005; Tondeur et al. 2008",
        arms={mark("with vision work"): carried, mark("innovations alone"): without},
        shows="adoption",
        measures=stranding(without, carried),
    )


def lived_vision() -> Claim:
    none = school(INNOVATIONS)
    paper = school(
        both(INNOVATIONS, by_action({"vision_building": (1, 4, 8), "goals_and_milestones": (2, 10)}))
    )
    lived = school(
        both(INNOVATIONS, by_action({"vision_building": (1,), "vision_translation": (2, 4, 8, 10)}))
    )
    return Claim(
        id="P2",
        claim=mark("A vision on paper without translation by teams hardly beats none"),
        source="Kennewell et al. 2000; Tondeur et al. 2008",
        arms={mark("no vision work"): none, mark("on paper"): paper, mark("translated by teams"): lived},
        shows="education_quality",
        measures=(
            paper_part("adoption", mark("use in lessons"), none, paper, lived),
            paper_part("education_quality", mark("education quality"), none, paper, lived),
            higher(
                "paper_minus_none_q",
                mark("education quality, more with paper than without"),
                "education_quality",
                paper,
                none,
            ),
            higher(
                "full_minus_none_q",
                mark("education quality, more with translation than without vision work"),
                "education_quality",
                lived,
                none,
                above=0,
            ),
        ),
    )


def equal_opportunity() -> Claim:
    chosen = leaning("equal_opportunity")
    tools = both(
        by_action({"workplace_coaching": range(2, 10)}),
        by_action({"new_platform": range(3, 10, 2), "ai_pilot": range(2, 10, 2)}),
    )
    vision_work = by_action({"vision_building": (1,), "vision_translation": (3, 6, 9)})
    enacted = both(
        by_action({"workplace_coaching": range(2, 10), "new_platform": (2,), "ai_pilot": (5,)}),
        vision_work,
        by_action({"inclusive_design": (3, 5, 7, 8, 10), "safe_culture": (2, 6), "shared_decisions": (4, 9)}),
    )
    elsewhere = dict(zip(THEMES, (0.04, 0.50, 0.16, 0.15, 0.15), strict=True))
    tech_only = school(tools)
    on_paper = school(both(tools, vision_work), chosen)
    not_chosen = school(enacted, elsewhere)
    together = school(enacted, chosen)

    def gain(runs: Runs, arm: Arm) -> Array:
        return runs.gain("equal_opportunity", arm, NOTHING)

    return Claim(
        id="P11",
        claim=mark("Technology does not bring equal opportunity: a vision of it that is acted upon does"),
        source="Montsanto 2025; Zheng et al. 2016; Islam & Grönlund 2016",
        arms={
            mark("nothing"): NOTHING,
            mark("technology alone"): tech_only,
            mark("in the vision, not enacted"): on_paper,
            mark("enacted, not in the vision"): not_chosen,
            mark("in the vision and enacted"): together,
        },
        shows="equal_opportunity",
        measures=(
            Measure(
                "vision_and_enacted",
                mark("equal opportunity above doing nothing: in the vision and enacted"),
                above=5,
                of=lambda r: gain(r, together),
            ),
            Measure(
                "tech_only",
                mark("equal opportunity above doing nothing: technology alone"),
                below=0.5,
                of=lambda r: gain(r, tech_only),
            ),
            Measure(
                "share_vision_not_enacted",
                mark("in the vision but not enacted, as part of both"),
                below=0.5,
                unit="part",
                of=lambda r: of_ratio(gain(r, on_paper), gain(r, together)),
            ),
            Measure(
                "share_enacted_not_in_vision",
                mark("enacted but not in the vision, as part of both"),
                below=0.5,
                unit="part",
                of=lambda r: of_ratio(gain(r, not_chosen), gain(r, together)),
            ),
            Measure(
                "vision_not_enacted",
                mark("equal opportunity above doing nothing: in the vision, not enacted"),
                of=lambda r: gain(r, on_paper),
            ),
            Measure(
                "enacted_not_in_vision",
                mark("equal opportunity above doing nothing: enacted, not in the vision"),
                of=lambda r: gain(r, not_chosen),
            ),
        ),
    )


MATCHING = {
    "equal_opportunity": ("inclusive_design", "shared_decisions", "safe_culture", "ethical_compass"),
    "flexible": ("materials_redesign", "data_conversations", "new_platform", "workplace_coaching"),
    "hybrid": ("hybrid_learning", "regional_partnership", "room_to_experiment", "process_redesign"),
    "data_ai": ("ethical_compass", "ai_pilot", "didactic_training", "leaders_digital"),
    "learning_organisation": (
        "learning_communities",
        "practice_research",
        "leader_peer_learning",
        "data_conversations",
    ),
}
SCATTERED = ("ai_pilot", "new_platform", "hybrid_learning", "inclusive_design")


def coherence() -> Claim:
    frame = by_action(
        {"vision_building": (1,), "vision_translation": (2, 5, 8), "workplace_coaching": (3, 7, 10)}
    )

    def arm(actions: tuple[str, ...], theme: str) -> Arm:
        return school(both(frame, cycle(actions, range(2, 10))), leaning(theme, 0.52, 0.12))

    scattered = {theme: arm(SCATTERED, theme) for theme in THEMES}
    played = {(of, under): arm(MATCHING[of], under) for of in THEMES for under in THEMES}

    def above_scattered(theme: str) -> Measure:
        return higher(
            f"score_{theme}",
            mark("yardstick, actions that match the vision above scattered ones: {about}"),
            "score",
            played[theme, theme],
            scattered[theme],
            above=0,
            about=THEME_NAMES[theme],
        )

    def own_vision(theme: str) -> Measure:
        def own_minus_other(r: Runs) -> Array:
            others = [r.end("practice", played[theme, under]) for under in THEMES if under != theme]
            return np.asarray(100 * (r.end("practice", played[theme, theme]) - sum(others) / len(others)))

        return Measure(
            f"own_vision_{theme}",
            mark("practice (%), the same actions under the vision they match above other visions: {about}"),
            above=0,
            of=own_minus_other,
            about=THEME_NAMES[theme],
        )

    def mean_score(r: Runs) -> Array:
        gains = [r.gain("score", played[theme, theme], scattered[theme]) for theme in THEMES]
        return np.asarray(sum(gains) / len(gains))

    return Claim(
        id="P12",
        claim=mark(
            "Coherent beats scattered: actions that carry the vision do more than the same effort spread"
        ),
        source="iXperium 2016; Vier in balans",
        arms={
            **{f"scattered {theme}": scattered[theme] for theme in THEMES},
            **{f"{of} under {under}": one for (of, under), one in played.items()},
        },
        measures=(
            Measure(
                "mean",
                mark("yardstick, actions that match the vision above scattered ones: mean of five visions"),
                above=1,
                of=mean_score,
            ),
            *map(above_scattered, THEMES),
            *map(own_vision, THEMES),
        ),
    )
