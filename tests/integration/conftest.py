"""Apache Kafka for the tests that need it, started once a session and only if asked for."""

from collections.abc import Iterator

import pytest

from tests.integration.kafka import Kafka, missing
from tests.integration.secured import SecuredKafka


@pytest.fixture(scope="session")
def jars() -> None:
    """Skip where a real Kafka cannot be run."""
    if reason := missing():
        pytest.skip(reason)


@pytest.fixture(scope="session")
def kafka(jars: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kafka]:
    with Kafka(tmp_path_factory.mktemp("kafka")) as broker:
        yield broker


@pytest.fixture(scope="session")
def secured(jars: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecuredKafka]:
    """Run a Kafka with encrypted and authenticated listeners, and the rights that the runbook lists."""
    with SecuredKafka(tmp_path_factory.mktemp("secured")) as broker:
        yield broker
