import pytest

from streams.engine.known import check, source_hash
from streams.errors import NewsfoldError


def test_the_installed_faust_is_known() -> None:
    check()


def test_another_version_is_refused_by_name() -> None:
    with pytest.raises(NewsfoldError, match=r"0\.15\.3 and found 0\.16\.0"):
        check(version="0.16.0")


def test_a_changed_function_is_named() -> None:
    with pytest.raises(NewsfoldError, match=r"streams\.engine\.known\.source_hash is not the one"):
        check(known={source_hash: "0" * 16})
