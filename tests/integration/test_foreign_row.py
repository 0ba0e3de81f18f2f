"""A row of a changelog that another program wrote: the worker names it and ends, and changes nothing."""

from pathlib import Path

import pytest

from streams.broker.topics import ensure
from streams.connection import Connection
from streams.settings import Settings
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, push_all
from tests.integration.support import produce
from tests.pages import pages

pytestmark = [pytest.mark.kafka, pytest.mark.usefixtures("jars")]

_CHANGELOG = "newsfold-fold-changelog"


async def test_a_row_that_cannot_be_read_is_named_with_its_place(tmp_path: Path) -> None:
    with Kafka(tmp_path) as kafka:
        await ensure(Settings(connection=Connection(kafka.address)))
        await produce(kafka.address, _CHANGELOG, [(2, b"other", b"\xc1"), (2, b"article/one", b"\xc1")])
        worker = NewsfoldWorker(kafka.address, tmp_path / "worker")
        worker.start()
        try:
            await push_all(kafka.address, pages(1, seed=1)[:1])
            assert await worker.exit_code(60) == 2, worker.log[-6_000:]
        finally:
            worker.kill()
    assert f"the row 'article/one' in {_CHANGELOG} cannot be read" in worker.log
    assert f"produce a null value under that key to {_CHANGELOG}" in worker.log
    (place,) = [line for line in worker.log.splitlines() if "the row is here" in line]
    assert all(part in place for part in ('"partition": 2', '"offset": 1', _CHANGELOG, "article/one"))
