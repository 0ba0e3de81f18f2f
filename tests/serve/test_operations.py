"""What operators ask of a gateway: its pipeline, its dead letters, and whether more pages may come."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

import streams.metrics  # noqa: F401 - what a worker serves
from streams import samples
from streams.broker.embedded import EmbeddedBroker, free_port
from streams.client import read_all
from streams.connection import Connection
from streams.records import Reason, Stage
from streams.serve.workers import read_worker
from streams.steps import CodeStep, ExtractStep, FoldStep, TallyStep, ThreadStep, TidyStep
from streams.topics import RAW
from tests.cli.support import newsfold
from tests.integration.newsfold import NewsfoldWorker
from tests.letters import Origin, letter, send
from tests.serve.process import GatewayProcess

pytestmark = pytest.mark.embedded
PAGE = {"url": "http://a.example/1", "text": "Short."}


@pytest.fixture
def broker() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 2).returncode == 0
        yield broker


@pytest.fixture
def gateway(broker: EmbeddedBroker, tmp_path: Path) -> Iterator[GatewayProcess]:
    with GatewayProcess(broker.address, tmp_path / "data", "--max-lag", 2) as gateway:
        yield gateway


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    """A gateway that is shared: ask only for what it refuses, or is none of its business."""
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 2).returncode == 0
        with GatewayProcess(broker.address, tmp_path_factory.mktemp("refusing") / "data") as gateway:
            yield gateway


def wait_until(holds: Callable[[], object]) -> None:
    """Wait for what the gateway is to know in a second or two."""
    until = monotonic() + 60
    while not holds():
        assert monotonic() < until, "it did not come to pass"
        sleep(0.1)


def pipeline(gateway: GatewayProcess, **asked: int) -> dict[str, Any]:
    """Return the pipeline, once the gateway knows it."""
    wait_until(lambda: gateway.client.get("/pipeline").status_code == 200)
    state: dict[str, Any] = gateway.client.get("/pipeline", params=asked).json()
    return state


def waits(gateway: GatewayProcess, pages: int) -> None:
    """Wait until the gateway knows that so many pages wait to be extracted."""
    wait_until(lambda: pipeline(gateway)["lag"][0]["records"] == pages)


def test_the_pipeline_says_what_waits_and_how_pages_ended_and_how_the_workers_are(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    options = ("--embedded", "--partitions", "2", "--store", "memory", "--metrics-port", str(port))
    started = NewsfoldWorker(broker.address, tmp_path / "worker", *options)
    with GatewayProcess(broker.address, tmp_path / "data", "--workers", f"{address}/metrics") as gateway:
        silent = pipeline(gateway)
        assert [(one["stage"], one["topic"]) for one in silent["lag"]] == [
            (step.stage, step.source.name)
            for step in (ExtractStep, TidyStep, FoldStep, CodeStep, TallyStep, ThreadStep)
        ]
        (worker,) = silent["workers"]
        assert (worker["is_ready"], worker["memory_bytes"], worker["stages"]) == (False, None, [])
        assert worker["error"].startswith(f"{address} cannot be asked: ")
        good = next(s.value for s in samples.load() if s.value and s.push.kind == "html")
        places = []
        for body in (good, good, b'{"url": "http://a.example/1", "text": "Short."}'):
            pushed = gateway.client.post("/pages", content=body, headers={"content-type": "application/json"})
            places += [page["page"] for page in pushed.json()["pages"]]
        waits(gateway, len(places))
        started.start()
        try:
            for place in places:
                gateway.client.get(f"/pages/{place}", params={"wait": 60})
            wait_until(lambda: not any(one["records"] for one in pipeline(gateway)["lag"]))
            state = pipeline(gateway, minutes=5)
        finally:
            started.stop()
    counts = {one["outcome"]: one["pages"] for one in state["outcomes"]["counts"]}
    assert (state["outcomes"]["seconds"], counts) == (
        60,
        {"published": 1, "unchanged": 1, "not-an-article": 1},
    )
    assert {(one["outcome"], one["reason"]): one["pages"] for one in state["reasons"]} == {
        ("unchanged", "same-content"): 1,
        ("not-an-article", "too-short"): 1,
    }
    (worker,) = state["workers"]
    assert (worker["is_ready"], worker["error"]) == (True, None)
    assert worker["memory_bytes"] > 10_000_000
    assert [one["stage"] for one in worker["stages"]] == list(Stage)
    extract = worker["stages"][0]
    assert extract["records"] == 3
    assert extract["mean_seconds"] > 0
    assert 0 < extract["p99_seconds"] <= 20
    assert state["lag"][0]["oldest_seconds"] == 0


def test_pages_are_refused_while_more_wait_than_may(gateway: GatewayProcess) -> None:
    for number in (1, 2, 3):  # one by one: of a batch the embedded broker counts one; and two may wait
        assert gateway.client.post("/pages", json=PAGE).status_code == 202
        waits(gateway, number)
    refused = gateway.client.post("/pages", json=PAGE)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "10")
    assert refused.json()["detail"].startswith("3 messages wait for the workers, and 2 may")
    assert gateway.client.delete("/pages", params={"url": PAGE["url"]}).status_code == 202


def test_dead_letters_are_counted_and_the_newest_listed(
    broker: EmbeddedBroker, gateway: GatewayProcess
) -> None:
    crashed = Origin(Reason.CRASHED, Stage.TIDY)
    send(broker.address, letter(b"1"), letter(b"22", crashed), letter(b"333", why="<b>"))
    listing = gateway.client.get("/deadletters", params={"limit": 2}).json()
    assert listing["counts"] == [
        {"reason": "not-json", "stage": "extract", "letters": 2},
        {"reason": "crashed", "stage": "tidy", "letters": 1},
    ]
    assert [one["id"] for one in listing["letters"]] == ["dead-letters/0/2", "dead-letters/0/1"]
    assert listing["letters"][0] == {
        "id": "dead-letters/0/2", "at": "2025-10-26T00:00:00Z", "reason": "not-json", "stage": "extract",
        "message": "<b>", "topic": "raw-articles", "origin": "raw-articles/1/7", "attempt": 1, "size": 3,
    }  # fmt: skip
    for asked, ids in (({"reason": "crashed"}, [1]), ({"stage": "extract"}, [2, 0]), ({"stage": "fold"}, [])):
        some = gateway.client.get("/deadletters", params=asked).json()["letters"]
        assert [one["id"] for one in some] == [f"dead-letters/0/{offset}" for offset in ids]


def test_a_dead_letter_is_shown_as_text_to_its_10_000th_character(
    broker: EmbeddedBroker, gateway: GatewayProcess
) -> None:
    value = b"\xff" + "é".encode() * 20_000
    send(broker.address, letter(value, key=b"\xfe", headers=(("crawl", b"\x00<i>"),)))
    shown = gateway.client.get("/deadletters/0/0").json()
    assert (shown["key"], shown["headers"]) == ("\\xfe", [["crawl", "\x00<i>"]])
    assert (shown["size"], shown["value"]) == (len(value), "\\xff" + "é" * 9_996)
    for place in ("0/1", "7/0", f"0/{10**30}"):
        assert gateway.client.get(f"/deadletters/{place}").status_code == 404


def test_dead_letters_go_back_by_id_and_by_reason(broker: EmbeddedBroker, gateway: GatewayProcess) -> None:
    crashed = Origin(Reason.CRASHED, Stage.TIDY)
    send(broker.address, letter(b"1"), letter(b"2", crashed), letter(b"3", crashed))
    ids = ["dead-letters/0/0", "dead-letters/0/9"]
    sent = gateway.client.post("/deadletters/redrive", json={"ids": ids}).json()["redriven"]
    assert sent == [
        {"id": ids[0], "place": "raw-articles/1/0", "error": None},
        {"id": ids[1], "place": None, "error": "there is no such letter"},
    ]
    sent = gateway.client.post("/deadletters/redrive", json={"reason": "crashed"}).json()["redriven"]
    assert [one["id"] for one in sent] == ["dead-letters/0/1", "dead-letters/0/2"]
    there = asyncio.run(read_all(Connection(broker.address), RAW))
    assert [record.value for record in there] == [b"1", b"2", b"3"]


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ({}, []),
        ({"ids": [], "reason": "crashed"}, []),
        ({"ids": ["dead-letters/0/0", "0/17", "raw-articles/0/0"]}, ["$.ids[1]", "$.ids[2]"]),
        ({"ids": ["dead-letters/0/0"] * 1_001}, ["$.ids"]),
    ],
)
def test_which_letters_go_back_must_be_clear(
    body: dict[str, Any], paths: list[str], refusing: GatewayProcess
) -> None:
    refused = refusing.client.post("/deadletters/redrive", json=body)
    assert refused.status_code == 400
    assert [wrong["path"] for wrong in refused.json()["errors"]] == paths


def test_while_the_broker_is_away_operators_are_asked_to_come_back(
    broker: EmbeddedBroker, gateway: GatewayProcess
) -> None:
    pipeline(gateway)
    broker.stop()
    for method, where in (("GET", "/deadletters"), ("GET", "/deadletters/0/0")):
        refused = gateway.client.request(method, where)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "10"), refused.text
    wait_until(lambda: gateway.client.get("/pipeline").status_code != 200)
    refused = gateway.client.get("/pipeline")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "10")


def test_what_is_no_worker_is_said_to_be_none(refusing: GatewayProcess) -> None:
    address = str(refusing.client.base_url).rstrip("/")
    worker = read_worker(f"{address}/healthz").worker
    assert (worker.is_ready, worker.memory_bytes) == (False, None)
    assert worker.error == f"{address}/healthz has no /metrics (404); is it a worker's --metrics-port?"


def test_the_gateway_counts_what_it_answers_by_route(gateway: GatewayProcess) -> None:
    gateway.ready()
    pipeline(gateway)
    gateway.client.post("/pages", json=PAGE)
    for where in ("/stories/one", "/stories/two", "/made/up"):
        assert gateway.client.get(where).status_code == 404
    with gateway.client.stream("GET", "/stream") as answer:
        lines = answer.iter_lines()  # it lives on: with it the line would be closed
        assert next(lines) == "retry: 2000"
        wait_until(lambda: sample(gateway, "newsfold_gateway_live_readers") == 1)
    wait_until(lambda: sample(gateway, "newsfold_gateway_live_readers") == 0)
    requests = "newsfold_gateway_requests_total"
    assert sample(gateway, requests, method="POST", route="/pages", status="202") == 1
    assert sample(gateway, requests, method="POST", route="/pages", status="429") == 0
    assert sample(gateway, requests, method="GET", route="/stories/{story_id}", status="404") == 2
    assert sample(gateway, requests, method="GET", route="none", status="404") == 1
    assert sample(gateway, requests, method="GET", route="/stream", status="200") == 1
    assert sample(gateway, "newsfold_gateway_request_seconds_count", route="/pages") == 1
    assert sample(gateway, "newsfold_gateway_request_seconds_count", route="/stream") == 1
    assert sample(gateway, "newsfold_gateway_pages_pushed_total") == 1
    assert sample(gateway, "newsfold_gateway_ready") == 1
    assert sample(gateway, "newsfold_gateway_store_behind_records") == 0
    assert sample(gateway, "newsfold_gateway_readers_cut_off_total") == 0
    assert sample(gateway, "newsfold_gateway_backlog_records", topic="events") is None
    wait_until(lambda: sample(gateway, "newsfold_gateway_backlog_records", topic="raw-articles") == 1)
    assert (sample(gateway, "process_resident_memory_bytes") or 0) > 10_000_000


def sample(gateway: GatewayProcess, name: str, **labels: str) -> float | None:
    """Return a sample of the gateway's metrics, as Prometheus reads them; null where there is none."""
    families = text_string_to_metric_families(gateway.client.get("/metrics").text)
    every = (one for family in families for one in family.samples)
    return next((one.value for one in every if (one.name, one.labels) == (name, labels)), None)
