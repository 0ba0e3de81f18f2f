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
#: What stands behind a name where another follows.
_AND_ANOTHER = re.compile(
    r"\s{0,9}(?:,|&amp;|&|(?:and|und|et|y|og|och|en|e)\s)\s{0,9}(?:(?:and|und|et)\s{1,9})?"
    r"[A-ZÀ-ÖØ-Þ]\w{1,30} [A-ZÀ-ÖØ-Þ]"
)
_TAGS = re.compile(r"<[^<>]*>?")
_NEAR = 300  # characters behind a name
_MOST_NAMED = 20  # times that a page has it
_ACCOUNT = re.compile(r"[a-z0-9._-]{3,40}")  # "npike" put the page up, and may not have written it


def authors_of(titled: Titled) -> tuple[str, ...]:
    """Return who wrote the article, as the page signs it."""
    authors = next((authors for source in AUTHORS.values() if (authors := source(titled))), ())
    return _with_others(titled, authors) if len(authors) == 1 else authors


def _with_others(titled: Titled, authors: tuple[str, ...]) -> tuple[str, ...]:
    """Return all whom the byline names, where the markup for machines names one of them."""
    if not _goes_on(titled.page.html, authors[0]):
        return authors
    named = _people(titled, shown_authors(titled.below)) or _marked(titled)
    is_byline = len(named) > 1 and authors[0] in named and all(len(name.split()) > 1 for name in named)
    return named if is_byline else authors


def _goes_on(html: str, name: str) -> bool:
    """Tell whether another name follows somewhere on the page: asked first, as it costs next to nothing."""
    at = html.find(name)
    for _ in range(_MOST_NAMED):
        if at < 0:
            return False
        at += len(name)
        if _AND_ANOTHER.match(_TAGS.sub(" ", html[at : at + _NEAR])):
            return True
        at = html.find(name, at)
    return False


def _from_json_ld(titled: Titled) -> tuple[str, ...]:
    return _from_unsure(titled) if titled.markup.sure else ()


def _from_unsure(titled: Titled) -> tuple[str, ...]:
    """Return the authors of JSON-LD, be it the page's own or not: an agency beside persons, but not alone."""
    stated = _stated(titled)
    return () if all(map(_is_organisation, stated)) else _people(titled, names(stated))


def _from_metas(titled: Titled) -> tuple[str, ...]:
    """Return whom the meta tags name, but for the outlet in any spelling, which signs where nobody does."""
    named = [authors for texts in _metas(titled) if (authors := _people(titled, texts))]
    outlet = outlet_names(_publishers(titled) if named else ())
    return next((authors for authors in named if not all(map(outlet.have, authors))), ())


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
    return next((authors for texts in stated if (authors := collective(texts))), ())


def _stated(titled: Titled) -> list[object]:
    """Return the authors of the first node that has any: what follows it may be readers' comments."""
    graph = titled.markup.graph
    authors = (graph.values(node, "author", "creator") for node in titled.markup.articles)
    return next((values for values in authors if values), [])


def _metas(titled: Titled) -> Iterator[tuple[str, ...]]:
    markup = titled.markup
    yield from (markup.metas[name] for name in _METAS if name in markup.metas)
    if _WRITTEN.search(markup.meta("twitter:label1") or ""):
        yield markup.metas.get("twitter:data1", ())


def _marked_names(titled: Titled) -> list[str]:
    return marked_authors(element for element in titled.marked if is_marked(element))


def _people(titled: Titled, stated: Iterable[str]) -> tuple[str, ...]:
    persons = people(stated, (*_publishers(titled), *_sections(titled)))
    return () if all(_ACCOUNT.fullmatch(name) or _is_company(name) for name in persons) else persons


def _sections(titled: Titled) -> list[str]:
    """Return the section's names, which some systems give for the author's."""
    return [*titled.markup.metas.get("article:section", ()), *titled.markup.strings("articleSection")]


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
