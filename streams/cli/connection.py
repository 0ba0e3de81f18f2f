"""The options by which a verb reaches a broker, and the connection that they make."""

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from streams.connection import MECHANISMS, PROTOCOLS, Connection, connection_of, read_kafka_config
from streams.errors import UsageError

__all__ = ["as_environment", "connection", "legal_prefix", "named_brokers"]

F = TypeVar("F", bound=Callable[..., Any])
_HOST = re.compile(r"(?:\[[0-9a-fA-F:]+\]|[^\s:\[\]]+):\d{1,5}")
_FILE = click.Path(path_type=Path)
#: Kafka takes 249 characters: up to 200 of --app-id, and 18 of `-tallies-changelog`, come behind it.
_PREFIX = re.compile(r"[a-zA-Z0-9._-]{0,30}")


def _hosts(_: click.Context, __: click.Parameter, value: str) -> str:
    """Refuse what is no list of HOST:PORT, before a client stumbles over it."""
    if not all(_HOST.fullmatch(host) for host in value.split(",")):
        raise click.BadParameter(f"{value!r} is not HOST:PORT[,HOST:PORT...]; say for example 127.0.0.1:9092")
    return value


def legal_prefix(_: click.Context, __: click.Parameter, value: str) -> str:
    """Refuse what Kafka takes for no beginning of a topic's name."""
    if not _PREFIX.fullmatch(value):
        raise click.BadParameter(f"{value!r} may have letters, digits, '.', '_' and '-' only, up to 30")
    return value


_OPTIONS = (
    click.option("--brokers", default=Connection().brokers, show_default=True, callback=_hosts,
                 help="Kafka brokers, HOST:PORT[,HOST:PORT...]."),
    click.option("--security-protocol", type=click.Choice(PROTOCOLS), default="PLAINTEXT", show_default=True,
                 help="Whether the connection is encrypted, and whether SASL says who the client is."),
    click.option("--sasl-mechanism", type=click.Choice(MECHANISMS), help="How SASL proves it."),
    click.option("--sasl-username", metavar="NAME", help="The user of PLAIN and SCRAM."),
    click.option("--sasl-password", metavar="PASSWORD",
                 help="Its password. All users of a machine can read a command line: better give it in"
                 " NEWSFOLD_SASL_PASSWORD, or as --sasl-password-file."),
    click.option("--sasl-password-file", type=_FILE, metavar="FILE", help="A file with the password."),
    click.option("--sasl-token-file", type=_FILE, metavar="FILE",
                 help="A file with the token of OAUTHBEARER, read anew for each connection."),
    click.option("--sasl-token-command", metavar="COMMAND", help="Or a command that prints it."),
    click.option("--ssl-ca", type=_FILE, metavar="FILE",
                 help="Whom to trust, in PEM; without it, whom the system trusts."),
    click.option("--ssl-certificate", type=_FILE, metavar="FILE", help="The client's certificate, in PEM."),
    click.option("--ssl-key", type=_FILE, metavar="FILE", help="Its key, where it is in another file."),
    click.option("--ssl-key-password", metavar="PASSWORD",
                 help="The key's password; better in NEWSFOLD_SSL_KEY_PASSWORD."),
    click.option("--kafka-config", type=_FILE, metavar="FILE",
                 help="A client.properties, as for Kafka's own tools; other options take precedence."),
    click.option("--topic-prefix", default="", metavar="PREFIX", callback=legal_prefix,
                 help="What stands before the names of all topics, changelogs and the group there: try-."),
)  # fmt: skip
#: How all their names begin, and no other option's.
_PREFIXES = ("brokers", "security_protocol", "sasl_", "ssl_", "kafka_config", "topic_prefix")

#: What is given by one option is not to be taken from a file by its neighbour.
_INSTEAD = {
    "sasl_password_file": ("sasl_password",),
    "sasl_token_command": ("sasl_token_file",),
    "ssl_certificate": ("ssl_key", "ssl_key_password"),
}
#: Where an option may come from, nearest first.
_NEAREST = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT, ParameterSource.DEFAULT_MAP)


def connection(command: F) -> Callable[..., Any]:
    """Add the options to a verb, which is called with the `connection` that they make."""

    @wraps(command)
    def connected(*args: Any, **given: Any) -> Any:
        ours = {name: given.pop(name) for name in tuple(given) if name.startswith(_PREFIXES)}
        return command(*args, connection=_made(_with_file(ours)), **given)

    decorated: Callable[..., Any] = connected
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def named_brokers() -> ParameterSource:
    """Return where the verb that runs has its brokers from: its command line, another place, or nowhere."""
    source = click.get_current_context().get_parameter_source
    sources = {source(name) for name in ("brokers", "kafka_config")}
    return next((nearest for nearest in _NEAREST if nearest in sources), ParameterSource.DEFAULT)


def as_environment(verb: str) -> dict[str, str]:
    """Return how the verb that runs reaches its broker, as the environment tells it to another verb.

    A password is not to stand on a command line.
    """
    context = click.get_current_context()
    given = {
        name: value
        for name, value in context.params.items()
        if name.startswith(_PREFIXES)
        and value is not None
        and context.get_parameter_source(name) is not ParameterSource.DEFAULT
    }
    return {f"NEWSFOLD_{verb}_{name}".upper(): str(value) for name, value in given.items()}


def _with_file(options: dict[str, Any]) -> dict[str, Any]:
    """Put what Kafka's properties say where nothing else was given."""
    file: Path | None = options.pop("kafka_config")
    if file is None:
        return options
    source = click.get_current_context().get_parameter_source
    given = {name: value for name, value in options.items() if source(name) is not ParameterSource.DEFAULT}
    taken, unused = read_kafka_config(file, given)
    for name in unused:
        click.echo(f"newsfold: {file}: {name} is not used here", err=True)
    beside = {other for name in given for other in _INSTEAD.get(name, ())}
    return options | {name: value for name, value in taken.items() if name not in beside} | given


def _made(given: dict[str, Any]) -> Connection:
    password = _password(given)
    if given["sasl_token_file"] and given["sasl_token_command"]:
        raise UsageError("--sasl-token-file and --sasl-token-command are both given; give one of them")
    return connection_of(given | {"sasl_password": password})


def _password(given: dict[str, Any]) -> str:
    password, file = given["sasl_password"], given["sasl_password_file"]
    if password and file:
        raise UsageError("--sasl-password and --sasl-password-file are both given; give one of them")
    try:
        return file.read_text("utf-8").partition("\n")[0].rstrip("\r") if file else password or ""
    except UnicodeError:
        raise UsageError(f"--sasl-password-file {file} is no text in UTF-8; name another") from None
