from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from streams.clock import SLACK
from streams.records import ArticleChange, Outcome, PageRead, Reason
from streams.tidy import TidyResult, TidyRow, TidyStage
from tests.make import NOON, extracted, read

LEGAL = "All rights reserved by the publisher and its licensors."
FAR = datetime(2099, 1, 1, tzinfo=UTC)
ANY_TIME = st.datetimes(datetime(1600, 1, 1), datetime(2200, 12, 31), timezones=st.just(UTC))


def stage() -> TidyStage:
    return TidyStage({}, {})


def only(result: TidyResult) -> ArticleChange:
    (change,) = result.changes
    return change


def test_a_new_url_is_published_as_revision_one() -> None:
    change = only(stage().take(read(0, extracted())))
    assert change.outcome is Outcome.PUBLISHED
    assert change.article is not None
    assert change.article.revision == 1


def test_the_same_content_again_is_unchanged_and_changes_nothing() -> None:
    tidy = stage()
    tidy.take(read(0, extracted()))
    result = tidy.take(read(1, extracted()))
    assert result.changes == ()
    assert result.outcome is not None
    assert (result.outcome.outcome, result.outcome.reason) == (Outcome.UNCHANGED, Reason.SAME_CONTENT)
    assert not result.redelivered


def test_other_content_at_a_known_url_is_a_revision() -> None:
    tidy = stage()
    tidy.take(read(0, extracted()))
    change = only(tidy.take(read(1, extracted(text="The ministers met again."))))
    assert change.outcome is Outcome.REVISED
    assert change.article is not None
    assert change.article.revision == 2
    assert change.article.first_seen < change.article.updated_at


def test_an_older_fetch_does_not_undo_a_newer_one() -> None:
    tidy = stage()
    tidy.take(read(0, extracted(fetched_at=NOON)))
    old = extracted(text="The first draft.", fetched_at=NOON - timedelta(hours=1))
    result = tidy.take(read(1, old))
    assert result.outcome is not None
    assert result.outcome.reason is Reason.OLDER_FETCH


def test_a_redelivery_gives_nothing() -> None:
    tidy = stage()
    tidy.take(read(0, extracted()))
    assert tidy.take(read(0, extracted())) == TidyResult(redelivered=True)


def test_a_redelivery_of_a_resend_gives_nothing() -> None:
    tidy = stage()
    tidy.take(read(0, extracted()))
    tidy.take(read(1, extracted()))
    assert tidy.take(read(1, extracted())) == TidyResult(redelivered=True)


def test_a_redelivery_behind_a_later_revision_makes_no_revision() -> None:
    tidy = stage()
    tidy.take(read(0, extracted()))
    tidy.take(read(1, extracted(text="The ministers met again.")))
    again = tidy.take(read(0, extracted()))
    assert again.changes == ()
    assert again.redelivered


def test_a_page_that_is_gone_leaves_its_story() -> None:
    tidy = stage()
    tidy.take(read(0, extracted()))
    change = only(tidy.take(read(1)))
    assert change.article is None
    assert change.outcome is Outcome.RETRACTED
    assert change.language == "en"


def test_a_page_that_was_never_seen_cannot_be_retracted() -> None:
    result = stage().take(read(0))
    assert result.outcome is not None
    assert (result.outcome.outcome, result.outcome.reason) == (Outcome.UNCHANGED, Reason.UNKNOWN_URL)


def test_a_page_that_comes_back_is_a_revision() -> None:
    tidy = stage()
    tidy.take(read(0, extracted()))
    tidy.take(read(1))
    change = only(tidy.take(read(2, extracted())))
    assert change.article is not None
    assert change.article.revision == 2


def test_an_article_stays_in_the_language_of_its_first_revision() -> None:
    tidy = stage()
    tidy.take(read(0, extracted()))
    change = only(tidy.take(read(1, extracted(text="Die Minister trafen sich.", language="de"))))
    assert change.language == "en"
    assert change.article is not None
    assert change.article.language == "en"


