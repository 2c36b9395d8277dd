"""Refusals and warnings, in words a player understands. One rule, one text: they cannot disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.scenario.text import Text
from game.session.asked import Asked
from game.texts import Words, mark

MESSAGES: Mapping[str, str] = {
    # the table
    "people": mark("Wendbaar is played by one to eight people; {people} is not possible."),
    "leader_unknown": mark("Nobody at this table plays {role}, so that role cannot lead."),
    "roles_fixed": mark("The roles of this game were fixed at the start; a {people}th player shares a seat."),
    "events_per_turn": mark("A quarter has at least one event and at most {most}."),
    "too_many_names": mark("There are {seats} seats; names were given for {names}."),
    "name_long": mark("A name has at most {most} characters."),
    "rehearsal_already": mark("This game is a rehearsal already."),
    "rehearsal_late": mark("A rehearsal is chosen before the first quarter; begin a new game for it."),
    # the vision
    "stones_sum": mark("The vision is ten stones; {laid} lie on the table now."),
    "stones_negative": mark("A theme carries no fewer than zero stones."),
    "theme_unknown": mark("This scenario has no theme {theme}."),
    "sentences_many": mark("A vision has at most five sentences."),
    "sentence_unknown": mark("This scenario has no vision sentence {sentence}."),
    "sentence_long": mark("A sentence of your own has one to {most} characters."),
    "vision_given": mark("In this scenario the vision is given."),
    "revised_already": mark("The vision was revised this quarter already; once a quarter is enough."),
    "revision_money": mark("Revising the vision costs € {cost}k; there is € {left}k left."),
    "vision_same": mark("These are the stones and sentences that already lie there."),
    # steps
    "not_now": mark("That is not possible in this step."),
    "already_ended": mark("This game has ended. You can look back, and pin notes."),
    "ballots_first": mark("First the ballots: everybody chooses alone, then you talk."),
    "decide_first": mark("First the decision: {leader} chooses an option."),
    "votes_missing_one": mark("Still one ballot to come."),
    "votes_missing": mark("Still {n} ballots to come."),
    # ballots
    "seat_unknown": mark("There is no seat {seat} at this table."),
    "ballot_closed": mark("The ballots are open already; a vote cannot change any more."),
    "option_missing": mark("Choose an option first."),
    "option_unknown": mark("This event has no option {option}."),
    "option_money": mark("This option costs € {cost}k and there is € {left}k left."),
    "confidence": mark("How sure are you? Choose 1 to 5."),
    "reasons_many": mark("Choose at most two reasons."),
    "reason_unknown": mark("There is no reason {reason}."),
    "words_many": mark("A reason has at most {most} words; this one has {n}."),
    "words_long": mark("A reason has at most {most} characters."),
    "card_unknown": mark("There is no card {card}."),
    "card_asked_before": mark("The card was asked at the first ballot of this quarter."),
    "only_card": mark("This quarter only a card is asked."),
    "counts_unknown": mark("Count hands per option of this event: {option} is not one."),
    "counts_many": mark("{n} hands were counted and {people} people play."),
    # the plan
    "action_unknown": mark("There is no card {card}."),
    "action_twice": mark("{action} is in the plan already; a card can be played once a quarter."),
    "actions_many": mark("A plan has at most six cards."),
    "action_once": mark("{action} can be done once, and it was done."),
    "action_running": mark("{action} is still running; it can start again in quarter {turn}."),
    "action_condition": mark("{action} is not possible yet: {condition}."),
    "action_leader": mark("{action} needs someone to lead it."),
    "action_teams": mark("Choose at least one team for {action}."),
    "action_one_team": mark("{action} is done in exactly one team."),
    "action_school": mark("{action} is for the whole school: no teams to choose."),
    "team_unknown": mark("There is no team {team}."),
    "plan_money": mark("{action} costs € {cost}k and there is € {left}k left for it."),
    "leader_far_over": mark(
        "{role} would need {used} of {hours} hours: over two and a half times. Give a card to someone else."
    ),
    "leader_over": mark(
        "{role} has {used} of {hours} hours in the plan: what {role} leads will have less effect."
    ),
    "load_over": mark("Full: {load} of {limit}. You can go on; it probably costs job satisfaction."),
    "nothing_starts": mark("Two quarters are played as one: nothing new starts in the second."),
    # stepping back and the trainer
    "nothing_back": mark("There is nothing in this quarter to take back. What was seen stays seen."),
    "event_unknown": mark("This scenario has no event {event}."),
    "event_not_here": mark("{event} is not an event of this quarter."),
    "event_here": mark("{event} is on the table this quarter already."),
    "event_decided": mark("{event} has been decided; step back first."),
    "plan_committed": mark("The plan has been committed; this quarter is done."),
    "already_paused": mark("The game is paused already."),
    "not_paused": mark("The game is not paused."),
    "paused": mark("The game is paused. Go on first."),
    "seconds": mark("Give between 1 and 60 minutes."),
    "note_empty": mark("Write the note first."),
    "note_long": mark("A note has at most {most} characters."),
    "turn_unknown": mark("Quarter {turn} has not been played."),
    "fact_unknown": mark("{role} has no fact {number} to share."),
    "fact_shared": mark("That was told at the table before."),
    "join_now": mark("Two quarters can be joined at the start of a quarter, before its first step."),
    "join_last": mark("This is the last quarter: there is no next one to join."),
    # the look-back
    "name_missing": mark("Give it a name first."),
    "name_of_branch": mark("A name has at most {most} characters."),
    "about_unknown": mark("There is no event, card or number {about} to pin this to."),
    "notes_many": mark("A game holds at most {most} of these."),
    "note_unknown": mark("There is no note {number}."),
    "agreement_unknown": mark("There is no agreement {number}."),
    "agreement_long": mark("Keep it short: at most {most} characters in each part."),
    "branch_unknown": mark("There is no what-if {number}."),
    "branch_before": mark(
        "This what-if begins in quarter {turn}: the quarters before stay as they were played."
    ),
    "branch_vision": mark("Another vision at the start asks for a what-if from quarter 1 on."),
    "branches_many": mark("A game holds at most {most} what-ifs."),
    "branch_same": mark("Nothing was decided otherwise yet."),
    "branch_stands": mark("That was kept already: “{name}”."),
    "no_last_change": mark("No what-if was kept in this game yet."),
    "guide_step": mark("The look-back has no step {step}."),
    # predictions
    "predictions_missing_one": mark("Still one prediction to come."),
    "predictions_missing": mark("Still {n} predictions to come."),
    "sentence_most": mark("One sentence: at most {most} characters."),
    "number": mark("Give a whole number from 0 to 100."),
    "reason_long": mark("A reason has at most {most} characters."),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was not carried out; nothing moved."""

    code: str
    args: Mapping[str, object] = field(default_factory=dict)

    def say(self, words: Words) -> str:
        return words.say(MESSAGES[self.code], **_in_words(self.args, words))


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a rule has against (part of) a plan: a block refuses it, the rest warns."""

    code: str
    args: Mapping[str, object] = field(default_factory=dict)
    blocks: bool = True
    action: str | None = None

    def say(self, words: Words) -> str:
        return words.say(MESSAGES[self.code], **_in_words(self.args, words))

    def as_refusal(self) -> Refusal:
        return Refusal(self.code, self.args)


def _in_words(args: Mapping[str, object], words: Words) -> dict[str, object]:
    return {name: _said(value, words) for name, value in args.items()}


def _said(value: object, words: Words) -> object:
    if isinstance(value, Text):
        return value.get(words.lang)
    return value.say(words) if isinstance(value, Asked) else value
