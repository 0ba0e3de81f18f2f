"""The embedded broker, started once a session and only if a test asks for it."""

from collections.abc import Iterator

import pytest

from streams.broker.embedded import EmbeddedBroker


@pytest.fixture(scope="session")
def embedded() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as broker:
        yield broker