def test_a_redelivered_retraction_does_not_take_out_the_page_that_came_after_it() -> None:
    for pages in (
        [read(0), read(1, extracted())],
        [read(0, extracted()), read(1), read(2), read(3, extracted())],
    ):
        tidy = stage()
        for page in pages:
            tidy.take(page)
        again = [tidy.take(page) for page in pages]
        assert [change for result in again for change in result.changes] == []
        assert [result.outcome.reason for result in again if result.outcome] in (
            [], [Reason.UNKNOWN_URL]  # of what was never seen there is no row to know it by
        )  # fmt: skip


def test_a_redelivery_from_before_all_that_is_remembered_gives_nothing() -> None:
    tidy = stage()
    pages = [read(n, extracted(text=f"Text {n % 2} of the day.")) for n in range(50)]
    for page in pages:
        tidy.take(page)
    result = tidy.take(pages[0])
    assert (result.changes, result.outcome, result.redelivered) == ((), None, True)


def test_the_same_content_fetched_later_counts_as_fetched_later() -> None:
    tidy = stage()
    other = extracted(text="Another text.", fetched_at=NOON - timedelta(hours=2))
    for offset, hours in enumerate([3, 1]):
        tidy.take(read(offset, extracted(fetched_at=NOON - timedelta(hours=hours))))
    result = tidy.take(read(2, other))
    assert result.outcome is not None
    assert result.outcome.reason is Reason.OLDER_FETCH


def articles_with_legal(count: int) -> list[PageRead]:
    titles = [
        "Storm closes harbour",
        "Council approves budget",
        "Museum opens gallery",
        "Farmers fear drought",
        "Bakers demand flour",
    ]
    return [
        read(n, extracted(f"https://times.example/{n}", title=titles[n], text=f"Body of {n}.\n{LEGAL}"))
        for n in range(count)
    ]


def test_two_articles_with_one_paragraph_prove_nothing() -> None:
    tidy = stage()
    changes = [only(tidy.take(page)) for page in articles_with_legal(2)]
    assert all(c.article and LEGAL in c.article.text for c in changes)


def test_the_third_article_strips_the_paragraph_from_all() -> None:
    tidy = stage()
    results = [tidy.take(page) for page in articles_with_legal(3)]
    cleaned = {c.url: c.article for c in results[2].changes}
    assert [a.text for a in cleaned.values() if a] == ["Body of 0.", "Body of 1.", "Body of 2."]
    assert [a.revision for a in cleaned.values() if a] == [2, 2, 1]


def test_what_was_stripped_is_on_record() -> None:
    tidy = stage()
    last = [tidy.take(page) for page in articles_with_legal(3)][-1].changes[-1]
    assert last.article is not None
    assert [(r.text, r.reason) for r in last.article.removed] == [(LEGAL, "boilerplate")]


def test_earlier_articles_that_are_cleaned_end_no_page() -> None:
    tidy = stage()
    changes = [tidy.take(page) for page in articles_with_legal(3)][-1].changes
    assert [c.outcome for c in changes] == [None, None, Outcome.PUBLISHED]


def final_texts(pages: list[PageRead]) -> dict[str, str]:
    tidy, texts = stage(), {}
    for page in pages:
        for change in tidy.take(page).changes:
            texts[change.url] = change.article.text if change.article else ""
    return texts


@given(st.permutations(articles_with_legal(4)), st.data())
def test_the_final_texts_do_not_depend_on_order_or_redelivery(
    pages: list[PageRead], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(pages), max_size=6))
    assert final_texts(pages + again) == final_texts(articles_with_legal(4))


def test_rows_carry_only_the_last_endings() -> None:
    rows: dict[str, TidyRow] = {}
    tidy = TidyStage(rows, {})
    for n in range(50):
        tidy.take(read(n, extracted()))
    (row,) = rows.values()
    assert [e.origin_key for e in row.endings] == [f"raw-articles/0/{n}" for n in range(18, 50)]


def test_articles_are_told_apart_by_url_alone() -> None:
    tidy = stage()
    one = only(tidy.take(read(0, extracted("https://times.example/a"))))
    other = only(tidy.take(read(1, replace(extracted("https://times.example/b")))))
    assert one.article_id != other.article_id


