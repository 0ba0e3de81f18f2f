"""An article as it was read, with its lines and names mended where they were garbled or escaped twice."""

from dataclasses import replace

from streams.extract.asides import without_asides
from streams.extract.decoding import mend_line
from streams.extract.draft import Draft
from streams.extract.lines import clean, key

__all__ = ["mended"]


def mended(draft: Draft) -> Draft:
    """Return the draft with mended lines and names; what is known of a line by its key stays known."""
    texts = {text: _mended(text) for text in _texts(draft)}
    if all(before == after for before, after in texts.items()):
        return draft
    keys = {key(before): key(after) for before, after in texts.items() if before != after}
    return replace(
        draft,
        title=texts[draft.title],
        lines=tuple(text for line in draft.lines if (text := texts[line])),
        authors=tuple(text for name in draft.authors if (text := texts[name])),
        outlet_name=texts[draft.outlet_name or ""] or None,
        section=texts[draft.section or ""] or None,
        links=_renamed(draft.links, keys),
        cards=_renamed(draft.cards, keys),
        promotions=_renamed(draft.promotions, keys),
    )


def _texts(draft: Draft) -> set[str]:
    return {draft.title, draft.outlet_name or "", draft.section or "", *draft.lines, *draft.authors}


def _mended(text: str) -> str:
    line = without_asides(mend_line(text))
    return text if line == text else clean(line)


def _renamed(known: frozenset[str], keys: dict[str, str]) -> frozenset[str]:
    return known | {keys[name] for name in known & keys.keys()}
