"""Why a number moved: exact parts from the ledger, grouped by cause and followed upstream.

`book` reads the ledger, `values` what can be explained, `lags` shares the pull of a lagging level out,
`upstream` knows what a mechanism reads, `causes` groups and opens, `limits` finds the scarcest condition,
`grounds` what met the condition of an effect and `coming` what is still on its way (docs/model.md 5).
"""

from game.session.explain.book import (
    LedgerEntry,
    Part,
    Span,
    changes,
    entry_of,
    ledger,
    resolved,
    span_of,
)
from game.session.explain.causes import LEVELS, Account, ExactCause, Kind, account, explain
from game.session.explain.coming import Coming, coming
from game.session.explain.grounds import Ground, grounds_of
from game.session.explain.lags import BACK, EARLIER_CHANCE, RATES, lag_of
from game.session.explain.limits import Limit, limit_of
from game.session.explain.upstream import Reading, rises
from game.session.explain.values import (
    CAPACITY,
    CARRIED,
    COHERENCE,
    DRIVE,
    EFFORT,
    IMBALANCE,
    LEARNING_CULTURE,
    LEARNING_POWER,
    PRACTICE,
    is_derived,
    of_staff,
    team_of,
    value_at,
    weights_of,
)

__all__ = [
    "BACK",
    "CAPACITY",
    "CARRIED",
    "COHERENCE",
    "DRIVE",
    "EARLIER_CHANCE",
    "EFFORT",
    "IMBALANCE",
    "LEARNING_CULTURE",
    "LEARNING_POWER",
    "LEVELS",
    "PRACTICE",
    "RATES",
    "Account",
    "Coming",
    "ExactCause",
    "Ground",
    "Kind",
    "LedgerEntry",
    "Limit",
    "Part",
    "Reading",
    "Span",
    "account",
    "changes",
    "coming",
    "entry_of",
    "explain",
    "grounds_of",
    "is_derived",
    "lag_of",
    "ledger",
    "limit_of",
    "of_staff",
    "resolved",
    "rises",
    "span_of",
    "team_of",
    "value_at",
    "weights_of",
]
