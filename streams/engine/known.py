"""Whether the Faust at hand is the one whose functions are replaced here.

A function that a later Faust has changed would be replaced by one that does not fit it,
and nothing would say so until messages are lost. The version pins the release; the
hashes find a build of that release that was changed.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import faust
import xxhash
from faust.app.base import App
from faust.stores import memory
from faust.tables.base import Collection
from faust.tables.recovery import Recovery
from faust.transport.consumer import Consumer, ThreadDelegateConsumer
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Producer

from streams.errors import NewsfoldError

__all__ = ["check", "source_hash"]

_VERSION = "0.15.3"

Known = Mapping[Callable[..., Any], str]

#: Replaced or relied on in their details, with `source_hash` of each.
_KNOWN: Known = {
    App._new_producer_transport: "e37af5720bf296ea",
    App._on_partitions_assigned: "e46fe68712a9653c",
    App._on_partitions_revoked: "f9ada0b0ca6f381b",
    Collection.partition_for_key: "9ed3c4b2430c363e",
    Collection.send_changelog: "a1ddc149fe602fd1",
    Consumer._add_gap: "8e16c3819e348b71",
    Consumer._commit_offsets: "8c21713687dbde8a",
    Consumer._drain_messages: "b8a56f6a5bbf3af1",
    Consumer._new_offset: "a36800bdbe7b1441",
    Consumer._wait_next_records: "7586cea5d31b3172",
    Consumer.ack: "84342c1f08b596d7",
    Consumer.getmany: "42a7da4e1fc0cc5e",
    Consumer.on_partitions_assigned: "7f94a6f55fa251e9",
    Consumer.on_partitions_revoked: "ce115f086aa051da",
    Consumer.perform_seek: "a2efb7bc4b01285e",
    ThreadDelegateConsumer._getmany: "cefdc943ecdcd386",
    AIOKafkaConsumerThread._fetch_records: "b0d51046201922fd",
    AIOKafkaConsumerThread.getmany: "2138b5c16f54bbc7",
    Producer._new_producer: "8c6b36b639e8738c",
    memory.Store.on_recovery_completed: "5d86513db61e9e35",
    Recovery._restart_recovery.fun: "ac9faecc203f6b94",
    Recovery._resume_streams: "448bf8561f871546",
    Recovery.on_recovery_completed: "7b4a2cfe0d55f9a8",
}


def source_hash(function: Callable[..., Any]) -> str:
    """Return 16 hex digits over the function's source text."""
    return xxhash.xxh3_64_hexdigest(inspect.getsource(function).encode())


def check(version: str = faust.__version__, known: Known = _KNOWN) -> None:
    """Raise `NewsfoldError` where Faust is another version or has other source text."""
    if version != _VERSION:
        said = f"newsfold replaces parts of faust-streaming {_VERSION} and found {version}: install that"
        raise NewsfoldError(said)
    for function, expected in known.items():
        if source_hash(function) != expected:
            name = f"{function.__module__}.{function.__qualname__}"
            raise NewsfoldError(f"{name} is not the one of faust-streaming {_VERSION}: install that again")
