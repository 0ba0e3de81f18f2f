"""A network between a worker and its broker that can be cut: TCP passed on within this machine."""

import asyncio
from asyncio import StreamReader, StreamWriter
from types import TracebackType
from typing import Self

from streams.broker.embedded import free_port

__all__ = ["Proxy"]

_PIECE = 1 << 16  # bytes


class Proxy:
    """Passes connections to `port` on to `target`, both of the loopback interface, while it is open."""

    def __init__(self) -> None:
        self.port = free_port()
        self.target = free_port()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._refusing = False
        self._writers: set[StreamWriter] = set()
        self._serving: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server
        self._server.close()
        self.sever()
        await asyncio.gather(*self._serving, return_exceptions=True)

    def hold(self) -> None:
        """Let nothing through, and say nothing of it: what is under way arrives when the network is back."""
        self._flowing.clear()

    def sever(self) -> None:
        """Break every connection, and refuse new ones."""
        self._refusing = True
        self._flowing.set()
        for writer in self._writers:
            writer.transport.abort()

    def heal(self) -> None:
        """Let everything through again."""
        self._refusing = False
        self._flowing.set()

    def _accept(self, reader: StreamReader, writer: StreamWriter) -> None:
        serving = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._serving.add(serving)
        serving.add_done_callback(self._serving.discard)

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        if self._refusing:
            writer.transport.abort()
            return
        self._writers.add(writer)
        try:
            there, out = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            self._writers.discard(writer)
            writer.transport.abort()
            return
        self._writers.add(out)
        await asyncio.gather(self._pass(reader, out), self._pass(there, writer))
        self._writers -= {writer, out}

    async def _pass(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Pass on what comes until one side ends, and then end the other."""
        try:
            while piece := await reader.read(_PIECE):
                await self._flowing.wait()
                writer.write(piece)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()
