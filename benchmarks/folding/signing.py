"""How many signatures are made in a second, beside datasketch with the same permutations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time

from datasketch import MinHash

from benchmarks.folding.texts import text
from streams.fold import AT_ONCE
from streams.text.minhash import NUM_PERM, SCHEME, SEED, all_minima, sign, signatures
from streams.text.shingles import gram_lists
from streams.text.words import tokens

__all__ = ["Signed", "signed"]

_TEXTS = 5000
_PASSES = 3  # the shortest was disturbed least
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Signed:
    """One way to sign."""

    name: str
    speed: float  #: articles of 330 words a second


def signed() -> list[Signed]:
    """Measure each way over the same texts."""
    texts = [" ".join(text((9, number))) for number in range(_TEXTS)]
    return [
        _measured("newsfold, one by one", _one, texts, 1),
        _measured(f"newsfold, {AT_ONCE} together", _together, texts, AT_ONCE),
        _measured("datasketch", _datasketch, texts, 1),
    ]


def _measured(
    name: str, sign_all: Callable[[Sequence[str]], object], texts: Sequence[str], size: int
) -> Signed:
    return Signed(name, len(texts) / min(_pass(sign_all, texts, size) for _ in range(_PASSES)))


def _pass(sign_all: Callable[[Sequence[str]], object], texts: Sequence[str], size: int) -> float:
    start = process_time()
    for at in range(0, len(texts), size):
        sign_all(texts[at : at + size])
    return process_time() - start


def _one(texts: Sequence[str]) -> object:
    """Sign as tidying does, which has an article at a time."""
    return sign(texts[0], _LANGUAGE)


def _together(texts: Sequence[str]) -> object:
    """Sign as `newsfold fold` does."""
    return signatures(all_minima([each.grams for each in gram_lists(texts, _LANGUAGE)]), _LANGUAGE)


def _datasketch(texts: Sequence[str]) -> object:
    """Sign its three-word shingles, all at once, as its documentation advises."""
    words = tokens(texts[0])
    made = MinHash(num_perm=NUM_PERM, seed=SEED, scheme=SCHEME)
    made.update_batch([b" ".join(words[at : at + 3]) for at in range(len(words) - 2)])
    return made
