"""A newsletter is written into the queue in batches, once for each person, whatever happens in between."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import Newsletter
from blog.newsletter import sending
from blog.newsletter.newsletter_content import content_of
from blog.newsletter.sending import send_newsletter
from community.notifications.models import Notification, QueuedEmail
from tests.blog.newsletter.people import queued_to

pytestmark = pytest.mark.usefixtures("queued")


@pytest.fixture
def started(newsletter: Newsletter) -> Newsletter:
    now = timezone.now()
    Newsletter.objects.update(status="sending", started_at=now, progressed_at=now)
    newsletter.refresh_from_db()
    return newsletter


def test_members_and_guests_get_it_once(started: Newsletter, followers: Any) -> None:
    followers.member("jonas")
    followers.guest("ann")

    send_newsletter.call(started.pk)
    send_newsletter.call(started.pk)

    assert queued_to() == ["ann@example.net", "jonas@example.org"]
    started.refresh_from_db()
    assert (started.status, started.member_count, started.guest_count) == ("sent", 1, 1)
    assert started.finished_at is not None


def test_it_comes_in_batches_and_no_address_is_kept_of_how_far_it_was(
    started: Newsletter, followers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "BATCH", 2)
    for number in range(5):
        followers.member(f"member-of-five-{number}")
        followers.guest(f"guest-{number}")

    send_newsletter.call(started.pk)

    assert len(queued_to()) == len(set(queued_to())) == 10
    started.refresh_from_db()
    assert (started.member_count, started.guest_count, started.last_guest) == (5, 5, "")


@pytest.mark.parametrize("number_in_all", [2, 4])
def test_a_number_of_people_that_fills_the_last_batch_is_sent_to_the_end(
    number_in_all: int, started: Newsletter, followers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "BATCH", 2)
    for number in range(number_in_all):
        followers.guest(f"guest-{number}")

    send_newsletter.call(started.pk)

    started.refresh_from_db()
    assert (started.status, started.guest_count) == ("sent", number_in_all)


class Killed(BaseException):
    pass


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("an_index")
@pytest.mark.parametrize("killed_after", [0, 1, 2, 3, 4])
def test_a_worker_that_is_killed_between_two_batches_doubles_and_loses_nobody(
    killed_after: int, started: Newsletter, followers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "BATCH", 2)
    everybody = [followers.member(f"m{number}").email for number in range(5)]
    everybody += [followers.guest(f"g{number}").guest_email for number in range(3)]
    batches: list[int] = []
    send_batch = sending.send_batch

    def killed_in(*args: Any) -> None:
        """In the transaction, when the e-mails are written and nothing is committed."""
        send_batch(*args)
        batches.append(1)
        if len(batches) > killed_after:
            raise Killed

    monkeypatch.setattr(sending, "send_batch", killed_in)
    with pytest.raises(Killed):
        send_newsletter.call(started.pk)
    before = QueuedEmail.objects.count()
    monkeypatch.setattr(sending, "send_batch", send_batch)
    send_newsletter.call(started.pk)

    assert before < len(everybody)
    assert queued_to() == sorted(everybody)


def test_it_is_the_only_email_about_the_article(started: Newsletter, followers: Any, on_sleep: Any) -> None:
    """The notification is there on the site, and neither the digest nor an e-mail of its own repeats it."""
    jonas = followers.member("jonas")

    send_newsletter.call(started.pk)

    told = Notification.objects.get(recipient=jonas)
    assert (told.kind, told.subject, told.read_at, told.emailed_in) == ("new", on_sleep, None, "at-once")
    assert list(Notification.objects.to_email()) == []


def test_who_follows_topic_and_author_gets_one_because_of_the_author(
    started: Newsletter, followers: Any, author: Any
) -> None:
    to_author = followers.guest("ann", to=author)
    followers.guest("ann")

    send_newsletter.call(started.pk)

    assert QueuedEmail.objects.get().scope == f"subscription-{to_author.pk}"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda article: article.unpublish(), "The article isn’t published."),
        (lambda article: article.view_restrictions.create(restriction_type="login"), "Not everybody may read"),
        (lambda article: article.delete(), "The article was deleted."),
    ],
)
def test_an_article_that_is_not_public_any_more_is_not_sent_and_says_why(
    change: Any, why: str, started: Newsletter, followers: Any, on_sleep: Any
) -> None:
    followers.guest("ann")
    change(on_sleep)

    send_newsletter.call(started.pk)

    started.refresh_from_db()
    assert started.status == "stopped"
    assert started.why_stopped.startswith(why)
    assert queued_to() == []


def test_what_waits_in_the_queue_is_taken_out_when_it_is_stopped(
    started: Newsletter, followers: Any, on_sleep: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "BATCH", 1)
    followers.guest("ann")
    followers.guest("ben")
    Newsletter.objects.update(members_are_done=True)
    started.refresh_from_db()
    sending.send_batch(started, on_sleep, content_of(started, on_sleep), timezone.now())
    assert queued_to() == ["ann@example.net"]
    on_sleep.unpublish()

    send_newsletter.call(started.pk)

    assert queued_to() == []


@pytest.mark.parametrize(
    ("change", "waiting"),
    [
        (lambda article: article.unpublish(), []),
        (lambda article: article.view_restrictions.create(restriction_type="login"), []),
        (lambda article: article.delete(), []),
        (lambda article: article.save_revision().publish(), ["ann@example.net"]),
    ],
)
def test_what_still_waits_is_withheld_when_the_article_is_not_public_any_more(
    change: Any, waiting: list[str], started: Newsletter, followers: Any, on_sleep: Any
) -> None:
    followers.guest("ann")
    send_newsletter.call(started.pk)

    change(on_sleep)

    assert queued_to() == waiting


def test_a_draft_is_never_sent(newsletter: Newsletter, followers: Any) -> None:
    followers.guest("ann")

    send_newsletter.call(newsletter.pk)

    assert queued_to() == []


def test_queries_grow_with_batches_and_not_with_people(started: Newsletter, followers: Any) -> None:
    counts = []
    for people in (2, 20):
        for number in range(people):
            followers.member(f"m{people}-{number}")
            followers.guest(f"g{people}-{number}")
        with CaptureQueriesContext(connection) as queries:
            send_newsletter.call(started.pk)
        counts.append(len(queries))
        Newsletter.objects.update(status="sending", last_member=0, members_are_done=False)

    assert counts[0] == counts[1]
    assert len(queued_to()) > 40  # guests of the first round get it again: only progress keeps them from it
