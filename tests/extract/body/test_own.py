import pytest

from streams.extract.body.own import own_article
from tests.extract.body.pages import PROSE, STORY, lines, outline

STORY_HTML = "".join(f"<p>{text}</p>" for text in STORY)
TEASERS = f"<article><h2>Other</h2><p>{PROSE}</p></article>" * 3


def _class_of(body: str) -> str | None:
    page = outline(body)
    at = own_article(page)
    return None if at is None else page.elements[at].attributes.get("class")


def test_article_with_the_title_and_the_text() -> None:
    assert _class_of(f'{TEASERS}<article class="own"><h1>Night</h1>{STORY_HTML}</article>') == "own"


def test_article_around_the_head_alone_has_no_text() -> None:
    head = '<article class="head"><h1>Night</h1></article>'
    assert _class_of(f"{head}<div>{STORY_HTML}</div>") is None
    assert _class_of(f'<article class="outer">{head}<div>{STORY_HTML}</div></article>') == "outer"


def test_name_of_the_site_is_no_title() -> None:
    name = '<h1><a href="/">Quaymail</a></h1>'
    assert _class_of(f'{name}<article class="own"><h1>Night</h1>{STORY_HTML}</article>') == "own"


def test_teasers_without_a_title() -> None:
    assert _class_of(f"<h1>All news</h1>{TEASERS}") is None


OWN = f"<article><h1>Night</h1>{STORY_HTML}</article>"


def _other(heading: str, at: int) -> str:
    texts = "".join(f"<p>{PROSE} It was day {day} of week {at}.</p>" for day in range(9))
    return f"<article>{heading}{texts}</article>"


@pytest.mark.parametrize("heading", ['<h2><a href="/day">The day</a></h2>', "<h1>The day</h1>"])
@pytest.mark.parametrize("many", [1, 4])
def test_other_articles_beside_the_pages_own(heading: str, many: int) -> None:
    others = "".join(_other(heading, at) for at in range(many))
    assert lines(f"<main>{OWN}{others}</main>") == STORY


@pytest.mark.parametrize("many", [1, 4])
def test_other_articles_above_the_pages_own(many: int) -> None:
    others = "".join(_other('<h2><a href="/day">The day</a></h2>', at) for at in range(many))
    assert lines(f"<main>{others}{OWN}</main>") == STORY


@pytest.mark.parametrize("heading", ["<h2>The day</h2>", '<h2><a href="/live#day">The day</a></h2>'])
def test_sections_and_posts_are_no_other_articles(heading: str) -> None:
    body = lines(f"<main>{OWN}{_other(heading, 1)}</main>")
    assert body[: len(STORY)] == STORY
    assert len(body) > len(STORY)


@pytest.mark.parametrize("time", ["14:32", "2.05 p.m.", "9h30"])
def test_posts_of_a_live_blog_are_no_other_articles(time: str) -> None:
    posts = "".join(
        f'<article><span>{time}</span><h2><a href="/live/{at}">Night {at}</a></h2>'
        f"<p>{PROSE} It was {at}.</p></article>"
        for at in range(3)
    )
    body = lines(f"<main>{OWN}<div>{posts}</div></main>")
    assert [line for line in body if line.startswith(PROSE)][len(STORY) :] == [
        f"{PROSE} It was {at}." for at in range(3)
    ]
