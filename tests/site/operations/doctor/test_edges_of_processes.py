"""Workers, people and the address, on both sides of each edge."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from allauth.mfa.models import Authenticator
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from community.members.models import User
from community.notifications.models import QueuedEmail
from operations.heartbeats import TIMERS, WORKER, beat
from tests.factories import UserFactory

from .conftest import said

# --- the worker, timers and tasks ---


def beat_ago(settings, name, seconds):
    beat(name)
    then = time.time() - seconds
    os.utime(Path(settings.HEARTBEAT_ROOT) / name, (then, then))


@pytest.mark.parametrize("name", TIMERS)
def test_a_timer_on_both_sides_of_its_patience(found, settings, name):
    beat_ago(settings, name, TIMERS[name] - 30)
    assert found("worker and timers") == []
    beat_ago(settings, name, TIMERS[name] + 30)

    [(what, mend)] = found("worker and timers")

    assert what == f"{name} is not run in time (last seen {TIMERS[name] + 30} s ago)."
    assert f"systemctl enable --now juggle@{name}.timer" in mend
    beat(name)
    assert found("worker and timers") == []


@pytest.mark.parametrize(("seconds", "is_found"), [(80, False), (100, True)])
def test_the_worker_on_both_sides_of_its_patience(found, settings, seconds, is_found):
    settings.HAS_WORKER = True
    beat_ago(settings, WORKER, seconds)

    mends = [mend for _, mend in found("worker and timers")]

    assert [("systemctl start juggle-worker" in mend) for mend in mends] == [True] * is_found


def task(**changes):
    return DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, priority=0, task_path="blog.x.make", backend_name="default",
        run_after=get_date_max(), exception_class_path="", traceback="", **changes,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "1 task failed since yesterday, blog.x.make among them."),
        (2, "2 tasks failed since yesterday, blog.x.make among them."),
    ],
)
def test_failed_tasks_are_counted(found, count, sentence):
    for _ in range(count):
        task(status="FAILED", finished_at=timezone.now() - timedelta(hours=1))

    assert said(found("tasks")) == [sentence]


@pytest.mark.parametrize(("count", "sentence"), [(1, "1 e-mail was given up."), (3, "3 e-mails were given up.")])
def test_given_up_emails_are_counted(found, count, sentence):
    for number in range(count):
        QueuedEmail.objects.create(recipient=f"{number}@example.org", failed_at=timezone.now(), last_error="no")

    assert said(found("e-mail")) == [sentence]


# --- people ---


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [({}, False), ({"is_active": False}, True), ({"is_superuser": False}, True), ({"is_staff": False}, False)],
)
def test_who_counts_as_somebody_who_can_run_the_site(found, administrator, changes, is_found):
    User.objects.filter(pk=administrator.pk).update(**changes)

    assert [mend for _, mend in found("people")] == ["Run  manage.py createsuperuser  ."] * is_found


@pytest.mark.parametrize(
    ("kind", "is_found"),
    [
        (Authenticator.Type.TOTP, False),
        (Authenticator.Type.WEBAUTHN, False),
        (Authenticator.Type.RECOVERY_CODES, True),
    ],
)
def test_what_counts_as_a_second_step(found, kind, is_found):
    other = UserFactory(username="olga", is_superuser=True, is_staff=True)
    Authenticator.objects.create(user=other, type=kind, data={})

    names = [what.rpartition(": ")[2] for what in said(found("people"))]

    assert names == ["olga."] * is_found


# --- the address, asked from outside ---


@pytest.mark.parametrize(
    ("status", "begins"),
    [
        (200, None),
        (500, "Another program answers"),
        (502, "The proxy answers"),
        (503, "The proxy answers"),
        (504, "The proxy answers"),
        (404, "Another program answers"),
        (302, "https://together.example sends visitors on to nowhere."),
        (308, "https://together.example sends visitors on to nowhere."),
    ],
)
def test_what_an_answer_means(found, public_answer, status, begins):
    public_answer.status_code = status

    assert [what[: len(begins or "")] for what in said(found("answers"))] == ([begins] if begins else [])


def test_another_program_that_says_yes_to_everything_is_told_apart(found, public_answer):
    del public_answer.headers["X-Request-ID"]

    assert said(found("answers")) == ["Another program answers at https://together.example."]


@pytest.mark.parametrize("error", [requests.exceptions.ReadTimeout, requests.exceptions.InvalidURL])
def test_an_address_that_cannot_be_asked_is_a_finding_like_any_other(found, monkeypatch, error):
    def fail(*args, **options):
        raise error

    monkeypatch.setattr(requests, "get", fail)

    assert said(found("answers")) == ["https://together.example does not answer from here."]
