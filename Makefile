# Openbook. `make site` builds the website and `make test` tests everything; `make help` lists the rest.
# Needs Python 3.11 or newer with its venv module, and make. Nothing is installed outside .venv and tools/web.

VENV := .venv
WEB := tools/web/node_modules/.installed
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CONFIG ?= mkdocs.yml
ADDRESS ?= 127.0.0.1:8000
TESTS ?= tests
QUALITY ?= tests/quality
export NO_MKDOCS_2_WARNING := 1 # the notice about the end of Material: see docs/publishing/two-engines.md

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site parquet revisions messages serve test lint types tests quality golden pictures bench lock clean

help: ## list these commands
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 8

site: $(VENV)/.site ## check the data, build the website strictly, say where it is
	@$(BIN)/openbook check
	@$(BIN)/python build_charts.py
	@$(BIN)/openbook build --config $(CONFIG)
	@echo "The site is in $(CURDIR)/site: open site/index.html through \`make serve\`, or put the folder on any web server."

parquet: $(VENV)/.site ## install what writes Parquet files, which `make site` then makes too
	@$(PIP) install --require-hashes -r requirements-parquet.lock

revisions: $(VENV)/.site ## write revisions.csv of each package from the history in git
	@$(BIN)/openbook revisions

serve: $(VENV)/.site ## preview the website; it follows what you edit
	@$(BIN)/python -m mkdocs serve --livereload --dev-addr $(ADDRESS) --config-file $(CONFIG)

test: lint types tests ## lint, types and tests; browser tests too when Chromium is there

lint: $(VENV)/.test ## ruff
	@$(BIN)/python -m ruff check .

types: $(VENV)/.test ## mypy, strict
	@$(BIN)/python -m mypy

tests: $(VENV)/.test ## the tests by themselves, in parallel; TESTS=tests/charts for some
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(TESTS)

quality: $(VENV)/.test $(if $(shell command -v npm),$(WEB)) ## look at every type of page of the site that `make site` built, in Chromium
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal -m quality $(QUALITY)

golden: $(VENV)/.test ## write the golden pages of the tests again; read the difference before committing it
	@OPENBOOK_GOLDEN=1 $(BIN)/python -m pytest --quiet tests/pages/test_golden.py

messages: $(VENV)/.site ## bring the catalogues of words up to what the code says, for translators
	@$(BIN)/python tools/messages.py

pictures: $(VENV)/.test ## take the pictures of the README and the guides from the site that `make site` built
	@$(BIN)/python tools/pictures.py

bench: $(VENV)/.test ## time and memory of every step, against mkdocs-material alone
	@$(BIN)/python -m openbook.bench

lock: $(VENV)/.test ## pin the newest versions that pyproject.toml allows (PACKAGE=name: only that one)
	@$(PIP) install uv
	@$(BIN)/python tools/lock.py $(if $(PACKAGE),--only $(PACKAGE))

$(WEB): tools/web/package-lock.json
	@echo "Installing Lighthouse and the validator of HTML ..."
	@npm ci --prefix tools/web --ignore-scripts --silent && touch $@ || echo "They could not be installed."

clean: ## remove what was built, the cache and the virtual environment
	rm -rf $(VENV) .openbook site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis tools/web/node_modules

# The virtual environment. Each stamp is newer than the files that decide what is installed,
# so the second run installs nothing. One that came here with a moved folder is made anew.

ifneq ($(wildcard $(VENV)/.made),)
$(shell grep '^command = ' $(VENV)/pyvenv.cfg | grep -qF " $(CURDIR)/$(VENV)" || rm -f $(VENV)/.made)
endif

$(VENV)/.site: requirements.lock pyproject.toml $(VENV)/.made
	@echo "Installing what the site needs (the first time takes a minute or two) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.site
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.made: tools/make_venv.sh
	@PYTHON="$(PYTHON)" sh tools/make_venv.sh $(VENV)
	@touch $@
