"""What Prometheus asks."""

from litestar import Response, get
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from streams.serve.web.access import OPEN
from streams.serve.web.pages import Given

__all__ = ["HANDLERS"]


@get("/metrics", opt=OPEN, include_in_schema=False)
async def metrics(gateway: Given) -> Response[bytes]:
    """Return the gateway's counts, and the largest outlets: no page, no story, and nobody who asks."""
    if gateway.measures.outlets.begin():
        await gateway.look(gateway.measures.outlets.count)
    body = generate_latest(gateway.measures.registry)
    return Response(body, headers={"Content-Type": CONTENT_TYPE_LATEST})


HANDLERS = (metrics,)
