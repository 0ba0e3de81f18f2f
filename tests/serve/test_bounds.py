"""What the gateway says where it has too much to do."""

import json
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast

import pytest

from streams.connection import Connection
from streams.serve.cleaning import Cleaner
from streams.serve.feeding import Feeder
from streams.serve.lookup import Filler
from streams.serve.problems import Refused
from tests.serve.served import serving


async def test_a_page_that_would_wait_behind_many_is_to_come_again() -> None:
    cleaner = Cleaner(cast("Any", None))  # it never gets so far as to need a lane
    cleaner._places._taken = 16
    with pytest.raises(Refused) as refused:
        await cleaner.clean(b"{}")
    assert refused.value.problem.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert refused.value.headers == {"Retry-After": "1"}


@pytest.mark.parametrize(("behind", "status"), [(0, 200), (1_000, 200), (1_001, 503)])
def test_it_is_ready_while_the_store_lacks_little(behind: int, status: int, tmp_path: Path) -> None:
    with serving(tmp_path / "store.sqlite") as client:
        feeder: Feeder = client.app.state.gateway.feeder
        feeder.behind, feeder.trouble = behind, ""
        answer = client.get("/ready")
        assert answer.status_code == status
        assert f"{behind:,}".replace(",", "") in answer.text.replace(",", "")
        feeder.trouble = "the broker does not answer"
        assert "the broker does not answer" in json.loads(client.get("/ready").content)["detail"]


async def test_nothing_is_kept_of_who_waited_in_vain(tmp_path: Path) -> None:
    feeder = Feeder(Connection(), Filler(tmp_path / "store.sqlite"), 0)

    async def nothing() -> None:
        return None

    assert await feeder.outcome("raw-articles/0/0", 0, nothing) is None
    assert await feeder.outcome("raw-articles/0/0", 0.01, nothing) is None
    assert not feeder._waiting
    await feeder.close()
