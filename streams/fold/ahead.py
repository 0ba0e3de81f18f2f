"""Texts read before their articles are folded: many at once, which takes two thirds of the time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from streams.fold.features import Features, with_grams
from streams.fold.index import NO_MARKS, Marks, all_marks, samples
from streams.fold.settings import DEFAULTS
from streams.records import CleanArticle, Signature
from streams.text.minhash import all_minima, signatures
from streams.text.shingles import GramList, Hashes, gram_lists

__all__ = ["Text", "read_ahead", "read_texts"]


class Text(NamedTuple):
    """All that folding asks in any case of an article's text."""

    language: str
    signature: Signature
    gram_list: GramList
    sample: Hashes
    marks: Marks


def read_texts(texts: Sequence[tuple[str, str]]) -> list[Text]:
    """Read texts, each with its language."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, (_, language) in enumerate(texts):
        places[language].append(at)
    read = {
        at: text
        for language, these in places.items()
        for at, text in zip(these, _read([texts[at][0] for at in these], language), strict=True)
    }
    return [read[at] for at in range(len(texts))]


def _read(texts: Sequence[str], language: str) -> Iterator[Text]:
    lists = gram_lists(texts, language)
    grams = [each.grams for each in lists]
    least, drawn = all_minima(grams), samples(grams)
    for signature, gram_list, sample, marks in zip(
        signatures(least, language), lists, drawn, all_marks(least, drawn, language), strict=True
    ):
        yield Text(language, signature, gram_list, sample, marks if gram_list.length else NO_MARKS)


def read_ahead(article: CleanArticle, text: Text) -> Features:
    """Return what is compared of an article, whose text is read."""
    of = with_grams(article, text.gram_list, text.sample)
    vars(of)["marks"] = text.marks
    if of.words <= DEFAULTS.short:
        _ = of.named  # kept where it is found, and asked for by the sieve
    return of
