"""What pages, records and names would have a terminal do: no verb lets it through to one, nor to a pipe."""

import asyncio
import json
import os
import pty
import re
import shlex
import subprocess
import tty
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from streams import samples
from streams.broker.embedded import EmbeddedBroker
from streams.emit import Emit, Message, dead_letter_headers
from streams.pipeline import Pipeline
from streams.records import CanonicalArticle, Event, Outcome, PageOutcome, Reason, Stage
from streams.topics import CANONICAL, DEAD, EVENTS, OUTCOMES
from streams.wire import decode
from tests.cli.support import TEXT, command, joined, newsfold
from tests.text.test_hidden import HIDDEN

#: OSC 52 (the clipboard), OSC 8 (a link), colours, controls of one character, turned writing, a bell, a step
#: back, and what rich takes for markup. The mark shows that a verb prints it at all.
MARK = "evilmark"
EVIL = (
    f"{MARK}\x1b]52;c;ZXZpbA==\x07\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\\x1b[31;7;5mred\x9b2J\x9d0;t\x9c"
    "\u202eabc\u202c\u2066d\u2069\u061c\u200e\ufeff\b\x7f[link=http://evil.example]l[/link][blink]"
)
#: Behind a carriage return a line begins anew. A name of a file may have that, a line of JSON not.
NAME = EVIL.replace("/", ":") + "\r"
URL = f"https://a.example/{EVIL}"

#: What we send to a terminal ourselves: plain colours, and a line that is written again.
_OURS = re.compile("\x1b\\[[0-9;]*m|\r?\x1b\\[(?:2K|1A|\\?25[lh])")

Making = Callable[[Path], list[object]]


