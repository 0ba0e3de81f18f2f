from streams.records import Removed
from streams.review.marks import Fate, Mark, marks
from streams.review.reasons import OUTSIDE, Reasons

SENTENCE = "Police arrested forty people on Monday, the ministry said."
TERMS = "The publisher gives no warranty of any kind and is not liable for what is written here."


def reasons(*removed: tuple[str, str]) -> Reasons:
    return Reasons(Removed(text=text, reason=reason) for reason, text in removed)


def test_a_line_has_the_reason_of_the_record_blind_to_case_and_punctuation() -> None:
    known = reasons(("share-bar", "Share\nTweet"), ("read-also", "Read also: more"))
    assert [known.of(text) for text in ("TWEET!", "Read also – more", "Tweet it")] == [
        "share-bar", "read-also", OUTSIDE
    ]  # fmt: skip


def test_a_part_of_a_removed_line_has_its_reason() -> None:
    assert reasons(("legal-disclaimer", TERMS)).of("no warranty of any kind and") == "legal-disclaimer"


def test_a_word_or_two_are_no_part() -> None:
    assert reasons(("legal-disclaimer", TERMS)).of("no warranty") == OUTSIDE


def test_a_line_of_which_the_record_has_the_beginning_alone_has_its_reason() -> None:
    long = " ".join(f"word{number}" for number in range(99))
    assert reasons(("comments", long[:500])).of(long) == "comments"


def test_the_title_and_a_byline_are_fields_and_the_title_only_once() -> None:
    page = ["Forty arrested", "By Ada Lind", "Ada Lind", "About Ada Lind", SENTENCE, "Forty arrested"]
    marked = marks(
        page, [SENTENCE], reasons(("title-repeated", "Forty arrested")), "Forty arrested", ["Ada Lind"]
    )
    assert [(mark.fate, mark.why) for mark in marked] == [
        (Fate.FIELD, "title"), (Fate.FIELD, "authors"), (Fate.FIELD, "authors"), (Fate.FIELD, "authors"),
        (Fate.KEPT, ""), (Fate.REMOVED, "title-repeated"),
    ]  # fmt: skip


def test_what_only_the_article_has_is_hidden() -> None:
    assert marks([], [SENTENCE], reasons(), "", []) == (Mark(SENTENCE, Fate.HIDDEN, "", None),)
