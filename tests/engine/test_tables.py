import asyncio
from pathlib import Path
from typing import Any
from weakref import ref

import faust
import pytest
from faust.streams import _current_event, current_event
from faust.types import TP

from streams.broker.embedded import EmbeddedBroker
from streams.engine import App, delivered, in_hand
from streams.engine.lease import Lease
from streams.errors import NewsfoldError
from tests.engine.support import TOPIC, both, build, event, message
from tests.integration.support import consume, create_topics

CHANGELOG = "engine-rows-changelog"


def rows_of(app: faust.App) -> Any:
    return app.Table("rows", key_type=bytes, value_type=bytes, partitions=2)


def answer(sent: Any, error: Exception | None = None) -> None:
    """Say what the producer says when a batch was sent."""
    if error is not None:
        sent.set_exception(error)
    else:
        sent.set_result(None)


async def test_delivery_waits_for_every_change() -> None:
    table = rows_of(build(App))
    sends = [table.send_changelog(0, b"key", b"value") for _ in range(2)]
    waiting = asyncio.ensure_future(delivered(table))
    answer(sends[0])
    await asyncio.sleep(0)
    early = waiting.done()
    answer(sends[1])
    await waiting
    assert not early


async def test_a_change_that_could_not_be_sent_is_raised() -> None:
    table = rows_of(build(App))
    answer(table.send_changelog(0, b"key", b"value"), OSError("no broker"))
    with pytest.raises(NewsfoldError, match=r"'rows' could not be delivered: OSError\('no broker'\)"):
        await delivered(table)


async def test_a_failure_is_raised_for_every_caller() -> None:
    table = rows_of(build(App))
    answer(table.send_changelog(0, b"key", b"value"), OSError())
    for _ in range(2):
        with pytest.raises(NewsfoldError):
            await delivered(table)


async def test_a_producer_that_crashes_is_not_waited_for() -> None:
    app: Any = build(App)
    table = rows_of(app)
    table.send_changelog(0, b"key", b"value")
    app.producer._crashed.set()
    with pytest.raises(NewsfoldError, match="stopped before"):
        await delivered(table)


async def test_delivered_changes_are_forgotten() -> None:
    table = rows_of(build(App))
    answer(table.send_changelog(0, b"key", b"value"))
    await delivered(table)
    assert not table._undelivered


@both
async def test_rows_leave_the_memory_with_their_partition(app_class: type[faust.App]) -> None:
    table = rows_of(build(app_class))
    for partition in range(2):
        table.data[b"key-%d" % partition] = b"value"
        table.send_changelog(partition, b"key-%d" % partition, b"value")
    await table.on_recovery_completed({TP(CHANGELOG, 0)}, set())
    assert set(table.data) == {b"key-0"}


@pytest.mark.parametrize("store", ["memory://", "rocksdb://"])
async def test_raw_rows_and_tombstones_come_back_from_the_changelog(store: str, tmp_path: Path) -> None:
    app = build(App, store=store, datadir=str(tmp_path))
    table = rows_of(app)
    changes = [(b"kept", b"\x00\xff"), (b"deleted", b"1"), (b"again", b"1"), (b"deleted", None)]
    changes += [(b"again", None), (b"again", b"2")]
    table.apply_changelog_batch([change(app, n, key, value) for n, (key, value) in enumerate(changes)])
    inside = event(app, message(0))
    token = _current_event.set(ref(inside))
    found = {key: table.get(key) for key in (b"kept", b"deleted", b"again")}
    _current_event.reset(token)
    assert found == {b"kept": b"\x00\xff", b"deleted": None, b"again": b"2"}


@pytest.mark.parametrize("store", ["memory://", "rocksdb://"])
async def test_a_deleted_row_becomes_a_tombstone(store: str, tmp_path: Path) -> None:
    app: Any = build(App, store=store, datadir=str(tmp_path))
    table = rows_of(app)
    table._verified_source_topics_for_partitions.add(TOPIC)
    inside = event(app, message(0))
    token = _current_event.set(ref(inside))
    table[b"key"] = b"\x00value"
    del table[b"key"]
    gone = b"key" not in table
    _current_event.reset(token)
    sent = [app.producer.buffer.pending.get_nowait().message for _ in range(2)]
    assert gone
    assert [(m.key, m.value, m.partition) for m in sent] == [(b"key", b"\x00value", 0), (b"key", None, 0)]


def change(app: faust.App, offset: int, key: bytes, value: bytes | None) -> Any:
    made = message(offset, TP(CHANGELOG, 0))
    made.key, made.value = key, value
    return event(app, made)


@pytest.mark.embedded
async def member() -> bool:
    return True


async def test_what_the_broker_has_is_delivered_and_what_it_cannot_take_is_raised(
    embedded: EmbeddedBroker,
) -> None:
    app: Any = build(App, embedded.url)
    table = rows_of(app)
    await create_topics(embedded.address, {CHANGELOG: 2})
    app.consumer._thread.thread_loop.close()
    app.consumer.lease = Lease(app.conf, member)
    await app.consumer.lease.renew()
    await app.producer.start()
    table.send_changelog(1, b"key", b"value")
    await delivered(table)
    there = [(r.partition, r.key, r.value) for r in await consume(embedded.address, CHANGELOG)]
    table.send_changelog(1, b"key", bytes(app.conf.producer_max_request_size))
    with pytest.raises(NewsfoldError, match="stopped before"):
        await asyncio.wait_for(delivered(table), 10)
    await app.producer.stop()
    assert there == [(1, b"key", b"value")]


class Event:
    """What can be in hand."""


def test_rows_are_of_the_event_in_hand() -> None:
    first: Any = Event()
    second: Any = Event()
    with in_hand(first):
        assert current_event() is first
        with in_hand(second):
            assert current_event() is second
        assert current_event() is first
    assert current_event() is None
