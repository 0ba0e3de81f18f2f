import asyncio
import resource
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import KafkaError, KafkaTimeoutError, NotLeaderForPartitionError, TopicAlreadyExistsError
from faust.streams import current_event
from faust.types import TP
from structlog.testing import capture_logs

from streams.broker.embedded import EmbeddedBroker
from streams.engine import App, in_hand, tables
from streams.engine.lease import Lease
from streams.errors import MachineFault, NewsfoldError
from tests.engine.support import ONE, TWO, build, event, message
from tests.integration.support import consume, create_topics

CHANGELOG = "engine-rows-changelog"
STORES = pytest.mark.parametrize("store", ["memory://", "rocksdb://"])


def rows_of(app: Any) -> Any:
    table = app.Table("rows", key_type=bytes, value_type=bytes, partitions=2)
    app.assignor.assigned_actives = lambda: {TP(CHANGELOG, partition) for partition in (0, 1)}
    return table


def table_on(store: str, folder: Path, broker: str = "kafka://127.0.0.1:1") -> tuple[Any, Any]:
    app = build(App, broker, store=store, datadir=str(folder))
    return app, rows_of(app)


@contextmanager
def handling(app: Any, tp: TP = ONE) -> Iterator[None]:
    inside = event(app, message(0, tp))  # a variable: only a weak reference is kept of it
    with in_hand(inside):
        yield


async def yes() -> bool:
    return True


# -- Staging -----------------------------------------------------------------------


@STORES
async def test_a_staged_row_is_read_back_and_not_yet_stored(store: str, tmp_path: Path) -> None:
    app, table = table_on(store, tmp_path)
    with handling(app):
        table[b"key"] = b"value"
        assert (table[b"key"], b"key" in table, len(table)) == (b"value", True, 1)
        assert table.data.read(0, b"key") is None


@STORES
async def test_a_row_is_of_the_partition_in_hand(store: str, tmp_path: Path) -> None:
    app, table = table_on(store, tmp_path)
    with handling(app, ONE):
        table[b"key"] = b"value"
    with handling(app, TWO):
        assert table.get(b"key") is None


@STORES
async def test_all_rows_are_those_stored_as_what_is_staged_makes_them(store: str, tmp_path: Path) -> None:
    app, table = table_on(store, tmp_path)
    table.data.write(0, {b"kept": b"1", b"changed": b"1", b"deleted": b"1"})
    with handling(app):
        table[b"changed"] = b"2"
        table[b"new"] = b"1"
        del table[b"deleted"]
    assert sorted(table.items()) == [(b"changed", b"2"), (b"kept", b"1"), (b"new", b"1")]


async def test_a_message_that_fails_half_way_has_changed_nothing(tmp_path: Path) -> None:
    app, table = table_on("memory://", tmp_path)
    table.data.write(0, {b"stored": b"1"})
    with handling(app):
        table[b"before"] = b"1"
        table.mark()
        table[b"before"] = b"2"
        table[b"new"] = b"1"
        del table[b"stored"]
        table.rollback()
    assert sorted(table.items()) == [(b"before", b"1"), (b"stored", b"1")]


async def test_what_is_discarded_is_of_the_partitions_that_were_lost(tmp_path: Path) -> None:
    app, table = table_on("memory://", tmp_path)
    for tp in (ONE, TWO):
        with handling(app, tp):
            table[b"key-%d" % tp.partition] = b"value"
    table.discard({ONE.partition})
    assert list(table.items()) == [(b"key-1", b"value")]


def test_rows_are_of_the_event_in_hand() -> None:
    first, second = event(build(App), message(0)), event(build(App), message(1))
    with in_hand(first):
        with in_hand(second):
            assert current_event() is second
        assert current_event() is first
    assert current_event() is None


async def test_a_row_read_with_no_event_in_hand_is_a_mistake(tmp_path: Path) -> None:
    _, table = table_on("memory://", tmp_path)
    with pytest.raises(RuntimeError, match="no event in hand"):
        table.get(b"key")


# -- Stores -------------------------------------------------------------------------


@STORES
async def test_raw_rows_and_tombstones_come_back_from_the_changelog(store: str, tmp_path: Path) -> None:
    app, table = table_on(store, tmp_path)
    changes = [(b"kept", b"\x00\xff"), (b"deleted", b"1"), (b"again", b"1"), (b"deleted", None)]
    changes += [(b"again", None), (b"again", b"2")]
    table.restore(TP(CHANGELOG, 0), [change(n, key, value) for n, (key, value) in enumerate(changes)])
    with handling(app):
        assert {key: table.get(key) for key in (b"kept", b"deleted", b"again")} == {
            b"kept": b"\x00\xff", b"deleted": None, b"again": b"2"
        }  # fmt: skip


