"""The pictures of the guide: games that the engine plays, as charts; and screens, from `wendbaar gallery`.

Charts are of the standard scenario, under its own numbers. Arms of one chart meet the same luck. Nothing in
them is drawn by hand: change the model and `python -m guide` draws what is true then.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from game.charts import Bar, Line, Ridge, bars, lines, ridges
from game.charts.numbers import Numbers
from game.engine.policies import POLICIES, Policy
from game.engine.ruleset import Ruleset
from game.scenario.strategy import strategy
from game.texts import Words
from game.trials.arms import Arm, by_turn
from game.trials.paired import Runs, play_arms
from guide.pages import DOCS, LANGUAGES, Both, pick
from guide.shipped import shipped

SEED = 1
GAMES = 200
"""Enough for a mean to within half a point, and quick."""

ACTION = "team_learning_programme"
"""The action of the pictures about delay and about too much at once: teams learning together."""
BESIDE = (
    "data_in_team_talks",
    "redesign_assessment",
    "modular_curriculum",
    "practice_research",
    "start_team_experiments",
)
"""What else is begun in the same quarter, one more in each arm."""
ALONE = 1000.0
"""Money enough, so that the picture is about load and not about money. Thousands of euros."""

SCREENS = (
    "03-team-6",
    "04-vision",
    "05-board",
    "06-event",
    "07-plan",
    "08-ballot-chosen",
    "09-reveal",
    "10-result",
    "11-debrief",
    "11-debrief-report",
    "11-debrief-steps",
    "11-debrief-whatif",
    "12-trainer",
    "13-end",
)
"""The screens that the guide shows, by their names in the gallery."""
SHADES = 96
"""Colours of a picture of a screen: as many as the eye needs, for a third of the bytes."""

PLANS: Mapping[str, Both] = {
    "vision_first": ("visie eerst", "vision first"),
    "tools_only": ("alleen kopen", "only buying"),
    "nothing": ("niets doen", "doing nothing"),
}

X_AXIS: Both = ("kwartaal", "quarter")
LEVEL: Both = ("niveau, 0 tot 100", "level, 0 to 100")


def model_charts() -> dict[Path, str]:
    """Every chart in both languages, by its file: `pictures/model-NAME.svg` in the language's folder."""
    return {
        DOCS / lang / "pictures" / f"model-{name}.svg": draw(lang)
        for lang in LANGUAGES
        for name, draw in CHARTS.items()
    }


def draw_screens() -> list[Path]:
    """The screens of SCREENS in both languages, as the gallery draws them."""
    from PIL import Image

    from game.cli import main

    drawn = []
    for lang in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            with contextlib.redirect_stdout(io.StringIO()):
                code = main(["gallery", "-o", folder, "--lang", lang])
            if code:
                raise SystemExit(code)
            for name in SCREENS:
                path = DOCS / lang / "pictures" / f"{name}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                with Image.open(Path(folder) / f"{name}.png") as image:
                    image.convert("RGB").quantize(SHADES, dither=Image.Dither.NONE).save(path, optimize=True)
                drawn.append(path)
    return drawn


def _bot(name: str) -> Policy:
    scenario = shipped()
    if name in POLICIES:
        return POLICIES[name]
    return strategy(scenario.spec.plans[name], scenario.spec, scenario.ruleset(), name)


@lru_cache
def _plans() -> tuple[Runs, dict[str, Arm]]:
    """The scenario's own plans, with events and chance."""
    arms = {name: Arm(policy=_bot(name), events=True) for name in PLANS}
    return play_arms(shipped().ruleset(), list(arms.values()), SEED, GAMES), arms


@lru_cache
def _one_action() -> tuple[Runs, Arm, Arm]:
    """One action in the first quarter and nothing after it, and a game without it; no events, no chance."""
    vision = {"flex": 5.0, "equity": 5.0}
    once, idle = Arm(by_turn({1: ACTION}), vision), Arm(vision=vision)
    return play_arms(shipped().ruleset().without_chance(), [once, idle], SEED, 1), once, idle


@lru_cache
def _crowded() -> tuple[Runs, list[Arm], Arm]:
    """The same action alone, and with one to five others beside it, in the first two quarters."""
    vision = {"flex": 5.0, "equity": 5.0}
    start = {"budget": ALONE}
    plans = [" ".join((ACTION, *BESIDE[:more])) for more in range(len(BESIDE) + 1)]
    arms = [Arm(by_turn({1: plan, 2: plan}), vision, start) for plan in plans]
    idle = Arm(vision=vision, start=start)
    return play_arms(shipped().ruleset().without_chance(), [*arms, idle], SEED, 1), arms, idle


def _course(lang: str, reading: str, title: Both, told: Both) -> str:
    runs, arms = _plans()
    series = []
    for name, called in PLANS.items():
        values = runs.series(reading, arms[name])
        low, high = np.percentile(values, [10, 90], axis=1)
        series.append(Line(pick(called, lang), values.mean(axis=1).tolist(), low.tolist(), high.tolist()))
    return _lines(lang, title, told, series, LEVEL)


def _lines(lang: str, title: Both, told: Both, series: Sequence[Line], y: Both) -> str:
    return lines(
        pick(title, lang),
        pick(told, lang),
        series,
        x=[str(turn) for turn in range(len(series[0].values))],
        x_axis=pick(X_AXIS, lang),
        y_axis=pick(y, lang),
        write=Numbers(lang, 1),
    )


