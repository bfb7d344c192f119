import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from community.notifications.models import Notice
from community.notifications.news import notices_of, tell_of
from tests.things.models import Thing


def test_each_is_told_once_of_a_thing_however_often_it_is_said(thing, member, other_member):
    tell_of(thing, kind=Notice.Kind.FOLLOW_UP, recipients=[member.pk, member.pk])
    tell_of(thing, kind=Notice.Kind.FOLLOW_UP, recipients=[member.pk, other_member.pk])

    assert sorted(notice.recipient_id for notice in notices_of(thing)) == sorted([member.pk, other_member.pk])


def test_withdrawn_news_is_not_shown_and_not_lost(thing, member):
    tell_of(thing, kind=Notice.Kind.FOLLOW_UP, recipients=[member.pk])

    notices_of(thing).update(is_withdrawn=True)
    assert not Notice.objects.visible_to(member).exists()
    notices_of(thing).update(is_withdrawn=False)
    assert Notice.objects.visible_to(member).unread().get().subject == thing


def test_notice_is_of_a_comment_or_of_a_thing(member):
    with pytest.raises(IntegrityError):
        Notice.objects.create(recipient=member, kind=Notice.Kind.FOLLOW_UP)


def test_list_costs_the_same_for_five_as_for_one(client, member, django_assert_max_num_queries):
    def one_more():
        tell_of(Thing.objects.create(), kind=Notice.Kind.NEW, recipients=[member.pk])

    one_more()
    client.force_login(member)
    client.get("/notices/")  # which may look up what is kept afterwards
    with CaptureQueriesContext(connection) as for_one:
        client.get("/notices/")
    for _ in range(4):
        one_more()

    with django_assert_max_num_queries(len(for_one)):
        assert client.get("/notices/").text.count("is new where you follow") == 5
