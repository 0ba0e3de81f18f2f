from typing import Any

import faust
from faust.types import TP
from structlog.testing import capture_logs

from streams.engine import App
from tests.engine.support import ONE, TWO, RecordedThread, both, build, message, record


def started(app_class: type[faust.App], records: dict[Any, list[Any]]) -> tuple[faust.App, Any, Any]:
    """Return an app whose consumer reads both partitions and is given the records."""
    app = build(app_class)
    consumer: Any = app.consumer
    consumer._thread.thread_loop.close()
    consumer._thread = thread = RecordedThread(records)
    consumer._active_partitions = {ONE, TWO}
    return app, consumer, thread


async def taken(consumer: Any) -> list[tuple[Any, int]]:
    return [(tp, message.offset) async for tp, message in consumer.getmany(timeout=1.0)]


@both
async def test_records_of_a_partition_paused_meanwhile_are_given_back(app_class: type[faust.App]) -> None:
    _, consumer, thread = started(app_class, {ONE: [record(5), record(6)], TWO: [record(7, TWO)]})
    consumer._active_partitions = {TWO}
    assert await taken(consumer) == [(TWO, 7)]
    assert thread.given_back == {ONE: 5}


@both
async def test_records_are_given_back_when_the_flow_stops_among_them(app_class: type[faust.App]) -> None:
    _, consumer, thread = started(app_class, {ONE: [record(5), record(6), record(7)]})
    async for _ in consumer.getmany(timeout=1.0):
        consumer.stop_flow()
    assert thread.given_back == {ONE: 6}


@both
async def test_records_are_given_back_when_the_generation_ends_among_them(
    app_class: type[faust.App],
) -> None:
    app, consumer, thread = started(app_class, {ONE: [record(5), record(6)]})
    async for _ in consumer.getmany(timeout=1.0):
        app.consumer_generation_id += 1
    assert thread.given_back == {ONE: 6}


@both
async def test_nothing_fetched_before_a_seek_is_delivered_after_it(app_class: type[faust.App]) -> None:
    _, consumer, thread = started(app_class, {ONE: [record(5)]})

    async def sought(tps: Any) -> dict[Any, Any]:
        return dict.fromkeys(tps, 3)

    async def fetch_across_a_seek(active: Any, seconds: float) -> Any:
        await consumer.perform_seek()
        return thread.records

    thread.seek_to_work = sought
    thread.seek_to_committed = lambda: sought({ONE, TWO})
    thread.getmany = fetch_across_a_seek
    assert await taken(consumer) == []
    assert thread.given_back == {ONE: 5}


CHANGELOG = TP("engine-rows-changelog", 0)


def with_a_table(records: dict[Any, list[Any]]) -> tuple[Any, Any, list[Any]]:
    """Return consumer and thread of an app with a table, and what the recovery is given."""
    made, consumer, thread = started(App, records)
    app: Any = made
    table = app.Table("rows", key_type=bytes, value_type=bytes, partitions=1)
    app.tables._changelogs[CHANGELOG.topic] = table
    given: list[Any] = []
    app.tables.recovery.restore = lambda tp, changes: given.append(
        (tp, [change.offset for change in changes])
    )
    return consumer, thread, given


async def test_the_records_of_a_changelog_go_to_its_table_together() -> None:
    consumer, thread, given = with_a_table(
        {CHANGELOG: [record(5, CHANGELOG), record(6, CHANGELOG)], ONE: [record(7)]}
    )
    consumer._active_partitions = {CHANGELOG, ONE}
    assert await taken(consumer) == [(ONE, 7)]
    assert given == [(CHANGELOG, [5, 6])]
    assert thread.given_back == {}


async def test_the_records_of_a_changelog_that_was_paused_meanwhile_are_given_back() -> None:
    consumer, thread, given = with_a_table({CHANGELOG: [record(5, CHANGELOG), record(6, CHANGELOG)]})
    assert await taken(consumer) == []
    assert given == []
    assert thread.given_back == {CHANGELOG: 5}


async def test_nothing_of_a_partition_is_delivered_after_one_was_kept_back() -> None:
    _, consumer, thread = started(App, {ONE: [record(5), record(6)], TWO: [record(7, TWO)]})
    consumer._active_partitions = {TWO}
    got = []
    async for tp, taken_message in consumer.getmany(timeout=1.0):
        consumer._active_partitions = {ONE, TWO}
        got.append((tp, taken_message.offset))
    assert got == [(TWO, 7)]
    assert thread.given_back == {ONE: 5}


@both
async def test_the_thread_gets_a_copy_of_the_active_partitions(app_class: type[faust.App]) -> None:
    _, consumer, thread = started(app_class, {})
    await taken(consumer)
    consumer.pause_partitions({ONE, TWO})
    assert thread.asked == {ONE, TWO}


