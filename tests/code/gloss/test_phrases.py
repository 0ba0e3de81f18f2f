"""Prepositions, conjunctions, word order, names, numbers and what verbs govern."""

import pytest

from streams.code.gloss.counts import number
from tests.code.gloss.parsed import french, gloss_of, gloss_text, hung, token

FIN = "VerbForm=Fin|Mood=Ind|Number=Sing|Tense=Pres"
PART = "VerbForm=Part|Tense=Past"


@pytest.mark.parametrize(
    ("words", "relations"),
    [
        ("contre contre ADP case 3\nguerre guerre NOUN obl:arg 1", {"against prep dies", "war pobj against"}),
        (
            "lors lors ADV advmod 1\nd' de ADP case 4\nattaque attaque NOUN obl 2",
            {"during prep dies", "attack pobj during"},
        ),
    ],
)
def test_a_noun_hangs_on_its_preposition_of_one_word_or_several(words: str, relations: set[str]) -> None:
    doc = gloss_of(f"Il il PRON nsubj 1\nmeurt mourir VERB root 1 {FIN}\n{words}")
    assert hung(doc) >= relations


def test_a_second_conjunct_does_without_its_preposition() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    manifeste manifester VERB root 1 {FIN}
    à à ADP case 3
    Lyon Lyon PROPN obl 1
    et et CCONJ cc 6
    à à ADP case 6
    Nantes Nantes PROPN conj 3
    """)
    assert hung(doc) >= {"Lyon pobj in", "and cc Lyon", "Nantes conj Lyon"}


def test_an_adjective_goes_before_its_noun() -> None:
    doc = gloss_of("""
    soldats soldat NOUN root 0 Number=Plur
    afghans afghan ADJ amod 0 Number=Plur
    et et CCONJ cc 3
    pakistanais pakistanais ADJ conj 1 Number=Plur
    """)
    assert gloss_text(doc) == "Afghan and Pakistani soldiers"
    assert token(doc, "Afghan").dep_ == "amod"


def test_a_name_is_the_head_of_its_title() -> None:
    doc = gloss_of("""
    président président NOUN root 0
    français français ADJ amod 0
    Emmanuel Emmanuel PROPN appos 0
    Macron Macron PROPN flat:name 2
    """)
    assert hung(doc) == {
        "French amod president", "president compound Macron", "Emmanuel compound Macron",
        "Macron ROOT Macron",
    }  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "États-Unis États-Unis PROPN root 0",
        "États état NOUN root 0\n- - PUNCT punct 0\nUnis uni PROPN flat 0",
    ],
)
def test_a_country_is_found_however_its_hyphen_is_taken(words: str) -> None:
    assert gloss_text(gloss_of(words)) == "United States"


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("trois", "three"), ("vingt-trois", "23"), ("soixante-dix-huit", "78"), ("12 000", "12,000"),
        ("1.200", "1,200"), ("6,8", "6.8"), ("1er", "1st"), ("2025", "2025"), ("guerre", None),
    ],
)  # fmt: skip
def test_a_number_is_written_as_in_english(word: str, english: str | None) -> None:
    assert number(word, french()) == english


def test_days_counted_back_stand_before_ago() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 2
    est être AUX aux:tense 2 {FIN}
    mort mourir VERB root 2 {PART}
    il il PRON expl:subj 5
    y y PRON expl:comp 5
    a avoir VERB advcl 2 {FIN}
    deux deux NUM nummod 7
    jours jour NOUN obj 5 Number=Plur
    """)
    assert gloss_text(doc) == "he died two days ago"
    assert token(doc, "days").head.text == "died"


def test_more_than_a_number_leaves_what_is_counted_in_its_place() -> None:
    doc = gloss_of(f"""
    Plus plus ADV nsubj 5
    de de ADP case 3
    cent cent NUM nummod 3
    civils civil NOUN nmod 0 Number=Plur
    sont être AUX aux:tense 5 {FIN}
    morts mourir VERB root 5 {PART}
    """)
    assert gloss_text(doc) == "more than hundred civilians died"
    assert token(doc, "civilians").dep_ == "nsubj"


def test_what_stands_behind_a_preposition_may_be_an_object_in_english() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 2
    s' se PRON expl:comp 2 Reflex=Yes
    empare emparer VERB root 2 {FIN}
    de de ADP case 4
    Goma Goma PROPN obl:arg 2
    """)
    assert hung(doc) == {"he nsubj seizes", "seizes ROOT seizes", "Goma dobj seizes"}


def test_a_verb_means_another_thing_by_what_it_governs() -> None:
    to = gloss_of(f"""
    Il il PRON nsubj 1
    appelle appeler VERB root 1 {FIN}
    à à ADP case 3
    trêve trêve NOUN obl:arg 1
    """)
    whom = gloss_of(f"""
    Il il PRON nsubj 1
    appelle appeler VERB root 1 {FIN}
    Paris Paris PROPN obj 1
    à à ADP mark 4
    signer signer VERB acl 2 VerbForm=Inf
    """)
    assert gloss_text(to) == "he calls for truce"
    assert hung(whom) >= {"he nsubj urges", "Paris dobj urges", "sign xcomp urges", "to aux sign"}


def test_an_infinitive_behind_of_is_a_gerund() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    accuse accuser VERB root 1 {FIN}
    Paris Paris PROPN obj 1
    de de ADP mark 4
    soutenir soutenir VERB xcomp 1 VerbForm=Inf
    rebelles rebelle NOUN obj 4 Number=Plur
    """)
    assert hung(doc) >= {"of prep accuses", "supporting pcomp of", "rebels dobj supporting"}


def test_a_noun_that_only_makes_a_verb_falls_away() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    prend prendre VERB root 1 {FIN}
    le le DET det 3
    contrôle contrôle NOUN obj 1
    de de ADP case 5
    Goma Goma PROPN nmod 3
    """)
    assert hung(doc) == {"he nsubj seizes", "seizes ROOT seizes", "Goma dobj seizes"}


def test_a_phrase_is_found_by_lemmas_and_keeps_its_tense() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 2
    a avoir AUX aux:tense 2 {FIN}
    mis mettre VERB root 2 {PART}
    en en ADP case 4
    garde garde NOUN obl 2
    Paris Paris PROPN obj 2
    """)
    assert hung(doc) == {"he nsubj warned", "warned ROOT warned", "Paris dobj warned"}


def test_who_pays_a_visit_is_its_doer() -> None:
    doc = gloss_of("""
    visite visite NOUN root 0
    du de ADP case 2
    ministre ministre NOUN nmod 0
    """)
    assert gloss_text(doc) == "visit by minister"
