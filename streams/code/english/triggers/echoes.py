"""One deed told by two words of a sentence: "rockets hit the town, killing six"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import clause, kids, lemma, prepositional
from streams.code.english.triggers.causes import cause_of, doers

if TYPE_CHECKING:
    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Token

__all__ = ["HARM", "joined", "loose"]

HARM = frozenset({"ASSAULT", "DISASTER", "ACCIDENT", "CRIME"})
_BELOW = frozenset({"advcl", "acl", "relcl", "conj", "ccomp", "dep"})
_HURT = frozenset({"hurt", "injure", "wound"})  #: what happens in a riot too
_NONE = frozenset({"nobody", "none", "nothing"})
_WHEN = frozenset({"when", "as", "after", "while", "because"})
_CAUSES = ("in", "by", "during", "from", "after", "of", "when")


def joined(hits_at: dict[int, Hit]) -> dict[int, Hit]:
    """Return the hits with what only says their result made echoes of them."""
    kept = dict(hits_at)
    for index in sorted(hits_at):
        if kept[index].trigger.i == index and kept[index].frame.root in HARM:
            _join(kept[index], kept)
    return {hit.trigger.i: hit for hit in kept.values() if not (_is_result(hit) and _nobody(hit.trigger))}


def loose(hit: Hit) -> bool:
    """Whether it is a result of which the sentence names no cause: "ten people died"."""
    plain = hit.frame.root == "ASSAULT" and (not hit.frame.parts or lemma(hit.trigger) == "lose")
    return plain and _is_result(hit) and not hit.echoes and cause_of(hit.trigger) is None


def _nobody(verb: Token) -> bool:
    """Whether "no one was hurt"."""
    victims = kids(verb, "nsubj", "nsubjpass", "dobj")
    return any(v.lower_ in _NONE or _no_one(v) for v in victims)


def _no_one(noun: Token) -> bool:
    """Whether it is "no civilians", or "no one" with or without a hyphen, which the parser takes apart."""
    before = {token.lower_ for token in noun.doc[max(noun.sent.start, noun.i - 2) : noun.i]}
    return any(c.lower_ == "no" for c in noun.children) or (noun.lower_ == "one" and "no" in before)


def _join(hit: Hit, kept: dict[int, Hit]) -> None:
    over = _used(hit, kept) or _deed(hit, kept)
    if over is not None:
        _absorb(over, hit, kept)
        return
    cause = _cause(hit, kept) if _is_result(hit) else None
    if cause is not None:
        frame = cause.frame if "ASSAULT" in {hit.frame.root, cause.frame.root} else hit.frame
        whole = replace(hit, frame=frame, echoes=(*hit.echoes, *_spoken(cause), *cause.echoes))
        _put(whole, (hit, cause), kept)


def _absorb(over: Hit, hit: Hit, kept: dict[int, Hit]) -> None:
    mode = over.frame.mode or (hit.frame.mode if hit.frame.root == over.frame.root else None)
    frame = hit.frame if _struck_in(over, hit) else replace(over.frame, mode=mode)
    whole = replace(
        over,
        frame=frame,
        light=over.light or (hit.verb if over.frame.noun and _does(over, hit) else None),
        echoes=(*over.echoes, *_spoken(hit), *hit.echoes),
    )
    _put(whole, (over, hit), kept)


def _struck_in(over: Hit, hit: Hit) -> bool:
    """Whether a mishap says how something struck: "the driver lost control; it hit a kerb"."""
    plain = over.frame.root == "ASSAULT" and not (over.frame.noun or over.frame.parts)
    mishap = hit.frame.root in {"ACCIDENT", "DISASTER"} and bool(hit.frame.parts)
    return plain and mishap and lemma(over.trigger) in word_list("struck")


def _put(whole: Hit, parts: tuple[Hit, Hit], kept: dict[int, Hit]) -> None:
    """Let the whole stand wherever one of its parts stood: what hangs on a part hangs on it."""
    for index, hit in list(kept.items()):
        if hit in parts:
            kept[index] = whole


def _spoken(hit: Hit) -> tuple[Token, ...]:
    """Return the trigger, if it is a word for the deed and not only for the weapon."""
    return (
        ()
        if hit.frame.noun and lemma(hit.trigger) in word_list("instrument") | word_list("bystander")
        else (hit.trigger,)
    )


def _is_result(hit: Hit) -> bool:
    return not hit.frame.noun and lemma(hit.trigger) in word_list("result")


def _does(over: Hit, hit: Hit) -> bool:
    return over.trigger in kids(hit.trigger, "nsubj")


def _used(hit: Hit, kept: dict[int, Hit]) -> Hit | None:
    """Return the deed that a weapon or a bomber was the agent of: "blown up by suicide bombers"."""
    agent = (
        hit.frame.noun and lemma(hit.trigger) in word_list("instrument") and hit.trigger.head.dep_ == "agent"
    )
    verb = kept.get(hit.trigger.head.head.i) if agent else None
    return verb if verb is not None and verb.frame.root == hit.frame.root == "ASSAULT" else None


def _deed(hit: Hit, kept: dict[int, Hit]) -> Hit | None:
    """Return the deed that a hit is the result or the manner of: its subject, or the clause above it."""
    token = hit.trigger
    if _is_result(hit):
        nouns = [kept[c.i] for c in kids(token, "nsubj") if c.i in kept and kept[c.i].frame.noun]
        if nouns:
            return nouns[0]
    above = kept.get(clause(token.head).i) if _where(token) else _above(token, kept)
    if above is None or above.frame.root not in HARM:
        return None
    manner = token.dep_ == "advcl" and token.tag_ == "VBG" and above.frame.root == hit.frame.root
    part = _where(token) or _same_subject(token, above)
    shared = part and above.frame.root == "ACCIDENT" and lemma(token) in word_list("struck")
    return above if manner or ((_is_result(hit) or shared) and part) else None


def _where(verb: Token) -> bool:
    """Whether it is what came of a deed in its place: "dynamited a house, where two boys were hurt"."""
    return verb.dep_ == "relcl" and any(child.lower_ == "where" for child in kids(verb, "advmod"))


def _above(token: Token, kept: dict[int, Hit]) -> Hit | None:
    """Return the nearest deed above, through verbs that no frame knows: "collapsed, sweeping and killing"."""
    while token.dep_ in _BELOW:
        token = token.head
        deed = kept.get(token.i) or _done_by(token, kept)
        if deed is not None:
            return deed
    return None


def _done_by(verb: Token, kept: dict[int, Hit]) -> Hit | None:
    """Return the deed that is the subject of a verb no frame knows: "fire swept the hotel, killing six"."""
    return next((kept[c.i] for c in kids(verb, "nsubj") if c.i in kept and kept[c.i].frame.noun), None)


def _same_subject(token: Token, above: Hit) -> bool:
    """Whether a result is that of the clause above: it names no other doer."""
    if token.dep_ in {"relcl", "acl"}:
        return above.frame.noun
    own = kids(token, "nsubj")
    passive = kids(token, "nsubjpass") and not prepositional(token, "by")
    suffers = lemma(token) in word_list("suffered")
    return (not own or bool(passive) or suffers) and not kids(token, "mark", "agent")


def _cause(hit: Hit, kept: dict[int, Hit]) -> Hit | None:
    """Return the deed that a result names below it: "killed in a raid", "killed when a bomb went off"."""
    token = hit.trigger
    near = kids(token, "nsubj")
    for verb in (token, *kids(token, "conj")):  # "six were killed and ten wounded in an attack"
        near += prepositional(verb, *_CAUSES)
        clauses = [c for c in kids(verb, "advcl") if _when(c)] + kids(verb, "ccomp", "parataxis")
        near += [*clauses, *(noun for c in clauses for noun in kids(c, "nsubj"))]
        near += [inner for prep in kids(verb, "prep") for inner in kids(prep, "pcomp")]
    roots = HARM | {"PROTEST"} if lemma(token) in _HURT and not doers(token) else HARM
    return next((kept[t.i] for t in near if t.i in kept and kept[t.i].frame.root in roots), None)


def _when(verb: Token) -> bool:
    return any(child.lower_ in _WHEN for child in kids(verb, "advmod", "mark"))
