import pytest

from tests.extract.body.pages import STORY, lines

PARAGRAPHS = [f"<p>{text}</p>" for text in STORY]


def _between(inner: str) -> list[str]:
    return lines(f"<div>{''.join(PARAGRAPHS[:2])}{inner}{''.join(PARAGRAPHS[2:])}</div>")


@pytest.mark.parametrize(
    "link",
    [
        '<p><a href="/a">Read also: the bridge of 1911 was closed for a year</a></p>',
        '<p>» <a href="/a">The bridge of 1911 was closed for a whole year</a></p>',
        '<h4><a href="/a">The bridge of 1911</a></h4>',
    ],
)
def test_link_to_elsewhere_goes(link: str) -> None:
    assert _between(link) == STORY


def test_paragraph_that_lists_what_has_pages_of_its_own_stays() -> None:
    towns = '<p><a href="/a">Northcliff</a>, <a href="/b">Seal Island</a>, <a href="/c">Tarsk</a></p>'
    assert _between(towns) == [*STORY[:2], "Northcliff, Seal Island, Tarsk", *STORY[2:]]


def test_heading_above_links_only_goes_with_them() -> None:
    links = "".join(f'<p><a href="/{at}">The bridge in the year {at}</a></p>' for at in (1911, 1912))
    headed = f"<h3>More on bridges</h3>{links}<h3>Bells at six</h3>"
    assert _between(headed) == [*STORY[:2], "Bells at six", *STORY[2:]]


def test_heading_above_a_picture_stays() -> None:
    headed = "<h3>The bridge</h3><figure><img></figure><h3>Bells at six</h3>"
    assert _between(headed) == [*STORY[:2], "The bridge", "Bells at six", *STORY[2:]]


def test_heading_that_nothing_follows_goes() -> None:
    assert lines(f"<div>{''.join(PARAGRAPHS)}<h2>Related</h2><h3>More</h3></div>") == STORY


def test_title_is_no_line_of_the_text() -> None:
    title = "<h1>Bridge closed for the night</h1>"
    assert lines(f"<div>{title}{''.join(PARAGRAPHS)}</div>") == STORY
    assert lines(f"{title}<div>{title}{''.join(PARAGRAPHS)}</div>") == STORY


def test_h1_of_sections_are_headings() -> None:
    sections = "".join(f"<h1>Night {at}</h1>{text}" for at, text in enumerate(PARAGRAPHS))
    body = lines(f"<h1>Bridge closed</h1><div>{sections}</div>")
    assert body == [line for at, text in enumerate(STORY) for line in (f"Night {at}", text)]
