"""The papers of a workshop, from any scenario: for the trainer, for each role, for everybody, for the wall.

`reading` takes a scenario's texts in one language, `conditions` says a condition in words, `timing` lays the
workshop out in minutes; `guide`, `cards`, `handout`, `poster` and `slips` are the papers, drawn with
`game.paper`; `make` writes them. No paper that others see holds what only one role knows.
"""
