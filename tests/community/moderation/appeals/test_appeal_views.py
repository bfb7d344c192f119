"""The whole way over HTTP: removed, told, appealed, answered by somebody else, turned round; and the ways beside it."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.comments.models import Comment
from community.moderation.appeals.appealable import appeal_url
from community.moderation.appeals.appealing import appeal_against
from community.moderation.decisions import decide
from community.moderation.models import Act, Appeal
from community.posting.guest_status import guest_status_url

LANE = "/cms/moderation/appeals/"
ANSWER = "/cms/review/appeals/"


def test_from_the_removal_to_its_reversal(say, member, moderator, second_moderator, signed_in):
    comment = say("A joke.", by=member)
    signed_in(moderator).post(f"/moderation/comments/{comment.pk}/remove/", {"reason": "unkind", "note": "Not funny."})
    author, first, second = signed_in(member), signed_in(moderator), signed_in(second_moderator)

    assert "A moderator removed your comment" in author.get("/notifications/").text
    removed = author.get(f"/comments/{comment.pk}/").text
    address = f"/moderation/appeals/{comment.decisions.get().pk}/"
    assert f'href="{address}"' in removed
    assert "Not funny." in author.get(address).text
    assert author.post(address, {"text": "It was about myself."})["Location"] == address
    assert "Your appeal waits for an answer" in author.get(address).text

    appeal = Appeal.objects.get()
    answering = f"{ANSWER}{appeal.pk}/"
    assert 'Appeals <b data-count="appeals">1</b>' in first.get("/cms/moderation/").text
    assert "You made this decision yourself" in first.get(answering).text
    refused = first.post(answering, {"overturn": "no", "words": "No."}, follow=True)
    assert "You made this decision yourself" in refused.text
    assert "It was about myself." in second.get(LANE).text
    assert second.post(answering, {"overturn": "yes", "words": "True, sorry."})["Location"] == LANE

    assert Comment.objects.get().status == "published"
    assert Client().get(f"/comments/{comment.pk}/").status_code == 302
    told = author.get("/notifications/").text
    assert "Your comment is live" in told
    assert "A moderator has answered your appeal" in told
    assert address in told
    assert [email.subject for email in mail.outbox] == ["Your appeal: the decision is taken back"]
    page = author.get(address).text
    assert "You were right: it’s taken back" in page
    assert "True, sorry." in page
    assert "Ines" not in page
    assert "No appeal is waiting." in second.get(LANE).text


def test_a_stale_tab_is_told_who_answered(removal, second_moderator, administrator, signed_in):
    appeal = appeal_against(removal, "It was about myself.")
    signed_in(second_moderator).post(f"{ANSWER}{appeal.pk}/", {"overturn": "no", "words": "No."})

    late = signed_in(administrator).post(f"{ANSWER}{appeal.pk}/", {"overturn": "yes", "words": "Yes."}, follow=True)

    assert "Ines Duarte has answered it already" in late.text
    assert Comment.objects.get().status == "removed"


@pytest.mark.parametrize(("text", "says"), [("", "required"), ("x" * 1001, "1000 characters")])
def test_what_is_too_long_or_empty_is_refused_and_kept(removal, member, signed_in, text, says):
    answer = signed_in(member).post(f"/moderation/appeals/{removal.pk}/", {"text": text})

    assert answer.status_code == 422
    assert says in answer.text
    assert text in answer.text
    assert not Appeal.objects.exists()


def test_a_second_appeal_is_refused_and_its_text_comes_back(removal, member, signed_in):
    appeal_against(removal, "Once.")

    answer = signed_in(member).post(f"/moderation/appeals/{removal.pk}/", {"text": "Twice, from another tab."})

    assert answer.status_code == 409
    assert "appealed against this already" in answer.text
    assert "Twice, from another tab." in answer.text
    assert [appeal.text for appeal in Appeal.objects.all()] == ["Once."]


def test_for_everybody_else_there_is_no_such_page(removal, other_member, moderator, signed_in):
    address = f"/moderation/appeals/{removal.pk}/"

    for client in (signed_in(other_member), signed_in(moderator)):
        assert client.get(address).status_code == 404
        assert client.post(address, {"text": "Mine."}).status_code == 404
    assert Client().get(address)["Location"].startswith("/account/login/")
    assert not Appeal.objects.exists()


@pytest.fixture
def guests_removal(say, moderator):
    return decide(say("words"), Act.REMOVE, by=moderator, reason="unkind", note="Not nice.")


def test_a_guest_appeals_by_the_link_without_a_cookie(guests_removal):
    client = Client(enforce_csrf_checks=True)
    address = appeal_url(guests_removal)

    assert "Not nice." in client.get(address).text
    assert client.post(address, {"text": "I meant well."})["Location"] == address
    assert "Your appeal waits for an answer" in client.get(address).text
    assert Appeal.objects.get().member is None


def test_a_guest_is_led_there_from_the_page_of_the_receipt(guests_removal):
    page = Client().get(guest_status_url(guests_removal.comment))

    assert appeal_url(guests_removal) in page.text


@pytest.mark.parametrize("token", ["1", "1:abc", "x", "%00"])
def test_a_link_that_we_did_not_sign_opens_nothing(guests_removal, token):
    assert Client().get(f"/moderation/appeals/by-link/{token}/").status_code == 404


def test_a_link_to_a_members_decision_opens_nothing(removal):
    assert Client().get(appeal_url(removal)).status_code == 404


@pytest.mark.parametrize("role", ["member", "author"])
def test_the_lane_is_for_moderators(request, removal, role, signed_in):
    appeal = appeal_against(removal, "It was about myself.")
    client = signed_in(request.getfixturevalue(role))

    assert "about myself" not in client.get(LANE, follow=True).text
    client.post(f"{ANSWER}{appeal.pk}/", {"overturn": "yes", "words": "Yes."})
    assert Comment.objects.get().status == "removed"


def test_the_lane_costs_the_same_for_any_number(say, member, moderator, second_moderator, signed_in):
    client = signed_in(second_moderator)

    def cost(count: int) -> int:
        for number in range(count):
            decision = decide(say(f"Joke {number} of {count}.", by=member), Act.REMOVE, by=moderator, reason="unkind")
            appeal_against(decision, f"Reason {number}.")
        client.get(LANE)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LANE).text.count("data-row=") == Appeal.objects.count()
        return len(queries)

    assert cost(1) == cost(6)


def test_without_a_name_no_page_of_the_lane_says_whose_it_is(removal, second_moderator, signed_in):
    Comment.objects.update(alias="Amber Fox")
    appeal = appeal_against(removal, "It was about myself.")

    for address in (LANE, f"{LANE}{appeal.pk}/", f"{ANSWER}{appeal.pk}/"):
        page = signed_in(second_moderator).get(address).text
        assert "Amber Fox" in page
        assert "Jonas" not in page
