"""A client of the app over a module's store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.served import Client, serving


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[Client]:
    """The module says what `store` has."""
    with serving(store) as client:
        yield client
