"""What `clean`, `fold` and `events` have in common: one line out for each line in, whatever it holds."""

import signal
import subprocess

import pytest

from tests.cli.support import TEXT, command, filtered, joined, newsfold

FILTERS = ("clean", "fold", "events")
GOOD = {"url": "http://a.example/1", "title": "T", "text": TEXT, "language": "en", "outlet": "a.example"}

#: Lines, and the reason under which each filter refuses them.
BAD = {
    b"": "empty",
    b"   ": "empty",
    b"{broken": "not-json",
    b"\xff\xfe\x00binary": "not-json",
    b"[" * 100_000: "not-json",
    b"null": "bad-record",
    b"[]": "bad-record",
    b"7": "bad-record",
    b'{"text": "no url"}': "bad-record",
    b'{"url": 7, "text": "x"}': "bad-record",
    b'{"url": "http://a.example/2", "text": 7}': "bad-record",
    b'{"url": "a.example/3", "text": "x"}': "bad-url",
    b'{"url": "http://[a/", "text": "x"}': "bad-url",
    b'{"url": "http://a.example/4", "text": "x", "fetched_at": "yesterday"}': "bad-record",
}


@pytest.fixture(params=FILTERS, scope="module")
def verb(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_bad_line_is_answered_in_its_place_with_its_reason(verb: str) -> None:
    answers = filtered(verb, b"\n".join([*BAD, joined([GOOD])]))
    # `events` needs neither the URL nor the time of the fetch, and refuses no line for them.
    unread = [verb == "events" and (why == "bad-url" or b"fetched_at" in line) for line, why in BAD.items()]
    expected = [None if skip else reason for skip, reason in zip(unread, BAD.values(), strict=True)]
    assert [line.get("reason") for line in answers[: len(BAD)]] == expected
    assert (len(answers), answers[-1]["url"]) == (len(BAD) + 1, GOOD["url"])


def test_no_input_is_no_output(verb: str) -> None:
    assert filtered(verb, b"") == []


def test_a_last_line_without_its_newline_counts_and_so_does_a_byte_order_mark(verb: str) -> None:
    answers = filtered(verb, b"\xef\xbb\xbf" + joined([GOOD, GOOD]).rstrip(b"\n"))
    assert [line["url"] for line in answers] == [GOOD["url"]] * 2
    assert [line.get("outcome", "published") for line in answers] == ["published"] * 2


def test_the_url_comes_back_as_it_was_given(verb: str) -> None:
    spelt = "HTTP://A.example:80/1?utm_source=x#top"
    assert [line["url"] for line in filtered(verb, joined([{**GOOD, "url": spelt}]))] == [spelt]


def test_a_huge_line_is_one_line(verb: str) -> None:
    # The words differ, as they do in a page: what only repeats is taken off.
    huge = " ".join(f"word{number}" for number in range(200_000))
    assert len(filtered(verb, joined([{**GOOD, "text": huge}, GOOD]))) == 2


def test_null_in_an_optional_field_and_a_field_unknown_are_no_fault(verb: str) -> None:
    line = {**GOOD, "published_at": None, "fetched_at": None, "outlet": None, "authors": None, "mood": "calm"}
    assert "message" not in filtered(verb, joined([line]))[0]


def test_a_reader_that_leaves_ends_it_without_a_word(verb: str) -> None:
    with _running(verb) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(joined([GOOD]))
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 1


@pytest.mark.parametrize("streaming", ["clean", "events"])
def test_a_line_is_answered_before_the_next_is_there_and_ctrl_c_ends_it(streaming: str) -> None:
    with _running(streaming) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(joined([GOOD]))
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"')
        process.send_signal(signal.SIGINT)
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(30) == 1


@pytest.mark.parametrize("reader", ["fold", "events"])
def test_what_clean_refused_passes_through_in_its_own_words(reader: str) -> None:
    pages = [{"url": "http://a.example/5", "text": "Too short."}, 7, {**GOOD, "fetched_at": "2024-05-01"}]
    cleaned = newsfold("clean", "--jsonl", given=joined(pages)).stdout
    answers = filtered(reader, cleaned)
    assert [line.get("outcome") for line in answers] == ["not-an-article", "dead-lettered", None]
    assert [line.get("reason") for line in answers[:2]] == ["too-short", "bad-record"]
    assert "does not fit its schema" in answers[1]["message"]


def _running(verb: str) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen(command(verb, "--jsonl"), stdin=pipe, stdout=pipe, stderr=pipe)
