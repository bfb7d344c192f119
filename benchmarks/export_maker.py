"""The process that makes one member's file: `account` starts it and reads its seconds, memory, queries and size."""

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "site"))
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

import django

django.setup()

from django.db import connection  # noqa: E402 -- needs the settings above

from account_data.archive import build_archive  # noqa: E402 -- needs the settings above
from account_data.models import Export  # noqa: E402 -- needs the settings above
from benchmarks.timing import queries_of  # noqa: E402 -- needs the settings above


def main() -> None:
    connection.settings_dict["NAME"], member = sys.argv[1:]
    export = Export.objects.create(member_id=int(member))
    start, cpu_start = time.monotonic(), time.process_time()
    queries = queries_of(lambda: build_archive.call(export.pk))
    seconds, cpu_seconds = time.monotonic() - start, time.process_time() - cpu_start
    export.refresh_from_db()
    made = {"seconds": seconds, "cpu_seconds": cpu_seconds, "queries": queries, "bytes": export.file.size}
    print(json.dumps(made | {"megabytes": most_memory()}))


def most_memory() -> float:
    """The most this program ever had, in megabytes. (What `getrusage` says includes the program that started it.)"""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


main()
