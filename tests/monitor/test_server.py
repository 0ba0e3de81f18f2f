"""The server over HTTP, as Prometheus and a supervisor ask it."""

import urllib.error
import urllib.request

import pytest
from prometheus_client.parser import text_string_to_metric_families

import streams.metrics  # noqa: F401 - what is served
from streams.errors import UsageError
from streams.monitor import serve

HOST = "127.0.0.1"


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def well() -> str:
    return ""


def test_metrics_are_served_as_prometheus_reads_them() -> None:
    status, text = get(serve(HOST, 0, healthy=well, ready=well), "/metrics?name[]=any")
    names = {family.name for family in text_string_to_metric_families(text)}
    assert status == 200
    assert {"newsfold_build_info", "process_cpu_seconds"} <= names


def test_what_is_in_the_way_is_said_with_503() -> None:
    port = serve(HOST, 0, healthy=lambda: "it stands", ready=lambda: "it waits")
    assert [get(port, "/healthz"), get(port, "/ready")] == [(503, "it stands\n"), (503, "it waits\n")]


def test_where_nothing_is_in_the_way_it_is_200() -> None:
    port = serve(HOST, 0, healthy=well, ready=well)
    assert [get(port, "/healthz"), get(port, "/ready")] == [(200, "ok\n"), (200, "ok\n")]


@pytest.mark.parametrize("path", ["/", "/metrics/", "/metricsx", "/ready/../metrics", "/favicon.ico"])
def test_any_other_path_is_404(path: str) -> None:
    assert get(serve(HOST, 0, healthy=well, ready=well), path)[0] == 404


@pytest.mark.parametrize("host", [HOST, "no-such-host.invalid"])
def test_an_address_that_cannot_be_had_is_one_sentence(host: str) -> None:
    taken = serve(HOST, 0, healthy=well, ready=well)
    with pytest.raises(UsageError, match=f"cannot be served on {host}:{taken}: .*; choose another"):
        serve(host, taken, healthy=well, ready=well)
