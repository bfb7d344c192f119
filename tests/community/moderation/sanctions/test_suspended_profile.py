"""What somebody suspended may still do outside of conversations."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from community.members.models import Profile, User
from community.moderation.models import Report
from community.moderation.sanctions.sanctioning import lift, sanction
from community.moderation.sanctions.steps import STEPS
from community.moderation.sanctions.suspended_profile import why_profile_stays

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
WARN, DAY = STEPS[:2]
STAYS = "This stays as it is until 11 May 2026, 12:00, as a moderator has suspended you."


@pytest.fixture
def suspended(member, moderator):
    with time_machine.travel(NOON, tick=False):
        yield sanction(member, DAY, by=moderator, reason="unkind", note="Third time.")


@pytest.fixture
def client(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def profile_of(member: User, **changes: str) -> dict[str, str]:
    form = {
        "display_name": "Jonas M.",
        "about": "",
        "pronouns": "",
        "about_for": "everyone",
        "pronouns_for": "everyone",
    }
    audiences = {"ages_for": "members", "work_for": "members", "picture_for": "everyone"}
    return {**form, **audiences, **changes}


@pytest.mark.parametrize(("name", "words"), [("display_name", "Mean M."), ("about", "Mean."), ("pronouns", "mean")])
def test_what_others_read_stays_and_the_page_says_until_when(suspended, client, member, name, words):
    answer = client.post("/members/me/edit/", profile_of(member, **{name: words}))

    assert (answer.status_code, STAYS in answer.text, words in answer.text) == (422, True, True)
    member.refresh_from_db()
    assert (member.display_name, member.about, Profile.objects.of(member).pronouns) == ("Jonas M.", "", "")


def test_who_sees_the_profile_is_still_the_members_to_say(suspended, client, member):
    assert client.post("/members/me/edit/", profile_of(member, picture_for="nobody")).status_code == 302

    member.refresh_from_db()
    assert member.picture_for == "nobody"


def test_the_handle_stays_too(suspended, client, member):
    answer = client.post("/members/me/handle/", {"handle": "mean-m"})

    assert (answer.status_code, STAYS in answer.text) == (422, True)
    assert client.post("/members/me/handle/", {"handle": "jonas-m"}).status_code == 302


def test_a_picture_is_deleted_and_not_put_there(suspended, client, image):
    with image.file.open() as upload:
        answer = client.post("/members/me/picture/", {"picture": upload})

    assert (answer.status_code, STAYS in answer.text) == (422, True)
    assert client.post("/members/me/picture/", {"remove": "yes"}).status_code == 302


def test_it_ends_with_the_suspension_and_a_warning_locks_nothing(member, moderator):
    with time_machine.travel(NOON, tick=False):
        made = sanction(member, DAY, by=moderator, reason="unkind", note="Third time.")
        assert why_profile_stays(member).startswith(STAYS)
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        assert why_profile_stays(member) == ""
    with time_machine.travel(NOON, tick=False):
        lift(made, by=moderator, note="Too long.")
        assert why_profile_stays(member) == ""
        sanction(member, WARN, by=moderator, reason="unkind", note="Please.", seen=made.pk)
        assert why_profile_stays(member) == ""


def test_somebody_suspended_can_report_and_so_call_for_help(suspended, client, say, other_member):
    comment = say("I can’t go on like this.", by=other_member)
    address = f"/comments/{comment.pk}/report/"
    seen = client.get(address).context["form"].initial.get("has_read", "")

    answer = client.post(address, {"reason": "worried", "text": "", "has_read": seen})

    assert answer.status_code == 302, answer.text
    assert [report.reason for report in Report.objects.open()] == ["worried"]
