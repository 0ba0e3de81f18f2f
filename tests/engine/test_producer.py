import copy
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from aiokafka.protocol.metadata import MetadataRequest
from aiokafka.protocol.produce import ProduceRequest

from streams.engine import App
from streams.engine.lease import Lease
from streams.engine.producer import Superseded, fenced
from tests.engine.support import build

PRODUCE = ProduceRequest(required_acks=-1, timeout=1000, topics=[], transactional_id=None)
SESSION = SimpleNamespace(broker_session_timeout=3600.0, broker_rebalance_timeout=3600.0)
LAPSED = SimpleNamespace(broker_session_timeout=0.0, broker_rebalance_timeout=0.0)


class Client:
    """Stands in for aiokafka's client: writes down what it is asked."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def ready(self, node: int, *, group: Any) -> bool:
        self.calls.append("ready")
        return True

    async def send(self, node: int, request: Any, *, group: Any) -> str:
        self.calls.append(type(request).__name__)
        return "response"


def asked(client: Client, answer: bool) -> Any:
    async def may_send() -> bool:
        client.calls.append("may send")
        return answer

    return fenced(client, may_send)


async def test_a_request_goes_out_when_it_may_and_the_connection_stands_before_the_question() -> None:
    client = Client()
    assert await asked(client, True)(0, PRODUCE) == "response"
    assert client.calls == ["ready", "may send", "ProduceRequest"]


async def test_what_is_another_workers_fails_and_is_not_tried_again() -> None:
    client = Client()
    with pytest.raises(Superseded, match="begin anew") as raised:
        await asked(client, False)(0, PRODUCE)
    assert "ProduceRequest" not in client.calls
    assert isinstance(raised.value, KafkaError)
    assert not raised.value.retriable


def test_each_record_is_given_a_copy_of_the_error_as_aiokafka_makes_it() -> None:
    error = Superseded()
    made = copy.copy(error)
    assert isinstance(made, Superseded)
    assert str(made) == str(error)


async def test_other_requests_are_not_held_up() -> None:
    client = Client()
    assert await asked(client, False)(0, MetadataRequest([])) == "response"
    assert client.calls == ["MetadataRequest"]


async def test_the_app_sends_by_a_producer_that_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    app: Any = build(App)
    app.consumer._thread.thread_loop.close()
    made: AIOKafkaProducer = app.producer._new_producer()
    client = Client()
    monkeypatch.setattr(made.client, "ready", client.ready)
    app.consumer.lease = Lease(LAPSED, never)
    app.flow_control.suspend()
    with pytest.raises(Superseded):
        await made.client.send(0, PRODUCE)
    made._closed = True  # it was never started


async def never() -> bool:
    return False


def leased(conf: Any, *answers: bool) -> tuple[Any, list[bool]]:
    """Return an app whose coordinator answers so, and the answers that are left."""
    app: Any = build(App)
    app.flow_control.resume()
    app.consumer._thread.thread_loop.close()
    left = list(answers)

    async def confirm() -> bool:
        if not left:  # no more to say: the rebalance comes
            app.consumer_generation_id += 1
            return False
        return left.pop(0)

    app.consumer.lease = Lease(conf, confirm)
    app.consumer.lease._pause = 0.0
    return app, left


async def test_within_the_session_nobody_is_asked() -> None:
    app, left = leased(SESSION, True, True)
    await app.consumer.lease.renew()
    assert await app.consumer.may_send()
    assert left == [True]


async def test_after_a_pause_the_coordinator_is_asked_until_it_says_yes() -> None:
    app, left = leased(SESSION, False, True)
    assert await app.consumer.may_send()
    assert left == []


async def test_what_is_held_when_the_rebalance_comes_may_not_be_sent() -> None:
    app, _ = leased(SESSION, False)
    assert not await app.consumer.may_send()


async def test_a_worker_that_lets_go_of_its_partitions_does_not_wait_for_an_answer() -> None:
    app, left = leased(SESSION, False)
    app.flow_control.suspend()
    assert not await app.consumer.may_send()
    assert left == [False]
