import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from tests.soak.proxy import Proxy

ENDED = (ConnectionResetError, asyncio.IncompleteReadError)


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    """A proxy to a server that gives back what it is sent."""

    async def echo(reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(ConnectionError):
            while piece := await reader.read(100):
                writer.write(piece)
        writer.close()

    async with Proxy() as made:
        server = await asyncio.start_server(echo, "127.0.0.1", made.target)
        yield made
        server.close()


async def connect(proxy: Proxy) -> tuple[StreamReader, StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", proxy.port)


async def connected(proxy: Proxy) -> tuple[StreamReader, StreamWriter]:
    """Return a connection that has passed something on and back."""
    reader, writer = await connect(proxy)
    writer.write(b"page")
    assert await reader.readexactly(4) == b"page"
    return reader, writer


async def test_what_is_sent_comes_through(proxy: Proxy) -> None:
    _, writer = await connected(proxy)
    writer.close()


async def test_what_is_held_arrives_when_the_network_is_back(proxy: Proxy) -> None:
    reader, writer = await connected(proxy)
    proxy.hold()
    writer.write(b"two")
    arriving = asyncio.create_task(reader.readexactly(3))
    await asyncio.sleep(0.05)
    assert not arriving.done()
    proxy.heal()
    assert await arriving == b"two"
    writer.close()


async def test_a_severed_connection_ends_and_none_begins_before_it_is_healed(proxy: Proxy) -> None:
    reader, writer = await connected(proxy)
    proxy.sever()
    with pytest.raises(ENDED):
        await reader.readexactly(1)
    other, refused = await connect(proxy)
    with pytest.raises(ENDED):
        await other.readexactly(1)
    proxy.heal()
    _, healed = await connected(proxy)
    for made in (writer, refused, healed):
        made.close()
