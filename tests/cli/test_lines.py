"""Lines by batches: the same lines, however the bytes arrive."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.cli import lines
from streams.cli.files import reading
from streams.cli.lines import lines_of


class Trickle:
    """A stream whose bytes arrive so many at a time."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self._data, self._sizes = data, sizes

    def read1(self, size: int, /) -> bytes:
        count = min(size, self._sizes.pop() if self._sizes else size)
        taken, self._data = self._data[:count], self._data[count:]
        return taken


@given(st.binary(max_size=60).map(lambda data: data.replace(b"a", b"\n")), st.lists(st.integers(1, 9)))
def test_batches_hold_the_lines_in_their_order(data: bytes, sizes: list[int]) -> None:
    batches = list(lines._batches(Trickle(data, sizes)))
    assert [line for batch in batches for line in batch] == [
        line.removesuffix(b"\n") for line in _split(data)
    ]


def _split(data: bytes) -> list[bytes]:
    ended = data.split(b"\n")
    return ended if ended[-1] else ended[:-1]


def test_a_line_that_is_there_waits_for_no_other() -> None:
    batches = lines._batches(Trickle(b"one\ntwo\nthr", [4, 4, 3][::-1]))
    assert next(batches) == [b"one"]


@pytest.mark.parametrize("name", ["lines.jsonl", "lines.jsonl.gz"])
def test_files_give_the_lines_that_they_have(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    data = b"\n".join(b"%d" % number * 999 for number in range(99))
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    with reading(path) as stream:
        batches = list(lines._batches(stream))
    batched = [line for batch in batches for line in batch]
    assert batched == [line.removesuffix(b"\n") for line in lines_of((path,))]
    assert len(batches) > 1
