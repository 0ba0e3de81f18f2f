"""The Faust app: settings to options, tables to stages, stages to agents."""

from typing import Any

import structlog
from faust.auth import Credentials, OAuthCredentials, SASLCredentials, SSLCredentials

from streams import agents
from streams.broker.clients import Tokens
from streams.code import CodedRow, CodeStage
from streams.connection import Connection
from streams.engine import App
from streams.fold import ArticleRow, FoldStage, StoryRow
from streams.pool import Pool
from streams.settings import MAX_LETTER_BYTES, MAX_MESSAGE_BYTES, Settings
from streams.steps import CodeStep, FoldStep, TallyStep, TidyStep
from streams.tables import rows
from streams.tally import TallyRow, TallyStage
from streams.tidy import OutletRow, TidyRow, TidyStage

__all__ = ["build", "credentials"]

_log = structlog.get_logger("newsfold.worker")


def build(settings: Settings, pool: Pool) -> App:
    """Return the app with its tables and agents. Nothing is started."""
    app = App(settings.app_id, **_options(settings), **_timing(settings))
    tidy, fold = _tidy(app, settings), _fold(app, settings)
    code, tally = _code(app, settings), _tally(app, settings)
    steps = (TidyStep(tidy), FoldStep(fold), TallyStep(tally))
    agents.register(app, pool, steps, CodeStep(code), settings.coder)

    @app.on_partitions_assigned.connect
    async def _forget(*given: Any, **_: Any) -> None:
        for stage in (tidy, fold, code, tally):
            stage.reset()  # what is in memory is of the partitions that were; rows say what is
        _log.info("partitions assigned", count=len(given[-1]))

    return app


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "broker": f"kafka://{settings.connection.brokers.replace(',', ';kafka://')}",
        "broker_credentials": credentials(settings.connection),
        "autodiscover": False,
        "store": f"{settings.store}://",
        "datadir": settings.local_rows,
        "topic_allow_declare": False,  # streams.broker.topics made them, with the right partitions
        "topic_disable_leader": True,
        "topic_partitions": settings.partitions,
        "table_standby_replicas": 0,
        "consumer_max_fetch_size": MAX_MESSAGE_BYTES,
        "producer_max_request_size": MAX_LETTER_BYTES,
        "producer_compression_type": "gzip",
        "stream_buffer_maxsize": 128,  # pages of 100 KB: 13 MB an agent
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
    }


def _tidy(app: App, settings: Settings) -> TidyStage:
    articles = rows(app, "tidy-articles", TidyRow, settings.partitions)
    outlets = rows(app, "tidy-outlets", OutletRow, settings.partitions)
    return TidyStage(articles, outlets)


def _fold(app: App, settings: Settings) -> FoldStage:
    articles = rows(app, "fold-articles", ArticleRow, settings.partitions)
    stories = rows(app, "fold-stories", StoryRow, settings.partitions)
    return FoldStage(articles, stories)


def _code(app: App, settings: Settings) -> CodeStage:
    return CodeStage(rows(app, "coded", CodedRow, settings.partitions))


def _tally(app: App, settings: Settings) -> TallyStage:
    return TallyStage(rows(app, "tallies", TallyRow, settings.partitions))
