"""What of a text the parser is given: enough for the sentences asked for, and never without bound."""

from hypothesis import given
from hypothesis import strategies as st

from streams.code import NewsText
from streams.code.english.parser.model import model
from streams.code.english.passages import lines_of, passages
from streams.code.parse import Doc
from tests.code.articles import TEXT, TITLE


def article(text: str, title: str = "") -> NewsText:
    return NewsText(title=title, text=text, published_at=None, dateline=None, language="en")


def test_no_more_than_the_lead_is_parsed_and_a_sentence_to_spare() -> None:
    assert lines_of(article("One came home. Two came home. Three came home. Four came home."), 2) == [
        "One came home. Two came home. Three came home. "
    ]


def test_a_full_stop_of_an_abbreviation_ends_nothing() -> None:
    text = "Mr. Smith of the U.S. Army met Gen. Jones. Then it rained. " + "More came after that. " * 9
    (read,) = passages(model(), [article(text)], 2)
    assert [sentence.text for sentence in read[0].sentences] == [
        "Mr. Smith of the U.S. Army met Gen. Jones.", "Then it rained.",
    ]  # fmt: skip


def test_sentences_are_counted_over_paragraphs() -> None:
    (read,) = passages(model(), [article("It rained.\n\nIt snowed. It hailed.\nIt froze.", "Weather")], 3)
    assert [(one.field, len(one.sentences)) for one in read] == [("title", 1), ("text", 1), ("text", 2)]


def test_a_sentence_without_an_end_is_bounded() -> None:
    endless = "and then the troops met the police " * 50_000
    assert sum(map(len, lines_of(article(endless), 5))) == 5 * 4000
    assert sum(map(len, lines_of(article(endless), 0))) == 200_000
    assert max(map(len, lines_of(article(endless), 0))) <= 4000
    assert max(map(len, lines_of(article("a" * 10**6), 0))) <= 4000


@given(st.text(alphabet='aA.! \n"”é', max_size=200), st.integers(0, 3))
def test_every_passage_stands_where_it_says(text: str, lead: int) -> None:
    (read,) = passages(model(), [article(text)], lead)
    for one in read:
        assert text[one.start :].startswith(one.doc.text)


def read(doc: Doc) -> list[tuple[str, str, str, str, str, int, int]]:
    return [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.sent.start) for t in doc]


def test_a_text_is_parsed_the_same_among_others_as_alone() -> None:
    texts = [article(TEXT, TITLE), article("It rained."), article(TEXT[:300])]
    alone = [next(passages(model(), [text], 5)) for text in texts]
    for one, other in zip(alone, passages(model(), texts, 5), strict=True):
        assert [read(p.doc) for p in one] == [read(p.doc) for p in other]
