"""The folder that the run uses: on a disk of its own that is small enough to be filled, where that is possible."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: Twice what the database needs.
MEGABYTES = 256


@dataclass(frozen=True)
class Disk:
    path: Path
    #: Why it cannot be filled; "" when it can.
    why_not: str

    @property
    def _filler(self) -> Path:
        return self.path / "filler"

    def fill(self) -> None:
        """Leaves no byte free."""
        block = b"\0" * 65_536
        with self._filler.open("ab", buffering=0) as file:
            for size in (65_536, 4_096, 1):
                try:
                    while file.write(block[:size]):
                        pass
                except OSError:
                    continue

    def clear(self) -> None:
        self._filler.unlink(missing_ok=True)


@contextmanager
def small_disk() -> Iterator[Disk]:
    """A file system in memory, for root; otherwise an ordinary folder. Nothing of it is left afterwards."""
    path = Path(tempfile.mkdtemp(prefix="juggle-chaos-"))
    why_not = mount(path)
    path.chmod(0o755)  # PostgreSQL runs as another user
    try:
        yield Disk(path, why_not)
    finally:
        if not why_not:
            subprocess.run(["umount", "--lazy", path], check=False)
        shutil.rmtree(path, ignore_errors=True)


def mount(path: Path) -> str:
    """Why it was not possible, or ""."""
    if os.geteuid() != 0:
        return "a small disk to fill needs root, who may mount one"
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "juggle-chaos", path]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"no small disk can be mounted here: {result.stderr.strip()}" if result.returncode else ""
