"""The feed without a Kafka client: typed records from a gateway's stream, with positions kept in a file."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Literal, Self, TypedDict, TypeVar, Unpack

import aiohttp
import orjson

from streams.client.current import Gone, Seen
from streams.errors import BadInput, MalformedRecord, NewsfoldError, UsageError
from streams.records import CanonicalArticle, Event, Thread
from streams.topics import CANONICAL, EVENTS, THREADS, Topic
from streams.wire import decode

__all__ = ["GatewayFeed"]

R = TypeVar("R", CanonicalArticle, Event, Thread)
E = TypeVar("E", CanonicalArticle, Thread)  #: what ends with a status

_log = logging.getLogger("newsfold")
_KEEP_SECONDS = 1.0  #: between two writes of the file of positions, while records are handled
#: A gateway sends something every 15 s: where three times nothing came, the line is dead.
_TIMES = aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=45)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0  #: seconds until a gateway that is away is tried again
_REFUSED = 400  #: and up to 499: to ask again would be refused again
_UNAVAILABLE = 500


class StoryQuery(TypedDict, total=False):
    """The filters of `/stories`, by their names there."""

    outlet: str
    language: str
    since: datetime
    until: datetime
    min_outlets: int
    q: str


class EventQuery(TypedDict, total=False):
    """The filters of `/events`, by their names there."""

    type: str
    quad: int
    country: str
    sector: str
    place: str
    bbox: str  #: west, south, east and north in degrees, with commas
    modality: str
    story: list[str]
    since: datetime
    until: datetime
    min_texts: int
    min_confidence: float


class ThreadQuery(TypedDict, total=False):
    """The filters of `/threads`, by their names there."""

    language: str
    since: datetime
    until: datetime
    min_stories: int
    q: str
    story: list[str]


@dataclass(frozen=True, slots=True)
class _Query:
    """What is asked of the stream."""

    kind: str  #: `stories`, `events` or `threads`; positions are kept by it
    parameters: list[tuple[str, str]]


class GatewayFeed:
    """Reads the stream of `newsfold serve`, from the beginning, from now on, or from where a file left off.

    A gateway that is away when the first record is asked for raises `UsageError`, and so does one that
    refuses. One that goes away later is tried again until it is back, and the feed goes on exactly where it
    was, at any gateway of the same Kafka.

    With `positions`, the name of a file, a record counts as handled when the next one is asked for, and what
    is handled is written there about once a second and when the block is left. One whose handling raises or
    is broken off comes again.

    A story, event or thread that was given with the same or a higher revision is not given again.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:8080",
        *,
        token: str | None = None,
        start: Literal["beginning", "now"] = "beginning",
        positions: Path | str | None = None,
    ) -> None:
        self._url, self._start = url.rstrip("/"), start
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._file = Path(positions) if positions else None
        self._handled = self._read_file()
        self._written = monotonic()
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=_TIMES, headers=self._headers)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._session
        await self._session.close()
        self._write_file()

    def stories(self, **asked: Unpack[StoryQuery]) -> AsyncGenerator[CanonicalArticle]:
        """Yield stories that pass the filters of `/stories`; those that end, whatever the filters."""
        return self._values(CANONICAL, CanonicalArticle, _query("stories", asked, StoryQuery))

    def events(self, **asked: Unpack[EventQuery]) -> AsyncGenerator[Event | Gone]:
        """Yield events that pass the filters of `/events`; `Gone` where no story tells of one any more."""
        return self._records(EVENTS, Event, _query("events", asked, EventQuery))

    def threads(self, **asked: Unpack[ThreadQuery]) -> AsyncGenerator[Thread]:
        """Yield threads that pass the filters of `/threads`; those that end, whatever the filters."""
        return self._values(THREADS, Thread, _query("threads", asked, ThreadQuery))

    async def _values(self, topic: Topic, kind: type[E], query: _Query) -> AsyncGenerator[E]:
        async with aclosing(self._records(topic, kind, query)) as records:
            async for record in records:
                if not isinstance(record, Gone):  # these end with a status; a tombstone would be no ours
                    yield record

    async def _records(self, topic: Topic, kind: type[R], query: _Query) -> AsyncGenerator[R | Gone]:
        name, seen = query.kind, Seen()
        async with aclosing(self._frames(query)) as frames:
            async for frame in frames:
                record = _decoded(frame, topic, kind)
                if record is not None and seen.is_new(record):
                    yield record
                if "id" in frame:
                    self._handled[name] = frame["id"]
                if monotonic() >= self._written + _KEEP_SECONDS:
                    self._write_file()

    async def _frames(self, query: _Query) -> AsyncGenerator[dict[str, str]]:
        """Yield the stream's events, and come back to it where it breaks off."""
        last = self._handled.get(query.kind) or ("begin" if self._start == "beginning" else None)
        is_known, pause = False, _FIRST_PAUSE
        while True:
            try:
                async with aclosing(self._stream(query, last)) as stream:
                    async for frame in stream:
                        is_known, pause = True, _FIRST_PAUSE
                        last = frame.get("id", last)
                        yield frame
            except (aiohttp.ClientError, TimeoutError, _UnavailableError) as error:
                if not is_known:
                    raise UsageError(
                        f"no gateway answers at {self._url}: {error or 'it is silent'}; start one with"
                        " newsfold serve, or correct the address"
                    ) from error
                _log.info("the gateway is away, and tried again: %s", error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _stream(self, query: _Query, last: str | None) -> AsyncGenerator[dict[str, str]]:
        if self._session is None:
            raise NewsfoldError(
                "the feed is not open; use it as `async with newsfold.GatewayFeed(…) as feed`"
            )
        headers = {"Last-Event-ID": last} if last else {}
        async with self._session.get(
            f"{self._url}/stream", params=query.parameters, headers=headers
        ) as answer:
            if answer.status >= _UNAVAILABLE:
                raise _UnavailableError(f"status {answer.status}")
            if answer.status >= _REFUSED:
                raise UsageError(f"the gateway at {self._url} refuses: {await _detail(answer)}")
            async for frame in _parsed(answer.content):
                yield frame

    def _read_file(self) -> dict[str, str]:
        """Return the last ids by kind. Raises `UsageError` where the file is none of positions."""
        if self._file is None or not self._file.exists():
            return {}
        try:
            positions = orjson.loads(self._file.read_bytes())
            return {str(kind): str(id_) for kind, id_ in positions.items()}
        except (OSError, ValueError, AttributeError) as error:
            raise UsageError(
                f"{self._file} holds no positions of a feed: {error}; name another file, or remove it"
            ) from error

    def _write_file(self) -> None:
        """Replace the file, as a whole: a cut leaves the old one."""
        self._written = monotonic()
        if self._file and self._handled:
            fresh = self._file.with_name(f"{self._file.name}.new")
            fresh.write_bytes(orjson.dumps(self._handled))
            fresh.replace(self._file)


class _UnavailableError(Exception):
    """The gateway answers that it cannot answer now."""


async def _parsed(content: aiohttp.StreamReader) -> AsyncIterator[dict[str, str]]:
    """Yield Server-Sent Events as `newsfold serve` writes them: a line for each field, one for the data."""
    rest = b""
    async for chunk in content.iter_any():
        *whole, rest = (rest + chunk).split(b"\n\n")
        for block in whole:
            lines = (line.partition(": ") for line in block.decode("utf-8", "replace").split("\n"))
            yield {name: value for name, _, value in lines if name}


async def _detail(answer: aiohttp.ClientResponse) -> str:
    """Return what a refusal says of itself."""
    try:
        return str(orjson.loads(await answer.read())["detail"])
    except (ValueError, KeyError, TypeError):
        return f"status {answer.status}"


def _decoded(frame: Mapping[str, str], topic: Topic, kind: type[R]) -> R | Gone | None:
    """Return a frame's record; null for a heartbeat, and for the last word to a reader who was too slow."""
    data = frame.get("data", "").encode()
    try:
        if frame.get("event") == "gone":
            (key,) = orjson.loads(data).values()
            return Gone(topic.name, key)
        return decode(data, kind) if frame.get("event") in {"story", "event", "thread"} else None
    except (BadInput, ValueError) as error:
        raise MalformedRecord(frame.get("id", "?"), str(error)) from error


def _query(kind: str, asked: Mapping[str, Any], known: type[Any]) -> _Query:
    """Return a query as text. Raises `UsageError` for what is no filter, and would be ignored."""
    if unknown := sorted(set(asked) - set(known.__annotations__)):
        raise UsageError(
            f"{', '.join(unknown)} is no filter of {kind}; there are {', '.join(known.__annotations__)}"
        )
    given = [
        (name, one) for name, some in asked.items() for one in (some if isinstance(some, list) else [some])
    ]
    texts = [(name, one.isoformat() if isinstance(one, datetime) else str(one)) for name, one in given]
    return _Query(kind, [("kind", kind), *texts])
