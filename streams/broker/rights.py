"""What this client may do with topics and groups, as the broker says, and what is missing for a purpose.

A right that is missing would show wherever it is first used: as a consumer that gets nothing, or a record
that cannot be sent. Looked for at the start, it is one sentence.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntFlag
from time import monotonic
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    GroupCoordinatorNotAvailableError,
    TopicAuthorizationFailedError,
)

from streams import topics
from streams.broker.questions import GroupQuestion, TopicsQuestion
from streams.broker.refusal import not_allowed
from streams.connection import Connection
from streams.errors import UsageError

__all__ = ["Right", "Standing", "look", "of_a_worker", "require_group", "require_rights"]

_UNKNOWN = -(1 << 31)  #: what a broker answers that has no authorizer, or does not say
_NAMED = 6  #: topics that a sentence names: a user without any rights lacks sixteen
_COORDINATOR_SECONDS = 20.0  #: a new cluster first makes the topic of its groups


class Right(IntFlag):
    """Operations of Kafka's ACLs, each the bit that a broker sets for it. READ and WRITE take in DESCRIBE."""

    NONE = 0
    READ = 1 << 3
    WRITE = 1 << 4
    CREATE = 1 << 5
    DELETE = 1 << 6
    DESCRIBE = 1 << 8


@dataclass(frozen=True, slots=True)
class Standing:
    """What the broker says of a topic."""

    partitions: int  #: 0 where it is not there, or may not be asked for
    rights: Right | None  #: None where the broker does not tell

    def lacks(self, right: Right) -> bool:
        """Whether the broker says that this may not be done."""
        return self.rights is not None and right not in self.rights


async def look(admin: AIOKafkaAdminClient, names: Iterable[str]) -> dict[str, Standing]:
    """Return how each of these topics stands. The question creates none.

    Raises `UsageError` where the broker is too old to answer it.
    """
    try:
        answer = await admin._send_request(TopicsQuestion(list(names)))
    except NotImplementedError as error:  # as aiokafka puts it
        raise UsageError("the broker is older than Kafka 2.3; newsfold needs that or a later one") from error
    return {topic["topic"]: _standing(topic) for topic in answer.to_object()["topics"]}


def of_a_worker(connection: Connection, group: str) -> dict[str, Right]:
    """Return what a worker does with each of its topics, by their names on the broker."""
    both = Right.READ | Right.WRITE
    used = {topic.at(connection): Right.WRITE for topic in topics.ALL}
    # One stage's writing is another's reading.
    used |= {topic.at(connection): both for topic in topics.TABLES.values()}
    used[topics.RAW.at(connection)] = Right.READ
    return used | {topics.changelog(group, table): both for table in topics.TABLES}


def require_rights(
    connection: Connection, needed: Mapping[str, Right], standing: Mapping[str, Standing]
) -> None:
    """Raise `UsageError` where a topic may not be used as it is to be."""
    lacking: dict[Right, list[str]] = {}
    for name, rights in needed.items():
        for right in rights:
            if standing[name].lacks(right):
                lacking.setdefault(right, []).append(name)
    if lacking:
        raise not_allowed(connection, " or ".join(f"{right.name} {_few(n)}" for right, n in lacking.items()))


async def require_group(admin: AIOKafkaAdminClient, connection: Connection, group: str, right: Right) -> None:
    """Raise `UsageError` where the client may not join (READ) or ask about (DESCRIBE) a consumer group."""
    try:
        coordinator = await _coordinator(admin, group)
        answer = await admin._send_request(GroupQuestion(group), coordinator)
        rights = _rights(answer.to_object()["groups"][0])
    except GroupAuthorizationFailedError:
        rights = Right.NONE
    if rights is not None and right not in rights:
        raise not_allowed(connection, f"{right.name} the group {group}")


def _few(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:_NAMED])} and {more} more"


def _standing(topic: Mapping[str, Any]) -> Standing:
    return Standing(len(topic["partitions"]), _rights(topic))


def _rights(answer: Mapping[str, Any]) -> Right | None:
    if answer["error_code"] in (TopicAuthorizationFailedError.errno, GroupAuthorizationFailedError.errno):
        return Right.NONE
    bits = answer["authorized_operations"]
    return None if bits == _UNKNOWN else Right(bits & sum(Right))


async def _coordinator(admin: AIOKafkaAdminClient, group: str) -> int:
    until = monotonic() + _COORDINATOR_SECONDS
    while True:
        try:
            node: int = await admin.find_coordinator(group)
        except GroupCoordinatorNotAvailableError:
            if monotonic() > until:
                raise
            await asyncio.sleep(0.2)
        else:
            return node
