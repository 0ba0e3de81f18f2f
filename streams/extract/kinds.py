"""What kind of article a page holds, where it is not a plain one."""

from streams.extract.body import Body
from streams.extract.meta import Meta
from streams.extract.page import HtmlPage
from streams.records import Kind

__all__ = ["kind_of"]


def kind_of(page: HtmlPage, meta: Meta, body: Body) -> Kind:
    """Return the kind of the article that the page holds."""
    return Kind.ARTICLE
