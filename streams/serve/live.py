"""Stories, events and threads as they come: one reader of Kafka, and any number of readers of the gateway."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

import structlog

from streams.connection import Connection
from streams.errors import BadInput, NewsfoldError
from streams.records import CanonicalArticle, Event, Thread
from streams.serve import sse
from streams.serve.filters import EventFilter, StoryFilter, ThreadFilter
from streams.serve.following import Follower, following
from streams.serve.lookup import Entry
from streams.serve.positions import Positions, written
from streams.topics import CANONICAL, EVENTS, THREADS, Topic
from streams.wire import decode, encode

__all__ = ["Asked", "Hub", "Update", "frames"]

_log = structlog.get_logger("newsfold.serve")
_TOPICS = (CANONICAL, EVENTS, THREADS)
#: What a record of a topic is called, and is.
_KINDS: dict[str, tuple[str, type[CanonicalArticle | Event | Thread]]] = {
    CANONICAL.name: ("story", CanonicalArticle),
    EVENTS.name: ("event", Event),
    THREADS.name: ("thread", Thread),
}
_BATCH = 100  #: records that are handed on before the readers have their turn
#: Records that wait for a reader. All readers share them, so that it is no more memory than one holds.
_WAITING = 1_000
_HEARTBEAT = 15.0  #: seconds: proxies cut a line that is silent for a minute
_STUCK = 30.0  #: seconds in which a reader that catches up takes something, or is cut off
_PAUSE = 2.0
_BEGIN_SECONDS = 10.0  #: in which what is kept at the start is read; readers wait for it
#: Readers that catch up at a time, each with a consumer of its own.
_CATCHING_UP = 8
_COME_BACK_MS = 2_000
_CUT_OFF = "more has come than may wait for a reader; come back with the id of the last event"


@dataclass(frozen=True, slots=True)
class Update:
    """One record of a topic. `record` is null where it takes the key's last one away."""

    entry: Entry
    record: CanonicalArticle | Event | Thread | None

    @property
    def place(self) -> tuple[str, int]:
        """Its topic and partition."""
        return self.entry.topic, self.entry.partition

    @property
    def kind(self) -> str:
        """`story`, `event` or `thread`."""
        return _KINDS[self.entry.topic][0]

    @property
    def data(self) -> bytes:
        """It as it is on its topic; of one that takes away, what it takes."""
        if self.record is None:
            return encode({f"{self.kind}_id": self.entry.name})
        assert self.entry.value
        return self.entry.value

    def frame(self, id_: str) -> bytes:
        """Return it as an event of the stream."""
        return sse.event("gone" if self.record is None else self.kind, self.data, id_)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants: stories, events, threads; null for none of them."""

    stories: StoryFilter | None
    events: EventFilter | None
    threads: ThreadFilter | None = None

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of what it wants."""
        asked = zip(_TOPICS, (self.stories, self.events, self.threads), strict=True)
        return tuple(topic for topic, wanted in asked if wanted is not None)

    def passes(self, update: Update) -> bool:
        """Whether a record is for this reader. One that takes away is for all who read its topic."""
        match update.record:
            case CanonicalArticle():
                return bool(self.stories and self.stories.passes(update.record))
            case Event():
                return bool(self.events and self.events.passes(update.record))
            case Thread():
                return bool(self.threads and self.threads.passes(update.record))
        wanted = {"story": self.stories, "event": self.events, "thread": self.threads}
        return wanted[update.kind] is not None


class _Reader:
    """What waits for one reader."""

    def __init__(self, waiting: int) -> None:
        self._most = waiting
        self._updates: deque[Update] = deque()
        self._changed = asyncio.Event()
        self.slow = False  #: more has come than may wait: it is dropped, and the reader is cut off
        self.ended = False

    def offer(self, update: Update) -> None:
        if len(self._updates) >= self._most:
            self.cut()
        if not self.slow:
            self._updates.append(update)
        self._changed.set()

    def cut(self) -> None:
        """Keep nothing for it any more: it comes back."""
        self.slow = True
        self._updates.clear()

    def end(self) -> None:
        self.ended = True
        self._changed.set()

    async def take(self, seconds: float) -> Update | None:
        """Return the next record, and wait so long for it."""
        if not self._updates and not self.slow and not self.ended:
            self._changed.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), seconds)
        return self._updates.popleft() if self._updates else None


