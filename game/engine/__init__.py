"""The model of Wendbaar as pure numpy: docs/model.md is its specification, section by section."""

MODEL_VERSION = "2"
"""The model of a new game. Changes when the same decisions and the same luck would give other numbers;
`parameters.MODELS` keeps every model that games have been played with."""
