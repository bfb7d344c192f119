"""From the form to the mailbox, and back by the links in the e-mails."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from blog.models import ArticlePage
from community.comments.models import Comment, Confirmation
from community.notifications.models import Notification, Preferences
from tests.community.notifications.sent_emails import arrived, run_at, text_of
from tests.community.notifications.settings.test_settings import SENT
from tests.factories import ArticlePageFactory, CommentFactory
from tests.journeys.conftest import signed_in

JONAS = "jonas-m@example.org"
EVENING = datetime(2026, 11, 4, 22, tzinfo=UTC)
GUEST = {"name": "Ann Lee", "email": "Ann@Example.org"}


def later(minutes: float) -> datetime:
    return datetime.now(UTC) + timedelta(minutes=minutes)


def choose(member: Any, **chosen: str) -> None:
    no_quiet_hours = {"quiet_from": "", "quiet_until": ""}
    answer = signed_in(member).post("/notifications/settings/", {**SENT, **no_quiet_hours, **chosen})
    assert answer.status_code == 302


def about_comments(mail_server: Any, address: str) -> list[str]:
    return [subject for to, subject in arrived(mail_server) if to == address and "one link to confirm" not in subject]


@pytest.fixture
def beatriz(article, other_member):
    """Established: what she writes appears at once."""
    CommentFactory(target=article, member=other_member)
    return signed_in(other_member)


def test_an_answer_arrives_and_after_removal_and_return_not_again(mail_server, article, member, beatriz, decide, say):
    choose(member)
    mine = CommentFactory(target=article, member=member)
    say(beatriz, article, "Towels help.", to=mine)
    answer = Comment.objects.get(comment="Towels help.")

    run_at(later(4))
    decide(answer, "remove", reason="unkind")
    run_at(later(8))
    decide(answer, "restore")
    run_at(later(12))

    assert about_comments(mail_server, JONAS) == [f"Beatriz Nogueira answered you: {article.title}"]


def test_an_answer_that_was_seen_on_the_page_is_not_e_mailed(mail_server, article, member, beatriz, say):
    choose(member)
    say(beatriz, article, "Towels help.", to=CommentFactory(target=article, member=member))
    signed_in(member).get(article.get_url())

    run_at(later(4))
    assert about_comments(mail_server, JONAS) == []


def test_a_moderators_decision_arrives_with_its_reason(mail_server, article, member, decide):
    choose(member, email_decision="at-once")
    comment = CommentFactory(target=article, member=member)
    decide(comment, "remove", reason="unkind")
    run_at(later(4))
    assert about_comments(mail_server, JONAS) == [f"A moderator removed your comment: {article.title}"]
    assert "A moderator removed your comment (Unkind to a person):" in text_of(mail_server)

    decide(comment, "restore")
    run_at(later(8))
    assert about_comments(mail_server, JONAS)[1:] == [f"Your comment is live: {article.title}"]


def test_a_guest_who_asked_and_confirmed_gets_the_answer_and_who_withdraws_no_other(
    mail_server, article, beatriz, decide, say
):
    say(Client(), article, "Ours is the bath.", wants_answers="on", **GUEST)
    guests = Comment.objects.get(comment="Ours is the bath.")
    token = Confirmation.objects.issue(guests)
    Client().post(f"/comments/confirm/{token}/")
    decide(guests, "approve")
    say(beatriz, article, "Towels help.", to=guests)
    run_at(later(4))
    subject = f"Beatriz Nogueira answered you: {article.title}"
    assert about_comments(mail_server, "ann@example.org") == [subject]

    say(beatriz, article, "And a song.", to=guests)
    Client().post(f"/comments/confirm/{token}/withdraw/")
    run_at(later(8))
    assert about_comments(mail_server, "ann@example.org") == [subject]


def test_the_link_in_the_digest_ends_the_digest_without_signing_in(mail_server, article, member, beatriz, say):
    choose(member, email_reply="daily")
    mine = CommentFactory(target=article, member=member)
    say(beatriz, article, "Towels help.", to=mine)
    run_at(later(24 * 60 + 1))
    [settings] = [line for line in text_of(mail_server).splitlines() if line.startswith("Notification settings: ")]

    link = settings.removeprefix("Notification settings: http://testserver")
    assert Client(enforce_csrf_checks=True).post(link, {**SENT, "email_reply": "off"}).status_code == 200
    assert Preferences.objects.get(member=member).email_reply == "off"
    Notification.objects.update(emailed_at=None)
    run_at(later(48 * 60 + 2))
    assert len(about_comments(mail_server, JONAS)) == 1


def test_the_digest_has_new_articles_that_strangers_may_read_the_newest_first(mail_server, article, member):
    ArticlePage.objects.update(published_at=EVENING - timedelta(days=2))
    for number, hours in enumerate((1, 23, 25)):
        ArticlePageFactory(title=f"Article {number}", published_at=EVENING - timedelta(hours=hours))
    ArticlePageFactory(title="A draft", live=False, published_at=EVENING - timedelta(hours=1))
    with time_machine.travel(EVENING - timedelta(days=1), tick=False):
        Preferences.objects.create(member=member, email_site="daily")
    Preferences.objects.update(next_digest_at=EVENING)

    run_at(EVENING)

    assert arrived(mail_server) == [(JONAS, "Your day on Juggle")]
    text = text_of(mail_server)
    assert [line for line in text.splitlines() if line.startswith("* ")] == ["* Article 0", "* Article 1"]
    assert "Worth reading\n\n* Article 0\n  What happened on a Tuesday.\n  http://testserver/articles/" in text
