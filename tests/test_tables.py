"""Rows over a real Faust table: what a stage sees in a worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from faust.streams import _current_event
from faust.types import TP

from streams.engine import App
from streams.state import Rows
from streams.tidy import OutletRow
from streams.tidy.outlet import Known
from tests.engine.support import TOPIC, build, event, message


@contextmanager
def handling(app: Any, partition: int) -> Iterator[None]:
    """Be an agent with an event of a partition in hand."""
    inside = event(app, message(0, TP(TOPIC, partition)))
    token = _current_event.set(ref(inside))
    yield
    _current_event.reset(token)


def row(name: str) -> OutletRow:
    return OutletRow(known={len(name): Known(1, 0), ord(name[0]): Known(1, 0)})


@pytest.mark.parametrize("store", ["memory://", "rocksdb://"])
async def test_all_rows_of_a_kind_are_seen_whatever_the_partition_of_the_event_in_hand(
    store: str, tmp_path: Path
) -> None:
    app: Any = build(App, store=store, datadir=str(tmp_path))
    made = app.Table("tidy", key_type=bytes, value_type=bytes, partitions=2)
    outlets, others = Rows(made, OutletRow, b"outlet/"), Rows(made, OutletRow, b"article/")
    for partition, name in enumerate(["one", "two"]):
        with handling(app, partition):
            outlets[name] = row(name)
            others[name] = row("of another kind")
    app.assignor.assigned_actives = lambda: {TP(made.changelog_topic_name, p) for p in (0, 1)}
    with handling(app, 0):
        assert dict(outlets.items()) == {"one": row("one"), "two": row("two")}
        assert sorted(outlets) == ["one", "two"]
