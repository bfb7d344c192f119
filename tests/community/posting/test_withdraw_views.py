"""Withdrawing a comment: at any time, after a question, and at once."""

import pytest
from django.test import Client

from community.comments.models import Comment, Confirmation
from community.moderation.models import Decision
from community.notifications.models import Notification
from community.posting import journey
from community.spam.models import Judgement
from community.spam.verdicts import Evidence, Outcome, Verdict
from tests.community.posting.conftest import sign_in

Status = Comment.Status
TELLING = "Call me on 555 0100."


@pytest.fixture
def said(member, say) -> Comment:
    return say(TELLING, by=member)


def test_a_get_asks_and_changes_nothing(member, said):
    page = sign_in(member).get(f"/comments/{said.pk}/withdraw/")

    assert page.status_code == 200
    assert TELLING in page.text
    assert Comment.objects.get().status == Status.PUBLISHED


def test_the_post_takes_it_back_with_everything_said_about_it(member, other_member, said, thing):
    Notification.objects.create(recipient=other_member, comment=said, kind="reply")
    Judgement.objects.record(said, Verdict(Outcome.HOLD, (Evidence("away/contact", 1.0, {"quote": "555 0100"}),)))

    answer = sign_in(member).post(f"/comments/{said.pk}/withdraw/")

    assert answer["Location"] == f"/things/{thing.pk}/#conversation"
    comment = Comment.objects.get()
    assert (comment.status, comment.comment, comment.body_html) == (Status.WITHDRAWN, "", "")
    assert not Notification.objects.exists()
    assert Judgement.objects.get().evidence == []
    assert [(row.act, row.actor, row.status_before, row.status_after) for row in Decision.objects.all()] == [
        ("withdraw", member, "published", "withdrawn")
    ]


@pytest.mark.parametrize("status", ["held", "spam"])
def test_what_waits_or_was_refused_can_be_withdrawn_too(member, say, status):
    comment = say(TELLING, by=member, status=status)

    sign_in(member).post(f"/comments/{comment.pk}/withdraw/")

    assert Comment.objects.get().status == Status.WITHDRAWN


def test_others_do_not_find_it_and_strangers_sign_in_first(other_member, moderator, client, said):
    address = f"/comments/{said.pk}/withdraw/"

    for who in (other_member, moderator):
        assert sign_in(who).get(address).status_code == 404
        assert sign_in(who).post(address).status_code == 404
    assert client.post(address)["Location"] == f"/account/login/?next={address}"
    assert Comment.objects.get().status == Status.PUBLISHED


def test_twice_says_so_and_is_one_row_in_the_log(member, said):
    client = sign_in(member)
    client.post(f"/comments/{said.pk}/withdraw/")

    for method in (client.post, client.get):
        answer = method(f"/comments/{said.pk}/withdraw/")
        assert answer.status_code == 302
    assert [str(message) for message in journey_messages(client)][-1] == (
        "Nothing was changed: this comment is withdrawn by its author."
    )
    assert Decision.objects.count() == 1


def journey_messages(client: Client) -> list[object]:
    return list(client.get("/account/logout/").context["messages"])


def test_what_a_moderator_removed_stays_removed(member, say):
    comment = say(TELLING, by=member, status="removed")

    sign_in(member).post(f"/comments/{comment.pk}/withdraw/")

    assert Comment.objects.get().status == Status.REMOVED


def test_a_line_stays_in_its_place_for_the_answers(member, said, say, client):
    say("an answer", to=said)
    journey.withdraw(said, by=member)

    assert client.get(f"/comments/{said.pk}/").status_code == 302


@pytest.fixture
def link(say) -> str:
    comment = say(TELLING)
    Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
    return f"/comments/confirm/{Confirmation.objects.issue(comment)}/"


def test_a_guest_withdraws_by_the_link_in_the_email(client, link):
    offered = client.get(link)
    asked = client.get(f"{link}withdraw/")
    client.post(f"{link}withdraw/")

    assert f'href="{link}withdraw/"' in offered.text
    assert TELLING in asked.text
    comment = Comment.objects.get()
    assert (comment.status, comment.comment, comment.user_name, comment.user_email) == (Status.WITHDRAWN, "", "", "")
    assert [(row.act, row.actor) for row in Decision.objects.all()] == [("withdraw", None)]
    assert "You withdrew this comment" in client.get(link).text


def test_a_guest_can_withdraw_before_confirming(client, link):
    Comment.objects.update(status=Status.UNCONFIRMED)

    client.post(f"{link}withdraw/")

    assert Comment.objects.get().status == Status.WITHDRAWN


def test_an_unknown_link_withdraws_nothing(client, link):
    assert client.post("/comments/confirm/AAAAAAAAAAAAAAAAAAAAAA/withdraw/").status_code == 404
    assert Comment.objects.get().status == Status.PUBLISHED


@pytest.mark.parametrize("status", ["published", "held", "spam"])
def test_whoever_thinks_better_of_it_is_back_at_the_comment(member, say, status):
    comment = say(TELLING, by=member, status=status)

    asked = sign_in(member).get(f"/comments/{comment.pk}/withdraw/")

    assert asked.text.count(f'href="/comments/{comment.pk}/"') == 2


def test_and_a_guest_whose_comment_waits_at_the_conversation(client, link, thing):
    Comment.objects.update(status=Status.HELD)

    asked = client.get(f"{link}withdraw/")

    assert asked.text.count(f'href="{thing.get_absolute_url()}#conversation"') == 2
