"""`make profile PAGE=/articles/…/ READER=reader@example.org`: prints where the time of a page goes.

The page is asked of your own database, through all middlewares; nothing that the requests write stays. Without READER
it is a stranger's, made anew by Django, not taken from the page cache.
"""

import argparse
import cProfile
import os
import pstats
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Requests before anything is measured: templates are compiled, what is kept is kept.
WARM_UP = 3


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile_page", description=__doc__)
    parser.add_argument("path", help="of the page: /articles/…/")
    parser.add_argument("--reader", default="", help="the e-mail address of a member; without it a stranger")
    parser.add_argument("--requests", type=int, default=50, help="how many are measured (50)")
    parser.add_argument("--lines", type=int, default=45, help="how many functions are printed (45)")
    parser.add_argument("--sort", default="cumulative", choices=["cumulative", "tottime"])
    arguments = parser.parse_args()

    sys.path.insert(0, str(ROOT / "site"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.profile_settings"

    import django  # noqa: PLC0415 -- the settings must be named first

    django.setup()

    from django.db import transaction  # noqa: PLC0415 -- the same

    with transaction.atomic():
        try:
            return profile(arguments.path, arguments.reader, arguments.requests, arguments.lines, arguments.sort)
        finally:
            transaction.set_rollback(True)


def profile(path: str, reader: str, requests: int, lines: int, sort: str) -> int:
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- Django is set up in `main`
    from django.test import Client  # noqa: PLC0415 -- the same

    from benchmarks.timing import cpu_ms, queries_of  # noqa: PLC0415 -- the same

    client = Client()
    if reader:
        client.force_login(get_user_model().objects.get(email=reader))
    for _ in range(WARM_UP):
        answer = client.get(path)
    if answer.status_code != 200:
        print(f"{path} answers {answer.status_code}: nothing to measure.", file=sys.stderr)
        return 1
    shortest = min(cpu_ms(lambda: client.get(path)) for _ in range(requests))
    print(
        f"{path}: {shortest:.2f} ms CPU, {queries_of(lambda: client.get(path))} queries, {len(answer.content):,} bytes"
    )
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(requests):
        client.get(path)
    profiler.disable()
    pstats.Stats(profiler).sort_stats(sort).print_stats(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
