"""A small app to be mistreated: counts messages by key, and writes down each one it is shown.

A row is `last offset, count`; an offset that is not beyond the last one is a redelivery
and does not count. So the counts come out exact if and only if no message is lost and
every recovered row is the newest. `CHURN_CURED=0` takes Faust as it is, to see that
the test can fail. `CHURN_PAUSE_AT=N` pauses the process right before its N-th commit of rows, when it
has asked for the last time whether they are still its own.
"""

import asyncio
import os
import signal
from functools import partial
from itertools import count as numbers
from pathlib import Path
from typing import Any

import faust

from streams.agents.guard import guarded
from streams.engine import App, all_held, held, in_hand

GROUP = os.environ["CHURN_GROUP"]
TOPIC = f"{GROUP}-numbers"
BATCH = 50
WORK = 0.001  # seconds a message: queues are full whenever a worker was away
PAUSE_AT = int(os.environ.get("CHURN_PAUSE_AT", "0"))
CURED = os.environ.get("CHURN_CURED", "1") == "1"

app = (App if CURED else faust.App)(
    GROUP,
    broker=os.environ["CHURN_BROKER"],
    datadir=os.environ["CHURN_DATA"],
    store=os.environ.get("CHURN_STORE", "memory://"),
    autodiscover=False,
    topic_partitions=4,
    table_standby_replicas=0,
    broker_session_timeout=3,
    broker_rebalance_timeout=5,
    broker_heartbeat_interval=0.5,
    broker_commit_interval=1.0,
    stream_buffer_maxsize=256,
    producer_max_batch_size=int(os.environ.get("CHURN_BATCH", "16384")),
)
source = app.topic(TOPIC, key_serializer="raw", value_serializer="raw", key_type=bytes, value_type=bytes)
_BATCHED: dict[str, Any] = {"batched": os.environ.get("CHURN_BATCH") != "1"} if CURED else {}
counts = app.Table("counts", key_type=bytes, value_type=bytes, partitions=4, **_BATCHED)
seen = os.open(Path(os.environ["CHURN_SEEN"]) / f"{os.getpid()}.txt", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
commits = numbers(1)


def count(event: faust.EventT[Any]) -> None:
    message = event.message
    os.write(seen, b"%d %d\n" % (message.partition, message.offset))
    last, total = (int(part) for part in (counts.get(message.key) or b"-1 0").split())
    if message.offset > last:
        counts[message.key] = b"%d %d" % (message.offset, total + 1)


@app.agent(source)
async def counter(stream: Any) -> None:  # Faust's own type knows no `noack`
    if not CURED:
        async for event in stream.events():
            count(event)
            await asyncio.sleep(WORK)
        return
    await guarded(app, count_all(stream.noack()))


async def count_all(reading: Any) -> None:
    done: list[faust.EventT[Any]] = []
    async for event in reading.events():
        if await held(event):
            with in_hand(event):
                count(event)
            done.append(event)
            await asyncio.sleep(WORK)
        if len(done) >= BATCH or reading.channel.queue.empty():
            await finish(tuple(done))
            done.clear()


async def finish(done: tuple[faust.EventT[Any], ...]) -> None:
    partitions = {event.message.partition for event in done}
    table: Any = counts
    if not await all_held(done):
        table.discard(partitions)
        return
    if next(commits) == PAUSE_AT:
        os.kill(os.getpid(), signal.SIGSTOP)
    await table.commit(partitions, partial(all_held, done))
    for event in done:
        event.ack()


if __name__ == "__main__":
    app.main()
