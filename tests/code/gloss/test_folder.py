"""The French dictionary: wide enough, and in words that the English rules know."""

from streams.code.english.actors.gazetteer import gazetteer
from streams.code.lexicon import lexicon
from streams.code.scale import ROOTS
from tests.code.gloss.parsed import french

ENGLISH = lexicon("en")
COUNTRIES = 190


def test_verbs_and_nouns_reach_most_of_the_english_frames() -> None:
    verbs = {one.english.split()[0] for entries in french().verbs.values() for one in entries}
    nouns = set(french().tables["noun"].values())
    known = (verbs & ENGLISH.verbs.keys()) | (nouns & ENGLISH.nouns.keys())
    reached = [
        frame
        for frame in ENGLISH.frames
        if set(frame.pattern.split()[0].split("|")) & (nouns if frame.noun else verbs)
    ]
    assert len(known) >= 650
    assert len(reached) >= 0.7 * len(ENGLISH.frames)
    assert {frame.root for frame in reached} >= set(ROOTS)


def test_countries_have_their_names_and_people() -> None:
    countries = {entry.country for name in french().names.values() if (entry := gazetteer().get(name))}
    peoples = {entry.country for name in french().demonyms.values() if (entry := gazetteer().get(name))}
    assert len(countries) >= COUNTRIES
    assert len(peoples) >= 150


def test_every_part_of_a_verb_has_its_english_or_none() -> None:
    for lemma, entries in french().verbs.items():
        for one in entries:
            parts = [part for part in one.parts if part not in {"X", "that"}]
            assert len(one.parts_in_english) <= len(parts), (lemma, one)


def test_prepositions_are_english_ones_of_one_word() -> None:
    joined = [p.english for some in french().phrases.values() for p in some if p.kind == "preposition"]
    assert all(len(english.split()) == 1 for english in [*joined, *french().tables["preposition"].values()])
