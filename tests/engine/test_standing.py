from typing import Any

import pytest
from faust.types import TP

from streams.engine import App
from streams.engine.standing import Standing
from tests.clock import Clock
from tests.engine.support import ONE, build


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_worker_is_at_work_once_it_has_partitions_and_their_rows(clock: Clock) -> None:
    standing = Standing(clock)
    waits = [standing.waits_for]
    standing.moves()
    standing.recovers()
    waits.append(standing.waits_for)
    assert standing.recovers_now
    standing.has_recovered()
    waits.append(standing.waits_for)
    assert not standing.recovers_now
    standing.settles(20)
    waits.append(standing.waits_for)
    assert waits == [
        "it waits for the group to give it partitions",
        "the rows of its partitions are read back from the changelogs",
        "it waits for the group to give it partitions",
        "",
    ]


def test_while_partitions_move_it_is_not() -> None:
    standing = Standing(Clock())
    standing.settles(20)
    standing.moves()
    assert standing.waits_for


def test_a_worker_without_partitions_says_why() -> None:
    standing = Standing(Clock())
    standing.settles(0)
    assert standing.waits_for == "it has no partition: there are more workers than partitions"


def test_two_moves_in_a_row_are_one_wait_and_two_rebalances(clock: Clock) -> None:
    standing = Standing(clock)
    standing.settles(4)
    for clock.now in (10.0, 13.0):
        standing.moves()
    clock.now = 15.0
    assert standing.settles(4) == 5.0
    assert (standing.rebalances, standing.rebalance_seconds) == (2, 5.0)


def test_a_recovery_that_is_begun_twice_is_timed_once(clock: Clock) -> None:
    standing = Standing(clock)
    for clock.now in (1.0, 2.0):
        standing.recovers()
    for clock.now in (4.0, 9.0):
        standing.has_recovered()
    assert standing.recovery_seconds == 3.0


async def test_the_app_tells_of_its_moves() -> None:
    app: Any = build(App)
    app.consumer._thread.thread_loop.close()
    app.on_rebalance_start()
    waits = app.standing.waits_for
    app.consumer._thread.assignment = lambda: {ONE, TP("engine-rows-changelog", 0)}
    app.tables._changelogs = {"engine-rows-changelog": None}
    app.on_rebalance_end()
    assert (bool(waits), app.standing.waits_for, app.standing.partitions) == (True, "", 1)
