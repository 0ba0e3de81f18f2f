"""What the gateway counts, for Prometheus. Labels are bounded: routes, statuses, topics, hooks, outlets."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from itertools import product
from time import monotonic
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, Metric, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from streams.serve.backlog import Backlog
from streams.serve.feeding import Feeder
from streams.serve.hooks.hook import Result
from streams.serve.lagging import GroupLag
from streams.serve.largest import LargestOutlets
from streams.serve.live import Hub

__all__ = ["App", "Measured", "Measures"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_NONE = "none"  #: the route of what there is not
#: 1 ms to 10 s; 50 ms is what 99 of 100 look-ups are to stay below.
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
#: Answers that alerts and boards are about. One that comes into being at 500 has not grown, for Prometheus.
_BEGIN = (
    ("POST", "/pages", "202"), ("POST", "/pages", "429"), ("POST", "/pages", "503"),
    ("GET", "/stories", "200"), ("GET", "/stories", "500"),
)  # fmt: skip


class Measures:
    """The gateway's registry: what is counted, and what is read of its parts when it is asked for.

    `hooks` are the lags of the webhooks, by their names.
    """

    def __init__(self, feeder: Feeder, hub: Hub, backlog: Backlog, hooks: Mapping[str, GroupLag]) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "newsfold_gateway_requests", "Requests answered, by their route.", ["method", "route", "status"],
            registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "newsfold_gateway_request_seconds", "Time until the answer to a request begins.", ["route"],
            buckets=_BUCKETS, registry=self.registry,
        )  # fmt: skip
        self.pages = Counter(
            "newsfold_gateway_pages_pushed", "Pages and retractions that Kafka acknowledged.",
            registry=self.registry,
        )  # fmt: skip
        self._deliveries = Counter(
            "newsfold_gateway_hook_deliveries", "What became of what was posted to webhooks.",
            ["hook", "result"], registry=self.registry,
        )  # fmt: skip
        for hook, result in product(hooks, Result):
            self._deliveries.labels(hook, result)
        for labels in _BEGIN:
            self.requests.labels(*labels)
            self.seconds.labels(labels[1])
        self.outlets = LargestOutlets()
        self.registry.register(_Parts(feeder, hub, backlog, hooks))
        self.registry.register(self.outlets)
        ProcessCollector(registry=self.registry)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self.requests.labels(method if method in _METHODS else _NONE, route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def posted(self, hook: str, result: Result) -> None:
        """Count what became of a post to a webhook."""
        self._deliveries.labels(hook, result).inc()


class _Parts(Collector):
    """How the parts of the gateway are now."""

    def __init__(self, feeder: Feeder, hub: Hub, backlog: Backlog, hooks: Mapping[str, GroupLag]) -> None:
        self._feeder, self._hub, self._backlog, self._hooks = feeder, hub, backlog, hooks

    def collect(self) -> Iterable[Metric]:
        """Return all that is known. How far the store and hooks are behind, and the backlog, may not be."""
        behind = self._feeder.behind
        ready = GaugeMetricFamily("newsfold_gateway_ready", "1 where the look-up store may be asked.")
        ready.add_metric((), self._feeder.is_ready)
        yield ready
        store = GaugeMetricFamily("newsfold_gateway_store_behind_records", "Records that the store lacks.")
        if behind is not None:
            store.add_metric((), behind)
        yield store
        readers = GaugeMetricFamily("newsfold_gateway_live_readers", "Readers at /stream.")
        readers.add_metric((), self._hub.readers)
        yield readers
        cut = CounterMetricFamily(
            "newsfold_gateway_readers_cut_off", "Readers that were too slow, and were cut off."
        )
        cut.add_metric((), self._hub.cut_off)
        yield cut
        backlog = GaugeMetricFamily(
            "newsfold_gateway_backlog_records", "Messages that the workers have not acknowledged.",
            labels=("topic",),
        )  # fmt: skip
        for topic, records in (self._backlog.known or {}).items():
            backlog.add_metric((topic,), records)
        yield backlog
        hooks = GaugeMetricFamily(
            "newsfold_gateway_hook_behind_records", "Records that a webhook has yet to get.", labels=("hook",)
        )
        for hook, lag in self._hooks.items():
            if lag.known is not None:
                hooks.add_metric((hook,), sum(lag.known.values()))
        yield hooks


class Measured:
    """An ASGI app whose answers are counted."""

    def __init__(self, app: App, measures: Measures) -> None:
        self._app, self._measures = app, measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and count that."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = monotonic(), 499  # as others count who went away before there was an answer
        answered: float | None = None  # how long a stream or a file takes from there is its reader's affair

        async def counting(message: Message) -> None:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status, answered = message["status"], monotonic()
            await send(message)

        try:
            await self._app(scope, receive, counting)
        finally:
            # The router's own name of the route: what somebody made up is none.
            route = scope.get("path_template") or _NONE
            self._measures.answered(scope["method"], route, status, (answered or monotonic()) - begun)
