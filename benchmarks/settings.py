"""The settings of the tests, with a database of its own and the addresses of the comments package."""

import tempfile
from pathlib import Path

from juggle.settings.test import *  # noqa: F403
from juggle.settings.test import DATABASES, TEMPLATES

ROOT_URLCONF = "benchmarks.urls"
# The package as it comes: its own tags, and a link "Reply" down to level 5.
del TEMPLATES[0]["OPTIONS"]["libraries"]
COMMENTS_XTD_MAX_THREAD_LEVEL = 5
#: Deleted when the run ends.
FOLDER = tempfile.TemporaryDirectory(prefix="juggle-benchmarks-")

# Whitenoise needs a folder; static files are found in their sources.
STATIC_ROOT = FOLDER.name

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(FOLDER.name) / "benchmarks.sqlite3")}
else:
    DATABASES["default"]["TEST"] = {"NAME": "juggle_benchmarks"}
