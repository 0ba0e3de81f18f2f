"""What a gateway counts of its webhooks."""

from pathlib import Path

import pytest

from streams.broker.embedded import EmbeddedBroker
from tests.serve.hooks.receiver import Receiver, hooks
from tests.serve.hooks.test_delivery import broker, served
from tests.serve.process import GatewayProcess
from tests.serve.test_gateway import publish, stories
from tests.serve.test_operations import sample, wait_until

__all__ = ["broker"]  # a fixture

pytestmark = pytest.mark.embedded


def counts(gateway: GatewayProcess, hook: str) -> dict[str, float | None]:
    name = "newsfold_gateway_hook_deliveries_total"
    results = ("delivered", "retried", "dead-lettered")
    return {result: sample(gateway, name, hook=hook, result=result) for result in results}


def behind(gateway: GatewayProcess, hook: str) -> float | None:
    return sample(gateway, "newsfold_gateway_hook_behind_records", hook=hook)


def test_what_was_delivered_tried_again_and_given_up_is_counted_and_what_a_hook_has_yet_to_get(
    broker: EmbeddedBroker, tmp_path: Path
) -> None:
    def answers(body: dict[str, dict[str, str]], number: int) -> tuple[int, dict[str, str]]:
        return (422, {}) if body["data"]["story_id"] == f"{1:032}" else (204, {})

    each = 'kind = "stories"\nfrom_beginning = true\n'
    with Receiver(answers) as receiver:
        file = hooks(
            tmp_path, desk=f'url = "{receiver.url}"\n{each}', away=f'url = "http://127.0.0.1:9/"\n{each}'
        )
        publish(broker, stories(4))
        with served(broker, tmp_path, file) as gateway:
            wait_until(lambda: counts(gateway, "desk")["dead-lettered"] == 1)
            wait_until(lambda: counts(gateway, "desk")["delivered"] == 3)
            wait_until(lambda: (behind(gateway, "desk"), behind(gateway, "away")) == (0, 4))
            assert counts(gateway, "desk") == {"delivered": 3, "retried": 2, "dead-lettered": 1}
            away = counts(gateway, "away")
    assert (away["delivered"], away["dead-lettered"]) == (0, 0)
    assert (away["retried"] or 0) >= 1
