# Makes .venv from the pinned requirements, then hands every target to tasks.py: `make site`, `make test`,
# `make serve`; `make tasks` lists them all.

PYTHON ?= python3
VENV := .venv
READY := $(VENV)/ready

.DEFAULT_GOAL := site

tasks: $(READY)
	@$(VENV)/bin/invoke --list

%: $(READY) FORCE
	@$(VENV)/bin/invoke $@

$(READY): requirements.txt
	@echo "Making $(VENV) from requirements.txt (once; about a minute) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

# Files of this folder are not targets.
Makefile requirements.txt: ;

FORCE:

.PHONY: tasks FORCE
