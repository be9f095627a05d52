# Two commands for everyone: `make run` and `make test`. Both set up what they need first.
PYTHON ?= python3
BIN := .venv/bin
CATALOGUES := $(wildcard locales/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGUES:.po=.mo)

.PHONY: run test check format texts schemas samples screenshots manual benchmarks clean

run: .venv/runtime.stamp $(COMPILED) .venv/system-run.stamp  ## open the program; without a display, work the sample into out/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then $(BIN)/pia-wizard; \
	else $(BIN)/pia-wizard sample -o out; fi

test: .venv/dev.stamp $(COMPILED) .venv/system-test.stamp  ## all tests
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist loadscope $(TESTS)

check: .venv/dev.stamp $(COMPILED)  ## format, lint, types, layers, dependencies, content, translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry pia_wizard
	$(BIN)/vulture
	$(BIN)/pia-wizard content check
	$(BIN)/python tools/schemas.py --check
	$(BIN)/python tools/texts.py --check
	$(BIN)/python tools/samples.py --check
	$(BIN)/python tools/manual_pictures.py --check

format: .venv/dev.stamp  ## bring all code into the one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

texts: .venv/dev.stamp  ## take new texts into locales/, keeping translations
	$(BIN)/python tools/texts.py

schemas: .venv/dev.stamp  ## write the JSON Schemas of the content and of case.json
	$(BIN)/python tools/schemas.py

samples: .venv/dev.stamp  ## write the samples as the program would, and their numbers in samples/README.md
	$(BIN)/python tools/samples.py

screenshots: .venv/dev.stamp $(COMPILED)  ## every page of the window, in both languages, all appearances and two text sizes
	QT_QPA_PLATFORM=offscreen $(BIN)/python tools/screenshots.py out/screenshots

manual: .venv/dev.stamp $(COMPILED)  ## the pictures of the manual and the README, from the running program
	$(BIN)/python tools/manual_pictures.py
	$(BIN)/python tools/readme_pictures.py

benchmarks: .venv/dev.stamp $(COMPILED)  ## peers and floors measured in the same run
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

clean:
	rm -rf .venv out dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

%.mo: %.po
	$(BIN)/pybabel -q compile -i $< -o $@

$(COMPILED): | .venv/runtime.stamp

.venv/bin/python:
	@tools/system-packages python
	$(PYTHON) -m venv .venv

.venv/runtime.stamp: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/dev.stamp: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,dev]'
	@touch $@ .venv/runtime.stamp

.venv/system-run.stamp: tools/system-packages | .venv/bin/python
	@tools/system-packages run
	@touch $@

.venv/system-test.stamp: tools/system-packages | .venv/bin/python
	@tools/system-packages test
	@touch $@
