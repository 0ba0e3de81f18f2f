"""The ASGI app: handlers, access, errors, and the description of all of it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus

from litestar import Litestar, Response, get
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from streams import __version__
from streams.serve.gateway import Gateway
from streams.serve.problems import Refused
from streams.serve.settings import MAX_BODY
from streams.serve.web import access, assets, feeds, letters, lists, pages, pipeline, stream, threads
from streams.serve.web.access import OPEN, require_scope
from streams.serve.web.given import event_filter, story_filter, thread_filter
from streams.serve.web.pages import Given
from streams.serve.web.problems import HANDLERS, problems

__all__ = ["build"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready:
    """How far the look-up store is behind the topics."""

    behind: int  #: records


@get("/healthz", opt=OPEN)
async def healthz() -> dict[str, str]:
    """Say that the gateway answers."""
    return {"status": "ok"}


@get("/ready", opt=OPEN, responses=problems(HTTPStatus.SERVICE_UNAVAILABLE))
async def ready(gateway: Given) -> Ready:
    """Say how far the store is behind the topics; 503 where it is too far to be asked."""
    feeder = gateway.feeder
    if feeder.behind is None or feeder.trouble:
        raise Refused(
            HTTPStatus.SERVICE_UNAVAILABLE, f"it is not known how far behind the store is: {feeder.trouble}"
        )
    if not feeder.is_ready:
        raise Refused(
            HTTPStatus.SERVICE_UNAVAILABLE, f"the store is {feeder.behind:,} records behind the topics"
        )
    return Ready(behind=feeder.behind)


@get("/metrics", opt=OPEN, include_in_schema=False)
async def metrics(gateway: Given) -> Response[bytes]:
    """Return the gateway's counts, and the largest outlets: no page, no story, and nobody who asks."""
    if gateway.measures.outlets.begin():
        await gateway.look(gateway.measures.outlets.count)
    body = generate_latest(gateway.measures.registry)
    return Response(body, headers={"Content-Type": CONTENT_TYPE_LATEST})


def build(running: Callable[[], AbstractAsyncContextManager[Gateway]]) -> Litestar:
    """Return the app over a gateway that runs for as long as the app does."""

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        async with running() as gateway:
            app.state.gateway, app.state.tokens = gateway, gateway.tokens
            yield

    app = Litestar(
        [
            healthz,
            ready,
            *pages.HANDLERS,
            *lists.HANDLERS,
            *threads.HANDLERS,
            *feeds.HANDLERS,
            *stream.HANDLERS,
            *assets.HANDLERS,
            *access.HANDLERS,
            *pipeline.HANDLERS,
            *letters.HANDLERS,
            metrics,
        ],
        lifespan=[lifespan],
        guards=[require_scope],
        dependencies={
            "gateway": Provide(lambda: app.state.gateway, sync_to_thread=False),
            "asked_stories": Provide(story_filter, sync_to_thread=False),
            "asked_events": Provide(event_filter, sync_to_thread=False),
            "asked_threads": Provide(thread_filter, sync_to_thread=False),
        },
        exception_handlers=HANDLERS,
        request_max_body_size=MAX_BODY,
        openapi_config=_description(),
        logging_config=None,
    )
    return app


def _description() -> OpenAPIConfig:
    """Return what /openapi.json says of itself. No page is made of it: those load scripts from elsewhere."""
    return OpenAPIConfig(
        title="newsfold",
        version=__version__,
        path="/openapi.json",
        description="Pages in; stories, events, threads and what became of the pages out.",
        render_plugins=[JsonRenderPlugin(path="/")],
        use_handler_docstrings=True,
        components=Components(
            security_schemes={"token": SecurityScheme(type="http", scheme="bearer")},
        ),
        security=[{"token": []}, {}],
    )
