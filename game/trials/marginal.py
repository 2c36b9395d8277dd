"""What one more of an action is worth, in place of an average one: a regression at equal pace.

Plans with as many actions carried out are compared with each other only, so that an action is not praised
for what merely being busy brings.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.blueprint import Array, Truth
from game.trials.intervals import Z
from game.trials.plans import Played


@dataclass(frozen=True, eq=False, slots=True)
class Worth:
    """Points of the yardstick per time done, against the mean action; (A,) with its 95 % half-width."""

    points: Array
    half: Array


def worth(played: Played, some: Truth | None = None) -> Worth:
    """Least squares of the score on how often each action was done, within each number of actions.

    some  (P,) the plans to look at; None: all
    """
    chosen = np.ones(len(played.score), dtype=np.bool_) if some is None else some
    counts, points = played.counts[:, chosen].T.copy(), played.score[chosen].copy()
    pace = np.rint(counts.sum(axis=1)).astype(np.intp)
    groups = np.unique(pace)
    for number in groups:
        here = pace == number
        counts[here] -= counts[here].mean(axis=0)
        points[here] -= points[here].mean()
    inverse = np.linalg.pinv(counts.T @ counts, rcond=1e-9, hermitian=True)
    found = inverse @ (counts.T @ points)
    left = points - counts @ found
    free = max(len(points) - counts.shape[1] - len(groups), 1)
    centre = np.eye(counts.shape[1]) - 1.0 / counts.shape[1]
    variance = float(left @ left) / free * np.diag(centre @ inverse @ centre)
    return Worth(found - found.mean(), Z * np.sqrt(np.maximum(variance, 0.0)))
