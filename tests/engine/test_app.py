import asyncio
from typing import Any

import faust

from streams.engine import App, in_flight
from tests.engine.support import ONE, both, build

_STANDS_IDLE = 10.0  # seconds that a group may, whose leader was told of no topics


@both
def test_a_leader_that_was_told_of_no_topics_asks_again_within_seconds(app_class: type[faust.App]) -> None:
    assert build(app_class).conf.consumer_metadata_max_age_ms / 1000 <= _STANDS_IDLE


async def test_a_worker_that_stops_waits_for_what_is_on_its_way() -> None:
    app: Any = build(App)
    app.consumer._thread.thread_loop.close()
    sent, waited = asyncio.Event(), asyncio.Event()

    async def send() -> None:
        with in_flight(app):
            await sent.wait()

    async def stop() -> None:
        await app._stop_consumer()
        waited.set()

    app.consumer.assignment = lambda: {ONE}
    app.consumer.pause_partitions = lambda _: None
    app._fetcher.stop = app.tables.stop = nothing
    sending, stopping = asyncio.create_task(send()), asyncio.create_task(stop())
    await asyncio.sleep(0.05)
    assert not waited.is_set()
    sent.set()
    await asyncio.gather(sending, stopping)


async def nothing() -> None:
    return None