def change(offset: int, key: bytes, value: bytes | None) -> Any:
    return SimpleNamespace(offset=offset, key=key, value=value)


def test_rows_wait_in_little_memory_for_the_disk(tmp_path: Path) -> None:
    _, table = table_on("rocksdb://", tmp_path)
    row = bytes(1 << 20)
    for number in range(40):
        table._rows.write(0, {b"row %d" % number: row})
    waiting = table._rows._db_for_partition(0).property_int_value("rocksdb.cur-size-all-mem-tables")
    assert waiting < 10 << 20


async def test_rows_that_are_read_along_for_another_worker_are_not_among_the_tables(tmp_path: Path) -> None:
    app, table = table_on("rocksdb://", tmp_path)
    app.assignor.assigned_actives = lambda: {TP(CHANGELOG, 0)}
    for partition in range(2):
        table.restore(TP(CHANGELOG, partition), [change(0, b"key-%d" % partition, b"value")])
    assert list(table.items()) == [(b"key-0", b"value")]


async def test_rows_on_disk_say_how_far_they_were_read(tmp_path: Path) -> None:
    _, table = table_on("rocksdb://", tmp_path)
    tp = TP(CHANGELOG, 0)
    table.restore(tp, [change(6, b"one", b"1"), change(9, b"two", b"2")])
    assert table.persisted_offset(tp) == 9


async def test_rows_leave_the_memory_with_their_partition(tmp_path: Path) -> None:
    _, table = table_on("memory://", tmp_path)
    for partition in range(2):
        table.data.write(partition, {b"key-%d" % partition: b"value"})
    await table.on_recovery_completed({TP(CHANGELOG, 0)}, set())
    assert list(table.items()) == [(b"key-0", b"value")]


