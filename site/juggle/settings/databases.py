"""The database, the cache and the tasks that run in the background."""

from .environment import VAR, env

#: Seconds that a statement waits for somebody else who is writing. Then the page says so and gives the text back.
LOCK_TIMEOUT = 5
#: In SQLite all writers wait for one lock, and not in a queue.
BUSY_TIMEOUT = 10

DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}")}
IS_POSTGRESQL = not DATABASES["default"]["ENGINE"].endswith("sqlite3")
if not IS_POSTGRESQL:
    DATABASES["default"]["ENGINE"] = "juggle.sqlite3"
    DATABASES["default"]["OPTIONS"] = {
        # Lock for writing at the first statement, so that two writers wait instead of failing half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": BUSY_TIMEOUT,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["ENGINE"] = "juggle.postgresql"
    DATABASES["default"]["OPTIONS"] = {
        # Seconds to wait for a connection, whether all are busy or the server is away. After as many more the pool
        # stops trying, so that the next request finds a server that has come back.
        "pool": {"min_size": 1, "max_size": 8, "timeout": 3, "reconnect_timeout": 3},
        "connect_timeout": 3,
        # Milliseconds, and seconds: a server that vanished from the network is noticed, not waited for.
        "tcp_user_timeout": 5000,
        "keepalives_idle": 30,
        "options": f"-c lock_timeout={LOCK_TIMEOUT}s",
        # What stands behind the "?" of DATABASE_URL wins: sslmode, for one.
        **DATABASES["default"].get("OPTIONS", {}),
    }
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url("CACHE_URL", "locmemcache://juggle")}
if "redis" in CACHES["default"]["BACKEND"].lower():
    CACHES["default"]["BACKEND"] = "juggle.redis_cache.RedisCache"
elif "locmem" in CACHES["default"]["BACKEND"]:
    CACHES["default"]["BACKEND"] = "juggle.local_cache.LocalCache"
CACHES["default"]["KEY_FUNCTION"] = "juggle.cache_keys.make_key"

TASKS = {
    "default": {
        "BACKEND": {
            "immediate": "django_tasks.backends.immediate.ImmediateBackend",
            "database": "django_tasks_db.DatabaseBackend",
        }[env.choice("TASKS", "immediate", ["immediate", "database"])],
    },
}
# What `/readyz` expects. Work that is done within the request needs no worker.
HAS_WORKER = env.str("TASKS", "immediate") == "database"
#: Exports and deletions of accounts take minutes. Without a worker a thread of the process does them.
LONG_TASKS_IN_THREAD = not HAS_WORKER
HAS_TIMERS = False  # on one's own machine; see production.py
HEARTBEAT_ROOT = env.path("HEARTBEAT_ROOT", default=str(VAR / "heartbeats"))()
