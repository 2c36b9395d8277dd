"""What `wendbaar room-check` looks at, a check a function: on the laptop, and of the game."""
