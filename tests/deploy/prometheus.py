"""Prometheus and promtool, where they are installed: they come with Debian's package `prometheus`."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
import yaml

from streams.broker.embedded import free_port
from streams.lifetime import child, end

__all__ = ["CONFIG", "ROOT", "RULES", "Prometheus", "needs", "promtool", "rules"]

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "deploy" / "prometheus" / "prometheus.yaml"
RULES = CONFIG.with_name("rules.yaml")


def needs(command: str) -> pytest.MarkDecorator:
    """Skip a test where a command is missing."""
    why = f"needs {command}, of Debian's package prometheus"
    return pytest.mark.skipif(shutil.which(command) is None, reason=why)


def promtool(*arguments: str) -> None:
    """Run promtool. Fails with what it prints."""
    done = subprocess.run(["promtool", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def rules() -> list[dict[str, Any]]:
    """Return all alert rules."""
    groups = yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


class Prometheus:
    """One that runs with the settings of deploy/prometheus, and scrapes other addresses, each second."""

    def __init__(self, port: int) -> None:
        self._at = f"http://127.0.0.1:{port}"

    def ask(self, path: str, **parameters: str) -> Any:
        """Return the data of an answer of its API. Raises `HTTPError` where it refuses a query."""
        with urlopen(f"{self._at}/api/v1/{path}?{urlencode(parameters)}", timeout=30) as answer:
            body = json.load(answer)
        assert body["status"] == "success"
        return body["data"]

    def is_there(self) -> bool:
        """Whether it answers queries by now."""
        try:
            with urlopen(f"{self._at}/-/ready", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    @classmethod
    @contextmanager
    def running(cls, folder: Path, targets: Mapping[str, str]) -> Iterator["Prometheus"]:
        """Run one in a folder; `targets` has the address for each of its jobs."""
        settings = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
        settings["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
        settings["rule_files"] = [str(CONFIG.parent / name) for name in settings["rule_files"]]
        assert {job["job_name"] for job in settings["scrape_configs"]} == set(targets)
        for job in settings["scrape_configs"]:
            job["static_configs"] = [{"targets": [targets[job["job_name"]]]}]
        (folder / "prometheus.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        port = free_port()
        command = [
            "prometheus", f"--config.file={folder / 'prometheus.yaml'}",
            f"--storage.tsdb.path={folder / 'data'}", f"--web.listen-address=127.0.0.1:{port}",
        ]  # fmt: skip
        with (folder / "prometheus.log").open("wb") as log:
            process = child(command, log)
        try:
            yield cls(port)
        finally:
            end(process, 10)
