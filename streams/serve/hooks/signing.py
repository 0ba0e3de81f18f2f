"""What is posted, and how it is signed: Standard Webhooks <https://www.standardwebhooks.com>."""

import hmac
from base64 import b64decode, b64encode
from binascii import Error
from datetime import UTC, datetime
from hashlib import sha256

from streams.records import CanonicalArticle, Thread
from streams.serve.live import Update

__all__ = ["body", "headers", "read_secret"]

_PREFIX = "whsec_"
_SHORTEST, _LONGEST = 24, 64  #: bytes of a secret, as the specification has them


def read_secret(text: str) -> bytes:
    """Return the bytes of a secret such as `whsec_…`. Raises `ValueError`, which never shows it."""
    try:
        secret = b64decode(text.strip().removeprefix(_PREFIX), validate=True)
    except (Error, ValueError):
        secret = b""
    if not text.strip().startswith(_PREFIX) or not _SHORTEST <= len(secret) <= _LONGEST:
        raise ValueError(
            f"is not {_PREFIX} with the base64 of {_SHORTEST} to {_LONGEST} bytes behind it; make one with:"
            f' echo "{_PREFIX}$(head -c 32 /dev/urandom | base64)"'
        )
    return secret


def body(update: Update, at: datetime) -> bytes:
    """Return what is posted of a record: its type, when Kafka had it, and the record as on its topic."""
    stamp = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return b'{"type":"%b","timestamp":"%b","data":%b}' % (_type(update).encode(), stamp.encode(), update.data)


def headers(secret: bytes, id_: str, at: int, content: bytes) -> dict[str, str]:
    """Return the headers of a message that is sent `at` a second since 1970. Its id is that of its record."""
    signed = b"%b.%d.%b" % (id_.encode(), at, content)
    signature = b64encode(hmac.new(secret, signed, sha256).digest()).decode()
    return {
        "Content-Type": "application/json",
        "webhook-id": id_,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{signature}",
    }


def _type(update: Update) -> str:
    if update.record is None:
        return f"{update.kind}.gone"
    if isinstance(update.record, CanonicalArticle | Thread):
        return f"{update.kind}.{update.record.status}"
    return f"{update.kind}.updated"
