"""Every query of the dashboards and of the alerts, asked of a Prometheus that scrapes what is at work.

A worker and a gateway: pages go in, and are read, by way of that.
"""

import asyncio
import math
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deploy.dashboards import BOARDS
from deploy.dashboards.board import Board
from streams import samples
from streams.broker.embedded import EmbeddedBroker, free_port
from streams.broker.topics import ensure
from streams.client.results import settled
from streams.connection import Connection
from streams.settings import Settings
from tests.deploy.prometheus import Prometheus, needs, rules
from tests.integration.newsfold import NewsfoldWorker, push_all
from tests.pages import Pushed
from tests.serve.hooks.receiver import Receiver, hooks
from tests.serve.process import GatewayProcess

pytestmark = [pytest.mark.embedded, needs("prometheus")]

_ANSWERED = 'count_over_time((sum(newsfold_gateway_requests_total{status="202"}) > 0)[5m:1s])'
_SELECTOR = re.compile(r"\b(?:newsfold_\w+|process_\w+|up)(?:\{[^}]*\})?")


def _until(what: Callable[[], object]) -> None:
    for _ in range(600):
        if what():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come to pass within a minute")


@pytest.fixture(scope="module")
def prometheus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prometheus]:
    """Run a worker, a gateway, and a Prometheus that saw them before, while and after the samples came."""
    folder = tmp_path_factory.mktemp("watching")
    port = free_port()
    with EmbeddedBroker() as broker:
        connection = Connection(broker.address)
        asyncio.run(ensure(Settings(connection=connection)))
        worker = NewsfoldWorker(broker.address, folder / "worker", "--embedded", "--metrics-port", str(port))
        worker.start()
        try:
            with (
                _hooked(broker, folder) as gateway,
                Prometheus.running(folder, _targets(port, gateway)) as running,
            ):
                _until(running.is_there)
                _until(lambda: running.ask("query", query="newsfold_ready == 1")["result"])
                _until(lambda: running.ask("query", query="newsfold_gateway_ready == 1")["result"])
                asyncio.run(push_all(broker.address, [Pushed(s.key, s.value) for s in samples.load()]))
                _ask_something_of(gateway)
                assert asyncio.run(settled(connection, "newsfold", 120))
                # Twice, since a rate is of two samples.
                counted = "count_over_time((sum(newsfold_stories_coded_total) > 0)[5m:1s])"
                _until(lambda: running.ask("query", query=f"{counted} > 3")["result"])
                _until(lambda: running.ask("query", query=f"{_ANSWERED} > 3")["result"])
                # The outlets were counted when there were none: the next time is a minute after.
                _until(lambda: running.ask("query", query="newsfold_outlet_median_delay_seconds")["result"])
                with gateway.client.stream("GET", "/stream"):
                    yield running
        finally:
            worker.stop()


@contextmanager
def _hooked(broker: EmbeddedBroker, folder: Path) -> Iterator[GatewayProcess]:
    """Have a gateway with a webhook, that its panels have numbers."""
    with Receiver() as receiver:
        file = hooks(folder, desk=f'url = "{receiver.url}"\nkind = "stories"\nfrom_beginning = true\n')
        with GatewayProcess(broker.address, folder / "gateway", "--hooks", file) as gateway:
            yield gateway


def _targets(port: int, gateway: GatewayProcess) -> dict[str, str]:
    address = gateway.client.base_url
    return {"newsfold": f"127.0.0.1:{port}", "newsfold-gateway": f"{address.host}:{address.port}"}


def _ask_something_of(gateway: GatewayProcess) -> None:
    page = {"url": "http://a.example/1", "text": "Short."}
    assert gateway.client.post("/pages", json=page).status_code == 202
    assert gateway.client.get("/stories").status_code == 200


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)
def test_every_query_of_a_dashboard_is_answered_with_numbers(board: Board, prometheus: Prometheus) -> None:
    empty = []
    for panel in board.build().panels:
        for target in getattr(panel, "targets", None) or ():
            query = target.expr.replace("$__rate_interval", "1m")
            now = time.time()
            answer = prometheus.ask("query_range", query=query, start=str(now - 60), end=str(now), step="1")
            numbers = [float(value) for line in answer["result"] for _, value in line["values"]]
            if not any(map(math.isfinite, numbers)):
                empty.append((panel.title, query))
    assert empty == []


def test_every_rule_is_evaluated_and_none_fires_on_a_worker_that_is_well(prometheus: Prometheus) -> None:
    _until(lambda: all(rule["health"] != "unknown" for rule in _evaluated(prometheus)))
    evaluated = _evaluated(prometheus)
    assert {rule["name"] for rule in evaluated} == {rule["alert"] for rule in rules()}
    assert {rule["name"]: rule.get("lastError") for rule in evaluated if rule["health"] != "ok"} == {}
    assert [rule["name"] for rule in evaluated if rule["state"] == "firing"] == []


def test_what_the_rules_ask_for_is_there(prometheus: Prometheus) -> None:
    asked = {selector for rule in rules() for selector in _SELECTOR.findall(rule["expr"])}
    assert [one for one in sorted(asked) if not prometheus.ask("query", query=one)["result"]] == []


def _evaluated(prometheus: Prometheus) -> list[dict[str, str]]:
    return [rule for group in prometheus.ask("rules")["groups"] for rule in group["rules"]]
