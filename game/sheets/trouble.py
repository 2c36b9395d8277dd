"""What can go wrong in the room, and what the trainer does: for the guide."""

from __future__ import annotations

from game.paper.blocks import Paragraph, Section, Table
from game.sheets.reading import Reading
from game.texts import mark

TROUBLE: tuple[tuple[str, str], ...] = (
    (
        mark("Those at the back cannot read it"),
        mark("Ctrl + makes all text larger, F11 fills the screen, V leaves details off the board."),
    ),
    (
        mark("The laptop stops or sleeps"),
        mark("Open Wendbaar again and go on: every decision was kept, and it opens at the same step."),
    ),
    (
        mark("One screen only, and private ballots"),
        mark(
            "F2, Z makes the room's screen black; or vote blind with Tab; or on slips, typed in with F2, V."
        ),
    ),
    (
        mark("Someone clicked too far"),
        mark("F2, B takes back the last decision of this quarter. Behind a fixed plan only a what-if goes."),
    ),
    (
        mark("A loud voice decides before the ballot"),
        mark("“First the paper, then the talk.” Nothing opens until everyone has voted."),
    ),
    (
        mark("All look at the boss"),
        mark("Keep votes without roles: the highest formal role speaks last. Give the boss another role."),
    ),
    (
        mark("Someone stays silent"),
        mark("The order of speaking is drawn by lot: follow it. Ask for the reason on the ballot, no more."),
    ),
    (
        mark("They play the politics of their own school"),
        mark("“Here you are your role. About ourselves we talk later.” Pin what comes up with T."),
    ),
    (
        mark("Someone is hurt"),
        mark("Pause at once (F2, P). Ask that person, not the group. The game can wait, and may end here."),
    ),
    (
        mark("The talk does not end"),
        mark("“One sentence each, then the decision.” A minute more is F2, +. What remains is a note."),
    ),
    (
        mark("They agree at once"),
        mark("“Who had another reason for the same choice?” Look at how sure they were."),
    ),
    (
        mark("“We could not have known that”"),
        mark(
            "Open the cause: quarter, decision, delay. Who knew, and when was it told, is for the look-back."
        ),
    ),
    (
        mark("They want to win"),
        mark("There is no total. “What would the team with the least support say of this score?”"),
    ),
    (
        mark("They take it for the truth"),
        mark("“What is wrong in it?” is a fixed question. The model says what it leaves out; say so too."),
    ),
    (
        mark("“At ours it is not like that”"),
        mark("Good. Ask how it is then, and pin it: it comes back at the step about our own school."),
    ),
    (
        mark("Time runs out"),
        mark("F2, K plays two quarters as one; F2, X ends the game here. The look-back keeps its minutes."),
    ),
    (
        mark("A colleague takes over"),
        mark("Give these pages. The log has all that happened; notes stand at their quarter."),
    ),
)
"""(what you see, what you do)."""


def trouble_section(reading: Reading) -> Section:
    say = reading.words.say
    table = Table(
        caption=say("What you see, and what helps"),
        heads=(say("What you see"), say("What helps")),
        rows=tuple((say(seen), say(done)) for seen, done in TROUBLE),
        widths=(38, 82),
        bold=True,
    )
    about = say("None of it is strange, and none of it is anybody's fault.")
    return Section("trouble", say("When it goes otherwise"), (Paragraph(about), table))
