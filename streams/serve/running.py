"""The gateway's process: its pool, its server, and down again."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from ssl import SSLContext
from typing import cast

import structlog
import uvicorn

from streams import logs
from streams.errors import UsageError
from streams.pool import Pool
from streams.serve.gateway import Gateway, running
from streams.serve.hooks.file import read_hooks
from streams.serve.hooks.hook import Hook
from streams.serve.measures import App, Measured
from streams.serve.settings import GatewaySettings
from streams.serve.web import build

__all__ = ["run"]

_log = structlog.get_logger("newsfold.serve")
_PRELOAD = ("streams.cli", "streams.serve.cleaning")  #: what the processes that clean need, loaded once
_STOP_SECONDS = 10  #: for requests that are being answered


class _Server(uvicorn.Server):
    """uvicorn's server, which ends its streams before it waits for the rest: they never end by themselves."""

    gateway: Gateway | None = None

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End in order at SIGINT and SIGTERM, with exit code 0. uvicorn's own way raises them once more."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._end)
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then all else."""
        if self.gateway:
            self.gateway.hub.close()
        await super().shutdown(sockets)

    def _end(self) -> None:
        self.force_exit = self.should_exit  # the second time
        self.should_exit = True


def run(settings: GatewaySettings) -> None:
    """Serve until told to stop (SIGINT, SIGTERM).

    Raises `UsageError` where the address, the broker, a topic, the tokens, the hooks or the store cannot be
    used.
    """
    settings.read_tokens()  # before anything is begun
    encrypted = settings.read_tls()
    hooks = read_hooks(settings.hooks) if settings.hooks else ()
    with _listening(settings) as listener, Pool(
        1, settings.page_seconds, settings.page_mib, _PRELOAD
    ) as pool:  # fmt: skip
        asyncio.run(_serve(settings, pool, listener, encrypted, hooks))


@contextmanager
def _listening(settings: GatewaySettings) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listener = socket.create_server((settings.host, settings.port), family=family, backlog=1_024)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise UsageError(
            f"{where} cannot be had: {error.strerror or error}; choose another --port or --host"
        ) from error
    with listener:
        # Connections have it of their listener. asyncio sets it only where the socket names its protocol, and
        # `create_server` names none: a small answer would wait 40 ms for the reader's acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield listener


async def _serve(
    settings: GatewaySettings,
    pool: Pool,
    listener: socket.socket,
    encrypted: SSLContext | None,
    hooks: Sequence[Hook],
) -> None:
    """Serve with a gateway that is there already: where it cannot be, that is an error of ours."""
    async with running(settings, pool, hooks) as gateway:
        logs.to_stderr()

        @asynccontextmanager
        async def there() -> AsyncIterator[Gateway]:
            yield gateway

        app = Measured(cast("App", build(there)), gateway.measures)
        config = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, lifespan="on", ws="none",
            timeout_graceful_shutdown=_STOP_SECONDS, proxy_headers=False,
        )  # fmt: skip
        config.load()
        config.ssl = encrypted
        server = _Server(config)
        server.gateway = gateway
        host, port = listener.getsockname()[:2]
        scheme = "https" if encrypted else "http"
        _log.info("serving", address=f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}",
                  brokers=settings.connection.brokers, tokens=settings.tokens is not None,
                  hooks=[hook.name for hook in hooks])  # fmt: skip
        await server.serve([listener])
    _log.info("ended")
