"""Who wrote an article: the first place that names somebody, the surest first."""

import re
from collections.abc import Callable, Iterable, Iterator

from streams.extract.lines import words
from streams.extract.meta.authors import collective, people
from streams.extract.meta.byline import is_marked, marked_authors, shown_authors, signed_authors
from streams.extract.meta.jsonld import names, types_of
from streams.extract.meta.suffix import outlet_names
from streams.extract.meta.titled import Titled
from streams.extract.meta.words import COMPANIES

__all__ = ["AUTHORS", "authors_of"]

_METAS = (
    *("author", "article:author", "og:article:author", "parsely-author", "authors", "byl", "dc.creator"),
    *("dcterms.creator", "sailthru.author", "citation_author", "cxenseparse:author", "article:author_name"),
)
#: What the first of the labels for messengers says where its content is the author: "Written by".
_WRITTEN = re.compile(r"written|autho?r|verfasst|geschrieben|escrito|écrit|scritto|geschreven", re.IGNORECASE)
_ACCOUNT = re.compile(r"[a-z0-9._-]{3,40}")  # "npike" put the page up, and may not have written it


def authors_of(titled: Titled) -> tuple[str, ...]:
    """Return who wrote the article, as the page signs it."""
    return next((found for source in AUTHORS.values() if (found := source(titled))), ())


def _from_json_ld(titled: Titled) -> tuple[str, ...]:
    return _from_unsure(titled) if titled.markup.sure else ()


def _from_unsure(titled: Titled) -> tuple[str, ...]:
    """Return the authors of JSON-LD, be it the page's own or not: an agency beside persons, but not alone."""
    stated = _stated(titled)
    return () if all(map(_is_organisation, stated)) else _people(titled, names(stated))


def _from_metas(titled: Titled) -> tuple[str, ...]:
    """Return whom the meta tags name, but for the outlet in any spelling, which signs where nobody does."""
    named = [found for texts in _metas(titled) if (found := _people(titled, texts))]
    outlet = outlet_names(_publishers(titled) if named else ())
    return next((found for found in named if not all(map(outlet.have, found))), ())


def _marked(titled: Titled) -> tuple[str, ...]:
    return _people(titled, _marked_names(titled))


def _shown(titled: Titled) -> tuple[str, ...]:
    return _people(titled, shown_authors(titled.lines))


def _signed(titled: Titled) -> tuple[str, ...]:
    return _people(titled, signed_authors(titled.below))


def _namesake(titled: Titled) -> tuple[str, ...]:
    """Return the writer of a site that has its writer's own name."""
    persons = [item for item in _stated(titled) if isinstance(item, dict) and "Person" in types_of(item)]
    return people(names(persons)) or people(_marked_names(titled)) or people(shown_authors(titled.lines))


def _collective(titled: Titled) -> tuple[str, ...]:
    """Return the outlet or the organisation that signs, where the page names nobody who does."""
    stated = (names(_stated(titled)), *(texts[:1] for texts in _metas(titled)))
    return next((found for texts in stated if (found := collective(texts))), ())


def _stated(titled: Titled) -> list[object]:
    """Return the authors of the first node that has any: what follows it may be readers' comments."""
    graph = titled.markup.graph
    authors = (graph.values(node, "author", "creator") for node in titled.markup.articles)
    return next((found for found in authors if found), [])


def _metas(titled: Titled) -> Iterator[tuple[str, ...]]:
    markup = titled.markup
    yield from (markup.metas[name] for name in _METAS if name in markup.metas)
    if _WRITTEN.search(markup.meta("twitter:label1") or ""):
        yield markup.metas.get("twitter:data1", ())


def _marked_names(titled: Titled) -> list[str]:
    return marked_authors(element for element in titled.marked if is_marked(element))


def _people(titled: Titled, stated: Iterable[str]) -> tuple[str, ...]:
    found = people(stated, _publishers(titled))
    return () if all(_ACCOUNT.fullmatch(name) or _is_company(name) for name in found) else found


def _is_company(name: str) -> bool:
    return not COMPANIES.isdisjoint(words(name))


def _publishers(titled: Titled) -> list[str]:
    markup, outlet = titled.markup, titled.page.outlet
    stated = (markup.meta("og:site_name"), markup.meta("application-name"), *markup.names("publisher"))
    return [outlet, outlet.split(".", 1)[0], *(name for name in stated if name)]


def _is_organisation(item: object) -> bool:
    return isinstance(item, dict) and any(kind.endswith("Organization") for kind in types_of(item))


#: Where the authors stand, the surest place first.
AUTHORS: dict[str, Callable[[Titled], tuple[str, ...]]] = {
    "JSON-LD": _from_json_ld,
    "meta": _from_metas,
    "marked": _marked,
    "shown": _shown,
    "JSON-LD, unsure": _from_unsure,
    "signed": _signed,
    "namesake": _namesake,
    "collective": _collective,
}
