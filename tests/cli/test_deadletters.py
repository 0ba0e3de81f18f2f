"""`newsfold deadletters`, on the embedded broker: each test has letters of its own on a broker of its own."""

import asyncio
import json
from collections.abc import Iterator

import pytest
from aiokafka.structs import ConsumerRecord

from streams.broker.embedded import EmbeddedBroker
from streams.client import read_all
from streams.connection import Connection
from streams.emit import Emit, cut_letter
from streams.records import Reason, Stage
from streams.topics import CANONICAL, DEAD, RAW, Topic
from tests.cli.support import called, newsfold
from tests.letters import AT, Origin, letter, send

pytestmark = pytest.mark.embedded


@pytest.fixture
def brokers() -> Iterator[str]:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 2).returncode == 0
        yield broker.address


def there(brokers: str, topic: Topic) -> list[ConsumerRecord]:
    return asyncio.run(read_all(Connection(brokers), topic))


def verb(brokers: str, *arguments: object) -> tuple[int, str, str]:
    done = newsfold("deadletters", *arguments, "--brokers", brokers)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_list_counts_by_reason_and_stage_and_names_the_newest_first(brokers: str) -> None:
    crashed = letter(b"{}", Origin(Reason.CRASHED, Stage.TIDY))
    send(brokers, letter(b"1"), crashed, letter(b"3", why="\x1b[31m[red]"))
    code, out, _ = verb(brokers, "list", "--last", 2)
    rows = [" ".join(row.split()) for row in out.splitlines()]
    assert (code, rows[0]) == (0, "3 dead letters")
    assert {"2 not-json extract", "1 crashed tidy"} <= set(rows)
    assert [row.split()[0] for row in rows if row.startswith("dead-letters/")] == [
        "dead-letters/0/2",
        "dead-letters/0/1",
    ]
    assert rows[-1] == "and 1 older; --last 0 lists all"
    assert "\\x1b[31m[red]" in out


def test_lines_of_the_list_have_all_that_a_letter_says(brokers: str) -> None:
    send(brokers, letter(b"{", key=b"\xff"), letter(b"", Origin(Reason.EMPTY)))
    code, out, _ = verb(brokers, "list", "--jsonl", "--reason", "not-json")
    assert code == 0
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "id": "dead-letters/0/0", "at": "2025-10-24T00:00:00Z", "reason": "not-json", "stage": "extract",
            "message": "it breaks", "origin": "raw-articles/1/7", "attempt": 1, "omitted": None,
            "key": "\\xff", "bytes": 1,
        }
    ]  # fmt: skip


def test_a_letter_is_shown_with_nothing_hidden_and_raw_byte_for_byte(brokers: str) -> None:
    value = b"\x1b[2Jpage \xff" + b"x" * 5_000
    send(brokers, letter(value, headers=(("crawl", b"\x00[bold]"),)))
    code, out, _ = verb(brokers, "show", "0/0")
    assert code == 0
    assert "header crawl  \\x00[bold]\n" in out
    assert "value  5,010 bytes\n\\x1b[2Jpage \\xff" + "x" * 5_000 + "\n" in out
    raw = newsfold("deadletters", "show", "dead-letters/0/0", "--raw", "--brokers", brokers)
    assert (raw.returncode, raw.stdout) == (0, value)


