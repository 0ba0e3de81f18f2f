"""The gate: others are asked in doubt only, and believed where they agree."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from streams.errors import BadInput
from streams.extract.body import Body, Why, find_body, gate
from streams.extract.body.resiliparse_ import ResiliparseBody
from streams.extract.body.trafilatura_ import TrafilaturaBody
from streams.extract.meta import read_meta
from streams.extract.page import Html, HtmlPage
from streams.records import Reason
from tests.extract.body.pages import PROSE, STORY

STORY_HTML = "".join(f"<p>{text}</p>" for text in STORY)
OTHER = [
    "Fishermen of the northern villages asked for a harbour wall that holds when the autumn storms come.",
    "Council members weighed three plans for a reservoir, and found the money for none of the three.",
    "Teachers went back to their classrooms after eleven days, since they were promised smaller forms.",
    "Growers expect a poor year for apples because frost came late and bees stayed in their hives until May.",
    "Railway engineers replaced four thousand sleepers from the capital to the coast in one night.",
    "Doctors warned that wards would close in winter unless nurses from abroad may start by June.",
]


class _Says:
    """An extractor that says what it is told to."""

    name = "other"

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.asked = 0

    def paragraphs(self, page: HtmlPage) -> list[str]:
        self.asked += 1
        return self.lines


def _found(monkeypatch: pytest.MonkeyPatch, body: str, second: _Says, third: _Says, title: str = "") -> Body:
    monkeypatch.setattr(gate, "_SECOND", second)
    monkeypatch.setattr(gate, "_THIRD", third)
    page = HtmlPage(Html(body), "https://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC))
    return find_body(page, replace(read_meta(page), title=title))


def _notes(name: str = "sidebar") -> str:
    return "".join(f'<div class="{name}-{at}"><p>{text}</p></div>' for at, text in enumerate(OTHER))


def test_nobody_is_asked_without_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    second, third = _Says(*OTHER), _Says(*OTHER)
    found = _found(monkeypatch, f"<div>{STORY_HTML}</div>", second, third)
    assert (list(found.lines), found.extractor, found.why) == (STORY, "newsfold", Why.CLEAR)
    assert second.asked == third.asked == 0


def test_second_opinion_that_has_little_more_confirms(monkeypatch: pytest.MonkeyPatch) -> None:
    third = _Says(*OTHER)
    found = _found(monkeypatch, f"<div>{STORY_HTML}</div>{_notes()}", _Says(*STORY, OTHER[0]), third)
    assert (list(found.lines), found.why, third.asked) == (STORY, Why.CONFIRMED, 0)


def test_wider_reading_that_the_second_opinion_has_too(monkeypatch: pytest.MonkeyPatch) -> None:
    body = f"<main><div>{STORY_HTML[:200]}</div>{_notes()}</main>"
    found = _found(monkeypatch, body, _Says(STORY[0], *OTHER), _Says())
    assert (found.extractor, found.why) == ("newsfold", Why.WIDENED)
    assert set(OTHER) <= set(found.lines)


def test_two_that_agree_outvote_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    script = [
        f"What a script has put there, in line {at} of a page that has no such text." for at in range(9)
    ]
    found = _found(monkeypatch, f"<p>{PROSE}</p>", _Says(*script), _Says(*script))
    assert (list(found.lines), found.extractor, found.why) == (script, "other", Why.OUTVOTED)


def test_ours_stays_where_no_two_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    body = f"<div>{STORY_HTML * 2}</div>"
    found = _found(
        monkeypatch, body, _Says(*OTHER), _Says(OTHER[0]), "Council weighs third reservoir beyond Tarsk"
    )
    assert (list(found.lines), found.why) == (STORY * 2, Why.UNDECIDED)


def test_short_text_that_no_two_agree_on_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _found(monkeypatch, f"<p>{PROSE}</p>", _Says(*OTHER), _Says("What a script has put there."))
    assert (list(found.lines), found.why) == ([PROSE], Why.LOST)


def test_short_text_that_has_nothing_to_do_with_the_title_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    title = "Council weighs third reservoir beyond Tarsk"
    assert _found(monkeypatch, f"<p>{PROSE}</p>", _Says(PROSE), _Says(), title).why is Why.LOST
    assert _found(monkeypatch, f"<p>{PROSE}</p>", _Says(PROSE), _Says(), "Bridge closed").why is Why.CONFIRMED


def test_what_only_the_third_has_to_say_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _found(monkeypatch, '<div class="ad">One mail a day.</div>', _Says(), _Says(PROSE))
    assert (list(found.lines), found.why) == ([PROSE], Why.LOST)


def test_short_text_that_the_page_describes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    title, page = (
        "Council weighs third reservoir beyond Tarsk",
        '<meta name="description" content="{}">{}<p>{}</p>',
    )
    article = '<meta property="og:type" content="article">'

    def _why(said: str, kind: str) -> str:
        return _found(monkeypatch, page.format(said, kind, PROSE), _Says(PROSE), _Says(), title).why

    assert _why(f"{PROSE[:90]} ...", article) is Why.CONFIRMED
    assert _why(f"{PROSE[:90]} ...", "") is Why.LOST
    assert _why(OTHER[0], article) is Why.LOST


def test_third_that_agrees_with_ours_confirms(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _found(monkeypatch, f"<p>{PROSE}</p>", _Says(*OTHER), _Says(PROSE))
    assert (list(found.lines), found.why) == ([PROSE], Why.CONFIRMED)


def test_empty_page() -> None:
    page = HtmlPage(
        Html("<div></div>"), "https://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC)
    )
    found = find_body(page, read_meta(page))
    assert (found.lines, found.why) == ((), Why.EMPTY)


def test_links_are_those_of_the_lines() -> None:
    towns = '<p><a href="/a">Northcliff</a> <a href="/b">Seal Island</a> <a href="/c">Tarsk</a></p>'
    html = f'<div>{STORY_HTML}{towns}</div><p><a href="/d">Elsewhere</a></p>'
    page = HtmlPage(Html(html), "https://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC))
    assert find_body(page, read_meta(page)).links == {"northcliff seal island tarsk"}


@pytest.mark.parametrize("extractor", [ResiliparseBody(), TrafilaturaBody()])
def test_others_read_a_plain_page(extractor: ResiliparseBody | TrafilaturaBody) -> None:
    html = f"<html><body><article><h1>Bridge</h1>{STORY_HTML}</article></body></html>"
    page = HtmlPage(Html(html), "https://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC))
    assert [line for line in extractor.paragraphs(page) if line in STORY] == STORY


def test_extractor_that_breaks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def _break(*_: object, **__: object) -> str:
        raise ValueError("no")

    monkeypatch.setattr("streams.extract.body.resiliparse_.extract_plain_text", _break)
    page = HtmlPage(Html("<p>A</p>"), "https://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC))
    with pytest.raises(BadInput) as caught:
        ResiliparseBody().paragraphs(page)
    assert caught.value.reason is Reason.FAILED
