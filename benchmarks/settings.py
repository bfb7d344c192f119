"""The settings of the tests, on a database of its own, with the package's addresses beside the site's."""

import tempfile
from pathlib import Path

from juggle.settings.test import *  # noqa: F403
from juggle.settings.test import DATABASES

ROOT_URLCONF = "benchmarks.urls"
#: Removed with everything in it when the run ends.
FOLDER = tempfile.TemporaryDirectory(prefix="juggle-benchmarks-")

# Whitenoise wants a folder to look in; what the pages ask for is read where it is written.
STATIC_ROOT = FOLDER.name

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(FOLDER.name) / "benchmarks.sqlite3")}
else:
    DATABASES["default"]["TEST"] = {"NAME": "juggle_benchmarks"}
