"""Identifiers. They derive from content alone, so that a replay gives the same ones."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import xxhash

from streams.errors import BadInput
from streams.records import Reason

__all__ = ["article_id", "fingerprint", "normalise_url"]

#: Parameters that follow a reader and do not name a page.
_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "cmpid"}
    | {"ocid", "at_medium", "at_campaign", "xtor", "s_cid", "ref_src"}
)
_LONGEST = 8_192  #: characters; servers refuse longer ones
_UNFIT = re.compile(r"[\x00-\x1f\x7f]")
_DEFAULT_PORTS = {"http": 80, "https": 443}
#: A URL that is normal as it stands, as most are: nothing in it to lower, to strip or to leave out.
_NORMAL = re.compile(r"https?://[a-z0-9.-]+/[A-Za-z0-9/._~!$&'()*+,;=:@%-]*", re.ASCII)


def fingerprint(*parts: str) -> str:
    """Return 32 hex digits (xxh3, 128 bits) over the parts, each ended by a NUL."""
    return xxhash.xxh3_128_hexdigest("\0".join((*parts, "")).encode("utf-8", "surrogatepass"))


def normalise_url(url: str) -> str:
    """Return the URL without fragment, tracking parameters and default port, its host in lower case.

    Raises `BadInput` (bad-url) where it is no absolute http(s) URL.
    """
    if len(url) > _LONGEST:
        raise BadInput(Reason.BAD_URL, f"`url` has {len(url):,} characters, more than {_LONGEST:,}")
    if _NORMAL.fullmatch(url):
        return url
    if _UNFIT.search(url.strip()):
        raise BadInput(Reason.BAD_URL, f"`url` has control characters in it: {url[:120]!r}")
    try:
        parts = urlsplit(url.strip().replace(" ", "%20"))
        port = parts.port
    except ValueError as error:
        raise BadInput(Reason.BAD_URL, f"`url` cannot be read: {url[:120]!r} ({error})") from error
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        raise BadInput(Reason.BAD_URL, f"`url` is not an absolute http(s) URL: {url[:120]!r}")
    scheme = parts.scheme.lower()
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    host = name if port in (None, _DEFAULT_PORTS[scheme]) else f"{name}:{port}"
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(k)]
    return urlunsplit((scheme, host, parts.path or "/", urlencode(query, errors="replace"), ""))


def article_id(url: str) -> str:
    """Return the id of the article at a normalised URL. http and https are one page."""
    return fingerprint("article", url.split("://", 1)[1])


def _is_tracking(name: str) -> bool:
    return name.startswith("utm_") or name in _TRACKING
