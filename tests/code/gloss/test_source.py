from streams.code.source import bounds, words_at
from tests.code.gloss.parsed import gloss_of, token


def test_words_of_a_gloss_stand_for_those_of_the_original() -> None:
    doc = gloss_of("""
    soldats soldat NOUN root 0 Number=Plur
    afghans afghan ADJ amod 0 Number=Plur
    """)
    assert words_at(doc, 0, 2) == "soldats afghans"
    assert words_at(doc, 0, 1) == "afghans"
    assert bounds(doc, 1, 2) == (0, len("soldats"))


def test_all_words_of_a_name_stand_for_the_whole_of_it() -> None:
    doc = gloss_of("États-Unis États-Unis PROPN root 0")
    assert [one.text for one in doc] == ["United", "States"]
    assert words_at(doc, 0, 1) == words_at(doc, 0, 2) == "États-Unis"


def test_a_word_that_only_english_has_stands_for_the_verb() -> None:
    doc = gloss_of("""
    Il il PRON nsubj 1
    signera signer VERB root 1 VerbForm=Fin|Mood=Ind|Tense=Fut
    """)
    will = token(doc, "will")
    assert words_at(doc, will.i, will.i + 1) == "signera"
