"""`make chaos`: takes servers away while people write. Exits with 1 if a goal is missed."""

import argparse
import os
import signal
import sys
from pathlib import Path

from .faults import FAULTS
from .other_servers import other_servers
from .small_disk import small_disk

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m chaos", description=__doc__)
    parser.add_argument("faults", nargs="*", metavar="fault", help=f"only these of: {', '.join(FAULTS)}")
    parser.add_argument("--logs", metavar="FOLDER", type=Path, help="keep there what the processes said")
    arguments = parser.parse_args()
    if unknown := set(arguments.faults) - set(FAULTS):
        parser.error(f"no such fault: {', '.join(sorted(unknown))}")
    # A run that is ended by a signal clears up, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

    with small_disk() as disk, other_servers(disk.path) as servers:
        os.environ.update(servers.environment(disk.path))
        sys.path.insert(0, str(ROOT / "site"))

        import django  # noqa: PLC0415 -- the settings must be chosen first

        django.setup()

        from .rounds import run  # noqa: PLC0415 -- the same

        return run(disk, servers, arguments.faults or list(FAULTS), logs_to=arguments.logs)


if __name__ == "__main__":
    sys.exit(main())
