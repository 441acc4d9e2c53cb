# make run    sets everything up and codes a sample report
# make test   sets everything up and runs every check and test
# make bench  measures speed and memory; CORPUS=reports.jsonl ARTICLES=200 ROUNDS=5, WRITE=docs/performance.md
# make docs   builds the documentation into build/site
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# The package itself: nothing but what the lock files have brought is used to build it.
INSTALL_SELF = $(INSTALL) --no-deps --no-build-isolation --editable . && $(BIN)/python -m compileall -q src

.PHONY: run test bench check docs lock readme clean

run: $(VENV)/.ready
	$(BIN)/dateline code samples/border.txt --published 2024-05-14 --source "a sample" --title "Shells near Batken"

test: check
	$(BIN)/python -m pytest -n 2 --dist loadfile

CORPUS ?= samples
ARTICLES ?= 200
ROUNDS ?= 5
bench: $(VENV)/.ready
	$(BIN)/python bench/pace.py $(CORPUS) --articles $(ARTICLES) --rounds $(ROUNDS) $(if $(WRITE),--write $(WRITE))

check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	sh scripts/venv.sh $(VENV) $(PYTHON)

$(VENV)/.ready: requirements.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL_SELF)
	touch $@

$(VENV)/.ready-dev: requirements-dev.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements-dev.txt
	$(INSTALL_SELF)
	touch $@ $(VENV)/.ready

docs: $(VENV)/.ready-dev
	$(BIN)/mkdocs build --quiet

# Puts what `make run` prints into README.md, and the codebook as it is now into docs/codebook.
readme: $(VENV)/.ready
	$(BIN)/python scripts/readme_sample.py
	$(BIN)/python scripts/build_codebook_docs.py

# Pins every package with its hashes. No host is written down: where packages come from is the machine's affair.
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-options \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
lock: $(VENV)/.ready-dev
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in

clean:
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
