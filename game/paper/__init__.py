"""What is made for paper and for reading: A4 sheets that can be read aloud, their letters, blocks of words.

It knows neither a game nor a scenario: `report` and `sheets` say what stands on the page. `sheet` is a page
with a cursor, `flow` draws `blocks` on it, `tagging` tells what is a heading and what a cell; `clean` makes
others' texts fit for a page, `letters` are the game's own, `templates` make HTML, `whole` writes files.
"""