@both
async def test_it_says_that_it_waits_for_records(app_class: type[faust.App]) -> None:
    _, consumer, thread = started(app_class, {})
    waiting = []

    async def fetch(active: Any, seconds: float) -> Any:
        waiting.append(consumer.not_waiting_next_records.is_set())
        return {}

    thread.getmany = fetch
    await taken(consumer)
    assert [*waiting, consumer.not_waiting_next_records.is_set()] == [False, True]


async def drained(app: faust.App, consumer: Any, records: list[Any]) -> None:
    """Run Faust's own drain loop over the records, acknowledging each."""
    consumer._thread.records = {ONE: records}

    async def acknowledge(taken_message: Any) -> None:
        taken_message.tracked = True
        consumer.ack(taken_message)
        if taken_message.offset == records[-1].offset:
            consumer._stopped.set()

    consumer.callback = acknowledge
    app.flow_control.resume()
    await consumer._drain_messages(consumer)


@both
async def test_a_gap_ends_before_the_message_that_follows_it(app_class: type[faust.App]) -> None:
    app, consumer, _ = started(app_class, {})
    await drained(app, consumer, [record(offset) for offset in (3, 4, 8, 9)])
    assert consumer._new_offset(ONE) == 10


@both
async def test_a_gap_after_the_first_offset_is_seen(app_class: type[faust.App]) -> None:
    app, consumer, _ = started(app_class, {})
    await drained(app, consumer, [record(offset) for offset in (0, 4, 5)])
    assert consumer._new_offset(ONE) == 6


async def test_records_that_the_broker_deleted_before_they_were_read_are_told() -> None:
    app, consumer, _ = started(App, {})
    with capture_logs() as lines:
        await drained(app, consumer, [record(offset) for offset in (3, 5, 40)])
    (line,) = lines
    assert "deleted by the broker before they were read" in line["event"]
    assert (line["first"], line["last"]) == (6, 39)


@both
async def test_a_message_of_an_earlier_generation_commits_nothing(app_class: type[faust.App]) -> None:
    app, consumer, _ = started(app_class, {})
    late = message(41)
    app.consumer_generation_id = 2
    consumer.ack(late)
    assert consumer._filter_committable_offsets([ONE]) == {}


@both
async def test_a_message_that_was_skipped_in_a_rebalance_commits_nothing(
    app_class: type[faust.App],
) -> None:
    app, consumer, _ = started(app_class, {})
    app.flow_control.suspend()
    consumer.ack(message(41, tracked=False))
    assert consumer._filter_committable_offsets([ONE]) == {}


async def test_a_message_that_was_finished_while_the_worker_stops_is_committed() -> None:
    app, consumer, _ = started(App, {})
    app.flow_control.suspend()
    consumer.ack(message(41))
    assert consumer._filter_committable_offsets([ONE]) == {ONE: 42}


@both
async def test_what_agents_hold_when_partitions_are_revoked_is_not_acknowledged_later(
    app_class: type[faust.App],
) -> None:
    _, consumer, _ = started(app_class, {})
    consumer._on_partitions_revoked = nothing
    at_work = message(41)
    consumer._unacked_messages.add(at_work)
    await consumer.on_partitions_revoked({ONE, TWO})
    at_work.ack(consumer)
    assert consumer._filter_committable_offsets([ONE]) == {}


@both
async def test_a_buffer_that_drains_after_revocation_opens_no_partition(
    app_class: type[faust.App],
) -> None:
    _, consumer, _ = started(app_class, {})
    consumer._on_partitions_revoked = nothing
    consumer.on_buffer_full(ONE)
    await consumer.on_partitions_revoked({ONE, TWO})
    consumer.on_buffer_drop(ONE)
    assert consumer._active_partitions == set()


@both
async def test_assigned_partitions_are_paused_from_the_first_moment(app_class: type[faust.App]) -> None:
    _, consumer, _ = started(app_class, {})
    open_then = []

    async def on_assigned(assigned: Any, generation_id: int) -> None:
        open_then.append(set(consumer._active_partitions))

    consumer._on_partitions_assigned = on_assigned
    consumer.app._rebalancing_sensor_state = {"time_start": 0.0}
    await consumer.on_partitions_assigned({ONE, TWO}, 1)
    assert open_then == [set()]


@both
async def test_a_seek_starts_the_bookkeeping_anew(app_class: type[faust.App]) -> None:
    _, consumer, thread = started(app_class, {})

    async def sought(tps: Any = frozenset({ONE, TWO})) -> dict[Any, Any]:
        return dict.fromkeys(tps)

    thread.seek_to_work = thread.seek_to_committed = sought
    consumer.ack(message(41))
    await consumer.perform_seek()
    assert consumer._filter_committable_offsets([ONE]) == {}


async def nothing(*_: Any, **__: Any) -> None:
    return None
