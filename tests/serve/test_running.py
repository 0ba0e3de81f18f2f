"""The gateway's listener."""

import socket

from streams.serve.running import _listening
from streams.serve.settings import GatewaySettings


def test_no_answer_waits_until_the_one_before_it_is_acknowledged() -> None:
    with (
        _listening(GatewaySettings(port=0)) as listener,
        socket.create_connection(listener.getsockname()),
    ):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
