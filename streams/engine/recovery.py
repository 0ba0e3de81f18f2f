"""Recovery that reads the changelogs in batches, and opens the streams last.

Faust hands over a changelog's records one by one, through a queue, as it does a stream's. Here the consumer
gives all that it fetched of a partition at once (`Recovery.restore`).

Faust resumes the stream partitions, seeks them, and then clears the agents' queues,
in this order: what was fetched in between is thrown away, while the read offset and
the position have moved past it.
"""

import asyncio
from collections.abc import Sequence
from typing import Any, cast

from faust import App
from faust.tables.manager import TableManager as FaustTableManager
from faust.tables.recovery import Recovery as FaustRecovery
from faust.types import TP

__all__ = ["Recovery", "TableManager"]


class Recovery(FaustRecovery):
    """Faust's recovery with another way to read, and another ending."""

    @FaustRecovery.task  # under this name, that of the base is not run
    async def _slurp_changelogs(self) -> None:
        """Read nothing from the queue of changelogs: nothing is put there."""

    def restore(self, tp: TP, records: Sequence[Any]) -> None:
        """Write what was read of a changelog to its table; end the recovery with the last of all.

        Raises what the table's store raises.
        """
        active = tp in self.active_tps
        if not active and tp not in self.standby_tps:
            return  # rows that are another worker's now
        offsets = self.active_offsets if active else self.standby_offsets
        seen = offsets.get(tp)
        new = [record for record in records if seen is None or record.offset > seen]
        if new:
            cast("Any", self.tp_to_table[tp]).restore(tp, new)
            offsets[tp] = new[-1].offset
            cast("Any", self.app).standing.recovered_rows += len(new) * active
        if self.in_recovery and not self.need_recovery():
            self._set_recovery_ended()
            self.signal_recovery_end.set()

    async def on_recovery_completed(self, generation_id: int = 0) -> None:
        """Tell the tables, then open the streams. Raises what a table's callback raises."""
        await self.app.on_rebalance_complete.send()
        self._set_recovery_ended()
        await asyncio.gather(
            *(
                table.on_recovery_completed(self.actives_for_table[table], self.standbys_for_table[table])
                for table in self.tables.values()
            )
        )
        await self._open_streams(generation_id)

    def _set_recovery_started(self) -> None:
        super()._set_recovery_started()
        self.signal_recovery_end.clear()  # of the recovery before
        cast("Any", self.app).standing.recovers()

    def _set_recovery_ended(self) -> None:
        super()._set_recovery_ended()
        cast("Any", self.app).standing.has_recovered()

    async def _resume_streams(self, generation_id: int = 0) -> None:
        """Open the streams of an app without tables."""
        await self.app.on_rebalance_complete.send()
        await self._open_streams(generation_id)

    async def _open_streams(self, generation_id: int) -> None:
        """Seek while nothing is fetched; then, without an `await` between, let everything go."""
        app, consumer = cast("App", self.app), self.app.consumer
        assignment = consumer.assignment()
        if assignment:
            await self._wait(consumer.perform_seek())
        if app.consumer_generation_id != generation_id:
            self.log.info("Another rebalance has begun; its recovery opens the streams")
            return
        self.completed.set()
        if not app.flow_control.is_active():  # resuming clears the queues, the standbys' too
            app.flow_control.resume()
        consumer.resume_partitions({tp for tp in assignment if not self._is_changelog_tp(tp)})
        consumer.resume_flow()
        await app._fetcher.maybe_start()
        self._announce()

    def _announce(self) -> None:
        self.tables.on_actives_ready()
        if not self.standby_tps:
            self.tables.on_standbys_ready()
        self.app.on_rebalance_end()
        self.log.info("Worker ready")


class TableManager(FaustTableManager):
    """Faust's table manager with this module's recovery."""

    @property
    def recovery(self) -> Recovery:
        """Recovery service of the tables."""
        if self._recovery is None:
            self._recovery = Recovery(self.app, self, beacon=self.beacon, loop=self.loop)
        return cast("Recovery", self._recovery)