def use_chart(lang: str) -> str:
    return _course(
        lang,
        "adoption",
        ("Gebruik in de les: kopen is het snelst te zien", "Use in lessons: buying shows soonest"),
        (
            "Drie lijnen over twaalf kwartalen: visie eerst, alleen kopen en niets doen.",
            "Three lines over twelve quarters: vision first, only buying and doing nothing.",
        ),
    )


def quality_chart(lang: str) -> str:
    return _course(
        lang,
        "education_quality",
        ("Onderwijskwaliteit: het laatst, en het minst", "Education quality: last, and least"),
        (
            "Drie lijnen over twaalf kwartalen: visie eerst, alleen kopen en niets doen.",
            "Three lines over twelve quarters: vision first, only buying and doing nothing.",
        ),
    )


def delay_chart(lang: str) -> str:
    """What one action has moved, quarter by quarter, beside the same school without it."""
    runs, once, idle = _one_action()
    words = Words(lang)
    shown = {
        "skill": words.say("Skill"),
        "workload": words.say("Work pressure"),
        "adoption": words.say("Use in lessons"),
        "education_quality": words.say("Education quality"),
    }
    series = [
        Line(name, (runs.series(reading, once) - runs.series(reading, idle))[:, 0].tolist())
        for reading, name in shown.items()
    ]
    return _lines(
        lang,
        ("Eén actie in kwartaal 1: wanneer merk je wat?", "One action in quarter 1: when is what felt?"),
        (
            "Vier lijnen over twaalf kwartalen: het verschil met dezelfde school zonder deze actie.",
            "Four lines over twelve quarters: the difference with the same school without this action.",
        ),
        series,
        ("verschil in punten", "difference in points"),
    )


def crowd_chart(lang: str) -> str:
    """What all actions of two quarters bring in skill, by how many there are at once."""
    runs, arms, idle = _crowded()
    tired = [float(runs.at("fatigue", arm, 3)[0] - runs.at("fatigue", idle, 3)[0]) for arm in arms]
    pressed = [float(runs.at("workload", arm, 3)[0] - runs.at("workload", idle, 3)[0]) for arm in arms]
    learnt = [float(runs.at("skill", arm, 6)[0] - runs.at("skill", idle, 6)[0]) for arm in arms]
    words = Words(lang)
    series = [
        Line(words.say("Skill"), learnt),
        Line(words.say("Work pressure"), pressed),
        Line(words.say("Change fatigue"), tired),
    ]
    return lines(
        pick(("Meer tegelijk is niet meer", "More at once is not more"), lang),
        pick(
            (
                "Drie lijnen over één tot zes acties tegelijk: vaardigheid, werkdruk en moeheid.",
                "Three lines over one to six actions at once: skill, work pressure and fatigue.",
            ),
            lang,
        ),
        series,
        x=[str(number) for number in range(1, len(arms) + 1)],
        x_axis=pick(("acties tegelijk, twee kwartalen lang", "actions at once, for two quarters"), lang),
        y_axis=pick(("verschil met niets doen, in punten", "difference with doing nothing, in points"), lang),
        write=Numbers(lang, 1),
    )


def chance_chart(lang: str) -> str:
    """Where the same plans end under different luck."""
    runs, arms = _plans()
    rows = [
        Ridge(pick(called, lang), runs.end("education_quality", arms[name]).tolist())
        for name, called in PLANS.items()
    ]
    return ridges(
        pick(("Zelfde keuzes, ander toeval", "Same choices, other luck"), lang),
        pick(
            (
                f"Drie verdelingen van onderwijskwaliteit na kwartaal 12, over {GAMES} spellen per plan.",
                f"Three distributions of education quality after quarter 12, over {GAMES} games a plan.",
            ),
            lang,
        ),
        rows,
        axis=pick(("onderwijskwaliteit na kwartaal 12", "education quality after quarter 12"), lang),
        write=Numbers(lang, 1),
    )


def scarce_chart(lang: str) -> str:
    """What ten points more of each of the four would give practice in lessons, at the start."""
    words = Words(lang)
    starts: Mapping[str, str] = {
        "vision_lived": words.say("Lived vision"),
        "skill": words.say("Skill"),
        "content": words.say("Teaching material"),
        "infrastructure": words.say("Infrastructure"),
    }
    rules = shipped().ruleset().without_chance()
    plain = Arm()
    arms = {reading: Arm(start=_raised(rules, reading)) for reading in starts}
    runs = play_arms(rules, [plain, *arms.values()], SEED, 1)
    usual = runs.at("practice", plain, 0)[0]
    rows = [
        Bar(name, float(100 * (runs.at("practice", arms[reading], 0)[0] - usual)))
        for reading, name in starts.items()
    ]
    return bars(
        pick(("Tien punten erbij: waar helpt het?", "Ten points more: where does it help?"), lang),
        pick(
            (
                "Vier balken: wat tien punten meer van elk aan de praktijk in de lessen toevoegt.",
                "Four bars: what ten points more of each adds to practice in lessons.",
            ),
            lang,
        ),
        rows,
        axis=pick(("punten praktijk in de lessen", "points of practice in lessons"), lang),
        write=Numbers(lang, 2),
    )


def _raised(rules: Ruleset, reading: str) -> dict[str, float]:
    """Start levels with ten points more of one; a team's variable in every team."""
    usual = dict(zip(rules.variables, map(float, rules.start), strict=True))
    return {
        name: level + 10 for name, level in usual.items() if name == reading or name.startswith(f"{reading}.")
    }


CHARTS: Mapping[str, Callable[[str], str]] = {
    "use": use_chart,
    "quality": quality_chart,
    "delay": delay_chart,
    "crowd": crowd_chart,
    "chance": chance_chart,
    "scarce": scarce_chart,
}
