import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.meta.image import image_of
from tests.extract.meta.pages import URL, ld, markup_of

OG = "<meta property='og:image' content='{}'>"


@pytest.mark.parametrize(
    ("image", "url"),
    [
        ('"/i/tram.jpg"', "/i/tram.jpg"),
        ('["/i/tram.jpg", "/i/b.jpg"]', "/i/tram.jpg"),
        ('[{"url": "/i/tram.jpg"}]', "/i/tram.jpg"),
        ('{"@type": "ImageObject", "contentUrl": "/i/tram.jpg"}', "/i/tram.jpg"),
        ("5", None),
    ],
)
def test_image_of_json_ld(image: str, url: str | None) -> None:
    assert image_of(markup_of("", ld(f'{{"@type": "Article", "url": "{URL}", "image": {image}}}'))) == url


@pytest.mark.parametrize(
    "url",
    [
        "/i/logo.png",
        "/i/site-logo@2x.png",
        "/placeholder.jpg",
        "/i/no-image.jpg",
        "/a.svg",
        "data:image/png;base64,AA",
        "/",
    ],
)
def test_what_stands_for_no_article_is_passed_over(url: str) -> None:
    assert image_of(markup_of("", OG.format(url))) is None


@pytest.mark.parametrize(
    "url", ["/logo/tram.jpg", "/i/tram_default_1200.jpg", "https://i.example/dims/default/tram?url=logo.png"]
)
def test_folder_or_query_says_nothing_of_a_picture(url: str) -> None:
    assert image_of(markup_of("", OG.format(url))) == url


def test_picture_that_is_the_publisher_s_mark_is_passed_over() -> None:
    publisher = f'{{"@type": "Article", "url": "{URL}", "publisher": {{"logo": {{"url": "/i/harrow.png"}}}}}}'
    assert image_of(markup_of("", OG.format("/i/harrow.png") + ld(publisher))) is None


@given(st.text())
def test_no_address_raises(url: str) -> None:
    image_of(markup_of("", OG.format(url)))
