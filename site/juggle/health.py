"""Health checks for monitoring: `livez` (the process answers) and `readyz` (database and cache answer)."""

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse


def livez(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200, or 503 with the names of what failed."""
    failed = [name for name, works in (("database", database_works), ("cache", cache_works)) if not works()]
    return JsonResponse({"status": "failed" if failed else "ok", "failed": failed}, status=503 if failed else 200)


def database_works() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # noqa: BLE001 -- whatever the driver raises, the answer is no
        return False
    return True


def cache_works() -> bool:
    try:
        cache.set("readyz", "ok", 10)
        return cache.get("readyz") == "ok"
    except Exception:  # noqa: BLE001 -- whatever the cache raises, the answer is no
        return False
