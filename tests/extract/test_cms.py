"""Articles in the skeletons of common systems: what is of the article stays, whatever its classes are."""

from datetime import UTC, datetime

import pytest

from streams.errors import NotAnArticle
from streams.extract import extract
from streams.records import Extracted, RawPage, Reason
from tests.extract.cms.pages import SYSTEMS, TITLE, article_ld, page, paragraphs, ps

ARRIVED = datetime(2025, 10, 26, tzinfo=UTC)
URL = "https://tarskpost.example/2025/10/harbour-town-votes"
TWO_SENSES = ["player", "share", "social", "popular", "menu", "credit", "icon", "ticker"]


def _read(system: str, inner: str, head: str | None = None) -> Extracted:
    html = page(system, inner, article_ld() if head is None else head)
    return extract(RawPage(url=URL, html=html), ARRIVED)


def _lines(system: str, inner: str) -> list[str]:
    return _read(system, inner).text.split("\n")


@pytest.mark.parametrize("system", SYSTEMS)
def test_article_alone(system: str) -> None:
    texts = paragraphs(6)
    assert _lines(system, ps(texts)) == texts


def _table(named: str, linked: str = "{}") -> tuple[str, list[str]]:
    rows = [(f"Olga Renn {at}", str(at), str(90 - at)) for at in range(8)]
    html = "".join(
        f'<tr class="{named}-row"><td class="{named}"><div class="{named}__name">{linked.format(name)}</div>'
        f"</td><td>{goals}</td><td>{minutes}</td></tr>"
        for name, goals, minutes in rows
    )
    return f"<table>{html}</table>", [" | ".join(row) for row in rows]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("named", ["player", "share", "date", "author", "media", "news", "ad"])
def test_rows_and_cells_named_after_their_column(system: str, named: str) -> None:
    texts, (table, rows) = paragraphs(6), _table(named, '<a href="/p">{}</a>')
    assert _lines(system, ps(texts[:4]) + table + ps(texts[4:])) == [*texts[:4], *rows, *texts[4:]]


@pytest.mark.parametrize("named", TWO_SENSES)
def test_prose_under_a_name_of_two_senses(named: str) -> None:
    texts = paragraphs(9)
    section = f'<div class="{named}-section">{ps(texts[3:6])}</div><p class="{named}">{texts[6]}</p>'
    assert _lines("drupal", ps(texts[:3]) + section + ps(texts[7:])) == texts


@pytest.mark.parametrize("named", [*TWO_SENSES, "related", "newsletter", "promo", "ad"])
def test_teasers_and_buttons_under_the_same_names(named: str) -> None:
    texts = paragraphs(6)
    button = (
        f'<div class="{named}-box"><p>Do not miss what comes next</p><a href="/u">Go there at once</a></div>'
    )
    teasers = "".join(
        f'<div><a href="/n/{at}">Another report of that week, its number is {at}</a><p>{text[:120]}</p></div>'
        for at, text in enumerate(paragraphs(3, 20))
    )
    cells = '<td><a href="/f">Face</a></td><td><a href="/x">Post</a></td>'
    row = f'<table><tr class="{named}">{cells}</tr></table>'
    html = f'{ps(texts[:3])}{button}<div class="{named}-list">{teasers}</div>{row}{ps(texts[3:])}'
    assert _lines("drupal", html) == texts


@pytest.mark.parametrize("system", SYSTEMS)
def test_step_that_a_recipe_has_again(system: str) -> None:
    again = "Bring the water to the boil again, add a pinch of salt, and let it stand for ten minutes or so."
    lines, html = paragraphs(1), ps(paragraphs(1))
    for part in ("Dough", "Filling", "Glaze"):
        steps = [f"Weigh the flour for the {part.lower()}.", again, f"Take the {part.lower()} off the stove."]
        html += f"<h3>{part}</h3><ol>{''.join(f'<li>{step}</li>' for step in steps)}</ol>"
        lines += [part, *steps]
    assert _lines(system, html) == lines


@pytest.mark.parametrize("system", SYSTEMS)
def test_body_that_stands_there_once_for_each_screen(system: str) -> None:
    texts = paragraphs(6)
    assert (
        _lines(system, f'<div class="desktop">{ps(texts)}</div><div class="mobile">{ps(texts)}</div>')
        == texts
    )


@pytest.mark.parametrize("system", SYSTEMS)
def test_short_report_that_quotes_an_error_message(system: str) -> None:
    texts = [*paragraphs(1), "“Something went wrong,” the captain of the ferry in the harbour town said."]
    assert _lines(system, ps(texts)) == texts


def test_article_about_pages_that_are_not_there() -> None:
    head = article_ld(headline="Page not found")
    html = page("drupal", ps(paragraphs(2)), head, title="Page not found")
    assert extract(RawPage(url=URL, html=html), ARRIVED).text.split("\n") == paragraphs(2)


def test_error_page_that_says_it_is_an_article() -> None:
    sorry = ["Sorry, the page you were looking for could not be found, and it may have been moved elsewhere."]
    html = page("ghost", ps(sorry), article_ld(headline="Page not found"), title="Page not found")
    with pytest.raises(NotAnArticle) as caught:
        extract(RawPage(url=URL, html=html), ARRIVED)
    assert caught.value.reason == Reason.ERROR_PAGE


def _round_up() -> str:
    items = "".join(
        f'<h3><a href="/n/{at}">The council of Tarsk votes on plan number {at}</a></h3><p>{text[:150]}.</p>'
        for at, text in enumerate(paragraphs(10, 1))
    )
    return f"<p>{paragraphs(1)[0]}</p>{items}"


@pytest.mark.parametrize("system", ["amp", "ghost", "medium", "wordpress-classic"])
def test_round_up_in_an_article_of_its_own(system: str) -> None:
    assert _read(system, _round_up(), "").text.split("\n")[0] == paragraphs(1)[0]


@pytest.mark.parametrize("system", ["bare", "tailwind"])
def test_the_same_on_a_page_that_says_nothing_is_a_list(system: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        _read(system, _round_up(), "")
    assert caught.value.reason == Reason.LIST_PAGE


@pytest.mark.parametrize("system", ["amp", "ghost", "medium", "wordpress-classic"])
def test_news_flash_with_other_words_than_its_title(system: str) -> None:
    assert _lines(system, ps(paragraphs(1))) == paragraphs(1)


@pytest.mark.parametrize("tag", ["article", "div", "li", "section"])
@pytest.mark.parametrize("many", [8, 30])
def test_live_blog_has_all_posts(tag: str, many: int) -> None:
    themes = "".join(f'<div><a href="/theme/{at}">Theme {at} of the day</a></div>' for at in range(4))
    says = [
        f"The ferry is late by {at} minutes, the harbour master says, for want of wind." for at in range(many)
    ]
    posts = "".join(
        f"<{tag} class='block-time'><i>{at % 24}:00</i><h2>Post {at}</h2><p>{text}</p>{themes}</{tag}>"
        for at, text in enumerate(says)
    )
    head = article_ld("LiveBlogPosting")
    body = f"<article><h1>{TITLE}</h1>{ps(paragraphs(2))}</article><div>{posts}</div>"
    html = f"<html><head><title>{TITLE}</title>{head}</head><body><main>{body}</main></body></html>"
    article = extract(RawPage(url=URL, html=html), ARRIVED)
    assert article.kind == "live-blog"
    assert [line for line in article.text.split("\n") if line in says] == says
