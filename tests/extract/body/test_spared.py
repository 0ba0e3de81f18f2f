import pytest

from streams.extract.body.container import contain
from tests.extract.body.pages import PROSE, STORY, lines, outline

STORY_HTML = "".join(f"<p>{text}</p>" for text in STORY)


def test_name_of_what_holds_most_of_the_text_misleads() -> None:
    assert lines(f'<div class="sidebar-grid"><div class="teaser">{STORY_HTML}</div></div>') == STORY


def test_hidden_parts_that_hold_most_of_the_text_are_shown_by_a_script() -> None:
    assert lines(f"<p>{PROSE}</p><div hidden>{STORY_HTML}</div>") == [PROSE, *STORY]


def test_sections_of_one_name_count_together() -> None:
    container = contain(outline(f"<main>{f'<div class=teaser>{STORY_HTML}</div>' * 4}</main>"))
    assert not any(container.marks.values())


def test_comments_are_left_out_however_long() -> None:
    comments = f'<div class="comments"><div>{STORY_HTML * 5}</div></div>'
    assert lines(f'<div class="teaser">{STORY_HTML}</div>{comments}') == STORY


@pytest.mark.parametrize("name", ["<footer>", '<div class="page__copyright">', '<div id="sidebar">'])
def test_long_imprint_below_a_short_article_stays_out(name: str) -> None:
    imprint = f"{name}<div><p>{STORY[1]}</p><p>{STORY[2]}</p><p>{STORY[3]}</p></div>"
    assert lines(f"<div><div><div><p>{STORY[0]}</p><p>{PROSE}</p></div></div>{imprint}</div>") == [
        STORY[0],
        PROSE,
    ]


def test_long_box_that_asks_for_consent_stays_out() -> None:
    box = f'<div class="sp-dsgvo-popup"><div><div>{STORY_HTML.replace("night", "cookie")}</div></div></div>'
    assert lines(f"<div><p>{STORY[0]}</p><p>{PROSE}</p></div>{box}") == [STORY[0], PROSE]


@pytest.mark.parametrize(
    "names",
    [
        "main right-sidebar",
        "layout-sidebar-right",
        "content sticky-footer",
        "post tag-cookies",
        "post category-gdpr",
        "post tag-copyright",
    ],
)
def test_layout_and_subject_of_a_page_are_no_frame(names: str) -> None:
    other = f"<div><p>{PROSE} So it was on Monday.</p></div>" * 2
    assert lines(f'<h1>Bridge</h1><div class="{names}">{STORY_HTML}</div>{other}') == STORY
