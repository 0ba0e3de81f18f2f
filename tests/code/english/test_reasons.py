"""Why a word tells an event or does not."""

from streams.code import NewsText, RulesCoder
from streams.code.english.reasons import Candidate, Fate, candidates
from tests.code.articles import FRIDAY


def of(text: str, title: str = "", least: float = 0.5) -> dict[str, Candidate]:
    article = NewsText(title=title, text=text, published_at=FRIDAY, dateline=None, language="en")
    (coding,) = RulesCoder(5, min_confidence=least).code_all([article])
    return {one.trigger.text: one for one in candidates(article, 5, coding.events)}


def test_an_event_has_its_frame_and_what_favours_it() -> None:
    arrested = of("Police in Nairobi arrested 63 protesters on Friday.", "Police arrest protesters")[
        "arrested"
    ]
    assert (arrested.root, arrested.mode, arrested.fate) == ("COERCE", "arrest", Fate.EVENT)
    assert arrested.frame.startswith("arrest")
    assert [weight for _, weight in arrested.favour] == sorted((w for _, w in arrested.favour), reverse=True)
    assert all(weight < 0 for _, weight in arrested.against)


def test_a_word_that_tells_again_is_a_mention() -> None:
    text = "Police detained a woman in Beirut. The arrest of the woman was a mistake."
    assert of(text, "Police detain woman")["arrest"].fate is Fate.MENTION


def test_what_is_less_sure_than_was_asked_for_is_unsure() -> None:
    text, title = "Police in Nairobi arrested 63 protesters on Friday.", "Police arrest protesters"
    assert of(text, title, least=1.0)["arrested"].fate is Fate.UNSURE


def test_a_word_in_another_sense_is_nothing() -> None:
    called = of("The minister called the plan a success, and met the target.", "Plan works")["met"]
    assert (called.fate, called.confidence) == (Fate.NOTHING, None)


def test_words_of_no_frame_are_no_candidates() -> None:
    assert of("The harbour was quiet.", "Quiet harbour") == {}
