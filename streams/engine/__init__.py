"""What Faust needs to lose nothing when partitions move.

Faust 0.15.3 loses messages while partitions move from worker to worker. Each
module here is a cure, given to Faust by way of subclasses; Faust itself is not
patched. The defects, with the module that cures each:

`recovery`  The queues of the agents are cleared after stream records were put
            into them. Here streams are sought first and opened last.
`thread`    A partition without a committed offset is not sought back. Here it is
            sought to its beginning.
`consumer`  Records that were fetched and not delivered are skipped for good. Here
            they are given back: the position returns to the first of them.
`consumer`  A gap in the offsets takes in the message that follows it, and one
            that follows offset 0 is not seen at all. Both stop the committed
            offset.
`consumer`  A message of an earlier generation, or one that was skipped because a
            rebalance had begun, is acknowledged: offsets are committed past
            messages that nobody has processed.
`consumer`  Between the assignment of partitions and their pausing, records reach
            the agents before the tables are recovered.
`shares`    A full queue holds up the records of all other topics. Here no queue is ever
            full: each partition has its share of what may be in hand.
`thread`    A fetch that waits for idle partitions holds up the others, for 1.5 s.
`tables`    A table's rows are written one by one, and its changelog is only buffered. Here
            a batch's rows are committed together, once all that it sends is delivered.
`tables`    The note of how far local rows reach leaps over rows of other workers.
`stores`    A full disk passes for the message's fault, and rows of partitions that
            moved away stay in memory. Damaged files end every start.
`local`     A killed worker leaves local rows that its changelog does not have.
`lease`     A worker that was paused past its session goes on with what it has in
            hand. Here an agent can ask whether an event is still its own.
`producer`  It sends what it had in its buffer as well, behind what the new owner of its
            partitions has sent. Here that fails, and with it the worker.

Use it in place of `faust.App`:

    app = streams.engine.App("newsfold", broker="kafka://127.0.0.1:9092", ...)

    @app.agent(topic)
    async def agent(stream):
        async for event in stream.noack().events():
            if not await held(event):
                continue                      # another worker's by now
            with in_hand(event):
                table[key] = row              # staged
            await deliver(...)                # all that the message sends
            await table.commit({event.message.partition}, partial(held, event))
            event.ack()

An agent that raises leaves its event unacknowledged, and Faust starts the agent
again *behind* that event. A failed delivery must therefore end the worker
(`await app.crash(error)`): the next one begins at the committed offset.
"""

from streams.engine.app import App
from streams.engine.known import check
from streams.engine.lease import all_held, held, is_current, is_full
from streams.engine.local import keep_local, lock_local, open_local
from streams.engine.producer import is_transient
from streams.engine.tables import Table, in_hand

__all__ = [
    "App",
    "Table",
    "all_held",
    "check",
    "held",
    "in_hand",
    "is_current",
    "is_full",
    "is_transient",
    "keep_local",
    "lock_local",
    "open_local",
]
