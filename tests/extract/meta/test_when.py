import pytest

from streams.extract.meta.when import modified_at, published_at
from tests.extract.meta.pages import PROSE, URL, ld, titled

META = "<meta property='{}' content='{}'>"
ARTICLE = '{{"@type": "Article", "url": "' + URL + '", {}}}'


def _published(body: str, head: str = "", url: str = URL, lang: str = "en") -> str | None:
    date = published_at(titled(body, head, url, lang))
    return date.isoformat() if date else None


def _day(body: str, head: str = "", url: str = URL, lang: str = "en") -> str | None:
    date = _published(body, head, url, lang)
    return date[:10] if date else None


def test_json_ld_comes_before_metas() -> None:
    head = META.format("article:published_time", "2025-10-19") + ld(
        ARTICLE.format('"datePublished": "2025-10-20T01:00+02:00"')
    )
    assert _published("", head) == "2025-10-20T01:00:00+02:00"


def test_date_of_another_article_is_not_read() -> None:
    other = ld(
        '[{"@type": "Article", "url": "/b", "datePublished": "2025-10-01"},'
        ' {"@type": "Article", "url": "/c"}]'
    )
    assert _day("", other + META.format("date", "2025-10-20")) == "2025-10-20"


def test_date_of_the_page_is_read_where_the_article_has_none() -> None:
    assert _day("", ld('{"@type": "WebPage", "datePublished": "2025-10-20"}')) == "2025-10-20"


def test_date_in_the_future_is_passed_over() -> None:
    head = META.format("article:published_time", "2031-01-01") + META.format("date", "2025-10-20")
    assert _day("", head) == "2025-10-20"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Tram halts</h1><p>By Ruth Ambler | 20 October 2025</p>",
        "<div>20.10.2025</div><h1>Tram halts</h1>",
        '<h1>Tram halts</h1><time datetime="2025-10-20T07:00">Monday</time>',
        "<h1>Tram halts</h1><p>Updated 22 October 2025</p><p>Published 20 October 2025</p>",
        "<h1>Tram halts</h1><p>Updated</p><p>22 October 2025</p><p>Published</p><p>20 October 2025</p>",
    ],
)
def test_date_is_read_near_the_headline(body: str) -> None:
    assert _day(body + PROSE) == "2025-10-20"


def test_date_in_a_sentence_is_none_of_the_page() -> None:
    sentence = "The line was opened on 5 May 1999 by the mayor, who rode on it for the whole of that day."
    assert _day(f"<h1>Tram halts</h1><p>{sentence}</p>") is None


def test_language_says_how_numbers_are_read() -> None:
    body = "<h1>Tram halts</h1><p>3/4/2025</p>"
    assert (_day(body), _day(body, lang="en-GB")) == ("2025-03-04", "2025-04-03")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.harrowdaily.example/en-gb/tram", "2025-04-03"),
        ("https://www.harrowdaily.example/en-us/tram", "2025-03-04"),
        ("https://www.harrowdaily.co.uk/tram", "2025-04-03"),
        ("https://www.harrowdaily.io/tram", "2025-03-04"),
    ],
)
def test_country_says_how_numbers_are_read(url: str, expected: str) -> None:
    assert _day("<h1>Tram halts</h1><p>3/4/2025</p>", url=url) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2025/10/20/tram", "2025-10-20"),
        ("20251020/tram", "2025-10-20"),
        ("local/2025-10/20/tram", "2025-10-20"),
        ("tram-halts-2025-10-20.html", "2025-10-20"),
        ("local/t20251020_77.html", "2025-10-20"),
        ("news/20-10-2025", "2025-10-20"),
        ("2025/10/2000-trams", None),
        ("local/20251020.html", "2025-10-20"),
        ("local/20251020-tram", "2025-10-20"),
        ("tram-halts-in-harrow-20251020.html", "2025-10-20"),
        ("2-trams-halt-20251020/", "2025-10-20"),
        ("news/id-20181231-tram", None),
        ("news/uk-20120401", None),
        ("news/tram-halts-a20120401", None),
        ("news/20120401ab", None),
        ("tram-1202510207", None),
        ("tram-halts-1202510207", None),
        ("tram-halts-20251399", None),
        ("tram-2025-10-2000", None),
        ("tram-halts-20310101", None),
    ],
)
def test_date_of_the_address_is_read(path: str, expected: str | None) -> None:
    assert _day("", url=f"https://www.harrowdaily.example/{path}") == expected


