"""The model of Wendbaar as pure numpy: docs/model.md is its specification, section by section."""

MODEL_VERSION = "1"
"""Changes when the same decisions and the same luck would give other numbers."""
