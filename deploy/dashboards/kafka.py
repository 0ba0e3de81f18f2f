"""The dashboard *Kafka and group*: partitions that move, rows read back, records sent again."""

from deploy.dashboards.board import Board, Lines, Section

__all__ = ["BOARD"]

#: The topics that the stages read, in their order: a panel of partitions each.
_TOPICS = (
    "raw-articles", "extracted-articles", "signatures", "canonical-articles", "event-reports", "story-facts",
)  # fmt: skip


def _grown(counter: str, *labels: str) -> str:
    return f"sum by ({', '.join(('instance', *labels))}) (increase({counter}[$__rate_interval]))"


_GROUP = (
    Lines(
        "Ready, and reading rows back",
        {"{{instance}} ready": "newsfold_ready", "{{instance}} reads rows back": "newsfold_recovering"},
    ),
    Lines("Times that partitions moved", {"{{instance}}": _grown("newsfold_rebalances_total")}),
    Lines(
        "Seconds without work, as they moved",
        {"{{instance}}": _grown("newsfold_rebalance_seconds_total")},
        "s",
        "Those of the recoveries are among them.",
    ),
)
_ROWS = (
    Lines("Rows read back", {"{{instance}}": _grown("newsfold_recovery_rows_total")}),
    Lines(
        "Seconds in which rows were read back",
        {"{{instance}}": _grown("newsfold_recovery_seconds_total")},
        "s",
        "Counted when they are there.",
    ),
    Lines(
        "Messages that came again",
        {"{{stage}}": "sum by (stage) (increase(newsfold_redeliveries_total[$__rate_interval]))"},
        says="A few after each move; they have no second outcome.",
    ),
)
_RETRIES = (
    Lines(
        "Records sent again",
        {"{{instance}} {{topic}}": _grown("newsfold_producer_retries_total", "topic")},
        says="The broker did not take them. Nothing is acknowledged meanwhile.",
    ),
    Lines(
        "Batches of rows sent again",
        {"{{instance}} {{table}}": _grown("newsfold_changelog_retries_total", "table")},
    ),
)
_LAG = tuple(
    Lines(
        topic,
        {"partition {{partition}}": f'sum by (partition) (newsfold_consumer_lag_records{{topic="{topic}"}})'},
    )
    for topic in _TOPICS
)
BOARD = Board(
    "kafka",
    "Kafka and group",
    "Partitions that move, rows that are read back, records that are sent again, and lag by partition.",
    (
        Section("Group", _GROUP, 3),
        Section("Recovery", _ROWS, 3),
        Section("What is sent again", _RETRIES, 2),
        Section("Lag by partition", _LAG, 3),
    ),
)
