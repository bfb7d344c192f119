"""Figures that would mislead: what is no error, what does not wait, and who may see them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from community.comments.models import Comment
from community.notifications.models import QueuedEmail
from operations import readiness
from operations.figures.counted import EXCEPTIONS
from operations.figures.request_figures import NOWHERE, RequestFiguresMiddleware, view_name
from operations.figures.stored_figures import StoredFigures, age
from tests.factories import CommentFactory, UserFactory

TOKEN = "long-and-random-" + "y" * 20


@pytest.fixture
def with_token(settings, db, monkeypatch):
    settings.METRICS_TOKEN = TOKEN
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)


def stored(name, **labels):
    for family in StoredFigures().collect():
        for sample in family.samples:
            if (sample.name, sample.labels) == (name, labels):
                return sample.value
    return None


# --- requests ---


def errors(kind):
    return EXCEPTIONS.labels(kind)._value.get()


@pytest.mark.parametrize("answered", [Http404, PermissionDenied, SuspiciousOperation, BadRequest])
def test_what_django_answers_by_itself_is_no_error(with_token, answered):
    before = errors(answered.__name__)

    RequestFiguresMiddleware(lambda request: None).process_exception(RequestFactory().get("/"), answered("x"))

    assert errors(answered.__name__) == before


def test_an_error_is_counted_by_its_kind(with_token):
    before = errors("ZeroDivisionError")

    RequestFiguresMiddleware(lambda request: None).process_exception(RequestFactory().get("/"), ZeroDivisionError())

    assert errors("ZeroDivisionError") == before + 1


def test_a_page_that_is_not_there_is_no_error(with_token, site_tree):
    before = errors("Http404")

    assert Client().get("/members/nobody-at-all/").status_code == 404

    assert errors("Http404") == before


def test_a_request_that_reached_no_view_has_a_name_without_its_address():
    assert view_name(RequestFactory().get("/secret/path/")) == NOWHERE


# --- who may see them ---


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("token", ["", "Bearer wrong"])
def test_by_no_method_anybody_learns_that_it_is_there(with_token, method, token):
    assert getattr(Client(), method)("/metrics", headers={"authorization": token}).status_code == 404


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"Bearer {TOKEN[:-1]}", 404),
        (f"Bearer {TOKEN}x", 404),
        (f"bearer {TOKEN}", 404),
        (f"Bearer  {TOKEN}", 404),
        (f"Basic {TOKEN}", 404),
        ("Bearer tökén", 404),
    ],
)
def test_the_token_has_to_be_the_whole_one(with_token, header, status):
    assert Client(headers={"authorization": header.encode().decode("latin-1")}).get("/metrics").status_code == status


def test_they_are_kept_by_nobody(with_token):
    answer = Client().get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})

    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")


def test_processes_that_share_a_folder_are_added_up_even_when_it_is_new(with_token, monkeypatch, tmp_path):
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path / "new"))

    answer = Client().get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})

    assert (answer.status_code, (tmp_path / "new").is_dir()) == (200, True)
    assert "site_members " in answer.text


def test_no_label_holds_what_a_person_wrote_or_is_called(with_token, article):
    someone = UserFactory(display_name="Zebulon Q.", username="zebulon")
    CommentFactory(target=article, member=someone, body="xylophone")
    client = Client()
    client.get("/members/zebulon/")
    client.get("/search/?q=xylophone")

    text = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).text

    assert re.findall(r"(?i)zebulon|xylophone|the-bath", text) == []


# --- what is stored ---


def task(*, waits, run_after=None):
    row = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, priority=0, task_path="x", backend_name="default",
        run_after=run_after or get_date_max(), exception_class_path="", traceback="",
    )  # fmt: skip
    DBTaskResult.objects.filter(pk=row.pk).update(enqueued_at=timezone.now() - waits)


def test_a_task_for_later_has_not_waited_since_it_was_written_down(db):
    now = timezone.now()
    task(waits=timedelta(days=2), run_after=now - timedelta(seconds=30))
    task(waits=timedelta(days=9), run_after=now + timedelta(days=1))

    assert stored("site_tasks_waiting") == 1
    assert 30 <= stored("site_tasks_oldest_seconds") < 90
    assert readiness.oldest_task() == ""


def test_the_oldest_task_is_the_one_that_has_waited_longest(db):
    for minutes in (1, 20, 5):
        task(waits=timedelta(minutes=minutes))

    assert stored("site_tasks_waiting") == 3
    assert 1200 <= stored("site_tasks_oldest_seconds") < 1260
    assert readiness.oldest_task() == "the oldest has waited 1200 s"


def test_on_an_empty_site_nothing_waits(db):
    names = [
        "site_tasks_waiting", "site_tasks_oldest_seconds", "site_held_comments", "site_held_oldest_seconds",
        "site_members",
    ]  # fmt: skip

    assert [stored(name) for name in names] == [0] * 5


def test_each_email_has_one_outcome(db):
    now = timezone.now()
    QueuedEmail.objects.create(recipient="a@example.org")
    QueuedEmail.objects.create(recipient="b@example.org", sent_at=now)
    QueuedEmail.objects.create(recipient="c@example.org", failed_at=now, last_error="no")

    outcomes = {outcome: stored("site_emails", outcome=outcome) for outcome in ("waiting", "sent", "failed", "bounced")}

    assert outcomes == {"waiting": 1, "sent": 1, "failed": 1, "bounced": 0}


def test_only_held_comments_wait_for_a_moderator(article, member):
    for status in Comment.Status.values:
        CommentFactory(target=article, member=member, status=status)

    assert stored("site_held_comments") == 1
    assert [stored("site_comments", status=status) for status in Comment.Status.values] == [1] * len(
        Comment.Status.values
    )


def test_who_has_not_confirmed_the_address_is_no_member(db):
    UserFactory(confirmed=False)
    UserFactory()

    assert stored("site_members") == 1


@pytest.mark.parametrize(("ago", "seconds"), [(timedelta(seconds=90), 90), (timedelta(seconds=-90), 0)])
def test_an_age_is_never_less_than_nothing(time_machine, ago, seconds):
    time_machine.move_to(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False)

    assert age(timezone.now() - ago) == seconds
    assert age(None) == 0
