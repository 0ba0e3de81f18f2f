import pytest

from streams.extract.meta.byline import is_marked, marked_authors, shown_authors, signed_authors
from streams.extract.meta.markup import marked_in
from streams.extract.meta.near import Line
from tests.extract.meta.pages import page_of


def _marked(body: str) -> list[str]:
    return marked_authors(element for element in marked_in(page_of(body)) if is_marked(element))


def _shown(*lines: str) -> list[str]:
    return shown_authors(map(Line, lines))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ('<p itemprop="author">Vera Sandell</p>', ["Vera Sandell"]),
        ('<a rel="author">Vera Sandell</a>', ["Vera Sandell"]),
        (
            '<p class="byline">By <a>Vera Sandell</a> and <a>Nora Pike</a> 5 min read</p>',
            ["Vera Sandell", "Nora Pike"],
        ),
        (
            '<p class="post-author">Written by <b>Vera Sandell</b> <i>Senior Reporter</i></p>',
            ["Vera Sandell"],
        ),
        ('<p class="AuthorName">vera sandell</p>', ["vera sandell"]),
        ('<p class="byline">Personal finance</p><p class="byline">Vera Sandell</p>', ["Vera Sandell"]),
        ('<p class="author">Erstellt von <b>Vera Sandell</b></p>', ["Vera Sandell"]),
        ('<p class="author">Rédigé par Vera Sandell</p>', ["Vera Sandell"]),
        ('<p class="byline">January 27, 2025</p>', []),
        ('<p class="byline">Donnerstag</p>', []),
        ('<p class="author"><b>Datum:</b> 20.10.2025 <b>Autor:</b> Vera Sandell</p>', ["Vera Sandell"]),
        ('<div class="comments"><p class="author">Vera Sandell</p></div>', []),
        ('<aside><p class="author">Vera Sandell</p></aside>', []),
        ('<p class="author-bio">Vera Sandell</p>', []),
        (f'<p class="author">Vera Sandell {"writes of trams " * 20}</p>', []),
    ],
)
def test_element_that_is_marked_has_the_author(body: str, names: list[str]) -> None:
    assert _marked(body) == names


@pytest.mark.parametrize(
    "lines",
    [
        ["By Vera Sandell"],
        ["20 October 2025 by Vera Sandell in Local"[: len("20 October 2025 by Vera Sandell")]],
        ["By Vera Sandell October 20, 2025"],
        ["Mo 20.10.25 | 14:07 Uhr | Von Vera Sandell"],
        ["Written by:", "Vera Sandell"],
        ["Author:", "Vera Sandell"],
        ["Share", "Text by Vera Sandell, Local Editor"],
        ["Ein Beitrag von Vera Sandell | 20.10.2025"],
        ["20.10.2025 13:30 von Vera Sandell"],
        ["20.10.2025, um 13:30 Uhr von Vera Sandell"],
        ["Par Vera Sandell le 20 octobre 2025 à 13h30"],
    ],
)
def test_line_that_reads_as_a_byline_has_the_author(lines: list[str]) -> None:
    assert _shown(*lines) == ["Vera Sandell"]


@pytest.mark.parametrize(
    "line",
    [
        "By Vera Sandell photo taken",
        "Vera Sandell",
        "By Monday the quay was clear",
        "by train",
        "Stand by",
        "By 2025",
    ],
)
def test_other_line_has_none(line: str) -> None:
    assert _shown(line) == []


def test_line_below_a_link_to_all_authors_has_none() -> None:
    assert _shown("Authors", "Local") == []


def test_name_above_an_office_is_signed() -> None:
    assert signed_authors([Line("Vera Sandell"), Line("Tech Writer")]) == ["Vera Sandell"]


def test_name_that_leads_to_an_author_s_page_is_signed() -> None:
    assert signed_authors([Line("Vera Sandell", links=("/authors/vera",))]) == ["Vera Sandell"]
    assert signed_authors([Line("Local News", links=("/local/",))]) == []


def test_name_beside_a_date_is_signed() -> None:
    assert signed_authors([Line("Vera Sandell | 20.10.2025")]) == ["Vera Sandell"]


def test_name_alone_is_not() -> None:
    assert signed_authors([Line("Vera Sandell"), Line("Harbour")]) == []
