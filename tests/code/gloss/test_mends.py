"""What small models get wrong of news."""

from tests.code.gloss.parsed import gloss_of, gloss_text, hung, token

FIN = "VerbForm=Fin|Mood=Ind|Number=Sing|Tense=Pres"
PART = "VerbForm=Part|Tense=Past"


def test_a_participle_taken_for_a_noun_is_a_verb_behind_its_auxiliary() -> None:
    doc = gloss_of(f"""
    Paris Paris PROPN nsubj 1
    a avoir VERB root 1 {FIN}
    expulsé expulsé NOUN obj 1
    trois trois NUM nummod 4
    diplomates diplomate NOUN nmod 2 Number=Plur
    """)
    assert hung(doc) >= {"Paris nsubj expelled", "expelled ROOT expelled", "diplomats dobj expelled"}


def test_a_headline_has_its_verb() -> None:
    doc = gloss_of("""
    Ankara Ankara PROPN root 0
    menace menace NOUN nmod 0
    la le DET det 3
    Grèce Grèce PROPN nmod 1
    """)
    assert hung(doc) == {"Ankara nsubj threatens", "threatens ROOT threatens", "Greece dobj threatens"}


def test_a_noun_behind_its_article_is_no_verb() -> None:
    doc = gloss_of("""
    La le DET det 1
    menace menace NOUN root 1
    de de ADP case 3
    Téhéran Téhéran PROPN nmod 1
    """)
    assert gloss_text(doc) == "the threat by Tehran"


def test_an_unknown_word_with_a_capital_is_a_name() -> None:
    doc = gloss_of(f"""
    Selon selon ADP case 1
    Dupont dupont ADV advmod 2
    meurt mourir VERB root 2 {FIN}
    """)
    assert token(doc, "Dupont").pos_ == "PROPN"


def test_a_day_is_a_word_of_time_and_no_object() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 2
    a avoir AUX aux:tense 2 {FIN}
    tué tuer VERB root 2 {PART}
    lundi lundi NOUN obj 2
    """)
    assert token(doc, "Monday").dep_ == "npadvmod"


def test_who_says_so_is_the_subject_behind_the_verb() -> None:
    doc = gloss_of(f"""
    Trois trois NUM nummod 1
    soldats soldat NOUN nsubj 3 Number=Plur
    sont être AUX aux:tense 3 {FIN}
    morts mourir VERB root 3 {PART}
    , , PUNCT punct 6
    a avoir AUX aux:tense 6 {FIN}
    annoncé annoncer VERB advcl 3 {PART}
    le le DET det 8
    ministre ministre NOUN obj 6
    """)
    assert hung(doc) >= {"announced parataxis died", "minister nsubj announced"}


def test_a_first_subject_is_no_sentence_of_its_own() -> None:
    doc = gloss_of(f"""
    Inde Inde PROPN root 0
    et et CCONJ cc 4
    Australie Australie PROPN nsubj 4
    ont avoir AUX aux:tense 4 {FIN}
    signé signer VERB conj 0 {PART}
    """)
    assert hung(doc) == {
        "India nsubj signed", "and cc India", "Australia conj India", "signed ROOT signed",
    }  # fmt: skip


def test_a_dead_person_is_described_and_has_not_just_died() -> None:
    doc = gloss_of(f"""
    Elle elle PRON nsubj:pass 2
    est être AUX aux:pass 2 {FIN}
    retrouvée retrouver VERB root 2 {PART}
    morte mourir VERB xcomp 2 {PART}
    """)
    assert hung(doc) >= {"dead acomp found", "she nsubjpass found"}


def test_a_part_of_a_group_is_included() -> None:
    doc = gloss_of("""
    soldats soldat NOUN root 0 Number=Plur
    , , PUNCT punct 4
    dont dont PRON nmod 4
    le le DET det 4
    chef chef NOUN nmod 0
    """)
    assert "including the chief" in gloss_text(doc)
