"""Articles that are divided into parts."""

from tests.extract.body.pages import PROSE, STORY, lines

PART = [f"<p>{text}</p>" for text in STORY]


def test_parts_with_advertisements_between() -> None:
    parts = '<div class="ad">Buy boats</div>'.join(f"<section>{text}</section>" for text in PART)
    assert lines(f"<div>{parts}</div>") == STORY


def test_parts_of_several_paragraphs() -> None:
    first, second = "".join(PART), f"<p>{PROSE} And so on.</p><h3>Morning</h3><p>{PROSE} It rang.</p>"
    parts = f"<div>{first}</div><div>{second}</div>"
    assert lines(f"<main>{parts}</main>") == [*STORY, f"{PROSE} And so on.", "Morning", f"{PROSE} It rang."]


def test_teasers_below_the_article_are_not_a_part_of_it() -> None:
    teaser = '<div><h3><a href="/{0}">The bridge opens for the year {0}</a></h3><p>{1} {0}.</p></div>'
    teasers = "".join(teaser.format(year, PROSE[:70]) for year in range(2000, 2006))
    assert lines(f"<main><div>{''.join(PART)}</div><div>{teasers}</div></main>") == STORY


def test_frame_with_the_title_adds_no_note_below() -> None:
    note = f"<div><p>{PROSE} This is a note of the publisher.</p></div>"
    story = f"<div>{''.join(PART)}</div>"
    assert lines(f"<article><div><h1>Bridge closed for the night</h1></div>{story}{note}</article>") == STORY


def test_whole_page_is_not_taken_for_a_little_more() -> None:
    imprint = f"<div><p>{PROSE} So says the imprint.</p></div>" * 3
    assert lines(f"<div>{''.join(PART)}</div>{imprint}") == STORY