def test_meta_by_any_name_that_speaks_of_publication_is_read_the_earliest_of_them() -> None:
    head = META.format("site-published-time", "2025-10-22") + META.format("site-published-date", "2025-10-20")
    assert _day("", head) == "2025-10-20"


def test_date_that_is_marked_is_read_anywhere_where_it_is_alone() -> None:
    footer = '<div class="entry-date">{}</div>'
    assert _day(PROSE + footer.format("20 October 2025")) == "2025-10-20"
    assert _day(PROSE + footer.format("20 October 2025") + footer.format("19 October 2025")) is None
    assert (
        _day(PROSE + footer.format("19 October 2025") + footer.format("Published 20 October 2025"))
        == "2025-10-20"
    )


def test_date_of_a_comment_or_of_a_sidebar_is_none_of_the_page() -> None:
    time = '<time datetime="2025-10-20">Monday</time>'
    assert _day(f'{PROSE}<div class="comments">{time}</div><aside>{time}</aside>') is None


def test_page_that_shows_a_change_only_is_of_that_day() -> None:
    assert _day(f"<h1>Tram halts</h1><p>Last updated on 20 October 2025</p>{PROSE}") == "2025-10-20"
    assert _day("", META.format("article:modified_time", "2025-10-20")) == "2025-10-20"


def test_page_that_says_nothing_has_no_date() -> None:
    assert _day(f"<h1>Tram halts</h1>{PROSE}<footer>© 2025 Harrow Daily</footer>") is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [("2025-10-21", "2025-10-21"), ("2025-10-19", None), ("2031-01-01", None), ("soon", None)],
)
def test_change_lies_between_the_publication_and_now(changed: str, expected: str | None) -> None:
    fields = f'"datePublished": "2025-10-20", "dateModified": "{changed}"'
    page = titled("", ld(ARTICLE.format(fields)))
    date = modified_at(page, published_at(page))
    assert (date.isoformat()[:10] if date else None) == expected


@pytest.mark.parametrize("label", ["Erschienen am:", "Objavljeno:", "Közzétéve:", "تم نشره"])
def test_label_of_a_publication_is_known_in_any_language(label: str) -> None:
    body = f'{PROSE}<p class="date">{label} 20.10.2025</p><p class="date">22.10.2025</p>'
    assert _day(body, lang="de") == "2025-10-20"


def test_date_above_the_headline_comes_before_those_of_other_articles_below_it() -> None:
    others = "<div>Ferry</div><div>Bus</div><div>Roads</div><div>Schools</div><div>19 October 2025</div>"
    assert _day(f"<div>20 October 2025</div><h1>Tram halts</h1>{others}{PROSE}") == "2025-10-20"
    assert _day("<div>20 October 2025</div><h1>Tram halts</h1><div>19 October 2025</div>") == "2025-10-19"


def test_date_that_a_short_sentence_tells_is_none_of_the_page() -> None:
    paragraph = "<p>The next meeting of passengers is on 20 October 2025 at the old depot.</p>"
    assert _day(f"<h1>Tram halts</h1>{paragraph}{PROSE}") is None
    assert _day(f"<h1>Tram halts</h1><p>Published on Monday, 20 October 2025.</p>{PROSE}") == "2025-10-20"


@pytest.mark.parametrize(
    "foot",
    [
        "<p>This entry was posted on 20 October 2025 by Ruth. It is filed under Trams.</p>",
        "<p>Dieser Artikel wurde am 20. Oktober 2025 um 9 Uhr von Ruth veröffentlicht</p>",
        "<p>Published:</p><p>20 October 2025</p>",
    ],
)
def test_date_of_the_publication_is_read_at_the_foot(foot: str) -> None:
    assert _day(f"<h1>Tram halts</h1>{PROSE * 3}{foot}<p>Ferry, 19 October 2025</p>") == "2025-10-20"


