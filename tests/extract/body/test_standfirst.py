from streams.extract.lines import key
from tests.extract.body.pages import PROSE, STORY, lines

PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
LEAD = "For a night the town had no bridge, and few noticed that the ferry did not run either"


def _page(above: str, *said: str) -> list[str]:
    head = f"<header><h1>Bridge closed for the night</h1>{above}</header>"
    return lines(f"<article>{head}<div>{PARAGRAPHS}</div></article>", *map(key, said))


def test_what_the_page_says_of_itself_is_taken_where_it_is_shown() -> None:
    assert _page(f'<div class="teaser">{LEAD}.</div>', LEAD) == [f"{LEAD}.", *STORY]


def test_place_may_stand_before_it() -> None:
    assert _page(f"<div>Tarsk. {LEAD}.</div>", LEAD) == [f"Tarsk. {LEAD}.", *STORY]


def test_description_may_be_cut() -> None:
    assert _page(f"<div>{LEAD}, for it was dark.</div>", f"{LEAD[:60]} ...") == [
        f"{LEAD}, for it was dark.",
        *STORY,
    ]


def test_it_is_taken_once() -> None:
    assert _page(f"<div>{LEAD}</div><div>{LEAD}</div>", LEAD) == [LEAD, *STORY]


def test_caption_that_is_the_description_is_none() -> None:
    assert _page(f"<figure><img><figcaption>{LEAD}</figcaption></figure>", LEAD) == STORY


def test_standfirst_by_its_name() -> None:
    assert _page(f'<h2 class="article-deck">{LEAD}</h2>') == [LEAD, *STORY]
    assert _page(f'<div class="standfirst"><p>{LEAD}</p></div>') == [LEAD, *STORY]


def test_what_says_nothing_of_the_kind_stays_out() -> None:
    assert _page(f"<div>{LEAD}</div>") == STORY


def test_first_paragraph_beside_the_rest() -> None:
    first = f"{PROSE} It began with a bang."
    rest = f"<div><div>{PARAGRAPHS}</div></div>"
    assert lines(f"<h1>Bridge closed</h1><article><p>{first}</p>{rest}</article>") == [first, *STORY]


def test_first_paragraphs_in_another_part() -> None:
    part = f"<div><div><p>{PROSE} It began with a bang.</p></div></div><div>Photo</div>"
    assert _page(part)[:1] == [f"{PROSE} It began with a bang."]


def test_long_heading_that_ends_as_a_sentence() -> None:
    assert _page(f"<h2>{LEAD}.</h2>") == [f"{LEAD}.", *STORY]
    assert _page("<h2>For a night the town had no bridge.</h2>") == STORY


def test_first_paragraph_that_is_called_a_teaser() -> None:
    first = f"{PROSE} It began with a bang."
    rest = f'<div class="remainder">{PARAGRAPHS}</div>'
    assert lines(f'<h1>Bridge</h1><article><div class="teaser"><p>{first}</p></div>{rest}</article>') == [
        first,
        *STORY,
    ]
    others = f'<div><div class="teaser"><p>{first}</p></div></div>'
    assert lines(f"<h1>Bridge</h1>{others}<article>{rest}</article>") == STORY


def test_what_asks_above_the_article_is_none_of_it() -> None:
    asks = f'<div><p>{LEAD}.</p><input type="email"></div>'
    assert _page(asks) == STORY


def test_list_above_the_article_is_none_of_it() -> None:
    assert _page(f"<ul><li>{LEAD}.</li></ul>") == STORY
