import contextlib
import gzip
import subprocess
import sys
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from streams.errors import BadInput
from streams.extract.decoding.unpack import unpack
from streams.records import Reason
from tests.extract.decoding.texts import page

LIMIT = 1_000_000
HTML = page("de").encode()


def bare_deflate(raw: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(raw) + packing.flush()


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}
MARKED = ["gzip", "deflate", "zstd"]


@pytest.mark.parametrize("coding", PACK)
def test_what_the_header_names_is_undone(coding: str) -> None:
    assert unpack(PACK[coding](HTML), coding.upper(), LIMIT) == HTML


@pytest.mark.parametrize("stated", ["deflate", ""])
def test_deflate_without_its_frame_is_undone(stated: str) -> None:
    assert unpack(bare_deflate(HTML), stated, LIMIT) == HTML


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7 " + bytes(range(256)), b"\x89PNG" + bytes(999), bytes(range(256)) * 9]
)
def test_other_files_are_left_as_they_are(raw: bytes) -> None:
    assert unpack(raw, "", LIMIT) == raw


@pytest.mark.parametrize("coding", PACK)
def test_what_no_header_names_is_undone(coding: str) -> None:
    assert unpack(PACK[coding](HTML), "", LIMIT) == HTML


@pytest.mark.parametrize("stated", [*PACK, "br, gzip", "klingon"])
@pytest.mark.parametrize("coding", MARKED)
def test_what_another_header_names_is_undone(coding: str, stated: str) -> None:
    assert unpack(PACK[coding](HTML), stated, LIMIT) == HTML


@pytest.mark.parametrize("stated", ["gzip", "zstd", "deflate"])
def test_brotli_is_found_where_the_stated_coding_fails(stated: str) -> None:
    assert unpack(brotli.compress(HTML), stated, LIMIT) == HTML


@pytest.mark.parametrize("stated", [*PACK, "gzip, br", "identity", "klingon", ""])
@pytest.mark.parametrize("raw", [HTML, b"x^2 is more than x", page("ru").encode("utf-16"), b"<"])
def test_text_is_left_as_it_is_whatever_the_header_says(stated: str, raw: bytes) -> None:
    assert unpack(raw, stated, LIMIT) == raw


@pytest.mark.parametrize(
    "codings", [["gzip", "br"], ["br", "gzip"], ["deflate", "zstd", "br"], ["gzip", "gzip"]]
)
def test_several_in_a_row_are_undone_last_one_first(codings: list[str]) -> None:
    raw = HTML
    for coding in codings:
        raw = PACK[coding](raw)
    assert unpack(raw, ", ".join(codings), LIMIT) == HTML


def test_all_members_of_a_gzip_are_read_and_what_is_behind_them_is_not() -> None:
    raw = gzip.compress(HTML) + gzip.compress(HTML) + b"\0\0 padding"
    assert unpack(raw, "gzip", LIMIT) == HTML * 2


def test_all_frames_of_a_zstandard_are_read() -> None:
    assert unpack(zstandard.compress(HTML) * 2, "zstd", LIMIT) == HTML * 2


@pytest.mark.parametrize("coding", PACK)
def test_what_was_cut_off_gives_what_there_is(coding: str) -> None:
    many = b"".join(b"<p>Paragraph %d of a longer page.</p>\n" % number for number in range(20_000))
    packed = PACK[coding](many)
    unpacked = unpack(packed[: len(packed) * 3 // 4], coding, LIMIT)
    assert len(unpacked) > len(many) // 3
    assert many.startswith(unpacked)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_what_is_no_coding_at_all_is_a_bad_encoding(coding: str) -> None:
    with pytest.raises(BadInput, match=f"it is no {coding}, and no other") as caught:
        unpack(bytes(range(256)) * 20, coding, LIMIT)
    assert caught.value.reason is Reason.BAD_ENCODING


@pytest.mark.parametrize("coding", PACK)
def test_a_page_of_more_than_the_limit_is_too_large(coding: str) -> None:
    assert len(unpack(PACK[coding](b"a" * LIMIT), coding, LIMIT)) == LIMIT
    with pytest.raises(BadInput, match="1,000,000 bytes") as caught:
        unpack(PACK[coding](b"a" * (LIMIT + 1)), coding, LIMIT)
    assert caught.value.reason is Reason.TOO_LARGE


def test_a_page_that_is_not_packed_has_the_same_limit() -> None:
    with pytest.raises(BadInput, match="1,000,001 bytes"):
        unpack(b"a" * (LIMIT + 1), "", LIMIT)


BOMB = """if True:
    import resource, sys
    from streams.errors import BadInput
    from streams.extract.decoding.unpack import unpack
    import brotli, zstandard
    bomb = sys.stdin.buffer.read()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        unpack(bomb, sys.argv[1], 1_000_000)
    except BadInput as error:
        print(error.reason, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
ZEROS = bytes(200 << 20)
BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzip.compress(ZEROS, 1),
    "gzip, gzip": lambda: gzip.compress(gzip.compress(ZEROS, 1)),
    "br": lambda: brotli.compress(ZEROS, quality=1),
    "zstd": lambda: zstandard.compress(ZEROS),
    "zstd, br": lambda: brotli.compress(zstandard.compress(ZEROS)),
}


@pytest.mark.parametrize("codings", BOMBS)
def test_a_bomb_costs_no_more_memory_than_a_page(codings: str) -> None:
    command = [sys.executable, "-c", BOMB, codings]
    done = subprocess.run(command, input=BOMBS[codings](), capture_output=True, check=True)
    reason, mib = done.stdout.decode().split()
    assert reason == Reason.TOO_LARGE
    assert int(mib) < 60


def _is_unpacked_or_refused(raw: bytes, codings: str) -> None:
    """The only error is a page that cannot be used."""
    with contextlib.suppress(BadInput):
        assert isinstance(unpack(raw, codings, LIMIT), bytes)


@given(st.binary(max_size=300), st.sampled_from([*PACK, "gzip, br", ""]))
def test_any_bytes_are_unpacked_or_refused(raw: bytes, codings: str) -> None:
    _is_unpacked_or_refused(raw, codings)


@given(st.sampled_from(sorted(PACK)), st.floats(0, 1))
def test_a_page_packed_and_cut_anywhere_is_unpacked_or_refused(coding: str, share: float) -> None:
    packed = PACK[coding](HTML)
    _is_unpacked_or_refused(packed[: int(share * len(packed))], coding)
