"""Guests who commented on a story are told by e-mail when it goes on: once, if they confirmed, with a way out."""

from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from wagtail.models import PageViewRestriction

from blog.follows.guest_follow_ups import email_guests, guests_of_story
from blog.models import ArticlePage
from community.comments.models import Comment, Confirmation
from community.notifications.models import Notification, QueuedEmail
from community.posting import journey
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict
from tests.factories import ArticlePageFactory, CommentFactory, UserFactory


@pytest.fixture(autouse=True)
def _commits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs callbacks of `on_commit` at once, because a test never commits."""
    monkeypatch.setattr(transaction, "on_commit", lambda then, **kwargs: then())


@pytest.fixture
def next_part(article: ArticlePage) -> ArticlePage:
    return ArticlePageFactory(
        title="The bath, a year on", slug="a-year-on", follows=article, changed="We moved.", live=False
    )


def publish(article: ArticlePage, by: Any = None) -> None:
    ArticlePage.objects.get(pk=article.pk).save_revision(user=by).publish(user=by)


def guest_wrote(on: ArticlePage, email: str = "ann@example.org", *, confirms: bool = True) -> Comment:
    comment = CommentFactory(
        target=on, member=None, guest_name="Free pills", guest_email=email, status="unconfirmed" if confirms else "spam"
    )
    if confirms:
        Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
        Confirmation.objects.issue(comment)
        journey.confirm(Confirmation.objects.get(comment=comment))
    return comment


def told() -> list[str]:
    return sorted(to for email in mail.outbox for to in email.to if email.subject.startswith("The story goes on"))


def test_a_guest_of_an_earlier_part_is_told_once_however_much_they_wrote(article, next_part):
    guest_wrote(article)
    guest_wrote(article, "Ann@Example.org")

    publish(next_part)
    publish(next_part)
    ArticlePage.objects.get(pk=next_part.pk).unpublish()
    publish(next_part)

    assert told() == ["ann@example.org"]
    [email] = mail.outbox
    assert email.subject == "The story goes on: The bath, a year on"
    assert "http://testserver/articles/a-year-on/" in email.body
    assert "“The meeting ran over and so did the bath”" in email.body
    assert "pills" not in email.body


def test_each_further_part_is_told_too(article, next_part):
    guest_wrote(article)
    publish(next_part)

    publish(ArticlePageFactory(title="Two years on", follows=next_part, changed="Still moving.", live=False))

    assert told() == ["ann@example.org", "ann@example.org"]


def test_the_e_mail_has_a_way_out_that_holds_for_every_story(queued, client, article, next_part):
    guest_wrote(article)
    publish(next_part)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    assert address in mail.outbox[0].body

    client.post(address.removeprefix("http://testserver"), {"List-Unsubscribe": "One-Click"})
    other = ArticlePageFactory(slug="other-story")
    guest_wrote(other)
    publish(ArticlePageFactory(title="Another story goes on", follows=other, changed="It moved.", live=False))
    publish(ArticlePageFactory(title="Two years on", follows=next_part, changed="Still moving.", live=False))

    assert told() == ["ann@example.org"]


def test_nobody_is_told_whose_address_was_never_confirmed(article, next_part):
    restored = guest_wrote(article, confirms=False)
    Comment.objects.filter(pk=restored.pk).update(status="published")
    CommentFactory(target=article, member=None, guest_name="Ben", guest_email="ben@example.org", status="unconfirmed")

    publish(next_part)

    assert told() == []


@pytest.mark.parametrize("status", ["held", "spam", "removed"])
def test_only_what_is_published_counts(article, next_part, status):
    Comment.objects.filter(pk=guest_wrote(article).pk).update(status=status)

    publish(next_part)

    assert told() == []


def test_a_withdrawn_comment_has_no_address_any_more(article, next_part):
    journey.withdraw(guest_wrote(article), by=None)

    publish(next_part)

    assert told() == []


def test_nobody_is_told_whose_link_is_forgotten(article, next_part):
    guest_wrote(article)
    Confirmation.objects.all().delete()  # as `manage.py purge` does after a year

    publish(next_part)

    assert told() == []


def test_who_wrote_only_under_the_new_part_or_another_story_is_not_told(article, next_part):
    guest_wrote(next_part)
    guest_wrote(ArticlePageFactory(slug="other-story"), "ben@example.org")

    publish(next_part)

    assert told() == []


def test_a_part_that_not_everybody_may_read_is_not_named_to_a_guest(article, next_part):
    guest_wrote(article)
    PageViewRestriction.objects.create(page=article, restriction_type="login")

    publish(next_part)

    assert told() == []


def test_who_has_joined_since_is_told_on_the_site_and_not_by_e_mail(article, next_part):
    guest_wrote(article)
    guest_wrote(article, "gone@example.org")
    UserFactory(username="ann", email="Ann@example.org")
    UserFactory(username="gone", email="gone@example.org", is_active=False)

    publish(next_part)

    assert told() == []
    assert "ann" in Notification.objects.values_list("recipient__username", flat=True)
    assert "gone" not in Notification.objects.values_list("recipient__username", flat=True)


def test_an_account_that_somebody_opened_with_the_address_silences_nobody(article, next_part):
    guest_wrote(article)
    UserFactory(username="ann", email="ann@example.org", confirmed=False)

    publish(next_part)

    assert told() == ["ann@example.org"]


def test_it_goes_through_the_queue_with_its_headers(queued, article, next_part, settings, client):
    guest_wrote(article)

    publish(next_part)

    email = QueuedEmail.objects.get(topic=f"follow-up-{next_part.pk}")
    assert (email.recipient, email.sent_at is not None) == ("ann@example.org", True)
    assert mail.outbox[-1].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("count", [1, 4])
def test_many_guests_cost_as_many_queries_as_one(article, next_part, count, django_assert_num_queries):
    for number in range(count):
        guest_wrote(article, f"guest-{number}@example.org")

    with django_assert_num_queries(2):
        email_guests(next_part, guests_of_story(next_part))

    assert len(told()) == count
