"""The gateway's app over a store, without Kafka."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from litestar import Litestar
from litestar.testing import TestClient

from streams.connection import Connection
from streams.serve.backlog import Backlog
from streams.serve.cleaning import Cleaner
from streams.serve.feeding import Feeder
from streams.serve.gateway import Gateway
from streams.serve.idempotency import Answers
from streams.serve.live import Hub
from streams.serve.lookup import Filler, Reader
from streams.serve.measures import Measures
from streams.serve.pushing import Pusher
from streams.serve.tokens import Tokens
from streams.serve.web import build
from streams.serve.workers import Workers

__all__ = ["Client", "app_over", "serving"]

Client = TestClient[Any]


def serving(store: Path, tokens: Tokens | None = None) -> Client:
    """Return a client of the app."""
    return TestClient(app_over(store, tokens), base_url="http://127.0.0.1:8080")


def app_over(store: Path, tokens: Tokens | None = None) -> Litestar:
    """Return the app, which runs for as long as its lifespan is entered."""

    @asynccontextmanager
    async def running() -> AsyncIterator[Gateway]:
        filler, hub = Filler(store), Hub(Connection())
        hub.started.set()
        feeder = Feeder(Connection(), filler, 0)
        nobody = cast("Any", None)  # nothing here pushes or cleans: tests/serve/test_gateway.py does
        backlog, answers = Backlog(Connection(), "newsfold", 0), Answers(store.with_name("answers.sqlite"))
        gateway = Gateway(
            tokens, Pusher(nobody, "raw-articles"), Cleaner(nobody), Reader(store), feeder, hub,
            backlog, Workers(()), Connection("127.0.0.1:1"), answers, Measures(feeder, hub, backlog, {}),
        )  # fmt: skip
        yield gateway
        gateway.threads.shutdown()
        gateway.reader.close()
        await feeder.close()
        answers.close()

    return build(running)
