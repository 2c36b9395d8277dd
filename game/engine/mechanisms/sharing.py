"""Who leads, and what the school's effort is about: both as moving averages (docs/model.md 3.9)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.engine.blueprint import Array
from game.engine.quarter import Quarter, Split


def who_leads(q: Quarter) -> None:
    """shared_leadership: shared_rate min(total / 200, 1) (target - x).

    target = min(120 (1 - sum of (used_l / total)^2), 100), 0 when nobody leads: the more roles share the
    hours, the higher. Source: Vanderlinde 2012.
    """
    leading = q.effort.leading
    total = leading.used_by_all
    someone = total > 0
    parts = leading.used / np.where(someone, total, 1.0)
    squares = np.zeros(q.state.games)
    for part in parts * parts:
        squares += part
    target = np.minimum(120.0 * (1.0 - squares), 100.0) * someone
    pace = q.p.shared_rate * np.minimum(total / 200.0, 1.0)
    q.add("shared_leadership", "who_leads", pace * (target - q.now.level("shared_leadership")))


def what_we_do(q: Quarter) -> None:
    """enacted of a theme: enact_rate (a - x).

    a = min(100, 100 / enact_norm (sum over actions of (0.3 + [load]+) s breadth theme + sum over options of
    0.3 theme)), s the strength of leading alone, breadth 1 where all of the school takes part.
    Booked by source, what fades under the mechanism's own name.
    """
    x = q.state.place("enacted")
    rate, norm = q.p.enact_rate, 100.0 / q.p.enact_norm
    total = np.zeros(x.shape)
    done = q.effort.done
    parts = _weights(q) * q.rules.action_themes.T.take(done.action, axis=1)
    of_theme = done.game + np.arange(0, total.size, q.state.games)[:, None]
    np.add.at(total.reshape(-1), of_theme.ravel(), parts.ravel())
    q.effort.answers.add_to(total, 0.3 * q.rules.option_themes.T)
    asked = norm * total
    busy_with = np.minimum(100.0, asked)

    def by_source() -> Iterator[Split]:
        bound = np.where(asked > 100.0, 100.0 / np.where(asked > 100.0, asked, 1.0), 1.0)
        for source, kind, part in _parts(q):
            yield source, kind, rate * norm * part * bound
        yield "what_we_do", "mechanism", -rate * x

    q.add_split("enacted", "what_we_do", rate * (busy_with - x), by_source)


def _weights(q: Quarter) -> Array:
    """(P,) what each action carried out adds to the sum for a theme that it carries in full."""
    done = q.effort.done
    weight = (0.3 + np.maximum(q.rules.action_load, 0.0)).take(done.action)
    return np.asarray(weight * done.led * done.breadth)


def _parts(q: Quarter) -> Iterator[tuple[str, str, Array]]:
    """(source, kind, (K, N) what it adds to the sum over themes)."""
    for a, weight in q.effort.done.by_action(_weights(q), q.state.games):
        yield q.rules.actions[a], "action", weight * q.rules.action_themes[a][:, None]
    for m, name, chosen in q.answered():
        yield name, "option", 0.3 * chosen * q.rules.option_themes[m][:, None]
