import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from community.notifications.announcements import notifications_about, send_announcement
from community.notifications.models import Notification
from tests.things.models import Thing


def test_each_is_told_once_of_a_thing_however_often_it_is_said(thing, member, other_member):
    send_announcement(thing, kind=Notification.Kind.FOLLOW_UP, recipients=[member.pk, member.pk])
    send_announcement(thing, kind=Notification.Kind.FOLLOW_UP, recipients=[member.pk, other_member.pk])

    assert sorted(notification.recipient_id for notification in notifications_about(thing)) == sorted(
        [member.pk, other_member.pk]
    )


def test_withdrawn_news_is_not_shown_and_not_lost(thing, member):
    send_announcement(thing, kind=Notification.Kind.FOLLOW_UP, recipients=[member.pk])

    notifications_about(thing).update(is_hidden=True)
    assert not Notification.objects.visible_to(member).exists()
    notifications_about(thing).update(is_hidden=False)
    assert Notification.objects.visible_to(member).unread().get().subject == thing


def test_notification_is_of_a_comment_or_of_a_thing(member):
    with pytest.raises(IntegrityError):
        Notification.objects.create(recipient=member, kind=Notification.Kind.FOLLOW_UP)


def test_list_costs_the_same_for_five_as_for_one(client, member, django_assert_max_num_queries):
    def one_more():
        send_announcement(Thing.objects.create(), kind=Notification.Kind.NEW, recipients=[member.pk])

    one_more()
    client.force_login(member)
    client.get("/notifications/")  # which may look up what is kept afterwards
    with CaptureQueriesContext(connection) as for_one:
        client.get("/notifications/")
    for _ in range(4):
        one_more()

    with django_assert_max_num_queries(len(for_one)):
        assert client.get("/notifications/").text.count("A new article:") == 5
