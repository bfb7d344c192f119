"""The files in deploy/, and docs/running.md, name commands and files that exist."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

from juggle.settings.environment import ROOT

DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs" / "running.md").read_text()
UNITS = sorted(path for path in (DEPLOY / "systemd").iterdir())
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]


def timers() -> set[str]:
    """What is done by the clock, as commands of manage.py."""
    return {
        unit.stem.partition("@")[2] or unit.stem.removeprefix("juggle-") for unit in UNITS if unit.suffix == ".timer"
    }


def test_every_command_that_a_unit_or_the_page_names_is_there() -> None:
    texts = [PAGE, *(unit.read_text() for unit in UNITS)]

    named = {name for text in texts for name in re.findall(r"manage\.py ([a-z_]+)", text)} | timers()

    assert len(named) > 10
    assert named - set(get_commands()) == set()


def test_the_target_starts_the_services_and_every_timer() -> None:
    target = (DEPLOY / "systemd" / "juggle.target").read_text()

    wanted = set(" ".join(re.findall(r"^Wants=(.+)$", target, re.MULTILINE)).split())

    timers_there = {unit.name for unit in UNITS if unit.suffix == ".timer"}
    assert wanted == timers_there | {"juggle-web.service", "juggle-worker.service"}


def test_stopping_the_target_stops_everything() -> None:
    assert [unit.name for unit in UNITS if "PartOf=juggle.target" not in unit.read_text()] == ["juggle.target"]


def test_who_has_no_systemd_is_told_the_same_timers() -> None:
    block = next(block for block in re.findall(r"```\n(.*?)```", PAGE, re.DOTALL) if "* * * * *" in block)

    assert set(re.findall(r"manage\.py ([a-z_]+)", block)) == timers()


def test_the_page_lists_every_unit() -> None:
    said = set(re.findall(r"^\| `(juggle[^`]+)`", PAGE, re.MULTILINE))

    assert said == {
        "juggle-web",
        "juggle-worker",
        *(unit.stem for unit in UNITS if unit.suffix == ".timer"),
    }


@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.name)
def test_a_service_runs_as_the_sites_user_and_may_write_nothing_else(service: Path) -> None:
    text = service.read_text()

    for line in ("User=juggle", "WorkingDirectory=/srv/juggle", "ProtectSystem=strict", "NoNewPrivileges=yes"):
        assert line in text.splitlines()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here to look at them")
def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    for unit in UNITS:
        # The programs are where this copy is; what else is in the unit stays.
        (tmp_path / unit.name).write_text(re.sub(r"/srv/juggle/\.venv/bin/python", "/bin/true", unit.read_text()))
    instance = tmp_path / "juggle@purge.service"
    instance.write_text((tmp_path / "juggle@.service").read_text())

    names = [str(path) for path in sorted(tmp_path.iterdir()) if path.name != "juggle@.service"]
    checked = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True, check=False)

    ours = [line for line in checked.stderr.splitlines() if "juggle" in line]
    assert (ours, checked.returncode) == ([], 0)


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not here to read it")
def test_nginx_reads_its_file(tmp_path: Path) -> None:
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=juggle.example"]
    subprocess.run([*made, "-keyout", tmp_path / "key", "-out", tmp_path / "cert"], check=True, capture_output=True)
    text = (DEPLOY / "nginx" / "juggle.conf").read_text()
    text = re.sub(r"/etc/letsencrypt/\S+/fullchain\.pem", str(tmp_path / "cert"), text)
    text = re.sub(r"/etc/letsencrypt/\S+/privkey\.pem", str(tmp_path / "key"), text)
    text = text.replace("/var/log/nginx/juggle.log", str(tmp_path / "log"))
    own = "".join(
        f"{kind}_temp_path {tmp_path}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = tmp_path / "nginx.conf"
    main.write_text(f"pid {tmp_path}/pid; events {{}} http {{ {own} {text} }}")

    checked = subprocess.run(
        ["nginx", "-t", "-q", "-e", tmp_path / "error", "-c", main], capture_output=True, text=True, check=False
    )

    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy is not here to read it")
def test_caddy_reads_its_file() -> None:
    file = DEPLOY / "caddy" / "Caddyfile"

    checked = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", file], capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stderr
