"""Server-Sent Events, as bytes."""

__all__ = ["HEADERS", "event", "heartbeat", "retry"]

#: A proxy that gathers what comes would hold events back.
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def event(kind: str, data: bytes, id_: str | None = None) -> bytes:
    """Return an event. `data` has one line, as JSON from the topics has."""
    named = f"id: {id_}\n" if id_ is not None else ""
    lines = b"".join(b"data: %b\n" % line for line in data.splitlines() or [b""])
    return f"{named}event: {kind}\n".encode() + lines + b"\n"


def heartbeat(id_: str) -> bytes:
    """Return what shows that the line is up, and moves the reader's id on past what its filters left out."""
    return f": heartbeat\nid: {id_}\n\n".encode()


def retry(milliseconds: int) -> bytes:
    """Return after how long a reader comes back."""
    return f"retry: {milliseconds}\n\n".encode()
