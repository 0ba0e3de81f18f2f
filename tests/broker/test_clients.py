from pathlib import Path

import pytest
from aiokafka.errors import KafkaConnectionError

from streams.broker.clients import Tokens
from streams.connection import Connection, TokenSource


async def test_tokens_are_read_when_a_connection_is_made(tmp_path: Path) -> None:
    file = tmp_path / "token"
    source = TokenSource(file)
    provider = Tokens(Connection(protocol="SASL_SSL", mechanism="OAUTHBEARER", token=source))
    for token in ("first", "second"):
        file.write_text(token)
        assert await provider.token() == token
    file.unlink()
    with pytest.raises(KafkaConnectionError, match="cannot be read"):  # which a client tries again
        await provider.token()
