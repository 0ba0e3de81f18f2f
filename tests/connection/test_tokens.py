from pathlib import Path

import pytest

from streams.connection import TokenSource
from streams.errors import UsageError


def test_a_token_is_read_anew_each_time(tmp_path: Path) -> None:
    file = tmp_path / "token"
    for source in (TokenSource(file), TokenSource(command=f"cat '{file}'")):
        for token in ("first", "second"):
            file.write_text(f"{token}\n")
            assert source.read() == token


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("no-such-command", "'no-such-command' failed: No such file or directory; try it in a shell"),
        ("false", "'false' failed: CalledProcessError"),
        ("true", "'true' gives no token"),
        ("a 'quote", "failed: ValueError"),
    ],
)
def test_a_command_that_gives_none_is_named(command: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        TokenSource(command=command).read()
    assert str(refused.value).startswith("--sasl-token-command")
    assert message in str(refused.value)


def test_a_file_that_gives_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff")
    for name, message in (
        ("none", "cannot be read: No such file"),
        ("bytes", "cannot be read: it is no text"),
    ):
        with pytest.raises(UsageError, match=f"--sasl-token-file {tmp_path / name} {message}"):
            TokenSource(tmp_path / name).read()
