"""The headings that are no article's: each is a link to the site's front page, or to that of the section."""

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from streams.extract.meta.elements import attribute, text_of

__all__ = ["mastheads"]


def mastheads(headings: Iterable[LexborNode], url: str) -> list[str]:
    """Return the texts of the headings that lead to a page above this one, as the name of a blog does."""
    links = ((heading, link) for heading in headings if (link := heading.css_first("a[href]")) is not None)
    return [text_of(heading) for heading, link in links if _leads_up(link, url) and _is_whole(heading, link)]


def _leads_up(link: LexborNode, url: str) -> bool:
    """Tell whether a link's address is the beginning of the page's: "/", "/blog/"."""
    try:
        above, page = urlsplit(urljoin(url, attribute(link, "href").strip())), urlsplit(url)
    except ValueError:
        return False
    same = above.netloc.removeprefix("www.") == page.netloc.removeprefix("www.")
    path = above.path.rstrip("/") + "/"
    deeper = len(page.path) > len(path) or bool(page.query)  # "/?p=77"
    return same and not above.query and page.path.startswith(path) and deeper


def _is_whole(heading: LexborNode, link: LexborNode) -> bool:
    return text_of(heading) == text_of(link)
