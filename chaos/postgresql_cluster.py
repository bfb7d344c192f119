"""A PostgreSQL of the run's own, in a folder: made with `initdb`, started and stopped with `pg_ctl`."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.redis_server import free_port

#: PostgreSQL refuses to run as root. Root lends it to the first of these users that the machine has.
UNPRIVILEGED = ("postgres", "nobody")
DATABASE = "juggle_chaos"
SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{folder}'
max_wal_size = '32MB'
min_wal_size = '4MB'
log_min_messages = fatal
"""


def program(name: str) -> str:
    """Debian keeps PostgreSQL's programs out of the path, in a folder for each version."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[4]))
    found = shutil.which(name, path=str(versions[-1].parent)) if versions else shutil.which(name)
    if not found:
        raise SystemExit(f"make chaos needs PostgreSQL ({name}): sudo apt-get install postgresql")
    return found


class PostgresqlCluster:
    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self.url = f"postgres://juggle@127.0.0.1:{self._port}/{DATABASE}"

    def create(self) -> None:
        self._folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            user = self._user()
            os.chown(self._folder, user.pw_uid, user.pw_gid)
        self._run("initdb", "-U", "juggle", "-A", "trust", "-E", "UTF8", "--no-locale", "--wal-segsize=1", "-D", ".")
        settings = SETTINGS.format(port=self._port, folder=self._folder)
        with (self._folder / "postgresql.conf").open("a") as file:
            file.write(settings)
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self._port), "-U", "juggle", DATABASE)

    def start(self) -> None:
        self._run("pg_ctl", "start", "-w", "-t", "60", "-D", ".", "-l", "server.log")

    def stop(self) -> None:
        """At once, without telling anybody: as when the machine loses power."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", ".", check=False)

    def start_if_stopped(self) -> None:
        """A PostgreSQL that cannot write to its journal ends."""
        if self._run("pg_ctl", "status", "-D", ".", check=False):
            self.start()

    @staticmethod
    def _user() -> pwd.struct_passwd:
        known = {user.pw_name: user for user in pwd.getpwall()}
        return next(known[name] for name in UNPRIVILEGED if name in known)

    def _run(self, name: str, *arguments: str, check: bool = True) -> int:
        """The exit status."""
        as_whom: dict[str, Any] = {}
        if os.geteuid() == 0:
            user = self._user()
            as_whom = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        # Not through a pipe: the server would inherit it, and we would wait for its end.
        output = subprocess.DEVNULL
        return subprocess.run(
            [program(name), *arguments], cwd=self._folder, check=check, stdout=output, stderr=output, **as_whom
        ).returncode
