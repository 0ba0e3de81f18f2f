"""Where a table's rows live on this machine, by partition: in RocksDB, or in memory.

Faust's stores find the partition of a row by the event in hand, and write row by row. These are told the
partition, write the rows of a batch at once, and say which faults are the machine's.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

import rocksdict
import structlog
from faust.stores import memory, rocksdb
from faust.types import TP

from streams.errors import MachineFault

__all__ = ["MemoryStore", "RocksStore", "Store"]

#: A worker has a database for each stage and partition, 16 of them, each with memory of its own. By Faust's
#: options each may have 3 x 64 MiB of rows that wait for the disk, and 2 GiB of rows that were read: 35 GiB.
#: By these it is 16 x (2 x 4 + 8) = 256 MiB; 4 MiB are some 200 rows.
_OPTIONS = rocksdb.RocksDBOptions(
    write_buffer_size=4 << 20, max_write_buffer_number=2,
    block_cache_size=8 << 20, target_file_size_base=16 << 20,
)  # fmt: skip
Changes = Mapping[bytes, bytes | None]
_log = structlog.get_logger("newsfold.engine")
#: What RocksDB says of files that are not as it wrote them, and not of a disk that takes no more.
_CORRUPT = ("Corruption", "Invalid argument", "does not exist", "No such file", "not an sstable", "MANIFEST")


class RocksStore(rocksdb.Store):
    """Rows in one RocksDB a partition."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rocksdb_options = _OPTIONS

    def read(self, partition: int, key: bytes) -> bytes | None:
        """Return a row. Raises `MachineFault` where the disk does not give it."""
        with self._the_disks("read"):
            return cast("bytes | None", self._db_for_partition(partition).get(key))

    def write(self, partition: int, changes: Changes) -> None:
        """Write rows, and delete those that are null, all or none. Raises `MachineFault`."""
        batch = rocksdict.WriteBatch(raw_mode=True)
        for key, value in changes.items():
            if value is None:
                batch.delete(key)
            else:
                batch.put(key, value)
        with self._the_disks("written"):
            self._db_for_partition(partition).write(batch)

    def pairs(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield all rows of the partitions that this worker has. Raises `MachineFault`."""
        with self._the_disks("read"):
            yield from self._iteritems()

    def set_persisted_offset(self, tp: TP, offset: int) -> None:
        """Note how far the rows reach in their changelog. Raises `MachineFault`."""
        with self._the_disks("written"):
            super().set_persisted_offset(tp, offset)

    def _open_for_partition(self, partition: int) -> Any:
        """Open the rows of a partition. Damaged ones are emptied, and read anew from the changelog."""
        with self._the_disks("opened"):
            try:
                return super()._open_for_partition(partition)
            except Exception as error:
                if not any(word in str(error) for word in _CORRUPT):
                    raise
                path = self.partition_path(partition)
                _log.warning(
                    "local rows are read anew, as they are damaged", path=str(path), error=str(error)
                )
                shutil.rmtree(path, ignore_errors=True)
                return super()._open_for_partition(partition)

    @contextmanager
    def _the_disks(self, done: str) -> Iterator[None]:
        """Name the fault for what it is: RocksDB raises plain exceptions."""
        try:
            yield
        except (MachineFault, GeneratorExit):
            raise
        except Exception as error:
            why = f"the local rows of {self.table_name!r} cannot be {done}: {error}; see to the disk"
            raise MachineFault(why) from error


class MemoryStore(memory.Store[bytes, bytes]):
    """Rows in a dictionary."""

    def read(self, _: int, key: bytes) -> bytes | None:
        """Return a row."""
        return cast("bytes | None", self.data.get(key))

    def write(self, partition: int, changes: Changes) -> None:
        """Write rows, and delete those that are null; note which partition has them.

        Faust notes it for recovered rows alone, and only rows with a note leave the memory with their
        partition.
        """
        for key, value in changes.items():
            if value is None:
                self.data.pop(key, None)
                self._key_partition.pop(key, None)
            else:
                self.data[key] = value
                self._key_partition[key] = partition

    def pairs(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield all rows."""
        yield from self.data.items()


Store = RocksStore | MemoryStore
