"""The topics of a replay: made beside those that it is of, compared with them, and taken away again."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import aclosing
from time import monotonic
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupIdNotFound, NonEmptyGroup, UnknownTopicOrPartitionError, for_code
from aiokafka.protocol.admin import DeleteGroupsRequest

from streams.broker import clients
from streams.broker.rights import Right, look, require_group, require_rights
from streams.broker.topics import plan, prepare, require
from streams.client.copying import copies_at
from streams.client.reading import until_end
from streams.connection import Connection
from streams.errors import NewsfoldError, UsageError
from streams.replay import Copies, Differences, Side, differences, origin_of
from streams.settings import MAX_LETTER_BYTES, Settings
from streams.topics import (
    ALL,
    CANONICAL,
    EVENTS,
    MEMBERS,
    OUTCOMES,
    RAW,
    THREAD_STORIES,
    THREADS,
    Topic,
)

__all__ = ["begin", "compare", "drop", "partitions_of"]

_GONE_SECONDS = 20.0
#: Until a worker that has just ended has left its group.
_LEAVE_SECONDS = 15.0
#: A copy is kept until it is taken away, however old its pages are, and with the times that they have. It has
#: one header more than a message may have.
_COPY = {
    "retention.ms": "-1",
    "retention.bytes": "-1",
    "message.timestamp.type": "CreateTime",
    "max.message.bytes": str(MAX_LETTER_BYTES),
}


async def partitions_of(connection: Connection) -> int:
    """Return how many partitions the topics have. Raises `UsageError` where what is compared is not there."""
    for topic in (OUTCOMES, MEMBERS, CANONICAL, EVENTS):
        await require(connection, topic.name, Right.READ)
    await _have_threads(connection)
    return await require(connection, RAW.name, Right.READ)


async def begin(trial: Settings, *, resume: bool) -> Copies:
    """Create the topics of a replay, and return what has been copied before.

    Raises `UsageError` where they hold anything, and it is not to be resumed, or no replay has put it there.
    """
    connection = trial.connection
    read = {topic.at(connection): Right.READ for topic in (OUTCOMES, MEMBERS, CANONICAL, EVENTS)}
    beside = {**read, RAW.at(connection): Right.READ | Right.WRITE}
    await prepare(trial, beside, {RAW.at(connection): _COPY})
    if resume:
        return await copies_at(connection)
    if held := await _held(connection, ALL):
        raise UsageError(
            f"{held} holds records already; go on with --resume, begin anew behind --drop, or choose another"
            " prefix with --into"
        )
    return Copies()


async def drop(trial: Settings) -> tuple[str, ...]:
    """Delete the topics, changelogs and group of a replay, and return the names of what was there.

    Raises `UsageError` where there are none, a worker is in the group, or no replay has made them.
    """
    async with clients.admin(trial.connection) as admin:
        standing = await look(admin, plan(trial))
    there = [name for name, topic in standing.items() if topic.partitions]
    if not there:
        prefix = trial.connection.topic_prefix
        raise UsageError(f"there are no topics that begin with {prefix} to drop; name another --into")
    require_rights(trial.connection, dict.fromkeys(there, Right.DELETE), standing)
    await _require_replayed(trial.connection, [topic for topic in ALL if topic.at(trial.connection) in there])
    async with clients.admin(trial.connection) as admin:
        if not trial.embedded:
            await require_group(admin, trial.connection, trial.group, Right.DELETE)
        await _delete_group(admin, trial)
        _raise(await admin.delete_topics(there))
        await _until_gone(admin, there)
    return tuple(there)


async def compare(connection: Connection, trial: Connection, copies: Copies, most: int) -> Differences:
    """Return what differs between what came of the copied pages there and here.

    Reads the topics to their ends. `most` is how many pages are named of a kind. Threads are compared where
    there are any: an earlier version has none.
    """
    old, new = Side(copies.copied), Side(copies.original)
    with_threads = await _have_threads(connection) and await _have_threads(trial)
    for topic, take in (*_TAKES, *(_OF_THREADS if with_threads else ())):
        for side, where in ((old, connection), (new, trial)):
            async for record in until_end(where, topic):
                take(side, record.key, record.value)
        if topic is OUTCOMES:
            old.articles |= new.articles
            new.articles |= old.articles
    return differences(old, new, len(copies), most, with_threads=with_threads)


async def _have_threads(connection: Connection) -> bool:
    """Tell whether the topics of threads are there. Raises `UsageError` where they may not be read."""
    names = [topic.at(connection) for topic, _ in _OF_THREADS]
    async with clients.admin(connection) as admin:
        standing = await look(admin, names)
    require_rights(connection, dict.fromkeys(names, Right.READ), standing)
    return all(one.partitions for one in standing.values())


async def _held(connection: Connection, some: Iterable[Topic]) -> str | None:
    """Return the name of one of the topics that has records."""
    names = [topic.at(connection) for topic in some]
    async with clients.consumer(connection, *names) as consumer:
        places = consumer.assignment()
        begins = await consumer.beginning_offsets(places)
        ends = await consumer.end_offsets(places)
    held = {place.topic for place in places if ends[place] > begins[place]}
    return next((name for name in names if name in held), None)


async def _require_replayed(connection: Connection, there: Iterable[Topic]) -> None:
    """Refuse topics that may be somebody's: those of a replay hold pages that say so."""
    topics = list(there)
    if held := await _held(connection, topics):
        if RAW in topics:
            async with aclosing(until_end(connection, RAW)) as pages:
                async for page in pages:
                    if origin_of(page.headers):
                        return
                    break
        raise UsageError(f"{held} holds records, and no replay put them there; it is left as it is")


