"""A small scenario without mistakes, and ways to break it at a place that is marked in the text."""

# ruff: noqa: E501 - the scenario is written as a trainer would write it

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.scenario import Finding, check_scenario

MARK = "§"

SMALL = """\
wendbaar: 1
id: small
language: nl
title: Klein
summary: Een kleine school.
minutes: 30
turns: 4
school:
  name: De School
  budget: {start: 100, per_turn: 40}
  start: {safety: 40}
  teams:
    care: {name: Zorg, size: 10, start: {skill: 30}}
    tech: {name: Techniek, size: 5}
themes:
  equity: {name: Gelijke kansen, serves: equal_opportunity, asks: {ethics: 60}, statements: {why: Iedereen telt.}}
  hybrid: {name: Hybride, serves: labour_market_fit}
  near: {name: Nabij, serves: student_satisfaction}
how_we_work:
  statements: {small_steps: Klein beginnen.}
variables:
  trust: {name: Vertrouwen, start: 50, decay: 0.1, show: board}
  projects: {name: Projecten, start: 3, kind: count, show: board}
roles:
  head:
    name: Directeur
    formal: true
    leader: true
    hours: 60
    strengths: {literacy: 40, conduct: 50, organisation: 60, direction: 70, culture: 50}
    knows:
      - {text: Er komt bezoek., foreshadows: [visit]}
  teacher:
    name: Docent
    formal: false
    hours: 40
    strengths: {literacy: 60, conduct: 50, organisation: 40, direction: 30, culture: 70}
  coach:
    name: Coach
    formal: false
    hours: 40
    strengths: {literacy: 90, conduct: 50, organisation: 40, direction: 30, culture: 70}
  spare:
    name: Projectleider
    formal: true
    reserve: true
    hours: 30
    strengths: {literacy: 50, conduct: 50, organisation: 50, direction: 50, culture: 50}
seats: [[teacher, coach]]
actions:
  talk:
    title: Gesprek
    tags: [visioning, safety]
    themes: {equity: 0.5}
    cost: 4
    hours: 12
    load: 0.3
    reach: teams
    fits: direction
    when: "turn >= 2"
    effects:
      - {moves: visioning, by: +8, scaled_by: [leader_fit, coherence, safety]}
      - {moves: team.vision_lived, by: +10, after: 1, over: 2, scaled_by: [safety]}
      - {moves: team.skill, by: 5, teams: [tech], when: "trust > 40"}
  buy:
    title: Kopen
    tags: [tools_at_work]
    cost: 20
    reach: school
    repeat: once
    effects:
      - {moves: projects, by: 1, unscaled: true}
      - {moves: budget, by: -10, after: 1}
  coach_one:
    title: Eén team
    tags: [inquiry]
    reach: team
    repeat: free
    effects: [{moves: inquiry, by: 4}]
events:
  visit:
    title: Bezoek
    story: Iemand komt kijken.
    at: 3
    felt_by: [students, care, head]
    options:
      show: {title: Laten zien, cost: 2, effects: [{moves: safety, by: 3}], known_by: {coach: Doe het.}}
      hide: {title: Verbergen}
    default: hide
    question: Wie keek er mee?
  storm:
    title: Storm
    story: Het waait.
    when: "turn >= 2 and not chosen(buy)"
    chance: "0.4 * (1 - trust / 100)"
    once: false
    options:
      wait: {title: Wachten}
      act: {title: Doen, cost: -5, load: 0.1}
    default: wait
questions:
  q_safe: {text: Durf je?, dimension: culture, when: "safety < 45"}
debrief:
  steps: [{title: Kijken, minutes: 10, show: timeline, questions: [d_one]}]
  questions:
    d_one: {text: Wat zag je?, show: timeline}
endings:
  - {when: "vision_lived > 30", title: Levend, text: Het leeft.}
plans:
  talk_first: {vision: {equity: 10}, turns: {2: [talk], 3: [buy, {do: talk, led_by: head, teams: [care]}]}, choices: {visit: show}}
checks:
  - {name: Praten helpt, play: talk_first, against: nothing, games: 10, expect: "safety at 4 higher by 0.1"}
"""


@dataclass(frozen=True)
class Marked:
    """A text in which one place was marked."""

    text: str
    line: int
    column: int


def marked(text: str) -> Marked:
    """Takes the one mark out of a text and says where it stood."""
    before, _, after = text.partition(MARK)
    assert MARK not in after
    return Marked(before + after, before.count("\n") + 1, len(before) - before.rfind("\n"))


def small(*changes: tuple[str, str]) -> str:
    """The small scenario with texts replaced; each must stand in it once."""
    text = SMALL
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the small scenario"
        text = text.replace(old, new)
    return text


def write(folder: Path, text: str, name: str = "small.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def findings_of(folder: Path, text: str, name: str = "small.yaml") -> list[Finding]:
    return check_scenario(write(folder, text, name))


def only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, "\n".join(map(str, findings)) or "nothing was found"
    return findings[0]
