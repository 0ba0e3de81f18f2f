# Needs make and Python 3.11 or newer, nothing else. Everything is installed into .venv, at the versions and
# hashes of requirements-dev.lock, and for `make bench` of requirements-benchmarks.lock.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
UV := uv

# The newest Python that newsfold is tested with; any later `python3` will do where there is none of them.
# Each is run, since a command may be there and start nothing (a version manager's stand-in).
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.DEFAULT_GOAL := help
.PHONY: help setup demo test fast lint bench soak schemas dashboards page lock wheel clean

help: ## List the targets.
	@sed -nE 's/^([a-z]+):.*## (.*)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-9s %s\n", $$1, $$2 }'

setup: $(STAMP) ## Make .venv with all that newsfold and its tests need; quick when nothing has changed.
	@echo "ready: $(BIN)/newsfold"

demo: $(STAMP) ## Run the whole of it on sample pages, with a broker of its own.
	$(BIN)/newsfold demo

# In two processes, for the two cores that CI has: see tests/conftest.py. More would each load the models again.
PYTEST = $(BIN)/pytest --numprocesses 2

test: lint ## Lint, check types and run every test; those with a real Kafka if Java 17 and Maven are there.
	$(PYTEST)

fast: $(STAMP) ## Run the tests that need no broker.
	$(PYTEST) -m "not embedded and not kafka"

lint: $(STAMP) ## Check style, format and types.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict

# PAGES names a folder of pages with what is right of them; without it, the samples are read.
bench: $(STAMP) ## Measure newsfold beside other extractors (which it installs): make bench PAGES=pages/
	$(PIP) --require-hashes --no-deps --requirement requirements-benchmarks.lock
	$(BIN)/python -m benchmarks.extraction $(PAGES)

# MINUTES of faults, PAGES at least, SEED of both: make soak MINUTES=120 PAGES=20000
MINUTES ?= 10
SEED ?= 1
soak: $(STAMP) ## Mistreat workers on a real Kafka for ten minutes (MINUTES=...), and compare with a calm run.
	$(BIN)/python -m tests.soak --minutes $(MINUTES) --pages $(or $(PAGES),3000) --seed $(SEED)

schemas: $(STAMP) ## Write schemas/ anew from the records.
	$(BIN)/newsfold schema --write schemas

dashboards: $(STAMP) ## Write deploy/grafana/dashboards anew from deploy/dashboards.
	$(BIN)/python -m deploy.dashboards

page: ## Bundle the libraries of the gateway's page anew (needs Node.js and npm).
	cd page && npm ci --ignore-scripts --no-audit --no-fund && node build.mjs

# One resolution for every platform and Python from 3.11 on. Versions already locked stay while they fit:
# to take a newer one, delete its line, or the file to take all.
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate

lock: ## Lock what pyproject.toml asks for, versions and hashes (needs uv).
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: install it, or name it with UV=PATH" >&2; exit 1; }
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK) pyproject.toml --extra benchmarks --constraint requirements-dev.lock \
		--output-file requirements-benchmarks.lock
	$(LOCK) --group build --constraint requirements-dev.lock --output-file requirements-build.lock

wheel: $(STAMP) ## Build the wheel into dist/.
	$(BIN)/python -m build --wheel --no-isolation

clean: ## Remove everything that was made here, .venv and the fetched Kafka too.
	rm -rf $(VENV) .kafka dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

# With --no-deps: a lock has all that is needed, and pip 23 looks for `smart-open[http]`, which a package asks
# for, beside the locked `smart-open`: it takes the newest, and finds it without a hash.
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(STAMP): requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "newsfold needs Python 3.11 or newer: install it, or name it with" \
		"make PYTHON=PATH" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is no Python 3.11" \
		"or newer: name one with make PYTHON=PATH" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module:" \
		"install it (Debian: apt-get install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes --no-deps --requirement requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
