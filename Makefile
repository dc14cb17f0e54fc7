# The two commands of this project are `make serve` and `make test`. Everything lives in .venv/ and var/; remove them to start afresh.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# The linter of style sheets and scripts comes from PyPI for Linux on x86-64, and from npm elsewhere.
BIOME = $(if $(wildcard $(BIN)/biome),$(BIN)/biome,npx --yes @biomejs/biome@2.3)
TEMPLATES = $(shell find templates -name '*.html')

.PHONY: serve dev test test-sqlite test-postgresql lint format messages screenshot clean

serve: .venv/run
	@$(MANAGE) migrate --verbosity 0 --skip-checks
	@$(MANAGE) import_postings --if-empty --source "sample ads" --quiet postings/sample_ads
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@echo
	@echo "Job board:             http://127.0.0.1:$(PORT)"
	@echo "Admin:                 http://127.0.0.1:$(PORT)/admin/"
	@echo "Import your own ads:   $(MANAGE) import_postings PATH"
	@echo "Remove the samples:    $(MANAGE) remove_source \"sample ads\" --yes"
	@echo "Create an admin user:  $(MANAGE) createsuperuser"
	@echo
	@$(BIN)/gunicorn jobboard.wsgi --bind 127.0.0.1:$(PORT) --log-level warning

dev: .venv/run
	DEBUG=1 $(MANAGE) migrate --verbosity 0
	DEBUG=1 $(MANAGE) runserver 127.0.0.1:$(PORT)

# On several cores, `make --jobs 3 --output-sync test` does all three at the same time.
test: lint test-sqlite test-postgresql

test-sqlite: .venv/dev
	$(BIN)/pytest -n auto --dist worksteal

test-postgresql: .venv/dev
	$(BIN)/python -m tests.postgresql $(BIN)/pytest -n auto --dist worksteal --ignore tests/browser

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/djade --target-version 5.2 --check $(TEMPLATES)
	$(BIOME) lint
	@test ! -x $(BIN)/hadolint || $(BIN)/hadolint Dockerfile
	$(MANAGE) makemigrations --check --dry-run --skip-checks

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	@$(BIN)/djade --target-version 5.2 $(TEMPLATES)

# Takes new texts into the catalogs of the translations, and compiles them. Needs GNU gettext (Debian: apt-get install gettext).
messages: .venv/dev
	$(MANAGE) makemessages --all --no-location --no-obsolete --no-wrap --ignore tests --ignore benchmarks --ignore docs --ignore "templates/admin/*"
	sed -i '/^"POT-Creation-Date\|^"Report-Msgid-Bugs-To/d' postings/locale/*/LC_MESSAGES/django.po
	$(MANAGE) compilemessages --ignore .venv

screenshot: .venv/dev
	$(BIN)/python docs/make_screenshot.py

clean:
	rm -rf .venv

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is required. If it is installed under another name, run: make PYTHON=/path/to/python")'
	$(PYTHON) -m venv .venv

.venv/run: requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

.venv/dev: requirements.txt requirements-mcp.txt requirements-dev.txt | $(BIN)/python
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	touch .venv/run $@
