from pathlib import Path

import pytest

from streams.engine import keep_local, lock_local, open_local
from streams.errors import UsageError


def test_local_rows_of_a_worker_that_was_killed_are_not_trusted(tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    assert not open_local(folder, 4)
    (folder / "rows.db").touch()
    assert not open_local(folder, 4)
    assert list(folder.iterdir()) == []


def test_local_rows_of_a_worker_that_ended_well_are_kept_once(tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    open_local(folder, 4)
    (folder / "rows.db").touch()
    keep_local(folder, 4)
    assert open_local(folder, 4)
    assert [path.name for path in folder.iterdir()] == ["rows.db"]
    assert not open_local(folder, 4)


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


def test_rows_of_another_number_of_partitions_are_emptied(tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    open_local(folder, 2)
    (folder / "row").touch()
    keep_local(folder, 2)
    assert not open_local(folder, 4)
    assert not (folder / "row").exists()
