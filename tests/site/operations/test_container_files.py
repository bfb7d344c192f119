"""The container's files name commands that exist, and give away nothing."""

import re
import subprocess

import pytest
from django.core.management import get_commands

from juggle.settings.environment import ROOT

DEPLOY = ROOT / "deploy"
ENTRY = (DEPLOY / "container-entry.sh").read_text()
COMPOSE = (DEPLOY / "compose.yaml").read_text()
CONTAINERFILE = (DEPLOY / "Containerfile").read_text()


@pytest.mark.parametrize("script", ["container-entry.sh", "build-image.sh"])
def test_a_shell_can_read_it(script):
    subprocess.run(["sh", "-n", str(DEPLOY / script)], check=True)


def test_every_command_of_the_entry_is_there():
    named = set(re.findall(r"manage(?:\.py)? ([a-z_]{4,})", ENTRY)) | {"publish_scheduled", "send_queued_mail"}

    assert {"upgrade", "first_start", "db_worker", "purge", "backup"} <= named
    assert named - set(get_commands()) - {"what"} == set()


def test_it_does_what_the_timers_of_a_machine_do():
    timers = {unit.stem.partition("@")[2] for unit in (DEPLOY / "systemd").glob("juggle@*.timer")}

    assert [name for name in sorted(timers) if name not in ENTRY] == []


def test_nothing_runs_as_root_and_pip_stays_behind():
    last_stage = CONTAINERFILE.rpartition("FROM ")[2]

    assert re.search(r"^USER juggle$", last_stage, re.MULTILINE)
    assert "pip install" not in last_stage
    assert "HEALTHCHECK" in last_stage


def test_what_is_copied_into_the_image_is_in_the_repository():
    copied = [
        word for line in re.findall(r"^COPY (?!--from)(.+)$", CONTAINERFILE, re.MULTILINE) for word in line.split()[:-1]
    ]

    assert [path for path in copied if not (ROOT / path).exists()] == []
    assert ".env" in (ROOT / ".containerignore").read_text().split()


def test_secrets_come_from_files():
    names = set(re.findall(r"(\w+)_FILE", ENTRY))

    assert {"SECRET_KEY", "DATABASE_PASSWORD"} <= names
    assert re.findall(r"^\s+(?:SECRET_KEY|DATABASE_URL|EMAIL_URL|POSTGRES_PASSWORD):", COMPOSE, re.MULTILINE) == []


def test_the_env_file_has_six_lines():
    lines = re.findall(r"^#   ([A-Z_]+)=", COMPOSE, re.MULTILINE)

    assert len(lines) == 6
    assert [name for name in re.findall(r"\$\{([A-Z_]+)", COMPOSE) if name not in lines] == []


def test_the_two_caddies_serve_the_same():
    here = (DEPLOY / "caddy" / "Caddyfile").read_text()
    there = (DEPLOY / "caddy" / "Caddyfile.container").read_text()
    translated = here.replace("/srv/juggle/var/media", "/var/lib/juggle/media").replace("127.0.0.1:8000", "web:8000")

    assert there.partition("{$SITE_ADDRESS} {")[2] == translated.partition("juggle.example {")[2]
