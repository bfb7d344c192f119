#!/usr/bin/env python3
"""Django's command line, with `site/` on the path (docs/decisions/0001)."""

import sys
from pathlib import Path


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    from juggle.settings.environment import choose_settings  # noqa: PLC0415 -- needs the path above

    choose_settings("juggle.settings.dev")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- needs the settings

    execute_from_command_line(sys.argv)
    from operations.heartbeats import beat_after_timer  # noqa: PLC0415 -- needs the settings

    beat_after_timer(sys.argv)


if __name__ == "__main__":
    main()
