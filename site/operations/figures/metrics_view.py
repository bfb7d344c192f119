"""`/metrics`, for Prometheus alone: it sends METRICS_TOKEN in a header. To everybody else there is no such page."""

import os
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from .stored_figures import StoredFigures

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """A token in the address would stand in logs of proxies: whatever is there is refused, the right one too."""
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    is_plain = request.method in ("GET", "HEAD") and not request.GET
    if not is_plain or not settings.METRICS_TOKEN or not constant_time_compare(sent, settings.METRICS_TOKEN):
        raise Http404
    return HttpResponse(generate_latest(stored()) + counted(), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def stored() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(StoredFigures())
    return registry


def counted() -> bytes:
    """Of all processes that share the folder; without one, of this process."""
    if FOLDER not in os.environ:
        return generate_latest(REGISTRY)
    Path(os.environ[FOLDER]).mkdir(parents=True, exist_ok=True)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return generate_latest(registry)