async def _delete_group(admin: AIOKafkaAdminClient, trial: Settings) -> None:
    until, code = monotonic() + _LEAVE_SECONDS, await _group_deleted(admin, trial.group)
    while for_code(code) is NonEmptyGroup and monotonic() < until:
        await asyncio.sleep(0.5)
        code = await _group_deleted(admin, trial.group)
    if for_code(code) is NonEmptyGroup:
        raise UsageError(f"a worker is in the group {trial.group}; stop it, and drop its topics then")
    if code and for_code(code) is not GroupIdNotFound:
        raise NewsfoldError(f"the broker did not delete the group {trial.group}: {for_code(code).__name__}")


async def _group_deleted(admin: AIOKafkaAdminClient, group: str) -> int:
    """Ask for a group to be deleted, and return the broker's code."""
    node = await admin.find_coordinator(group)
    answer = await admin._send_request(DeleteGroupsRequest([group]), node)
    ((_, code),) = answer.results
    return int(code)


async def _until_gone(admin: AIOKafkaAdminClient, names: list[str]) -> None:
    """Wait until the broker knows nothing of the topics: it hears of it a moment after its controller."""
    until = monotonic() + _GONE_SECONDS
    while any(topic.partitions for topic in (await look(admin, names)).values()):
        if monotonic() > until:
            raise NewsfoldError("the broker has not deleted the topics yet; look again with --drop")
        await asyncio.sleep(0.1)


def _raise(response: Any) -> None:
    for name, code, *_ in response.topic_error_codes:
        if code and for_code(code) is not UnknownTopicOrPartitionError:
            raise NewsfoldError(f"the broker did not delete the topic {name}: {for_code(code).__name__}")


_Takes = tuple[tuple[Topic, Callable[[Side, bytes | None, bytes | None], None]], ...]
_TAKES: _Takes = (
    (OUTCOMES, Side.page),
    (MEMBERS, Side.member),
    (CANONICAL, Side.story),
    (EVENTS, Side.event),
)
_OF_THREADS: _Takes = ((THREAD_STORIES, Side.threaded), (THREADS, Side.thread))
