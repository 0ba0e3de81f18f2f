import faust

from tests.engine.support import both, build

_STANDS_IDLE = 10.0  # seconds that a group may, whose leader was told of no topics


@both
def test_a_leader_that_was_told_of_no_topics_asks_again_within_seconds(app_class: type[faust.App]) -> None:
    assert build(app_class).conf.consumer_metadata_max_age_ms / 1000 <= _STANDS_IDLE
