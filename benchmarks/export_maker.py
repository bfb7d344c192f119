"""The process that makes one member's file: `account` starts it and reads its seconds, memory, queries and size."""

import json
import os
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "site"))
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

import django

django.setup()

from django.db import connection  # noqa: E402 -- the same

from account_data.archive import build_archive  # noqa: E402
from account_data.models import Export  # noqa: E402
from benchmarks.timing import queries_of  # noqa: E402


def main() -> None:
    connection.settings_dict["NAME"], member = sys.argv[1:]
    export = Export.objects.create(member_id=int(member))
    start = time.monotonic()
    queries = queries_of(lambda: build_archive.call(export.pk))
    seconds = time.monotonic() - start
    export.refresh_from_db()
    # Kilobytes on Linux.
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "queries": queries, "bytes": export.file.size}))


main()
