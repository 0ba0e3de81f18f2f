"""Which word is the verb, and how tense, voice and mood are said."""

import pytest

from tests.code.gloss.parsed import gloss_of, gloss_text, hung, token

FIN = "VerbForm=Fin|Mood=Ind|Number=Sing|Tense="
PART = "VerbForm=Part|Tense=Past"


def test_a_compound_past_is_a_past() -> None:
    doc = gloss_of(f"""
    Paris Paris PROPN nsubj 2
    a avoir AUX aux:tense 2 {FIN}Pres
    condamné condamner VERB root 2 {PART}
    Téhéran Téhéran PROPN obj 2
    """)
    assert gloss_text(doc) == "Paris condemned Tehran"
    assert (token(doc, "condemned").tag_, token(doc, "Tehran").dep_) == ("VBD", "dobj")


def test_a_future_has_will() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    signera signer VERB root 1 {FIN}Fut
    """)
    assert hung(doc) == {"he nsubj sign", "will aux sign", "sign ROOT sign"}


def test_a_near_future_has_will_too() -> None:
    doc = gloss_of(f"""
    Londres Londres PROPN nsubj 1
    va aller VERB root 1 {FIN}Pres
    imposer imposer VERB xcomp 1 VerbForm=Inf
    sanctions sanction NOUN obj 2 Number=Plur
    """)
    assert gloss_text(doc) == "London will impose sanctions"
    assert token(doc, "impose").dep_ == "ROOT"


def test_what_has_just_been_done_is_past() -> None:
    doc = gloss_of(f"""
    Londres Londres PROPN nsubj 1
    vient venir VERB root 1 {FIN}Pres
    de de ADP mark 3
    signer signer VERB xcomp 1 VerbForm=Inf
    """)
    assert gloss_text(doc) == "London signed"


def test_the_conditional_of_hearsay_is_what_is_told_and_no_plan() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 2
    aurait avoir AUX aux:tense 2 VerbForm=Fin|Mood=Cnd|Tense=Pres
    tué tuer VERB root 2 {PART}
    """)
    assert gloss_text(doc) == "he killed"


def test_another_conditional_has_would() -> None:
    doc = gloss_of("""
    Il il PRON nsubj 1
    attaquerait attaquer VERB root 1 VerbForm=Fin|Mood=Cnd|Tense=Pres
    """)
    assert gloss_text(doc) == "he would attack"


@pytest.mark.parametrize(
    ("form", "mood", "modal"),
    [("peut", "Ind", "can"), ("pourrait", "Cnd", "could")],
)
def test_a_modal_is_an_auxiliary_of_its_infinitive(form: str, mood: str, modal: str) -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    {form} pouvoir VERB root 1 VerbForm=Fin|Mood={mood}|Tense=Pres
    attaquer attaquer VERB xcomp 1 VerbForm=Inf
    """)
    assert hung(doc) == {"he nsubj attack", f"{modal} aux attack", "attack ROOT attack"}


def test_a_duty_that_nobody_tells_of_is_a_plan() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    doit devoir VERB root 1 {FIN}Pres
    rencontrer rencontrer VERB xcomp 1 VerbForm=Inf
    """)
    assert gloss_text(doc) == "he will meet"


def test_a_passive_keeps_its_agent() -> None:
    doc = gloss_of(f"""
    Soldats soldat NOUN nsubj:pass 3 Number=Plur
    ont avoir AUX aux:tense 3 {FIN}Pres
    été être AUX aux:pass 3 {PART}
    tués tuer VERB root 3 {PART}
    par par ADP case 5
    rebelles rebelle NOUN obl:agent 3 Number=Plur
    """)
    assert hung(doc) == {
        "soldiers nsubjpass killed", "was auxpass killed", "killed ROOT killed", "by agent killed",
        "rebels pobj by",
    }  # fmt: skip


def test_who_is_dead_has_died_and_was_not_made_to() -> None:
    doc = gloss_of(f"""
    Soldats soldat NOUN nsubj:pass 2 Number=Plur
    sont être AUX aux:pass 2 {FIN}Pres
    morts mourir VERB root 2 {PART}
    """)
    assert hung(doc) == {"soldiers nsubj died", "died ROOT died"}


def test_a_copula_is_the_verb() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 4
    n' ne ADV advmod 4 Polarity=Neg
    est être AUX cop 4 {FIN}Pres
    pas pas ADV advmod 4 Polarity=Neg
    prêt prêt ADJ root 4
    """)
    assert hung(doc) == {"he nsubj is", "is ROOT is", "not neg is", "ready acomp is"}


def test_there_is_what_french_has_there() -> None:
    doc = gloss_of(f"""
    Il il PRON expl:subj 2
    y y PRON expl:comp 2
    avait avoir VERB root 2 {FIN}Imp
    affrontements affrontement NOUN obj 2 Number=Plur
    """)
    assert hung(doc) == {"there expl was", "was ROOT was", "clashes attr was"}


@pytest.mark.parametrize(("word", "english"), [("pas", "not"), ("plus", "not"), ("jamais", "never")])
def test_a_negation_is_one_word(word: str, english: str) -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 2
    ne ne ADV advmod 2 Polarity=Neg
    signera signer VERB root 2 {FIN}Fut
    {word} {word} ADV advmod 2 Polarity=Neg
    """)
    assert gloss_text(doc) == f"he will sign {english}"


def test_more_is_no_negation() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    signera signer VERB root 1 {FIN}Fut
    plus plus ADV advmod 1
    """)
    assert gloss_text(doc) == "he will sign more"


def test_a_gerund_loses_its_preposition() -> None:
    doc = gloss_of(f"""
    Il il PRON nsubj 1
    explose exploser VERB root 1 {FIN}Pres
    en en ADP mark 3
    tuant tuer VERB advcl 1 VerbForm=Part|Tense=Pres
    soldats soldat NOUN obj 3 Number=Plur
    """)
    assert hung(doc) >= {"killing advcl explodes", "soldiers dobj killing"}
    assert "by" not in gloss_text(doc)


def test_a_past_infinitive_is_what_is_said_to_have_been_done() -> None:
    doc = gloss_of(f"""
    Kaboul Kaboul PROPN nsubj 1
    dément démentir VERB root 1 {FIN}Pres
    avoir avoir AUX aux:tense 3 VerbForm=Inf
    frappé frapper VERB xcomp 1 {PART}
    Quetta Quetta PROPN obj 3
    """)
    assert gloss_text(doc) == "Kabul denies striking Quetta"
