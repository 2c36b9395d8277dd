"""The claims on the standard scenario, played with its own events.

An id that begins with `c_` is that of a claim which the scenario's events name; `iP` and `iE` have the number
of the same claim on the reference deck, here with this deck's actions.
"""
