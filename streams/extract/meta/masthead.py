"""The headings that are no article's: each is a link to the site's front page, or to that of the section."""

import re
from collections.abc import Collection, Iterable
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from streams.extract.lines import words
from streams.extract.meta.elements import attribute, text_of

__all__ = ["mastheads"]


#: What addresses have behind that of the article: "amp/", "page/2/"; "page=2".
_SAME = re.compile(r"(?:(?:amp|page|p|print|all|full|index\.\w{1,5}|\d{1,2})(?:/|$))*", re.IGNORECASE)
_SAME_ASKED = re.compile(r"(?:(?:amp|page|paged|print|output(?:type)?)(?:=\w*)?)?", re.IGNORECASE)


def mastheads(headings: Iterable[LexborNode], url: str, titles: Collection[str] = ()) -> list[str]:
    """Return the texts of the headings that lead to a page above this one, as the name of a blog does.

    One that a title of the page begins with may be the article's, unless it leads to the front page.
    """
    links = ((heading, link) for heading in headings if (link := heading.css_first("a[href]")) is not None)
    above = ((text_of(heading), _above(link, url)) for heading, link in links if _is_whole(heading, link))
    return [text for text, path in above if path == "/" or (path and not _begins_one(text, titles))]


def _above(link: LexborNode, url: str) -> str:
    """Return a link's path where it is the beginning of the page's: "/", "/blog/"; else nothing."""
    try:
        above, page = urlsplit(urljoin(url, attribute(link, "href").strip())), urlsplit(url)
    except ValueError:
        return ""
    same = above.netloc.removeprefix("www.") == page.netloc.removeprefix("www.")
    path = above.path.rstrip("/") + "/"
    if not same or above.query or not page.path.startswith(path):
        return ""
    return path if _is_deeper(page.path[len(path) :], page.query, path) else ""


def _is_deeper(rest: str, query: str, path: str) -> bool:
    """Tell whether what an address has behind a path leads to another page: not "amp/", "2/", "?page=2"."""
    if path == "/":
        return bool(rest or query)  # "/?p=77"
    return not (_SAME.fullmatch(rest) and _SAME_ASKED.fullmatch(query))


def _begins_one(text: str, titles: Collection[str]) -> bool:
    beginning = words(text)
    return any(words(title)[: len(beginning)] == beginning for title in titles)


def _is_whole(heading: LexborNode, link: LexborNode) -> bool:
    return text_of(heading) == text_of(link)
