"""Creating the topics. A topic that a broker makes by itself has one partition, and then nothing fits."""

from collections.abc import Iterator, Mapping

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from streams import topics
from streams.errors import UsageError
from streams.settings import MAX_MESSAGE_BYTES, Settings

__all__ = ["Planned", "ensure", "plan"]

Planned = Mapping[str, Mapping[str, str]]


def plan(settings: Settings) -> Planned:
    """Return every topic that newsfold needs with its broker settings: the streams and the changelogs."""
    return dict([*_streams(), *_changelogs(settings.app_id)])


async def ensure(settings: Settings) -> tuple[str, ...]:
    """Create the topics that are missing and return their names.

    Raises `UsageError` where the broker cannot be reached, refuses, or holds a topic with another number
    of partitions: tables and their topics must be cut alike.
    """
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.brokers, request_timeout_ms=20_000)
    try:
        await admin.start()
    except KafkaError as error:
        await admin.close()
        said = f"no Kafka broker answers at {settings.brokers}; start one, or name another with --brokers"
        raise UsageError(said) from error
    try:
        return await _ensure(admin, settings)
    finally:
        await admin.close()


async def _ensure(admin: AIOKafkaAdminClient, settings: Settings) -> tuple[str, ...]:
    wanted = plan(settings)
    have = await _partitions(admin, wanted)
    _check(have, settings.partitions)
    missing = [name for name in wanted if name not in have]
    if missing:
        new = [
            NewTopic(name, settings.partitions, settings.replication, topic_configs=dict(wanted[name]))
            for name in missing
        ]
        _raise(await admin.create_topics(new))
    return tuple(missing)


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
        yield topic.name, {"cleanup.policy": topic.cleanup, "max.message.bytes": str(MAX_MESSAGE_BYTES)}


def _changelogs(app_id: str) -> Iterator[tuple[str, dict[str, str]]]:
    for table in topics.TABLES:
        name = f"{app_id}-{table}-changelog"
        yield name, {"cleanup.policy": "compact", "max.message.bytes": str(MAX_MESSAGE_BYTES)}
