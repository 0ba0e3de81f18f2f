"""Whether the Faust and the aiokafka at hand are those whose functions are replaced or relied on here.

A function that a later Faust has changed would be replaced by one that does not fit it,
and nothing would say so until messages are lost. The version pins the release; the
hashes find a build of that release that was changed.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import faust
import xxhash
from aiokafka import AIOKafkaProducer
from aiokafka.consumer.fetcher import Fetcher, FetchResult
from aiokafka.producer.message_accumulator import BatchBuilder, MessageAccumulator
from faust.app.base import App
from faust.stores import memory, rocksdb
from faust.tables.base import Collection
from faust.tables.recovery import Recovery
from faust.transport.consumer import Consumer, ThreadDelegateConsumer
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Producer
from faust.worker import Worker

from streams.errors import NewsfoldError

__all__ = ["check", "source_hash"]

_VERSION = "0.15.3"

Known = Mapping[Callable[..., Any], str]

#: Replaced or relied on in their details, with `source_hash` of each.
_KNOWN: Known = {
    AIOKafkaConsumerThread._create_worker_consumer: "66b181d87dd1577f",
    AIOKafkaProducer.send_batch: "b2fcbbca750d51f6",
    App._new_producer_transport: "e37af5720bf296ea",
    App._on_partitions_assigned: "e46fe68712a9653c",
    App._on_partitions_revoked: "f9ada0b0ca6f381b",
    BatchBuilder.append: "8288f99cfe5d5bcc",
    Collection._new_store: "48f427a94b32a634",
    Consumer._add_gap: "8e16c3819e348b71",
    Consumer._commit_offsets: "8c21713687dbde8a",
    Consumer._drain_messages: "b8a56f6a5bbf3af1",
    Consumer._new_offset: "a36800bdbe7b1441",
    Consumer._wait_next_records: "7586cea5d31b3172",
    Consumer.ack: "84342c1f08b596d7",
    Consumer.getmany: "42a7da4e1fc0cc5e",
    Consumer.on_buffer_drop: "1244f193cfa31fec",
    Consumer.on_buffer_full: "77ab0e451a4456a9",
    Consumer.on_partitions_assigned: "7f94a6f55fa251e9",
    Consumer.on_partitions_revoked: "ce115f086aa051da",
    Consumer.perform_seek: "a2efb7bc4b01285e",
    FetchResult.getall: "fe3cb6b5abea1e97",
    Fetcher.fetched_records: "89ea2e1614f3a166",
    MessageAccumulator.add_batch: "c309063bf12ac9de",
    ThreadDelegateConsumer._getmany: "cefdc943ecdcd386",
    AIOKafkaConsumerThread._fetch_records: "b0d51046201922fd",
    Worker._sentinel_task: "3f336fbbc3739ea4",
    Producer._new_producer: "8c6b36b639e8738c",
    memory.Store.on_recovery_completed: "5d86513db61e9e35",
    rocksdb.Store._db_for_partition: "6dc16e469cb05061",
    rocksdb.Store._iteritems: "90cc168322b0c60d",
    rocksdb.Store._open_for_partition: "1498b84421568cf6",
    rocksdb.Store.set_persisted_offset: "e330b93e859e0871",
    Recovery._restart_recovery.fun: "ac9faecc203f6b94",
    Recovery._slurp_changelogs.fun: "efa0872a7d66f2c3",
    Recovery._set_recovery_started: "cf835497d1b635e0",
    Recovery._resume_streams: "448bf8561f871546",
    Recovery.on_recovery_completed: "7b4a2cfe0d55f9a8",
}


def source_hash(function: Callable[..., Any]) -> str:
    """Return 16 hex digits over the function's source text."""
    return xxhash.xxh3_64_hexdigest(inspect.getsource(function).encode())


def check(version: str = faust.__version__, known: Known = _KNOWN) -> None:
    """Raise `NewsfoldError` where Faust is another version, or it or aiokafka has other source text."""
    if version != _VERSION:
        message = f"newsfold replaces parts of faust-streaming {_VERSION} and found {version}: install that"
        raise NewsfoldError(message)
    for function, expected in known.items():
        if source_hash(function) != expected:
            name = f"{function.__module__}.{function.__qualname__}"
            known_of = f"faust-streaming {_VERSION} and aiokafka 0.14.0"
            raise NewsfoldError(f"{name} is not the one that newsfold knows: install {known_of}")
