"""The lists in the pages are those of the code."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, cast

import pytest
from prometheus_client import REGISTRY

from streams import metrics, topics
from streams.cli.worker import worker
from streams.connection import Connection
from streams.emit import Message, dead_letter_headers
from streams.extract.settings import ExtractSettings
from streams.monitor import Living
from streams.records import Outcome, Reason, Relation, Stage, StoryStatus
from streams.serve.backlog import Backlog
from streams.serve.feeding import Feeder
from streams.serve.live import Hub
from streams.serve.measures import Measures
from streams.settings import MAX_MESSAGE_BYTES
from tests.deploy.prometheus import rules
from tests.docs.markdown import ROOT

_EPOCH = datetime.fromtimestamp(0, UTC)


def _named(page: str) -> set[str]:
    """Return what stands in backquotes on a page."""
    return set(re.findall(r"`([^`\n]+)`", (ROOT / page).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("README.md", Outcome),
        ("README.md", Reason),
        ("docs/producing.md", Outcome),
        ("docs/producing.md", Reason),
        ("docs/consuming.md", StoryStatus),
        ("docs/consuming.md", Relation),
    ],
)
def test_a_page_names_every(page: str, names: type[StrEnum]) -> None:
    assert {name.value for name in names} <= _named(page)


def test_the_readme_lists_every_public_topic_as_it_is_created() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([\w-]+)` \| [^|]+ \| (compact|delete) \|", text, re.MULTILINE))
    assert listed == {(topic.name, topic.cleanup) for topic in topics.ALL if topic.public}


def test_producers_are_told_the_limits_of_a_page() -> None:
    text = (ROOT / "docs/producing.md").read_text(encoding="utf-8")
    limits = ExtractSettings()
    assert f"more than {limits.max_size:,} characters" in text
    assert f"more than {limits.max_elements:,} elements" in text
    assert f"more than {limits.max_depth:,} elements open" in text
    assert f"fewer than {limits.min_words} words" in text
    assert f"{MAX_MESSAGE_BYTES:,} bytes" in text


def test_the_runbook_lists_every_option_of_a_worker() -> None:
    options = {option for parameter in worker.params for option in parameter.opts}
    assert options - {"--embedded"} <= _named("docs/operating.md")


def test_the_runbook_names_every_metric() -> None:
    named = {name.split("{")[0] for name in _named("docs/operating.md")}
    assert named_metrics() <= named


def test_alert_rules_are_of_metrics_that_there_are() -> None:
    asked = {name for rule in rules() for name in re.findall(r"newsfold_\w+", rule["expr"])}
    assert asked <= named_metrics()
    assert all(rule["annotations"]["summary"].endswith(".") for rule in rules())


def named_metrics() -> set[str]:
    """Return the names of all metrics, as they are asked for."""
    assert metrics.seconds
    feeder, hub = Feeder(Connection(), cast("Any", None), 0), Hub(Connection())
    gateway = Measures(feeder, hub, Backlog(Connection(), "newsfold", 0), {}).registry
    every = (*REGISTRY.collect(), *Living.describe(), *gateway.collect())
    endings = {"counter": "_total", "info": "_info"}
    ours = (family for family in every if family.name.startswith("newsfold_"))
    return {family.name + endings.get(family.type, "") for family in ours}


def test_the_runbook_names_every_header_of_a_dead_letter() -> None:
    message = Message("raw-articles", 0, 0, _EPOCH, None, None)
    headers = {name for name, _ in dead_letter_headers(Stage.EXTRACT, message, Reason.EMPTY, "")}
    assert headers <= _named("docs/operating.md")
