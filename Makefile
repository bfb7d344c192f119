# Thin names for what one does here; the work is in ./bootstrap and in the tools. `make` alone lists them.

PYTHON_HERE := .venv/bin/python
export HOST ?= 127.0.0.1
export PORT ?= 8000
WORKERS_IN_TESTS ?= auto

# What production.py insists on, so that its own checks can be run anywhere. None of it is secret.
PRODUCTION := env -u DATABASE_URL -u CACHE_URL -u ALLOWED_HOSTS DJANGO_SETTINGS_MODULE=juggle.settings.production \
	SECRET_KEY=a-sample-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ SITE_URL=https://juggle.example \
	EMAIL_URL=consolemail:// DEFAULT_FROM_EMAIL=hello@juggle.example

# Whose words are read: all but tests, which misspell on purpose.
SPELLED := README.md CHANGELOG.md CONTRIBUTING.md docs templates community blog site deploy

.DEFAULT_GOAL := help
.PHONY: help run serve test test-unit test-browser lint format types lock bench profile chaos clean tools audit image

help: ## list what can be done here
	@echo "make <target>, as an ordinary user, with Python 3.11 or newer:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 16
	@echo "HOST and PORT say where to serve ($(HOST):$(PORT)), DATABASE_URL which database to use (SQLite in var/)."

run: ## install what is missing, load the demo, serve on 127.0.0.1:8000 and reload while you work
	@./bootstrap run

serve: ## the same site as in production: production settings, static files collected, a real server
	@./bootstrap serve

test: tools ## the whole suite: unit tests and journeys in parallel, then the browser tests
	@status=0; \
	echo "== unit tests and journeys"; \
	$(PYTHON_HERE) -m pytest -n $(WORKERS_IN_TESTS) --ignore=tests/browser || status=1; \
	echo "== browser tests"; \
	$(PYTHON_HERE) -m pytest tests/browser || status=1; \
	exit $$status

test-unit: tools ## unit tests and journeys only (on another database: DATABASE_URL=postgres://…)
	@$(PYTHON_HERE) -m pytest -n $(WORKERS_IN_TESTS) --ignore=tests/browser

test-browser: tools ## the browser tests only, in Debian's Chromium
	@$(PYTHON_HERE) -m pytest tests/browser

lint: tools ## everything that can be said without running the site; changes nothing
	@status=0; \
	check() { echo "== $$*"; "$$@" || { status=1; failed="$$failed\n  $$*"; }; }; \
	check $(PYTHON_HERE) -m ruff check --output-format concise .; \
	check $(PYTHON_HERE) -m ruff format --check --output-format concise .; \
	check $(PYTHON_HERE) -m codespell_lib $(SPELLED); \
	check $(PYTHON_HERE) -m djlint --lint --quiet templates; \
	check sh -c 'find templates -name "*.html" | xargs .venv/bin/djade --check --target-version 5.2'; \
	check $(PYTHON_HERE) -m mypy; \
	check $(PYTHON_HERE) manage.py makemigrations --check --dry-run; \
	echo "== manage.py check --deploy, with a sample of the production environment"; \
	$(PRODUCTION) $(PYTHON_HERE) manage.py check --deploy --fail-level WARNING || { status=1; failed="$$failed\n  check --deploy"; }; \
	[ $$status = 0 ] || printf "Failed:$$failed\n"; \
	exit $$status

types: tools ## mypy alone
	@$(PYTHON_HERE) -m mypy

format: tools ## put Python and templates into the house's form
	@$(PYTHON_HERE) -m ruff check --fix-only --quiet .; $(PYTHON_HERE) -m ruff format .
	@find templates -name "*.html" | xargs .venv/bin/djade --target-version 5.2

bench: tools ## measure speed and size, as ratios within one run
	@$(PYTHON_HERE) -m benchmarks

profile: tools ## where the time of a page goes: PAGE=/articles/…/, and READER=reader@example.org for a member's
	@$(PYTHON_HERE) -m benchmarks.profile_page $(PAGE) $(if $(READER),--reader $(READER))

chaos: tools ## take mail, Redis, PostgreSQL, the disk and processes away under load, and count what is lost
	@$(PYTHON_HERE) -m chaos

audit: ## ask whether a package has a known hole, and list what the site is made of (needs the network)
	@test -x var/audit/bin/python || { mkdir -p var && python3 -m venv var/audit && var/audit/bin/python -m pip install -q pip-audit cyclonedx-bom; }
	@status=0; \
	var/audit/bin/pip-audit --require-hashes --disable-pip -r requirements.txt || status=1; \
	var/audit/bin/cyclonedx-py requirements requirements.txt --output-file var/sbom.json || status=1; \
	[ $$status = 0 ] && echo "What the site is made of: var/sbom.json"; \
	exit $$status

image: ## build the container (docker, podman, or buildah where no registry answers)
	@if command -v docker >/dev/null; then docker build --file deploy/Containerfile --tag juggle:local .; \
	elif command -v podman >/dev/null; then podman build --file deploy/Containerfile --tag juggle:local .; \
	else deploy/build-image.sh juggle:local; fi

lock: tools ## pin requirements/*.in again, with hashes (add UPGRADE=--upgrade for newer versions)
	@$(LOCK) requirements/runtime.in -o requirements.txt
	@$(LOCK) -c requirements.txt requirements/development.in -o requirements/development.txt

LOCK = $(PYTHON_HERE) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE)

clean: ## remove what can be made again (.venv, caches, collected files); keeps the database and uploads in var/
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage htmlcov test-results var/static
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

tools:
	@./bootstrap tools
