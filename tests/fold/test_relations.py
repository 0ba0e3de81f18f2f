import pytest

from streams.fold.features import Features, features, read
from streams.fold.relations import relation
from streams.records import Relation
from tests.fold.make import article, block

P, Q = block("p", 100), block("q", 100)


def seen(name: str, text: str) -> Features:
    return features(read(article(name, text)))


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        (P, Relation.COPY),
        (f"By a reporter. {P}", Relation.REVISION),
        (f"{P} {block('q', 40)}", Relation.REVISION),
        (f"{block('q', 70)} {P}", Relation.UPDATE),
    ],
)
def test_another_version_of_the_same_outlet_is_a_revision(member: str, expected: Relation) -> None:
    one, other = article("a", P, outlet="same.test"), article("b", member, outlet="same.test")
    assert relation(features(read(other)), features(read(one))) is expected


def test_the_canonical_article_is_the_original() -> None:
    canonical = seen("a", P)
    assert relation(canonical, canonical) is Relation.ORIGINAL


@pytest.mark.parametrize(
    ("canonical", "member", "expected"),
    [
        (P, P, Relation.COPY),
        (P, f"By a reporter. {P}", Relation.COPY),
        (P, block("p", 40), Relation.SHORTENED),
        (P, f"{P} {block('q', 40)}", Relation.EXTENDED),
        (P, f"{block('q', 70)} {P}", Relation.UPDATE),
        (f"{P} {Q}", f"{block('r', 60)} {block('p', 80)}", Relation.UPDATE),
        (f"{P} {Q}", f"{block('p', 65)} {block('r', 30)}", Relation.REWRITE),
        (P, f"{block('p', 60)} {block('r', 60)}", Relation.REWRITE),
    ],
)
def test_what_a_member_is_to_it(canonical: str, member: str, expected: Relation) -> None:
    assert relation(seen("b", member), seen("a", canonical)) is expected
