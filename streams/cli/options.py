"""Options that several verbs share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from streams.settings import Settings

__all__ = ["brokers", "partitions"]

F = TypeVar("F", bound=Callable[..., Any])
_DEFAULT = Settings()

brokers = click.option(
    "--brokers", default=_DEFAULT.brokers, show_default=True, help="Kafka brokers, HOST:PORT[,HOST:PORT...]."
)
partitions = click.option(
    "--partitions",
    default=_DEFAULT.partitions,
    show_default=True,
    type=click.IntRange(1),
    help="Partitions a topic.",
)
replication = click.option(
    "--replication",
    default=_DEFAULT.replication,
    show_default=True,
    type=click.IntRange(1),
    help="Copies a topic.",
)
app_id = click.option(
    "--app-id",
    default=_DEFAULT.app_id,
    show_default=True,
    help="Consumer group, and prefix of the changelogs.",
)
data_dir = click.option(
    "--data-dir",
    default=_DEFAULT.data_dir,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Local state.",
)
