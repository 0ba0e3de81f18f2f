from pathlib import Path
from typing import Any

import pytest
from faust.types import TP

from streams.engine import App, keep_local, lock_local, open_local
from streams.errors import UsageError
from tests.engine.support import build

CHANGELOG = TP("engine-rows-changelog", 0)


def rows_of(app: Any) -> Any:
    return app.Table("rows", key_type=bytes, value_type=bytes, partitions=2)


def test_local_rows_of_a_worker_that_was_killed_are_not_trusted(tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    assert not open_local(folder)
    (folder / "rows.db").touch()
    assert not open_local(folder)
    assert list(folder.iterdir()) == []


def test_local_rows_of_a_worker_that_delivered_all_are_kept_once(tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    open_local(folder)
    (folder / "rows.db").touch()
    keep_local(folder, [rows_of(build(App))])
    assert open_local(folder)
    assert [path.name for path in folder.iterdir()] == ["rows.db"]
    assert not open_local(folder)


async def test_local_rows_with_a_change_under_way_are_not_kept(tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    open_local(folder)
    table = rows_of(build(App))
    table.send_changelog(0, b"key", b"value")
    keep_local(folder, [table])
    assert not open_local(folder)


def test_a_folder_is_kept_for_one_worker(tmp_path: Path) -> None:
    refused = pytest.raises(UsageError, match=r"another worker .* --data-dir of its own")
    with lock_local(tmp_path / "rows"), refused, lock_local(tmp_path / "rows"):
        pass
    with lock_local(tmp_path / "rows"):
        assert (tmp_path / "rows").is_dir()


def test_a_folder_that_cannot_be_made_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(UsageError, match="name another folder with --data-dir"),
        lock_local(tmp_path / "file" / "x"),
    ):
        pass


class Sent:
    """A change of the changelog that the broker took at `offset`."""

    topic_partition = CHANGELOG

    def __init__(self, offset: int) -> None:
        self.offset = offset

    def result(self) -> "Sent":
        return self


class Store:
    """A store that notes how far its rows reach, as RocksDB's does."""

    reached: int | None = None

    def persisted_offset(self, _: TP) -> int | None:
        return self.reached

    def set_persisted_offset(self, _: TP, offset: int) -> None:
        self.reached = offset


async def test_the_note_of_how_far_local_rows_reach_does_not_leap_over_rows_of_others() -> None:
    table = rows_of(build(App))
    table._data = store = Store()
    for offset in (0, 1, 5, 6):  # 2, 3 and 4 are another worker's
        table._on_changelog_sent(Sent(offset))
    assert store.reached == 1
