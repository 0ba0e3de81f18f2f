import re
import shlex
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

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


@pytest.mark.parametrize("service", ["topics", "worker"])
def test_commands_are_ones_that_the_command_line_takes(service: str) -> None:
    verb, *arguments = _SERVICES[service]["command"]
    command: click.Command = getattr(import_module(f"streams.cli.{verb}"), verb)
    assert command.make_context(verb, arguments).params["brokers"] == "kafka:9092"


def test_the_broker_takes_messages_as_large_as_ours() -> None:
    environment = _SERVICES["kafka"]["environment"]
    assert environment["KAFKA_MESSAGE_MAX_BYTES"] == MAX_MESSAGE_BYTES
    assert environment["KAFKA_REPLICA_FETCH_MAX_BYTES"] == MAX_MESSAGE_BYTES


def test_the_worker_waits_for_broker_and_topics() -> None:
    assert {name: on["condition"] for name, on in _SERVICES["worker"]["depends_on"].items()} == {
        "kafka": "service_healthy",
        "topics": "service_completed_successfully",
    }
    assert "healthcheck" in _SERVICES["kafka"]


def test_state_outlives_its_container() -> None:
    mounts = [volume.split(":") for service in _SERVICES.values() for volume in service.get("volumes", ())]
    volumes = [mount for mount in mounts if not mount[0].startswith(".")]
    assert {name for name, _ in volumes} == set(_COMPOSE["volumes"])
    command = _SERVICES["worker"]["command"]
    assert ["state", command[command.index("--data-dir") + 1]] in volumes


def test_nothing_is_published_beyond_this_machine() -> None:
    ports = [port for service in _SERVICES.values() for port in service.get("ports", ())]
    assert ports == ["127.0.0.1:9092:29092", "127.0.0.1:9090:9090", "127.0.0.1:3000:3000"]


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


def test_prometheus_reads_its_settings_and_scrapes_the_worker() -> None:
    command = dict(word.split("=", 1) for word in _SERVICES["prometheus"]["command"])
    assert f"metrics:{command['--storage.tsdb.path']}" in _SERVICES["prometheus"]["volumes"]
    file = _inside("prometheus", command["--config.file"])
    settings = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert [(file.parent / name).is_file() for name in settings["rule_files"]] == [True]
    (job,) = settings["scrape_configs"]
    worker = _SERVICES["worker"]["command"]
    assert job["static_configs"] == [{"targets": [f"worker:{worker[worker.index('--metrics-port') + 1]}"]}]


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
