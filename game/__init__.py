"""Wendbaar: a simulation that a leadership team plays together, quarter by quarter."""

__version__ = "0.1.0"
