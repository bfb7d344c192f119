from datetime import timedelta

import pytest
from django.utils import timezone

from account_data.deletion import delete_account, request_deletion
from account_data.expired_reports import (
    purge_ip_hashes_of_reports,
    purge_reports,
    purge_unconfirmed_reports,
    purge_worried_reports,
)
from community.moderation.models import HelpOffer, Report
from community.notifications.announcements import send_announcement
from community.notifications.models import Notification
from tests.factories import CommentFactory

NOW = timezone.now()
YESTERDAY = NOW - timedelta(days=1)


@pytest.fixture
def comment(article, member):
    return CommentFactory(target=article, member=member)


@pytest.fixture
def reported(comment, other_member):
    def reported(reason="unkind", **more) -> Report:
        known = {"reporter": other_member, "confirmed_at": YESTERDAY, **more}
        return Report.objects.create(comment=comment, reason=reason, **known)

    return reported


def test_closed_reports_go_with_what_was_told_of_them_and_open_ones_stay(reported, other_member):
    old = reported(closed_at=YESTERDAY - timedelta(seconds=1), outcome="kept")
    young, still_open = reported(closed_at=YESTERDAY, outcome="kept"), reported()
    send_announcement(old, kind="reported", recipients=[other_member.pk])

    count = purge_reports(YESTERDAY)

    assert (count, list(Report.objects.all())) == (1, [young, still_open])
    assert not Notification.objects.exists()


def test_worries_have_a_time_of_their_own(reported, comment, moderator):
    worry = reported("worried", closed_at=YESTERDAY - timedelta(seconds=1), outcome="helped")
    reported(closed_at=YESTERDAY - timedelta(seconds=1), outcome="kept")
    offer = HelpOffer.objects.create(comment=comment, words="How are you?", by=moderator)
    HelpOffer.objects.filter(pk=offer.pk).update(created_at=YESTERDAY - timedelta(seconds=1))
    left = purge_reports(YESTERDAY) and list(Report.objects.all())

    assert left == [worry]
    assert purge_worried_reports(YESTERDAY) == 2
    assert (Report.objects.count(), HelpOffer.objects.count()) == (0, 0)


def test_what_no_guest_confirmed_goes(reported):
    unconfirmed = reported(reporter=None, email="jo@example.org", confirmed_at=None)
    Report.objects.filter(pk=unconfirmed.pk).update(created_at=YESTERDAY - timedelta(seconds=1))
    kept = reported()

    assert (purge_unconfirmed_reports(YESTERDAY), list(Report.objects.all())) == (1, [kept])


def test_hashes_of_addresses_are_erased(reported):
    made = reported(ip_hash="a" * 64)
    before = purge_ip_hashes_of_reports(made.created_at)

    assert (before, purge_ip_hashes_of_reports(made.created_at + timedelta(seconds=1))) == (0, 1)
    assert Report.objects.get().ip_hash == ""


def test_who_leaves_takes_along_what_was_decided_and_leaves_no_name_on_the_rest(reported, other_member):
    reported(closed_at=YESTERDAY, outcome="kept", text="Old.")
    reported(text="She mocks him.", ip_hash="a" * 64, is_of_standing=True)

    assert delete_account(request_deletion(other_member, keeps_content=True)[0])

    assert list(Report.objects.values_list("text", "reporter", "email", "ip_hash", "is_of_standing")) == [
        ("She mocks him.", None, "", "", False)
    ]


def test_what_was_reported_as_a_guest_with_the_same_address_too(reported, other_member):
    reported(reporter=None, email=other_member.email)

    delete_account(request_deletion(other_member, keeps_content=True)[0])

    assert Report.objects.get().email == ""


def test_words_of_help_go_with_their_reader(comment, member, moderator):
    HelpOffer.objects.create(comment=comment, words="How are you?", by=moderator)

    delete_account(request_deletion(member, keeps_content=True)[0])

    assert not HelpOffer.objects.exists()
