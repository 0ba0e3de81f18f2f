from base64 import b64encode
from gzip import compress

import pytest

from streams.records import Outcome, RawPage, Reason
from streams.review import Entry

URL = "https://a.example/1"
GONE = {"url": URL, "outcome": Outcome.NOT_AN_ARTICLE, "reason": Reason.ERROR_PAGE, "message": "It is gone."}


def base64(raw: bytes) -> str:
    return b64encode(raw).decode()


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        (RawPage(url=URL, html="<p>Fluß</p><p hidden>x</p>"), ["Fluß"]),
        (RawPage(url=URL, text="One\n\nTwo "), ["One", "Two"]),
        (RawPage(url=URL, text="<!doctype html><p>One"), ["One"]),
        (RawPage(url=URL, body=base64(compress("<p>Fluß</p>".encode("cp1252")))), ["Fluß"]),
        (RawPage(url=URL, body=base64(b"%PDF-1.7"), status=404), []),
        (RawPage(url=URL, html="<div>" * 9_000, status=404), []),
        (RawPage(url=URL), []),
        (None, []),
    ],
)
def test_lines_are_those_of_the_page_as_it_is_read(page: RawPage | None, lines: list[str]) -> None:
    assert Entry("a.html", GONE, page).lines == lines


def test_a_page_that_was_refused_is_not_read() -> None:
    refused = {**GONE, "outcome": Outcome.DEAD_LETTERED}
    assert Entry("a.html", refused, RawPage(url=URL, html="<p>One")).lines == []