def test_only_date_of_a_page_is_its_date() -> None:
    lines = f"<h1>Tram halts</h1>{PROSE * 3}<p>20 October 2025</p>"
    assert _day(lines) == "2025-10-20"
    for other in ("<p>19 October 2025</p>", "<p>20 October 2025</p>", "<p>Updated 21 October 2025</p>"):
        assert _day(lines + other) in {None, "2025-10-21"}


@pytest.mark.parametrize(
    "foot",
    [
        "<p>© 20 October 2025 Harrow</p>",
        "<p>The mayor opened the line on 20 October 2025</p>",
        "<script>var built = '20 October 2025';</script>",
        "<p>20 October 2035</p>",
        "<div>Next meeting</div><div>20 October 2025</div>",
        "<div>Next meeting</div><div>Monday, 20 October 2025</div>",
        "<div>Founded</div><div>1 May 1998</div>",
        "<p>Opening: 20.10.2025</p>",
        "<p>Opening 20.10.2025</p>",
        "<p>created 20 October 2025</p>",
        '<div class="comment"><p>posted 20 October 2025</p><p class="comment-by">20 October 2025</p></div>',
        '<ol class="comment-list"><li><article><p>20 October 2025</p></article></li></ol>',
        "<footer>Site created 20 October 2025</footer>",
        "<footer><p>20 October 2025</p></footer>",
        "<aside><nav>Published 20 October 2025</nav></aside>",
        "<form><label>20 October 2025</label></form>",
        "<p>Last checked: 20 October 2025</p>",
    ],
)
def test_only_date_of_a_page_that_is_of_something_else_is_not_read(foot: str) -> None:
    assert _day(f"<h1>Tram halts</h1>{PROSE * 3}{foot}") is None


@pytest.mark.parametrize(
    "foot",
    [
        "<p>Monday, 20 October 2025</p>",
        "<p>Date:</p><p>20 October 2025</p>",
        "<p>Datum: 20.10.2025</p>",
        "<p>-</p><p>20 October 2025</p>",
        "<h4>Tram halts</h4><p>20 October 2025</p>",
        "<p>Published</p><p>20 October 2025</p>",
        "<article><p>The end.</p><footer>Posted on 20 October 2025</footer></article>",
        "<p>20 October 2025</p><footer>19 October 2025</footer>",
    ],
)
def test_only_date_of_a_page_is_read_where_nothing_says_that_it_is_of_something_else(foot: str) -> None:
    assert _day(f"<h1>Tram halts</h1>{PROSE * 3}{foot}") == "2025-10-20"


def test_title_with_the_name_of_the_outlet_is_no_label_of_a_date() -> None:
    head = "<title>Tram halts - Sailors of Harrow</title>"
    below = "<p>The rails.</p><h2>Tram halts</h2><p>20 October 2025</p>"
    assert _day(f"{PROSE * 3}{below}", head) == "2025-10-20"


def test_date_in_a_form_that_holds_the_page_is_read() -> None:
    assert _day(f"<form><h1>Tram halts</h1>{PROSE * 3}<p>20 October 2025</p></form>") == "2025-10-20"


@pytest.mark.parametrize(
    "begun",
    ["20 October 2025 - ", "Harrow (20 October 2025). ", "HARROW, Ill., Oct. 20, 2025 /Northern Wire/ -- "],
)
def test_date_that_an_article_begins_with_is_read(begun: str) -> None:
    paragraph = PROSE.replace("The tram", f"{begun}The tram")
    assert _day(f"<h1>Tram halts</h1>{paragraph}{PROSE}<p>Ferry, 19 October 2025</p>") == "2025-10-20"


def test_date_that_a_first_sentence_tells_is_none_of_the_page() -> None:
    paragraph = PROSE.replace("The tram", "On 20 October 2025 the tram")
    assert _day(f"<h1>Tram halts</h1>{paragraph}") is None
    paragraph = PROSE.replace("The tram", "20 October 2025 is the day on which the tram")
    assert _day(f"<h1>Tram halts</h1>{paragraph}") is None
