import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams import ids
from streams.errors import BadInput
from streams.ids import article_id, fingerprint, normalise_url


@pytest.mark.parametrize(
    ("given_url", "normal"),
    [
        ("https://Times.Example/a#top", "https://times.example/a"),
        ("https://times.example:443/a", "https://times.example/a"),
        ("http://times.example:8080/a", "http://times.example:8080/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("https://times.example/a?utm_source=x&id=7&fbclid=y", "https://times.example/a?id=7"),
        ("https://times.example", "https://times.example/"),
    ],
)
def test_urls_that_name_one_page_become_one(given_url: str, normal: str) -> None:
    assert normalise_url(given_url) == normal


@pytest.mark.parametrize("url", ["", "times.example/a", "ftp://times.example/a", "http://", "http://[::1/a"])
def test_what_is_no_page_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="url"):
        normalise_url(url)


@given(st.text())
def test_any_text_is_normalised_once_for_all_or_refused(url: str) -> None:
    try:
        normal = normalise_url("https://times.example/" + url)
    except BadInput:
        return
    assert normalise_url(normal) == normal


@given(st.from_regex(ids._NORMAL, fullmatch=True))
def test_a_url_that_is_taken_for_normal_is(url: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ids, "_NORMAL", re.compile("(?!)"))
        assert normalise_url(url) == url


def test_http_and_https_are_one_article() -> None:
    assert article_id("http://times.example/a") == article_id("https://times.example/a")


def test_parts_do_not_run_together() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
