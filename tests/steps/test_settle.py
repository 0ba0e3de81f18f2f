import errno
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from streams.emit import Emit, Handled, Message
from streams.errors import BadInput, MachineFault, StaleRows
from streams.records import ArticleChange, Outcome, PageOutcome, PageRead, Reason, Stage
from streams.steps import settle
from streams.topics import DEAD, EXTRACTED, OUTCOMES, RAW, SIGNATURES, Topic
from streams.wire import decode, encode
from tests.make import extracted, origin, read

NOW = datetime(2025, 10, 24, tzinfo=UTC)


class Breaks:
    """A step that raises."""

    def __init__(self, stage: Stage, source: Topic, error: Exception) -> None:
        self.stage = stage
        self.source = source
        self._error = error

    def handle(self, message: Message) -> Handled:
        raise self._error


def message(topic: Topic, value: bytes | None, key: bytes | None = b"key") -> Message:
    return Message(topic.name, 3, 41, NOW, key, value)


def outcome_in(handled: Handled) -> PageOutcome:
    (line,) = [emit for emit in handled.emits if emit.topic == OUTCOMES.name]
    assert line.value is not None
    return decode(line.value, PageOutcome)


def letter_in(handled: Handled) -> Emit:
    (letter,) = [emit for emit in handled.emits if emit.topic == DEAD.name]
    return letter


def test_a_dead_letter_has_the_original_bytes_and_says_where_it_is_from() -> None:
    step = Breaks(Stage.EXTRACT, RAW, BadInput(Reason.TOO_DEEP, "4,000 tags are open"))
    letter = letter_in(settle(step, message(RAW, b"\xff\x00 bytes")))
    assert (letter.key, letter.value) == (b"key", b"\xff\x00 bytes")
    assert dict(letter.headers) == {
        "newsfold.errors.exception": b"too-deep",
        "newsfold.errors.message": b"4,000 tags are open",
        "newsfold.errors.topic": b"raw-articles",
        "newsfold.errors.partition": b"3",
        "newsfold.errors.offset": b"41",
        "newsfold.errors.stage": b"extract",
        "newsfold.errors.attempt": b"1",
    }


def test_a_dead_letter_keeps_the_headers_of_its_page() -> None:
    step = Breaks(Stage.EXTRACT, RAW, BadInput(Reason.EMPTY, "no"))
    sent = replace(message(RAW, b""), headers=(("crawl", b"\xff7"), ("crawl", b"8")))
    letter = letter_in(settle(step, sent))
    assert letter.headers[:2] == sent.headers
    assert letter.headers[2][0] == "newsfold.errors.exception"


def test_a_message_that_was_a_dead_letter_counts_its_attempts_and_keeps_nothing_else_of_it() -> None:
    step = Breaks(Stage.EXTRACT, RAW, BadInput(Reason.EMPTY, "no"))
    old = letter_in(settle(step, replace(message(RAW, b""), headers=(("crawl", b"7"),)))).headers
    omitted = ("newsfold.errors.omitted", b"value 3 bytes")
    new = letter_in(settle(step, replace(message(RAW, b""), headers=(*old, omitted)))).headers
    assert [name for name, _ in new] == [name for name, _ in old]
    assert dict(new)["newsfold.errors.attempt"] == b"2"


@pytest.mark.parametrize("count", [b"", b"-1", b"two", b"\xff", b"9" * 5_000, "\u0663".encode()])
def test_a_count_of_attempts_that_is_none_counts_for_nothing(count: bytes) -> None:
    step = Breaks(Stage.EXTRACT, RAW, BadInput(Reason.EMPTY, "no"))
    sent = replace(message(RAW, b""), headers=(("newsfold.errors.attempt", count),))
    assert dict(letter_in(settle(step, sent)).headers)["newsfold.errors.attempt"] == b"1"


