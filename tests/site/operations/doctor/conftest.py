"""A public site on which nothing is wrong: tests take one thing away."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from allauth.mfa.models import Authenticator
from django.db import connection

from community.members.models import User
from home.site_address import update_site_records
from operations.backup.creation import NAME
from operations.backup.manifest import described
from operations.backup.tarball import writing
from operations.doctor.examination import QUICK, THOROUGH, examine, run
from operations.heartbeats import TIMERS, beat
from tests.mail_server import MailServer
from tests.name_server import answering

SOUND = {
    "SITE_URL": "https://together.example",
    "SITE_HOST": "together.example",
    "ALLOWED_HOSTS": ["together.example", "testserver"],
    "SECRET_KEY": "".join(chr(33 + number % 90) for number in range(60)),
    "SECRET_KEY_FALLBACKS": [],
    "DEBUG": False,
    "DEFAULT_FROM_EMAIL": "Together <hello@together.example>",
    "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "CMS_REQUIRES_SECOND_FACTOR": True,
    "HAS_TIMERS": True,
}


@pytest.fixture
def dns_records() -> Iterator[dict[str, list[str]]]:
    records = {
        "together.example": ["v=spf1 a:mail.together.example ~all", "something-else=1"],
        "_dmarc.together.example": ["v=DMARC1; p=none"],
    }
    with answering(records):
        yield records


@pytest.fixture
def public_answer(monkeypatch: Any) -> requests.Response:
    """What the internet gets from the site's address. Change it to change the answer."""
    answer = requests.Response()
    answer.status_code = 200
    answer.headers["X-Request-ID"] = "abc"
    monkeypatch.setattr(requests, "get", lambda *args, **options: answer)
    return answer


@pytest.fixture
def sound_site(
    site_tree: Any,
    administrator: User,
    mail_server: MailServer,
    dns_records: Any,
    public_answer: Any,
    settings: Any,
    tmp_path: Path,
) -> None:
    for name, value in SOUND.items():
        setattr(settings, name, value)
    for name in ("MEDIA_ROOT", "PRIVATE_ROOT", "HEARTBEAT_ROOT", "BACKUP_ROOT"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o750)
        setattr(settings, name, folder)
    settings.EMAIL_TIMEOUT = 2
    update_site_records()
    for name in TIMERS:
        beat(name)
    write_backup(settings.BACKUP_ROOT, timedelta(hours=5))
    Authenticator.objects.create(user=administrator, type=Authenticator.Type.TOTP, data={})


def write_backup(folder: Path, age: timedelta) -> Path:
    """An archive that can be read to its end. What is in its database matters to nobody here."""
    path = folder / (datetime.now(UTC) - age).strftime(NAME)
    dump = folder.parent / "dump"
    dump.write_bytes(b"rows")
    with connection.cursor() as cursor, writing(path) as tarball:
        tarball.add(dump, "database")
        tarball.finish(described(cursor))
    return path


@pytest.fixture
def look(sound_site: None) -> Callable[[], list[tuple[str, str, bool]]]:
    """look(): the check, the sentence and the urgency of each finding."""
    return lambda: [(found.check, found.what, found.is_urgent) for found in examine()]


@pytest.fixture
def found(sound_site: None) -> Callable[..., list[tuple[str, str]]]:
    """found(check): the sentences of this check, and what mends each. The others are not run."""

    return lambda check: [(one.what, one.mend) for one in run(check, {**QUICK, **THOROUGH}[check])]


def said(found: list[tuple[str, str]]) -> list[str]:
    return [what for what, _ in found]
