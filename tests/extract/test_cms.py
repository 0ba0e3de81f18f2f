"""Articles in the skeletons of common systems: what is of the article stays, whatever its classes are."""

from datetime import UTC, datetime

import pytest

from streams.extract import extract
from streams.records import Extracted, RawPage
from tests.extract.cms.pages import SYSTEMS, article_ld, page, paragraphs, ps

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
