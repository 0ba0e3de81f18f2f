"""`newsfold repartition`."""

import asyncio
from typing import Any

import click

from streams.cli import options, show
from streams.client.repartition import repartition as give_partitions
from streams.connection import Connection
from streams.settings import Settings

__all__ = ["repartition"]


@click.command()
@options.connection
@options.partitions
@options.replication
@options.app_id
def repartition(connection: Connection, **given: Any) -> None:
    """Give the topics more partitions, while producers and workers are stopped.

    The pages that raw-articles keeps are sent again, each to the partition of its key. The topics and rows
    that were made of them begin anew: start the workers with the new --partitions, and they are made again,
    with the same ids, and revisions from 1 on. Consumers have to begin with an empty state. While a worker is
    at work, or a message waits, nothing is changed; interrupted, the same command goes on.

    \b
      newsfold repartition --brokers kafka:9092 --partitions 16
    """
    settings = Settings(connection=connection, **given)
    asyncio.run(give_partitions(settings, show.console.print))
