"""What Faust is given reaches aiokafka as what our own clients are given."""

from pathlib import Path

import pytest
from faust.transport.drivers.aiokafka import credentials_to_aiokafka_auth

from streams.app import credentials
from streams.broker.clients import Tokens, client_options
from streams.connection import Connection, TokenSource

_TOKEN = TokenSource(Path("token"))
_SECURE = "SASL_SSL"


@pytest.mark.parametrize(
    "connection",
    [
        Connection(),
        Connection(protocol="SSL"),
        Connection(protocol="SASL_PLAINTEXT", mechanism="PLAIN", username="a", password="b"),
        Connection(protocol=_SECURE, mechanism="PLAIN", username="a", password="b"),
        Connection(protocol=_SECURE, mechanism="SCRAM-SHA-256", username="a", password="b"),
        Connection(protocol=_SECURE, mechanism="SCRAM-SHA-512", username="a", password="b", check_host=False),
        Connection(protocol=_SECURE, mechanism="OAUTHBEARER", token=_TOKEN),
        Connection(protocol="SASL_PLAINTEXT", mechanism="OAUTHBEARER", token=_TOKEN),
    ],
    ids=lambda connection: f"{connection.protocol} {connection.mechanism}",
)
def test_a_worker_reaches_its_broker_as_every_client_does(connection: Connection) -> None:
    worker = {name: value for name, value in _by_faust(connection).items() if value}
    client = {name: value for name, value in client_options(connection).items() if value}
    assert client.pop("bootstrap_servers") == connection.brokers
    providers = [given.pop("sasl_oauth_token_provider", None) for given in (worker, client)]
    assert worker == client
    assert all(isinstance(provider, Tokens) == bool(connection.token) for provider in providers)


def _by_faust(connection: Connection) -> dict[str, object]:
    return dict(credentials_to_aiokafka_auth(credentials(connection)))
