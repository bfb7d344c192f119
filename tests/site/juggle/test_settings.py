"""Settings come from the environment, are documented, and are checked before the site starts."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = ROOT / "site" / "juggle" / "settings"

# Set by whoever starts the process, before any settings are read.
READ_BY_DJANGO = {"DJANGO_SETTINGS_MODULE"}

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "juggle.settings.production",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "SITE_URL": "https://juggle.example",
    "EMAIL_URL": "consolemail://",
    "DEFAULT_FROM_EMAIL": "hello@juggle.example",
}
REQUIRED = ["SECRET_KEY", "SITE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL"]


def names_in_the_example() -> list[str]:
    return re.findall(r"^#?([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)


def names_read_by_the_settings() -> set[str]:
    sources = "".join(path.read_text() for path in sorted(SETTINGS.glob("*.py")))
    return set(re.findall(r"""\benv(?:\.\w+)?\(\s*["'](\w+)["']""", sources))


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, as the settings are read once. A variable set to nothing hides a line of .env."""
    inherited = {name: value for name, value in os.environ.items() if name not in names_in_the_example()}
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env={**inherited, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_example_lists_what_the_settings_read_and_nothing_else() -> None:
    names = names_in_the_example()

    assert sorted(names) == sorted(names_read_by_the_settings() | READ_BY_DJANGO)


@pytest.mark.parametrize("missing", REQUIRED)
def test_production_names_the_variable_it_lacks(missing: str) -> None:
    answer = manage("check", **{**PRODUCTION, missing: ""})

    last_line = answer.stderr.strip().splitlines()[-1]
    assert answer.returncode == 1
    assert [name for name in REQUIRED if name in last_line] == [missing]
    assert ".env.example" in last_line


def test_production_names_all_it_lacks_in_one_sentence() -> None:
    nothing = {**PRODUCTION, **dict.fromkeys(REQUIRED, "")}

    answer = manage("check", **nothing)

    last_line = answer.stderr.strip().splitlines()[-1]
    assert answer.returncode == 1
    assert [name for name in REQUIRED if name in last_line] == REQUIRED


def test_production_refuses_plain_http_for_the_world() -> None:
    answer = manage("check", **{**PRODUCTION, "SITE_URL": "http://juggle.example"})

    assert answer.returncode == 1
    assert "SITE_URL must begin with https://" in answer.stderr.strip().splitlines()[-1]


def test_production_has_nothing_to_fear_from_the_deployment_check() -> None:
    answer = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert answer.returncode == 0, answer.stderr
    assert "System check identified no issues" in answer.stdout + answer.stderr


RESOLVES = "from django.urls import resolve; print([resolve(f'/account/{p}/login/').url_name for p in {providers}])"


def test_a_provider_has_an_address_only_when_it_is_configured() -> None:
    configured = {
        "SOCIAL_GOOGLE": "an-id:a-secret",
        "OIDC_URL": "https://id.example.org",
        "OIDC_CLIENT": "an-id:a-secret",
    }
    ask = RESOLVES.replace("{providers}", "['google', 'oidc/openid']")

    with_them = manage("shell", "-v", "0", "-c", ask, **PRODUCTION, **configured)
    without = manage("shell", "-v", "0", "-c", ask, **PRODUCTION, **dict.fromkeys(configured, ""))

    assert with_them.stdout.strip() == "['google_login', 'openid_connect_login']"
    assert without.stdout.strip() == "['wagtail_serve', 'wagtail_serve']", "no page of that name"


@pytest.mark.parametrize(
    ("name", "value"),
    [("SOCIAL_GOOGLE", "only-an-id"), ("SOCIAL_APPLE", "service:key"), ("SOCIAL_APPLE", "service:key:team")],
)
def test_a_provider_configured_by_half_is_said_before_the_site_starts(name: str, value: str) -> None:
    answer = manage("check", **PRODUCTION, **{name: value})

    assert answer.returncode == 1
    assert f"Juggle cannot start: {name}" in answer.stderr.strip().splitlines()[-1]


def settings_read(**environment: str) -> subprocess.CompletedProcess[str]:
    """Reads the production settings, and does not start Django."""
    inherited = {name: value for name, value in os.environ.items() if name not in names_in_the_example()}
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-c",
        "import juggle.settings.production as s; print(s.CMS_REQUIRES_SECOND_FACTOR)",
    ]
    return subprocess.run(
        command,
        env={**inherited, **PRODUCTION, "PYTHONPATH": str(ROOT / "site"), **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "mysql://juggle:Xq7@db/juggle"),
        ("DATABASE_URL", "postgres://juggle:Xq7/ret@db:5432/juggle"),
        ("CACHE_URL", ""),
        ("CACHE_URL", "127.0.0.1:6379"),
        ("EMAIL_URL", "mail.example.org:587"),
        ("EMAIL_URL", "smtp+tls://juggle:Xq7@mail:58x"),
        ("TASKS", "databse"),
        ("SPAM_LEARNING", "shadowy"),
        ("LOG_LEVEL", "chatty"),
        ("TRUSTED_PROXY_COUNT", "one"),
        ("COMMENT_EDIT_MINUTES", "15m"),
        ("CMS_REQUIRES_SECOND_FACTOR", "enabled"),
    ],
)
def test_a_value_that_is_not_understood_is_named_and_not_shown(name: str, value: str) -> None:
    answer = settings_read(**{name: value})

    assert answer.returncode == 1
    assert (
        answer.stderr.strip()
        .splitlines()[-1]
        .endswith(f"Juggle cannot start: {name} is not understood; .env.example says what to put there.")
    )
    assert not value or value not in answer.stderr
    assert "Xq7" not in answer.stderr


@pytest.mark.parametrize(
    ("value", "is_required"), [("on", True), ("Yes", True), ("1", True), ("off", False), ("no", False), ("", True)]
)
def test_on_and_off_are_said_in_several_ways_and_nothing_means_the_default(value: str, is_required: bool) -> None:
    assert settings_read(CMS_REQUIRES_SECOND_FACTOR=value).stdout.strip() == str(is_required)
