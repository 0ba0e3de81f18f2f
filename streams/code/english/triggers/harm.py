"""Whether harm was done by an enemy, a criminal, a machine or nature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.code.english.data import word_list
from streams.code.english.parser.syntax import clause, kids, lemma, objects, prepositional
from streams.code.english.triggers.causes import Cause, burns, cause_of, doers, targeted, thing_does
from streams.code.english.triggers.kinds import Kind
from streams.code.english.triggers.mischance import left_over, ruled_out, slipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Doc, Token

__all__ = [
    "BLASTS",
    "accidental",
    "armed",
    "band",
    "criminal",
    "deliberate",
    "domestic",
    "harm_kind",
    "natural",
    "public",
]

_OWN = {"hazard": "DISASTER", "mishap": "ACCIDENT"}
_AIMED = frozenset({"aerial", "drone", "heavy-weapons"})  #: modes of armies, which err in whom they hit
_PHRASE = 5  #: words of "during a live fire exercise"
_WHILE = frozenset({"during", "on"})
_CHANCES = frozenset({"accident", "mistake"})
BLASTS = frozenset({"explosion", "blast", "explode"})
_PERSONAL = ("er", "or", "ist", "ite", "man", "men", "ant", "ian")  #: endings of nouns for people


def harm_kind(hit: Hit, kind: Kind, actors: Sequence[Party], recipients: Sequence[Party]) -> Kind:
    """Return the kind of a hit of violence or mishap, by what caused it and who was in it."""
    trigger = hit.trigger
    weather = trigger.pos_ == "VERB" and thing_does(trigger) == "hazard"
    intent = deliberate(trigger) or _echoes_a_deed(hit)
    cause = None if any(_may_mean(party, trigger.doc) for party in actors) else cause_of(trigger)
    alive = lemma(trigger) == "burn" and not actors  # "burnt alive scooping fuel from a tanker"
    plain = (kind.mode in {None, "destroy"} or alive) and not intent
    cause = (
        cause if kind.root == "ACCIDENT" or lemma(trigger) in _verbs_of_things() or hit.frame.noun else None
    )
    cause = "hazard" if weather or (not intent and _shaken(trigger, actors)) else cause
    if cause == "hazard" or (cause == "mishap" and plain):
        return Kind(_OWN[cause], None)
    if kind.root == "ASSAULT" and _rehearsed(trigger):
        return Kind("ACCIDENT", None)
    if kind.root == "ACCIDENT":
        return _mishap(hit, kind, cause, actors, intent=intent)
    done = any(lemma(doer) in word_list("bandits") for echo in hit.echoes for doer in doers(echo))
    chance = not (cause or intent or actors or done) and lemma(trigger) in word_list("result")
    if chance and (mishap := _chance_kind(trigger)):
        return mishap
    return Kind("CRIME", None) if not intent and criminal(hit, actors, recipients) else kind


def _shaken(trigger: Token, actors: Sequence[Party]) -> bool:
    """Whether a country that kills in a sentence of an earthquake is where it was."""
    result = lemma(trigger) in word_list("result") and bool(actors)
    countries = result and all(_only_place(party, trigger.doc) for party in actors)
    return countries and _signed(trigger) == Kind("DISASTER", None)


def _mishap(hit: Hit, kind: Kind, cause: Cause | None, actors: Sequence[Party], *, intent: bool) -> Kind:
    """Return the kind of a mishap, or of the deed that its cause, its place or who did it make of it."""
    trigger = hit.trigger
    if _wrecked(hit, actors):
        return Kind("ASSAULT", "destroy")
    loud = lemma(trigger) in BLASTS and (intent or cause == "weapon" or targeted(trigger))
    loud = loud or (cause == "weapon" and lemma(trigger) in word_list("result"))
    return Kind("ASSAULT", "explosives") if loud else _fire(hit, kind, actors)


def _only_place(party: Party, doc: Doc) -> bool:
    """Whether it is a country and no more: "the earthquake in Japan killed ten" is parsed amiss."""
    return party.sector == "GOV" and party.country is not None and doc[party.head].pos_ == "PROPN"


def _wrecked(hit: Hit, actors: Sequence[Party]) -> bool:
    """Whether rebels did it to something: "guerrillas derailed a train"."""
    rebels = any(party.sector == "REB" for party in actors)
    return rebels and lemma(hit.trigger) in word_list("wrecking") and bool(kids(hit.trigger, "dobj"))


def _fire(hit: Hit, kind: Kind, actors: Sequence[Party]) -> Kind:
    """Return the kind of a mishap, or of shots where its fire is one of guns."""
    shot = any(_shot(word, actors) for word in (hit.trigger, *hit.echoes))
    return Kind("ASSAULT", "firearms") if shot else kind


def _shot(fire: Token, actors: Sequence[Party]) -> bool:
    """Whether it is the fire of guns, by whose it is or where it comes from."""
    theirs = any(party.sector in {"MIL", "REB", "COP", "GOV"} for party in actors)
    fires = lemma(fire) == "fire" and fire.pos_ == "NOUN" and not burns(fire)
    return fires and (theirs or any(prep.lower_ == "from" for prep in kids(fire, "prep")))


def _may_mean(party: Party, doc: Doc) -> bool:
    """Whether it is somebody known, not a thing of harm: nor is "Cyclone Mocha" one."""
    things = word_list("mishap") | word_list("hazard")
    named = any(lemma(token) in word_list("hazard") for token in doc[party.start : party.end])
    return party.known and party.noun not in things and not named


def _rehearsed(trigger: Token) -> bool:
    """Whether it was done to learn it: "a shell exploded during firing practice"."""
    after = (trigger.doc[token.i : token.i + _PHRASE] for token in trigger.sent if token.lower_ in _WHILE)
    return any(lemma(token) in word_list("rehearsed") for phrase in after for token in phrase)


def _verbs_of_things() -> frozenset[str]:
    """Return the verbs of which things can be the subject as well as people."""
    return word_list("result") | word_list("struck")


def accidental(hit: Hit) -> bool:
    """Whether it says so itself, "an accidental shooting", or a small child did it."""
    if left_over(hit.trigger) or slipped(hit.trigger):
        return True
    if hit.frame.mode in _AIMED:
        return False
    words = (hit.trigger, *hit.echoes)
    by_modifier = any(
        lemma(child) in word_list("accidental") for word in words for child in kids(word, "amod", "advmod")
    )
    chance = any(lemma(noun) in _CHANCES for word in words for noun in prepositional(word, "by"))
    small = hit.trigger.pos_ == "VERB" and any(_small(doer) for doer in doers(hit.trigger))
    return by_modifier or chance or small


def _small(doer: Token) -> bool:
    return doer.tag_ == "NN" and lemma(doer) in word_list("infant")


def _echoes_a_deed(hit: Hit) -> bool:
    """Whether another word of it is one for a deed: "came under fire; one driver was wounded"."""
    things = word_list("result") | word_list("struck") | word_list("blast")
    return hit.frame.root == "ASSAULT" and any(lemma(echo) not in things for echo in hit.echoes)


def natural(trigger: Token) -> Kind | None:
    """Return the kind of what nature or a mishap makes people do: "floods forced thousands out"."""
    cause = thing_does(trigger)
    fled = lemma(trigger) == "flee" and not deliberate(trigger)
    if cause in _OWN:
        return Kind(_OWN[cause], None)
    return _signed(trigger) if fled else None


def armed(party: Party, doc: Doc) -> bool:
    """Whether a party bears arms by its sector or by what its phrase says: "masked men"."""
    words = {lemma(token) for token in doc[party.start : party.end]}
    return party.sector in {"MIL", "REB"} or bool(words & word_list("armed"))


def band(party: Party) -> bool:
    """Whether it is a group of which nothing more is said: "the group murdered two priests"."""
    return party.noun in word_list("band")


def deliberate(trigger: Token) -> bool:
    """Whether another word of the sentence speaks for violence that was meant."""
    listed = word_list("violent")
    violent = (token for token in trigger.sent if token != trigger and lemma(token) in listed)
    return any(not (_ailing(token) or _feared(token) or _hunted(token)) for token in violent)


def _ailing(noun: Token) -> bool:
    return any(lemma(child) in {"heart", "panic", "asthma"} for child in kids(noun, "compound"))


def _feared(noun: Token) -> bool:
    """Whether it is only feared, ruled out, or of a place's name: "fears of a bomb", "a rebel-held town"."""
    if ruled_out(noun):
        return True
    if noun.head.lower_ == "of" and lemma(noun.head.head) in word_list("feared"):
        return True
    after = [token.lower_ for token in noun.doc[noun.i + 1 : noun.i + 3]]
    return len(after) > 1 and after[0] == "-" and after[1] in word_list("stricken")


