"""Signatures as datasketch has them: for a consumer's own indexes of articles, and its own texts.

What they need is imported where they are called: datasketch takes half a second and 54 MB, and who imports
`newsfold` to read records needs not even numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasketch import MinHash

    from streams.records import Signature

__all__ = ["sketch", "sketch_of"]


def sketch(signature: Signature) -> MinHash:
    """Return a record's signature as a `datasketch.MinHash`, which `MinHashLSH` and the like take.

    Two can be compared where `shingle` of both signatures is the same; datasketch refuses others where seed,
    scheme or number of permutations differ.
    """
    from datasketch import MinHash  # noqa: PLC0415 - see the module's docstring

    from streams.text.minhash import values  # noqa: PLC0415

    return MinHash(
        num_perm=signature.num_perm,
        seed=signature.seed,
        scheme=signature.scheme,
        hashvalues=values(signature),
    )


def sketch_of(text: str, language: str) -> MinHash:
    """Return the sketch of a text of one's own, made as the signatures in the records are.

    `language` (ISO 639-1, as in the records) says which shingles are compared: of three words, or of five
    characters.
    """
    from streams.text.minhash import sign  # noqa: PLC0415 - see the module's docstring

    return sketch(sign(text, language))
