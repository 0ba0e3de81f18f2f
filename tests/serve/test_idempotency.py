"""Requests that come twice with one key."""

import asyncio
import gzip
import json
from collections.abc import Iterator
from hashlib import sha256
from http import HTTPStatus
from itertools import count
from pathlib import Path

import httpx
import pytest

from streams.broker.embedded import EmbeddedBroker
from streams.client import read_all
from streams.connection import Connection
from streams.errors import UsageError
from streams.serve.idempotency import Answers
from streams.serve.problems import Refused
from streams.topics import RAW
from tests.cli.support import newsfold
from tests.serve.process import GatewayProcess

OWNER, OTHER = b"a-token", b"another-token"
DAY = 86_400


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.sqlite"


@pytest.fixture
def answers(file: Path, clock: Clock) -> Iterator[Answers]:
    answers = Answers(file, clock)
    yield answers
    answers.close()


async def ask(answers: Answers, key: str, body: bytes, answer: bytes = b"new", owner: bytes = OWNER) -> bytes:
    """Return the answer that there is for a key; `answer` where there is none."""
    async with answers.once(owner, key, sha256(body).digest()) as once:
        if once.answer is None:
            once.answer = answer
        return once.answer


def status(error: "pytest.ExceptionInfo[Refused]") -> int:
    return error.value.problem.status


async def test_the_same_request_is_answered_as_at_first(answers: Answers) -> None:
    assert await ask(answers, "k", b"body", b"first") == b"first"
    assert await ask(answers, "k", b"body", b"second") == b"first"
    assert await ask(answers, '"k"', b"body", b"second") == b"first"  # the draft's way to write it


async def test_a_key_with_another_body_is_refused(answers: Answers) -> None:
    await ask(answers, "k", b"body")
    with pytest.raises(Refused) as error:
        await ask(answers, "k", b"other")
    assert status(error) == HTTPStatus.UNPROCESSABLE_ENTITY


async def test_a_key_of_one_token_is_none_of_another_s(answers: Answers) -> None:
    await ask(answers, "k", b"body", b"mine")
    assert await ask(answers, "k", b"other", b"theirs", OTHER) == b"theirs"
    assert await ask(answers, "k", b"body") == b"mine"


async def test_while_the_first_is_at_work_the_second_is_to_come_back(answers: Answers) -> None:
    async with answers.once(OWNER, "k", b"print"):
        with pytest.raises(Refused) as error:
            await ask(answers, "k", b"body")
        assert (status(error), error.value.headers) == (HTTPStatus.CONFLICT, {"Retry-After": "1"})
        assert await ask(answers, "other", b"body") == b"new"
    assert await ask(answers, "k", b"body") == b"new"


async def test_what_went_wrong_is_done_again(answers: Answers) -> None:
    with pytest.raises(Refused):
        async with answers.once(OWNER, "k", b"print"):
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "no broker")
    assert await ask(answers, "k", b"body") == b"new"


async def test_answers_outlive_the_gateway(answers: Answers, file: Path, clock: Clock) -> None:
    await ask(answers, "k", b"body", b"first")
    again = Answers(file, clock)
    assert await ask(again, "k", b"body", b"second") == b"first"
    again.close()


async def test_an_answer_is_kept_for_a_day(answers: Answers, clock: Clock) -> None:
    await ask(answers, "k", b"body", b"first")
    clock.now += DAY
    assert await ask(answers, "k", b"body", b"second") == b"first"
    clock.now += 1
    assert await ask(answers, "k", b"other", b"second") == b"second"


@pytest.mark.parametrize(("name", "most"), [("_MOST", 3), ("_LARGEST", 30)])
async def test_the_oldest_go_where_there_are_too_many(
    name: str, most: int, file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"streams.serve.idempotency.{name}", most)
    for start in (0, 4):  # what an earlier gateway kept counts too
        answers = Answers(file, clock)
        for number in range(start, start + 4):
            clock.now += 1
            await ask(answers, f"{number}", b"body", b"x" * 10)
        answers.close()
    answers = Answers(file, clock)
    kept = [await ask(answers, f"{number}", b"body", b"y") == b"x" * 10 for number in (7, 6, 5)]
    assert kept == [True] * 3
    assert await ask(answers, "4", b"body", b"y") == b"y"
    answers.close()


async def test_an_answer_larger_than_may_be_kept_is_kept_until_the_next(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.serve.idempotency._LARGEST", 5)
    assert await ask(answers, "large", b"body", b"x" * 10) == b"x" * 10
    assert await ask(answers, "large", b"body", b"y") == b"x" * 10


@pytest.mark.parametrize("key", ["", '""', "é", "a\tb", "x" * 256])
async def test_what_is_no_key_is_refused(key: str, answers: Answers) -> None:
    with pytest.raises(Refused) as error:
        await ask(answers, key, b"body")
    assert status(error) == HTTPStatus.BAD_REQUEST


async def test_what_was_done_is_answered_where_the_answer_cannot_be_kept(answers: Answers) -> None:
    await asyncio.to_thread(answers._rows.execute, "PRAGMA query_only = ON")
    assert await ask(answers, "k", b"body", b"first") == b"first"
    assert await ask(answers, "k", b"body", b"second") == b"second"


def test_a_file_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "answers.sqlite"
    file.write_text("no database, and long enough to be looked at" * 100)
    with pytest.raises(UsageError, match=r"answers\.sqlite cannot be used: .*; move the file away"):
        Answers(file)


@pytest.mark.embedded
def test_pages_that_come_twice_with_one_key_are_pushed_once(tmp_path: Path) -> None:
    page = {"url": "http://a.example/1", "text": "Short."}
    tokens = tmp_path / "tokens"
    tokens.write_text("push the-token-of-one-site\nadmin the-token-of-another\n")
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 1).returncode == 0

        times = count(1)

        def push(
            gateway: GatewayProcess, key: str, text: str = "Short.", token: str = "one-site"
        ) -> httpx.Response:
            headers = {
                "idempotency-key": key, "content-type": "application/json",
                "authorization": f"Bearer the-token-of-{token}", "content-encoding": "gzip",
            }  # fmt: skip
            body = json.dumps({**page, "text": text}).encode()
            packed = gzip.compress(body, mtime=next(times))  # the same body, though its bytes differ
            return gateway.client.post("/pages", content=packed, headers=headers)

        options = ("--tokens", tokens)
        with GatewayProcess(broker.address, tmp_path / "data", *options) as gateway:
            first = push(gateway, "k")
            assert (first.status_code, first.json()) == (202, {"pages": [{"page": "raw-articles/0/0"}]})
            assert (push(gateway, "k").status_code, push(gateway, "k").json()) == (202, first.json())
            assert push(gateway, "k", "Other.").status_code == 422
            assert push(gateway, "k", token="another").json() == {"pages": [{"page": "raw-articles/0/1"}]}
            assert push(gateway, "k" * 999).status_code == 400
        with GatewayProcess(broker.address, tmp_path / "data", *options, "--rebuild") as gateway:
            assert push(gateway, "k").json() == first.json()
        assert len(asyncio.run(read_all(Connection(broker.address), RAW))) == 2