def test_rows_of_articles_not_heard_of_for_long_go_with_the_next_pages_of_their_partition() -> None:
    rows: dict[str, TidyRow] = {}
    tidy = TidyStage(rows, {})
    for n in range(3):
        tidy.take(read(n, extracted(f"https://quiet{n}.example/{n}")))
    later = int(timedelta(days=8).total_seconds())
    for _ in range(300):  # so many tell what time it is
        tidy.take(read(later, extracted("https://times.example/new")))
    assert {row.article.url[-1] for row in rows.values()} == {"w"}


def test_a_row_with_a_later_revision_stays() -> None:
    rows: dict[str, TidyRow] = {}
    tidy = TidyStage(rows, {})
    later = int(timedelta(days=8).total_seconds())
    tidy.take(read(0, extracted()))
    tidy.take(read(later - 60, extracted(text="The ministers met again.")))
    for _ in range(300):
        tidy.take(read(later, extracted("https://times.example/new")))
    assert len(rows) == 2


def test_a_page_from_the_future_leaves_later_fetches_of_its_url_alone() -> None:
    tidy = stage()
    wild = only(tidy.take(read(0, extracted(fetched_at=FAR))))
    assert wild.article
    assert wild.article.fetched_at == FAR  # as it was sent
    later = extracted(text="The ministers met again.", fetched_at=NOON + timedelta(seconds=1))
    assert only(tidy.take(read(1, later))).outcome is Outcome.REVISED


def test_a_resend_from_the_future_leaves_later_fetches_of_its_url_alone() -> None:
    tidy = stage()
    for offset, fetched_at in enumerate((NOON, FAR)):
        tidy.take(read(offset, extracted(fetched_at=fetched_at)))
    later = extracted(text="The ministers met again.", fetched_at=NOON + timedelta(seconds=2))
    assert only(tidy.take(read(2, later))).outcome is Outcome.REVISED


def test_a_page_from_the_future_leaves_what_was_learned_of_its_outlet() -> None:
    tidy = stage()
    first, last = articles_with_legal(4)[:3], articles_with_legal(4)[3]
    for page in (*first, claiming(articles_with_legal(5)[4], FAR)):
        tidy.take(page)
    change = only(tidy.take(last))
    assert change.article
    assert change.article.text == "Body of 3."


@given(st.permutations(articles_with_legal(5)), ANY_TIME)
def test_no_time_that_a_page_claims_changes_the_text_of_another(
    pages: list[PageRead], claimed: datetime
) -> None:
    """The four others are enough to prove the outlet's line."""
    for at, page in enumerate(pages):
        texts = final_texts([*pages[:at], claiming(page, claimed), *pages[at + 1 :]])
        assert {url: text for url, text in texts.items() if url != page.url} == {
            other.url: f"Body of {other.url[-1]}." for other in pages if other is not page
        }


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), ANY_TIME), max_size=12))
def test_a_time_far_ahead_of_its_message_does_what_the_messages_own_would(
    fetches: list[tuple[int, int, datetime]],
) -> None:
    pages = [
        read(n, extracted(f"https://times.example/{url}", text=f"Text {text}.\n{LEGAL}", fetched_at=at))
        for n, (url, text, at) in enumerate(fetches)
    ]
    held = [
        claiming(page, page.origin.timestamp) if at - page.origin.timestamp > SLACK else page
        for page, (*_, at) in zip(pages, fetches, strict=True)
    ]
    one, other = stage(), stage()
    for page, plain in zip(pages, held, strict=True):
        assert undated(one.take(page)) == undated(other.take(plain))


def claiming(page: PageRead, fetched_at: datetime) -> PageRead:
    assert page.article
    return replace(page, article=replace(page.article, fetched_at=fetched_at))


def undated(result: TidyResult) -> TidyResult:
    """Return a result without the times that its pages claim to be fetched at."""
    changes = (
        replace(change, article=change.article and replace(change.article, fetched_at=NOON))
        for change in result.changes
    )
    return replace(result, changes=tuple(changes))