@contextmanager
def no_larger_files(size: int) -> Iterator[None]:
    """Have the system refuse to write files beyond a size, as it does on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


async def test_a_disk_that_takes_no_more_is_the_machines_fault_and_no_changelog_has_the_row(
    tmp_path: Path,
) -> None:
    app, table = table_on("rocksdb://", tmp_path)
    # No broker is there: for a row that was sent it would wait.
    table.data.write(0, {b"key": b"value"})
    with handling(app):
        table[b"large"] = bytes(1 << 20)
    with no_larger_files(1 << 16), pytest.raises(MachineFault, match="rows of 'rows' cannot be written"):
        await table.commit({0}, yes)


async def test_a_disk_that_is_full_while_a_changelog_is_read_is_the_machines_fault(tmp_path: Path) -> None:
    _, table = table_on("rocksdb://", tmp_path)
    table.data.write(0, {b"key": b"value"})
    with no_larger_files(1 << 16), pytest.raises(MachineFault, match="cannot be written"):
        table.restore(TP(CHANGELOG, 0), [change(0, b"large", bytes(1 << 20))])


async def test_damaged_rows_are_emptied_to_be_read_anew(tmp_path: Path) -> None:
    _, table = table_on("rocksdb://", tmp_path)
    table.data.write(0, {b"key": b"value"})
    table.data.set_persisted_offset(TP(CHANGELOG, 0), 41)
    path = table.data.partition_path(0)
    table.data._dbs.pop(0).close()
    for file in path.iterdir():
        if file.is_file():
            file.write_bytes(b"garbage")
    with capture_logs() as lines:
        assert table.data.persisted_offset(TP(CHANGELOG, 0)) is None
    assert table.data.read(0, b"key") is None
    assert [line["event"] for line in lines] == ["local rows are read anew, as they are damaged"]


# -- Committing ---------------------------------------------------------------------


@pytest.fixture
async def served(embedded: EmbeddedBroker, tmp_path: Path) -> AsyncIterator[tuple[Any, Any]]:
    """A table on RocksDB whose app has a producer."""
    app, table = table_on("rocksdb://", tmp_path, embedded.url)
    with suppress(TopicAlreadyExistsError):
        await create_topics(embedded.address, {CHANGELOG: 2})
    app.consumer._thread.thread_loop.close()
    app.consumer.lease = Lease(app.conf, yes)
    await app.consumer.lease.renew()
    await app.producer.start()
    yield app, table
    await app.producer.stop()


async def there(broker: EmbeddedBroker) -> list[tuple[int, bytes, bytes | None]]:
    return [(r.partition, r.key, r.value) for r in await consume(broker.address, CHANGELOG)]


@pytest.mark.embedded
async def test_what_is_committed_is_stored_and_in_the_changelog(
    served: tuple[Any, Any], embedded: EmbeddedBroker
) -> None:
    app, table = served
    before = len(await there(embedded))
    with handling(app, TWO):
        table[b"one"], table[b"two"] = b"1", b"\x00value"
        del table[b"one"]
    with handling(app, ONE):
        table[b"elsewhere"] = b"not yet"
    await table.commit({TWO.partition}, yes)
    assert sorted((await there(embedded))[before:]) == [(1, b"one", None), (1, b"two", b"\x00value")]
    assert table.data.read(1, b"two") == b"\x00value"
    assert table._staged == {(0, b"elsewhere"): b"not yet"}


@pytest.mark.embedded
async def test_rows_that_are_another_workers_by_now_are_not_sent(
    served: tuple[Any, Any], embedded: EmbeddedBroker
) -> None:
    app, table = served
    before = await there(embedded)
    with handling(app):
        table[b"key"] = b"late"
    app.consumer.lease._asked_at = float("-inf")  # the session has passed, and a rebalance has begun
    with pytest.raises(NewsfoldError, match=r"changelog of 'rows' cannot have its rows: Superseded"):
        await asyncio.wait_for(table.commit({0}, yes), 30)
    assert await there(embedded) == before


@pytest.mark.embedded
async def test_a_producer_that_crashes_is_not_waited_for(served: tuple[Any, Any]) -> None:
    app, table = served
    with handling(app):
        table[b"key"] = b"value"
    app.producer._crashed.set()
    with pytest.raises(NewsfoldError, match="stopped before"):
        await table.commit({0}, yes)


@pytest.mark.parametrize("error", [NotLeaderForPartitionError(), KafkaTimeoutError()])
async def test_a_batch_that_was_not_confirmed_is_sent_again(
    error: KafkaError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, table = table_on("memory://", tmp_path)
    answers = [error, error, None]

    async def attempt(*_: Any) -> KafkaError | None:
        return answers.pop(0)

    monkeypatch.setattr(tables, "_PAUSE", 0.0)
    monkeypatch.setattr(table, "_attempt", attempt)
    with handling(app):
        table[b"key"] = b"value"
    await table.commit({0}, yes)
    assert (answers, table.retried) == ([], 2)


async def test_the_rows_of_no_partition_wait_for_those_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, table = table_on("memory://", tmp_path)
    both = asyncio.Barrier(2)
    sent: list[int] = []

    async def attempt(partition: int, _: Any) -> None:
        await both.wait()  # the broker confirms neither before it has both
        sent.append(partition)

    monkeypatch.setattr(table, "_attempt", attempt)
    for tp in (ONE, TWO):
        with handling(app, tp):
            table[b"key-%d" % tp.partition] = b"value"
    await asyncio.wait_for(table.commit({ONE.partition, TWO.partition}, yes), 10)
    assert sorted(sent) == [0, 1]


async def test_the_note_of_how_far_local_rows_reach_does_not_leap_over_rows_of_others(tmp_path: Path) -> None:
    _, table = table_on("rocksdb://", tmp_path)
    tp = TP(CHANGELOG, 0)
    reached = []
    for first, count in [(0, 2), (2, 1), (7, 3), (10, 1)]:  # 3 to 6 are another worker's
        table._note(tp, first, count)
        reached.append(table.persisted_offset(tp))
    assert reached == [1, 2, 2, 2]


async def test_many_rows_are_cut_where_one_batch_would_be_too_large(tmp_path: Path) -> None:
    _, table = table_on("memory://", tmp_path)
    large = bytes(6 << 20)
    changes: dict[bytes, bytes | None] = {b"%d" % n: large for n in range(5)}
    assert [list(piece) for piece in table._cut(changes)] == [[b"0", b"1"], [b"2", b"3"], [b"4"]]


async def test_a_broker_that_takes_one_row_at_a_time_gets_them_so(tmp_path: Path) -> None:
    app = build(App, store="memory://", datadir=str(tmp_path))
    table: Any = app.Table("rows", key_type=bytes, value_type=bytes, partitions=2, batched=False)
    assert [list(piece) for piece in table._cut({b"1": b"a", b"2": None})] == [[b"1"], [b"2"]]
