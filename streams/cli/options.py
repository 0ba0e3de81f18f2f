"""Options that several verbs share."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from streams.settings import Settings

__all__ = ["brokers", "partitions"]

F = TypeVar("F", bound=Callable[..., Any])
_DEFAULT = Settings()
_HOST = re.compile(r"(?:\[[0-9a-fA-F:]+\]|[^\s:\[\]]+):\d{1,5}")


def _hosts(_: click.Context, __: click.Parameter, value: str) -> str:
    """Refuse what is no list of HOST:PORT, before a client stumbles over it."""
    if not all(_HOST.fullmatch(host) for host in value.split(",")):
        raise click.BadParameter(f"{value!r} is not HOST:PORT[,HOST:PORT...]; say for example 127.0.0.1:9092")
    return value


brokers = click.option(
    "--brokers",
    default=_DEFAULT.brokers,
    show_default=True,
    callback=_hosts,
    help="Kafka brokers, HOST:PORT[,HOST:PORT...].",
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
