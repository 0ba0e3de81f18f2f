"""The Faust app: settings to options, tables to stages, stages to agents."""

from collections.abc import Mapping, MutableMapping
from datetime import timedelta
from typing import Any, NamedTuple, cast

import structlog
from faust.auth import Credentials, OAuthCredentials, SASLCredentials, SSLCredentials

from streams import agents
from streams.broker.clients import Tokens
from streams.code import CodedRow, CodeStage
from streams.connection import Connection
from streams.engine import App, Table
from streams.engine.shares import STAGE_RECORDS
from streams.fold import DEFAULTS, ArchiveRow, ArticleRow, FoldSettings, FoldStage, StoryRow
from streams.pool import Pool
from streams.settings import MAX_LETTER_BYTES, Settings
from streams.state import Rows
from streams.steps import CodeStep, FoldStep, TallyStep, ThreadStep, TidyStep
from streams.tally import Aside, TallyRow, TallyStage
from streams.threads import StoryRow as ThreadedStory
from streams.threads import ThreadRow, ThreadStage
from streams.tidy import OutletRow, TidyRow, TidyStage
from streams.topics import TABLES

__all__ = ["Stages", "build", "credentials", "stages"]

_log = structlog.get_logger("newsfold.worker")
#: Seconds between two commits. Of a worker that is killed, the next one reads again what came since the last,
#: and sends what pages were read as once more: of 40 pages a second, 10. Faust's 2.8 s were 110. A commit is
#: one request for all partitions, where there is something to commit.
_COMMIT = 0.25


class Stages(NamedTuple):
    """The stages that keep rows."""

    tidy: TidyStage
    fold: FoldStage
    code: CodeStage
    tally: TallyStage
    thread: ThreadStage


def stages(tables: Mapping[str, MutableMapping[bytes, bytes]], limits: FoldSettings = DEFAULTS) -> Stages:
    """Return the stages over their tables, by the names in `topics.TABLES`.

    A stage has one table for rows of all kinds (`streams.state.Rows`), so that they change together.
    """
    tidy, fold, coded, tallies, threads = (tables[name] for name in TABLES)
    return Stages(
        TidyStage(Rows(tidy, TidyRow, b"article/"), Rows(tidy, OutletRow, b"outlet/")),
        FoldStage(
            Rows(fold, ArticleRow, b"article/"),
            Rows(fold, StoryRow, b"story/"),
            limits,
            Rows(fold, ArchiveRow, b"archive/"),
        ),
        CodeStage(Rows(coded, CodedRow)),
        TallyStage(Rows(tallies, TallyRow, b"family/"), Rows(tallies, Aside, b"aside/")),
        ThreadStage(Rows(threads, ThreadedStory, b"story/"), Rows(threads, ThreadRow, b"thread/")),
    )


def build(settings: Settings, pool: Pool) -> tuple[App, FoldStage]:
    """Return the app with its tables and agents, and the fold, which is watched. Nothing is started."""
    app = App(settings.group, **_options(settings), **_timing(settings))
    tables = {name: _table(app, name, settings) for name in TABLES}
    made = stages(tables, FoldSettings(archive=timedelta(days=settings.archive)))
    steps = (
        (TidyStep(made.tidy), tables["tidy"]),
        (FoldStep(made.fold), tables["fold"]),
        (TallyStep(made.tally), tables["tallies"]),
        (ThreadStep(made.thread), tables["threads"]),
    )
    agents.register(app, pool, steps, (CodeStep(made.code), tables["coded"]), settings.coder)

    @app.on_partitions_assigned.connect
    async def _forget(*given: Any, **_: Any) -> None:
        for stage in made:
            stage.reset()  # what is in memory is of the partitions that were; rows say what is
        _log.info("partitions assigned", count=len(given[-1]))

    return app, made.fold


def _table(app: App, name: str, settings: Settings) -> Table:
    """Return a stage's table, whose partitions follow its topic's (`topics.TABLES`)."""
    shape: dict[str, Any] = {"partitions": settings.partitions, "batched": not settings.embedded}
    return cast("Table", app.Table(name, key_type=bytes, value_type=bytes, **shape))


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "broker": f"kafka://{settings.connection.brokers.replace(',', ';kafka://')}",
        "broker_credentials": credentials(settings.connection),
        "topic_prefix": settings.connection.topic_prefix,
        "autodiscover": False,
        "store": f"{settings.store}://",
        "datadir": settings.local_rows,
        "topic_allow_declare": False,  # streams.broker.topics made them, with the right partitions
        "topic_disable_leader": True,
        "topic_partitions": settings.partitions,
        # With standbys Faust's assignor leaves a worker that joins without partitions: of 16 that four
        # workers have, a fifth gets none.
        "table_standby_replicas": 0,
        # A partition's records wait here until there is room; Kafka gives a larger batch all the same.
        "consumer_max_fetch_size": 1 << 20,
        "producer_max_request_size": MAX_LETTER_BYTES,
        # A quarter of the CPU of gzip for the same size. The embedded broker gets records one by one.
        "producer_compression_type": None if settings.embedded else "zstd",
        "stream_buffer_maxsize": 2 * STAGE_RECORDS,  # so that no queue is ever full: see `engine.shares`
        "stream_wait_empty": False,
        "web_enabled": False,
    }


def credentials(connection: Connection) -> Credentials | None:
    """Return the connection as Faust has it, which hands all of it to aiokafka."""
    encryption = connection.ssl_context() if connection.encrypted else None
    if connection.token:
        return OAuthCredentials(oauth_cb=Tokens(connection), ssl_context=encryption)
    if connection.authenticated:
        return SASLCredentials(
            username=connection.username, password=connection.password,
            mechanism=connection.mechanism, ssl_context=encryption,
        )  # fmt: skip
    return SSLCredentials(encryption) if encryption else None


def _timing(settings: Settings) -> dict[str, Any]:
    if settings.embedded:
        # A join takes half the session time-out on the embedded broker; with 3 s it is there in 2.
        return {
            "broker_session_timeout": 3,
            "broker_rebalance_timeout": 4,
            "broker_heartbeat_interval": 0.5,
            "broker_request_timeout": 90,
            "broker_commit_interval": 1.0,
            "producer_max_batch_size": 1,  # it names a wrong end of a topic whose last batch has many records
        }
    session = settings.session_seconds
    return {
        "broker_session_timeout": session,
        "broker_rebalance_timeout": session * 4 / 3,
        "broker_heartbeat_interval": session / 5,  # four may be missed
        "broker_commit_interval": _COMMIT,
    }
