"""What a wheel would hold: every package folder is listed, every data file is matched by a pattern."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[1]
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
TOP = ("graph_builder", "queries", "visualize")


def test_every_package_folder_is_listed():
    folders = {
        ".".join(init.parent.relative_to(ROOT).parts) for top in TOP for init in (ROOT / top).rglob("__init__.py")
    }

    assert folders | {"graph_builder.plans"} == set(SETUP["packages"])


def test_every_data_file_is_shipped():
    patterns = SETUP["package-data"]
    for top in TOP:
        for file in (ROOT / top).rglob("*"):
            if file.is_file() and file.suffix not in {".py", ".pyc"}:
                assert is_shipped(file.relative_to(ROOT), patterns), f"no package-data pattern for {file}"


def is_shipped(file, patterns):
    folder = PurePosixPath(file.as_posix())
    packages = [".".join(parent.parts) for parent in folder.parents if ".".join(parent.parts) in SETUP["packages"]]
    inside = folder.relative_to(PurePosixPath(*packages[0].split(".")))
    return any(fnmatch(inside.as_posix(), pattern) for pattern in patterns["*"] if "/" not in inside.as_posix()) or any(
        fnmatch(folder.relative_to(PurePosixPath(*package.split("."))).as_posix(), pattern)
        for package in packages
        for pattern in patterns.get(package, [])
    )
