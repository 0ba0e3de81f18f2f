"""`python -m tests.soak`: workers mistreated for minutes or hours; the end must be that of a calm run."""

import argparse
import asyncio
import logging
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import click
import orjson
from aiokafka.structs import ConsumerRecord

from streams.broker.topics import ensure
from streams.client.results import settled
from streams.connection import Connection
from streams.settings import Settings
from streams.topics import ALL, DEAD, OUTCOMES, RAW
from tests.integration.kafka import Kafka, missing
from tests.integration.newsfold import Final, final_of, undisturbed
from tests.integration.support import supervise
from tests.soak.compare import COMPARED, Run, differences, outcome_faults, read_run
from tests.soak.faults import Crew, Hand, mistreat, small_disk
from tests.soak.feed import feed
from tests.soak.proxy import Proxy
from tests.soak.pushing import Pusher, in_order, origin_of, pushed_of

_PUSHED_IN = 0.85  # of the time with faults, all pages are pushed
_SETTLE = 600  # seconds until all is worked off, after the last fault
_LISTED = 40  # differences at most that are printed of a topic


def main() -> int:
    """Run the soak and print what it came to. Returns 1 where anything differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="how long there are faults (10)")
    parser.add_argument("--pages", type=int, default=3_000, help="pages at least (3000)")
    parser.add_argument("--workers", type=int, default=3, help="workers (3)")
    parser.add_argument("--seed", type=int, default=1, help="of pages and faults (1)")
    parser.add_argument("--keep", type=Path, help="a folder for logs and records, kept after the soak")
    given = parser.parse_args()
    if reason := missing():
        click.echo(reason, err=True)
        return 2
    logging.getLogger("aiokafka").addHandler(logging.NullHandler())  # a broker that is away is the plan
    folder = given.keep or Path(tempfile.mkdtemp(prefix="newsfold-soak-"))
    folder.mkdir(parents=True, exist_ok=True)
    wrong = asyncio.run(_soak(folder, given))
    if not given.keep and not wrong:
        shutil.rmtree(folder)
    _say(f"{wrong} differences; logs and records are in {folder}" if wrong else "no difference")
    return 1 if wrong else 0


async def _soak(folder: Path, given: argparse.Namespace) -> int:
    disturbed = await _disturbed(folder, given)
    raw = disturbed.records[RAW.name]
    calm, final = await _undisturbed(folder, raw)
    for name, run in (("disturbed", disturbed), ("undisturbed", calm)):
        _write(folder / f"{name}.jsonl", run)
    outcomes = {record.key.decode(): _outcome(record) for record in calm.records[OUTCOMES.name]}
    missed = {origin_of(record) for record in raw} - outcomes.keys()
    wrong = [f"{OUTCOMES.name} {page}: none in the undisturbed run" for page in sorted(missed)]
    wrong += outcome_faults(disturbed, outcomes)
    for topic in COMPARED:
        wrong += (
            f"{topic} {difference}" for difference in differences(disturbed.final(topic), calm.final(topic))
        )
    _say("one pass in one process, over the same pages")
    wrong += _beside(final, undisturbed(pushed_of(raw))[0])
    _print_counts(disturbed, calm)
    _print_differences(wrong)
    (folder / "differences.txt").write_text("\n".join(wrong), "utf-8")
    return len(wrong)


# -- The two runs ------------------------------------------------------------------


async def _disturbed(folder: Path, given: argparse.Namespace) -> Run:
    place = _made(folder / "disturbed")
    async with AsyncExitStack() as stack:
        proxy = await stack.enter_async_context(Proxy())
        kafka = stack.enter_context(Kafka(place, _listeners(proxy)))
        await ensure(Settings(connection=Connection(kafka.address)))
        small = stack.enter_context(small_disk(place / "small"))
        behind = Hand(f"127.0.0.1:{proxy.port}", place / "w0", place / "w0.log")
        workers = [behind, Hand(kafka.address, place / "small" / "w1", place / "w1.log", small)]
        workers += [
            Hand(kafka.address, place / f"w{n}", place / f"w{n}.log") for n in range(2, given.workers)
        ]
        workers = workers[: given.workers]
        stack.callback(_end, workers)
        pusher = Pusher(kafka.address)
        crew = Crew(kafka, proxy, workers, pusher.push, random.Random(given.seed))
        for worker in workers:
            worker.start()
        supervising = asyncio.create_task(supervise(workers))
        seconds = given.minutes * 60
        pages = feed(given.pages, given.seed)
        _say(f"{len(pages)} pages, {given.workers} workers, {given.minutes:g} minutes of faults")
        await asyncio.gather(pusher.spread(pages, seconds * _PUSHED_IN), mistreat(crew, seconds, _say))
        _say("faults: " + ", ".join(f"{count} {name}" for name, count in sorted(crew.done.items())))
        await _settle(kafka.address)
        supervising.cancel()
        return await read_run(kafka.address)


async def _undisturbed(folder: Path, raw: Sequence[ConsumerRecord]) -> tuple[Run, Final]:
    place = _made(folder / "undisturbed")
    with Kafka(place) as kafka:
        await ensure(Settings(connection=Connection(kafka.address)))
        worker = Hand(kafka.address, place / "w0", place / "w0.log")
        worker.start()
        _say(f"the same {len(raw)} pages undisturbed, at their pace")
        try:
            await Pusher(kafka.address).copy(in_order(raw))
            await _settle(kafka.address)
        finally:
            worker.kill()
        return await read_run(kafka.address), await final_of(kafka.address)


async def _settle(address: str) -> None:
    began = monotonic()
    done = await settled(Connection(address), "newsfold", _SETTLE)
    _say(f"settled after {monotonic() - began:.0f} s" if done else f"NOT settled after {_SETTLE} s")


def _end(workers: Sequence[Hand]) -> None:
    for worker in workers:
        worker.carry_on()
        worker.kill()


def _listeners(proxy: Proxy) -> str:
    """Return the broker's properties for a second listener, which is told to be at the proxy."""
    plain = "PLAINTEXT://127.0.0.1:{broker}"
    return "\n".join([
        f"listeners={plain},CONTROLLER://127.0.0.1:{{controller}},BEHIND://127.0.0.1:{proxy.target}",
        f"advertised.listeners={plain},BEHIND://127.0.0.1:{proxy.port}",
        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,BEHIND:PLAINTEXT",
    ])  # fmt: skip


