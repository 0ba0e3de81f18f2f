"""The README's three ways to read a gateway's stream."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page

from tests.docs.markdown import blocks
from tests.serve.process import GatewayProcess

_TITLE = "Switzerland freezes assets of nine companies over arms shipments to Sudan"


def shown(language: str, gateway: GatewayProcess) -> str:
    """Return an example, for a gateway that has another port."""
    (block,) = (b for b in blocks(language) if b.mark == "reads a gateway")
    return block.body.replace("http://127.0.0.1:8080", str(gateway.client.base_url).rstrip("/"))


def test_curl(gateway: GatewayProcess) -> None:
    assert reads(["bash", "-c", f"exec {shown('sh', gateway).strip()}"], Path())


def test_python(gateway: GatewayProcess, tmp_path: Path) -> None:
    assert reads([sys.executable, "-c", shown("python", gateway)], tmp_path)


def test_a_browser(page: Page, gateway: GatewayProcess) -> None:
    page.goto("/")
    with page.expect_console_message(lambda message: message.text == _TITLE):
        page.evaluate(shown("js", gateway))


def reads(command: list[str], folder: Path) -> bool:
    """Whether the title is among what a command prints, which goes on for ever."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) as process:
        assert process.stdout
        try:
            return any(_TITLE in line for line in process.stdout)
        finally:
            process.kill()
