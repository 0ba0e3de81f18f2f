from streams.extract.body.container import contain
from tests.extract.body.pages import PROSE, STORY, outline

STORY_HTML = "".join(f"<p>{text}</p>" for text in STORY)
COMMENT = f"<div><p>{PROSE} I was there, and I saw it, too.</p></div>"


def _held(body: str) -> str | None:
    """Return the id of the element that is taken for the container."""
    page = outline(body)
    return page.elements[contain(page).element].attributes.get("id")


def test_element_around_the_most_paragraphs() -> None:
    assert _held(f'<div><p>{PROSE}</p></div><div id="story">{STORY_HTML}</div><div>Home</div>') == "story"


def test_paragraphs_without_tags() -> None:
    lines = "".join(f"<div>{text}</div>" for text in STORY)
    assert _held(f'<div id="story">{lines}</div><div><p>{PROSE}</p></div>') == "story"
    assert _held(f'<div id="story">{"<br><br>".join(STORY)}</div><div><p>{PROSE}</p></div>') == "story"


def test_each_paragraph_in_a_box_of_its_own() -> None:
    boxed = "".join(f"<div><p>{text}</p></div>" for text in STORY)
    assert _held(f'<div id="story">{boxed}</div><div><p>{PROSE}</p><p>{PROSE}</p></div>') == "story"


def test_longer_comments_are_not_the_article() -> None:
    comments = f'<div class="comments"><div>{COMMENT * 3}{STORY_HTML * 2}</div></div>'
    assert _held(f'<div id="story">{STORY_HTML}</div>{comments}') == "story"


def test_longer_article_that_follows_is_another() -> None:
    first = f'<h1>Bridge closed</h1><div id="story">{STORY_HTML}</div>'
    assert _held(f"{first}<h1>Town awake</h1><div>{STORY_HTML * 3}</div>") == "story"


def test_headings_of_sections_do_not_divide_the_article() -> None:
    assert (
        _held(f'<h1>Bridge closed</h1><p>{PROSE}</p><div id="story"><h1>Night</h1>{STORY_HTML}</div>')
        == "story"
    )


IMPRINT = f'<footer><div id="imprint"><p>{"Bells, ropes, tides, " * 9}</p><p>{PROSE}</p></div></footer>'


def test_what_holds_the_title_and_text_is_no_furniture() -> None:
    text = f'<div id="story"><p>{STORY[0]}</p><p>{STORY[1]}</p></div>'
    post = f'<div class="post hentry tag-media"><h1>Bridge closed</h1>{text}</div>'
    assert _held(f"{post}{IMPRINT}") == "story"
    assert _held(f"{post.replace('h1', 'b')}{IMPRINT}") == "imprint"


def test_title_without_text_below_it_says_nothing_of_what_holds_it() -> None:
    head = f'<div class="banner" id="banner"><p>{PROSE * 9}</p><h1>Bridge closed</h1></div>'
    assert _held(f'{head}<div id="story">{STORY_HTML}</div>') == "story"
