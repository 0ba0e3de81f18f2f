r"""Record batches as Kafka has them, read whatever producers wrote into them.

aiokafka takes the name of a header for UTF-8 and raises where it is not, in the middle of a fetch: a consumer
stays at that record for good, where Kafka takes any bytes. And it unpacks a batch whole, where few bytes may
hold gigabytes. Importing this gives every consumer in the process a reader that shows such names with `\xNN`
for what is no UTF-8, and holds no more than some `WHOLE` bytes of a batch at a time.
"""

import aiokafka.consumer.fetcher

from streams.recordbatch.batches import Batch, RecordBatches
from streams.recordbatch.pieces import MOST, WHOLE
from streams.recordbatch.records import Record

__all__ = ["MOST", "WHOLE", "Batch", "Record", "RecordBatches"]

aiokafka.consumer.fetcher.MemoryRecords = RecordBatches
