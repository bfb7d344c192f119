"""What Django does when something fails after a commit, and how we call it because of that."""

import re
from functools import partial
from pathlib import Path

import pytest
from django.db import transaction

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for room in ("community", "blog", "site") for path in sorted((ROOT / room).rglob("*.py"))]


def fails() -> None:
    raise RuntimeError("The list of followers cannot be read.")


@pytest.mark.django_db
def test_a_failure_is_logged_unless_the_callback_has_no_name(django_capture_on_commit_callbacks, caplog):
    """The name is for the log. A partial has none, so the log fails, and the request and later callbacks with it."""
    with django_capture_on_commit_callbacks(execute=True):
        transaction.on_commit(lambda: fails(), robust=True)
    assert "The list of followers cannot be read." in caplog.text

    with pytest.raises(AttributeError, match="__qualname__"), django_capture_on_commit_callbacks(execute=True):
        transaction.on_commit(partial(fails), robust=True)


def test_no_callback_that_may_fail_is_a_partial():
    nameless = re.compile(r"on_commit\(\s*partial\([^\n]*(\n[^\n]*){0,2}robust=True")

    assert [str(path.relative_to(ROOT)) for path in SOURCES if nameless.search(path.read_text())] == []
