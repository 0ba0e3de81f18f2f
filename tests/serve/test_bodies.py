"""What producers post, and what is said of it where it cannot be used."""

import gzip
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.serve.bodies import pages_in, unpacked
from streams.serve.problems import Refused
from streams.serve.settings import MAX_BODY

_PAGE = {"url": "http://a.example/1", "text": "Ministers met."}
_JSON, _LINES = "application/json; charset=utf-8", "application/jsonl"


def body(given: object) -> bytes:
    return json.dumps(given).encode()


def refusal(raw: bytes, kind: str = _JSON) -> tuple[int, list[str]]:
    with pytest.raises(Refused) as refused:
        pages_in(raw, kind)
    problem = refused.value.problem
    return problem.status, [wrong.path for wrong in problem.errors]


@pytest.mark.parametrize(
    ("raw", "kind", "count"),
    [
        (body(_PAGE), _JSON, 1),
        (body([_PAGE, _PAGE]), _JSON, 2),
        (body(_PAGE) + b"\r\n\n" + body(_PAGE), _LINES, 2),
        (body(_PAGE), "application/x-ndjson", 1),
    ],
)
def test_one_page_an_array_and_lines_become_messages(raw: bytes, kind: str, count: int) -> None:
    pages = pages_in(raw, kind)
    assert [page.key for page in pages] == [b"http://a.example/1"] * count
    assert all(json.loads(page.value or b"") == _PAGE for page in pages)


@pytest.mark.parametrize(
    ("raw", "kind", "status", "paths"),
    [
        (body([_PAGE, {"url": 3}]), _JSON, 422, ["$[1].url"]),
        (body([{"text": "x"}, {**_PAGE, "headers": {"a": 1}}]), _JSON, 422, ["$[0]", "$[1].headers[...]"]),
        (body({**_PAGE, "url": "ftp://a.example"}), _JSON, 422, ["$.url"]),
        (body(_PAGE) + b"\n{\n", _LINES, 400, ["line 2: $"]),
        (b"{", _JSON, 400, ["$"]),
        (b"", _JSON, 400, ["$"]),
        (b"[]", _JSON, 422, []),
        (b"3", _JSON, 422, ["$"]),
        (body(_PAGE), "text/plain", 415, ["header.Content-Type"]),
        (body(_PAGE), "", 415, ["header.Content-Type"]),
        (body({**_PAGE, "text": "x" * 22_500_000}), _JSON, 413, ["$"]),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_by_its_path(
    raw: bytes, kind: str, status: int, paths: list[str]
) -> None:
    assert refusal(raw, kind) == (status, paths)


def test_of_many_errors_the_first_are_named() -> None:
    status, paths = refusal(body([{}] * 100))
    assert (status, len(paths), paths[0]) == (422, 20, "$[0]")


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=4), lambda inner: (
    st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["url", "html", "status", "x"]), inner)
)))  # fmt: skip
def test_no_json_is_anything_but_pages_or_a_refusal(value: Any) -> None:
    try:
        assert pages_in(body(value), _JSON)
    except Refused as refused:
        assert refused.problem.status in (400, 422)  # noqa: PT017 - either is right


def test_a_gzipped_body_is_unpacked() -> None:
    assert unpacked(gzip.compress(b"abc", mtime=0), "gzip") == b"abc"
    assert unpacked(b"abc", "identity") == unpacked(b"abc", "") == b"abc"


@pytest.mark.parametrize(
    ("raw", "coding", "status"),
    [
        (b"abc", "gzip", 400),
        (gzip.compress(b"abc" * 99, mtime=0)[:-12], "gzip", 400),
        (gzip.compress(b"\0" * (MAX_BODY + 1)), "gzip", 413),
        (b"abc", "br", 415),
        (b"abc", "gzip, gzip", 415),
    ],
)
def test_a_body_that_does_not_unpack_is_refused(raw: bytes, coding: str, status: int) -> None:
    with pytest.raises(Refused) as refused:
        unpacked(raw, coding)
    assert refused.value.problem.status == status
