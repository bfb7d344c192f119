"""Serves static files. Whether all of them were collected: `operations/collected_files.py`."""

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware

#: How Django calls the manifest.
MANIFEST = "staticfiles.json"


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """Whitenoise, which serves the manifest as well: a list of every file and package of the site."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(f"{self.static_prefix}{MANIFEST}"):
            response: HttpResponse = self.get_response(request)
            return response
        return super().__call__(request)
