"""Members read times in their own zone, strangers in the site's; the date of an article is the same for both."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from account_data.deletion_emails import send_deletion_email
from account_data.models import DeletionRequest
from blog.models import ArticlePage
from community.comments.models import Comment
from community.members.time_zone import set_zone
from community.moderation.models import Act, Decision
from community.notifications.models import Notification
from tests.factories import CommentFactory

#: The last evening of June in UTC; the first of July, past midnight, in Berlin.
EVENING = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)


@pytest.fixture
def comment(article) -> Comment:
    comment = CommentFactory(target=article)
    Comment.objects.filter(pk=comment.pk).update(submit_date=EVENING, published_at=EVENING)
    return comment


def in_berlin(member) -> Client:
    set_zone(member, "Europe/Berlin")
    client = Client()
    client.force_login(member)
    return client


def test_a_conversation_has_the_time_of_its_reader(article, comment, member):
    assert 'title="30 June 2026, 22:30 UTC">30 June' in Client().get(article.get_url()).text
    assert 'title="1 July 2026, 00:30 CEST">1 July' in in_berlin(member).get(article.get_url()).text
    assert 'title="30 June 2026, 22:30 UTC">30 June' in Client().get(article.get_url()).text


def test_the_time_for_machines_is_the_same(article, comment, member):
    for client in (Client(), in_berlin(member)):
        assert 'datetime="2026-06-30T22:30:00.000+00:00"' in client.get(article.get_url()).text


@pytest.mark.parametrize("first", ["member", "stranger"])
def test_the_date_of_an_article_is_the_same_for_all_whoever_comes_first(article, member, first):
    ArticlePage.objects.filter(pk=article.pk).update(published_at=EVENING)
    cache.clear()
    clients = {"member": in_berlin(member), "stranger": Client()}

    for client in [clients.pop(first), *clients.values()]:
        for address in (article.get_url(), "/articles/", "/members/rosa/"):
            assert "30 June 2026" in client.get(address).text
            assert "1 July 2026" not in client.get(address).text
        assert "30 June 2026" in client.get("/articles/2026/6/").text


def test_notifications_have_the_members_time(comment, member):
    Notification.objects.create(recipient=member, comment=comment, kind="followed")
    Notification.objects.update(created_at=EVENING)

    assert ">1 July</time>" in in_berlin(member).get("/notifications/").text


def test_the_log_says_which_zone(comment, moderator):
    Decision.objects.record(comment, Act.APPROVE, actor=moderator, before="held")

    assert "When (Europe/Berlin)" in in_berlin(moderator).get("/cms/review/log/").text


def test_the_first_page_of_the_cms_says_which_zone(author, editor):
    assert "Times in the CMS are those of Europe/Berlin." in in_berlin(author).get("/cms/").text
    client = Client()
    client.force_login(editor)
    assert "Times in the CMS are those of UTC." in client.get("/cms/").text


def test_one_request_leaves_nothing_to_the_next(article, member):
    in_berlin(member).get("/members/me/edit/")

    assert timezone.get_current_timezone_name() == "UTC"


def test_an_e_mail_has_the_time_of_who_reads_it_and_says_so(member):
    set_zone(member, "Asia/Tokyo")
    request = DeletionRequest.objects.create(member=member, keeps_content=True, due_at=EVENING)

    send_deletion_email.call(request.pk)

    assert "That happens on 1 July 2026 at 07:30 (JST)." in mail.outbox[0].body
