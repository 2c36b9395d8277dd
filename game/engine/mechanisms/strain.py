"""What change costs people: workload of teams and change fatigue of the school (docs/model.md 3.9)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.engine.blueprint import Array
from game.engine.derived import staff_mean
from game.engine.quarter import Quarter, Split


def workload(q: Quarter) -> None:
    """workload of a team, every line times wl_rate:

    back_to_base    base - x, base the team's start value
    action_load     wl_load L_j, booked by source
    starting_up     of this, what comes from starting something new
    dip             wl_dip dip
    change_fatigue  wl_fat fatigue
    processes       -wl_proc (processes - start): orderly processes save work
    """
    now, rate = q.now, q.p.wl_rate
    base = q.rules.start[q.rules.team_rows("workload")][:, None]
    q.add("team.workload", "back_to_base", rate * (base - now.teams("workload")))
    per_load = rate * q.p.wl_load

    def by_source() -> Iterator[Split]:
        begun = dict(_starting_by_action(q))
        for source, kind, load in loads_by_source(q):
            yield source, kind, per_load * (load - begun.get(source, 0.0))
        for source, load in begun.items():
            q.explain("team.workload", source, "action", q.turn, "starting_up", per_load * load)

    q.add_split("team.workload", "action_load", per_load * q.effort.load.by_team, by_source)
    q.add("team.workload", "dip", rate * q.p.wl_dip * now.teams("dip"))
    q.add("team.workload", "change_fatigue", rate * q.p.wl_fat * now.level("fatigue"))
    orderly = now.level("processes") - now.start("processes")
    q.add("team.workload", "processes", -rate * q.p.wl_proc * orderly)


def fatigue(q: Quarter) -> None:
    """fatigue of the school, ex the load beyond what it can take up:

    too_much_at_once  fat_gain ex (1 + ex) (1 - x%), booked by each source's part of the positive loads
    fragmentation     frag L (1 - coherence%) (1 - x%): scattered change tires
    recovery          -fat_decay x
    """
    x = q.now.level("fatigue")
    room = 1.0 - x / 100.0
    excess = q.effort.load.excess
    too_much = q.p.fat_gain * excess * (1.0 + excess) * room

    def by_source() -> Iterator[Split]:
        loads = [(source, kind, np.maximum(load, 0.0)) for source, kind, load in loads_by_source(q)]
        means = [(source, kind, staff_mean(q.rules, load)) for source, kind, load in loads]
        total = np.zeros(q.state.games)
        for _, _, mean in means:
            total = total + mean
        for source, kind, mean in means:
            yield source, kind, too_much * (mean / np.where(total > 0, total, 1.0))

    q.add_split("fatigue", "too_much_at_once", too_much, by_source)
    scattered = q.p.frag * q.effort.load.total * (1.0 - q.now.coherence / 100.0) * room
    q.add("fatigue", "fragmentation", scattered)
    q.add("fatigue", "recovery", -q.p.fat_decay * x)


def loads_by_source(q: Quarter) -> Iterator[tuple[str, str, Array]]:
    """(source, kind, (J, N) load) of every action carried out and option chosen."""
    done = q.effort.done
    for a, load in done.by_action(done.load * done.reached, q.state.games):
        yield q.rules.actions[a], "action", load
    for m, name, chosen in q.answered():
        load = q.rules.option_load[m] * q.rules.p.reach_all * chosen
        yield name, "option", np.broadcast_to(load, q.effort.load.by_team.shape)


def _starting_by_action(q: Quarter) -> Iterator[tuple[str, Array]]:
    """(action, (J, N) load of starting it) of every action carried out."""
    done = q.effort.done
    starting = done.load - q.rules.action_load[done.action]
    for a, load in done.by_action(starting * done.reached, q.state.games):
        yield q.rules.actions[a], load
