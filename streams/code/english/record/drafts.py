"""One hit to one event of the article, before repeats are merged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from streams.code.english.actors.roles import actors_of, parties_of, recipients_of
from streams.code.english.data import word_list
from streams.code.english.dates.resolve import When
from streams.code.english.gate.background import mere, summed
from streams.code.english.gate.history import leads
from streams.code.english.parser.syntax import kids, lemma, objects, prepositional
from streams.code.english.places.locate import site_of, spot_of
from streams.code.english.record.tolls import toll
from streams.code.english.triggers.chance import unclaimed
from streams.code.english.triggers.deeds import kind_of
from streams.code.english.triggers.echoes import HARM, loose
from streams.code.english.triggers.harm import deliberate
from streams.code.english.triggers.kinds import Kind
from streams.code.english.triggers.modality import Mood, granted, mood, none_of, speaker
from streams.code.english.triggers.nature import commitment, menace, refusal, relief
from streams.code.english.triggers.strands import goes_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streams.code.english.actors.party import Party
    from streams.code.english.actors.people import Parties
    from streams.code.english.places.locate import Spot
    from streams.code.english.triggers.hit import Hit
    from streams.code.parse import Token
    from streams.records import Size

__all__ = ["Draft", "draft"]

_UNREAD = When(None, None, None)
_AIMS = ("at", "on", "into", "towards", "toward")  #: shots without a victim


@dataclass(frozen=True)
class Draft:
    """An event with its parties and places still as tokens of its sentence's document.

    Where it was and who else is named is read when a gate asks for it; what no gate asks for, and none needs
    that is no event, is read behind them: see `in_full`.
    """

    hit: Hit
    parties: Parties
    kind: Kind
    mood: Mood
    ahead: bool  #: as told: what is pledged is yet to come, though the pledge has been given
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    size: Size
    bare: bool = False
    loose: bool = False  #: the result of a deed that the sentence does not name
    goes_on: bool = False  #: it may be a part of the attack told just before
    addressed: tuple[Party, ...] = ()  #: recipients farther off, in what is demanded: no type hangs on them
    unlisted_actors: tuple[Party, ...] = ()  #: where no others act; see `unlisted.py`
    unlisted_recipients: tuple[Party, ...] = ()
    claimed_by: str | None = None
    place: Spot | None = None  #: its site
    when: When = _UNREAD
    historical: bool = False
    context: tuple[str, ...] = ()

    @property
    def trigger(self) -> Token:
        """The word that tells it."""
        return self.hit.trigger

    @property
    def echoes(self) -> tuple[Token, ...]:
        """Other words of the sentence that tell it."""
        return self.hit.echoes

    @cached_property
    def spot(self) -> Spot | None:
        """The place that its words name."""
        return _spot(self.hit, spot_of)

    @cached_property
    def site(self) -> Spot | None:
        """Where it was, also if only what was struck tells."""
        return _spot(self.hit, site_of)

    @cached_property
    def beside(self) -> bool:
        """Whether the sentence names a party to politics."""
        nouns = (token for token in self.trigger.sent if token.pos_ in {"NOUN", "PROPN"})
        return any(party.political for noun in nouns for party in self.parties.at(noun))


def draft(hit: Hit, parties: Parties) -> Draft:
    """Read what the sentence tells about a hit, as far as it says whether that is an event."""
    actors = actors_of(hit.trigger, hit.light, parties)
    recipients = recipients_of(hit.trigger, hit.light, parties)
    actors, recipients = _sides(hit, actors, recipients, parties)
    kind = kind_of(hit, actors, recipients)
    stated = _mood(hit, kind)
    own = stated.future and _own_word(speaker(hit.verb, parties), actors)
    threat = menace(hit, kind, stated) or relief(hit, kind, stated)
    final, settled = _settled(kind, stated, threat, own, bool(actors))
    return Draft(
        hit, parties, final, settled, stated.future, tuple(actors), tuple(recipients), toll(hit, kind.root),
        *_back(hit, final, actors, parties), goes_on(hit),
    )  # fmt: skip


def _mood(hit: Hit, kind: Kind) -> Mood:
    """Return the mood of a hit; an attack that something else is told about has come about."""
    stated = mood(hit.verb, hit.trigger if hit.light is not None else None)
    if kind.root not in HARM or hit.trigger.pos_ == "VERB" or hit.light is not None:
        return stated
    if none_of(hit.trigger):
        return replace(stated, negated=True)  # "there was no violence"
    return (
        Mood(future=False, hypothetical=False, negated=False, able=False) if granted(hit.trigger) else stated
    )


def _spot(hit: Hit, read: Callable[[Token], Spot | None]) -> Spot | None:
    return next((spot for token in (hit.trigger, *hit.echoes) if (spot := read(token))), None)


def _back(hit: Hit, kind: Kind, actors: Sequence[Party], parties: Parties) -> tuple[bool, bool]:
    """Return whether it is no event unless the article has told of one, and whether it may be of any harm."""
    open_ = (loose(hit) and not actors) or unclaimed(hit, kind, actors)
    word = lemma(hit.trigger)
    weak = word in word_list("suffered") or (word in word_list("soft") and not deliberate(hit.trigger))
    lead = leads(hit.trigger, parties)
    if kind.root == "ASSAULT" and ((open_ and summed(hit.trigger) and not lead) or mere(hit.trigger)):
        return True, open_
    signed = kind.root in {"ACCIDENT", "DISASTER"}  # another word of the sentence says of what
    return hit.bare or (open_ and weak and not signed), open_


def _sides(
    hit: Hit, actors: list[Party], recipients: list[Party], parties: Parties
) -> tuple[list[Party], list[Party]]:
    """Return actors and recipients: all of a reciprocal event act; of others nobody is on both sides."""
    suffers = hit.frame.root in HARM and lemma(hit.trigger) in word_list("suffered")
    if hit.trigger.pos_ == "VERB" and (suffers or _undergone(hit)):
        return [], [*actors, *recipients]
    if hit.frame.root == "ASSAULT" and lemma(hit.trigger) in word_list("discovery"):
        return [], recipients  # who finds the dead has killed nobody
    if not actors and hit.frame.root == "MOBILIZE" and hit.trigger.pos_ == "VERB":
        actors = [party for party in parties_of(objects(hit.trigger), parties) if party.political]
    mutual = hit.frame.root == "CONSULT" and hit.frame.mode != "visit"
    agreed = hit.frame.root == "AGREE" and lemma(hit.trigger) not in word_list("unilateral")
    if mutual or agreed or lemma(hit.trigger) in word_list("reciprocal"):
        known = [party for party in recipients if party.known]
        return [*actors, *(party for party in known if party not in actors)], []
    return actors, [party for party in recipients if party not in actors]


def _undergone(hit: Hit) -> bool:
    """Whether it is a passive without its auxiliary: "three were killed and four wounded", "envoy killed"."""
    verb = hit.trigger
    shared = [*kids(verb, "conj"), verb]  # "abducted and killed nine men"
    if verb.tag_ not in {"VBD", "VBN"} or any(_after(one) for one in shared):
        return False
    if kids(verb, "aux", "auxpass", "agent") or (lemma(verb) == "shoot" and prepositional(verb, *_AIMS)):
        return False
    return lemma(verb) in word_list("undergone") and bool(kids(verb, "nsubj"))


def _after(verb: Token) -> bool:
    """Whether what a verb acts on stands behind it."""
    behind = [child for child in kids(verb, "dobj", "ccomp", "xcomp") if child.i > verb.i]
    behind = [child for child in behind if lemma(child) != "miss"]  # "21 injured, 12 missing"
    return any(not kids(child, "advmod", "mark") or child.pos_ == "VERB" for child in behind)


def _own_word(who: tuple[Token, list[Party]] | None, actors: Sequence[Party]) -> bool:
    """Whether the one who would do it says so."""
    if who is None:
        return False
    speakers = {(party.name, party.country) for party in who[1]}
    states = {party.country for party in who[1] if party.country}
    return any((party.name, party.country) in speakers or party.country in states for party in actors)


def _settled(kind: Kind, stated: Mood, threat: Kind | None, own: bool, acted: bool) -> tuple[Kind, Mood]:
    """Return kind and mood; a refusal or a commitment is an event of its own, and asserted."""
    other = threat or refusal(kind, stated, acted) or commitment(kind, stated, own)
    if other is None:
        return kind, stated
    return other, Mood(future=False, hypothetical=False, negated=False, able=stated.able)
