"""Runs the production server as a process on one core, and reads the CPU time it has used."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STARTS_WITHIN = 60
#: What browsers send over https.
ACCEPTED = "gzip, deflate, br, zstd"


class Server:
    """The server as `./bootstrap serve` starts it. A context manager: it ends with the block."""

    def __init__(self, application: str, environment: Mapping[str, str] | None = None) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        command += ["--port", str(self.port), "--workers", "1", "--blocking-threads", "4", "--no-ws", application]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}", **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
        )
        # The worker inherits this core; the requests come from the others.
        os.sched_setaffinity(self.process.pid, {min(os.sched_getaffinity(0))})
        self._connection: http.client.HTTPConnection | None = None

    def __enter__(self) -> Server:
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.1)
            else:
                self._connection = http.client.HTTPConnection("127.0.0.1", self.port)
                return self
        self.__exit__()
        raise RuntimeError("The server did not start")

    def __exit__(self, *_raised: object) -> None:
        self.process.terminate()
        self.process.wait(20)

    def get(self, path: str, **headers: str) -> bytes:
        """Return the body, compressed as for a browser."""
        assert self._connection
        self._connection.request("GET", path, headers={"Accept-Encoding": ACCEPTED, **headers})
        response = self._connection.getresponse()
        assert response.status == 200, (path, response.status)
        return response.read()

    def cpu_ms(self) -> float:
        """Return the CPU milliseconds of the server and its workers with all their threads."""
        return sum(ns_of(pid) for pid in family(self.process.pid)) / 1_000_000


def family(pid: int) -> list[int]:
    children = [
        int(child) for file in Path(f"/proc/{pid}/task").glob("*/children") for child in file.read_text().split()
    ]
    return [pid, *(below for child in children for below in family(child))]


def ns_of(pid: int) -> int:
    return sum(int(file.read_text().split()[0]) for file in Path(f"/proc/{pid}/task").glob("*/schedstat"))
