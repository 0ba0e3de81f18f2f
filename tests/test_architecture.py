"""The house, drawn from its imports: who may lean on whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import streams

ROOT = Path(streams.__file__).parent

#: From the ground up. A room may import from the floors below it, and from itself.
FLOORS = (
    {"records", "__init__"},
    {"errors", "lifetime", "heap"},
    {"connection", "logs"},
    {"settings"},
    {"clock", "codings", "wire", "ids", "state", "watermark", "text"},
    {"topics", "identity", "expiry"},
    {"cloudevents"},
    {"emit", "samples", "schemas"},
    {"extract", "tidy", "fold", "code", "tally", "threads"},
    {"steps", "review", "evaluation", "replay"},
    {"recordbatch"},
    {"pipeline", "tasks", "engine", "pool", "metrics", "broker"},
    {"agents", "client"},
    {"warm"},
    {"app"},
    {"monitor"},
    {"worker", "serve"},
    {"cli"},
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
#: What runs without a broker, in any process, in a test: it must not know how it is run.
PURE = set().union(*FLOORS[:10], {"pipeline", "tasks"})
MODULES = sorted(ROOT.rglob("*.py"))


def room_of(module: Path) -> str:
    return module.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "streams":
                yield from (f"streams.{alias.name}" for alias in node.names)


def test_the_public_name_leans_only_on_what_consumers_need() -> None:
    public = ROOT.parent / "newsfold" / "__init__.py"
    used = {name.split(".")[1] for name in imports(public) if name.startswith("streams.")}
    assert used <= {"client", "connection", "errors", "records", "text", "__version__"}


def test_every_room_has_its_floor() -> None:
    assert {room_of(module) for module in MODULES} == set(FLOOR_OF)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_rooms_lean_only_on_the_floors_below(module: Path) -> None:
    room = room_of(module)
    used = {name.split(".")[1] for name in imports(module) if name.startswith("streams.")} - {
        room,
        "__version__",
    }
    assert {other for other in used if FLOOR_OF[other] >= FLOOR_OF[room]} == set()


@pytest.mark.parametrize(
    "module", [m for m in MODULES if room_of(m) in PURE], ids=lambda m: str(m.relative_to(ROOT))
)
def test_the_core_knows_no_broker_and_no_event_loop(module: Path) -> None:
    used = {name.split(".")[0] for name in imports(module)}
    assert used.isdisjoint({"faust", "mode", "aiokafka", "asyncio", "uvloop", "prometheus_client"})


#: What of the gateway knows HTTP or Kafka. All else can be tried without either.
OF_THE_GATEWAY = {
    "cleaning", "delivering", "feeding", "following", "gateway", "idempotency",
    "lagging", "live", "measures", "posting", "pushing", "running", "web", "workers",
}  # fmt: skip
THE_REST = [
    module
    for module in MODULES
    if room_of(module) == "serve"
    and OF_THE_GATEWAY.isdisjoint({module.stem, *module.relative_to(ROOT).parts})
]


@pytest.mark.parametrize("module", THE_REST, ids=lambda m: str(m.relative_to(ROOT)))
def test_what_the_gateway_knows_is_apart_from_how_it_is_asked(module: Path) -> None:
    used = {name.split(".")[0] for name in imports(module)}
    assert used.isdisjoint({"aiohttp", "aiokafka", "asyncio", "litestar", "uvicorn"})


@pytest.mark.parametrize(
    "module", [m for m in MODULES if room_of(m) != "serve"], ids=lambda m: str(m.relative_to(ROOT))
)
def test_only_the_gateway_knows_http(module: Path) -> None:
    assert {name.split(".")[0] for name in imports(module)}.isdisjoint({"litestar", "uvicorn"})