def _hunted(noun: Token) -> bool:
    """Whether troops were only on their way to them: "carried soldiers to fight militants"."""
    verb = clause(noun)
    aim = verb.tag_ in {"VB", "VBG"} and lemma(verb) in word_list("hunting") and noun.dep_ == "dobj"
    return aim and verb.dep_ in {"advcl", "xcomp", "acl", "pcomp"}


def criminal(hit: Hit, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether it is a deed between private people, by who they are or by a word for a crime."""
    if domestic(hit, actors):
        return True
    if public(hit, actors, recipients):
        return False
    private = bool(actors) and all(party.noun in word_list("private") for party in actors)
    private = private and not _band(hit, actors)
    bodily = hit.frame.root == "ASSAULT" and (hit.frame.mode or lemma(hit.trigger) in word_list("result"))
    return private or (bool(bodily) and _named_crime(hit.trigger))


def domestic(hit: Hit, actors: Sequence[Party]) -> bool:
    """Whether one man harmed his own people, be he a soldier: no rebel, no squad."""
    return _family(hit) and all(_one(party, hit.trigger.doc) for party in actors)


def _one(party: Party, doc: Doc) -> bool:
    return doc[party.head].tag_ in {"NN", "NNP"} and party.sector in {None, "CVL", "MIL", "COP"}


def _band(hit: Hit, actors: Sequence[Party]) -> bool:
    """Whether several men come with guns or bombs, or to abduct."""
    heads = [hit.trigger.doc[party.head] for party in actors]
    ride = any(lemma(one) in word_list("mount") for head in heads for one in prepositional(head, "on"))
    several = any(head.tag_ == "NNS" for head in heads)
    return several and (ride or hit.frame.mode in {"firearms", "explosives", "abduct", "heavy-weapons"})


def public(hit: Hit, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether somebody armed or political does it, or somebody of public life suffers it."""
    doc = hit.trigger.doc
    sides = any(party.political or armed(party, doc) for party in [*actors, *recipients])
    shared = [noun for verb in kids(hit.trigger, "conj") for noun in prepositional(verb, "by")]
    named = {lemma(doer) for doer in [*doers(hit.trigger), *shared]}  # "kidnapped and murdered by the group"
    sides = sides or bool(named & (word_list("vigilante") | word_list("band") | word_list("bandits")))
    return sides or any(party.noun in word_list("public_people") for party in recipients)


def _family(hit: Hit) -> bool:
    """Whether the victim is somebody's own: "his wife", "the stabbing of his girlfriend"."""
    if hit.frame.noun:
        return any(lemma(one) in word_list("kin") for one in prepositional(hit.trigger, "of"))
    verb = hit.trigger
    discovered = verb.dep_ in {"xcomp", "oprd", "acomp", "ccomp"} and lemma(verb.head) == "find"
    near = objects(verb) or (objects(verb.head) if discovered else [])  # "his wife was found stabbed"
    return any(lemma(o) in word_list("kin") and kids(o, "poss") for o in near[:1])


def _named_crime(trigger: Token) -> bool:
    return any(lemma(token) in word_list("crime") for token in trigger.sent)


def _chance_kind(trigger: Token) -> Kind | None:
    """Return the kind of harm that nobody is said to have done: by its thing, else by the sentence."""
    nouns = {lemma(token) for token in trigger.sent if token.pos_ in {"NOUN", "PROPN"}}
    if not doers(trigger) and nouns & word_list("conveyance"):
        return _signed(trigger) or Kind("ACCIDENT", None)
    things = (t for t in doers(trigger) if t.pos_ == "NOUN" and not lemma(t).endswith(_PERSONAL))
    does = lemma(trigger) not in word_list("suffered")
    thing = [t for t in things if does and lemma(t) not in word_list("warfare")]
    return _signed(trigger) or (Kind("ACCIDENT", None) if thing else None)


def _words_of(trigger: Token) -> set[str]:
    """Return the lemmas of a sentence."""
    return {lemma(token) for token in trigger.sent}


def _signed(trigger: Token) -> Kind | None:
    """Return the kind of harm by the words beside it."""
    words = _words_of(trigger)
    if words & word_list("hazard_sign"):
        return Kind("DISASTER", None)
    fire = any(lemma(token) == "fire" and token.pos_ == "NOUN" and burns(token) for token in trigger.sent)
    return Kind("ACCIDENT", None) if fire or words & word_list("mishap_sign") else None
