import pytest

from streams.code.gloss.forms import written


@pytest.mark.parametrize(
    ("lemma", "tag", "word"),
    [
        ("attack", "VBD", "attacked"), ("ban", "VBD", "banned"), ("deny", "VBD", "denied"),
        ("accuse", "VBG", "accusing"), ("agree", "VBG", "agreeing"), ("clash", "VBZ", "clashes"),
        ("be", "VBD", "was"), ("have", "VBZ", "has"), ("sign", "VB", "sign"), ("city", "NNS", "cities"),
        ("man", "NNS", "men"), ("police", "NNS", "police"), ("Afghan", "NNPS", "Afghans"),
        ("Chinese", "NNPS", "Chinese"), ("begin", "VBD", "began"),
    ],
)  # fmt: skip
def test_a_word_is_bent_by_its_tag(lemma: str, tag: str, word: str) -> None:
    assert written(lemma, tag) == word
