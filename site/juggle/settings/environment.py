"""Where the project is, and the reader of environment variables. `.env.example` describes every variable."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"
DATABASES = {"django.db.backends.postgresql", "django.db.backends.sqlite3"}
ON_OR_OFF = {"on": True, "true": True, "yes": True, "1": True, "off": False, "false": False, "no": False, "0": False}


@contextmanager
def named(name: str) -> Iterator[None]:
    """The error names the variable, and does not show its value, which may contain a password."""
    try:
        yield
    except (ValueError, LookupError, ImproperlyConfigured):
        raise ImproperlyConfigured(
            f"Juggle cannot start: {name} is not understood; .env.example says what to put there."
        ) from None


class Environment(environ.Env):
    """Reads variables as django-environ does, and refuses what it would guess at: a mistyped "on" is no "off"."""

    def get_value(self, var: str, *args: Any, **options: Any) -> Any:
        with named(var):
            return super().get_value(var, *args, **options)

    def bool(self, var: str, default: bool) -> bool:
        value = self.str(var, "").strip().lower()
        with named(var):
            return ON_OR_OFF[value] if value else default

    def choice(self, var: str, default: str, among: Sequence[str]) -> str:
        with named(var):
            return among[among.index(self.str(var, default))]

    def db_url(self, var: str, default: str) -> dict[str, Any]:
        with named(var):
            database: dict[str, Any] = super().db_url(var, default)
            if database.get("ENGINE") not in DATABASES:
                raise ValueError
        return database

    def cache_url(self, var: str, default: str) -> dict[str, Any]:
        with named(var):
            cache: dict[str, Any] = super().cache_url(var, default)
        return cache

    def email_url(self, var: str, default: str) -> dict[str, Any]:
        with named(var):
            email: dict[str, Any] = self.email_url_config(self.str(var, "") or default)
        return email


env = Environment()
# Into the environment of this process. A variable that is set there already keeps its value.
Environment.read_env(ROOT / ".env")


def choose_settings(default: str) -> None:
    """Choose the settings module: as the process's environment says, then as `.env` says, then this default.

    `manage.py` and `juggle.wsgi` call it first. Once Django has begun to load settings it is too late.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", default)
