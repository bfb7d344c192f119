"""A sanction and an answered appeal, in the bell, in the list and by e-mail."""

import pytest
from django.core import mail
from django.test import Client

from community.moderation.appeals.appealing import answer, appeal_against
from community.moderation.models import Appeal, Sanction
from community.moderation.sanctions.sanctioning import SanctionRefused, lift, sanction
from community.moderation.sanctions.steps import STEPS
from community.notifications.bell import bell_of
from community.notifications.models import Notification, QueuedEmail
from tests.community.notifications.test_bell import request_of
from tests.community.posting.conftest import sign_in

TOLD, ANSWERED = "A moderator has written to you:", "A moderator has answered your appeal:"


@pytest.fixture
def warned(member, moderator) -> Sanction:
    return sanction(member, STEPS[0], by=moderator, reason="unkind", note="Please.")


@pytest.fixture
def answered(warned, administrator) -> Appeal:
    appeal = appeal_against(warned.decision, "It was about myself.")
    answer(appeal, overturn=False, words="We read it twice.", by=administrator)
    return appeal


def test_the_bell_counts_each_once(answered, member):
    assert bell_of(request_of(member)).count == 2


def test_the_list_names_both_and_leads_to_their_pages(answered, warned, member):
    page = sign_in(member).get("/notifications/").text

    assert (page.count(TOLD), page.count(ANSWERED)) == (1, 1)
    assert f'href="{warned.get_absolute_url()}">a warning</a>' in page
    assert f'href="{answered.get_absolute_url()}">the decision stays</a>' in page
    for name in ("Priya", "Tobias"):
        assert name not in page


def test_nobody_else_is_told(answered, other_member, moderator, administrator):
    assert set(Notification.objects.values_list("recipient__username", flat=True)) == {"jonas-m"}
    for somebody in (other_member, moderator, administrator):
        page = sign_in(somebody).get("/notifications/").text
        assert (TOLD in page, ANSWERED in page) == (False, False)


def test_each_goes_through_the_outbox(member, moderator, queued):
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="Third time.")
    lift(made, by=moderator, note="We talked.")

    assert [email.recipient for email in QueuedEmail.objects.order_by("pk")] == [member.email] * 2


def test_a_sanction_that_is_not_saved_is_told_to_nobody(member, moderator, queued):
    with pytest.raises(SanctionRefused, match="somebody else has just decided"):
        sanction(member, STEPS[0], by=moderator, reason="unkind", note="Please.", seen=99)

    assert (Notification.objects.count(), QueuedEmail.objects.count()) == (0, 0)


def test_lifting_is_told_by_e_mail_and_rings_no_second_bell(warned, member, moderator):
    lift(warned, by=moderator, note="We talked.")

    assert bell_of(request_of(member)).count == 1
    assert mail.outbox[-1].subject == "A warning was taken back"


def test_by_an_alias_the_list_does_not_say_which(member, moderator, say):
    comment = say("words", by=member)
    comment.alias = "Amber Fox"
    comment.save(update_fields=["alias"])
    made = sanction(member, STEPS[0], by=moderator, reason="unkind", note="Please.", comment=comment)

    page = sign_in(member).get("/notifications/").text

    assert TOLD in page
    assert "Amber Fox" not in page
    assert "Amber Fox" in sign_in(member).get(made.get_absolute_url()).text


def test_a_stranger_is_led_to_sign_in(warned):
    assert Client().get(warned.get_absolute_url())["Location"].startswith("/account/login/")
