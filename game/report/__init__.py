"""The report to take home: a game's look-back as one page of HTML, as a PDF, and as tables.

`content` says what is told, in `blocks` of finished words; `page` and `pdf` draw the same blocks, `data`
writes the tables. It reads the views of the look-back and computes nothing anew.
"""

from game.report.make import make_data, make_report
from game.report.story import Days

__all__ = ["Days", "make_data", "make_report"]
