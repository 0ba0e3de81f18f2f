import pytest

from streams.errors import NotAnArticle
from streams.extract.feeds import require_page
from streams.records import Reason

XML = '<?xml version="1.0" encoding="utf-8"?>'
RSS = (
    "<rss version='2.0'><channel><item><title>x</title><link>http://a.example/1</link></item></channel></rss>"
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title></entry></feed>'
RDF = '<rdf:RDF xmlns="http://purl.org/rss/1.0/"><item/></rdf:RDF>'
JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "x"}]}'


def refused(content: str) -> NotAnArticle:
    with pytest.raises(NotAnArticle) as caught:
        require_page(content)
    return caught.value


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF, "<atom:feed xmlns:atom='x'>", "<opml version='2.0'>"])
@pytest.mark.parametrize(
    "before",
    [
        "",
        XML,
        f"\ufeff\n {XML}\n<!-- made by hand -->\n",
        f"{XML}<?xml-stylesheet href='a.xsl'?><!DOCTYPE rss>",
    ],
)
def test_a_feed_is_no_article_not_even_one_of_one_entry(before: str, feed: str) -> None:
    error = refused(before + feed)
    assert error.reason is Reason.FEED
    assert str(error).endswith("a list of pages; push the pages that it lists")


def test_a_feed_of_json_is_a_feed() -> None:
    assert refused(JSON_FEED).reason is Reason.FEED
    assert refused(JSON_FEED.replace("/", "\\/")).reason is Reason.FEED


@pytest.mark.parametrize("name", ["urlset", "sitemapindex"])
def test_a_sitemap_is_a_feed(name: str) -> None:
    error = refused(f'{XML}<{name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>')
    assert error.reason is Reason.FEED
    assert "sitemap" in str(error)


@pytest.mark.parametrize(
    "data", ['{"title": "x", "body": "y"}', '[{"title": "x"}]', ' {\n "a" : 1', '[["a", 1]]']
)
def test_bare_data_is_no_page(data: str) -> None:
    error = refused(data)
    assert error.reason is Reason.NO_TEXT
    assert "JSON" in str(error)


@pytest.mark.parametrize(
    "content",
    [
        f"{XML}<html><body><p>x</p></body></html>",
        "<!DOCTYPE html><html><head><link rel=alternate type='application/rss+xml' href='/rss'></head>",
        "<p>How to write <rss version='2.0'></p>",
        "<feedback>thanks</feedback>",
        "[Reuters] - A report",
        "{Updated} A report",
        "[[Ferry lines]] A report",
        '"quoted": yes',
        "<?xml never ends",
        "<!-- never ends",
        "",
    ],
)
def test_what_only_names_a_feed_or_begins_like_data_goes_on(content: str) -> None:
    require_page(content)
