"""The gate: others are asked in doubt only, and believed where they agree."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.errors import BadInput
from streams.extract.body import Body, Why, find_body, gate
from streams.extract.body.gate import ResiliparseBody, TrafilaturaBody, agreement, grams, share_of
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
TEXTS = st.lists(st.text(), max_size=5)


class _Says:
    """An extractor that says what it is told to."""

    name = "other"

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.asked = 0

    def paragraphs(self, page: HtmlPage) -> list[str]:
        self.asked += 1
        return self.lines


def _body(monkeypatch: pytest.MonkeyPatch, html: str, second: _Says, third: _Says, title: str = "") -> Body:
    monkeypatch.setattr(gate, "_SECOND", second)
    monkeypatch.setattr(gate, "_THIRD", third)
    page = HtmlPage(Html(html), "https://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC))
    return find_body(page, replace(read_meta(page), title=title))


def _notes(name: str = "sidebar") -> str:
    return "".join(f'<div class="{name}-{at}"><p>{text}</p></div>' for at, text in enumerate(OTHER))


def test_nobody_is_asked_without_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    second, third = _Says(*OTHER), _Says(*OTHER)
    body = _body(monkeypatch, f"<div>{STORY_HTML}</div>", second, third)
    assert (list(body.lines), body.extractor, body.why) == (STORY, "newsfold", Why.CLEAR)
    assert second.asked == third.asked == 0


def test_second_opinion_that_has_little_more_confirms(monkeypatch: pytest.MonkeyPatch) -> None:
    third = _Says(*OTHER)
    body = _body(monkeypatch, f"<div>{STORY_HTML}</div>{_notes()}", _Says(*STORY, OTHER[0]), third)
    assert (list(body.lines), body.why, third.asked) == (STORY, Why.CONFIRMED, 0)


def test_wider_reading_that_the_second_opinion_has_too(monkeypatch: pytest.MonkeyPatch) -> None:
    html = f"<main><div>{STORY_HTML[:200]}</div>{_notes()}</main>"
    body = _body(monkeypatch, html, _Says(STORY[0], *OTHER), _Says())
    assert (body.extractor, body.why) == ("newsfold", Why.WIDENED)
    assert set(OTHER) <= set(body.lines)


def test_two_that_agree_outvote_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    script = [
        f"What a script has put there, in line {at} of a page that has no such text." for at in range(9)
    ]
    body = _body(monkeypatch, f"<p>{PROSE}</p>", _Says(*script), _Says(*script))
    assert (list(body.lines), body.extractor, body.why) == (script, "other", Why.OUTVOTED)


def test_ours_stays_where_no_two_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    html = f"<div>{STORY_HTML * 2}</div>"
    body = _body(
        monkeypatch, html, _Says(*OTHER), _Says(OTHER[0]), "Council weighs third reservoir beyond Tarsk"
    )
    assert (list(body.lines), body.why) == (STORY * 2, Why.UNDECIDED)


def test_short_text_that_no_two_agree_on_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    body = _body(monkeypatch, f"<p>{PROSE}</p>", _Says(*OTHER), _Says("What a script has put there."))
    assert (list(body.lines), body.why) == ([PROSE], Why.LOST)


def test_short_text_that_has_nothing_to_do_with_the_title_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    title = "Council weighs third reservoir beyond Tarsk"
    assert _body(monkeypatch, f"<p>{PROSE}</p>", _Says(PROSE), _Says(), title).why is Why.LOST
    assert _body(monkeypatch, f"<p>{PROSE}</p>", _Says(PROSE), _Says(), "Bridge closed").why is Why.CONFIRMED


def test_what_only_the_third_has_to_say_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    body = _body(monkeypatch, '<div class="ad">One mail a day.</div>', _Says(), _Says(PROSE))
    assert (list(body.lines), body.why) == ([PROSE], Why.LOST)


def test_short_text_that_the_page_describes_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    title, page = (
        "Council weighs third reservoir beyond Tarsk",
        '<meta name="description" content="{}">{}<p>{}</p>',
    )
    article = '<meta property="og:type" content="article">'

    def _why(description: str, kind: str) -> str:
        return _body(monkeypatch, page.format(description, kind, PROSE), _Says(PROSE), _Says(), title).why

    assert _why(f"{PROSE[:90]} ...", article) is Why.CONFIRMED
    assert _why(f"{PROSE[:90]} ...", "") is Why.LOST
    assert _why(OTHER[0], article) is Why.LOST


def test_third_that_agrees_with_ours_confirms(monkeypatch: pytest.MonkeyPatch) -> None:
    body = _body(monkeypatch, f"<p>{PROSE}</p>", _Says(*OTHER), _Says(PROSE))
    assert (list(body.lines), body.why) == ([PROSE], Why.CONFIRMED)


def test_empty_page() -> None:
    page = HtmlPage(
        Html("<div></div>"), "https://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC)
    )
    body = find_body(page, read_meta(page))
    assert (body.lines, body.why) == ((), Why.EMPTY)


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

    monkeypatch.setattr("streams.extract.body.gate.extract_plain_text", _break)
    page = HtmlPage(Html("<p>A</p>"), "https://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC))
    with pytest.raises(BadInput) as caught:
        ResiliparseBody().paragraphs(page)
    assert caught.value.reason is Reason.FAILED


def test_lines_may_break_anywhere() -> None:
    assert grams(["The bridge was closed", "for the night"]) == grams(["The bridge was closed for the night"])


def test_part_of_a_text() -> None:
    whole, part = grams(STORY), grams(STORY[:2])
    assert share_of(part, whole) > 0.95
    assert 0.3 < share_of(whole, part) < 0.9
    assert 0.5 < agreement(whole, part) < 0.95


def test_script_without_spaces_is_compared_sign_by_sign() -> None:
    one, other = (
        grams(["橋は夜間閉鎖され、町はよく眠った。鐘が六時に鳴った。"]),
        grams(["橋は夜間閉鎖され、町はよく眠った。"]),
    )
    assert 0.5 < agreement(one, other) < 1


def test_nothing_agrees_with_nothing() -> None:
    assert agreement(grams([]), grams([])) == 0


@given(TEXTS, TEXTS)
def test_agreement_is_mutual_and_whole_only_for_equals(one: list[str], other: list[str]) -> None:
    first, second = grams(one), grams(other)
    assert agreement(first, second) == agreement(second, first)
    assert (agreement(first, second) == 1) == (first == second and bool(first))
