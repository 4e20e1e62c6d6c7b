.PHONY: dev fmt lint types test eval docs check

dev:
	python -m pip install -e '.[dev]'
fmt:
	ruff format .
	ruff check --fix .
lint:
	ruff format --check .
	ruff check .
	lint-imports
types:
	mypy
test:
	pytest
eval:
	govplan evaluate data/gold --floors tests/floors.json
docs:
	python docs/generate.py
check: lint types test eval
