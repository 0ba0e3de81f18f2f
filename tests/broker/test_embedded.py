import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from streams.broker.embedded import EmbeddedBroker, free_port
from streams.errors import NewsfoldError, UsageError
from tests.cli.support import command
from tests.integration.support import consume, create_topics, produce

pytestmark = pytest.mark.embedded


async def test_what_is_produced_can_be_consumed() -> None:
    with EmbeddedBroker() as broker:
        await create_topics(broker.address, {"pages": 2})
        await produce(broker.address, "pages", [(1, b"key", b"value")])
        assert [(r.partition, r.key, r.value) for r in await consume(broker.address, "pages")] == [
            (1, b"key", b"value")
        ]


def test_it_listens_on_loopback_only() -> None:
    with EmbeddedBroker() as broker:
        host, _ = broker.address.split(":")
        assert host == "127.0.0.1"
        assert broker.url == f"kafka://{broker.address}"


def test_it_ends_with_its_block() -> None:
    with EmbeddedBroker() as broker:
        pass
    assert not listens(broker.address)


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} of 127.0.0.1 cannot be had: Address already"):
            EmbeddedBroker(port)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_verb_runs_it_until_it_is_told_to_end(end: signal.Signals) -> None:
    port = free_port()
    verb = command("broker", "--port", port)
    with subprocess.Popen(verb, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        address = running.stdout.readline().strip()
        assert (address, listens(address)) == (f"127.0.0.1:{port}", True)
        running.send_signal(end)
        assert running.communicate(timeout=30) == ("", "")
    assert (running.returncode, listens(address)) == (0, False)


def test_the_verb_tells_of_a_broker_that_ended() -> None:
    with EmbeddedBroker() as broker:
        assert broker._process
        broker._process.kill()
        with pytest.raises(NewsfoldError, match="the broker ended with exit code -9 and lost what it held"):
            broker.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_it_ends_with_a_parent_that_is_killed() -> None:
    code = "from streams.broker.embedded import EmbeddedBroker as B\nimport time\nwith B() as b:\n"
    code += "    print(b.address, flush=True)\n    time.sleep(60)"
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent, parent.stdout:
        address = parent.stdout.readline().strip()
        assert listens(address)
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
    for _ in range(100):
        if not listens(address):
            break
        time.sleep(0.05)
    assert not listens(address)


def listens(address: str) -> bool:
    host, port = address.split(":")
    try:
        socket.create_connection((host, int(port)), timeout=1).close()
    except OSError:
        return False
    return True