def on_a_terminal(*arguments: object) -> str:
    """Run a verb with a terminal for its output and its errors; returns all that comes there."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    surroundings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "160"}
    verb = command(*arguments)
    with subprocess.Popen(verb, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=surroundings):
        os.close(theirs)
        output = b""
        while block := _read(ours):
            output += block
    os.close(ours)
    return output.decode("utf-8", "surrogateescape")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # nobody holds the other side any more
        return b""


def in_a_pipe(*arguments: object) -> str:
    done = newsfold(*arguments)
    return (done.stdout + done.stderr).decode("utf-8", "surrogateescape")


def assert_harmless(output: str, where: str) -> None:
    assert MARK in output
    assert "\x1b[31;7;5m" not in output
    assert not HIDDEN.search(_OURS.sub("", output) if where == "terminal" else output), ascii(output)


def article(number: int = 1, **other: Any) -> dict[str, Any]:
    return {
        "url": f"{URL}{number}", "title": f"Arrests {EVIL}", "text": f"{TEXT} {EVIL}", "outlet": EVIL,
        "published_at": "2025-05-01T10:00:00Z", "language": "en", **other,
    }  # fmt: skip


def lines(folder: Path, *records: object, name: str = NAME) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_bytes(joined(records))
    return path


def page(folder: Path, name: str = NAME) -> Path:
    path = folder / f"{name}.html"
    path.write_text(
        f"<title>Arrests in Paris {EVIL}</title><meta name=author content='Ada {EVIL}'>"
        f"<article><h1>Arrests in Paris {EVIL}</h1><p>{TEXT} {EVIL}</p><p>{TEXT[::-1]}</p></article>",
        encoding="utf-8",
    )
    return path


def gold(folder: Path) -> Path:
    page(folder, "page")
    (folder / "page.html").rename(folder / NAME)
    (folder / "pages.jsonl").write_bytes(joined([{"url": URL, "file": NAME, "text": TEXT, "title": EVIL}]))
    return folder


def broken(folder: Path) -> Path:
    path = folder / f"{NAME}.html.gz"
    path.write_bytes(b"\x1f\x8b no gzip")
    return path


BAD = {"url": URL, EVIL: 1, "text": 3}
PAIR = (article(1), article(2, published_at="2025-05-01T11:00:00Z"))
OTHERS = tuple(article(number, text=f"{TEXT[::-1]} {EVIL}") for number in (3, 4))

#: Each way in which a verb prints what is not ours; all but those that speak to a broker.
OFFLINE: dict[str, Making] = {
    "clean-page": lambda at: ["clean", page(at), "--url", f"https://a.example/{EVIL}"],
    "clean-pages": lambda at: ["clean", page(at), page(at, f"{NAME}2")],
    "clean-diff": lambda at: ["clean", page(at), page(at, f"{NAME}2"), "--diff"],
    "clean-report": lambda at: ["clean", page(at), "--html", at / f"{NAME}.report.html"],
    "clean-jsonl": lambda at: ["clean", "--jsonl", lines(at, {"url": URL, "text": TEXT}, BAD)],
    "clean-broken": lambda at: ["clean", broken(at)],
    "clean-nothing": lambda at: ["clean", at / NAME],
    "clean-bad-url": lambda at: ["clean", page(at), "--url", EVIL],
    "fold-one": lambda at: ["fold", lines(at, *PAIR)],
    "fold-several": lambda at: ["fold", lines(at, *PAIR, *OTHERS)],
    "fold-report": lambda at: ["fold", lines(at, *PAIR), "--html", at / f"{NAME}.html"],
    "fold-refused": lambda at: ["fold", lines(at, *PAIR, BAD), broken(at)],
    "fold-jsonl": lambda at: ["fold", "--jsonl", lines(at, *PAIR, BAD)],
    "events": lambda at: ["events", lines(at, *PAIR, BAD)],
    "events-jsonl": lambda at: ["events", "--jsonl", lines(at, *PAIR, BAD)],
    "explain": lambda at: ["explain", "--in", lines(at, *PAIR), PAIR[0]["url"], PAIR[1]["url"]],
    "explain-undated": lambda at: [
        "explain", "--in", lines(at, PAIR[0], article(2, published_at=None)), PAIR[0]["url"], PAIR[1]["url"],
    ],
    "explain-files": lambda at: ["explain", page(at), page(at, f"{NAME}2")],
    "explain-report": lambda at: ["explain", page(at), page(at, f"{NAME}2"), "--html", at / f"{NAME}.r.html"],
    "explain-unknown": lambda at: ["explain", "--in", lines(at, *PAIR), EVIL, EVIL],
    "explain-broken": lambda at: ["explain", broken(at), broken(at)],
    "eval-clean": lambda at: ["eval", "clean", gold(at), "--worst", 1],
    "eval-clean-jsonl": lambda at: ["eval", "clean", gold(at), "--jsonl"],
    "eval-clean-nothing": lambda at: ["eval", "clean", at / NAME],
    "eval-fold-jsonl": lambda at: ["eval", "fold", lines(at, article(label=EVIL)), "--jsonl"],
    "eval-fold-bad": lambda at: ["eval", "fold", lines(at, *PAIR)],
    "eval-events": lambda at: ["eval", "events", lines(at, {"text": TEXT, "label": EVIL})],
    "eval-events-jsonl": lambda at: ["eval", "events", lines(at, {"text": EVIL, "label": "NONE"}), "--jsonl"],
    "schema": lambda _: ["schema", EVIL],
    "doctor": lambda at: ["doctor", "--offline", "--data-dir", at / NAME.partition("\x1b")[0] / NAME],
    "doctor-json": lambda at: ["doctor", "--offline", "--json", "--data-dir", at / NAME],
    "worker": lambda _: ["worker", "--brokers", "127.0.0.1:1", "--sasl-username", EVIL, "--store", EVIL],
    "no-broker": lambda _: ["topics", "--brokers", f"{EVIL}:1"],
    "no-verb": lambda _: [EVIL],
    "no-option": lambda _: ["fold", f"--{EVIL}"],
    "config": lambda at: ["--config", config(at), "schema"],
}  # fmt: skip


def config(folder: Path) -> Path:
    path = folder / f"{NAME}.toml"
    path.write_text(f"{json.dumps(EVIL)} = 1\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("verb", OFFLINE)
def test_nothing_that_is_not_ours_drives_a_terminal(verb: str, tmp_path: Path) -> None:
    assert_harmless(on_a_terminal(*OFFLINE[verb](tmp_path)), "terminal")


@pytest.mark.parametrize(
    "verb", ["clean-page", "clean-pages", "fold-one", "fold-refused", "fold-jsonl", "no-verb"]
)
def test_nor_does_it_go_through_a_pipe_which_ends_on_one(verb: str, tmp_path: Path) -> None:
    assert_harmless(in_a_pipe(*OFFLINE[verb](tmp_path)), "pipe")


@pytest.fixture(scope="module")
def brokers() -> Iterator[str]:
    """A broker with a hostile record, or letter, on each topic that a verb shows."""
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 1).returncode == 0
        asyncio.run(_send(broker.address))
        yield broker.address


async def _send(brokers: str) -> None:
    pipeline, at = Pipeline(), datetime(2025, 10, 25, 6, tzinfo=UTC)
    for sample in samples.load():
        pipeline.push(sample.key, sample.value, at)

    def first(topic: str, kind: type[Any]) -> Any:
        return next(decode(emit.value, kind) for emit in pipeline.sent[topic] if emit.value)

    story, event = first(CANONICAL.name, CanonicalArticle), first(EVENTS.name, Event)
    end: PageOutcome = first(OUTCOMES.name, PageOutcome)
    who = tuple(replace(actor, name=EVIL) for actor in event.actor)
    message = Message(EVIL, 1, 7, at, EVIL.encode(), EVIL.encode(), ((EVIL, EVIL.encode()),))
    headers = dead_letter_headers(Stage.EXTRACT, message, Reason.NOT_JSON, EVIL)
    async with AIOKafkaProducer(bootstrap_servers=brokers) as producer:
        for topic, key, record in (
            (CANONICAL, "s", replace(story, title=EVIL, outlet=EVIL, story_id=f"\x1b]0;{EVIL}")),
            (EVENTS, "e", replace(event, event=EVIL, actor=who, trigger=replace(event.trigger, text=EVIL))),
            (OUTCOMES, "o", replace(end, url=URL, message=EVIL, outcome=Outcome.DEAD_LETTERED)),
        ):
            emit = Emit.of(topic, key, record)
            await producer.send_and_wait(emit.topic, emit.value, emit.key)
            await producer.send_and_wait(emit.topic, EVIL.encode(), b"rubbish")
            await producer.send_and_wait(emit.topic, None, EVIL.encode())
        await producer.send_and_wait(DEAD.name, EVIL.encode(), EVIL.encode(), headers=list(headers))


_TAIL = ("--from-beginning", "--count", 2)

ONLINE: dict[str, Making] = {
    "push": lambda at: ["push", page(at), lines(at, BAD), broken(at)],
    "push-wait": lambda at: ["push", page(at), "--url", URL, "--wait", "0.1"],
    "tail-stories": lambda _: ["tail", "stories", *_TAIL],
    "tail-events": lambda _: ["tail", "events", *_TAIL],
    "tail-outcomes": lambda _: ["tail", "outcomes", *_TAIL],
    "tail-jsonl": lambda _: ["tail", "stories", *_TAIL, "--jsonl"],
    "export": lambda _: ["export", "stories"],
    "deadletters-list": lambda _: ["deadletters", "list"],
    "deadletters-jsonl": lambda _: ["deadletters", "list", "--jsonl"],
    "deadletters-show": lambda _: ["deadletters", "show", "0/0"],
    "deadletters-redrive": lambda _: ["deadletters", "redrive", "0/0"],
    "deadletters-no-id": lambda _: ["deadletters", "show", EVIL],
    "topics": lambda _: ["topics", "--partitions", 1, "--app-id", EVIL],
    "doctor": lambda _: ["doctor", "--partitions", 1, "--app-id", EVIL],
    "explain": lambda _: ["explain", URL, URL],
}  # fmt: skip


@pytest.mark.embedded
@pytest.mark.parametrize("verb", ONLINE)
def test_nor_does_what_is_on_a_topic(verb: str, brokers: str, tmp_path: Path) -> None:
    assert_harmless(on_a_terminal(*ONLINE[verb](tmp_path), "--brokers", brokers), "terminal")


@pytest.mark.embedded
def test_bytes_as_they_are_go_to_a_pipe_and_to_no_terminal(brokers: str) -> None:
    raw = ("deadletters", "show", "0/0", "--raw", "--brokers", brokers)
    assert newsfold(*raw).stdout == EVIL.encode()
    assert "newsfold: --raw gives bytes that a terminal may obey" in on_a_terminal(*raw)


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_stream_that_is_closed_costs_nothing_but_what_it_would_show(closed: str, tmp_path: Path) -> None:
    verb = shlex.join(command("clean", tmp_path / NAME))
    done = subprocess.run(["bash", "-c", f"{verb} {closed}"], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
