"""How pages hide text from sight."""

import re
from collections.abc import Mapping

from streams.extract.body.markup import LISTS
from streams.text.remembered import remembered

__all__ = ["hides", "is_hidden", "is_hidden_otherwise", "is_shown"]

_STYLE = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
_CLASSES = LISTS["hidden_classes"]
#: Classes that show on wider screens what others hide on the smallest: `hidden md:block`, `d-lg-flex`.
_SHOWN = re.compile(
    r"(?:^|\s)(?:[a-z0-9]{2,3}:|d-(?:sm|md|lg|xl|xxl|block|flex|grid|inline|print)|visible-[a-z]|hidden-)"
)
_PAYWALL = "paywall"  # schema.org's own example names so the text that subscribers see


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element's own attributes hide it, its class among them."""
    classes = attributes.get("class")
    return is_hidden_otherwise(attributes) or bool(classes and hides(classes))


def is_hidden_otherwise(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element's attributes other than its class hide it."""
    style = attributes.get("style")
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    if hidden or (style and _STYLE.search(style)):
        return not is_shown(attributes.get("class") or "")
    return False


@remembered(4096)
def hides(classes: str) -> bool:
    """Tell whether one of the classes hides what is called so."""
    return not _CLASSES.isdisjoint(classes.split()) and not _SHOWN.search(classes) and not is_shown(classes)


def is_shown(classes: str) -> bool:
    """Tell whether the classes say that subscribers see the text: so it is the article's, hidden or not."""
    return _PAYWALL in classes and _PAYWALL in classes.split()
