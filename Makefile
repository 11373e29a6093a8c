# Florilegium. `make` sets up everything and builds the specimen volume; `make help` lists what else there is.
# build/ holds the build process (its package is build/florilegium): it is source, and nothing here ever removes it.

VOLUMES := $(sort $(patsubst texts/volumes/%.toml,%,$(wildcard texts/volumes/*.toml)))
VOLUME ?= hands-between
WANTED = $(if $(filter all,$(VOLUME)),$(VOLUMES),$(VOLUME))
ifeq ($(origin VOLUME),command line)
$(foreach id,$(filter-out $(VOLUMES),$(WANTED)),$(error there is no volume “$(id)”; there is: $(VOLUMES)))
endif

PYTHON := .venv/bin/python
FLORILEGIUM := .venv/bin/florilegium
PROGRAM := $(shell find build/florilegium -name '*.py')
BOOKS := $(VOLUMES:%=out/%/.made)
LOCKED := --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
          --no-config --custom-compile-command 'make lock' --quiet

# Tests go to as many workers as there are processors, a file of tests to one, so that what it sets up is made once.
# More than four would each make the books that all files share, and gain little.
SHARED := --numprocesses auto --maxprocesses 4 --dist loadfile

# The environment is the locks' and nobody else's. Compiled modules are kept: the tests start the program very often.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV PYTHONDONTWRITEBYTECODE
export PYTHONNOUSERSITE := 1

.PHONY: build test check import epub pdf print release verify site clean help lint docs wheel lock bench score test-bare always $(VOLUMES:%=out/%)

build: $(WANTED:%=out/%)  ## set up everything and build a volume (VOLUME=id or all; default: the specimen)

test: .venv/test.ready lint  ## everything CI runs: lint, types, contracts, wheel, manual, tests
	build/try-wheel.sh
	$(PYTHON) -m pytest $(SHARED)

check: .venv/build.ready  ## all diagnostics of the texts, without building
	$(FLORILEGIUM) check

import: .venv/build.ready  ## take in transcriptions (SOURCE="file or folder …")
	$(if $(SOURCE),,$(error name what to take in: make import SOURCE="transcription.txt"))
	$(FLORILEGIUM) import $(SOURCE)

epub: .venv/build.ready  ## the EPUB of a volume (VOLUME=…)
	$(FLORILEGIUM) build $(WANTED) --only epub

pdf: .venv/build.ready  ## both PDFs of a volume: for the screen and for the printer (VOLUME=…)
	$(FLORILEGIUM) build $(WANTED) --only screen,print

print: .venv/build.ready  ## the print interior of a volume (VOLUME=…)
	$(FLORILEGIUM) build $(WANTED) --only print

release: .venv/test.ready  ## give out an edition for good, in dist (VOLUME=…; EDITION=… to be sure of it, KEY=… to sign it)
	$(if $(filter file,$(origin VOLUME)),$(error name the volume: make release VOLUME=…; there is: $(VOLUMES)))
	@for volume in $(WANTED); do PATH="$(CURDIR)/tests/node_modules/.bin:$$PATH" $(FLORILEGIUM) release $$volume \
		$(if $(EDITION),--edition "$(EDITION)") $(if $(KEY),--key "$(KEY)") || exit; done

verify: .venv/build.ready  ## build a release again from its tag and compare every byte (RELEASE=volume/edition)
	$(if $(RELEASE),,$(error name the release: make verify RELEASE=volume/edition))
	$(FLORILEGIUM) rebuild $(RELEASE)

site: .venv/build.ready  ## the readers’ catalogue of what was built, in out/_site
	$(FLORILEGIUM) catalogue

clean:  ## remove what was made: out/, wheels and the manual's site; a release stays
	rm -rf out docs/_site dist/*.whl dist/.making-* dist/.rebuilding-*

lint: .venv/test.ready  ## ruff, mypy --strict and the contracts of the architecture
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

docs: .venv/test.ready  ## the manual as a site in docs/_site
	$(PYTHON) -m sphinx --fail-on-warning --keep-going --quiet docs docs/_site
	@echo 'docs/_site/index.html'

wheel: .venv/build.ready  ## the program as a wheel in dist/
	$(PYTHON) -m pip --disable-pip-version-check wheel --quiet --no-index --no-build-isolation --no-deps -w dist .
	@ls dist/*.whl

bench: .venv/test.ready  ## time and memory for each stage against a bare pass of the engine
	$(PYTHON) tests/bench.py

score: .venv/test.ready  ## how well names are found in real texts whose names are known (MISSED=yes: what is not, and why)
	$(PYTHON) tests/score.py $(if $(MISSED),--missed)

test-bare:  ## prove the newcomer's way on a bare Debian (needs root and debootstrap; TESTS=yes runs the tests there)
	build/test-bare.sh

lock:  ## write the locks anew from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo 'make lock needs uv: pip install uv' >&2; exit 1; }
	uv pip compile pyproject.toml $(LOCKED) --group build -o requirements.lock
	uv pip compile pyproject.toml $(LOCKED) --group build --group dev -c requirements.lock -o requirements-dev.lock

help:  ## these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@for volume in $(VOLUMES); do echo "make out/$$volume"; done

# --- how things are made ---------------------------------------------------------------------------------------

# The script leaves the file alone where nothing has changed, and then nothing that depends on it is made anew.
.venv/build.ready: always
	@build/environment.sh build

.venv/test.ready: .venv/build.ready always
	@build/environment.sh test

$(VOLUMES:%=out/%): out/%: out/%/.made
	@build/closing.sh $*

# A build writes out/<volume>/inputs.d: every text, layout and font that it read, as further prerequisites of the stamp.
# What it says of the files is left to the closing lines; it still says what needs mending.
$(BOOKS): out/%/.made: texts/volumes/%.toml .venv/build.ready $(PROGRAM)
	@said=$$($(FLORILEGIUM) build $*) || { echo "$$said"; exit 1; }
	@touch $@

-include $(wildcard out/*/inputs.d)
