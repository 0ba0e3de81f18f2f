import base64
import gzip

import pytest

from streams.errors import BadInput
from streams.extract.decoding import content_of
from streams.records import RawPage, Reason
from tests.extract.decoding.texts import page

LIMIT = 100_000
HTML = page("ru")


def raw_page(
    body: bytes | str | None = None, headers: dict[str, str] | None = None, **fields: str
) -> RawPage:
    packed = base64.b64encode(body).decode() if isinstance(body, bytes) else body
    return RawPage(url="https://a.example/", body=packed, headers=headers, **fields)  # type: ignore[arg-type]  # html and text


def refused(given: RawPage) -> BadInput:
    with pytest.raises(BadInput) as caught:
        content_of(given, LIMIT)
    return caught.value


def test_a_body_is_unpacked_and_decoded_as_its_headers_say_in_any_case() -> None:
    headers = {"Content-encoding": "GZIP", "CONTENT-TYPE": "Text/HTML; Charset=windows-1251"}
    assert content_of(raw_page(gzip.compress(HTML.encode("windows-1251")), headers), LIMIT).text == HTML


def test_a_body_goes_before_html_and_html_before_text() -> None:
    assert content_of(raw_page(b"<p>b", html="<p>h", text="t"), LIMIT) == ("<p>b", False)
    assert content_of(raw_page(html="<p>h", text="t"), LIMIT) == ("<p>h", False)
    assert content_of(raw_page(text="t"), LIMIT) == ("t", True)


@pytest.mark.parametrize("nothing", ["", " \n\t"])
def test_a_field_with_nothing_in_it_is_passed_over(nothing: str) -> None:
    assert content_of(raw_page(nothing, html=nothing, text="t"), LIMIT).text == "t"


def test_plain_text_is_scraped_text() -> None:
    assert content_of(raw_page(b"t", {"content-type": "text/plain; charset=utf-8"}), LIMIT) == ("t", True)


@pytest.mark.parametrize(
    "given", [raw_page(), raw_page(html=" \n\t"), raw_page("", text=""), raw_page(b" \r\n")]
)
def test_a_page_with_nothing_in_it_is_empty(given: RawPage) -> None:
    assert refused(given).reason is Reason.EMPTY


def test_base64_may_be_broken_into_lines() -> None:
    assert content_of(raw_page(base64.encodebytes(HTML.encode()).decode()), LIMIT).text == HTML


@pytest.mark.parametrize(
    ("body", "flaw"),
    [
        ("PGh0%WxkPg==", r"'%' at 4"),
        ("PGh0bWw+PHA", "cut short"),
        ("PGh=0bWw", "cut short"),
        ("Grüße", "'ü' at 2"),
    ],
)
def test_what_is_no_base64_is_a_bad_encoding(body: str, flaw: str) -> None:
    error = refused(raw_page(body))
    assert error.reason is Reason.BAD_ENCODING
    assert "`body` is no base64" in str(error)
    assert flaw in str(error)


@pytest.mark.parametrize(
    "kind", ["image/png", "application/pdf; x=y", "video/mp4", "Application/Vnd.ms-excel", "font/woff2"]
)
def test_another_type_of_content_is_binary(kind: str) -> None:
    error = refused(raw_page(b"what it is, we do not know", {"Content-Type": kind}))
    assert error.reason is Reason.BINARY
    assert kind in str(error)


def test_a_page_is_a_page_whatever_type_its_server_says() -> None:
    assert (
        content_of(raw_page(b"<!DOCTYPE html><p>x", {"content-type": "image/png"}), LIMIT).text
        == "<!DOCTYPE html><p>x"
    )


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7 \xe2\xe3",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"\0\0\0 ftypmp42",
        bytes(range(256)) * 9,
    ],
)
def test_bytes_that_are_no_text_are_binary(body: bytes) -> None:
    assert refused(raw_page(body)).reason is Reason.BINARY
    assert refused(raw_page(gzip.compress(body))).reason is Reason.BINARY


@pytest.mark.parametrize(
    "given", [raw_page(b"x" * 100_001), raw_page(html="x" * 100_001), raw_page(text="x" * 100_001)]
)
def test_the_limit_is_the_same_for_all(given: RawPage) -> None:
    assert refused(given).reason is Reason.TOO_LARGE
