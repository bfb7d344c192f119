"""Where the project is, and the reader of environment variables. `.env.example` describes every variable."""

import os
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"

env = environ.Env()
# Into the environment of this process. A variable that is set there already keeps its value.
environ.Env.read_env(ROOT / ".env")


def choose_settings(default: str) -> None:
    """Choose the settings module: as the process's environment says, then as `.env` says, then this default.

    `manage.py` and `juggle.wsgi` call it first. Once Django has begun to load settings it is too late.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", default)
