"""The door for the web server: `--pythonpath site juggle.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juggle.settings.production")
application = get_wsgi_application()
# What is loaded by now stays: the garbage collector need not go through it again and again while people wait.
gc.collect()
gc.freeze()
