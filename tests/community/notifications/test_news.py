import pytest
from django.db import IntegrityError

from community.notifications.models import Notice
from community.notifications.news import notices_of, tell_of


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
