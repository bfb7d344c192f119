"""The door for the web server: `--pythonpath site juggle.wsgi:application`."""

import gc

from django.core.wsgi import get_wsgi_application

from .environment import choose_settings

choose_settings("juggle.settings.production")
application = get_wsgi_application()

from .static_files import require_static_files  # noqa: E402 -- needs the settings

require_static_files()
# What is loaded by now stays: the garbage collector need not go through it again and again while people wait.
gc.collect()
gc.freeze()
