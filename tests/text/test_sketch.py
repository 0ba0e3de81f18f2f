import subprocess
import sys

import numpy as np
import pytest
from datasketch import MinHash, MinHashLSH, MinHashLSHForest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.minhash import NUM_PERM, SCHEME, SEED, sign
from streams.text.shingles import shingles
from streams.text.sketch import sketch, sketch_of

TEXT = "The council voted on Monday to close the bridge until the spring floods are over, the mayor said. "
OTHER = "Inspectors of both countries are to check the landings of trawlers in the northern harbours. "


@given(st.text(max_size=200))
def test_a_sketch_is_what_datasketch_makes_of_the_shingles(text: str) -> None:
    made = MinHash(num_perm=NUM_PERM, seed=SEED, scheme=SCHEME, hashfunc=lambda value: value)
    made.update_batch(shingles(text, "en").tolist())
    assert sketch(sign(text, "en")) == made
    assert sketch_of(text, "en") == made


def test_a_sketch_can_be_updated_and_merged() -> None:
    both = sketch_of(TEXT, "en")
    both.merge(sketch_of(OTHER, "en"))
    together = np.union1d(shingles(TEXT, "en"), shingles(OTHER, "en"))
    made = MinHash(num_perm=NUM_PERM, seed=SEED, scheme=SCHEME, hashfunc=lambda value: value)
    made.update_batch(together.tolist())
    assert both == made


def test_an_index_of_datasketch_finds_the_article_of_a_text() -> None:
    index, forest = MinHashLSH(threshold=0.5, num_perm=NUM_PERM), MinHashLSHForest(num_perm=NUM_PERM)
    for key, text in (("bridge", TEXT * 3), ("trawlers", OTHER * 3)):
        index.insert(key, sketch_of(text, "en"))
        forest.add(key, sketch(sign(text, "en")))
    forest.index()
    asked = sketch_of(TEXT * 3 + "The road is open.", "en")
    assert index.query(asked) == ["bridge"]
    assert forest.query(asked, 1) == ["bridge"]


def test_sketches_of_other_permutations_are_refused() -> None:
    with pytest.raises(ValueError, match="seed"):
        sketch_of(TEXT, "en").jaccard(MinHash(num_perm=NUM_PERM, seed=7, scheme=SCHEME))


def test_nobody_who_asks_for_none_pays_for_datasketch() -> None:
    code = "import sys, streams.text.sketch, streams.app; print('datasketch' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
