"""Whole newsfold workers under test: pages in, and what must be true of what comes out."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from streams.client import read_all
from streams.client.pushing import RawMessage, push
from streams.client.results import read_results
from streams.connection import Connection
from streams.pipeline import Pipeline
from streams.records import CanonicalArticle, PageOutcome, StoryMember
from streams.topics import CANONICAL, MEMBERS, OUTCOMES
from streams.wire import decode
from tests.integration.support import Worker
from tests.pages import Pushed

__all__ = ["Final", "NewsfoldWorker", "final_of", "ledger", "push_all", "undisturbed"]

_NOW = datetime(2025, 11, 1, tzinfo=UTC)
#: A live story as a feed consumer sees it: its canonical article and text, and who is in it.
Final = dict[str, tuple[str, str, str, frozenset[str]]]


async def push_all(address: str, pages: Iterable[Pushed]) -> list[str]:
    """Push pages; returns the origin of each."""
    messages = (RawMessage(str(n), page.key, page.value) for n, page in enumerate(pages))
    return [done.origin_key or "" async for done in push(Connection(address), messages)]


async def ledger(address: str) -> dict[str, list[PageOutcome]]:
    """Return every line of the ledger, by the key of its message."""
    lines: dict[str, list[PageOutcome]] = {}
    for record in await read_all(Connection(address), OUTCOMES):
        lines.setdefault(record.key.decode(), []).append(decode(record.value, PageOutcome))
    return lines


async def final_of(address: str) -> Final:
    """Return the live stories as the topics have them."""
    results = await read_results(Connection(address))
    return {
        story.story_id: (story.article_id, story.title, story.text, frozenset(m.article_id for m in members))
        for story, members in results.stories
    }


def undisturbed(pages: Iterable[Pushed]) -> tuple[Final, Counter[str]]:
    """Return the live stories, and how many pages end how, in one pass in one process."""
    pipeline = Pipeline()
    endings = [pipeline.push(page.key, page.value, _NOW).ending for page in pages]
    members: dict[str, set[str]] = {}
    for member in pipeline.latest(MEMBERS, StoryMember).values():
        members.setdefault(member.story_id, set()).add(member.article_id)
    live = [s for s in pipeline.latest(CANONICAL, CanonicalArticle).values() if s.status.live]
    final = {s.story_id: (s.article_id, s.title, s.text, frozenset(members[s.story_id])) for s in live}
    return final, Counter(ending.outcome.value for ending in endings if ending)


class NewsfoldWorker(Worker):
    """`newsfold worker` in a process of its own, with a short session so that others take over soon."""

    def __init__(
        self, address: str, folder: Path, *options: str, environment: Mapping[str, str] | None = None
    ) -> None:
        super().__init__("streams.cli", folder.with_suffix(".log"), environment or {})
        self._command = [
            *(sys.executable, "-m", "streams.cli", "worker", "--brokers", address),
            *("--data-dir", str(folder), "--processes", "1", "--session-seconds", "6", *options),
        ]
