"""The rule of CI: a session in which a test was skipped does not pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = {
    "skipped": "import pytest\n\ndef test_it():\n    pytest.skip('not here')\n",
    "skipped at import": "import pytest\n\npytest.skip('not here', allow_module_level=True)\n",
    "passed": "def test_it():\n    assert True\n",
}


@pytest.mark.parametrize(
    ("kind", "ci", "code"),
    [("skipped", "true", 1), ("skipped at import", "true", 1), ("skipped", "", 0), ("passed", "true", 0)],
)
def test_a_skipped_test_fails_in_ci_and_nowhere_else(tmp_path: Path, kind: str, ci: str, code: int) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_one.py").write_text("def test_other():\n    pass\n", "utf-8")
    (tmp_path / "test_two.py").write_text(TESTS[kind], "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "CI": ci, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == code, done.stdout
    assert ("CI allows no skips: 1 skipped" in done.stdout) == (code == 1)
