"""Where an event was: the place named in its clause, else the dateline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.code.english.actors.gazetteer import gazetteer
from streams.code.english.data import word_list
from streams.code.english.dates.timing import clauses
from streams.code.english.parser.syntax import clause, kids, lemma, objects
from streams.code.english.places.atlas import GeoPrecision, Site, atlas, capitals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from streams.code.parse import Doc, Token

__all__ = ["GeoPrecision", "Spot", "dateline_spot", "site_of", "spot_of"]

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "off"})
_ABOVE = frozenset({"over", "through"})
_GROUND = {"airspace": "airspace", "on": "ground", "to": "street", "along": "street", "into": "street"}
_ON_SITE = frozenset({"on", "into", "against"})  #: where it is, if it is violence: "a strike on Marib"
_RANK = ("city", "region", "country")
_LONGEST = 5  # words of the longest place name looked up
_BESIDE = 2  # words of a country's or a people's name, to tell cities of one name


@dataclass(frozen=True, slots=True)
class Spot:
    """A place; `start` and `end` are token indices, -1 for a dateline."""

    start: int
    end: int
    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: GeoPrecision


def spot_of(trigger: Token) -> Spot | None:
    """Return the place that the clause of a trigger names behind a preposition, else before the noun."""
    behind = _behind(trigger, _WHERE)
    if behind:
        return behind[0]
    modifiers = (c for c in trigger.children if c.dep_ in {"compound", "nmod", "poss"})
    spots = (spot for c in modifiers if (spot := _at(c.doc, c.i)))
    located = lemma(trigger) in word_list("placed")  # "the Nigeria bombing", but no "Nigeria strike"
    return next((spot for spot in spots if located or spot.precision != "country"), None)


def site_of(trigger: Token) -> Spot | None:
    """Return the place of a trigger, also where it is what was struck or taken: "a strike on Marib"."""
    struck = lemma(trigger) in word_list("on_site")
    words = _WHERE | _ON_SITE if struck else _WHERE
    behind = _behind(trigger, words) + (_hit(trigger) if struck else [])
    if behind:
        return _finest(behind)
    return spot_of(trigger) or _reached(trigger) or _elsewhere(trigger, words)


def _behind(trigger: Token, words: frozenset[str], verbs: Iterable[Token] = ()) -> list[Spot]:
    """Return the places behind the prepositions of the clause, or of others' clauses, the nearest first."""
    own = set(verbs) or {clause(trigger), trigger}
    preps = [t for t in trigger.sent if t.dep_ == "prep" and _says_where(t, words) and clause(t) in own]
    return [spot for t in sorted(preps, key=lambda t: abs(t.i - trigger.i)) if (spot := _within(t))]


def _says_where(prep: Token, words: frozenset[str]) -> bool:
    """Whether a preposition says where; of some only with ground behind it: "on Beirut's seafront"."""
    listed = "airspace" if prep.lower_ in _ABOVE else prep.lower_
    ground = _GROUND.get(listed)
    return prep.lower_ in words or (
        ground is not None and any(lemma(n) in word_list(ground) for n in kids(prep, "pobj"))
    )


def _reached(trigger: Token) -> Spot | None:
    """Return where somebody came: "flew to Amman", "marched into Kabul"."""
    if lemma(trigger) not in word_list("motion"):
        return None
    ways = (prep for prep in kids(trigger, "prep") if prep.lower_ in {"to", "into"})
    goals = [
        n
        for n in (*kids(trigger, "dobj"), *(n for prep in ways for n in kids(prep, "pobj")))
        if n.pos_ == "PROPN"
    ]
    return next((spot for name in goals if (spot := _at(name.doc, name.i))), None)


def _elsewhere(trigger: Token, words: frozenset[str]) -> Spot | None:
    """Return the place of a clause of the same time, else the one country's that the sentence is in."""
    beside = [verb for verbs in clauses(trigger)[1:] for verb in verbs]
    if beside and (behind := _behind(trigger, words, beside)):
        return _finest(behind)
    verbs = [token for token in trigger.sent if token.pos_ in {"VERB", "AUX"}]
    anywhere = _behind(trigger, _WHERE, [*verbs, trigger.sent.root])
    return _finest(anywhere) if len({spot.country for spot in anywhere}) == 1 else None


def _finest(spots: list[Spot]) -> Spot:
    """Return the nearest place, or one in it: "police in Georgia arrested him in Tbilisi"."""
    inside = [spot for spot in spots if spot.country == spots[0].country]
    return min(inside, key=lambda spot: _RANK.index(spot.precision))


