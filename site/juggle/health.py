"""Health checks for monitoring: `livez` (the process answers) and `readyz` (it can do its work)."""

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse

from .static_files import missing_static_files


def livez(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200, or 503 with the names of what failed."""
    failed = [name for name, works in CHECKS.items() if not works()]
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


def static_files_work() -> bool:
    return not missing_static_files()


CHECKS = {"database": database_works, "cache": cache_works, "static files": static_files_work}
