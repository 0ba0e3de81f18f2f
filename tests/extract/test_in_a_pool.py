"""Hostile pages in the processes that read them: each ends under its name, and the next page is read."""

import base64
import gzip
from collections.abc import Iterator
from datetime import UTC, datetime

import brotli
import pytest

from streams.errors import BadInput
from streams.extract import extract
from streams.pool import Lane, Pool
from streams.records import RawPage, Reason
from tests.extract.test_damage import PAGE
from tests.pool.one import run

ARRIVED = datetime(2025, 10, 26, 12, tzinfo=UTC)
URL = "https://isle.example/ferry"


@pytest.fixture(scope="module")
def lane() -> Iterator[Lane]:
    with Pool(processes=1, seconds=20.0, mib=512, preload=("streams.extract.reading",)) as running:
        yield running.lane("extract")


def packed(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"html": "x" * 11_000_000}, Reason.TOO_LARGE),
        ({"html": f"<div class='{'x' * 50_000_000}'>"}, Reason.TOO_LARGE),
        ({"html": "<div>" * 100_000}, Reason.TOO_DEEP),
        ({"html": "<br>" * 1_000_000}, Reason.TOO_LARGE),
        ({"html": f"<div {' '.join(f'a{number}' for number in range(1_000_000))}>"}, Reason.TOO_LARGE),
        ({"body": packed(gzip.compress(bytes(500 << 20), 1))}, Reason.TOO_LARGE),
        ({"body": packed(brotli.compress(bytes(500 << 20), quality=1))}, Reason.TOO_LARGE),
        ({"body": "%%%"}, Reason.BAD_ENCODING),
        ({"body": packed(b"%PDF-1.7")}, Reason.BINARY),
    ],
    ids=[
        "size",
        "attribute",
        "depth",
        "elements",
        "attributes",
        "gzip bomb",
        "brotli bomb",
        "no base64",
        "binary",
    ],
)
async def test_a_hostile_page_ends_by_name_and_the_next_is_read(
    lane: Lane, fields: dict[str, str], reason: Reason
) -> None:
    with pytest.raises(BadInput) as caught:
        await run(lane, extract, RawPage(url=URL, **fields), ARRIVED)  # type: ignore[arg-type]  # one of the fields
    assert caught.value.reason is reason
    assert (await run(lane, extract, RawPage(url=URL, html=PAGE), ARRIVED)).title
