"""Technology: what it brings alone, and what it brings where people and purpose are ready."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.engine.blueprint import Array
from game.evidence.claim import Claim, Measure, higher
from game.evidence.claims.innovatiecollege.deck import (
    FAIR,
    good,
    nothing,
    plan_of,
    school,
)
from game.evidence.decks import deck
from game.texts import mark
from game.trials.arms import Arm, both, by_action
from game.trials.intervals import Estimate, of_ratio
from game.trials.paired import Runs

AI = {"ai": 4, "flex": 3, "equity": 1, "hybrid": 1, "nearness": 1}


def strategy_first() -> Claim:
    buy = school(by_action({"buy_and_roll_out": (1,)}))
    others = {
        action.id: school(by_action({action.id: (1,)}))
        for action in deck("innovatiecollege").blueprint().actions
        if action.id != "buy_and_roll_out"
        and any(effect.moves == "team.adoption" for effect in action.effects)
    }

    def above_next(r: Runs) -> Array:
        best = max(others.values(), key=lambda arm: float(r.at("adoption", arm, 3).mean()))
        return r.gain("adoption", buy, best, 3)

    def against_top(turns_after: int | None) -> Callable[[Runs], Estimate]:
        def find(r: Runs) -> Estimate:
            gains = r.series("adoption", buy) - r.series("adoption", nothing())
            top = int(gains.mean(axis=1).argmax())
            then = len(gains) - 1 if turns_after is None else min(top + turns_after, len(gains) - 1)
            return of_ratio(gains[then], gains[top])

        return find

    return Claim(
        id="c_strategy_first",
        deck="innovatiecollege",
        claim=mark(
            "Buying first gives the best-looking quarters; without skill and a lived vision it falls back"
        ),
        source="Montsanto 2025; Anderson & Dexter 2005",
        arms={mark("nothing"): nothing(), mark("buying in quarter 1"): buy, **others},
        measures=(
            Measure(
                "best_looking",
                mark("use in lessons after quarter 3, buying above the next best single action"),
                above=0,
                of=above_next,
            ),
            Measure(
                "after_three",
                mark("what is left of the gain in use, three quarters after its top"),
                below=0.5,
                of=against_top(3),
            ),
            Measure(
                "at_the_end",
                mark("what is left of the gain in use at the end"),
                below=0.2,
                of=against_top(None),
            ),
            higher(
                "score", mark("yardstick at the end, against doing nothing"), "score", buy, nothing(), below=0
            ),
        ),
    )


def double_innovation() -> Claim:
    ready = by_action(
        {
            "run_vision_dialogue": (1, 8),
            "translate_vision_in_team": (2, 4, 5, 7),
            "team_learning_programme": (2, 5, 8),
            "redesign_assessment": (4,),
            "redesign_timetabling": (3,),
        }
    )
    buying = by_action({"buy_and_roll_out": (7,)})
    rich = {"budget": 800.0}
    without_tool = school(ready, AI, start=rich)
    with_tool = school(both(ready, buying), AI, start=rich)
    idle, tool_only = school(vision=AI, start=rich), school(buying, AI, start=rich)
    return Claim(
        id="c_double_innovation",
        deck="innovatiecollege",
        claim=mark("A tool pays where teams learn, redesign and know what for; alone it does not"),
        source="Heemskerk & Klöpping 2022; Montsanto 2025",
        arms={
            mark("learning and redesign"): without_tool,
            mark("the same and a purchase"): with_tool,
            mark("nothing"): idle,
            mark("a purchase alone"): tool_only,
        },
        measures=(
            higher(
                "with",
                mark("education quality by the purchase, amid learning and redesign"),
                "education_quality",
                with_tool,
                without_tool,
                0,
            ),
            Measure(
                "beyond_alone",
                mark("the same, beyond what the purchase brings alone"),
                above=0.3,
                of=lambda r: (
                    r.gain("education_quality", with_tool, without_tool)
                    - r.gain("education_quality", tool_only, idle)
                ),
            ),
            higher(
                "alone",
                mark("education quality by the purchase alone"),
                "education_quality",
                tool_only,
                idle,
                below=0.5,
            ),
        ),
    )


def tools_alone() -> Claim:
    tools = school(plan_of("tools_only"), {"ai": 4, "flex": 3, "equity": 1, "hybrid": 1, "nearness": 1})
    return Claim(
        id="iP3",
        deck="innovatiecollege",
        claim=mark("Tools alone bring little, and more tools hardly more"),
        source="Heemskerk & Klöpping 2022; Kennisnet, Vier in balans",
        arms={mark("nothing"): nothing(), mark("tools only"): tools, mark("good plan"): good()},
        measures=(
            higher(
                "score", mark("yardstick, tools only above doing nothing"), "score", tools, nothing(), below=3
            ),
            Measure(
                "share",
                mark("the same, as part of what the good plan brings"),
                below=0.2,
                of=lambda r: of_ratio(r.gain("score", tools, nothing()), r.gain("score", good(), nothing())),
            ),
            higher("good", mark("yardstick, good plan above doing nothing"), "score", good(), nothing(), 6),
        ),
    )


def infrastructure_alone() -> Claim:
    start = {"budget": 500.0}
    built = school(
        by_action({"tender_lms": (1,), "cyber_basics_and_drill": (3, 6, 9), "device_access_fund": (5, 8)}),
        start=start,
    )
    return Claim(
        id="iP10",
        deck="innovatiecollege",
        claim=mark("Infrastructure without skill gives about nothing"),
        source="Kennisnet, Vier in balans; Anderson & Dexter 2005",
        arms={mark("nothing"): nothing(), mark("infrastructure"): built},
        measures=(
            higher(
                "quality",
                mark("education quality by infrastructure alone"),
                "education_quality",
                built,
                nothing(),
                below=1,
            ),
            higher("infrastructure", mark("infrastructure itself"), "infrastructure", built, nothing(), 10),
        ),
    )


def buying() -> Claim:
    buy = school(by_action({"buy_and_roll_out": (1, 5, 9)}))
    learn = school(by_action({"team_learning_programme": (1, 4, 7, 10), "development_time": (2, 6, 10)}))
    return Claim(
        id="iE1",
        deck="innovatiecollege",
        claim=mark("Buying technology every year looks better in the first year; learning teams end better"),
        source="Montsanto 2025; Anderson & Dexter 2005",
        arms={mark("buying"): buy, mark("team learning and time for it"): learn},
        measures=(
            higher(
                "infrastructure",
                mark("infrastructure after quarter 4, buying above learning"),
                "infrastructure",
                buy,
                learn,
                3,
                turn=4,
            ),
            higher(
                "adoption",
                mark("use in lessons at the end, learning above buying"),
                "adoption",
                learn,
                buy,
                3,
            ),
            higher(
                "quality",
                mark("education quality at the end, learning above buying"),
                "education_quality",
                learn,
                buy,
                3,
            ),
        ),
    )


def equity() -> Claim:
    start = {"budget": 400.0}
    flexible = {"flex": 4, "equity": 1, "hybrid": 2, "ai": 2, "nearness": 1}
    elsewhere = {"flex": 5, "equity": 0, "hybrid": 2, "ai": 2, "nearness": 1}
    technology = by_action(
        {
            "buy_and_roll_out": (2, 5, 8),
            "strengthen_icoach_network": (3,),
            "tender_lms": (4,),
            "leaders_show_own_use": (6,),
        }
    )
    words = by_action({"run_vision_dialogue": (1,), "translate_vision_in_team": (3, 6, 9)})
    deeds = by_action(
        {
            "device_access_fund": (2, 6, 10),
            "tell_what_failed": (2, 6),
            "data_in_team_talks": (3, 5, 8),
            "strengthen_icoach_network": (3,),
            "practice_research": (4, 7, 9),
            "ethics_table": (4, 8, 11),
            "tender_lms": (4,),
            "team_learning_programme": (5, 9),
        }
    )
    tech = school(technology, flexible, start=start)
    said = school(both(technology, words), FAIR, start=start)
    done = school(both(deeds, words), elsewhere, start=start)
    both_ = school(both(deeds, words), FAIR, start=start)
    laptops = school(by_action({"device_access_fund": (1,)}))

    def gain(r: Runs, arm: Arm) -> Array:
        return r.gain("equal_opportunity", arm, nothing())

    def left(r: Runs) -> Estimate:
        gains = np.asarray(r.series("equal_opportunity", laptops) - r.series("equal_opportunity", nothing()))
        return of_ratio(gains[-1], gains[int(gains.mean(axis=1).argmax())])

    return Claim(
        id="c_equity_vision",
        deck="innovatiecollege",
        claim=mark(
            "Technology does not create equal opportunity by itself: it takes a vision, and deeds that fit it"
        ),
        source="Montsanto 2025; Zheng et al. 2016; Islam & Grönlund 2016",
        arms={
            mark("nothing"): nothing(),
            mark("technology"): tech,
            mark("technology, and a vision in words"): said,
            mark("deeds without the vision"): done,
            mark("vision and deeds"): both_,
            mark("laptops once"): laptops,
        },
        measures=(
            Measure(
                "technology", mark("equal opportunity by technology"), below=0.5, of=lambda r: gain(r, tech)
            ),
            Measure(
                "both", mark("equal opportunity by vision and deeds"), above=5, of=lambda r: gain(r, both_)
            ),
            Measure(
                "said_share",
                mark("part of it that the vision in words brings"),
                below=0.6,
                of=lambda r: of_ratio(gain(r, said), gain(r, both_)),
            ),
            Measure(
                "done_share",
                mark("part of it that deeds without the vision bring"),
                below=0.6,
                of=lambda r: of_ratio(gain(r, done), gain(r, both_)),
            ),
            Measure(
                "laptops",
                mark("what is left at the end of the top that laptops once bring"),
                below=0.5,
                of=left,
            ),
        ),
    )
