"""Entry point of the web server: `--pythonpath site juggle.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juggle.settings.production")
application = get_wsgi_application()
# What is loaded now is never freed: exclude it from garbage collection, which would scan it during requests.
gc.collect()
gc.freeze()
