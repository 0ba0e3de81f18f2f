"""Every record that Kafka takes has an outcome, whatever is in it, and the next one is read."""

import random
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer

from streams.broker.topics import ensure
from streams.client import read_all
from streams.client.results import settled
from streams.connection import Connection
from streams.records import RawPage
from streams.settings import Settings
from streams.topics import DEAD, RAW
from streams.wire import encode
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, ledger
from tests.odd_records import CODECS, Odd, batch_of

pytestmark = pytest.mark.kafka

_PROSE = "The ministers of both states met on Monday to talk about the water of the dam and its use. " * 8
_LARGE = 16_000_000  # bytes: a key that Kafka takes, and that fits in no outcome


def good(number: int) -> Odd:
    url = f"https://times.example/{number}"
    html = f"<title>Ministers meet over dam {number}</title><article><p>{_PROSE}</p></article>"
    return Odd(url.encode(), encode(RawPage(url=url, html=html)))


def corners() -> list[Odd]:
    """Records that each have stopped a worker, or are of that kind."""
    return [
        Odd(None, None),
        Odd(b"", None),
        Odd(None, b""),
        Odd(b"k", b"x", [(b"\xff\xfe", b"1"), (b"", None)]),
        Odd(b"\xff" * 10, None, [(b"\xc3", None)]),
        Odd(bytes(_LARGE), None),
        Odd(b"https://times.example/" + b"x" * _LARGE, None),
        Odd(b"k", b'{"url": "https://times.example/' + b"y" * 1_000_000 + b'"}'),
        Odd(b"k", b"v", [(b"n" * 100_000, b"w" * 100_000)] * 4),
    ]


def drawn(rng: random.Random) -> Odd:
    def some() -> bytes | None:
        return rng.choice([None, b"", rng.randbytes(rng.randrange(40)), b"null", b"{}", b"[1]", b'"a"'])

    headers = [(some() or b"", some()) for _ in range(rng.randrange(3))]
    return Odd(some(), some(), headers)


def batches() -> list[tuple[str, list[Odd]]]:
    """Return the batches to send, each with its compression and a good page as its last record."""
    rng = random.Random(41)
    singles = [[odd] for odd in corners()]
    mixed = [[drawn(rng) for _ in range(rng.randrange(1, 9))] for _ in range(40)]
    codecs = [*CODECS] * 20
    return [(codecs[n], [*odd, good(n)]) for n, odd in enumerate([*singles, *mixed])]


async def send(address: str) -> dict[str, Odd]:
    """Send all, and return each record by its origin."""
    sent: dict[str, Odd] = {}
    producer = AIOKafkaProducer(bootstrap_servers=address, max_request_size=40_000_000)
    async with producer:
        for number, (codec, records) in enumerate(batches()):
            batch = batch_of(records, CODECS[codec])
            place = await (await producer.send_batch(batch, RAW.name, partition=number % 4))
            first = place.offset
            sent |= {f"{RAW.name}/{number % 4}/{first + n}": odd for n, odd in enumerate(records)}
    return sent


@pytest.mark.usefixtures("jars")
async def test_every_record_that_kafka_takes_has_one_outcome(tmp_path: Path) -> None:
    with Kafka(tmp_path) as kafka:
        await ensure(Settings(connection=Connection(kafka.address)))
        worker = NewsfoldWorker(kafka.address, tmp_path / "worker")
        worker.start()
        try:
            sent = await send(kafka.address)
            assert await settled(Connection(kafka.address), "newsfold", 240), worker.log[-4_000:]
        finally:
            worker.kill()
        lines = await ledger(kafka.address)
        letters = [(letter.key, letter.value) for letter in await read_all(Connection(kafka.address), DEAD)]
    assert set(lines) == set(sent)
    assert all(len(outcomes) == 1 for outcomes in lines.values())
    published = [key for key, (line,) in lines.items() if line.outcome == "published"]
    assert len(published) == len(batches())
    assert all(len(line.url or "") < 10_000 for (line,) in lines.values())

    dead = [sent[key] for key, (line,) in lines.items() if line.outcome == "dead-lettered"]
    neither = (b"", None)  # of a record without key and value
    whole = [(odd.key, odd.value) if (odd.key, odd.value) != (None, None) else neither for odd in dead]
    assert sorted(map(repr, letters)) == sorted(map(repr, whole))
