"""What all tests share: an embedded broker, started only if one asks for it, and a Ctrl-C that is heard."""

import signal
from collections.abc import Iterator

import pytest

from streams.broker.embedded import EmbeddedBroker


def pytest_configure() -> None:
    """Hear SIGINT: who is started with `&` from a script ignores it, and so would all that tests start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def embedded() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as broker:
        yield broker
