"""What kind of article a page holds, where it is not a plain one."""

import re
import tomllib
from importlib.resources import files
from urllib.parse import urlsplit

from streams.extract.body import Body
from streams.extract.lines import weight
from streams.extract.meta import Meta
from streams.extract.page import HtmlPage
from streams.records import Kind

__all__ = ["kind_of"]

_LISTS: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text("utf-8"))
_PAYWALL = re.compile("|".join(f"(?:{text})" for text in _LISTS["paywall"]))
_LETTERS = 300  # of a line that are looked at for the words of a paywall: it says so at once
#: A time of the day at the head of a line: "14:32", "11.04 Uhr: Drohne getötet", "9h00 - Les infos".
_TIMED = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[:.]|h ?)[0-5]\d(?!\d|[.:]\d)(?: ?(?:uhr|h|[ap]\.?m\.?|[a-z]{2,4}\b))?",
    re.IGNORECASE,
)
_POSTS = 4  # of a page whose address says that it is a live blog
_POSTS_ALONE = 10  # of one that nothing else says it of; a concert programme has as many, but is no article
_STUB = 1_500  # letters: the lead that is shown; the shortest whole article behind a paywall mark had 1,535
_NEWS_FLASH = 700  # letters: with less, no words have to say that the rest is kept back
_END = 5  # lines at the end of a text that may say so
_VIDEO = 1_000  # letters said of a film
_PICTURES = 5
_A_PICTURE = 300  # letters of a caption in a gallery
_COMPOUND = 10  # with its hyphens: `-liveblog-` says it in any slug, `-live-` does not


def kind_of(page: HtmlPage, meta: Meta, body: Body) -> Kind:
    """Return the kind of the article that the page holds."""
    types = {kind.lower() for kind in meta.types}
    size = sum(map(weight, body.lines))
    path = urlsplit(page.url).path.lower()
    if _is_live(types, path, body):
        return Kind.LIVE_BLOG
    if _is_stub(page, meta, body, size):
        return Kind.PAYWALL_STUB
    if _is_video(types, path, body, size):
        return Kind.VIDEO
    return Kind.GALLERY if _is_gallery(types, path, body, size) else Kind.ARTICLE


def _is_live(types: set[str], path: str, body: Body) -> bool:
    if not types.isdisjoint(_LISTS["live_types"]):
        return True
    posts = sum(_TIMED.match(line) is not None for line in body.lines)
    return posts >= _POSTS_ALONE or (posts >= _POSTS and _names(path, "live_paths"))


def _is_stub(page: HtmlPage, meta: Meta, body: Body, size: int) -> bool:
    """Tell whether the text ends where it would be paid for."""
    if meta.accessible_for_free or (meta.accessible_for_free is None and size >= _STUB):
        return False
    if any(_PAYWALL.search(line[:_LETTERS].lower()) for line in body.lines[-_END:]):
        return True
    if meta.accessible_for_free is None or size >= _STUB:
        return False
    return size < _NEWS_FLASH or _asks_to_pay(page)


def _asks_to_pay(page: HtmlPage) -> bool:
    root = page.dom.body
    texts = root.text(separator="\n").split("\n") if root is not None else []
    return any(_PAYWALL.search(text[:_LETTERS].lower()) for text in texts)


def _is_video(types: set[str], path: str, body: Body, size: int) -> bool:
    if size >= _VIDEO:
        return False
    stated = not types.isdisjoint(_LISTS["video_types"])
    return (stated and types.isdisjoint(_LISTS["article_types"])) or (
        _names(path, "video_paths") and (stated or body.pictures > 0)
    )


def _is_gallery(types: set[str], path: str, body: Body, size: int) -> bool:
    stated = not types.isdisjoint(_LISTS["gallery_types"]) and types.isdisjoint(_LISTS["article_types"])
    if not stated and not _names(path, "gallery_paths"):
        return False
    return stated or (body.pictures >= _PICTURES and size < _A_PICTURE * body.pictures)


def _names(path: str, words: str) -> bool:
    """Tell whether a word is a whole part of the path or, if it is a long one, among the words of a part."""
    parts = [f"-{part.partition('.')[0]}-" for part in path.split("/")]
    named = [f"-{word}-" for word in _LISTS[words]]
    return any(part == name or (len(name) >= _COMPOUND and name in part) for part in parts for name in named)
