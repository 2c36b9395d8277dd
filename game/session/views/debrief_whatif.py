"""What if: a quarter of a branch to decide anew, and the branches that were kept."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.debrief.branches import (
    branch_numbered,
    decided_in,
    parent_decided,
    standing,
    vision_then,
)
from game.session.debrief.decide import NAME_LENGTH
from game.session.events import BranchQuarter, PlanEntry
from game.session.game import Game, KeptBranch
from game.session.rules import plan_troubles
from game.session.views.causes import quarter_mark
from game.session.views.debrief_changes import changes_told
from game.session.views.event import OptionView, options_of
from game.session.views.names import theme_name
from game.texts import Words


@dataclass(frozen=True, slots=True)
class BranchRow:
    """A branch that was kept."""

    number: int
    name: str
    turn: int
    """The quarter it was forked at."""
    parent: int
    """The branch it was forked from; 0: the game itself."""
    base: str
    """That branch's name; empty for the game itself."""
    changed: tuple[int, ...]
    """Quarters with other decisions."""
    text: str
    """`from Q5 on: no buying`, what is done otherwise, in short."""
    spoken: str


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """An event of the quarter that is decided anew."""

    event: str
    title: str
    options: tuple[OptionView, ...]
    chosen: str
    """As the change says; else as it was played, or its default."""
    played: str
    """As it was decided in the game; empty for an event that the game did not meet."""


@dataclass(frozen=True, slots=True)
class EditView:
    """A quarter to decide anew.

    `debrief.branches.standing(game, draft, turn)` gives a game at the plan step of that quarter, on which
    `plan_view`, `default_entry` and `vision_view` work as in play. What comes of it goes into the draft with
    `with_quarter(draft, turn, BranchQuarter(entries, answers, stones, sentences))`.
    """

    turn: int
    mark: str
    base: int
    """The branch that is changed; 0: the game."""
    base_name: str
    choices: tuple[ChoiceView, ...]
    entries: tuple[PlanEntry, ...]
    """The plan as it stands in the draft."""
    cards: tuple[str, ...]
    """Its titles."""
    stones: tuple[tuple[str, str, int], ...]
    """(theme id, name, stones) of the vision in this quarter, a revision in it included."""
    revised: bool
    """The vision is revised in this quarter."""
    vision: str
    """What another vision would be here: laid at the start, or revised in this quarter; empty where the
    scenario gives it."""
    otherwise: bool
    """The vision of this quarter is otherwise than in the base."""
    changes: tuple[str, ...]
    """What is otherwise than in the base, in words; empty: nothing yet."""
    troubles: tuple[str, ...]
    """What stands in the way of this plan, in words."""


def branches_view(game: Game, words: Words) -> tuple[BranchRow, ...]:
    """Every branch that was kept and stands, in order of keeping."""
    return tuple(_branch_row(game, words, branch) for branch in game.branches)


def edit_view(game: Game, words: Words, draft: KeptBranch, turn: int) -> EditView:
    """A quarter of a draft, to be decided anew. Raises LookupError for a quarter without a result."""
    decided = decided_in(game, draft, turn)
    there = standing(game, draft, turn, decided)
    was = parent_decided(game, draft, turn)
    spec = game.scenario.spec
    base = (
        branch_numbered(game, draft.parent).name if draft.parent else words.say("the game as it was played")
    )
    stones = vision_then(game, draft, turn).stones
    return EditView(
        turn=turn,
        mark=quarter_mark(words, turn),
        base=draft.parent,
        base_name=base,
        choices=tuple(_choice(game, words, there, event, decided) for event in there.quarter.agenda),
        entries=decided.entries or (),
        cards=tuple(spec.actions[entry.action].title.get(words.lang) for entry in decided.entries or ()),
        stones=tuple(
            (theme, theme_name(words, game.scenario, theme), stones.get(theme, 0))
            for theme in game.rules.themes
        ),
        revised=decided.stones is not None,
        vision="" if spec.vision is not None else _vision_label(words, turn),
        otherwise=draft.vision is not None
        or (decided.stones, decided.sentences) != (was.stones, was.sentences),
        changes=tuple(changes_told(game, words, draft)),
        troubles=tuple(
            trouble.say(words) for trouble in plan_troubles(there, decided.entries or ()) if trouble.blocks
        ),
    )


def usual_name(view: EditView) -> str:
    """What a what-if is called until it is given another name: its changes, as far as a name reaches."""
    name = "; ".join(view.changes)
    if len(name) <= NAME_LENGTH:
        return name
    return name[: NAME_LENGTH - 1].rpartition(" ")[0].rstrip(";,:") + "…"


def _vision_label(words: Words, turn: int) -> str:
    if turn == 1:
        return words.say("Another vision from the start")
    return words.say("Another vision from this quarter on")


def _branch_row(game: Game, words: Words, branch: KeptBranch) -> BranchRow:
    told = "; ".join(changes_told(game, words, branch))
    text = told or words.say("from {quarter} on", quarter=quarter_mark(words, branch.turn))
    base = branch_numbered(game, branch.parent).name if branch.parent else ""
    spoken = words.say("{name}: {text}", name=branch.name, text=text)
    if base:
        spoken = words.say("{name}, on “{base}”: {text}", name=branch.name, base=base, text=text)
    return BranchRow(
        number=branch.number,
        name=branch.name,
        turn=branch.turn,
        parent=branch.parent,
        base=base,
        changed=tuple(sorted(branch.changes)),
        text=text,
        spoken=spoken,
    )


def _choice(game: Game, words: Words, there: Game, event: str, decided: BranchQuarter) -> ChoiceView:
    played = game.quarters[there.turn - 1]
    default = game.scenario.spec.events[event].default
    return ChoiceView(
        event=event,
        title=game.scenario.spec.events[event].title.get(words.lang),
        options=options_of(there, words, event),
        chosen=(decided.answers or {}).get(event, default),
        played=played.answers.get(event, default) if event in played.agenda else "",
    )