@pytest.mark.parametrize("place", ["0/1", "1/0", "7/0"])
def test_a_letter_that_is_not_there_is_named(
    brokers: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.client.letters._NOTHING_MS", 1_000)
    send(brokers, letter(b"{"))
    for action in ("show", "redrive"):
        done = called("deadletters", action, place, "--brokers", brokers)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"there is no dead-letters/{place} at {brokers}" in done.stderr


def test_what_is_no_id_is_refused(brokers: str) -> None:
    code, _, error = verb(brokers, "show", "raw-articles/0/1")
    assert (code, "is no dead letter's id" in error) == (2, True)


def test_a_letter_goes_back_as_it_was_with_its_attempts_counted(brokers: str) -> None:
    again = (("newsfold.errors.attempt", b"2"), ("crawl", b"\xff"))
    send(brokers, letter(b"\xff\x00", headers=again), letter(None, key=b"gone"))
    code, out, _ = verb(brokers, "redrive", "--all")
    assert (code, out.splitlines()[-1]) == (0, "2 sent back")
    assert out.startswith("dead-letters/0/0 → raw-articles/1/0  attempt 4, ")
    first, second = there(brokers, RAW)
    assert (first.key, first.value, first.partition) == (b"key", b"\xff\x00", 1)
    assert dict(first.headers) == {"crawl": b"\xff", "newsfold.errors.attempt": b"3"}
    assert first.timestamp == AT.timestamp() * 1_000
    assert (second.key, second.value) == (b"gone", None)


@pytest.mark.parametrize(
    ("chosen", "values"),
    [
        (["--reason", "crashed"], [b"2"]),
        (["--stage", "tidy"], [b"2", b"3"]),
        (["--stage", "tidy", "--reason", "failed"], [b"3"]),
        (["--since", "2025-10-25"], [b"2", b"3"]),
        (["0/2", "dead-letters/0/0"], [b"1", b"3"]),
    ],
)
def test_letters_are_chosen_by_what_they_say(brokers: str, chosen: list[str], values: list[bytes]) -> None:
    some = [
        (b"1", Reason.EMPTY, Stage.EXTRACT),
        (b"2", Reason.CRASHED, Stage.TIDY),
        (b"3", Reason.FAILED, Stage.TIDY),
    ]
    send(brokers, *(letter(value, Origin(reason, stage)) for value, reason, stage in some))
    code, out, _ = verb(brokers, "redrive", *chosen, "--dry-run")
    assert (code, out.count("dead-letters/0/")) == (0, len(values))
    assert there(brokers, RAW) == []
    assert verb(brokers, "redrive", *chosen)[0] == 0
    assert sorted(record.value for record in there(brokers, RAW)) == values


def test_what_cannot_go_back_is_named_and_the_others_go(brokers: str) -> None:
    nowhere = Emit(DEAD.name, b"key", b"x", ())
    elsewhere = letter(b"x", Origin(topic=DEAD))
    send(brokers, cut_letter(letter(b"x" * 9_000)), nowhere, elsewhere, letter(b"{"))
    code, out, error = verb(brokers, "redrive", "--all")
    assert (code, out.splitlines()[-1]) == (1, "1 sent back, 3 not")
    assert "dead-letters/0/0 was not sent: it was too large to be kept whole (value 9000 bytes)" in error
    assert "dead-letters/0/1 was not sent: it says that it came from nowhere" in error
    assert "dead-letters/0/2 was not sent: it says that it came from dead-letters" in error
    assert [record.value for record in there(brokers, RAW)] == [b"{"]


def test_an_older_record_of_a_story_does_not_go_behind_a_newer_one(brokers: str) -> None:
    of_code = Origin(stage=Stage.CODE, topic=CANONICAL)
    send(
        brokers,
        *(Emit(CANONICAL.name, key, value) for key, value in ((b"a", b"1"), (b"a", b"2"), (b"b", b"1"))),
        *(letter(b"1", of_code, key=key) for key in (b"a", b"b")),
    )
    code, _, error = verb(brokers, "redrive", "--stage", "code")
    assert (code, "dead-letters/0/0 was not sent: its story has a newer record" in error) == (1, True)
    assert [(r.partition, r.key, r.value) for r in there(brokers, CANONICAL)][3:] == [(1, b"b", b"1")]


@pytest.mark.parametrize(
    "wrong",
    [[], ["0/1", "--all"], ["--all", "--reason", "empty"], ["0/1", "--stage", "code"], ["--since", "x"]],
)
def test_letters_are_chosen_in_one_way(wrong: list[str], brokers: str) -> None:
    code, out, _ = verb(brokers, "redrive", *wrong)
    assert (code, out) == (2, "")


def test_without_dead_letters_there_is_nothing_to_do(brokers: str) -> None:
    assert verb(brokers, "list") == (0, "0 dead letters\n", "")
    assert verb(brokers, "redrive", "--all") == (0, "no dead letter is of this kind; nothing to send\n", "")
