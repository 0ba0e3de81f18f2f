"""The language model's coder against a real server on the loopback."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from streams.code import NewsText
from streams.code.backends.llm import LlmCoder
from tests.code.articles import FRIDAY

ARREST = {"event": "COERCE", "mode": "arrest", "trigger": "arrested", "actor": ["Police"], "recipient": []}


class Server(ThreadingHTTPServer):
    """An OpenAI-compatible API that says what it is told to."""

    daemon_threads = True
    request_queue_size = 64  # as many texts as may be asked for at once

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.says: Any = {"events": [ARREST]}
        self.status = 200
        self.requests: list[tuple[str, dict[str, Any], str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, body, self.headers["Authorization"]))
        says = self.server.says
        content = says if isinstance(says, str) else json.dumps(says)
        reply = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def text(body: str) -> NewsText:
    return NewsText(title="Arrests", text=body, published_at=FRIDAY, dateline="MINSK", language="en")


def coder(server: Server, lead: int = 5) -> LlmCoder:
    return LlmCoder(server.url, "some-model", "secret", lead, seconds=5)


def test_answers_become_events_with_spans_and_the_models_name(server: Server) -> None:
    (coding,) = coder(server).code_all([text("Police arrested two men.")])
    (event,) = coding.events
    assert (coding.coder, coding.dropped) == ("llm", 0)
    assert (event.event, event.mode, event.is_lead) == ("COERCE", "arrest", True)
    assert (event.trigger.text, event.trigger.start) == ("arrested", 7)
    assert (event.extractor.name, event.extractor.version) == ("newsfold-llm", "some-model")
    assert (event.geo_precision, event.date_precision) == ("dateline", "assumed")


def test_an_answer_without_words_of_the_text_is_dropped_and_counted(server: Server) -> None:
    (coding,) = coder(server).code_all([text("Officials met in Geneva.")])
    assert (coding.events, coding.dropped) == ((), 1)


def test_the_model_is_shown_the_title_and_the_lead_and_the_key_goes_along(server: Server) -> None:
    coder(server, lead=2).code_all([text("One came. Two came.\nThree came. Four came.")])
    ((path, body, key),) = server.requests
    shown = body["messages"][1]["content"]
    assert (path, key, body["model"], body["temperature"]) == (
        "/v1/chat/completions", "Bearer secret", "some-model", 0,
    )  # fmt: skip
    assert shown == "Published: Friday 2025-10-24\nTitle: Arrests\n\nOne came. Two came.\n"


def test_each_text_of_a_batch_has_its_answer(server: Server) -> None:
    texts = [text(f"Police arrested {n} men.") for n in range(20)]
    assert [len(coding.events) for coding in coder(server).code_all(texts)] == [1] * 20


@pytest.mark.parametrize("says", ["no JSON", '{"event": 1}', '{"events": 3}', "[]"])
def test_an_answer_that_holds_no_events_is_an_error(server: Server, says: str) -> None:
    server.says = says
    with pytest.raises(ValueError, match=r"events"):
        coder(server).code_all([text("Police arrested two men.")])


def test_a_server_that_fails_is_an_error(server: Server) -> None:
    server.status = 503
    with pytest.raises(httpx.HTTPStatusError):
        coder(server).code_all([text("Police arrested two men.")])
