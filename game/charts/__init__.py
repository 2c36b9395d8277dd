"""Charts as SVG text, for pages that are read, printed and kept.

Each function takes a title, a description for who cannot see the picture, and rows; it returns one `<svg>`
that needs nothing else: colours and sizes are presentation attributes, and it brings its own paper, so that
it reads on a light and on a dark page alike. The same input gives the same text. What colour tells is told by
a shape, a dash or a word too.
"""

from game.charts.bars import Bar, bars
from game.charts.intervals import Interval, Panel, intervals
from game.charts.lines import Line, lines
from game.charts.multiples import Small, multiples
from game.charts.numbers import Numbers
from game.charts.ridges import Ridge, ridges
from game.charts.rows import Tone
from game.charts.stones import stones
from game.charts.strip import strip
from game.charts.waterfall import Fall, waterfall

__all__ = [
    "Bar",
    "Fall",
    "Interval",
    "Line",
    "Numbers",
    "Panel",
    "Ridge",
    "Small",
    "Tone",
    "bars",
    "intervals",
    "lines",
    "multiples",
    "ridges",
    "stones",
    "strip",
    "waterfall",
]
