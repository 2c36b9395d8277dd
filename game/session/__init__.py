"""A game as a log: commands are decided into events, events fold into a game, views say what one may see."""
