"""What a player may see now, in words: frozen views that the window and the text mode draw alike.

A view is made from a game and a language, holds finished texts and numbers, and knows nothing of a face.
Secrecy is the views' duty: what one seat may not see is not in its view. Numbers are shown whole; `exact`
values stay in the ledger.
"""
