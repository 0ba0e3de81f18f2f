"""The options of a connection, put together from the command line, the environment and a file of Kafka's."""

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from streams.cli import options
from streams.cli.connection import as_environment
from streams.connection import Connection
from streams.errors import UsageError

_FILE = """\
bootstrap.servers=file:1
security.protocol=SASL_SSL
sasl.mechanism=PLAIN
sasl.jaas.config=PlainLoginModule required username="of-file" password="of-file";
ssl.keystore.type=PEM
ssl.keystore.location=file.pem
ssl.key.password=of-file
"""


def _made(*words: object, **environment: str) -> Connection:
    made: list[Connection] = []

    @click.command()
    @options.connection
    def verb(connection: Connection) -> None:
        made.append(connection)

    done = CliRunner().invoke(
        verb, [str(word) for word in words], env=environment, auto_envvar_prefix="T", catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return made[0]


@pytest.fixture
def kafka_config(tmp_path: Path) -> Path:
    (tmp_path / "client.properties").write_text(_FILE)
    return tmp_path / "client.properties"


def test_without_options_it_is_the_plain_one_of_this_machine() -> None:
    assert _made() == Connection("127.0.0.1:9092")


def test_what_is_given_otherwise_goes_before_a_file_of_kafkas(kafka_config: Path) -> None:
    of_file = _made("--kafka-config", kafka_config)
    assert (of_file.brokers, of_file.username, of_file.password) == ("file:1", "of-file", "of-file")
    mixed = _made("--kafka-config", kafka_config, "--brokers", "line:1", T_SASL_USERNAME="of-environment")
    assert (mixed.brokers, mixed.username, mixed.password) == ("line:1", "of-environment", "of-file")


def test_a_neighbour_in_the_file_does_not_stand_in_for_what_is_given(
    kafka_config: Path, tmp_path: Path
) -> None:
    (tmp_path / "password").write_text("of-its-file\nand a second line")
    (tmp_path / "own.pem").touch()
    made = _made(
        *("--kafka-config", kafka_config, "--sasl-password-file", tmp_path / "password"),
        *("--ssl-certificate", tmp_path / "own.pem"),
    )
    assert (made.password, made.certificate, made.key_password) == ("of-its-file", tmp_path / "own.pem", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [("--sasl-password", "--sasl-password-file"), ("--sasl-token-file", "--sasl-token-command")],
)
def test_two_of_which_one_would_do_are_refused(one: str, other: str) -> None:
    with pytest.raises(UsageError, match=f"{one} and {other} are both given; give one of them"):
        _made(one, "x", other, "x")


def test_properties_that_are_not_used_are_named(kafka_config: Path) -> None:
    kafka_config.write_text("ssl.cipher.suites=x")

    @click.command()
    @options.connection
    def verb(connection: Connection) -> None:
        assert connection == Connection()

    done = CliRunner().invoke(verb, ["--kafka-config", str(kafka_config)])
    assert done.exit_code == 0
    assert done.stderr == f"newsfold: {kafka_config}: ssl.cipher.suites is not used here\n"


def test_another_verb_is_told_in_the_environment_what_was_given_anywhere() -> None:
    """And nothing of what was not: it has that of its own places."""
    environments: list[dict[str, str]] = []

    @click.command()
    @options.connection
    @options.app_id
    def verb(connection: Connection, app_id: str) -> None:
        environments.append(as_environment("worker"))

    context: dict[str, Any] = {"default_map": {"ssl_ca": "ca.pem"}, "auto_envvar_prefix": "T"}
    given = {"T_SASL_PASSWORD": "secret", "T_SASL_USERNAME": "me", "T_SASL_MECHANISM": "PLAIN"}
    line = ["--security-protocol", "SASL_SSL", "--app-id", "other"]
    done = CliRunner().invoke(verb, line, env=given, catch_exceptions=False, **context)
    assert done.exit_code == 0, done.output
    assert environments == [{
        "NEWSFOLD_WORKER_SECURITY_PROTOCOL": "SASL_SSL", "NEWSFOLD_WORKER_SASL_MECHANISM": "PLAIN",
        "NEWSFOLD_WORKER_SASL_USERNAME": "me", "NEWSFOLD_WORKER_SASL_PASSWORD": "secret",
        "NEWSFOLD_WORKER_SSL_CA": "ca.pem",
    }]  # fmt: skip


@pytest.mark.parametrize("brokers", ["kafka", "kafka:x", "a:1,,b:2", "a:1 b:2", ""])
def test_brokers_that_are_no_hosts_with_ports_are_refused(brokers: str) -> None:
    @click.command()
    @options.connection
    def verb(connection: Connection) -> None:
        raise AssertionError(connection)

    done = CliRunner().invoke(verb, ["--brokers", brokers])
    assert (done.exit_code, "is not HOST:PORT" in done.output) == (2, True)
