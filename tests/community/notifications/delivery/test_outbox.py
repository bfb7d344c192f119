"""Every e-mail is a row first, in the transaction of what it is about."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, get_connection, send_mail
from django.db import connection, transaction

from community.notifications.delivery.email_content import AttachmentsNotSupported, unpack
from community.notifications.delivery.email_suppression import EmailSuppression, hashes_of
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_message import SiteEmail
from community.notifications.models import QueuedEmail

pytestmark = pytest.mark.usefixtures("queued")


def send(*to: str, topic: str = "", subject: str = "Hello") -> None:
    message = EmailMessage(subject, "Your code is 123-456.", to=to or ["ann@example.org"])
    message.topic = topic
    message.send()


def test_nothing_is_sent_before_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send()
        sent_before = len(mail.outbox)

    assert (sent_before, len(mail.outbox)) == (0, 1)
    assert QueuedEmail.objects.get().sent_at is not None


def test_a_transaction_that_is_rolled_back_takes_its_email_along():
    with transaction.atomic():
        send()
        transaction.set_rollback(True)

    assert not QueuedEmail.objects.exists()


def test_it_arrives_as_it_was_written_and_says_that_a_machine_wrote_it(django_capture_on_commit_callbacks):
    message = EmailMultiAlternatives(
        "Grüße", "text", "Juggle <hello@testserver>", ["ann@example.org"], reply_to=["a@example.org"]
    )
    message.attach_alternative("<p>text</p>", "text/html")

    with django_capture_on_commit_callbacks(execute=True):
        message.send()

    sent = mail.outbox[0]
    assert (sent.subject, sent.body, sent.from_email, sent.to) == (
        "Grüße",
        "text",
        "Juggle <hello@testserver>",
        ["ann@example.org"],
    )
    assert (sent.reply_to, list(map(tuple, sent.alternatives))) == (["a@example.org"], [("<p>text</p>", "text/html")])
    headers = sent.message()
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Message-ID"] == QueuedEmail.objects.get().message_id


def test_each_recipient_has_an_email_of_their_own(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        EmailMessage("s", "b", to=["ann@example.org"], bcc=["bo@example.org"]).send()

    assert [message.to for message in mail.outbox] == [["ann@example.org"], ["bo@example.org"]]
    assert len(set(QueuedEmail.objects.values_list("message_id", flat=True))) == 2


def test_the_table_shows_neither_subject_nor_code():
    send(subject="A moderator has looked who Amber Fox is")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notifications_queuedemail")
        row = str(cursor.fetchall())
    assert ("123-456" in row, "Amber" in row, "ann@example.org" in row) == (False, False, True)


def test_once_sent_the_words_are_gone(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send()

    assert QueuedEmail.objects.get().content == ""


def test_a_key_that_was_replaced_still_opens_what_waits(settings):
    send()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]

    assert unpack(QueuedEmail.objects.get().content, recipient="ann@example.org").body == "Your code is 123-456."


def test_a_newer_code_replaces_one_that_still_waits_for_the_same_person():
    send(topic="code", subject="first")
    send(topic="code", subject="second")
    send("bo@example.org", topic="code", subject="somebody else's")
    send(topic="", subject="about something else")

    waiting = [unpack(email.content, recipient="").subject for email in QueuedEmail.objects.waiting()]
    assert waiting == ["second", "somebody else's", "about something else"]


def test_one_that_is_being_sent_is_not_replaced():
    send(topic="code")
    QueuedEmail.objects.claim(QueuedEmail.objects.get().pk)
    send(topic="code")

    assert QueuedEmail.objects.count() == 2


def test_what_cannot_be_built_is_not_queued():
    with pytest.raises(BadHeaderError):
        send_mail("one line\nand another", "body", None, ["ann@example.org"])
    message = EmailMessage("s", "b", to=["ann@example.org"], attachments=[("a.txt", "words", "text/plain")])
    with pytest.raises(AttachmentsNotSupported):
        message.send()

    assert not QueuedEmail.objects.exists()


def test_a_date_after_which_it_is_of_no_use_is_kept():
    message = EmailMessage("s", "b", to=["ann@example.org"])
    message.expires_at = datetime(2026, 3, 1, tzinfo=UTC)
    message.send()

    assert QueuedEmail.objects.get().expires_at == datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("count", [1, 40])
def test_queueing_costs_the_same_for_all_followers_of_an_article(count, django_assert_num_queries):
    messages = [
        SiteEmail(subject="s", body="b", to=[f"{number}@example.org"], kind=EmailKind.NEWSLETTER, topic="article-7")
        for number in range(count)
    ]

    with django_assert_num_queries(3):  # unsubscribed, replaced, written
        get_connection().send_messages(messages)

    assert QueuedEmail.objects.count() == count


def test_who_has_unsubscribed_from_it_is_left_out_and_gets_codes_all_the_same():
    EmailSuppression.objects.suppress(hashes_of("ann@example.org")[0], EmailKind.NEWSLETTER, "unsubscribed")

    for kind in EmailKind:
        SiteEmail(subject="s", body="b", to=["Ann@example.org"], kind=kind).send()

    assert sorted(QueuedEmail.objects.values_list("kind", flat=True)) == [
        "", "comment", "decision", "digest", "follow-up", "queue",
    ]  # fmt: skip


def test_an_id_of_ones_own_is_kept(django_capture_on_commit_callbacks):
    message = EmailMessage("s", "b", to=["ann@example.org"], headers={"Message-ID": "<comment-7.x@testserver>"})

    with django_capture_on_commit_callbacks(execute=True):
        message.send()

    assert QueuedEmail.objects.get().message_id == "<comment-7.x@testserver>"
    assert mail.outbox[0].message()["Message-ID"] == "<comment-7.x@testserver>"
