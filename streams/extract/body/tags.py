"""HTML's tags by what they mean for the text of an article."""

from streams.extract.body.markup import LISTS

__all__ = ["DROPPED", "HEADINGS", "IMAGES", "INLINE", "LIST_TAGS", "PARAGRAPHS", "SET_APART"]

DROPPED = LISTS["dropped_tags"]
INLINE = LISTS["inline_tags"]
IMAGES = frozenset(("picture", "amp-img", "video", "iframe", "svg"))  # and `img`
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: These hold one paragraph each; what holds the article is around them.
PARAGRAPHS = frozenset(("p", "li", "blockquote", "td", "pre", "dd", "dt"))
LIST_TAGS = frozenset(("ul", "ol", "dl"))
#: What a `figure` may hold that is text of the article, not a picture with its caption.
SET_APART = frozenset(("table", "blockquote", "pre"))
