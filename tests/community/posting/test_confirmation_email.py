"""The guest's e-mail is stored with the comment, contains nothing that a stranger typed, and can be sent again."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError
from django.test import Client

from community.comments.models import Comment, Confirmation
from community.notifications.delivery import outbox
from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.models import QueuedEmail
from community.posting import journey
from community.posting.guest_status import guest_status_url
from community.spam.models import Judgement
from tests.community.posting.conftest import TEXT, sign_in
from tests.mail_server import free_port

pytestmark = pytest.mark.usefixtures("queued")
MINUTE = timedelta(minutes=1)


def links() -> list[str]:
    deliver_due()
    return [re.search(r"/comments/confirm/\S+", message.body)[0] for message in mail.outbox]


def later(**by: float) -> time_machine.travel:
    return time_machine.travel(datetime.now(UTC) + timedelta(**by))


@pytest.fixture
def posted(client, filled, guest, address) -> Comment:
    client.post(address, filled(client, body=TEXT, **guest))
    return Comment.objects.get()


def again(client, comment: Comment):
    return client.post(guest_status_url(comment) + "again/", follow=True)


def test_the_email_and_the_comment_are_written_together(posted):
    email = QueuedEmail.objects.get()

    assert (email.recipient, email.topic) == ("ann@example.org", f"confirm-comment-{posted.pk}")
    assert Confirmation.objects.get().comment == posted


def test_neither_is_there_when_the_other_cannot_be_written(client, filled, guest, address, monkeypatch):
    def broken(message: object) -> None:
        raise DatabaseError

    data = filled(client, body=TEXT, **guest)
    with monkeypatch.context() as patched:
        patched.setattr(outbox, "queued_emails", broken)
        answer = client.post(address, data)

    assert answer.status_code == 500
    assert TEXT in answer.text
    assert (Comment.objects.count(), Judgement.objects.count(), QueuedEmail.objects.count()) == (0, 0, 0)


def test_the_link_is_in_no_table_in_the_clear(posted):
    token = links()[0].split("/")[-2]

    assert Confirmation.objects.by_token(token).comment == posted
    assert not QueuedEmail.objects.filter(content__contains=token).exists()


def test_it_says_no_word_that_a_stranger_typed(client, filled, address):
    client.post(address, filled(client, body=TEXT, name="Win at prize example", email="ann@example.org"))
    links()

    message = mail.outbox[0]
    assert message.body.startswith("Hello from Juggle,\n")
    assert ("Win at" in str(message.message()), TEXT in str(message.message())) == (False, False)


def test_send_it_again_sends_a_new_link_and_the_old_one_ends(client, posted):
    links()
    with later(minutes=1):
        page = again(client, posted)
        first, second = links()

        assert "We've sent it again." in page.text
        assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)


def test_one_that_still_waits_is_replaced_so_that_no_dead_link_arrives(client, posted):
    with later(minutes=1):
        again(client, posted)
        assert len(links()) == 1
        assert client.get(links()[0]).status_code == 200


def test_a_double_click_sends_one(client, posted):
    assert "We sent it a moment ago" in again(client, posted).text
    assert len(links()) == 1


def test_posting_the_same_again_sends_again_but_not_for_a_double_click(client, filled, guest, address, posted):
    links()
    data = filled(client, body=TEXT, **guest)
    client.post(address, data)
    assert len(links()) == 1

    with later(minutes=2):
        answer = client.post(address, data)
        assert (answer["Location"], len(links())) == (guest_status_url(posted), 2)
    assert Comment.objects.count() == 1


def test_an_address_gets_five_more_a_day_however_it_is_written(client, filled, address, say):
    comments = [say(f"{TEXT} {number}", status="unconfirmed") for number in range(4)]
    Comment.objects.filter(pk=comments[0].pk).update(user_email="Ann@Example.org")

    sent = 0
    for number in range(2):
        for comment in comments:
            with later(minutes=2 * number):
                sent += "We've sent it again." in again(client, comment).text
                deliver_due()

    assert (sent, len(links())) == (5, 5)


def test_an_expired_link_is_followed_by_a_new_one(client, posted):
    with later(days=3, minutes=1):
        assert "Our link has expired" in client.get(guest_status_url(posted)).text
        again(client, posted)

        assert client.get(links()[-1]).status_code == 200


@pytest.mark.parametrize("status", ["held", "spam", "published", "withdrawn", "removed"])
def test_what_waits_for_no_confirmation_is_never_sent_a_link(client, posted, status):
    Comment.objects.update(status=status)
    QueuedEmail.objects.all().delete()

    with later(minutes=2):
        page = again(client, posted)

    assert page.status_code in {200, 410}
    assert "Send it again" not in page.text
    assert not QueuedEmail.objects.exists()


def test_only_whoever_has_the_receipt_can_press_it_and_only_by_post(client, posted, other_member):
    url = guest_status_url(posted) + "again/"

    assert client.get(url).status_code == 405
    for visitor in (client, sign_in(other_member)):
        assert visitor.post(f"/comments/receipt/{posted.pk}/again/").status_code == 404


def test_the_button_needs_no_cookie(posted):
    browser = Client(enforce_csrf_checks=True)
    with later(minutes=2):
        page = browser.get(guest_status_url(posted))
        answer = browser.post(guest_status_url(posted) + "again/")

    assert ("Send it again" in page.text, answer.status_code, dict(browser.cookies)) == (True, 302, {})


def test_the_page_says_that_the_server_does_not_answer(client, mail_server, settings, posted):
    settings.EMAIL_PORT = free_port()
    deliver_due()

    assert "Our e-mail hasn’t got through yet." in client.get(guest_status_url(posted)).text


def test_the_page_says_that_the_address_was_refused(client, mail_server, posted):
    mail_server.rcpt = "550 5.1.1 nobody here"
    deliver_due()

    assert "Our e-mail was refused." in client.get(guest_status_url(posted)).text


def test_a_server_that_is_down_costs_no_comment_and_the_link_comes_later(
    client, mail_server, settings, filled, guest, address, django_capture_on_commit_callbacks
):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address, filled(client, body=TEXT, **guest))
    settings.EMAIL_PORT = port
    with later(minutes=1):
        deliver_due()

    assert (answer.status_code, mail_server.recipients) == (302, ["ann@example.org"])


def test_a_member_is_written_to_by_nobody(member, say, thing):
    journey.post(journey.Draft(target=thing, body=TEXT, member=member, seconds_to_write=60))
    journey.post(journey.Draft(target=thing, body=TEXT, member=member, seconds_to_write=60))

    assert not QueuedEmail.objects.exists()
