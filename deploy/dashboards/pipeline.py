"""The dashboard *Pipeline*: what becomes of pages, what waits, how long it takes, and what it costs."""

from deploy.dashboards.board import Board, Lines, Number, Section

__all__ = ["BOARD"]

_TO_STORY = "sum by (le) (rate(newsfold_push_to_story_seconds_bucket[$__rate_interval]))"
_STAGE = "sum by (le, stage) (rate(newsfold_stage_seconds_bucket[$__rate_interval]))"

_NOW = (
    Number("Workers that are ready", "sum(newsfold_ready)", says="Of those that Prometheus reaches."),
    Number("Pages a second", "sum(rate(newsfold_pages_total[$__rate_interval]))"),
    Number("Messages that wait", "sum(newsfold_consumer_lag_records)"),
    Number("Age of the oldest in hand", "max(newsfold_oldest_unprocessed_age_seconds)", "s"),
    Number(
        "Dead letters in the last hour",
        "sum(increase(newsfold_dead_letters_total[1h]))",
        says="newsfold deadletters list says which, and why.",
    ),
    Number(
        "Push to story, p99",
        "histogram_quantile(0.99, sum by (le) (rate(newsfold_push_to_story_seconds_bucket[1h])))",
        "s",
        "Of the last hour.",
    ),
)
_PAGES = (
    Lines(
        "Pages by outcome",
        {"{{outcome}}": "sum by (outcome) (rate(newsfold_pages_total[$__rate_interval]))"},
        "cps",
        "Each page has one outcome. The ledger that lasts is the topic page-outcomes.",
    ),
    Lines(
        "Why pages are no articles, or nothing new",
        {
            "{{reason}}": "sum by (reason) (rate(newsfold_pages_total"
            '{outcome=~"unchanged|not-an-article"}[$__rate_interval]))'
        },
        "cps",
    ),
    Lines(
        "Dead letters by reason",
        {"{{reason}}": "sum by (reason) (increase(newsfold_dead_letters_total[$__rate_interval]))"},
        says="Of all stages.",
    ),
)
_WAITING = (
    Lines(
        "Lag",
        {"{{topic}}": "sum by (topic) (newsfold_consumer_lag_records)"},
        says="Messages that are not acknowledged, as of the last fetch of each partition.",
    ),
    Lines(
        "Oldest unprocessed",
        {"{{topic}}": "max by (topic) (newsfold_oldest_unprocessed_age_seconds)"},
        "s",
        "By the time of the message itself: a page of last week is a week old when it is pushed.",
    ),
    Lines("In flight", {"{{stage}}": "sum by (stage) (newsfold_in_flight_records)"}),
    Lines("Bytes in flight", {"{{stage}}": "sum by (stage) (newsfold_in_flight_bytes)"}, "bytes"),
)
_TIME = (
    Lines(
        "From push to story",
        {
            "p50": f"histogram_quantile(0.5, {_TO_STORY})",
            "p99": f"histogram_quantile(0.99, {_TO_STORY})",
        },
        "s",
        "From the time of the page's message until its story is with the broker.",
    ),
    Lines("Stage seconds, p50", {"{{stage}}": f"histogram_quantile(0.5, {_STAGE})"}, "s"),
    Lines("Stage seconds, p99", {"{{stage}}": f"histogram_quantile(0.99, {_STAGE})"}, "s"),
)
_MACHINE = (
    Lines(
        "Calls that wait for a process",
        {"{{instance}} {{lane}}": "newsfold_pool_queue_jobs"},
        says="A page each in extract, up to 16 stories in code.",
    ),
    Lines(
        "Processes that were replaced",
        {
            "{{instance}} {{lane}}": "sum by (instance, lane) "
            "(increase(newsfold_pool_restarts_total[$__rate_interval]))"
        },
        says="A page broke its limit of time or memory, or held up others.",
    ),
    Lines(
        "Starts of workers",
        {"{{instance}}": 'changes(process_start_time_seconds{job="newsfold"}[1h])'},
        says="Within the hour before.",
    ),
    Lines(
        "Memory",
        {
            "{{instance}} worker": 'process_resident_memory_bytes{job="newsfold"}',
            "{{instance}} worker, of it the fold's index": "newsfold_fold_index_bytes",
            "{{instance}} {{lane}}": "newsfold_pool_memory_bytes",
        },
        "bytes",
        "Of the worker's own process, and of all that read pages or code stories.",
    ),
    Lines(
        "Cores in use",
        {"{{instance}}": 'rate(process_cpu_seconds_total{job="newsfold"}[$__rate_interval])'},
        says="By the worker's own process, without the processes that read pages.",
    ),
    Lines(
        "Free of the disk of local rows",
        {"{{instance}}": "newsfold_disk_free_bytes / newsfold_disk_bytes"},
        "percentunit",
    ),
)
BOARD = Board(
    "pipeline",
    "Pipeline",
    "Pages by how they ended, what waits, how long it takes, and what it costs.",
    (
        Section("Now", _NOW, 6),
        Section("Pages", _PAGES, 3),
        Section("What waits", _WAITING, 4),
        Section("How long it takes", _TIME, 3),
        Section("Processes, memory, disk", _MACHINE, 3),
    ),
)
