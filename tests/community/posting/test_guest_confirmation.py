from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from community.comments import states
from community.comments.models import Comment, Confirmation, Conversation
from community.posting import journey
from community.posting.confirmation_email import send_confirmation_email
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict
from tests.community.posting.conftest import fields

Status = Comment.Status


@pytest.fixture
def waiting(say) -> Comment:
    comment = say("A guest's words.", status="unconfirmed")
    Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
    return comment


@pytest.fixture
def link(waiting) -> str:
    return f"/comments/confirm/{Confirmation.objects.issue(waiting)}/"


def status(comment: Comment) -> str:
    return Comment.objects.get(pk=comment.pk).status


def test_a_get_shows_the_comment_and_changes_nothing(client, link, waiting):
    page = client.get(link)
    client.head(link)

    assert page.status_code == 200
    assert "A guest's words." in page.text
    assert status(waiting) == Status.UNCONFIRMED


def test_the_page_shows_the_text_as_the_conversation_will(client, say):
    comment = say("*Every* day, `code` and all.", status="unconfirmed")

    page = client.get(f"/comments/confirm/{Confirmation.objects.issue(comment)}/")

    assert '<p dir="auto"><em>Every</em> day, <code>code</code> and all.</p>' in page.text


def test_the_post_confirms_and_leads_to_the_comment(client, link, waiting):
    answer = client.post(link)

    assert answer["Location"] == f"/comments/{waiting.pk}/"
    assert status(waiting) == Status.PUBLISHED


def test_a_comment_the_filter_would_hold_is_held_after_confirming(client, link, waiting):
    waiting.judgements.update(outcome=Outcome.HOLD, gates=[["newcomer", {}]], score=-1)

    page = client.post(link)

    assert status(waiting) == Status.HELD
    assert "Because we do not know you yet, a moderator reads your comment before it appears." in page.text


def test_a_comment_is_read_first_where_that_was_decided_while_it_waited(client, link, waiting):
    Conversation.objects.update(is_read_first=True)

    page = client.post(link)

    assert status(waiting) == Status.HELD
    assert "In this conversation a moderator reads every comment before it appears." in page.text


def test_a_second_click_does_not_bring_back_what_a_moderator_has_removed(link, waiting):
    late = Confirmation.objects.select_related("comment__conversation").get()
    journey.confirm(Confirmation.objects.get())
    states.change_status(Comment.objects.get(), Status.REMOVED)

    with pytest.raises(states.TransitionNotAllowed):
        journey.confirm(late)

    assert status(waiting) == Status.REMOVED


def test_a_link_used_twice_says_what_became_of_the_comment(client, link, waiting):
    client.post(link)

    again = client.post(link)

    assert again.status_code == 200
    assert "Your comment is published" in again.text


def test_it_says_until_when_the_same_link_withdraws_and_what_to_do_after(client, link, waiting, settings):
    settings.RETENTION_DAYS = settings.RETENTION_DAYS | {"guest_links": 100}
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        client.post(link)

    assert "with this link until 9 June 2026, after that by replying to our e-mail" in client.get(link).text


def test_the_email_says_it_as_well(waiting, settings):
    settings.RETENTION_DAYS = settings.RETENTION_DAYS | {"guest_links": 100}

    send_confirmation_email.call(waiting.pk)

    assert "withdraw the comment with the same\nlink for 100 days. After that, reply" in mail.outbox[0].body
    assert (
        "withdraw the comment with the same link for 100 days. After that, reply" in mail.outbox[0].alternatives[0][0]
    )


def test_another_members_browser_confirms_for_the_guest_and_takes_nothing_over(client, link, waiting, member):
    client.force_login(member)

    client.post(link)

    waiting.refresh_from_db()
    assert (waiting.status, waiting.user, waiting.name) == (Status.PUBLISHED, None, "Ann Lee")


def test_an_expired_link_shows_the_filled_form(client, link, waiting):
    Confirmation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    for page in (client.get(link), client.post(link)):
        assert page.status_code == 410
        assert fields(page.text)["body"] == "A guest's words."
        assert 'value="ann@example.org"' in page.text
    assert status(waiting) == Status.UNCONFIRMED


def test_a_conversation_closed_meanwhile_gives_the_text_back(client, link, waiting):
    Conversation.objects.update(state="closed")

    page = client.post(link)

    assert page.status_code == 410
    assert "A guest&#x27;s words." in page.text
    assert status(waiting) == Status.UNCONFIRMED


@pytest.mark.parametrize("token", ["nothing", "x" * 22, "x" * 2000, "%00", "ünïcode"])
def test_a_link_that_was_never_sent_opens_nothing(client, db, token):
    assert client.get(f"/comments/confirm/{token}/").status_code == 404


def test_only_the_newest_link_works(client, link, waiting):
    newer = f"/comments/confirm/{Confirmation.objects.issue(waiting)}/"

    assert client.get(link).status_code == 404
    assert client.get(newer).status_code == 200
