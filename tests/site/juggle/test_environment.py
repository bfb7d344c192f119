""".env: read before the settings are chosen, by everything that starts the site; and readable by a shell."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import environ
import pytest

ROOT = Path(__file__).resolve().parents[3]

COMPLETE = """\
DJANGO_SETTINGS_MODULE=juggle.settings.production
SECRET_KEY='0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ'
SITE_URL=https://juggle.example
EMAIL_URL=consolemail://
DEFAULT_FROM_EMAIL='Juggle <hello@juggle.example>'
"""
SAYS_WHICH = "import os; print(os.environ['DJANGO_SETTINGS_MODULE'])"
MANAGE = ["manage.py", "shell", "-v", "0", "-c", SAYS_WHICH]
SERVE = ["-c", f"import juggle.wsgi; {SAYS_WHICH}"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """This repository with a `.env` of its own: links, but for the few files that look for `.env` beside themselves."""
    for path in ROOT.iterdir():
        if path.name not in {".git", ".env", "var", "site", "manage.py"}:
            (tmp_path / path.name).symlink_to(path)
    shutil.copy(ROOT / "manage.py", tmp_path)
    (tmp_path / "site").mkdir()
    for path in (ROOT / "site").iterdir():
        if path.name != "juggle":
            (tmp_path / "site" / path.name).symlink_to(path)
    shutil.copytree(ROOT / "site" / "juggle", tmp_path / "site" / "juggle")
    return tmp_path


def python(checkout: Path, *arguments: str, **environment: str) -> str:
    """What the last line said. Of our own variables only those given are set."""
    ours = set(re.findall(r"^#?([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    answer = subprocess.run(
        [sys.executable, *arguments],
        env={**inherited, "PYTHONPATH": f"{checkout / 'site'}:{checkout}", **environment},
        cwd=checkout,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    return (answer.stdout + answer.stderr).strip().rpartition("\n")[2]


def test_the_settings_named_in_dotenv_are_those_of_manage_py_and_of_the_web_server(checkout):
    """The worker and the timers come by manage.py, too."""
    (checkout / ".env").write_text(COMPLETE)

    python(checkout, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")

    assert (checkout / "var" / "static" / "staticfiles.json").exists(), "only the production settings make it"
    assert python(checkout, *MANAGE) == "juggle.settings.production"
    assert python(checkout, *SERVE) == "juggle.settings.production"


def test_dotenv_can_name_the_settings_for_development_to_the_web_server_as_well(checkout):
    (checkout / ".env").write_text(COMPLETE.replace("production", "dev"))

    assert python(checkout, *MANAGE) == "juggle.settings.dev"
    assert python(checkout, *SERVE) == "juggle.settings.dev"


def test_the_environment_of_the_process_wins_over_dotenv(checkout):
    (checkout / ".env").write_text(COMPLETE)

    assert python(checkout, *MANAGE, DJANGO_SETTINGS_MODULE="juggle.settings.dev") == "juggle.settings.dev"


def test_without_dotenv_manage_py_is_for_development_and_the_web_server_for_real(checkout):
    assert python(checkout, *MANAGE) == "juggle.settings.dev"
    assert "Juggle cannot start: the environment lacks SECRET_KEY" in python(checkout, *SERVE)


# --- A shell reads the same ---


def values_in_a_shell(file: Path, names: list[str]) -> dict[str, str]:
    """As `set -a; . ./.env` gives them to the programs started afterwards."""
    script = 'set -aeu; . "$0"; exec env -0'
    answer = subprocess.run(["sh", "-c", script, str(file)], env={}, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, "")
    pairs = dict(line.split("=", 1) for line in answer.stdout.split("\0") if line)
    return {name: pairs[name] for name in names}


def values_in_python(file: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    values: dict[str, str] = {}
    monkeypatch.setattr(environ.Env, "ENVIRON", values)
    environ.Env.read_env(file)
    return values


def test_a_shell_reads_every_line_of_the_example_as_the_site_does(tmp_path, monkeypatch):
    file = tmp_path / "all.env"
    file.write_text(re.sub(r"^#([A-Z][A-Z_]+=)", r"\1", (ROOT / ".env.example").read_text(), flags=re.MULTILINE))

    values = values_in_python(file, monkeypatch)

    assert len(values) > 20
    assert values["DEFAULT_FROM_EMAIL"] == "Juggle <hello@juggle.example>"
    assert values_in_a_shell(file, list(values)) == values


def in_bootstrap(folder: Path, function: str, then: str = "", **environment: str) -> str:
    """What this function of ./bootstrap and the command after it print, served on port 8765."""
    found = re.search(rf"^{function}\(\) \{{.*?^\}}", (ROOT / "bootstrap").read_text(), re.MULTILINE | re.DOTALL)
    assert found
    script = f"""
        python={sys.executable} HOST=127.0.0.1 PORT=8765
        step() {{ :; }}
        fail() {{ echo "$@"; exit 1; }}
        {found[0]}
        {function}
        {then}
    """
    environment["PATH"] = os.environ["PATH"]
    ran = subprocess.run(
        ["sh", "-euc", script], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


@pytest.mark.parametrize(
    ("written", "from_outside", "served_as"),
    [
        ("'http://127.0.0.1:8000'", "", "http://127.0.0.1:8765"),
        ("http://localhost:8000", "", "http://localhost:8765"),
        ("https://juggle.example", "", ""),  # behind a proxy: .env says where
        ("http://127.0.0.1:8000", "http://127.0.0.1:9000", "http://127.0.0.1:9000"),
    ],
)
def test_served_on_another_port_the_site_is_at_that_port(tmp_path, written, from_outside, served_as):
    (tmp_path / ".env").write_text(f"SECRET_KEY=''\nSITE_URL={written}\n")

    assert in_bootstrap(tmp_path, "follow_port", 'echo "${SITE_URL:-}"', SITE_URL=from_outside) == served_as


def test_a_shell_reads_what_make_serve_writes_as_the_site_does(tmp_path, monkeypatch):
    folder = tmp_path / "with a space & a sign"
    folder.mkdir()
    shutil.copy(ROOT / ".env.example", folder)

    in_bootstrap(folder, "write_environment")

    values = values_in_python(folder / ".env", monkeypatch)
    assert values["SITE_URL"] == "http://127.0.0.1:8765"
    assert values["EMAIL_URL"] == f"filemail:///{folder}/var/mail"
    assert len(values["SECRET_KEY"]) >= 50
    assert values_in_a_shell(folder / ".env", list(values)) == values
    assert (folder / ".env").stat().st_mode & 0o777 == 0o600
