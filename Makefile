# `make run` and `make test` do all their set-up themselves. `make help` lists the targets.

.DEFAULT_GOAL := help
SHELL := /bin/sh
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PYTHONUNBUFFERED := 1

BIN := .venv/bin
LAUNCH := $(BIN)/python -m pglauncher run
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip install --quiet --only-binary :all: --require-hashes

# A stamp carries the checksum of the lock file: same locks, nothing to install.
stamp = .venv/.$(1)-$(shell cksum < requirements/$(1).txt | cut -d' ' -f1)
BASE := $(call stamp,base)
DEV := $(call stamp,dev)

SIZE ?= 7000
TESTS ?= tests
PYTEST ?= -n 2 --dist loadfile
# Commands draw_…: they write a committed file, and with --check fail when it is out of date.
GENERATED ?= $(basename $(notdir $(wildcard kinerja/*/management/commands/draw_*.py)))

.PHONY: help vendor install install-dev system run test mutants check lint fix migrate demo bench verify docs pictures lock

help:
	@echo "make run      jalankan aplikasi di http://127.0.0.1:8000"
	@echo "make test     jalankan semua pengujian"
	@echo "make check    pemeriksaan lengkap, sama dengan CI"
	@echo "make mutants  cabut setiap pemeriksaan hak akses, satu per satu"
	@echo "make fix      rapikan kode"
	@echo "make migrate  perbarui struktur basis data"
	@echo "make demo     isi data demo (SIZE=7000)"
	@echo "make bench    ukur kecepatan dan ukuran"
	@echo "make verify   periksa catatan yang tidak boleh berubah"
	@echo "make docs     bangun dokumentasi ke site/"
	@echo "make pictures ambil ulang gambar panduan"
	@echo "make vendor   susun ulang gaya, ikon, dan huruf (perlu Node)"
	@echo "make lock     kunci ulang pustaka (ARGS=--upgrade: versi terbaru)"

.venv/bin/pip:  # made last, so it tells a whole environment from a half-made one
	@python=$$(scripts/find-python) && "$$python" -m venv .venv

# The development lock contains the base lock, so either stamp will do for `run`.
$(BASE): | .venv/bin/pip
	@test -e $(DEV) || { echo "Memasang pustaka (sekali saja) ..."; $(PIP) -r requirements/base.txt; }
	@touch $@

$(DEV): | .venv/bin/pip
	@echo "Memasang pustaka pengembangan (sekali saja) ..."
	@$(PIP) -r requirements/dev.txt
	@touch $@

install: $(BASE)

install-dev: $(DEV)

system:
	@scripts/system-packages

run: install
	@$(LAUNCH) -- $(MANAGE) serve $(ARGS)

test: install-dev system
	$(LAUNCH) --role owner -- $(BIN)/pytest $(PYTEST) $(TESTS)

mutants: install-dev
	$(LAUNCH) --role owner -- $(BIN)/python -m pytest -q -p tests.mutants -p no:cacheprovider $(ARGS) $(TESTS)

check: lint test

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet kinerja
	$(LAUNCH) --role owner -- sh -ec '\
		$(MANAGE) check; \
		$(MANAGE) makemigrations --check --dry-run; \
		for command in $(GENERATED); do $(MANAGE) $$command --check; done'

fix: install-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

migrate: install
	$(LAUNCH) --role owner -- $(MANAGE) migrate

demo: install
	$(LAUNCH) --role owner -- $(MANAGE) demo --size $(SIZE) $(ARGS)

bench: install-dev
	$(LAUNCH) -- $(MANAGE) bench $(ARGS)

verify: install
	$(LAUNCH) -- $(MANAGE) verify $(ARGS)

docs: install-dev
	$(BIN)/zensical build

lock: .venv/bin/pip
	@scripts/lock-requirements $(ARGS)

pictures: install-dev
	KINERJA_SCREENSHOTS=1 $(LAUNCH) --role owner -- $(BIN)/pytest -q --ignore tests/journeys/test_every_page.py tests/journeys

vendor:
	@frontend/vendor.sh
