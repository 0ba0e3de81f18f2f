"""Records made to break the page: nothing runs, nothing leads astray, the layout stands."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from streams.records import Certainty, FirstPublished, MemberRef, Relation, Removed
from tests.page.accessible import fits
from tests.page.conftest import Live, window
from tests.page.made import article, entries, event, id_of, members, story, thread
from tests.page.world import place

_SCRIPT = "<script>window.owned = 1</script><img src=x onerror='window.owned = 2'>"
_TURNED = "\u202egpj.exe\u202c \u2066isolated \u200bzero\u200b \u200fwidth\ufeff \u0007bell"
_LONG = "w" * 10_000
_BAD_URL = "javascript:window.owned=3"
#: What a title, a text, an outlet and a URL are made of.
_KINDS = {
    "script": _SCRIPT,
    "turned": _TURNED,
    "long": _LONG,
    "markup": "</title></li></ol><svg onload='window.owned=4'><a href='javascript:window.owned=5'>x</a>",
    "arabic": "مظاهرات في الخرطوم " + _TURNED,
    "template": "${window.owned=6} {{constructor.constructor('window.owned=7')()}}",
    "inherited": "constructor",
    "empty": "",
}


def _hostile(kind: str) -> tuple[Any, ...]:
    bad = _KINDS[kind]
    id_ = id_of(f"hostile {kind}")
    refs = tuple(
        MemberRef(article_id=id_ if not n else id_of(f"{id_}{n}"), url=_BAD_URL, outlet=bad, title=bad,
                  published_at=None, relation=Relation.COPY if n else Relation.ORIGINAL,
                  copied_from=id_ if n else None)
        for n in range(3)
    )  # fmt: skip
    made = story(
        f"hostile {kind}", title=bad, text=f"{bad}\n{bad} {bad}", url=_BAD_URL, outlet=bad, outlet_name=bad,
        authors=(bad, bad), agency=bad, dateline=bad, language="hx", canonical_reason=bad, members=refs,
        member_count=3, image=_BAD_URL,
        first_published=FirstPublished(
            outlet=bad, article_id=None, at=None, certainty=Certainty.LIKELY, reason=bad),
    )  # fmt: skip
    rows = members(made, 2, outlet=bad, title=bad, url="data:text/html,<script>window.owned=8</script>")
    removed = (Removed(text=bad[:500], reason="advertisement", count=2),)
    texts = [
        article(row.article_id, url=_BAD_URL, outlet=bad, title=bad, text=made.text, removed=removed)
        for row in rows
    ]
    other = story(f"hostile other {kind}", title=bad, outlet=bad, language="hy")
    told = thread(made, other, words=(bad, bad[::-1]), title=bad, language="hx")
    where = replace(place("Lima"), name=bad, text=bad, country=bad)
    return made, *rows, *texts, event(made, mode=bad[:40] or None, event_loc=where), *told


@pytest.fixture(scope="module")
def attacked(live: Live) -> Live:
    for kind in _KINDS:
        live.publish(entries(*_hostile(kind)))
    live.gateway.ready()
    return live


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def opened(browser: Browser, attacked: Live, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    with window(browser, attacked.gateway, viewport={"width": request.param, "height": 844}) as context:
        yield context


def _stands(page: Page) -> None:
    assert page.evaluate("window.owned") is None
    fits(page)
    links = page.eval_on_selector_all("a", "all => all.map(one => one.href)")
    assert all(link.startswith(("http://", "https://")) for link in links)
    written = page.evaluate("document.body.innerText")
    assert not re.search(r"[\u200b\u202a-\u202e\u2066-\u2069\ufeff\u0007]", written)
    assert not page.locator("main img, main script, main svg[onload]").count()


def test_the_list(opened: BrowserContext) -> None:
    page = opened.new_page()
    page.goto("/?language=hx")
    expect(page.locator(".story-row")).to_have_count(len(_KINDS))
    expect(page.get_by_text("window.owned = 1").first).to_be_visible()
    expect(page.locator(".codes").first).to_be_visible()
    _stands(page)


def test_a_story(opened: BrowserContext) -> None:
    page = opened.new_page()
    for kind in _KINDS:
        page.goto(f"/?view=story&story={id_of(f'hostile {kind}')}")
        expect(page.locator(".member")).to_have_count(3)
        expect(page.locator(".report")).to_have_count(1)
        page.get_by_text("Taken off its page").first.click()
        expect(page.locator(".pieces").first).to_be_visible()
        for box in page.get_by_role("checkbox").all()[:2]:
            box.check()
        _stands(page)


def test_a_thread(opened: BrowserContext) -> None:
    page = opened.new_page()
    for kind in _KINDS:
        first = id_of(f"hostile {kind}")
        page.goto(f"/?view=thread&thread={id_of(f'thread of {first}')}")
        expect(page.locator(".report")).to_have_count(2)
        _stands(page)


def test_two_texts(opened: BrowserContext) -> None:
    page = opened.new_page()
    for kind in _KINDS:
        id_ = id_of(f"hostile {kind}")
        page.goto(f"/?view=explain&story={id_}&first={id_}&second={id_of(f'{id_}1')}")
        expect(page.get_by_role("article")).to_have_count(2)
        _stands(page)


def test_outlets(opened: BrowserContext) -> None:
    page = opened.new_page()
    page.goto("/?view=outlets")
    expect(page.get_by_text("window.owned = 1").first).to_be_visible()
    _stands(page)


@pytest.mark.parametrize(
    "query",
    ["view=__proto__", "view=constructor", "view=story&story=../../access", f"q={_SCRIPT}&outlet={_SCRIPT}",
     "view=explain&story=..&first=..&second=..", "view=thread&thread=../access", "order=nothing"],
)  # fmt: skip
def test_a_url_that_somebody_sent(browser: Browser, attacked: Live, query: str) -> None:
    with window(browser, attacked.gateway, "404", "400") as context:
        page = context.new_page()
        page.goto(f"/?{query}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state()
        _stands(page)
