"""Where the project is, and the reader of environment variables. `.env.example` describes every variable."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"

env = environ.Env()
environ.Env.read_env(ROOT / ".env")
