"""`newsfold topics`."""

import asyncio

import click

from streams.broker.topics import ensure, plan
from streams.cli import options
from streams.connection import Connection
from streams.settings import Settings
from streams.topics import ALL

__all__ = ["topics"]


@click.command()
@options.connection
@options.partitions
@options.replication
@options.app_id
@click.option(
    "--list", "only_list", is_flag=True, help="List the topics and what is in them; create nothing."
)
def topics(connection: Connection, partitions: int, replication: int, app_id: str, only_list: bool) -> None:
    """Create the topics and changelogs that are missing. Running it again changes nothing.

    \b
      newsfold topics --brokers kafka:9092 --partitions 8 --replication 3
    """
    if only_list:
        width = len(connection.topic_prefix) + 20
        for topic in ALL:
            scope = "" if topic.public else "internal: "
            description = f"{topic.cleanup:<8} {scope}{topic.holds} (key: {topic.key})"
            click.echo(f"{topic.at(connection):<{width}} {description}")
        return
    settings = Settings(connection=connection, partitions=partitions, replication=replication, app_id=app_id)
    made = asyncio.run(ensure(settings))
    for name in made:
        click.echo(f"created {name}")
    click.echo(f"{len(made)} topics created, {len(plan(settings)) - len(made)} were there")
