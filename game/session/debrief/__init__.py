"""What the look-back knows, as pure functions of a game: finished or half-way, played now or years ago.

`branches` plays a game again with other decisions, `compare` lays such a branch beside the game, `voices`
tells how the team decided, `stance` what it stood for and did, `hindsight` what it expected and who knew
what; `guide` has the steps of the talk. `decide`, `fold`, `legal` and `lawful` keep notes, agreements,
branches and finished steps in the log, `log` makes a branch one of its own. Why a number moved is
`game.session.explain`; words are the views'.
"""
