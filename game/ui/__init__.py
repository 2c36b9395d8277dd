"""The window: the only place in the game that knows pygame."""
