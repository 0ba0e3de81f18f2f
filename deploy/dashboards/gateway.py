"""The dashboard *Gateway*: what producers and readers ask of `newsfold serve`, and how it answers."""

from deploy.dashboards.board import Board, Lines, Number, Section

__all__ = ["BOARD"]

#: What supervisors and Prometheus ask is left out: there is much of it, and it costs nothing.
_ASKED = 'newsfold_gateway_requests_total{route!~"/ready|/healthz|/metrics"}'
_RATE = f"rate({_ASKED}[$__rate_interval])"
_PAGES = 'newsfold_gateway_requests_total{method="POST", route="/pages"'


def _seconds(share: float, by: str) -> str:
    buckets = f"sum by ({by}) (rate(newsfold_gateway_request_seconds_bucket[$__rate_interval]))"
    return f"histogram_quantile({share}, {buckets})"


_NOW = (
    Number("Gateways that are ready", "sum(newsfold_gateway_ready)"),
    Number(
        "Records that a store lacks",
        "max(newsfold_gateway_store_behind_records)",
        says="Of the gateway that lacks most.",
    ),
    Number("Readers now", "sum(newsfold_gateway_live_readers)"),
    Number("Messages that wait for the workers", "sum(max by (topic) (newsfold_gateway_backlog_records))"),
)
_REQUESTS = (
    Lines("Requests, by route", {"{{method}} {{route}}": f"sum by (method, route) ({_RATE})"}, "reqps"),
    Lines("Answers, by status", {"{{status}}": f"sum by (status) ({_RATE})"}, "reqps"),
    Lines(
        "Time to answer: 99 of 100 are below, by route",
        {"{{route}}": _seconds(0.99, "le, route")},
        "s",
        "Until the answer begins: when a stream or a file ends is its reader's affair.",
    ),
    Lines("Time to answer", {"half": _seconds(0.5, "le"), "99 of 100": _seconds(0.99, "le")}, "s"),
)
_PUSHED = (
    Lines(
        "Pages that Kafka acknowledged",
        {"{{instance}}": "rate(newsfold_gateway_pages_pushed_total[$__rate_interval])"},
        "cps",
    ),
    Lines(
        "Pushes that were refused",
        {
            "429: too many wait": f'sum(increase({_PAGES}, status="429"}}[$__rate_interval]))',
            "503: no broker": f'sum(increase({_PAGES}, status="503"}}[$__rate_interval]))',
        },
    ),
    Lines(
        "Messages that wait for the workers, by topic",
        {"{{topic}}": "max by (topic) (newsfold_gateway_backlog_records)"},
        says="As the broker has it, whether workers run or not.",
    ),
)
_READ = (
    Lines("Readers of the stream", {"{{instance}}": "newsfold_gateway_live_readers"}),
    Lines(
        "Readers that were cut off",
        {"{{instance}}": "increase(newsfold_gateway_readers_cut_off_total[$__rate_interval])"},
        says="They were too slow, and come back where they were.",
    ),
    Lines("Records that the store lacks", {"{{instance}}": "newsfold_gateway_store_behind_records"}),
)
_HOOKS = (
    Lines(
        "Records that a webhook took",
        {
            "{{hook}}": 'sum by (hook) (rate(newsfold_gateway_hook_deliveries_total{result="delivered"}'
            "[$__rate_interval]))"
        },
        "cps",
    ),
    Lines(
        "Posts that failed",
        {
            "{{hook}}: {{result}}": "sum by (hook, result) (increase(newsfold_gateway_hook_deliveries_total"
            '{result!="delivered"}[$__rate_interval]))'
        },
        says="They are posted again, or given up: then they are dead letters.",
    ),
    Lines(
        "Records that a webhook has yet to get",
        {"{{hook}}": "max by (hook) (newsfold_gateway_hook_behind_records)"},
    ),
)
_PROCESS = (
    Lines("Memory", {"{{instance}}": 'process_resident_memory_bytes{job="newsfold-gateway"}'}, "bytes"),
    Lines(
        "Cores at work",
        {"{{instance}}": 'rate(process_cpu_seconds_total{job="newsfold-gateway"}[$__rate_interval])'},
    ),
)
BOARD = Board(
    "gateway",
    "Gateway",
    "What is asked of newsfold serve, and how it answers.",
    (
        Section("Now", _NOW, 4),
        Section("Requests", _REQUESTS, 2),
        Section("Producers", _PUSHED, 3),
        Section("Readers", _READ, 3),
        Section("Webhooks", _HOOKS, 3),
        Section("Process", _PROCESS, 2),
    ),
)
