"""What all tests share: an embedded broker, no limit of time, a Ctrl-C that is heard, a folder for caches."""

import os
import signal
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from streams.broker.embedded import EmbeddedBroker

#: A slow machine makes no test fail.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Hear SIGINT: who is started with `&` from a script ignores it, and so would all that tests start.

    Keep compiled tables in a folder of this run's own, and not in the user's.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    cache = tempfile.TemporaryDirectory()
    config.add_cleanup(cache.cleanup)
    os.environ["XDG_CACHE_HOME"] = cache.name


@pytest.fixture(scope="session")
def embedded() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as broker:
        yield broker
