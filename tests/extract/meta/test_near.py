from streams.extract.meta.near import lines_above, lines_below
from tests.extract.meta.pages import PROSE, titled


def _below(body: str) -> list[str]:
    headline = titled(body).headline
    assert headline is not None
    return [line.text for line in lines_below(headline)]


def test_texts_of_one_block_are_one_line() -> None:
    assert _below("<h1>Tram halts</h1><p>By <a>Ruth <b>Ambler</b></a></p><div>Local<br>7 p.m.</div>") == [
        "By Ruth Ambler",
        "Local",
        "7 p.m.",
    ]


def test_scripts_are_no_lines() -> None:
    assert _below("<h1>Tram halts</h1><script>var a</script><style>b</style><p>Local</p>") == ["Local"]


def test_lines_end_in_the_article() -> None:
    assert _below(f"<h1>Tram halts</h1>{PROSE * 2}<p>Local</p>")[2:] == []


def test_lines_above_begin_with_the_nearest() -> None:
    headline = titled("<p>Home</p><div><p>7 p.m.</p></div><h1>Tram halts</h1>").headline
    assert headline is not None
    assert [line.text for line in lines_above(headline)] == ["7 p.m.", "Home"]


def test_line_has_the_times_and_the_links_in_it() -> None:
    headline = titled(
        '<h1>Tram</h1><p><a href="/authors/ruth">Ruth</a> <time datetime="2025-10-20">Monday</time></p>'
    ).headline
    assert headline is not None
    line = next(lines_below(headline))
    assert (line.times, line.links) == (("2025-10-20",), ("/authors/ruth",))


def test_headline_is_the_heading_that_shows_the_title() -> None:
    head = "<title>Why the tram stopped</title><meta property='og:title' content='Why the tram stopped'>"
    shown = titled("<h1>Harrow Daily</h1><h2>Why the tram stopped</h2>", head).headline
    assert shown is not None
    assert shown.tag == "h2"


def test_page_without_headings_has_no_headline() -> None:
    assert titled("<p>Tram</p>").headline is None
    assert list(titled("<p>Tram</p>").lines) == []


def test_deep_nesting_is_cut() -> None:
    assert _below("<h1>Tram</h1>" + "<div>" * 300 + "a" + "</div>" * 300) == ["a"]
