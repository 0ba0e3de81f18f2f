"""A real Apache Kafka of one node, run from its jars for the length of a test session."""

import atexit
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from streams.broker.embedded import free_port, wait_for_port
from streams.lifetime import child

__all__ = ["Kafka", "missing"]

_HERE = Path(__file__).parent
_KEPT = _HERE.parents[1] / ".kafka"  # ignored by git; fetched once
_LIBS = _KEPT / "libs"
_JAVA_NEEDED = 17
_START_SECONDS = 60
_CLUSTER = "bmV3c2ZvbGQtdGVzdHMtMQ"  # 16 bytes in base64, as Kafka wants it: newsfold-tests-1

_PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{broker}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=PLAINTEXT
log.dirs={data}/logs
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
group.min.session.timeout.ms=1000
message.max.bytes=22020096
"""


def missing() -> str | None:
    """Say what is missing to run a real Kafka here, or None."""
    for command in ("java", "mvn"):
        if shutil.which(command) is None:
            return f"a real Kafka needs {command}"
    version = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    major = re.search(r'version "(\d+)', version)
    if major is None or int(major[1]) < _JAVA_NEEDED:
        return f"a real Kafka needs Java {_JAVA_NEEDED}, and this is {version.splitlines()[0]}"
    return None


class Kafka:
    """Runs Kafka in a data folder of its own for as long as the `with` block lasts."""

    def __init__(self, data: Path, more: str = "", *formatting: str) -> None:
        """Take further properties, the last of a name holds, and further arguments for the formatting."""
        self._data = data
        self._more, self._formatting = more, formatting
        self._process: subprocess.Popen[bytes] | None = None
        self.address = f"127.0.0.1:{free_port()}"

    @property
    def url(self) -> str:
        return f"kafka://{self.address}"

    def __enter__(self) -> Self:
        _fetch_jars()
        self._format()
        self.start()
        return self

    def start(self) -> None:
        """Start it, with what its data folder holds. It ends with the thread that started it."""
        with (self._data / "kafka.log").open("ab") as log:
            command = _java("-Xms256m", "-Xmx512m", main=("kafka.Kafka", str(self._config)))
            self._process = child(command, log)
        try:
            wait_for_port(self._process, self.address, _START_SECONDS)
        except BaseException:
            self.stop()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End it as a power cut does; what it has is in its data folder."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    @property
    def _config(self) -> Path:
        return self._data / "server.properties"

    def _format(self) -> None:
        shutil.copytree(_formatted(self._formatting), self._data / "logs")
        broker = self.address.rsplit(":", 1)[1]
        ports = {"broker": broker, "controller": free_port()}
        self._config.write_text((_PROPERTIES + self._more).format(**ports, data=self._data))


@cache
def _formatted(formatting: tuple[str, ...]) -> Path:
    """Return an empty data folder, to be copied: it takes three seconds to make, and names no port."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    config = folder / "server.properties"
    config.write_text(_PROPERTIES.format(broker=1, controller=2, data=folder))
    main = ("kafka.tools.StorageTool", "format", "-t", _CLUSTER, "-c", str(config), *formatting)
    subprocess.run(_java(main=main), check=True, capture_output=True)
    return folder / "logs"


def _java(*memory: str, main: tuple[str, ...]) -> list[str]:
    quick = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    return ["java", *memory, *quick, "-cp", f"{_LIBS}/*", *main]


def _fetch_jars() -> None:
    wanted = (_HERE / "pom.xml").read_text()
    done = _KEPT / "pom.xml"
    if done.exists() and done.read_text() == wanted:
        return
    shutil.rmtree(_LIBS, ignore_errors=True)
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={_LIBS}", "-DincludeScope=runtime"]
    subprocess.run(["mvn", "-q", "-B", "-f", str(_HERE / "pom.xml"), *goal], check=True)
    done.write_text(wanted)
