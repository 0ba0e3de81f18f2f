"""Apache Kafka for the tests that need it, started once a session and only if asked for."""

from collections.abc import Iterator

import pytest

from tests.integration.kafka import Kafka, missing


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kafka]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    with Kafka(tmp_path_factory.mktemp("kafka")) as broker:
        yield broker
