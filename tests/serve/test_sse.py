from streams.serve import sse


def test_an_event_has_its_id_its_kind_and_its_data() -> None:
    assert sse.event("story", b'{"a":1}', "s0:1") == b'id: s0:1\nevent: story\ndata: {"a":1}\n\n'


def test_lines_of_data_stay_lines_of_data() -> None:
    assert sse.event("x", b"a\nid: 9\r\nb") == b"event: x\ndata: a\ndata: id: 9\ndata: b\n\n"
    assert sse.event("x", b"") == b"event: x\ndata: \n\n"


def test_a_heartbeat_has_no_data_and_moves_the_id() -> None:
    assert sse.heartbeat("e0:4") == b": heartbeat\nid: e0:4\n\n"
