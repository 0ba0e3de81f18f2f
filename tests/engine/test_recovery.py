"""The order in which streams are opened again, with the real queues and flow control."""

from typing import Any

import faust
import pytest
from faust.types import TP

from streams.engine import App
from tests.engine.support import NOWHERE, ONE, both, build, record


class DrainingConsumer:
    """Stands in for consumer and fetcher: a record comes while it seeks, and goes to open streams."""

    def __init__(self, app: faust.App, queue: Any) -> None:
        self.app, self.queue = app, queue
        self.delivered: list[str] = []
        self.resumed: set[Any] = set()
        self.next_generation = 1

    def assignment(self) -> set[Any]:
        return {ONE}

    async def perform_seek(self) -> None:
        self.app.consumer_generation_id = self.next_generation
        if self.resumed:
            self.delivered.append("record")
            self.queue.force_put_nowait("record")

    def resume_partitions(self, tps: set[Any]) -> None:
        self.resumed |= tps

    def resume_flow(self) -> None:
        pass

    async def maybe_start(self) -> None:
        pass


def recovering(app_class: type[faust.App]) -> tuple[Any, DrainingConsumer, Any]:
    """Return recovery, consumer and queue of an app whose changelogs have been read."""
    app: Any = build(app_class)
    queue = app.FlowControlQueue(maxsize=10, clear_on_resume=True)
    consumer = DrainingConsumer(app, queue)
    app.consumer = consumer
    app.rebalancing, app._rebalancing_sensor_state = True, {"time_start": 0.0, "time_return": 0.0}
    app.__dict__["_fetcher"] = consumer
    app.flow_control.resume()
    return app.tables.recovery, consumer, queue


@both
@pytest.mark.parametrize("ending", ["on_recovery_completed", "_resume_streams"])
async def test_nothing_that_was_delivered_is_cleared_away(app_class: type[faust.App], ending: str) -> None:
    recovery, consumer, queue = recovering(app_class)
    await getattr(recovery, ending)(1)
    assert consumer.delivered == list(queue._queue)


async def test_the_streams_are_open_in_the_end() -> None:
    recovery, consumer, _ = recovering(App)
    await recovery.on_recovery_completed(1)
    assert consumer.resumed == {ONE}
    assert recovery.completed.is_set()


@both
async def test_streams_stay_closed_when_a_rebalance_comes_during_the_seek(app_class: type[faust.App]) -> None:
    recovery, consumer, _ = recovering(app_class)
    consumer.next_generation = 2
    await recovery.on_recovery_completed(1)
    assert consumer.resumed == set()


@both
async def test_changes_for_standbys_stay_in_their_queue(app_class: type[faust.App]) -> None:
    recovery, _, queue = recovering(app_class)
    queue.force_put_nowait("a change")
    await recovery.on_recovery_completed(1)
    assert list(queue._queue) == ["a change"]


@both
async def test_a_table_callback_that_fails_is_not_passed_over(app_class: type[faust.App]) -> None:
    recovery, _, _ = recovering(app_class)
    table = recovery.app.Table("rows", key_type=bytes, value_type=bytes)

    async def fail() -> None:
        raise RuntimeError

    table.on_recover(fail)
    raised = False
    try:
        await recovery.on_recovery_completed(1)
    except RuntimeError:
        raised = True
    assert raised


CHANGELOG = TP("engine-rows-changelog", 0)


def reading(highwater: int) -> tuple[Any, Any]:
    """Return the recovery of an app that reads a changelog back, and the table."""
    app: Any = build(App, store="memory://")
    table = app.Table("rows", key_type=bytes, value_type=bytes, partitions=1)
    recovery = app.tables.recovery
    recovery._set_recovery_started()
    recovery.active_tps.add(CHANGELOG)
    recovery.tp_to_table[CHANGELOG] = table
    recovery.active_highwaters[CHANGELOG] = highwater
    recovery.active_offsets[CHANGELOG] = -1
    return recovery, table


def changes(first: int, count: int) -> list[Any]:
    """Return records of a changelog, each of a row of its own."""
    rows = [record(offset, CHANGELOG) for offset in range(first, first + count)]
    for row in rows:
        row.key = b"%d" % row.offset
    return rows


async def test_recovery_ends_with_the_last_record_and_not_before() -> None:
    recovery, table = reading(highwater=9)
    recovery.restore(CHANGELOG, changes(0, 9))
    assert recovery.in_recovery
    assert not recovery.signal_recovery_end.is_set()
    recovery.restore(CHANGELOG, changes(9, 1))
    assert not recovery.in_recovery
    assert recovery.signal_recovery_end.is_set()
    assert len(dict(table.pairs())) == recovery.app.standing.recovered_rows == 10


async def test_a_recovery_does_not_end_with_the_signal_of_the_one_before() -> None:
    recovery, _ = reading(highwater=0)
    recovery.restore(CHANGELOG, changes(0, 1))
    recovery._set_recovery_started()
    assert not recovery.signal_recovery_end.is_set()


async def test_a_record_that_comes_again_overwrites_no_later_one() -> None:
    recovery, table = reading(highwater=9)
    first, second = changes(0, 2)
    first.key = second.key = b"key"
    first.value = b"older"
    recovery.restore(CHANGELOG, [first, second])
    recovery.restore(CHANGELOG, [first])
    assert dict(table.pairs()) == {b"key": second.value}


async def test_rows_that_are_read_along_for_another_worker_are_written_and_end_no_recovery() -> None:
    recovery, table = reading(highwater=9)
    standby = CHANGELOG._replace(partition=1)
    recovery.standby_tps.add(standby)
    recovery.tp_to_table[standby] = table
    recovery.restore(standby, changes(0, 20))
    assert recovery.in_recovery
    assert recovery.standby_offsets[standby] == 19
    assert len(dict(table.pairs())) == 20
    assert recovery.app.standing.recovered_rows == 0


async def test_rows_that_are_another_workers_now_are_not_written() -> None:
    recovery, table = reading(highwater=9)
    recovery.active_tps.clear()
    recovery.restore(CHANGELOG, changes(0, 1))
    assert not dict(table.pairs())


def test_the_app_takes_the_cures() -> None:
    app: Any = App("engine", broker=NOWHERE)
    assert type(app.tables.recovery).__module__ == "streams.engine.recovery"
    assert type(app.transport).__module__ == "streams.engine.app"
