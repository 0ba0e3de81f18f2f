"""`newsfold push`, on the embedded broker: from where it goes on, how fast, and how it ends."""

import asyncio
import itertools
import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.broker.embedded import EmbeddedBroker
from streams.cli.push import paced
from streams.cli.resumed import State
from streams.client import read_all
from streams.client.pushing import RawMessage
from streams.connection import Connection
from streams.errors import UsageError
from streams.topics import RAW
from tests.cli.support import command, joined, newsfold

_URL = "http://a.example/{}"


def pages(*numbers: int) -> bytes:
    return joined({"url": _URL.format(number), "text": "x"} for number in numbers)


@pytest.fixture
def brokers() -> Iterator[str]:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 1).returncode == 0
        yield broker.address


def there(brokers: str) -> list[str]:
    """Return the keys of all pages, in their order."""
    return [record.key.decode() for record in asyncio.run(read_all(Connection(brokers), RAW))]


def urls(*numbers: int) -> list[str]:
    return [_URL.format(number) for number in numbers]


@pytest.mark.embedded
def test_a_run_goes_on_where_the_one_before_ended(brokers: str, tmp_path: Path) -> None:
    file, other, state = tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "state"
    file.write_bytes(pages(1, 2))
    options = ("--state", state, "--brokers", brokers)
    assert newsfold("push", file, *options).stdout == b"2 pages pushed, 0 refused\n"
    file.write_bytes(pages(1, 2, 3))
    other.write_bytes(pages(4))
    assert newsfold("push", tmp_path, *options).stdout == b"2 pages pushed, 0 refused, 2 in an earlier run\n"
    assert newsfold("push", tmp_path, *options).stdout == b"0 pages pushed, 0 refused, 4 in an earlier run\n"
    assert sorted(there(brokers)) == urls(1, 2, 3, 4)
    file.write_bytes(pages(1))
    done = newsfold("push", tmp_path, *options)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is shorter than when 3 of its pages were pushed" in done.stderr


@pytest.mark.embedded
def test_a_run_that_was_killed_goes_on_with_nothing_left_out(brokers: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(pages(*range(300)))
    options = (tmp_path / "a.jsonl", "--state", tmp_path / "state", "--brokers", brokers)
    with subprocess.Popen(command("push", *options, "--rate", 100)) as process:
        while len(there(brokers)) < 20:
            pass
        process.kill()
    done = newsfold("push", *options)
    assert done.returncode == 0, done.stderr
    assert set(there(brokers)) == set(urls(*range(300)))


@pytest.mark.embedded
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_says_how_many_pages_went_out(brokers: str, tmp_path: Path, number: int) -> None:
    (tmp_path / "a.jsonl").write_bytes(pages(*range(100_000)))
    verb = command(
        "push", tmp_path / "a.jsonl", "--brokers", brokers, "--rate", 50, "--state", tmp_path / "state"
    )
    with subprocess.Popen(verb, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while len(there(brokers)) < 5:
            pass
        process.send_signal(number)
        out, errors = process.communicate(timeout=60)
    count = len(there(brokers))
    assert (process.returncode, errors) == (1, b"")
    assert out == f"interrupted: {count} pages pushed, 0 refused\n".encode()
    (known,) = json.loads((tmp_path / "state").read_bytes())["inputs"].values()
    assert known["pages"] == count


@pytest.mark.embedded
def test_lines_of_standard_input_go_out_as_they_come(brokers: str) -> None:
    verb = command("push", "-", "--brokers", brokers)
    with subprocess.Popen(verb, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        for number, piece in enumerate((pages(0), pages(1)[:9], pages(1)[9:] + pages(2)[:-1])):
            process.stdin.write(piece)
            process.stdin.flush()
            while len(there(brokers)) < min(number + 1, 1 if number < 2 else 2):
                pass
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, b"3 pages pushed, 0 refused\n")
    assert there(brokers) == urls(0, 1, 2)


@pytest.mark.embedded
def test_a_file_on_standard_input_comes_behind_the_others(brokers: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(pages(1))
    huge = json.dumps({"url": "http://a.example/2", "text": "x" * (22 << 20)}).encode()
    done = newsfold("push", "-", tmp_path / "a.jsonl", "--brokers", brokers, given=huge + b"\n" + pages(3))
    assert (done.returncode, done.stdout) == (1, b"2 pages pushed, 1 refused\n")
    assert b"standard input:1: " in done.stderr
    assert there(brokers) == urls(1, 3)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.html", "--url", "no url"], "--url cannot be used: "),
        (["a.html", "--url", b"http://a.example/\xff"], "--url cannot be used: "),
        (["a.jsonl", "--url", "http://a.example/1"], "says of each of its pages which URL it has"),
        (["-", "--url", "http://a.example/1"], "say which URL they have"),
        (["a.html", "--rate", "0"], "--rate"),
        (["a.html", "--state", "a.html"], "a.html is no state of a push"),
        (["a.html", "--state", "none/state"], "none/state"),
    ],
)
def test_what_cannot_be_done_is_refused_before_a_broker_is_asked(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    )
    (tmp_path / "a.html").write_text("<p>x")
    (tmp_path / "a.jsonl").write_bytes(pages(1))
    wide = [os.fsdecode(one) for one in arguments]
    done = newsfold("push", *wide, "--brokers", "127.0.0.1:1")
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()


def test_a_page_that_must_come_again_is_not_passed_over_by_those_behind_it(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    for number, again in ((1, False), (2, True), (3, False)):
        state.take(("a", number), again=again)
    state.take(("b", 1), again=False)
    state.write()
    known = State(tmp_path / "state")
    assert (known.done("a"), known.done("b"), known.done("c")) == (1, 1, 0)
    assert [path.name for path in tmp_path.iterdir()] == ["state"]


def test_a_file_that_is_another_by_now_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(pages(1, 2))
    state = State(tmp_path / "state")
    state.take((str(file), 2), again=False)
    file.write_bytes(pages(1))
    with pytest.raises(UsageError, match="is shorter than when 2 of its pages"):
        state.done(str(file))


@given(st.floats(0.5, 1_000), st.lists(st.booleans(), max_size=60), st.lists(st.floats(0.001, 3), min_size=1))
def test_no_more_pages_come_than_the_rate_has_room_for(
    rate: float, given: list[bool], steps: list[float]
) -> None:
    now, pauses, page = [0.0], itertools.cycle(steps), RawMessage("a", b"k", b"v")
    times: list[float] = []
    for one in paced((page if there else None for there in given), rate, lambda: now[0]):
        if one:
            times.append(now[0])
        else:
            now[0] += next(pauses)
    assert len(times) == sum(given)
    for first, last in itertools.combinations(range(len(times)), 2):  # .1 s are made up for
        assert last - first <= (times[last] - times[first] + 0.1) * rate + 1e-6


@pytest.mark.embedded
def test_a_run_without_a_terminal_says_how_far_it_is(brokers: str) -> None:
    verb, pipe = command("push", "-", "--brokers", brokers), subprocess.PIPE
    with subprocess.Popen(verb, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stderr
        first = process.stderr.readline()  # it waits for its input
        out, _ = process.communicate(pages(1), timeout=60)
    assert first.startswith(b"0 pages, 0 B, 0 pages/s")
    assert (process.returncode, out) == (0, b"1 page pushed, 0 refused\n")
