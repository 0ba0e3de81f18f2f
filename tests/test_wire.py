import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.errors import BadInput
from streams.records import Extracted, RawPage, Reason
from streams.settings import MAX_MESSAGE_BYTES
from streams.wire import decode, encode
from tests.make import extracted


def test_a_record_comes_back_as_it_went() -> None:
    assert decode(encode(extracted()), Extracted) == extracted()


def test_what_is_no_json_is_told_with_its_place() -> None:
    with pytest.raises(BadInput, match=r"not JSON: .*line 1 column 9") as raised:
        decode(b'{"url": x}', RawPage)
    assert raised.value.reason is Reason.NOT_JSON


def test_a_value_that_no_message_may_have_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadInput, match="22,020,096 bytes that a message may have") as raised:
        decode(b"[" * (MAX_MESSAGE_BYTES + 1), RawPage)
    assert raised.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize("value", [b"", b" \r\n"])
def test_nothing_is_empty_and_not_broken(value: bytes) -> None:
    with pytest.raises(BadInput) as raised:
        decode(value, RawPage)
    assert raised.value.reason is Reason.EMPTY


def test_what_is_no_json_is_shown_as_it_is_and_not_as_it_could_have_been() -> None:
    with pytest.raises(BadInput, match=r"breaks near 'not json' \(line 1 column \d\)"):
        decode(b"not json", RawPage)


def test_a_wrong_field_is_told_by_its_path() -> None:
    with pytest.raises(BadInput, match=r"at `\$\.status`") as raised:
        decode(b'{"url": "http://a.example/", "status": "ok"}', RawPage)
    assert raised.value.reason is Reason.BAD_RECORD


def test_fields_of_later_versions_are_let_through() -> None:
    assert decode(b'{"url": "u", "colour": "red"}', RawPage) == RawPage(url="u")


@given(st.binary())
def test_any_bytes_give_a_record_or_a_reason(value: bytes) -> None:
    try:
        answer = decode(value, RawPage).url
    except BadInput as error:
        answer = error.reason
    assert isinstance(answer, str)
