"""Check a built wheel: all modules and data files are in it, and nothing of tests or docs.

Run as: python tests/check_wheel.py dist/govplan-*.whl
"""

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOP = ("graph_builder", "queries", "visualize")


def expected():
    for top in TOP:
        for file in (ROOT / top).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.relative_to(ROOT).as_posix()
    for file in (ROOT / "data/plans").glob("*.txt"):
        yield f"graph_builder/plans/{file.name}"


def main(wheel):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = set(expected())
    missing, extra = sorted(wanted - held), sorted(held - wanted)
    for name in missing:
        sys.stderr.write(f"missing from the wheel: {name}\n")
    for name in extra:
        sys.stderr.write(f"should not be in the wheel: {name}\n")
    if missing or extra:
        sys.exit(1)
    sys.stdout.write(f"{Path(wheel).name}: {len(held)} files, all there\n")


if __name__ == "__main__":
    main(sys.argv[1])
