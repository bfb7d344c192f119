"""What a batch of digests costs: the same number of queries for one member and for many, for one page and for many."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from community.members.models import User
from community.notifications.delivery.email_suppression import EmailSuppression, hashes_of
from community.notifications.emails.digest import DigestRun, save_schedule, send_digests
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.models import Notification, Preferences, QueuedEmail
from tests.factories import ArticlePageFactory, UserFactory
from tests.things.models import Thing

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
EVENING = datetime(2026, 11, 3, 20, 30, tzinfo=UTC)


@pytest.fixture
def readers(queued, settings):
    """readers(3, comments): so many members, whose digest is due this evening, are told of these at noon."""
    settings.TIME_ZONE = "UTC"

    def readers(number: int, comments) -> None:
        with time_machine.travel(NOON, tick=False):
            for member in [UserFactory() for _ in range(number)]:
                Preferences.objects.create(member=member)
                for comment in comments:
                    Notification.objects.create(recipient=member, comment=comment, kind="followed")

    return readers


def cost(run: DigestRun) -> int:
    """Queries of one batch, without the statements that begin and end a transaction."""
    with time_machine.travel(EVENING, tick=False), CaptureQueriesContext(connection) as found:
        assert run.send_batch()
    return len([query for query in found.captured_queries if "SAVEPOINT" not in query["sql"]])


@pytest.mark.parametrize(("number", "pages"), [(1, 1), (30, 1), (1, 12), (30, 12)])
def test_a_batch_costs_five_queries_and_two_for_what_no_batch_read_before(readers, say, number, pages, monkeypatch):
    monkeypatch.setattr("community.notifications.emails.digest.BATCH", number)
    comments = [say("New.", by=UserFactory(), about=Thing.objects.create()) for _ in range(pages)]
    readers(2 * number, comments)
    run = DigestRun(EVENING)

    assert [cost(run), cost(run)] == [7, 5]
    assert (run.sent, QueuedEmail.objects.count()) == (2 * number, 2 * number)


@pytest.mark.parametrize("pages", [1, 7])
def test_who_may_read_articles_is_asked_for_all_of_them_together(readers, say, pages):
    comments = [say("New.", by=UserFactory(), about=ArticlePageFactory()) for _ in range(pages)]
    readers(3, comments)

    assert cost(DigestRun(EVENING)) == 9  # with the topics and the restrictions


def test_who_wants_news_or_has_stopped_something_costs_no_more(readers, say, monkeypatch):
    monkeypatch.setattr("community.notifications.emails.digest.BATCH", 4)
    lively = Thing.objects.create(title="Lively")
    with time_machine.travel(NOON, tick=False):
        comments = [say("New.", by=UserFactory(), about=lively) for _ in range(3)]
    readers(8, comments)
    Preferences.objects.update(email_site="daily")
    for own in Preferences.objects.select_related("member").order_by("pk")[4:6]:
        [address_hash] = hashes_of(own.member.email)
        EmailSuppression.objects.suppress(address_hash, EmailKind.DIGEST, EmailSuppression.Reason.UNSUBSCRIBED)
    run = DigestRun(EVENING)
    cost(run)

    assert (cost(run), run.sent) == (5, 6)


def test_a_batch_of_two_hundred_is_written_by_one_statement_each(queued):
    emails = [QueuedEmail(recipient=f"{number}@example.org", message_id=f"<{number}>") for number in range(200)]
    people = [User(username=f"reader-{number}", email=f"reader-{number}@example.org") for number in range(200)]
    members = User.objects.bulk_create(people)
    Preferences.objects.bulk_create([Preferences(member=member) for member in members])
    preferences = list(Preferences.objects.select_related("member__wagtail_userprofile"))

    with CaptureQueriesContext(connection) as found:
        QueuedEmail.objects.bulk_create(emails, batch_size=500)
        save_schedule(preferences, {}, (), EVENING)
    assert len([query for query in found.captured_queries if "SAVEPOINT" not in query["sql"]]) == 2


@pytest.mark.parametrize("is_broken", [False, True])
def test_delivery_starts_once_for_a_run_also_if_a_batch_breaks(readers, say, monkeypatch, is_broken):
    monkeypatch.setattr("community.notifications.emails.digest.BATCH", 1)
    started = []
    monkeypatch.setattr("community.notifications.emails.digest.start_delivery", lambda: started.append("once"))
    readers(3, [say("New.", by=UserFactory())])
    send_batch = DigestRun.send_batch

    def breaking(run: DigestRun) -> bool:
        if is_broken and run.sent == 2:
            raise ZeroDivisionError
        return send_batch(run)

    monkeypatch.setattr(DigestRun, "send_batch", breaking)
    with TestCase.captureOnCommitCallbacks(execute=True), suppress(ZeroDivisionError):
        send_digests(EVENING)

    assert (started, QueuedEmail.objects.count()) == (["once"], 2 if is_broken else 3)


def test_nobody_due_costs_one(readers, say):
    readers(2, [say("New.", by=UserFactory())])
    run = DigestRun(EVENING - timedelta(minutes=1))

    with CaptureQueriesContext(connection) as found:
        assert run.send_batch() is False
    assert len([query for query in found.captured_queries if "SAVEPOINT" not in query["sql"]]) == 1


def test_a_long_run_keeps_a_constant_number_of_comments(readers, say, monkeypatch):
    monkeypatch.setattr("community.notifications.emails.told_content.KEPT", 2)
    monkeypatch.setattr("community.notifications.emails.digest.BATCH", 1)
    for _ in range(4):
        readers(1, [say("New.", by=UserFactory())])
    run = DigestRun(EVENING)

    kept = []
    while run.send_batch():
        kept.append(len(run.content._things))
    assert (kept, run.sent) == ([1, 2, 1, 2], 4)


def test_a_comment_that_lost_its_name_between_two_batches_is_read_again(readers, say, monkeypatch):
    monkeypatch.setattr("community.notifications.emails.digest.BATCH", 1)
    comment = say("New.", by=UserFactory())
    readers(2, [comment])
    run = DigestRun(EVENING)
    run.send_batch()
    type(comment).objects.filter(pk=comment.pk).update(alias="Quiet Heron")

    run.send_batch()
    [(_, about)] = [(key, thing) for key, thing in run.content._things.items() if key[1]]
    assert about.name == "Quiet Heron"
