from dataclasses import replace
from datetime import UTC, datetime

import pytest

from streams.extract.body import Body
from streams.extract.kinds import kind_of
from streams.extract.meta import Meta, read_meta
from streams.extract.page import Html, HtmlPage
from streams.records import Kind

PROSE = "The bridge was closed for the night, and the town slept well until the bells rang at six, as ever."
STORY = (PROSE,) * 20
BODY = Body(
    lines=STORY,
    extractor="newsfold",
    why="clear",
    links=frozenset(),
    cards=frozenset(),
    promotions=frozenset(),
    pictures=1,
)


def _page(path: str = "/town/bridge", html: str = "<p>Bridge</p>") -> HtmlPage:
    return HtmlPage(
        Html(html), f"https://quaymail.example{path}", "quaymail.example", datetime(2025, 10, 26, tzinfo=UTC)
    )


META = read_meta(_page())


def _meta(*types: str, free: bool | None = None) -> Meta:
    return replace(META, types=frozenset(types), accessible_for_free=free)


def _body(*lines: str, pictures: int = 1) -> Body:
    return replace(BODY, lines=lines, pictures=pictures)


def _posts(count: int) -> Body:
    posts = (line for at in range(count) for line in (f"{at % 24}:05 Uhr: Bridge {at}", PROSE))
    return _body(*posts)


def test_plain_article() -> None:
    assert kind_of(_page(), _meta("NewsArticle"), BODY) is Kind.ARTICLE


def test_type_of_a_live_blog() -> None:
    assert kind_of(_page(), _meta("NewsArticle", "LiveBlogPosting"), BODY) is Kind.LIVE_BLOG


def test_many_posts_with_their_times() -> None:
    assert kind_of(_page(), _meta("NewsArticle"), _posts(12)) is Kind.LIVE_BLOG


def test_some_posts_at_an_address_that_says_live() -> None:
    assert kind_of(_page("/live/bridge"), _meta(), _posts(5)) is Kind.LIVE_BLOG
    assert kind_of(_page("/town/bridge-liveticker-20"), _meta(), _posts(5)) is Kind.LIVE_BLOG


def test_some_times_are_a_programme() -> None:
    assert kind_of(_page("/town/people-who-live-here"), _meta(), _posts(5)) is Kind.ARTICLE


def test_figures_are_no_times() -> None:
    lines = [f"{at}.50 euros is what a crossing costs." for at in range(12)]
    scores = [f"3:2 was the score of game {at}." for at in range(12)]
    assert kind_of(_page("/live/bridge"), _meta(), _body(*scores)) is Kind.ARTICLE
    assert kind_of(_page(), _meta(), _body(*lines, *STORY)) is not Kind.PAYWALL_STUB


@pytest.mark.parametrize(
    "ask",
    [
        "Subscribe to continue reading this story.",
        "This article is available to subscribers only.",
        "Jetzt weiterlesen mit dem Monatsabo",
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.",
        "Contenido exclusivo para suscriptores",
        "この記事は会員限定です。",
    ],
)
def test_text_that_ends_where_it_is_paid_for(ask: str) -> None:
    assert kind_of(_page(), _meta(free=False), _body(*STORY, ask)) is Kind.PAYWALL_STUB
    assert kind_of(_page(), _meta(), _body(PROSE, ask)) is Kind.PAYWALL_STUB


def test_short_text_of_a_page_that_is_not_free() -> None:
    assert kind_of(_page(), _meta(free=False), _body(PROSE)) is Kind.PAYWALL_STUB


def test_words_of_a_paywall_outside_the_text() -> None:
    page = _page(html="<p>Bridge</p><div class='wall'>Subscribe to keep reading</div>")
    assert kind_of(page, _meta(free=False), _body(*[PROSE] * 10)) is Kind.PAYWALL_STUB
    assert kind_of(_page(), _meta(free=False), _body(*[PROSE] * 10)) is Kind.ARTICLE


def test_whole_text_of_a_page_that_is_not_free() -> None:
    assert kind_of(_page(), _meta(free=False), BODY) is Kind.ARTICLE


def test_free_page_that_speaks_of_subscribers() -> None:
    ask = "Subscribers can log in to read all letters."
    assert kind_of(_page(), _meta(free=True), _body(PROSE, ask)) is Kind.ARTICLE


def test_film_and_what_is_said_of_it() -> None:
    assert kind_of(_page(), _meta("VideoObject"), _body(PROSE)) is Kind.VIDEO
    assert kind_of(_page("/videos/bridge"), _meta("NewsArticle"), _body(PROSE)) is Kind.VIDEO


def test_article_with_a_film_in_it() -> None:
    assert kind_of(_page(), _meta("NewsArticle", "VideoObject"), _body(PROSE)) is Kind.ARTICLE
    assert kind_of(_page("/videos/bridge"), _meta("VideoObject"), BODY) is Kind.ARTICLE


def test_pictures_and_their_captions() -> None:
    captions = _body(*[PROSE] * 8, pictures=9)
    assert kind_of(_page(), _meta("ImageGallery"), captions) is Kind.GALLERY
    assert kind_of(_page("/town/bildergalerie-bridge-1.html"), _meta("NewsArticle"), captions) is Kind.GALLERY


def test_article_about_a_gallery() -> None:
    assert kind_of(_page("/gallery/bridge"), _meta("NewsArticle"), BODY) is Kind.ARTICLE
