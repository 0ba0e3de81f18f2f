"""Clients of a broker, made from a connection, for as long as a `with` block lasts."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.abc import AbstractTokenProvider
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaConnectionError

from streams.connection import Connection
from streams.errors import UsageError

__all__ = ["Tokens", "admin", "client_options", "consumer", "producer"]

_REQUEST_MS = 20_000


class Tokens(AbstractTokenProvider):  # type: ignore[misc]  # aiokafka has no types
    """Hands aiokafka the token of OAUTHBEARER, read anew for each connection."""

    def __init__(self, connection: Connection) -> None:
        self._source = connection.token

    async def token(self) -> str:
        """Return the token as it is now."""
        assert self._source
        return await asyncio.to_thread(self._source.read)


def client_options(connection: Connection) -> dict[str, Any]:
    """Return the arguments by which any client of aiokafka reaches the brokers."""
    options: dict[str, Any] = {
        "bootstrap_servers": connection.brokers,
        "security_protocol": connection.protocol,
    }
    if connection.encrypted:
        options["ssl_context"] = connection.ssl_context()
    if connection.authenticated:
        options["sasl_mechanism"] = connection.mechanism
        options["sasl_plain_username"] = connection.username
        options["sasl_plain_password"] = connection.password
        options["sasl_oauth_token_provider"] = Tokens(connection) if connection.token else None
    return options


def admin(connection: Connection) -> AbstractAsyncContextManager[AIOKafkaAdminClient]:
    """Run an admin client. Raises `UsageError` where no broker answers."""
    client = AIOKafkaAdminClient(request_timeout_ms=_REQUEST_MS, **client_options(connection))
    return _running(client, client.close, connection)


def consumer(
    connection: Connection, *topics: str, **options: Any
) -> AbstractAsyncContextManager[AIOKafkaConsumer]:
    """Run a consumer of topics. Raises as `admin`."""
    client = AIOKafkaConsumer(*topics, **client_options(connection), **options)
    return _running(client, client.stop, connection)


def producer(connection: Connection, **options: Any) -> AbstractAsyncContextManager[AIOKafkaProducer]:
    """Run a producer. Raises as `admin`."""
    client = AIOKafkaProducer(**client_options(connection), **options)
    return _running(client, client.stop, connection)


@asynccontextmanager
async def _running(
    client: Any, stop: Callable[[], Awaitable[None]], connection: Connection
) -> AsyncIterator[Any]:
    try:
        await client.start()
        yield client
    except KafkaConnectionError as error:
        said = f"no Kafka broker answers at {connection.brokers}; start one, or name another with --brokers"
        raise UsageError(said) from error
    finally:
        await stop()
