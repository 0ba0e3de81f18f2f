"""Options that several verbs share."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from streams.cli.config import by_option
from streams.cli.connection import connection
from streams.errors import UsageError
from streams.settings import CoderSettings, Settings

__all__ = [
    "SHARED",
    "Number",
    "Whole",
    "app_id",
    "archive",
    "chosen",
    "coder",
    "connection",
    "data_dir",
    "is_address",
    "partitions",
    "replication",
]

F = TypeVar("F", bound=Callable[..., Any])
_DEFAULT = Settings()
_NAME = re.compile(r"[a-zA-Z0-9._-]{1,200}")  # a changelog adds up to 24 characters; Kafka takes 249


def _legal(_: click.Context, __: click.Parameter, value: str) -> str:
    """Refuse what Kafka takes for no part of a topic's name, before a changelog is to be made."""
    if not _NAME.fullmatch(value):
        raise click.BadParameter(f"{value!r} may have letters, digits, '.', '_' and '-' only, up to 200")
    return value


class Whole(click.IntRange):
    """A whole number, called by that name."""

    name = "whole number"


class Number(click.FloatRange):
    """A number, called by that name."""

    name = "number"


partitions = click.option(
    "--partitions",
    default=_DEFAULT.partitions,
    show_default=True,
    type=Whole(1),
    help="Partitions a topic.",
)
replication = click.option(
    "--replication",
    default=_DEFAULT.replication,
    show_default=True,
    type=Whole(1),
    help="Copies a topic.",
)
archive = click.option(
    "--archive",
    default=_DEFAULT.archive,
    show_default=True,
    metavar="DAYS",
    type=Whole(0, 3650),
    help="How long after a story an article is told to be it, come again; 0 is never.",
)

app_id = click.option(
    "--app-id",
    default=_DEFAULT.app_id,
    show_default=True,
    callback=_legal,
    help="Consumer group, and prefix of the changelogs.",
)
data_dir = click.option(
    "--data-dir",
    default=_DEFAULT.data_dir,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Local state.",
)
_CODER = (
    click.option("--coder", type=click.Choice(["rules", "gliner", "llm"]), default="rules", show_default=True,
                 help="Who codes events; the rules stand in where a model fails."),
    click.option("--coder-model", default="", metavar="NAME",
                 help="The folder of a GLiNER model's weights, or the name of a language model."),
    click.option("--coder-url", default="", metavar="URL",
                 help="An OpenAI-compatible API, up to its /v1. A key is read from NEWSFOLD_LLM_KEY."),
    click.option("--coder-seconds", default=_DEFAULT.coder.seconds, show_default=True,
                 type=Number(0.1), help="Time limit of one request to it."),
    click.option("--lexicons", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
                 help="A folder with a folder for each further language; docs/languages.md tells of them."),
    click.option("--lead", default=_DEFAULT.coder.lead, show_default=True, type=Whole(0),
                 help="Sentences of the text to code; 0 is all of them."),
    click.option("--min-confidence", default=_DEFAULT.coder.min_confidence, show_default=True,
                 type=Number(0, 1), help="Leave out events that are less sure."),
)  # fmt: skip


def coder(command: F) -> F:
    """Add the options by which a coder is chosen; `chosen` takes them out again."""
    for option in reversed(_CODER):
        command = option(command)
    return command


@click.command()
@connection
@partitions
@replication
@app_id
@data_dir
@coder
def _several(**_: Any) -> None:
    """Have every option that several verbs share."""


#: By the names that they have on the command line. A file or the environment gives them to all verbs at once.
SHARED = by_option(_several)


def chosen(given: dict[str, Any]) -> CoderSettings:
    """Take the coder's options out of a verb's. Raises `UsageError` where that coder cannot be had.

    A coder logs where its model fails; who takes one wants that on standard error.
    """
    from streams import logs  # noqa: PLC0415 - --help can spare it
    from streams.code.backends import check  # noqa: PLC0415 - and this

    logs.ours_to_stderr()
    settings = CoderSettings(
        name=given.pop("coder"), model=given.pop("coder_model"), url=given.pop("coder_url"),
        seconds=given.pop("coder_seconds"), lead=given.pop("lead"), lexicons=given.pop("lexicons"),
        min_confidence=given.pop("min_confidence"),
    )  # fmt: skip
    check(settings)
    _fits(settings)
    return settings


def _fits(given: CoderSettings) -> None:
    """Refuse what no coder would notice before its first batch, if ever."""
    if given.name == "rules" and (given.model or given.url):
        raise UsageError("--coder-model and --coder-url are of a model; say which with --coder gliner or llm")
    if given.url and "@" in (urlsplit(given.url).netloc if is_address(given.url) else given.url):
        raise UsageError("--coder-url has a name or a password in it; a key is read from NEWSFOLD_LLM_KEY")
    if given.name == "llm" and not is_address(given.url):
        reason = "is no http or https address; say for example http://127.0.0.1:8000/v1"
        raise UsageError(f"--coder-url {given.url} {reason}")


def is_address(url: str) -> bool:
    """Whether a text is an address of a web server."""
    try:
        split = urlsplit(url)
        return split.scheme in ("http", "https") and bool(split.hostname) and split.port != 0
    except ValueError:  # a port that is none, a bracket too many
        return False
