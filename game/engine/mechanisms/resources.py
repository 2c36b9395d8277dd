"""Material, network, money, and stocks of the scenario's own (docs/model.md 3.1, 3.9)."""

from __future__ import annotations

import numpy as np

from game.engine.quarter import Quarter


def ageing(q: Quarter) -> None:
    """content: -content_decay x; infrastructure: -infra_decay x (devices last four to five years)."""
    q.add("content", "ageing", -q.p.content_decay * q.now.level("content"))
    q.add("infrastructure", "ageing", -q.p.infra_decay * q.now.level("infrastructure"))


def money(q: Quarter) -> None:
    """budget, thousand euro: what actions and options cost, then

    income             +income
    returned_to_board  -reserve_back [x - reserve]+, x before this quarter's payments: idle money is reclaimed
    maintenance        -infra_cost infrastructure
    running_costs      -running
    """
    _costs(q)
    idle = np.maximum(q.now.level("budget") - q.p.reserve, 0.0)
    q.add("budget", "income", np.full(q.state.games, q.p.income))
    q.add("budget", "returned_to_board", -q.p.reserve_back * idle)
    q.add("budget", "maintenance", -q.p.infra_cost * q.now.level("infrastructure"))
    q.add("budget", "running_costs", -q.now.level("running"))


def own_stocks(q: Quarter) -> None:
    """A scenario's own variables: -decay x."""
    for own in q.rules.blueprint.own:
        if own.decay:
            q.add(own.id, "decay", -own.decay * q.now.level(own.id))


def _costs(q: Quarter) -> None:
    payment = q.effort.payment
    budget = q.change[q.rules.places["budget"].start]
    for slot in range(q.decisions.slots):
        paid = payment.cost[slot] * payment.ok[slot]
        budget -= paid
        if q.trace is not None:
            for a in np.unique(payment.action[slot]):
                of_action = np.where(payment.action[slot] == a, paid, 0.0)
                q.explain("budget", q.rules.actions[a], "action", q.turn, "cost", -of_action)
    q.effort.answers.add_to(budget, -q.rules.option_cost)
    for m, name, chosen in q.answered():
        q.explain("budget", name, "option", q.turn, "cost", -(q.rules.option_cost[m] * chosen))
