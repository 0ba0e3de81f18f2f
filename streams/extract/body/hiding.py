"""How pages hide text from sight."""

import re
from collections.abc import Mapping

from streams.extract.body.markup import LISTS

__all__ = ["is_hidden"]

_STYLE = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
_CLASSES = LISTS["hidden_classes"]
#: Classes that show on wider screens what others hide on the smallest: `hidden md:block`, `d-lg-flex`.
_SHOWN = re.compile(
    r"(?:^|\s)(?:[a-z0-9]{2,3}:|d-(?:sm|md|lg|xl|xxl|block|flex|grid|inline|print)|visible-[a-z]|hidden-)"
)
_PAYWALL = "paywall"  # schema.org's own example names so the text that subscribers see


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element's own attributes hide it."""
    names = attributes.get("class") or ""
    classes = names.split()
    if _PAYWALL in classes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if style and _STYLE.search(style):
        return True
    return not _CLASSES.isdisjoint(classes) and not _SHOWN.search(names)
