"""The database, the cache and the tasks that run in the background."""

from .environment import VAR, env

DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}")}
IS_POSTGRESQL = not DATABASES["default"]["ENGINE"].endswith("sqlite3")
if not IS_POSTGRESQL:
    DATABASES["default"]["OPTIONS"] = {
        # Lock for writing at the first statement, so that two writers wait instead of failing half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8}}
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url("CACHE_URL", "locmemcache://juggle")}
if "redis" in CACHES["default"]["BACKEND"].lower():
    CACHES["default"]["BACKEND"] = "juggle.redis_cache.RedisCache"
CACHES["default"]["KEY_FUNCTION"] = "juggle.cache_keys.make_key"

TASKS = {
    "default": {
        "BACKEND": {
            "immediate": "django_tasks.backends.immediate.ImmediateBackend",
            "database": "django_tasks_db.DatabaseBackend",
        }[env.str("TASKS", "immediate")],
    },
}