def test_the_page_behind_a_dead_letter_ends_as_such() -> None:
    step = Breaks(Stage.EXTRACT, RAW, BadInput(Reason.TOO_DEEP, "4,000 tags are open"))
    ended = outcome_in(settle(step, message(RAW, b'{"url": "https://a.example/1"}')))
    assert (ended.outcome, ended.reason) == (Outcome.DEAD_LETTERED, Reason.TOO_DEEP)
    assert ended.url == "https://a.example/1"
    assert ended.origin.key == "raw-articles/3/41"


def test_a_message_too_broken_to_name_its_url_is_named_by_its_key() -> None:
    step = Breaks(Stage.EXTRACT, RAW, BadInput(Reason.NOT_JSON, "no"))
    assert outcome_in(settle(step, message(RAW, b"{", b"https://a.example/1"))).url == "https://a.example/1"
    assert outcome_in(settle(step, message(RAW, b"{", b"id 7"))).url is None


def test_an_error_that_nobody_foresaw_is_counted_as_failed_and_lets_the_stream_go_on() -> None:
    handled = settle(Breaks(Stage.EXTRACT, RAW, KeyError("x")), message(RAW, b"{}"))
    assert handled.failure is Reason.FAILED
    assert b"KeyError: 'x'" in dict(letter_in(handled).headers)["newsfold.errors.message"]


@pytest.mark.parametrize(
    "error",
    [MachineFault("the disk is full"), StaleRows("another version"), OSError(errno.ENOSPC, "No space left")],
)
def test_what_is_not_the_messages_fault_is_raised(error: Exception) -> None:
    with pytest.raises((MachineFault, StaleRows)):
        settle(Breaks(Stage.TIDY, EXTRACTED, error), message(EXTRACTED, b"{}"))


def test_an_error_of_the_system_that_a_page_can_cause_is_the_pages() -> None:
    handled = settle(
        Breaks(Stage.EXTRACT, RAW, OSError(errno.EOVERFLOW, "no such time")), message(RAW, b"{}")
    )
    assert handled.failure is Reason.FAILED


def test_an_outcome_names_a_url_of_megabytes_by_its_beginning_and_its_length() -> None:
    url = "https://times.example/" + "x" * 1_000_000
    broken = Breaks(Stage.EXTRACT, RAW, BadInput(Reason.BAD_URL, "too long"))
    outcome = outcome_in(settle(broken, message(RAW, None, url.encode())))
    assert outcome.url == f"{url[:8_192]}… (1,000,022 characters)"


def test_a_page_that_breaks_further_on_ends_there_under_its_own_origin() -> None:
    step = Breaks(Stage.TIDY, EXTRACTED, KeyError("x"))
    ended = outcome_in(settle(step, message(EXTRACTED, encode(read(7, extracted())))))
    assert (ended.stage, ended.origin) == (Stage.TIDY, origin(7))


def test_a_change_that_no_page_waits_for_ends_no_page() -> None:
    change = ArticleChange(
        article_id="a", url="u", language="en", article=None, outcome=None, origin=origin(7)
    )
    handled = settle(Breaks(Stage.FOLD, SIGNATURES, KeyError("x")), message(SIGNATURES, encode(change)))
    assert [emit.topic for emit in handled.emits] == [DEAD.name]
    assert handled.ending is None


def test_a_story_that_cannot_be_coded_ends_no_page_either() -> None:
    handled = settle(Breaks(Stage.CODE, SIGNATURES, KeyError("x")), message(SIGNATURES, b"{}"))
    assert [emit.topic for emit in handled.emits] == [DEAD.name]


def test_an_internal_record_that_cannot_be_read_is_a_dead_letter_still() -> None:
    handled = settle(Breaks(Stage.TIDY, EXTRACTED, KeyError("x")), message(EXTRACTED, b"{"))
    assert letter_in(handled).value == b"{"


def test_page_reads_survive_the_wire() -> None:
    assert decode(encode(read(1, extracted())), PageRead) == read(1, extracted())
