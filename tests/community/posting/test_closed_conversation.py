"""Who may write in a conversation that is closed, paused, for members only, or read by a moderator first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.models import Comment, Confirmation, Conversation
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict
from tests.community.posting.conftest import TEXT, fields, sign_in


@pytest.fixture
def conversation(thing) -> Conversation:
    return Conversation.objects.get_or_create_for(thing)


def settle(**fields: object) -> None:
    Conversation.objects.update(**fields)


def test_instead_of_the_form_stands_the_sentence(client, conversation, address, thing):
    settle(state="closed", note="It went in circles.")

    page = client.get(address)
    piece = client.get(address, headers={"HX-Request": "true"})

    assert (page.status_code, piece.status_code) == (403, 403)
    for html in (page.text, piece.text):
        assert "This conversation is closed. It went in circles." in html
        assert "<textarea" not in html
    assert "<html" not in piece.text


def test_a_comment_that_comes_too_late_is_given_back(client, conversation, address, filled, guest):
    data = filled(client, body=TEXT, **guest)
    settle(closes_after=1)
    type(conversation.target).objects.update(appeared_at=timezone.now() - timedelta(days=2))

    answer = client.post(address, data)

    assert answer.status_code == 403
    assert "This conversation closed by itself after 1 day." in answer.text
    assert fields(answer.text)["body"] == TEXT
    assert not Comment.objects.exists()


def test_where_only_members_write_a_guest_is_turned_away_with_the_text(
    client, conversation, address, filled, guest, member, known, thing
):
    data = filled(client, body=TEXT, **guest)
    settle(is_for_members=True)

    assert f"/account/login/?next=/things/{thing.pk}/%23conversation" in client.get(address).text
    answer = client.post(address, data)
    assert answer.status_code == 403
    assert fields(answer.text)["body"] == TEXT

    member = sign_in(known(member))
    assert member.post(address, filled(member, body=TEXT)).status_code == 302


@pytest.mark.parametrize(
    "change", [{"state": "paused"}, {"state": "closed"}, {"is_for_members": True}, {"closes_after": 1}]
)
def test_a_guests_link_opened_too_late_gives_the_text_back(client, say, thing, change, member):
    waiting = say(TEXT, status="unconfirmed")
    Judgement.objects.record(waiting, Verdict(Outcome.PUBLISH, ()))
    link = f"/comments/confirm/{Confirmation.objects.issue(waiting)}/"
    type(thing).objects.update(appeared_at=timezone.now() - timedelta(days=2))
    settle(**change)

    for browser in (client, sign_in(member)):  # the comment stays a guest's, whoever is signed in here
        answer = browser.post(link)
        assert answer.status_code == 410
        assert TEXT in answer.text
    assert Comment.objects.get().status == Comment.Status.UNCONFIRMED


def test_where_everything_is_read_first_a_known_members_comment_waits_and_moderators_see_why(
    conversation, address, filled, member, known
):
    settle(is_read_first=True)
    client = sign_in(known(member))

    client.post(address, filled(client, body=TEXT))

    comment = Comment.objects.get(comment=TEXT)
    assert comment.status == Comment.Status.HELD
    says = [gate.explanation for gate in comment.judgements.get().waits_by]
    assert says == ["In this conversation a moderator reads every comment first."]


def test_a_moderators_own_comment_does_not_wait(conversation, address, filled, moderator):
    settle(is_read_first=True)
    client = sign_in(moderator)

    client.post(address, filled(client, body=TEXT))

    assert Comment.objects.get(comment=TEXT).status == Comment.Status.PUBLISHED
