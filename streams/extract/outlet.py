"""Who published a page: the registered domain of its URL."""

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from streams.text.remembered import remembered

if TYPE_CHECKING:
    from tldextract import TLDExtract

__all__ = ["outlet_of"]

_HOSTS = 10_000  # whose outlets are remembered: a stream has the same ones again and again


def outlet_of(url: str) -> str:
    """Return the registered domain (`bbc.co.uk`) of a normalised URL.

    Under a top-level domain that the list does not know, that is the last two labels, which is the list's own
    rule `*`. A host that has none (an IP address, `localhost`) is its own outlet.
    """
    return _registered(urlsplit(url).netloc.rsplit("@", 1)[-1])


@cache
def _suffixes() -> "TLDExtract":
    """Return the bundled public suffix list alone: nothing is fetched, nothing is written to disk."""
    import tldextract  # noqa: PLC0415  # a twelfth of a second, for what most articles say themselves

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@remembered(_HOSTS)
def _registered(host: str) -> str:
    domain = _suffixes()(host)
    if domain.top_domain_under_public_suffix or domain.ipv4 or domain.ipv6:
        return domain.top_domain_under_public_suffix or _without_port(host)
    return ".".join(_without_port(host).split(".")[-2:])


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() and (":" not in name or name.endswith("]")) else host
