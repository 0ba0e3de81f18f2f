"""Creating the topics. A topic that a broker makes by itself has one partition, and then nothing fits."""

from collections.abc import Iterator, Mapping

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import TopicAlreadyExistsError, for_code

from streams import topics
from streams.broker import clients
from streams.connection import Connection
from streams.errors import UsageError
from streams.settings import MAX_LETTER_BYTES, MAX_MESSAGE_BYTES, Settings

__all__ = ["Planned", "ensure", "missing", "plan", "require"]

Planned = Mapping[str, Mapping[str, str]]


def plan(settings: Settings) -> Planned:
    """Return every topic that newsfold needs with its broker settings: the streams and the changelogs."""
    return dict([*_streams(), *_changelogs(settings.app_id)])


async def missing(settings: Settings) -> tuple[str, ...]:
    """Return the names of the topics that are not there. Raises as `ensure`."""
    async with clients.admin(settings.connection) as admin:
        return await _missing(admin, settings)


async def ensure(settings: Settings) -> tuple[str, ...]:
    """Create the topics that are missing and return their names.

    Raises `UsageError` where the broker cannot be reached, refuses, or holds a topic with another number
    of partitions: tables and their topics must be cut alike.
    """
    async with clients.admin(settings.connection) as admin:
        absent = await _missing(admin, settings)
        if absent:
            _raise(await admin.create_topics([_new(name, settings) for name in absent]))
    return absent


async def require(connection: Connection, topic: str) -> None:
    """Raise `UsageError` where the topic, or the broker, is not there.

    To send to a topic or to read it is no way to ask: a broker may make it then, with one partition.
    """
    async with clients.admin(connection) as admin:
        if topic not in await admin.list_topics():
            cure = f"run newsfold topics --brokers {connection.brokers}, or a worker"
            raise UsageError(f"there is no topic {topic} at {connection.brokers}; {cure}")


async def _missing(admin: AIOKafkaAdminClient, settings: Settings) -> tuple[str, ...]:
    wanted = plan(settings)
    have = await _partitions(admin, wanted)
    _check(have, settings.partitions)
    return tuple(name for name in wanted if name not in have)


def _new(name: str, settings: Settings) -> NewTopic:
    configs = dict(plan(settings)[name])
    return NewTopic(name, settings.partitions, settings.replication, topic_configs=configs)


async def _partitions(admin: AIOKafkaAdminClient, wanted: Planned) -> dict[str, int]:
    have = [name for name in await admin.list_topics() if name in wanted]
    if not have:
        return {}
    return {topic["topic"]: len(topic["partitions"]) for topic in await admin.describe_topics(have)}


def _check(have: Mapping[str, int], partitions: int) -> None:
    for name, count in sorted(have.items()):
        if count != partitions:
            said = f"topic {name} has {count} partitions and {partitions} are asked for"
            raise UsageError(f"{said}; set --partitions {count}, or delete the topic")


def _raise(response: object) -> None:
    """Raise for the first topic that the broker refused. One that another worker has just made is fine."""
    for name, code, *rest in getattr(response, "topic_errors", ()):
        error = for_code(code)
        if code and error is not TopicAlreadyExistsError:
            said = " ".join(str(part) for part in rest if part)
            raise UsageError(f"the broker refused to create topic {name}: {error.__name__} {said}".strip())


def _streams() -> Iterator[tuple[str, dict[str, str]]]:
    for topic in topics.ALL:
        size = MAX_LETTER_BYTES if topic is topics.DEAD else MAX_MESSAGE_BYTES
        yield topic.name, {"cleanup.policy": topic.cleanup, "max.message.bytes": str(size)}


def _changelogs(app_id: str) -> Iterator[tuple[str, dict[str, str]]]:
    for table in topics.TABLES:
        name = f"{app_id}-{table}-changelog"
        yield name, {"cleanup.policy": "compact", "max.message.bytes": str(MAX_MESSAGE_BYTES)}
