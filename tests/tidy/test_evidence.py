"""What the outlet's own was taken off, as the stage tells it: the count, the revisions, the order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.records import ArticleChange, Outcome, PageRead, Removed
from streams.tidy import TidyStage
from streams.wire import encode
from tests.tidy.invented import FURNITURE, page, stream

LEGAL = "All rights reserved by the publisher and its licensors."
BOX = "Our evening newsletter brings you this and more."
TITLES = (
    "Storm closes harbour", "Council approves budget", "Museum opens gallery", "Farmers fear drought",
    "Teachers demand raises", "Railway bridge repaired", "Doctors report shortage", "Painters honour pioneer",
)  # fmt: skip
SMALL = stream(36, length=3)


def pages(count: int, *, suffix: str = "", inside: str = "") -> list[PageRead]:
    """Return articles on different things, of which each ends with the same note."""
    between = [inside] if inside else []
    texts = [[f"Upper text of {n}.", *between, *(f"Line {m} of {n}." for m in range(4)), LEGAL]
            for n in range(count)]  # fmt: skip
    return [page(n, TITLES[n] + suffix, "\n".join(lines)) for n, lines in enumerate(texts)]


def changes(read: list[PageRead]) -> list[list[ArticleChange]]:
    tidy = TidyStage({}, {})
    return [list(tidy.take(one).changes) for one in read]


def final(read: list[PageRead]) -> dict[str, tuple[str, str]]:
    articles = [change.article for some in changes(read) for change in some]
    return {article.url: (article.title, article.text) for article in articles if article}


def removed(change: ArticleChange) -> tuple[Removed, ...]:
    assert change.article
    return change.article.removed


def test_the_count_says_in_how_many_articles_it_stood_when_the_revision_was_made() -> None:
    revisions = changes(pages(6))
    assert [[gone.count for change in some for gone in removed(change)] for some in revisions] == [
        [], [], [3, 3, 3], [4], [5], [6],
    ]  # fmt: skip


def test_a_count_that_grows_makes_no_revision() -> None:
    tidy = TidyStage({}, {})
    for one in pages(6):
        tidy.take(one)
    again = tidy.take(
        PageRead(url=pages(1)[0].url, article=pages(1)[0].article, origin=page(99, "", "").origin)
    )
    assert again.changes == ()
    assert again.outcome
    assert again.outcome.outcome is Outcome.UNCHANGED


def test_a_replay_gives_the_same_bytes() -> None:
    read = [one.read for one in SMALL]
    first = [[encode(change) for change in some] for some in changes(read)]
    assert first == [[encode(change) for change in some] for some in changes(read)]


def test_a_line_between_paragraphs_goes_when_five_stories_have_it() -> None:
    assert all(BOX in text for _, text in final(pages(4, inside=BOX)).values())
    assert all(BOX not in text for _, text in final(pages(5, inside=BOX)).values())


def test_a_quotation_that_many_articles_share_stays() -> None:
    quotation = "“We will not be moved by any of this,” the minister said."
    assert all(quotation in text for _, text in final(pages(8, inside=quotation)).values())


def test_titles_lose_the_end_that_three_stories_have_those_that_came_before_too() -> None:
    titles = [title for title, _ in final(pages(3, suffix=" | Harrow Daily")).values()]
    assert titles == list(TITLES[:3])
    third = changes(pages(3, suffix=" | Harrow Daily"))[2]
    ends = [gone for change in third for gone in removed(change) if gone.reason == "title-suffix"]
    assert ends == [Removed(text="| Harrow Daily", reason="title-suffix", count=3)] * 3


def test_what_stands_in_front_of_a_title_stays() -> None:
    read = [page(n, f"Analysis: {title}", f"Upper text of {n}.") for n, title in enumerate(TITLES)]
    assert [title for title, _ in final(read).values()] == [f"Analysis: {title}" for title in TITLES]


@settings(max_examples=25)
@given(st.permutations(SMALL), st.data())
def test_titles_and_texts_are_the_same_in_whatever_order_articles_come(
    shuffled: list[object], data: st.DataObject
) -> None:
    read = [one.read for one in shuffled]  # type: ignore[attr-defined]
    again = data.draw(st.lists(st.sampled_from(read), max_size=6))
    assert final(read + again) == final([one.read for one in SMALL])


def test_of_a_long_stream_the_outlets_own_goes_and_what_it_reports_stays() -> None:
    articles = stream(600, length=6)
    texts = {url: text.split("\n") for url, (_, text) in final([one.read for one in articles]).items()}
    left, lost = 0, []
    for one in articles:
        for line, kind in one.kinds.items():
            stands = line in texts[one.read.url]
            left += stands and kind in FURNITURE
            lost += [] if stands or kind in FURNITURE else [line]
    assert lost == []
    assert left < 0.02 * sum(kind in FURNITURE for one in articles for kind in one.kinds.values())
