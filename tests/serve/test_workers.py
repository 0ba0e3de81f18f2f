"""What is read of a worker's metrics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from streams.serve.workers import StageSeconds, _stages

_BUCKETS = (0.1, 1.0, 10.0)


def samples(seconds: list[float]) -> list[Sample]:
    """Return the samples of a worker whose stage `fold` took so long for each message."""
    registry = CollectorRegistry()
    histogram = Histogram("newsfold_stage_seconds", "Time.", ["stage"], buckets=_BUCKETS, registry=registry)
    fold = histogram.labels("fold")
    for one in seconds:
        fold.observe(one)
    families = text_string_to_metric_families(generate_latest(registry).decode())
    return [sample for family in families for sample in family.samples]


def stage(seconds: list[float]) -> StageSeconds:
    (only,) = _stages(samples(seconds))
    return only


def test_a_stage_without_messages_has_no_quantile() -> None:
    assert stage([]) == StageSeconds(stage="fold", records=0, mean_seconds=0.0, p99_seconds=None)


@pytest.mark.parametrize(
    ("seconds", "p99"),
    [
        ([0.05], 0.099),  # .99 of the way through the first bucket
        ([0.05] * 98 + [5.0] * 2, 5.5),  # the 99th of a hundred is half way through the two of the third
        ([99.0], 10.0),  # a bucket without an end: its beginning
    ],
)
def test_the_quantile_is_within_its_bucket_as_if_all_were_spread(seconds: list[float], p99: float) -> None:
    assert stage(seconds).p99_seconds == pytest.approx(p99)


@given(st.lists(st.floats(0, 9.9), min_size=1, max_size=50))
def test_no_quantile_is_further_from_the_right_one_than_its_bucket(seconds: list[float]) -> None:
    figures = stage(seconds)
    assert figures.records == len(seconds)
    assert figures.mean_seconds == pytest.approx(sum(seconds) / len(seconds))
    right = sorted(seconds)[-(-99 * len(seconds) // 100) - 1]
    begin, end = next((a, b) for a, b in zip((0.0, *_BUCKETS), _BUCKETS, strict=False) if right <= b)
    assert figures.p99_seconds is not None
    assert begin - 1e-9 <= figures.p99_seconds <= end + 1e-9
