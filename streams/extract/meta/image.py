"""The picture that stands for an article."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from streams.extract.meta.jsonld import strings
from streams.extract.meta.markup import Markup

__all__ = ["image_of"]

#: Names of files that stand for the outlet, or for a picture that is missing.
_NO_PICTURE = re.compile(
    r"(?:^|[_.@-])(?:logos?|favicons?|icons?|placeholder|no-?image|missing|blank|spacer|avatar)"
    r"(?:[_.@-]|$)|^(?:default|fallback)|\.svg$",
    re.IGNORECASE,
)
_METAS = ("og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "parsely-image-url")
_LONGEST = 2000  # characters of an address


def image_of(markup: Markup) -> str | None:
    """Return the lead image's address as the page has it, maybe relative; never a logo or a placeholder."""
    nodes, graph = markup.articles, markup.graph
    logos = {url for node in nodes for owner in graph.values(node, "publisher") for url in _logo(owner)}
    stated = (
        *markup.metas.get("og:image", ()),
        *(url for node in nodes for url in _urls(graph.values(node, "image", "thumbnailUrl"))),
        *(url for name in _METAS for url in markup.metas.get(name, ())),
    )
    return next((url for url in map(str.strip, stated) if url not in logos and _is_picture(url)), None)


def _urls(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            yield from strings(value.get("url") or value.get("contentUrl") or value.get("@id"))
        else:
            yield from strings(value)


def _logo(owner: object) -> Iterator[str]:
    return _urls([owner.get("logo")]) if isinstance(owner, dict) else iter(())


def _is_picture(url: str) -> bool:
    try:
        path = urlsplit(url[:_LONGEST]).path
    except ValueError:
        return False
    name = path.rstrip("/").rsplit("/", 1)[-1]
    return bool(name) and not url.startswith("data:") and not _NO_PICTURE.search(name)
