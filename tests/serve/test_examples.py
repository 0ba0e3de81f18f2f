"""The examples of docs/serving.md, run against a gateway."""

import os
import subprocess
from pathlib import Path

import pytest

from streams.broker.embedded import EmbeddedBroker
from streams.cli.serve import serve
from tests.cli.support import newsfold
from tests.docs.markdown import ROOT, blocks
from tests.serve.process import GatewayProcess

_SHOWN = [block for block in blocks("sh") if block.page == "docs/serving.md"]


@pytest.mark.embedded
def test_every_example_does_what_its_page_says(embedded: EmbeddedBroker, tmp_path: Path) -> None:
    prefix = ("--topic-prefix", "examples-")
    assert newsfold("topics", "--brokers", embedded.address, "--partitions", 1, *prefix).returncode == 0
    with GatewayProcess(embedded.address, tmp_path / "data", *prefix) as gateway:
        gateway.ready()
        for block in _SHOWN:
            script = block.body.replace("http://127.0.0.1:8080", str(gateway.client.base_url).rstrip("/"))
            done = subprocess.run(
                ["bash", "-eu", "-c", script], capture_output=True, text=True, check=False, env=os.environ
            )
            assert done.returncode == 0, f"{block.place}: {done.stdout}{done.stderr}"
    assert len(_SHOWN) == 8


def test_the_page_names_every_option() -> None:
    text = (ROOT / "docs/serving.md").read_text(encoding="utf-8")
    own = (
        "--host", "--tokens", "--hooks", "--data-dir", "--rebuild", "--keep", "--tls-cert", "--tls-key",
        "--max-lag", "--workers", "--app-id",
    )  # fmt: skip
    options = {option for parameter in serve.params for option in parameter.opts}
    assert set(own) <= options
    assert [option for option in own if f"`{option}" not in text] == []
