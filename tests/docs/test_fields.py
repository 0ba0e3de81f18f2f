"""What the pages say of fields, types and records is what the schemas and the code say."""

import json
import re
import tomllib
from datetime import UTC, datetime
from typing import Any

import pytest

from streams import samples, topics
from streams.code.languages import FOLDERS
from streams.code.lexicon import lexicon
from streams.code.scale import MODES, ROOTS, quad_code
from streams.pipeline import Pipeline
from streams.records import CanonicalArticle, Event
from streams.schemas.jsonschema import name_of
from tests.docs.fields import described, tables
from tests.docs.markdown import ROOT, Block, blocks

_CONSUMING = (ROOT / "docs/consuming.md").read_text(encoding="utf-8")
_RECORDS = {name_of(topic.record): topic for topic in topics.ALL if topic.record}


def test_consumers_are_told_of_the_fields_of_stories_and_events() -> None:
    assert {record for record, _ in tables()} == {name_of(CanonicalArticle), name_of(Event)}


@pytest.mark.parametrize(
    ("record", "path", "description"), [(record, *row) for record, rows in tables() for row in rows]
)
def test_a_table_says_of_a_field_what_its_schema_says(record: str, path: str, description: str) -> None:
    assert description == described(record, path)


def test_consumers_are_told_every_type_and_mode() -> None:
    rows = re.findall(r"^\| `([A-Z]+)` \| [^|]+ \| (\d?) ?\| (.*?) ?\|$", _CONSUMING, re.MULTILINE)
    documented = {root: (quad, set(re.findall(r"`([\w-]+)`", modes))) for root, quad, modes in rows}
    frames = {(frame.root, frame.mode) for frame in lexicon("en").frames}
    roots = {root for root, _ in frames} | ROOTS.keys()
    modes = {
        root: {str(mode) for known, mode in frames | MODES.keys() if known == root and mode} for root in roots
    }
    assert documented == {root: (str(quad_code(root) or ""), modes[root]) for root in roots}


def test_consumers_are_told_every_context() -> None:
    listed = tomllib.loads((FOLDERS / "en" / "contexts.toml").read_text(encoding="utf-8"))
    listing = re.search(r"^`context` is any of (.+?)\.$", _CONSUMING, re.MULTILINE | re.DOTALL)
    assert listing
    assert re.findall(r"`(\w+)`", listing[1]) == list(listed)


@pytest.fixture(scope="module")
def published() -> dict[str, list[Any]]:
    """Return what the samples lead to: the last record of each key, by topic."""
    pipeline = Pipeline()
    for sample in samples.load():
        pipeline.push(sample.key, sample.value, datetime(2025, 10, 25, 6, tzinfo=UTC))
    last = {(emit.topic, emit.key): emit.value for emits in pipeline.sent.values() for emit in emits}
    return {
        topic.name: [json.loads(value) for (name, _), value in last.items() if value and name == topic.name]
        for topic in _RECORDS.values()
    }


@pytest.mark.parametrize("block", blocks("json"), ids=lambda block: block.place)
def test_a_record_shown_is_one_of_the_samples(block: Block, published: dict[str, list[Any]]) -> None:
    shown = json.loads(block.body)
    first = next(iter(shown))  # its key, or the URL of a page's outcome
    real = [one for one in published[_RECORDS[block.mark or ""].name] if one[first] == shown[first]]
    assert [_shortened(one, shown) for one in real] == [shown]


def _shortened(real: Any, shown: Any) -> Any:
    """Return of a record what a page shows of it: some of its fields, and texts up to their `…`."""
    if isinstance(shown, dict) and isinstance(real, dict):
        return {name: _shortened(real.get(name), value) for name, value in shown.items()}
    if isinstance(shown, list) and isinstance(real, list) and len(shown) == len(real):
        return [_shortened(*pair) for pair in zip(real, shown, strict=True)]
    if isinstance(shown, str) and shown.endswith("…") and str(real).startswith(shown[:-1]):
        return shown
    return real
