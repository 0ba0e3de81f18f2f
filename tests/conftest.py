"""What all tests share: an embedded broker, no limit of time, a Ctrl-C that is heard, a folder for caches.

And how they are shared out where `pytest -n 2` runs them in two processes. A file stays in one of them, as
what it shares is made once; the integration tests are as one file, since workers that compete for the machine
are slow, and begin first, since they take longest.
"""

import os
import signal
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadFileScheduling

from streams.broker.embedded import EmbeddedBroker

#: A slow machine makes no test fail.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

_ALONE = "tests/integration/"  #: of these there is one at a time


class _ByFile(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives each process a file at a time, and one of them all the integration tests."""

    def _split_scope(self, nodeid: str) -> str:
        return _ALONE if nodeid.startswith(_ALONE) else str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> _ByFile:
    config.option.loadscopereorder = False  # it would begin with the files of the most tests
    return _ByFile(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):  # this is one of xdist's processes
        items.sort(key=lambda item: not item.nodeid.startswith(_ALONE))


def pytest_configure(config: pytest.Config) -> None:
    """Hear SIGINT: who is started with `&` from a script ignores it, and so would all that tests start.

    Keep compiled tables in a folder of this run's own, and not in the user's. Keep compiled modules where
    Python has them, so that not each of the hundreds of processes that tests start compiles them again.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    cache = tempfile.TemporaryDirectory()
    config.add_cleanup(cache.cleanup)
    os.environ["XDG_CACHE_HOME"] = cache.name
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session")
def embedded() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as broker:
        yield broker
