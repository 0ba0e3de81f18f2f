"""What all tests share: an embedded broker, no limit of time, and a Ctrl-C that is heard."""

import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from streams.broker.embedded import EmbeddedBroker

#: A slow machine makes no test fail.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_configure() -> None:
    """Hear SIGINT: who is started with `&` from a script ignores it, and so would all that tests start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def embedded() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as broker:
        yield broker
