"""Every record that Kafka takes has an outcome, whatever is in it, and the next one is read."""

import random
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.structs import ConsumerRecord

from streams.broker.topics import ensure
from streams.client import read_all
from streams.client.results import settled
from streams.connection import Connection
from streams.records import PageOutcome, RawPage
from streams.settings import Settings
from streams.topics import DEAD, RAW
from streams.wire import encode
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, ledger
from tests.odd_records import CODECS, Odd, batch_of

pytestmark = pytest.mark.kafka

Sent = TypeVar("Sent")

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


_BOMB = 200 << 20  # bytes: some kilobytes on their way


async def send_bombs(address: str) -> list[str]:
    """Send a batch of each compression with a good page, a value without bound, and another good page.

    Returns the origins of all, in their order.
    """
    sent: list[str] = []
    async with AIOKafkaProducer(bootstrap_servers=address, max_request_size=40_000_000) as producer:
        for number, codec in enumerate(sorted(CODECS.keys() - {"none"})):
            url = f"https://times.example/bomb/{codec}"
            some = [good(2 * number), Odd(url.encode(), bytes(_BOMB)), good(2 * number + 1)]
            batch = batch_of(some, CODECS[codec])
            place = await (await producer.send_batch(batch, RAW.name, partition=number % 4))
            sent += [f"{RAW.name}/{number % 4}/{place.offset + n}" for n in range(len(some))]
    return sent


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


async def ended(
    folder: Path, send: Callable[[str], Awaitable[Sent]]
) -> tuple[Sent, dict[str, list[PageOutcome]], list[ConsumerRecord]]:
    """Send to a worker, and return what was sent, the ledger, and the dead letters, when all is done."""
    with Kafka(folder) as kafka:
        await ensure(Settings(connection=Connection(kafka.address)))
        worker = NewsfoldWorker(kafka.address, folder / "worker")
        worker.start()
        try:
            sent = await send(kafka.address)
            assert await settled(Connection(kafka.address), "newsfold", 240), worker.log[-4_000:]
        finally:
            worker.kill()
        return sent, await ledger(kafka.address), await read_all(Connection(kafka.address), DEAD)


@pytest.mark.usefixtures("jars")
async def test_every_record_that_kafka_takes_has_one_outcome(tmp_path: Path) -> None:
    sent, lines, given_up = await ended(tmp_path, send)
    letters = [(letter.key, letter.value) for letter in given_up]
    assert set(lines) == set(sent)
    assert all(len(outcomes) == 1 for outcomes in lines.values())
    published = [key for key, (line,) in lines.items() if line.outcome == "published"]
    assert len(published) == len(batches())
    assert all(len(line.url or "") < 10_000 for (line,) in lines.values())

    dead = [sent[key] for key, (line,) in lines.items() if line.outcome == "dead-lettered"]
    neither = (b"", None)  # of a record without key and value
    whole = [(odd.key, odd.value) if (odd.key, odd.value) != (None, None) else neither for odd in dead]
    assert sorted(map(repr, letters)) == sorted(map(repr, whole))


@pytest.mark.usefixtures("jars")
async def test_a_value_that_unpacks_without_bound_costs_its_own_outcome_only(tmp_path: Path) -> None:
    sent, lines, letters = await ended(tmp_path, send_bombs)
    ends = [(line.outcome.value, line.reason and line.reason.value) for key in sent for line in lines[key]]
    assert ends == [("published", None), ("dead-lettered", "too-large"), ("published", None)] * 4
    urls = [lines[key][0].url for key in sent[1::3]]
    assert urls == [f"https://times.example/bomb/{codec}" for codec in sorted(CODECS.keys() - {"none"})]
    assert [letter.value for letter in letters] == [None] * 4
    assert all(b"record 2097152" in dict(letter.headers)["newsfold.errors.omitted"] for letter in letters)
