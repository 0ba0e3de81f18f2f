"""Live readers in a process of their own: `python -m benchmarks.gateway.readers KIND WHERE TOPIC COUNT`.

KIND is `gateway` (WHERE is its address) or `kafka` (a broker's). When all are there, it prints `ready`. A
line of JSON on its standard input, stories and their last revisions, is what all must have in the end. Then
it prints how many have, and how late each record came.
"""

import asyncio
import json
import re
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from time import time

import aiohttp
from aiokafka import AIOKafkaConsumer

_RECORD = re.compile(rb'"story_id":"([0-9a-f]{32})","status":"[a-z]+","revision":(\d+)')
_SENT = re.compile(rb'"updated_at":"([^"]+)"')
_WAIT = 120.0  #: seconds for the last of the records
_AGAIN = 2.0  #: seconds after which a reader comes back, as the stream says
_LONGEST = 1 << 24


@dataclass(slots=True)
class Reader:
    """What one has: the last revision of each story, and when each record came."""

    last: dict[str, int] = field(default_factory=dict)
    late: list[tuple[float, float]] = field(default_factory=list)  #: when it was sent, and how long it took
    id: str = ""
    cut_off: int = 0
    back: int = 0

    def take(self, data: bytes) -> None:
        """Take a record."""
        match = _RECORD.search(data, 0, 400)
        assert match, data[:400]
        self.last[match[1].decode()] = int(match[2])
        sent = _SENT.findall(data)[-1].decode()
        at = datetime.fromisoformat(sent).timestamp()
        self.late.append((at, time() - at))


async def _of_gateway(
    address: str, reader: Reader, there: asyncio.Event, session: aiohttp.ClientSession
) -> None:
    while True:
        headers = {"last-event-id": reader.id} if reader.id else {}
        with suppress(aiohttp.ClientError, OSError):
            async with session.get(f"{address}/stream?kind=stories", headers=headers) as answer:
                if answer.status == HTTPStatus.OK:
                    await _read(answer.content, reader, there)
        reader.back += 1
        await asyncio.sleep(_AGAIN)


async def _read(content: aiohttp.StreamReader, reader: Reader, there: asyncio.Event) -> None:
    kind = b""
    while line := await content.readline():
        there.set()
        name, _, value = line.rstrip(b"\n").partition(b": ")
        if name == b"id":
            reader.id = value.decode()
        elif name == b"event":
            kind = value
            reader.cut_off += kind == b"cut-off"
        elif name == b"data" and kind == b"story":
            reader.take(value)


async def _of_kafka(address: str, topic: str, reader: Reader, there: asyncio.Event) -> None:
    consumer = AIOKafkaConsumer(topic, bootstrap_servers=address, auto_offset_reset="latest")
    await consumer.start()
    for place in consumer.assignment():
        await consumer.position(place)
    there.set()
    try:
        async for record in consumer:
            reader.take(record.value)
    finally:
        await consumer.stop()


async def _main(kind: str, where: str, topic: str, count: int) -> None:
    readers = [Reader() for _ in range(count)]
    there = [asyncio.Event() for _ in readers]
    timeout, connector = aiohttp.ClientTimeout(total=None, sock_connect=60), aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(timeout=timeout, connector=connector, read_bufsize=_LONGEST) as session:
        each = list(zip(readers, there, strict=True))
        if kind == "gateway":
            tasks = [asyncio.create_task(_of_gateway(where, one, event, session)) for one, event in each]
        else:
            tasks = [asyncio.create_task(_of_kafka(where, topic, one, event)) for one, event in each]
        await asyncio.gather(*(event.wait() for event in there))
        _say("ready")
        expected = json.loads(await asyncio.to_thread(sys.stdin.readline))
        with suppress(TimeoutError):
            async with asyncio.timeout(_WAIT):
                while any(reader.last != expected for reader in readers):  # noqa: ASYNC110 - no event tells
                    await asyncio.sleep(0.1)
        done = {
            "right": sum(reader.last == expected for reader in readers),
            "late": [late for reader in readers for late in reader.late],
            "back": sum(reader.back for reader in readers),
            "cut_off": sum(reader.cut_off for reader in readers),
        }
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    _say(json.dumps(done))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])))
