"""Files of all events that are asked for, written while they are sent."""

import asyncio
import csv
import io
import json
from collections.abc import Callable, MutableMapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from litestar import Litestar

from streams.records import Event
from streams.serve.lookup import Filler, Page, Reader
from streams.serve.measures import App
from streams.topics import EVENTS
from streams.wire import decode, encode
from tests.serve.served import Client, app_over
from tests.serve.stored import entries_of, of_the_samples

_START = datetime(2025, 3, 3, tzinfo=UTC)
_COUNT, _PART = 250, 100
#: As a list has them. Of those of the second part, no place is known.
_NEWEST_FIRST = [f"e{number}" for number in reversed(range(_COUNT))]
_PLACED = [*_NEWEST_FIRST[:_PART], *_NEWEST_FIRST[2 * _PART :]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three parts of events, a minute apart."""
    known = (decode(e.value, Event) for e in of_the_samples() if e.topic == EVENTS.name and e.value)
    placed = next(one for one in known if one.event_loc and one.event_loc.longitude is not None)
    made = [
        replace(
            placed,
            event_id=id_,
            event_loc=placed.event_loc if id_ in _PLACED else None,
            first_seen=_START + timedelta(minutes=int(id_[1:])),
        )
        for id_ in _NEWEST_FIRST
    ]
    file = tmp_path_factory.mktemp("downloads") / "store.sqlite"
    filler = Filler(file)
    assert not filler.take(entries_of(EVENTS, [(one.event_id.encode(), encode(one)) for one in made]))
    filler.close()
    return file


def of_lines(text: str) -> list[str]:
    return [json.loads(line)["event_id"] for line in text.splitlines()]


def of_csv(text: str) -> list[str]:
    return [row["Event ID"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def of_geojson(text: str) -> list[str]:
    return [feature["id"] for feature in json.loads(text)["features"]]


@pytest.mark.parametrize(
    ("form", "read", "ids"),
    [
        ("jsonl", of_lines, _NEWEST_FIRST),
        ("csv", of_csv, _NEWEST_FIRST),
        ("geojson", of_geojson, _PLACED),
    ],
)
def test_a_file_has_every_event_that_passes_once_the_newest_first(
    form: str, read: Callable[[str], list[str]], ids: list[str], client: Client
) -> None:
    answer = client.get("/events", params={"format": form})
    assert read(answer.text) == ids
    assert "link" not in answer.headers
    for minutes in (_COUNT - _PART, 1, 0):  # the first part has no place; one event; none
        until = (_START + timedelta(minutes=minutes)).isoformat()
        older = client.get("/events", params={"format": form, "until": until})
        assert read(older.text) == [id_ for id_ in ids if int(id_[1:]) < minutes]


def test_a_limit_makes_it_a_page_and_json_always_is_one(client: Client) -> None:
    assert of_lines(client.get("/events?format=jsonl&limit=3").text) == _NEWEST_FIRST[:3]
    assert len(client.get("/events").json()["events"]) == 50
    assert client.get("/events?format=csv&limit=1001").status_code == 400


def test_a_file_goes_on_from_a_cursor(client: Client) -> None:
    cursor = client.get("/events?limit=100").json()["next"]
    rest = client.get("/events", params={"format": "csv", "cursor": cursor})
    assert of_csv(rest.text) == _NEWEST_FIRST[100:]
    refused = client.get("/events?format=csv&cursor=x")
    assert (refused.status_code, refused.json()["errors"][0]["path"]) == (400, "query.cursor")


class Slow:
    """Reads an answer piece by piece, as it is let to."""

    def __init__(self) -> None:
        self.sent: list[MutableMapping[str, Any]] = []
        self.arrived = asyncio.Semaphore(0)
        self.may_read = asyncio.Semaphore(0)
        self.leaves = asyncio.Event()
        self._asked = False

    async def ask(self, app: Litestar) -> None:
        scope: Any = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
            "scheme": "http", "path": "/events", "raw_path": b"/events", "root_path": "",
            "query_string": b"format=jsonl", "headers": [(b"host", b"127.0.0.1:8080")],
            "server": ("127.0.0.1", 8080), "client": ("127.0.0.1", 1), "extensions": {},
        }  # fmt: skip
        await app(scope, self._receive, self._send)

    async def _receive(self) -> Any:
        if self._asked:
            await self.leaves.wait()
            return {"type": "http.disconnect"}
        self._asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.body":
            self.sent.append(message)
            self.arrived.release()
            await self.may_read.acquire()


@pytest.fixture
def parts_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many parts have been read of the store."""
    read, numbers, events = list[int](), count(1), Reader.events

    def counting(self: Reader, *asked: Any) -> Page[Event]:
        read.append(next(numbers))
        return events(self, *asked)

    monkeypatch.setattr(Reader, "events", counting)
    return read


async def test_a_slow_reader_holds_no_thread_and_one_who_leaves_ends_it(
    store: Path, parts_read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.serve.gateway._READERS", 1)
    app, slow = app_over(store), Slow()
    transport = httpx.ASGITransport(cast("App", app))
    async with app.lifespan(), asyncio.timeout(60):
        download = asyncio.create_task(slow.ask(app))
        for part in (1, 2):
            await slow.arrived.acquire()
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as other:
                assert (await other.get("/stories")).status_code == 200
            assert len(parts_read) == part  # the next one is read when this one is taken
            if part == 1:
                slow.may_read.release()
        slow.leaves.set()
        await download
    assert len(parts_read) == 2


async def test_a_file_that_cannot_be_ended_does_not_pass_for_a_whole_one(
    store: Path, parts_read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Reader.events

    def failing(self: Reader, *asked: Any) -> Page[Event]:
        if len(parts_read) == 2:
            raise OSError
        return counting(self, *asked)

    monkeypatch.setattr(Reader, "events", failing)
    app, reader = app_over(store), Slow()
    for _ in range(10):
        reader.may_read.release()
    async with app.lifespan(), asyncio.timeout(60):
        with pytest.raises(Exception, match="response started"):  # the server cuts the line
            await reader.ask(app)
    assert [message["more_body"] for message in reader.sent] == [True, True]