def _made(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


# -- The verdict -------------------------------------------------------------------


def _outcome(record: ConsumerRecord) -> tuple[str, str | None]:
    line = orjson.loads(record.value)
    return line["outcome"], line["reason"]


def _beside(calm: Final, alone: Final) -> Iterator[str]:
    """Yield where the undisturbed run and one process differ."""
    named = ("article_id", "title", "text", "members")
    runs: list[Mapping[str, dict[str, Any]]] = [
        {key: dict(zip(named, (*story[:3], sorted(story[3])), strict=True)) for key, story in final.items()}
        for final in (alone, calm)
    ]
    return (f"in-one-process {difference}" for difference in differences(*runs))


def _print_counts(disturbed: Run, calm: Run) -> None:
    click.echo(f"\n{'records':<22}{'disturbed':>12}{'calm':>12}{'':>9}{'came twice':>12}")
    for topic in ALL:
        here, there = len(disturbed.records[topic.name]), len(calm.records[topic.name])
        more = f"{100 * here / there - 100:+.1f} %" if there else ""
        twice = disturbed.repeated(topic.name)
        click.echo(f"{topic.name:<22}{here:>12}{there:>12}{more:>9}{twice:>12}")
    click.echo()


def _print_differences(wrong: Sequence[str]) -> None:
    for topic in sorted({line.partition(" ")[0] for line in wrong}):
        lines = [line for line in wrong if line.startswith(f"{topic} ")]
        click.echo("\n".join(lines[:_LISTED]))
        if len(lines) > _LISTED:
            click.echo(f"{topic}: and {len(lines) - _LISTED} more")


def _write(path: Path, run: Run) -> None:
    """Keep all records, a line each, for whoever looks for the reason."""
    with path.open("wb") as lines:
        for topic in ALL:
            if topic in (RAW, DEAD):
                continue
            for r in run.records[topic.name]:
                value = orjson.loads(r.value) if r.value else None
                key = (r.key or b"").decode("utf-8", "replace")
                at = [r.topic, r.partition, r.offset]
                lines.write(orjson.dumps({"at": at, "key": key, "value": value}) + b"\n")


def _say(line: str) -> None:
    click.echo(f"{datetime.now(UTC):%H:%M:%S} {line}")


if __name__ == "__main__":
    sys.exit(main())
