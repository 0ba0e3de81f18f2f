import pytest

from streams.errors import BadInput
from streams.extract import ExtractSettings
from streams.extract.guards import check
from streams.records import RawPage, Reason

SETTINGS = ExtractSettings(max_size=1_000_000, max_depth=2_000, max_elements=30_000)


def _page(html: str | None = None, text: str | None = None) -> RawPage:
    return RawPage(url="https://a.example/", html=html, text=text)


def _reason(page: RawPage) -> Reason:
    with pytest.raises(BadInput) as caught:
        check(page, SETTINGS)
    return caught.value.reason


@pytest.mark.parametrize("page", [_page(), _page(html=" \n\t"), _page(text="")])
def test_empty(page: RawPage) -> None:
    assert _reason(page) == Reason.EMPTY


def test_too_large() -> None:
    assert _reason(_page(html="x" * 1_000_001)) == Reason.TOO_LARGE


def test_too_deep() -> None:
    assert _reason(_page(html="<div>" * 100_000)) == Reason.TOO_DEEP


@pytest.mark.parametrize("element", ["<p>A line.</p>", '<a href="/">Home</a>'])
def test_too_many_elements(element: str) -> None:
    assert _reason(_page(html=element * 30_001)) == Reason.TOO_LARGE


def test_as_many_elements_as_allowed_pass() -> None:
    html = "<p>A line.</p>" * 30_000
    assert check(_page(html=html), SETTINGS) == html


def test_too_many_attributes_of_one_tag() -> None:
    attributes = " ".join(f"a{i}=1" for i in range(5_000))
    assert _reason(_page(html=f"<div {attributes}>")) == Reason.TOO_LARGE


@pytest.mark.parametrize(
    "content",
    [
        "%PDF-1.7 stream",
        "\x89PNG\r\n",
        b"\xff\xd8\xff\xe0\x00\x10JFIF".decode("latin-1"),
        "\x00\x01\x02\x03" * 50,
        bytes(range(256)).decode("utf-8", "replace") * 9,
    ],
)
def test_binary(content: str) -> None:
    assert _reason(_page(text=content)) == Reason.BINARY


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 5_000,  # a paragraph closes the one before
        "<div></div>" * 5_000,
        "<br/>" * 5_000,
        "<img src='data:image/png;base64," + "A=" * 100_000 + "'>",
        "a \ufffd in a page of a wrong encoding " * 20,
    ],
)
def test_what_only_looks_costly_passes(html: str) -> None:
    assert check(_page(html=html), SETTINGS) == html
