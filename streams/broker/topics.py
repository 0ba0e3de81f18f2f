"""Creating the topics. A topic that a broker makes by itself has one partition, and then nothing fits."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import (
    InvalidReplicationFactorError,
    TopicAlreadyExistsError,
    TopicAuthorizationFailedError,
    for_code,
)

from streams import topics
from streams.broker import clients
from streams.broker.refusal import not_allowed
from streams.broker.rights import Right, look, of_a_worker, require_group, require_rights
from streams.connection import Connection
from streams.errors import UsageError
from streams.settings import MAX_LETTER_BYTES, MAX_MESSAGE_BYTES, Settings

__all__ = ["Planned", "create", "ensure", "missing", "named", "plan", "prepare", "require"]

Planned = Mapping[str, Mapping[str, str]]
Needed = Mapping[str, Right]
_NOTHING: Mapping[str, Any] = {}


def plan(settings: Settings) -> Planned:
    """Return every topic that newsfold needs with its broker settings: the streams and the changelogs."""
    return dict([*_streams(settings.connection), *_changelogs(settings.group)])


async def prepare(settings: Settings, beside: Needed = _NOTHING, of_its_own: Planned = _NOTHING) -> None:
    """See to it that a worker can begin: topics are there, and it may do with them what it does.

    `beside` are rights that are needed besides a worker's, and `of_its_own` broker settings that a topic is
    created with besides the planned ones. Raises as `ensure`, and where a right is missing.
    """
    connection = settings.connection
    needed = of_a_worker(connection, settings.group)
    needed |= {name: needed[name] | right for name, right in beside.items()}
    async with clients.admin(connection) as admin:
        await _ensure(admin, settings, needed, of_its_own)
        if not settings.embedded:  # it has no authorizer, and answers about groups in its own way
            await require_group(admin, connection, settings.group, Right.READ)


async def missing(settings: Settings) -> tuple[str, ...]:
    """Return the names of the topics that are not there. Raises as `ensure`."""
    async with clients.admin(settings.connection) as admin:
        return await _missing(admin, settings, _visible(settings))


async def ensure(settings: Settings) -> tuple[str, ...]:
    """Create the topics that are missing and return their names.

    Raises `UsageError` where the broker cannot be reached, refuses, or holds a topic with another number
    of partitions: tables and their topics must be cut alike.
    """
    async with clients.admin(settings.connection) as admin:
        return await _ensure(admin, settings, _visible(settings))


async def require(connection: Connection, topic: str, right: Right) -> int:
    """Raise `UsageError` where the topic, or the broker, is not there, or may not be used so.

    To send to a topic or to read it is no way to ask: a broker may make it then, with one partition. Returns
    how many partitions it has.
    """
    name = f"{connection.topic_prefix}{topic}"
    async with clients.admin(connection) as admin:
        standing = await look(admin, [name])
    require_rights(connection, {name: right}, standing)
    if not standing[name].partitions:
        cure = f"run newsfold topics {named(connection)}, or a worker"
        raise UsageError(f"there is no topic {name} at {connection.brokers}; {cure}")
    return standing[name].partitions


def named(connection: Connection) -> str:
    """Return the options that name the broker and the topics on it, for a sentence that says what to run."""
    prefix = f" --topic-prefix {connection.topic_prefix}" if connection.topic_prefix else ""
    return f"--brokers {connection.brokers}{prefix}"


def _visible(settings: Settings) -> Needed:
    return dict.fromkeys(plan(settings), Right.DESCRIBE)


async def _ensure(
    admin: AIOKafkaAdminClient, settings: Settings, needed: Needed, of_its_own: Planned = _NOTHING
) -> tuple[str, ...]:
    absent = await _missing(admin, settings, needed)
    await create(admin, settings, absent, of_its_own)
    return absent


async def create(
    admin: AIOKafkaAdminClient, settings: Settings, names: Iterable[str], of_its_own: Planned = _NOTHING
) -> None:
    """Create topics of the plan; `of_its_own` are settings besides the planned ones. Raises as `ensure`."""
    if new := [_new(name, settings, of_its_own.get(name, {})) for name in names]:
        _raise(await admin.create_topics(new), settings)


async def _missing(admin: AIOKafkaAdminClient, settings: Settings, needed: Needed) -> tuple[str, ...]:
    """Return which topics are not there; the rights come first, as what is hidden may well be there."""
    wanted = plan(settings)
    standing = await look(admin, wanted)
    require_rights(settings.connection, needed, standing)
    have = {name: topic.partitions for name, topic in standing.items() if topic.partitions}
    _check(have, settings.partitions)
    return tuple(name for name in wanted if name not in have)


def _new(name: str, settings: Settings, kept: Mapping[str, str]) -> NewTopic:
    configs = {**plan(settings)[name], **kept}
    return NewTopic(name, settings.partitions, settings.replication, topic_configs=configs)


def _check(have: Mapping[str, int], partitions: int) -> None:
    for name, count in sorted(have.items()):
        if count != partitions:
            why = f"topic {name} has {count} partitions and {partitions} are asked for"
            raise UsageError(f"{why}; set --partitions {count}, or delete the topic")


def _raise(response: object, settings: Settings) -> None:
    """Raise for the first topic that the broker refused. One that another worker has just made is fine."""
    for name, code, *rest in getattr(response, "topic_errors", ()):
        error = for_code(code)
        if not code or error is TopicAlreadyExistsError:
            continue
        if error is TopicAuthorizationFailedError:
            raise not_allowed(settings.connection, f"CREATE {name}")
        if error is InvalidReplicationFactorError:
            raise UsageError(
                f"--replication {settings.replication} wants more copies than there are brokers at"
                f" {settings.connection.brokers}; give a number that they can hold"
            )
        why = " ".join(str(part) for part in (error.__name__, *rest) if part)
        raise UsageError(f"the broker refused to create topic {name}: {why}")


def _streams(connection: Connection) -> Iterator[tuple[str, dict[str, str]]]:
    for topic in topics.ALL:
        size = MAX_LETTER_BYTES if topic is topics.DEAD else MAX_MESSAGE_BYTES
        yield topic.at(connection), {"cleanup.policy": topic.cleanup, "max.message.bytes": str(size)}


def _changelogs(group: str) -> Iterator[tuple[str, dict[str, str]]]:
    for table in topics.TABLES:
        name = topics.changelog(group, table)
        yield name, {"cleanup.policy": "compact", "max.message.bytes": str(MAX_MESSAGE_BYTES)}