class Hub:
    """Reads the topics from where they end when the gateway starts, and hands on what comes.

    It keeps the last records, from a little before that end on. Who comes back after a break, as all do when
    a gateway starts again, has what it missed from these, and needs no consumer of its own.
    """

    def __init__(self, connection: Connection, waiting: int = _WAITING) -> None:
        self.connection = connection
        self.positions: Positions = {}  #: what comes next
        self.started = asyncio.Event()  #: the positions are known
        self.catching_up = asyncio.Semaphore(_CATCHING_UP)
        self._waiting = waiting
        self._readers: set[_Reader] = set()
        self._kept: deque[Update] = deque()  #: the last records, half as many as may wait for a reader
        self._kept_from: Positions = {}  #: from where on all are kept
        self.closed = False
        self.cut_off = 0  #: readers, so far

    async def run(self) -> None:
        """Hand records on until cancelled. Where the broker fails, go on later where it was."""
        while True:
            start = self.positions if self.started.is_set() else None
            before = self._waiting // 2
            try:
                async with following(self.connection, _TOPICS, start, _BATCH, before) as follower:
                    if start is None:
                        await self._begin(follower)
                    while True:
                        for entry in await follower.poll():
                            self.hand_on(entry)
                        await asyncio.sleep(0)  # the readers' turn
            except NewsfoldError as error:
                _log.warning("nothing live comes in", why=str(error))
            except Exception:  # a bug: readers keep their line, and the log has it
                _log.exception("nothing live comes in")
            await asyncio.sleep(_PAUSE)

    async def _begin(self, follower: Follower) -> None:
        """Keep what is there up to the end. Nobody has joined yet."""
        self._kept.clear()
        self.positions = await follower.positions()
        self._kept_from = dict(self.positions)
        ends, until = await follower.ends(), monotonic() + _BEGIN_SECONDS
        while not _has(await follower.positions(), ends) and monotonic() < until:
            for entry in await follower.poll():
                self.hand_on(entry)
        self.positions = {**self.positions, **await follower.positions()}
        self.started.set()

    def hand_on(self, entry: Entry) -> None:
        """Hand a record to all readers."""
        self.positions[entry.topic, entry.partition] = entry.offset + 1
        if update := update_of(entry):
            self._keep(update)
            for reader in self._readers:
                reader.offer(update)

    def _keep(self, update: Update) -> None:
        self._kept.append(update)
        if len(self._kept) > self._waiting // 2:
            gone = self._kept.popleft()
            self._kept_from[gone.place] = gone.entry.offset + 1

    def has_kept(self, since: Positions) -> bool:
        """Whether all that a reader lacks who is at these positions is kept."""
        return _has(since, self._kept_from)

    @property
    def readers(self) -> int:
        """How many take part. Those that catch up do not yet."""
        return len(self._readers)

    def join(self, since: Positions) -> _Reader:
        """Return what waits for a reader who is at these positions: what is kept of it, and what comes."""
        reader = _Reader(self._waiting)
        for update in self._kept:
            if update.entry.offset >= since.get(update.place, 0):
                reader.offer(update)
        reader.ended = self.closed
        self._readers.add(reader)
        return reader

    def leave(self, reader: _Reader) -> None:
        """Keep nothing more for a reader."""
        self._readers.discard(reader)

    def close(self) -> None:
        """End all readers: they come back to another gateway, or to this one when it is there again."""
        self.closed = True
        for reader in self._readers:
            reader.end()


def _has(mine: Positions, others: Positions) -> bool:
    """Whether positions are as far as others in all partitions."""
    return all(mine.get(place, 0) >= next_ for place, next_ in others.items())


def update_of(entry: Entry) -> Update | None:
    """Return a record that can be read; null, with a line in the log, for one that is not newsfold's."""
    _, kind = _KINDS[entry.topic]
    try:
        return Update(entry, decode(entry.value, kind) if entry.value is not None else None)
    except BadInput as error:
        _log.warning("a record was passed over", place=entry.place, why=str(error))
        return None