def _hit(trigger: Token) -> list[Spot]:
    """Return the place in what is struck or taken: "hit Kharkiv", "the city of Odesa", "Beirut's suburbs"."""
    if trigger.pos_ != "VERB":
        return []
    things = objects(trigger)
    near = [deep for t in things for n in (t, *_of(t)) for deep in (n, *kids(n, "poss"))]
    return [spot for name in near if name.pos_ == "PROPN" and (spot := _at(name.doc, name.i))]


def _of(noun: Token) -> list[Token]:
    return [name for prep in kids(noun, "prep") if prep.lower_ in {"of", "in"} for name in kids(prep, "pobj")]


def _within(prep: Token) -> Spot | None:
    """Return the finest place under a preposition: "in a village near Herat in Afghanistan" is Herat."""
    names = (t for t in prep.subtree if t.pos_ == "PROPN" and clause(t) == clause(prep) and not _strikes(t))
    spots = [spot for name in names if (spot := _at(name.doc, name.i))]
    finest = min(spots, key=lambda s: (_RANK.index(s.precision), s.start), default=None)
    below = (t for t in prep.subtree if t.dep_ == "prep" and clause(t) == clause(prep))  # "in a raid on ..."
    return finest or next((spot for t in below if (spot := _on_ground(t))), None)


def _strikes(name: Token) -> bool:
    """Whether a state stands before its own deed: "killed in an Israel strike"."""
    deed = lemma(name.head) in word_list("raid") - word_list("placed")
    return deed and name.dep_ in {"compound", "nmod"} and name.text in gazetteer()


def _on_ground(prep: Token) -> Spot | None:
    """Return the country of "at the Canadian parliament", "near its Syrian coast": ground of that people."""
    solid = [part for noun in kids(prep, "pobj") for part in (noun, *kids(noun, "compound"))]
    solid = [part for part in solid if lemma(part) in word_list("ground")]  # "the parliament building" too
    for name in (name for part in solid for name in kids(part, "amod", "poss", "nmod", "compound")):
        entry = gazetteer().get(name.text)
        sites = atlas().get(entry.name) if entry and entry.country else None
        if sites and sites[0].precision == "country":
            site = sites[0]
            here = (site.name, site.country, site.latitude, site.longitude, site.precision)
            return Spot(name.i, name.i + 1, name.text, *here)
    return None


def _at(doc: Doc, index: int) -> Spot | None:
    known = atlas()
    for size in range(_LONGEST, 0, -1):
        for start in range(max(0, index - size + 1), index + 1):
            text = doc[start : start + size].text
            sites = known.get(text)
            if sites and not _part_of_name(doc, start, start + size):
                site = sites[0] if len(sites) == 1 else _likely(doc, start, start + size, sites)
                here = (site.name, site.country, site.latitude, site.longitude, site.precision)
                return Spot(start, start + size, text, *here)
    return None


def _part_of_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a word before makes it another name: "Camp David", "Lake Chad"."""
    before = doc[start - 1] if start > doc[start].sent.start else doc[start]
    return before.pos_ == "PROPN" and before.dep_ == "compound" and start <= before.head.i < end


def _likely(doc: Doc, start: int, end: int, sites: tuple[Site, ...]) -> Site:
    """Return the place in the state or country that stands nearest to the name, else the first."""
    for country, part in _beside(doc, start, end):
        inside = [s for s in sites if s.country == country and s.precision != "country"]
        exact = [s for s in inside if part and s.part == part]
        if near := exact or inside:
            return near[0]
    return sites[0]


def _beside(doc: Doc, start: int, end: int) -> Iterator[tuple[str | None, str | None]]:
    """Yield the countries (and states) of the other names in the sentence, the nearest first."""
    sentence = doc[start].sent
    spans = [
        (min(abs(i - end), abs(i + size - start)), i, size)
        for size in range(_BESIDE, 0, -1)
        for i in range(sentence.start, sentence.end - size + 1)
        if (i + size <= start or i >= end) and doc[i].is_title
    ]
    for _, i, size in sorted(spans):
        text = doc[i : i + size].text
        if entry := gazetteer().get(text):
            yield entry.country, None
        elif (sites := atlas().get(text)) and sites[0].precision == "region":
            yield sites[0].country, sites[0].part


def dateline_spot(dateline: str | None) -> Spot | None:
    """Return the place of a dateline ("KABUL", "Paris, France"), its first name that is known."""
    parts = [part.strip() for part in (dateline or "").replace("/", ",").split(",")]
    for part in parts:
        sites = atlas().get(part) or capitals().get(part.upper())
        if sites:
            others = {e.country for one in parts if one != part and (e := gazetteer().get(one.title()))}
            site = next((s for s in sites if s.country in others and s.precision == "city"), sites[0])
            here = (site.name, site.country, site.latitude, site.longitude, site.precision)
            return Spot(-1, -1, part, *here)
    return None
