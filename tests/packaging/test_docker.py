import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from streams.serve.tokens import Scope, read_tokens
from streams.settings import MAX_MESSAGE_BYTES

_ROOT = Path(__file__).parents[2]
_DOCKERFILE = re.sub(r"\\\n\s*", "", (_ROOT / "Dockerfile").read_text(encoding="utf-8"))
_STEPS = [line.split(maxsplit=1) for line in _DOCKERFILE.splitlines() if line and not line.startswith("#")]
_COMPOSE: dict[str, Any] = yaml.safe_load((_ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
_SERVICES = _COMPOSE["services"]


def _of(instruction: str) -> list[str]:
    return [rest for name, rest in _STEPS if name == instruction]


def _last_stage() -> list[str]:
    names = [name for name, _ in _STEPS]
    return names[len(names) - names[::-1].index("FROM") :]


def test_every_image_of_others_has_a_tag_to_read_and_a_digest_that_holds() -> None:
    stages = {line.split()[2] for line in _of("FROM") if " AS " in line} | {"newsfold"}
    given = [line.split()[0] for line in _of("FROM")] + [service["image"] for service in _SERVICES.values()]
    others = [image for image in given if image not in stages]
    assert len(others) == 4
    assert all(re.fullmatch(r"[\w/]+:v?\d[\w.-]+@sha256:[0-9a-f]{64}", image) for image in others)


def test_the_last_stage_runs_as_another_than_root() -> None:
    assert "USER" in _last_stage()
    assert _of("USER") == ["10001"]


def test_entry_point_and_arguments_are_in_exec_form() -> None:
    assert all(line.startswith("[") for line in (*_of("ENTRYPOINT"), *_of("CMD")))


def test_all_that_pip_installs_is_locked_or_built_here() -> None:
    installs = [shlex.split(line) for line in _of("RUN") if " install " in line]
    assert len(installs) == 3
    for words in installs:
        assert "--require-hashes" in words or "--no-index" in words


def test_all_that_is_copied_is_there_and_is_sent_to_the_builder() -> None:
    sent = {line[1:] for line in (_ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = [line.split()[:-1] for line in _of("COPY") if not line.startswith("--from")]
    wanted = {name for names in copied for name in names}
    assert wanted == sent
    assert all((_ROOT / name).exists() for name in wanted)


@pytest.mark.parametrize("service", ["topics", "worker", "gateway"])
def test_commands_are_ones_that_the_command_line_takes(service: str) -> None:
    verb, *arguments = _SERVICES[service]["command"]
    command: click.Command = getattr(import_module(f"streams.cli.{verb}"), verb)
    assert command.make_context(verb, arguments).params["brokers"] == "kafka:9092"


def test_the_broker_takes_messages_as_large_as_ours() -> None:
    environment = _SERVICES["kafka"]["environment"]
    assert environment["KAFKA_MESSAGE_MAX_BYTES"] == MAX_MESSAGE_BYTES
    assert environment["KAFKA_REPLICA_FETCH_MAX_BYTES"] == MAX_MESSAGE_BYTES


@pytest.mark.parametrize(("service", "more"), [("worker", ()), ("gateway", ("tokens",))])
def test_what_reads_topics_waits_for_them(service: str, more: tuple[str, ...]) -> None:
    assert {name: on["condition"] for name, on in _SERVICES[service]["depends_on"].items()} == {
        "kafka": "service_healthy",
        **dict.fromkeys(("topics", *more), "service_completed_successfully"),
    }
    assert "healthcheck" in _SERVICES["kafka"]


def test_state_outlives_its_container() -> None:
    mounts = [volume.split(":") for service in _SERVICES.values() for volume in service.get("volumes", ())]
    volumes = [mount for mount in mounts if not mount[0].startswith(".")]
    assert {name for name, _ in volumes} == set(_COMPOSE["volumes"])
    for service, volume in (("worker", "state"), ("gateway", "gateway")):
        command = _SERVICES[service]["command"]
        assert [volume, command[command.index("--data-dir") + 1]] in volumes


def test_nothing_is_published_beyond_this_machine() -> None:
    ports = [port for service in _SERVICES.values() for port in service.get("ports", ())]
    assert ports == [f"127.0.0.1:{pair}" for pair in ("9092:29092", "8080:8080", "9090:9090", "3000:3000")]


@pytest.mark.parametrize("name", sorted(_SERVICES))
def test_each_may_do_and_take_only_so_much(name: str) -> None:
    service = _SERVICES[name]
    assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])
    assert {"memory", "pids"} <= set(service["deploy"]["resources"]["limits"])
    assert service.get("read_only") or name == "kafka"  # whose image writes its settings beside its programs


def test_the_gateway_s_token_is_made_once_and_is_one_that_it_takes(tmp_path: Path) -> None:
    (program,) = _SERVICES["tokens"]["command"]
    (mount,) = _SERVICES["tokens"]["volumes"]
    command = _SERVICES["gateway"]["command"]
    file = command[command.index("--tokens") + 1]
    assert Path(file).parent == Path(mount.split(":")[1])
    here = program.replace(file, str(tmp_path / "tokens"))
    first, again = (
        subprocess.run([sys.executable, "-c", here], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    )
    assert first == again
    scopes, token = first.split()
    assert scopes == "admin"
    assert read_tokens(tmp_path / "tokens").scopes(token) == frozenset(Scope)
    assert (tmp_path / "tokens").stat().st_mode & 0o077 == 0


def test_the_gateway_asks_the_worker_at_its_metrics() -> None:
    gateway, worker = (_SERVICES[name]["command"] for name in ("gateway", "worker"))
    port = worker[worker.index("--metrics-port") + 1]
    assert gateway[gateway.index("--workers") + 1] == f"http://worker:{port}"


_WATCHING = ("prometheus", "grafana")


@pytest.mark.parametrize("name", _WATCHING)
def test_what_watches_may_do_little_and_take_little(name: str) -> None:
    service = _SERVICES[name]
    assert service["user"].split(":")[0] != "0"
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}
    assert service["healthcheck"]["test"][0] == "CMD"
    assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", _WATCHING)
def test_what_watches_reads_files_that_are_there_and_cannot_change_them(name: str) -> None:
    mounts = [volume.split(":") for volume in _SERVICES[name]["volumes"] if volume.startswith(".")]
    assert mounts
    for here, _, mode in mounts:
        assert (_ROOT / here).is_dir()
        assert mode == "ro"


def _inside(service: str, path: str) -> Path:
    """Return what a path in a container is here."""
    mounts = [volume.split(":")[:2] for volume in _SERVICES[service]["volumes"] if volume.startswith(".")]
    here, at = next(mount for mount in mounts if Path(path).is_relative_to(mount[1]))
    return _ROOT.joinpath(here, Path(path).relative_to(at))


def test_prometheus_reads_its_settings_and_scrapes_worker_and_gateway() -> None:
    command = dict(word.split("=", 1) for word in _SERVICES["prometheus"]["command"])
    assert f"metrics:{command['--storage.tsdb.path']}" in _SERVICES["prometheus"]["volumes"]
    file = _inside("prometheus", command["--config.file"])
    settings = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert [(file.parent / name).is_file() for name in settings["rule_files"]] == [True]
    jobs = {job["job_name"]: job["static_configs"] for job in settings["scrape_configs"]}
    worker = _SERVICES["worker"]["command"]
    assert jobs == {
        "newsfold": [{"targets": [f"worker:{worker[worker.index('--metrics-port') + 1]}"]}],
        "newsfold-gateway": [
            {"targets": [_SERVICES["gateway"]["ports"][0].replace("127.0.0.1:8080", "gateway")]}
        ],
    }


def test_grafana_has_its_source_and_its_dashboards_from_files() -> None:
    provisioning = _inside("grafana", "/etc/grafana/provisioning")
    (source,) = yaml.safe_load((provisioning / "datasources/prometheus.yaml").read_text())["datasources"]
    assert (source["type"], source["url"], source["isDefault"]) == (
        "prometheus",
        "http://prometheus:9090",
        True,
    )
    (provider,) = yaml.safe_load((provisioning / "dashboards/newsfold.yaml").read_text())["providers"]
    assert sorted(_inside("grafana", provider["options"]["path"]).glob("*.json"))
    home = _SERVICES["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]
    assert _inside("grafana", home).is_file()


def test_nobody_can_log_in_to_grafana_with_a_password_that_everybody_knows() -> None:
    environment = _SERVICES["grafana"]["environment"]
    assert environment["GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION"] == "true"
    assert environment["GF_AUTH_ANONYMOUS_ORG_ROLE"] == "Viewer"
