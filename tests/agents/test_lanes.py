import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

import pytest

from streams.agents.lanes import batches, by_partition
from tests.agents.streams_of import Stream, event
from tests.agents.test_guard import App


async def until(done: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Run what never ends until something is done."""
    task = asyncio.create_task(work)
    await asyncio.wait_for(done.wait(), 10)
    task.cancel()


def places(events: Sequence[Any]) -> list[tuple[int, int]]:
    return [(one.message.partition, one.message.offset) for one in events]


async def test_a_batch_is_what_is_there_up_to_its_bound() -> None:
    stream = Stream(*(event(0, offset) for offset in range(5)))
    taken = batches(stream, 3)
    assert [len(await anext(taken)), len(await anext(taken))] == [3, 2]


async def test_no_batch_waits_to_be_filled() -> None:
    stream = Stream(event(0, 0))
    taken = batches(stream, 3)
    assert places(await asyncio.wait_for(anext(taken), 1)) == [(0, 0)]


async def test_a_batch_that_is_gathered_takes_what_comes_in_the_meantime() -> None:
    stream = Stream(event(0, 0))
    asyncio.get_running_loop().call_later(0.01, stream.queue.put_nowait, event(0, 1))
    assert places(await asyncio.wait_for(anext(batches(stream, 3, 0.05)), 1)) == [(0, 0), (0, 1)]


async def test_a_batch_that_is_gathered_goes_when_it_is_full() -> None:
    stream = Stream(event(0, 0), event(0, 1))
    assert len(await asyncio.wait_for(anext(batches(stream, 2, 60)), 1)) == 2


async def test_a_batch_is_not_gathered_where_no_more_can_come() -> None:
    stream = Stream(event(0, 0, room=0))
    assert len(await asyncio.wait_for(anext(batches(stream, 2, 60)), 1)) == 1


async def test_each_partition_is_worked_through_in_order() -> None:
    done: list[tuple[int, int]] = []
    all_done = asyncio.Event()

    async def work(events: Sequence[Any]) -> None:
        await asyncio.sleep(0)
        done.extend(places(events))
        if len(done) == 10:
            all_done.set()

    stream = Stream(*(event(offset % 2, offset) for offset in range(10)))
    await until(all_done, by_partition(App(), stream, work, 2))
    assert [place for place in done if place[0] == 0] == [(0, offset) for offset in range(0, 10, 2)]
    assert [place for place in done if place[0] == 1] == [(1, offset) for offset in range(1, 10, 2)]


async def test_a_partition_that_waits_does_not_hold_up_another() -> None:
    done: list[tuple[int, int]] = []
    both_done = asyncio.Event()

    async def work(events: Sequence[Any]) -> None:
        if events[0].message.partition == 0:
            await asyncio.Event().wait()
        done.extend(places(events))
        if len(done) == 2:
            both_done.set()

    stream = Stream(event(0, 0), event(0, 1), event(1, 0), event(1, 1))
    await until(both_done, by_partition(App(), stream, work, 1))
    assert done == [(1, 0), (1, 1)]


async def test_work_that_fails_ends_the_worker() -> None:
    app = App()

    async def fail(_: Sequence[Any]) -> None:
        raise OSError("no disk")

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(by_partition(app, Stream(event(0, 0)), fail, 1), 0.05)
    assert [str(error) for error in app.crashed] == ["no disk"]
