import platform
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import faust
from prometheus_client import REGISTRY

from streams import __version__
from streams.emit import Emit, Ending, Handled
from streams.metrics import count, count_sent
from streams.records import Outcome, Reason, Stage
from streams.topics import ALL


def sample(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


_FRESH = """
from prometheus_client import REGISTRY
from streams import metrics
for family in REGISTRY.collect():
    for s in family.samples:
        if s.name.startswith("newsfold_"):
            print(s.name, *sorted(s.labels.items()), s.value, sep="|")
"""


def test_what_alerts_ask_for_begins_at_zero() -> None:
    """In a process that has counted nothing: what comes into being at 500 has not grown, for Prometheus."""
    done = subprocess.run([sys.executable, "-c", _FRESH], capture_output=True, text=True, check=True)
    samples = dict(line.rsplit("|", 1) for line in done.stdout.splitlines())
    ends = {line.split("|")[2] for line in samples if line.startswith("newsfold_pages_total")}
    assert ends == {f"('reason', '{reason}')" for reason in ("", *Reason)}
    pages = [line for line in samples if line.startswith("newsfold_pages_total")]
    assert len(pages) == len(Reason) + len(("published", "revised", "retracted"))
    letters = [line for line in samples if line.startswith("newsfold_dead_letters_total")]
    assert len(letters) == len(Stage) * sum("dead-lettered" in line for line in pages)
    for counted in (*pages, *letters):
        assert samples[counted] == "0.0"
    for topic in ALL:
        assert samples[f"newsfold_producer_retries_total|('topic', '{topic.name}')"] == "0.0"
    for stage in Stage:
        assert samples[f"newsfold_stage_seconds_count|('stage', '{stage}')"] == "0.0"
        assert samples[f"newsfold_redeliveries_total|('stage', '{stage}')"] == "0.0"


def test_a_page_is_counted_by_its_end() -> None:
    before = sample("newsfold_pages_total", outcome="unchanged", reason="same-content")
    count(Stage.TIDY, Handled(ending=Ending(Outcome.UNCHANGED, Reason.SAME_CONTENT)))
    assert sample("newsfold_pages_total", outcome="unchanged", reason="same-content") == before + 1


def test_a_redelivered_page_is_counted_as_redelivered_alone() -> None:
    pages = sample("newsfold_pages_total", outcome="published", reason="")
    again = sample("newsfold_redeliveries_total", stage="fold")
    count(Stage.FOLD, Handled(ending=Ending(Outcome.PUBLISHED, None), redelivered=True))
    assert sample("newsfold_pages_total", outcome="published", reason="") == pages
    assert sample("newsfold_redeliveries_total", stage="fold") == again + 1


def test_dead_letters_and_public_records_are_counted() -> None:
    dead = sample("newsfold_dead_letters_total", stage="code", reason="timed-out")
    records = sample("newsfold_records_total", topic="events")
    count(Stage.CODE, Handled(failure=Reason.TIMED_OUT))
    count_sent([Emit("events", b"k", b"v")])
    assert sample("newsfold_dead_letters_total", stage="code", reason="timed-out") == dead + 1
    assert sample("newsfold_records_total", topic="events") == records + 1


def test_records_of_every_public_topic_are_counted_and_internal_ones_are_not() -> None:
    before = {topic.name: sample("newsfold_records_total", topic=topic.name) for topic in ALL}
    count_sent(Emit(topic.name, b"k", b"v") for topic in ALL)
    more = {name for name in before if sample("newsfold_records_total", topic=name) == before[name] + 1}
    assert more == {topic.name for topic in ALL if topic.public}


def test_what_found_an_article_is_counted() -> None:
    before = sample("newsfold_extractors_total", extractor="resiliparse", reason="longer")
    count(Stage.EXTRACT, Handled(extractor=("resiliparse", "longer")))
    assert sample("newsfold_extractors_total", extractor="resiliparse", reason="longer") == before + 1


def test_a_story_is_timed_from_the_page_that_made_it() -> None:
    def timed() -> tuple[float, float]:
        name = "newsfold_push_to_story_seconds"
        return sample(f"{name}_count"), sample(f"{name}_sum")

    now, before = datetime.now(UTC), timed()
    for pushed_at in (now - timedelta(seconds=100), now + timedelta(hours=1), datetime.fromtimestamp(0, UTC)):
        count(Stage.FOLD, Handled(pushed_at=pushed_at))
    after = timed()
    assert after[0] - before[0] == 2  # a page without a time is not timed
    assert 100 <= after[1] - before[1] < 130  # a clock that is ahead takes nothing off


def test_what_a_worker_is_made_of_is_told() -> None:
    labels = {"version": __version__, "faust": faust.__version__, "python": platform.python_version()}
    assert sample("newsfold_build_info", **labels) == 1
