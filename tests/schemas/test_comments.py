from dataclasses import dataclass
from enum import StrEnum

from streams.schemas.jsonschema import comments


class _Colour(StrEnum):
    RED = "red"  #: of blood
    BLUE = "blue"


@dataclass
class _Base:
    first: str  #: the first
    second: int
    # no comment of a field: it says nothing to a reader of the schema
    third: int = 0  # a note to the maintainer
    #: the fifth: what is
    #: longer than a line
    fifth: str = "a"


@dataclass
class _Derived(_Base):
    fourth: dict[str, int] | None = None  #: the fourth: with a colon


def test_a_field_has_the_comment_of_its_own_line() -> None:
    assert comments(_Base)["first"] == "the first"


def test_a_field_without_one_has_none() -> None:
    assert comments(_Base).keys() == {"first", "fifth"}


def test_a_field_has_the_comment_of_the_lines_above_it() -> None:
    assert comments(_Base)["fifth"] == "the fifth: what is longer than a line"


def test_a_derived_class_has_its_bases_comments_too() -> None:
    assert comments(_Derived) == {**comments(_Base), "fourth": "the fourth: with a colon"}


def test_members_of_an_enum_have_theirs() -> None:
    assert comments(_Colour) == {"RED": "of blood"}
