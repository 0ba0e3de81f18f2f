from streams.extract.body.own import own_article
from tests.extract.body.pages import PROSE, STORY, outline

STORY_HTML = "".join(f"<p>{text}</p>" for text in STORY)
TEASERS = f"<article><h2>Other</h2><p>{PROSE}</p></article>" * 3


def _class_of(body: str) -> str | None:
    found = outline(body)
    at = own_article(found)
    return None if at is None else found.elements[at].attributes.get("class")


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
