"""By what a row was made, so that what was made in two ways is never compared.

The texts' part is a hash of what becomes of a text in two scripts: whatever changes there, by design or not,
changes the number. The rules' part is a hash of their limits and a version, for code that judges otherwise.
"""

from dataclasses import asdict
from functools import lru_cache

import numpy as np
import xxhash

from streams.errors import StaleRows
from streams.fold import facts
from streams.fold.index.candidates import COMMON, LEAST, SHARE
from streams.fold.index.keys import BANDS, ONE_IN, ROWS
from streams.fold.rows import ArticleRow, Made
from streams.fold.settings import FoldSettings
from streams.records import Signature
from streams.text.minhash import NUM_PERM, SCHEME, SEED, minima
from streams.text.shingles import shape, shingles

__all__ = ["check", "is_ours", "made_by"]

#: To be raised when the code of the rules comes to judge otherwise.
_RULES = 7

_PROBE = (
    "“Don’t,” said O'Neill — ﬁve cafe\u0301s, naïve STRASSE; in\u00adfor\u00admation 1,000 ½ ①: rock'n'roll. "
    "Москва и Ёлка; Ἀθῆναι καὶ ὁδός; İstanbul; قال الرئيس أمس إنّ الوضعَ ٣؛ כאן; 서울 특별시 हिन्दी में"
)
_UNSPACED = "市長は記者会見で、橋を閉鎖すると述べた。Ｔｏｋｙｏ 東京ﾀﾜｰ"


@lru_cache(maxsize=8)
def made_by(settings: FoldSettings) -> Made:
    """Return what rows are made by here."""
    limits = asdict(settings)
    window = int(limits.pop("window").total_seconds())
    for name in ("arrivals", "archive"):  # say what is kept for how long, and nothing of stories
        del limits[name]
    index = (BANDS, ROWS, ONE_IN, LEAST, SHARE, COMMON)
    read = facts.names(_PROBE), facts.numbers(_PROBE), sorted(facts.subject("", _PROBE))
    return Made(_text(), _number(_RULES, limits, index, *read), window)


def is_ours(signature: Signature, language: str) -> bool:
    """Tell whether a signature was made as ours are."""
    made = (signature.scheme, signature.seed, signature.num_perm, signature.shingle)
    return made == (SCHEME, SEED, NUM_PERM, shape(language))


def check(row: ArticleRow, made: Made) -> bool:
    """Tell whether a row was made so too, or must be made anew from its text.

    Raises `StaleRows` where that cannot be: what a shorter window let go of is not there any more.
    """
    if row.made.window < made.window and not row.gone:
        raise StaleRows(
            f"the rows of the fold reach back {_hours(row.made.window)} only, and the window is "
            f"{_hours(made.window)} now; set it back, or begin with empty tables as docs/operating.md says"
        )
    return row.made == made or row.gone


@lru_cache(maxsize=1)
def _text() -> int:
    probes = [shingles(_PROBE, "en"), shingles(_UNSPACED, "ja")]
    return _number(
        SCHEME, SEED, NUM_PERM, *(np.concatenate((probe, minima(probe))).tolist() for probe in probes)
    )


def _number(*parts: object) -> int:
    return xxhash.xxh32_intdigest(repr(parts).encode())


def _hours(seconds: int) -> str:
    return f"{seconds / 3600:g} hours"
