"""Your own database as in production: no tracebacks in pages, what is drawn is kept."""

from juggle.settings.dev import *  # noqa: F403

DEBUG = False
