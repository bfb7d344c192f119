"""What somebody suspended can do, and cannot; and that each form says so when it opens."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from community.comments.models import Comment, SavedDraft
from community.moderation.models import Sanction
from community.moderation.sanctions.sanctioning import lift, sanction
from community.moderation.sanctions.steps import STEPS
from tests.community.posting.conftest import TEXT, sign_in

SUSPENDED = "data-suspended"
REFUSED = 'data-refused-by="suspension"'


@pytest.fixture
def earlier(say, member) -> Comment:
    return say("What I wrote before.", by=member)


@pytest.fixture
def suspension(member, moderator, earlier) -> Sanction:
    return sanction(member, STEPS[1], by=moderator, reason="unkind", note="Third time.")


@pytest.fixture
def mine(suspension, member):
    return sign_in(member)


def edit_form(client, comment: Comment) -> dict[str, str]:
    before = client.get(f"/comments/{comment.pk}/edit/").context["form"]["before"].value()
    return {"before": before, "language": "", "body": "Other words."}


def test_the_form_says_so_when_it_opens_with_the_day_and_the_way_to_the_reason(mine, suspension, address):
    page = mine.get(address)

    assert page.status_code == 200
    assert page.text.count(SUSPENDED) == 1
    assert f"until {timezone.localtime(suspension.until):%-d %B %Y, %H:%M}" in page.text
    assert f'<a href="/moderation/sanctions/{suspension.pk}/">Why, and how to appeal</a>' in page.text
    assert REFUSED not in page.text


def test_the_form_of_an_edit_says_so_too(mine, suspension, earlier):
    page = mine.get(f"/comments/{earlier.pk}/edit/")

    assert (page.status_code, page.text.count(SUSPENDED)) == (200, 1)
    assert f"/moderation/sanctions/{suspension.pk}/" in page.text


def test_nobody_else_reads_it(suspension, client, other_member, address):
    for browser in (client, sign_in(other_member)):
        page = browser.get(address).text
        assert SUSPENDED not in page
        assert "suspended" not in page


def test_a_comment_is_refused_and_its_text_comes_back(mine, suspension, address, filled):
    answer = mine.post(address, filled(mine, body=TEXT))

    assert answer.status_code == 403
    assert answer.text.count(REFUSED) == 1
    assert SUSPENDED not in answer.text
    assert TEXT in answer.text
    assert Comment.objects.count() == 1


def test_a_reply_is_refused_as_well(mine, say, other_member, address, filled):
    asked = say("Who else?", by=other_member)

    answer = mine.post(address, filled(mine, f"?reply_to={asked.pk}", body=TEXT))

    assert (answer.status_code, REFUSED in answer.text, TEXT in answer.text) == (403, True, True)
    assert not Comment.objects.filter(reply_to=asked).exists()


def test_what_is_refused_counts_for_no_rate_limit(mine, suspension, moderator, address, filled):
    for _ in range(6):
        assert mine.post(address, filled(mine, body=TEXT)).status_code == 403
    lift(suspension, by=moderator, note="We talked.")

    assert mine.post(address, filled(mine, body=TEXT)).status_code == 302


def test_an_edit_is_refused_and_the_words_come_back(mine, earlier):
    answer = mine.post(f"/comments/{earlier.pk}/edit/", edit_form(mine, earlier))

    assert (answer.status_code, answer.text.count(REFUSED), "Other words." in answer.text) == (403, 1, True)
    earlier.refresh_from_db()
    assert earlier.comment == "What I wrote before."


@pytest.mark.parametrize(("left", "status"), [(1, 403), (0, 302), (-1, 302)])
def test_to_the_second(mine, suspension, address, filled, left, status):
    data = filled(mine, body=TEXT)
    now = datetime.now(UTC)
    Sanction.objects.update(until=now + timedelta(seconds=left))

    with time_machine.travel(now, tick=False):
        assert mine.post(address, data).status_code == status


def test_lifted_the_form_says_nothing_and_takes_the_text(mine, suspension, moderator, address, filled):
    lift(suspension, by=moderator, note="We talked.")

    assert SUSPENDED not in mine.get(address).text
    assert mine.post(address, filled(mine, body=TEXT)).status_code == 302
    assert Comment.objects.filter(comment=TEXT).exists()


def test_what_was_typed_is_saved_as_a_draft_for_later(mine, member, address):
    answer = mine.post(f"{address}draft/", {"body": TEXT, "reply_to": ""})

    assert answer.status_code == 204
    assert SavedDraft.objects.get(member=member).body == TEXT


def test_what_was_written_before_stays_on_the_page_and_can_be_withdrawn(mine, client, earlier):
    assert client.get(f"/comments/{earlier.pk}/").status_code == 302

    assert mine.post(f"/comments/{earlier.pk}/withdraw/").status_code == 302

    earlier.refresh_from_db()
    assert earlier.status == "withdrawn"


@pytest.mark.parametrize("page", ["/members/jonas-m/", "/members/me/edit/", "/account/email/", "/account/data/"])
def test_their_own_pages_stay_open(mine, site_tree, page):
    assert mine.get(page).status_code == 200


def test_they_sign_in_as_ever(suspension, client, member, site_tree):
    client.post("/account/login/", {"login": member.email, "password": "three-balls-in-the-air"})

    assert client.get("/notifications/").status_code == 200
    assert client.session["_auth_user_id"] == str(member.pk)


def test_a_guest_is_asked_nothing(suspension, client, address, filled, guest):
    assert client.post(address, filled(client, body=TEXT, **guest)).status_code == 302


def test_a_moderator_never_reads_it_on_their_own_form(suspension, moderator, address):
    assert SUSPENDED not in sign_in(moderator).get(address).text
