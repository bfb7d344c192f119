"""The settings of the tests, with a database of its own and the addresses of the comments package."""

import tempfile
from pathlib import Path

from juggle.settings.test import *  # noqa: F403
from juggle.settings.test import DATABASES

ROOT_URLCONF = "benchmarks.urls"
#: Deleted when the run ends.
FOLDER = tempfile.TemporaryDirectory(prefix="juggle-benchmarks-")

# Whitenoise needs a folder; static files are found in their sources.
STATIC_ROOT = FOLDER.name

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(FOLDER.name) / "benchmarks.sqlite3")}
else:
    DATABASES["default"]["TEST"] = {"NAME": "juggle_benchmarks"}