async def frames(hub: Hub, asked: Asked, start: Positions | None) -> AsyncIterator[bytes]:
    """Yield a reader's events: from these positions on, or from now on, until the gateway or the reader ends.

    One that goes on from earlier positions than the hub has kept reads Kafka itself until it is there, and
    takes part in the hub then. What both have is known by its offset and comes once.
    """
    yield sse.retry(_COME_BACK_MS)
    await hub.started.wait()
    session = _Session(hub, asked, dict(hub.positions) if start is None else dict(start))
    try:
        if session.has_all():
            session.join()
            yield sse.heartbeat(session.id)  # a line that breaks before the first event goes on from here
        else:
            async for frame in session.catch_up():
                yield frame
        async for frame in session.live():
            yield frame
    finally:
        session.leave()


class _Session:
    """One reader's way: where it is, and what it gets."""

    def __init__(self, hub: Hub, asked: Asked, mine: Positions) -> None:
        self._hub, self._asked, self._mine = hub, asked, mine
        self._reader: _Reader | None = None
        self._pass_over()

    @property
    def id(self) -> str:
        """What names where the reader is."""
        return written(self._mine)

    def has_all(self) -> bool:
        """Whether the reader has all, but for what the hub has kept."""
        return self._hub.has_kept(self._mine)

    def join(self) -> _Reader:
        """Take part in the hub. Nothing may be awaited since `has_all`: the hub would go on meanwhile."""
        self._reader = self._hub.join(self._mine)
        return self._reader

    def leave(self) -> None:
        if self._reader:
            self._hub.leave(self._reader)

    def _pass_over(self) -> None:
        """Be where the hub is with what the reader does not want."""
        wanted = {topic.name for topic in self._asked.topics}
        for place, next_ in self._hub.positions.items():
            if place[0] not in wanted:
                self._mine[place] = max(next_, self._mine.get(place, 0))

    async def catch_up(self) -> AsyncIterator[bytes]:
        """Yield what lies between the reader's positions and what the hub has kept, and join."""
        frames: asyncio.Queue[bytes | None] = asyncio.Queue(_BATCH)
        reading = asyncio.create_task(self._read_up(frames))
        try:
            while (frame := await frames.get()) is not None:
                yield frame
        finally:
            reading.cancel()
            with suppress(asyncio.CancelledError):
                await reading

    async def _read_up(self, frames: "asyncio.Queue[bytes | None]") -> None:
        """Read Kafka up to what the hub has kept, and join; null is the last frame.

        A reader who takes none of them for a while is cut off: others wait for its place.
        """
        await self._place(frames)
        try:
            async with following(
                self._hub.connection, self._asked.topics, dict(self._mine), _BATCH
            ) as follower:
                while self._reader is None:
                    for entry in await follower.poll():
                        update = update_of(entry)
                        if update and (frame := self._frame(update)):
                            await asyncio.wait_for(frames.put(frame), _STUCK)
                    for place, next_ in (await follower.positions()).items():
                        self._mine[place] = max(next_, self._mine.get(place, 0))
                    self._pass_over()
                    if self.has_all() or self._hub.closed:
                        self.join()
        except (TimeoutError, NewsfoldError) as error:
            _log.info("a reader was cut off as it caught up", why=str(error) or "it is too slow")
            self.join().cut()
            while not frames.empty():
                frames.get_nowait()
        finally:
            self._hub.catching_up.release()
        await frames.put(None)

    async def _place(self, frames: "asyncio.Queue[bytes | None]") -> None:
        """Wait until there is a place, with heartbeats."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hub.catching_up.acquire(), _HEARTBEAT)
                return
            if frames.empty():  # else it has one to take
                frames.put_nowait(sse.heartbeat(self.id))

    async def live(self) -> AsyncIterator[bytes]:
        """Yield what the hub hands on."""
        reader, beat = self._reader, monotonic() + _HEARTBEAT
        assert reader
        while True:
            update = await reader.take(max(0.0, beat - monotonic()))
            if update and (frame := self._frame(update)):
                beat = monotonic() + _HEARTBEAT
                yield frame
            if reader.slow:
                self._hub.cut_off += 1
                yield sse.event("cut-off", encode({"detail": _CUT_OFF}))
                return
            if reader.ended and update is None:
                return
            if monotonic() >= beat:
                beat = monotonic() + _HEARTBEAT
                yield sse.heartbeat(self.id)

    def _frame(self, update: Update) -> bytes | None:
        """Return a record as an event, if it is new to the reader and passes; moves the reader on."""
        if update.entry.offset < self._mine.get(update.place, 0):
            return None
        self._mine[update.place] = update.entry.offset + 1
        return update.frame(self.id) if self._asked.passes(update) else None
