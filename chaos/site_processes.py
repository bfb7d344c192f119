"""The web server and the worker, started as `deploy/systemd/` does, and killed."""

import http.client
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.redis_server import free_port

ROOT = Path(__file__).resolve().parents[1]
STARTS_WITHIN = 60


class Process:
    """One service: a process and its children, in a group of their own."""

    def __init__(self, arguments: list[str], log: Path) -> None:
        self._command, self._log = [sys.executable, *arguments], log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}", "PYTHONUNBUFFERED": "1"}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )

    def start_if_ended(self) -> None:
        """As `Restart=always` does."""
        if self._process is None or self._process.poll() is not None:
            self.start()

    def kill(self) -> None:
        """`kill -9` to all of the group."""
        if self._process:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None


class Site:
    def __init__(self, logs: Path) -> None:
        self.port = free_port()
        web = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        web += ["--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", "juggle.wsgi:application"]
        self.web = Process(web, logs / "web.log")
        self.worker = Process(["manage.py", "db_worker"], logs / "worker.log")

    def start(self) -> None:
        self.web.start()
        self.worker.start()
        self.wait_for_web()

    def stop(self) -> None:
        self.web.kill()
        self.worker.kill()

    def wait_for_web(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/livez")
                connection.getresponse().read()
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
            else:
                return
        raise SystemExit("The web server did not start; --logs FOLDER keeps what it said.")
