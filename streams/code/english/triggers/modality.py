"""Whether a thing told has happened, will, may, or has not; and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from streams.code.english.actors.roles import parties_of, subjects
from streams.code.english.data import word_list
from streams.code.english.dates.resolve import dated
from streams.code.english.parser.syntax import governors, kids, lemma

if TYPE_CHECKING:
    from streams.code.english.actors.party import Party
    from streams.code.english.actors.people import Parties
    from streams.code.parse import Token

__all__ = ["Mood", "granted", "mood", "none_of", "speaker"]

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "wouldn"})
_MAY = frozenset({"may", "might", "could"})
_IF = frozenset({"if", "unless", "whether"})
_IS = frozenset({"is", "are", "was", "were", "'s", "'re"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_DONE = frozenset({"VBD", "VBN"})
_ABOUT = frozenset({"on", "about", "over", "after", "since", "following", "despite"})
_NO = frozenset({"no", "neither", "never", "nor"})


@dataclass(frozen=True, slots=True)
class Mood:
    """The mood of a clause. `able` is a "can" or "will" beside a negation: a refusal, not a report.

    `denied` is a negation in somebody's word: "denied that it struck".
    """

    future: bool
    hypothetical: bool
    negated: bool
    able: bool
    denied: bool = False

    @property
    def asserted(self) -> bool:
        """Whether it is told as having come about."""
        return not (self.future or self.hypothetical or self.negated)


def mood(verb: Token, noun: Token | None) -> Mood:
    """Read the mood off a verb, its auxiliaries and the verbs that govern it."""
    chain = _chain(verb)
    words = {child.lower_ for one in chain for child in kids(one, "aux")}
    future = bool(words & _WILL) or _planned(chain, noun) or _headline(chain[-1])
    marks = {child.lower_ for one in _above(verb) for child in kids(one, "mark")}
    maybe = bool(words & _MAY) or bool(marks & _IF)
    idle = chain[-1].dep_ in {"acl", "relcl"} and none_of(chain[-1].head)  # "has no plans to"
    negated = idle or any(map(_denied, chain)) or (noun is not None and none_of(noun))
    denied = any(lemma(one) in word_list("deny") for one in _above(verb)[1:])
    present = any(one.tag_ in {"VBP", "VBZ"} for one in chain)
    able = idle or bool(words & (_WILL | {"can", "ca", "could"})) or present
    return Mood(future and not maybe, maybe, negated or denied, able, denied)


def granted(noun: Token) -> bool:
    """Whether a deed is taken for granted by how it is named: "will not comment on Monday's attack"."""
    own = dated(noun)
    known = own or any(child.lower_ in _KNOWN for child in kids(noun, "det"))
    done = any(one.tag_ in _DONE for one in kids(noun, "relcl"))
    about = noun.dep_ == "pobj" and (
        noun.head.lower_ in _ABOUT
        or noun.head.head.lower_ in {"due", "because", "responsibility"}
        or lemma(noun.head.head) in word_list("wake")
    )
    talked = noun.dep_ == "dobj" and lemma(noun.head) in word_list("aftermath")
    return known and (done or own or about or talked)


def speaker(verb: Token, parties: Parties) -> tuple[Token, list[Party]] | None:
    """Return the verb of saying above a clause and who says it; None where the text itself does."""
    for above in [*_above(verb), *governors(verb)]:
        if lemma(above) in word_list("say") and above != verb and _reports(above, verb):
            return above, parties_of(subjects(above), parties)
    charge = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for", "with"} else None
    if charge is not None and lemma(charge) in word_list("charge"):
        return charge, parties_of(subjects(charge), parties)
    for child in kids(verb, "parataxis", "ccomp"):
        if lemma(child) in word_list("say"):
            return child, parties_of(subjects(child), parties)
    return None


def _reports(above: Token, verb: Token) -> bool:
    branch = next((one for one in [verb, *governors(verb)] if one.head == above), verb)
    return branch.dep_ in {"ccomp", "parataxis", "xcomp"}


def _chain(verb: Token) -> list[Token]:
    """Return the verb and those it is an infinitive of: "are set to meet"."""
    chain = [verb]
    while chain[-1].dep_ == "xcomp" or (chain[-1].dep_ == "conj" and not kids(chain[-1], "nsubj", "aux")):
        chain.append(chain[-1].head)
    return chain


def _above(verb: Token) -> list[Token]:
    """Return the verb and its governors within its own clause and those it complements."""
    verbs = [verb]
    while verbs[-1].dep_ in {"xcomp", "ccomp", "conj", "pcomp"} and verbs[-1].head != verbs[-1]:
        verbs.append(verbs[-1].head)
    return verbs


def _planned(chain: list[Token], noun: Token | None) -> bool:
    """Whether it is planned: "set to meet", "plans to meet" (a noun), "plan a meeting"."""
    top, light = chain[-1], chain[0] if noun is not None else None
    if top.dep_ == "acl" and lemma(top.head) in word_list("plans") and _to(top):
        return True
    if light is not None and lemma(light) in word_list("plan"):
        return True
    pairs = pairwise(chain)
    return any(lemma(up) in word_list("plan") or _going(up) or _is_to(inner, up) for inner, up in pairs)


def _to(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in kids(verb, "aux"))


def _going(token: Token) -> bool:
    return lemma(token) == "go" and token.tag_ == "VBG"


def _is_to(inner: Token, up: Token) -> bool:
    """Whether it is "are to meet"."""
    plain = up.lower_ in _IS and not kids(up, "attr", "acomp")
    return plain and inner.dep_ == "xcomp" and _to(inner)


def _headline(top: Token) -> bool:
    """Whether it is a headline's future, an infinitive on top: "Iran, Iraq to hold talks"."""
    main = top.dep_ == "ROOT" or (top.dep_ in {"acl", "relcl"} and top.head.dep_ == "ROOT")
    return main and _to(top) and not kids(top, "auxpass")


def _denied(verb: Token) -> bool:
    if kids(verb, "neg") or any(map(none_of, kids(verb, "nsubj", "nsubjpass", "dobj"))) or _yet(verb):
        return True
    none = any(child.lower_ in _NO for child in kids(verb, "advmod", "preconj", "cc"))
    return none or any(map(_no_longer, kids(verb, "advmod"))) or _behind_nor(verb)


def _no_longer(adverb: Token) -> bool:
    return lemma(adverb) == "long" and any(child.lower_ == "no" for child in adverb.children)


def _behind_nor(verb: Token) -> bool:
    first = verb.left_edge.i
    return first > 0 and verb.doc[first - 1].lower_ == "nor"


def _yet(verb: Token) -> bool:
    """Whether it is "has yet to", "is yet to"."""
    yet = any(child.lower_ == "yet" for child in kids(verb, "advmod"))
    return yet and lemma(verb) in {"have", "be"} and any(_to(inner) for inner in kids(verb, "xcomp"))


def none_of(noun: Token) -> bool:
    """Whether a noun says that there is none: "no violence", "nothing"."""
    return noun.lower_ in {"nothing", "none"} or any(
        child.lower_ in {"no", "neither"} for child in kids(noun, "det")
    )
