"""Where the site's variables come from: the environment of the process, then the file `.env` beside `manage.py`."""

import os
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[2]


def read_dotenv() -> None:
    """Put what `.env` says into the environment of this process. A variable that is set there already stays."""
    environ.Env.read_env(ROOT / ".env")


def choose_settings(default: str) -> None:
    """Decide on the settings module: the process's environment, then `.env`, then this default.

    Every door calls it first (`manage.py` and `juggle.wsgi`): once Django has begun to load settings, it is too late.
    """
    read_dotenv()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", default)
