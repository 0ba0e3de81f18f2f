import asyncio

from streams.engine.flights import Flights

LONG = 3600.0


async def test_where_nothing_is_on_its_way_nothing_is_waited_for() -> None:
    await Flights().arrived(LONG)


async def test_all_that_is_on_its_way_is_waited_for() -> None:
    flights, landing = Flights(), asyncio.Event()
    landed: list[int] = []

    async def fly(number: int) -> None:
        with flights.one():
            await landing.wait()
            await asyncio.sleep(0)
            landed.append(number)

    flying = [asyncio.create_task(fly(number)) for number in range(2)]
    await asyncio.sleep(0)
    waiting = asyncio.create_task(flights.arrived(LONG))
    await asyncio.sleep(0)
    assert not waiting.done()
    landing.set()
    await waiting
    assert landed == [0, 1]
    await asyncio.gather(*flying)


async def test_what_does_not_arrive_in_time_is_left() -> None:
    flights = Flights()
    with flights.one():
        await flights.arrived(0.001)


async def test_a_batch_that_failed_is_no_longer_on_its_way() -> None:
    flights = Flights()
    try:
        with flights.one():
            raise ValueError
    except ValueError:
        await flights.arrived(LONG)
