from pathlib import Path

import pytest

from streams.errors import UsageError
from streams.serve.settings import GatewaySettings
from streams.serve.tokens import Scope, read_tokens

_TOKEN, _OTHER = "a-token-of-the-reader", "another-token-of-admins"


def written(folder: Path, text: str) -> Path:
    file = folder / "tokens"
    file.write_text(text)
    return file


def test_a_token_is_good_for_its_scopes_and_an_admin_s_for_all(tmp_path: Path) -> None:
    tokens = read_tokens(written(tmp_path, f"# ours\n\nread,push {_TOKEN}\nadmin {_OTHER}\n"))
    assert tokens.scopes(_TOKEN) == frozenset({Scope.READ, Scope.PUSH})
    assert tokens.scopes(_OTHER) == frozenset(Scope)
    assert tokens.scopes("") is None
    assert tokens.scopes(_TOKEN + "x") is None
    assert tokens.scopes("\ud800") is None


def test_no_text_made_of_the_tokens_shows_one(tmp_path: Path) -> None:
    assert _TOKEN not in repr(read_tokens(written(tmp_path, f"read {_TOKEN}")))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "has no token"),
        (f"read {_TOKEN} more", "line 1 of"),
        (f"# x\nwrite {_TOKEN}", "line 2 of .* names a scope that there is not"),
        ("read short-secret", "shorter than 16 characters"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_without_what_is_in_it(
    text: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=why) as refused:
        read_tokens(written(tmp_path, text))
    assert _TOKEN not in str(refused.value)
    assert "short-secret" not in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="absent"):
        read_tokens(tmp_path / "absent")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "gateway.example"])
def test_an_address_that_others_reach_needs_tokens(host: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--tokens"):
        GatewaySettings(host=host)
    assert GatewaySettings(host=host, tokens=tmp_path).host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_the_loopback_addresses_need_none(host: str) -> None:
    assert GatewaySettings(host=host).read_tokens() is None
