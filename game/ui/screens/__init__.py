"""Screens: each takes a view and returns intents; none knows a rule of the game."""
