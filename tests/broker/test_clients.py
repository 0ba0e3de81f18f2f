import asyncio
import gc
from pathlib import Path
from typing import Any

import pytest
from aiokafka.conn import AIOKafkaConnection
from aiokafka.errors import KafkaConnectionError
from aiokafka.protocol.metadata import MetadataRequest

from streams.broker.clients import Tokens, admin
from streams.broker.embedded import EmbeddedBroker
from streams.connection import Connection, TokenSource


async def test_tokens_are_read_when_a_connection_is_made(tmp_path: Path) -> None:
    file = tmp_path / "token"
    source = TokenSource(file)
    provider = Tokens(Connection(protocol="SASL_SSL", mechanism="OAUTHBEARER", token=source))
    for token in ("first", "second"):
        file.write_text(token)
        assert await provider.token() == token
    file.unlink()
    with pytest.raises(KafkaConnectionError, match="cannot be read"):  # which a client tries again
        await provider.token()


@pytest.mark.embedded
async def test_a_client_that_is_cancelled_while_it_starts_leaves_no_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, answer = asyncio.Event(), asyncio.Event()
    send = AIOKafkaConnection.send

    async def held_back(connection: AIOKafkaConnection, request: Any, *args: Any, **options: Any) -> Any:
        if isinstance(request, MetadataRequest):
            asked.set()
            await answer.wait()
        return await send(connection, request, *args, **options)

    async def begin() -> None:
        async with admin(Connection(broker.address)):
            pytest.fail("it was cancelled before")

    monkeypatch.setattr(AIOKafkaConnection, "send", held_back)
    with EmbeddedBroker() as broker:
        task = asyncio.create_task(begin())
        await asked.wait()
        task.cancel()
        answer.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        del task
        gc.collect()  # a connection that is left warns here, and warnings are errors
