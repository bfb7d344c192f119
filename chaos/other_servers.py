"""PostgreSQL, Redis and a mail server of the run's own, on free ports of the loopback. The machine's are left alone."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.redis_server import RedisServer

from .mail_host import MailHost
from .postgresql_cluster import PostgresqlCluster

SITE_URL = "https://juggle.example"


@dataclass(frozen=True)
class OtherServers:
    postgresql: PostgresqlCluster
    redis: RedisServer
    mail: MailHost

    def environment(self, folder: Path) -> dict[str, str]:
        """What docs/running.md puts into `.env`, with these servers."""
        return {
            "DJANGO_SETTINGS_MODULE": "juggle.settings.production",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "SITE_URL": SITE_URL,
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail.port}",
            "DEFAULT_FROM_EMAIL": "Juggle <hello@juggle.example>",
            "DATABASE_URL": self.postgresql.url,
            "CACHE_URL": self.redis.url,
            "TASKS": "database",
            "TRUSTED_PROXY_COUNT": "1",
            "ALLOWED_HOSTS": "juggle.example",
            "STATIC_ROOT": str(folder / "static"),
            "MEDIA_ROOT": str(folder / "media"),
            "PRIVATE_ROOT": str(folder / "private"),
            "HEARTBEAT_ROOT": str(folder / "heartbeats"),
            "LOG_LEVEL": "WARNING",
        }


@contextmanager
def other_servers(folder: Path) -> Iterator[OtherServers]:
    mail = MailHost()
    postgresql = PostgresqlCluster(folder / "postgresql")
    try:
        postgresql.create()
        redis = RedisServer(folder)
        try:
            mail.start()
            yield OtherServers(postgresql, redis, mail)
        finally:
            mail.stop()
            redis.stop()
    finally:
        postgresql.stop()
