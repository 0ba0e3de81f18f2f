"""HTML that is written by code: what is not made here is escaped, so nothing from a page can be markup."""

from html import escape

__all__ = ["Markup", "element", "link"]


class Markup(str):
    """HTML that is safe to stand in a page."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | int | bool) -> Markup:
    """Return an element. An attribute's final underscore is dropped (`class_`); False leaves it out."""
    given = "".join(
        f" {key.rstrip('_')}" if value is True else f' {key.rstrip("_")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not False
    )
    inner = "".join(child if isinstance(child, Markup) else escape(child) for child in children)
    return Markup(f"<{name}{given}>{inner}</{name}>")


def link(url: str, text: str = "") -> Markup:
    """Return a URL as a link that says nothing of where it was followed; as text where it leads nowhere.

    Shown is the text, or else the URL itself.
    """
    if not url.startswith(("http://", "https://")):
        return Markup(escape(text or url))
    return element("a", text or url, href=url, rel="noreferrer noopener nofollow")
