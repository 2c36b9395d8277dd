"""Evidence: what the field says, as experiments on the model (docs/model.md 10).

`claim` says what a claim is, `claims` holds them, `runner.measure` plays and judges them.
"""
