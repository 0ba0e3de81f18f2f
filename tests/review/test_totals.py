from streams.records import Kind, Outcome, Reason
from streams.review import Entry, Totals, share
from tests.review.test_report import entry, refused


def summary(*entries: Entry) -> str:
    totals = Totals()
    for one in entries:
        totals.add(one)
    return totals.summary()


def test_ends_come_in_their_order_with_kinds_and_reasons() -> None:
    short = Entry("a", {"outcome": Outcome.NOT_AN_ARTICLE, "reason": Reason.TOO_SHORT, "message": ""}, None)
    pages = [refused(), short, entry(), entry(kind=Kind.LIVE_BLOG), entry(kind=Kind.LIVE_BLOG)]
    assert summary(*pages) == (
        "5 pages: 3 published (2 live-blog), 1 not-an-article (1 too-short), 1 dead-lettered (1 binary);"
        " articles keep 93% of their pages' text"
    )


def test_one_page_is_one_page_and_none_has_no_share() -> None:
    assert summary(refused()) == "1 page: 1 dead-lettered (1 binary)"
    assert summary() == "0 pages"


def test_a_share_is_a_percentage_and_never_more_than_all() -> None:
    assert [share(1, 3), share(9, 3), share(1, 0)] == [33, 100, 0]
