import gzip

import pytest

from tests.cli.support import TEXT, joined


@pytest.fixture
def zipped() -> bytes:
    return gzip.compress(joined([{"url": "http://a.example/1", "text": TEXT}]))
