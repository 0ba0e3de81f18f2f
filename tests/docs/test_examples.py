"""What the pages show is run, and what they say that it prints is what it prints."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import newsfold
from streams.client import read_all
from streams.connection import Connection
from streams.records import Outcome
from streams.topics import CANONICAL
from tests.docs.conftest import Shell
from tests.docs.markdown import PAGES, ROOT, Block, blocks, relative_links, unmatched

_CONSOLE = blocks("console")
#: What a block needs, by its mark: nothing; a broker with a worker; a broker, which it starts by itself.
_OFFLINE, _ONLINE, _OWN = (
    [block for block in _CONSOLE if block.mark == mark]
    for mark in (None, "needs a broker", "starts a broker")
)


def _check(block: Block, shell: Shell) -> None:
    for step in block.steps:
        printed = shell.run(step.command)
        assert unmatched(step.output, printed) is None, f"{block.place}: $ {step.command}\n{printed}"


def _place(block: Block) -> str:
    return block.place


@pytest.mark.parametrize("block", _OFFLINE, ids=_place)
def test_a_command_prints_what_its_page_says(block: Block, shell: Shell) -> None:
    _check(block, shell)


@pytest.mark.embedded
@pytest.mark.parametrize("block", _ONLINE, ids=_place)
def test_a_command_that_needs_a_broker_prints_what_its_page_says(block: Block, online: Shell) -> None:
    _check(block, online)


@pytest.mark.embedded
@pytest.mark.parametrize("block", _OWN, ids=_place)
def test_a_command_with_a_broker_of_its_own_prints_what_its_page_says(block: Block, shell: Shell) -> None:
    _check(block, shell)


def test_every_command_shown_is_run() -> None:
    assert len(_OFFLINE) + len(_ONLINE) + len(_OWN) == len(_CONSOLE)
    assert all(re.match(r"newsfold |make demo$", s.command) for block in _CONSOLE for s in block.steps)


@pytest.mark.embedded
@pytest.mark.parametrize("block", [b for b in blocks("python") if b.mark is None], ids=_place)
def test_a_consumer_prints_the_stories_of_the_samples(block: Block, full: str, tmp_path: Path) -> None:
    count = len(asyncio.run(read_all(Connection(full), CANONICAL)))
    script = tmp_path / "consumer.py"
    script.write_text(block.body.replace("127.0.0.1:9092", full), encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(count)]
        process.kill()
    assert any("4 Switzerland freezes assets of nine companies" in line for line in lines)


@pytest.mark.embedded
@pytest.mark.parametrize("block", [b for b in blocks("python") if b.mark == "pushes a page"], ids=_place)
def test_a_producer_prints_the_key_of_its_pages_outcome(block: Block, address: str) -> None:
    script = block.body.replace("127.0.0.1:9092", address)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert asyncio.run(_outcome(address, done.stdout.strip())) is Outcome.PUBLISHED


@pytest.mark.embedded
@pytest.mark.parametrize("block", [b for b in blocks("python") if b.mark == "an index"], ids=_place)
def test_an_index_of_ones_own_has_the_copies_of_the_samples(block: Block, full: str) -> None:
    script = block.body.replace("127.0.0.1:9092", full)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    *alike, nearest = done.stdout.splitlines()
    assert len(alike) > 5
    assert all(" | is like | " in line for line in alike)
    assert re.search("Switzerland freezes|Swiss freeze|Bern shuts", nearest)  # any of the story's members


@pytest.mark.kafka
@pytest.mark.parametrize("block", [b for b in blocks("sh") if "kcat" in b.body], ids=_place)
@pytest.mark.skipif(not shutil.which("kcat"), reason="kcat is not installed (Debian: apt-get install kcat)")
def test_a_line_of_kcat_pushes_a_page(block: Block, real: str) -> None:
    given = {"URL": "https://a.example/1", "PAGE": json.dumps({"url": "https://a.example/1", "text": "a"})}
    script = block.body.replace("127.0.0.1:9092", real)
    subprocess.run(["bash", "-c", script], env={**os.environ, **given}, check=True)
    assert asyncio.run(_outcome(real, None)) is Outcome.NOT_AN_ARTICLE


async def _outcome(address: str, key: str | None) -> Outcome:
    """Return where a page ended, or the first that there is."""
    async with asyncio.timeout(120), newsfold.Feed(address) as feed:
        async for page in feed.outcomes():
            if key in (None, page.origin.key):
                return page.outcome
    raise AssertionError


@pytest.mark.parametrize("block", blocks("json"), ids=_place)
def test_a_record_shown_has_the_fields_of_its_schema(block: Block) -> None:
    schema = json.loads((ROOT / "schemas" / f"{block.mark}.schema.json").read_bytes())
    assert set(json.loads(block.body)) <= set(schema["properties"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_leads_somewhere(page: Path) -> None:
    missing = [link for link in relative_links(page) if not (page.parent / link).exists()]
    assert not missing
