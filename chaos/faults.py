"""What goes wrong, each as a function: it breaks something, waits until the fault has lasted, and puts it right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rounds import Stage

LATER = "451 come back later"
REFUSED = "554 not here"
NO_SUCH_USER = "550 no such user"


@dataclass(frozen=True)
class Fault:
    title: str
    happens: Callable[[Stage], Iterator[None]]
    #: Whether the database cannot be written to meanwhile: only then may an answer be a 5xx.
    takes_database: bool = False
    needs_small_disk: bool = False

    def lasting(self, stage: Stage) -> AbstractContextManager[None]:
        return contextmanager(self.happens)(stage)


def smtp_down(stage: Stage) -> Iterator[None]:
    stage.servers.mail.stop()
    yield
    stage.servers.mail.start()


def smtp_hanging(stage: Stage) -> Iterator[None]:
    """It takes the connection and the e-mail, and never says whether it has it."""
    stage.servers.mail.server.hangs = True
    yield
    stage.servers.mail.stop()
    stage.servers.mail.be_kind()
    stage.servers.mail.start()


def smtp_4xx(stage: Stage) -> Iterator[None]:
    stage.servers.mail.server.data = LATER
    yield
    stage.servers.mail.be_kind()


def smtp_5xx(stage: Stage) -> Iterator[None]:
    stage.servers.mail.server.data = REFUSED
    yield
    stage.servers.mail.be_kind()


def one_recipient_refused(stage: Stage) -> Iterator[None]:
    stage.servers.mail.server.rcpt_for = dict.fromkeys(stage.addresses_of_one_guest(), NO_SUCH_USER)
    yield
    stage.servers.mail.be_kind()


def redis_down(stage: Stage) -> Iterator[None]:
    stage.servers.redis.stop()
    yield
    stage.servers.redis.start()


def postgresql_down(stage: Stage) -> Iterator[None]:
    stage.servers.postgresql.stop()
    yield
    stage.servers.postgresql.start()
    stage.site.worker.start_if_ended()


def disk_full(stage: Stage) -> Iterator[None]:
    """Of the database, of uploads and of the signs of life: all are on one disk, as on a small server."""
    stage.disk.fill()
    yield
    stage.disk.clear()
    stage.servers.postgresql.start_if_stopped()
    stage.site.worker.start_if_ended()


def web_killed(stage: Stage) -> Iterator[None]:
    """Twice, in the middle of whatever it does."""
    stage.site.web.kill()
    stage.site.web.start()
    stage.site.wait_for_web()
    yield
    stage.site.web.kill()
    stage.site.web.start()
    stage.site.wait_for_web()


def worker_killed(stage: Stage) -> Iterator[None]:
    """In the middle of an e-mail: the mail server has it and has not said so yet."""
    stage.servers.mail.server.has_data.clear()
    stage.servers.mail.server.hangs = True
    stage.servers.mail.server.has_data.wait(timeout=10)
    stage.site.worker.kill()
    stage.servers.mail.be_kind()
    stage.forget_claims()
    yield
    stage.site.worker.start()


FAULTS = {
    "smtp-down": Fault("SMTP down", smtp_down),
    "smtp-hanging": Fault("SMTP hanging", smtp_hanging),
    "smtp-4xx": Fault("SMTP answers 4xx", smtp_4xx),
    "smtp-5xx": Fault("SMTP answers 5xx", smtp_5xx),
    "one-recipient": Fault("one recipient refused", one_recipient_refused),
    "redis-down": Fault("Redis down", redis_down),
    "postgresql-down": Fault("PostgreSQL down", postgresql_down, takes_database=True),
    "disk-full": Fault("disk full", disk_full, takes_database=True, needs_small_disk=True),
    "web-killed": Fault("kill -9 of the web server", web_killed),
    "worker-killed": Fault("kill -9 of the worker", worker_killed),
}
