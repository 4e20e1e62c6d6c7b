"""A Neo4j server for the tests, from Maven Central's jars: `with running(home) as uri`.

By hand: `python tests/neo4j/server.py HOME` starts one and prints its address until Ctrl-C.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
VERSION = "5.26.31"
JARS = Path(os.environ.get("GOVPLAN_NEO4J_JARS", Path.home() / ".cache" / "govplan-neo4j")) / VERSION
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
OPENED = ("java.base/java.nio", "java.base/java.lang", "java.base/sun.nio.ch")


def missing() -> str:
    """Why no server can be started on this machine; empty where it can."""
    lacking = [tool for tool in ("java", "mvn") if shutil.which(tool) is None]
    if not lacking or (lacking == ["mvn"] and _complete()):
        return ""
    return f"no {' and no '.join(lacking)} on this machine, and NEO4J_URI names no server"


@contextmanager
def running(home: Path, *, auth: bool = False, port: int | None = None) -> Iterator[str]:
    """Start a server in the folder `home` and give its bolt address; stopped by SIGTERM at the end."""
    fetch_jars()
    (home / "conf").mkdir(parents=True, exist_ok=True)
    settings = [
        f"dbms.security.auth_enabled={'true' if auth else 'false'}",
        "server.memory.heap.max_size=512m",
        "server.memory.pagecache.size=64m",
        "dbms.usage_report.enabled=false",
    ]
    (home / "conf" / "neo4j.conf").write_text("\n".join(settings) + "\n", "utf-8")
    chosen = port or _free_port()
    log = (home / "server.log").open("w", encoding="utf-8")
    process = subprocess.Popen(_command(home, chosen), stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        assert process.stdout is not None
        ready = any(line.startswith("ready") for line in iter(process.stdout.readline, ""))
        if not ready:
            raise RuntimeError(f"Neo4j did not start: {(home / 'server.log').read_text('utf-8')[-2000:]}")
        yield f"bolt://127.0.0.1:{chosen}"
    finally:
        process.terminate()
        process.wait(60)
        if process.stdout is not None:
            process.stdout.close()
        log.close()


def fetch_jars() -> None:
    """Copy the server's jars into the cache, once a version."""
    if _complete():
        return
    JARS.mkdir(parents=True, exist_ok=True)
    command = [
        "mvn",
        "-q",
        "-B",
        "-f",
        str(HERE / "pom.xml"),
        COPY,
        f"-DoutputDirectory={JARS}",
        "-DincludeScope=runtime",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Maven could not fetch Neo4j: {(done.stdout + done.stderr)[-2000:]}")
    (JARS / "complete").touch()


def _complete() -> bool:
    return (JARS / "complete").exists()


def _command(home: Path, port: int) -> list[str]:
    opened = [part for module in OPENED for part in ("--add-opens", f"{module}=ALL-UNNAMED")]
    options = ["-Xmx512m", "-XX:+UseSerialGC"]
    return ["java", *options, *opened, "-cp", f"{JARS}/*", str(HERE / "Server.java"), str(home), str(port)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    import signal

    with running(Path(sys.argv[1]), auth="--auth" in sys.argv) as address:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        signal.pause()
