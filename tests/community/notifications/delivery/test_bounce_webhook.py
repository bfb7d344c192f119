"""What a provider posts: off by default, closed without the secret, harmless when it is not understood."""

import json

import pytest
from django.utils import timezone

from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.models import QueuedEmail

ANN = "ann@example.org"


def sent_email() -> QueuedEmail:
    return QueuedEmail.objects.create(
        recipient=ANN, message_id="<ann.x1@testserver>", kind="comment", sent_at=timezone.now()
    )


def reasons() -> list[str]:
    return list(EmailSuppression.objects.values_list("reason", flat=True))


@pytest.fixture
def secret(settings) -> str:
    settings.EMAIL_WEBHOOK_SECRET = "s3cret"
    return "Bearer s3cret"


def post(client, content: object, authorization: str = "") -> int:
    body = content if isinstance(content, str) else json.dumps(content)
    headers = {"authorization": authorization} if authorization else {}
    return client.post(
        "/notifications/e-mail-events/", body, content_type="application/json", headers=headers
    ).status_code


def test_the_webhook_is_off_without_a_secret_and_closed_with_a_wrong_one(client, db, settings):
    event = {"event": "bounce", "recipient": ANN, "message_id": ""}

    assert [post(client, event), post(client, event, "Bearer ")] == [404, 404]
    settings.EMAIL_WEBHOOK_SECRET = "s3cret"
    assert [post(client, event), post(client, event, "Bearer wrong"), post(client, event, "Bearer é")] == [403] * 3
    assert client.get("/notifications/e-mail-events/").status_code == 405
    assert reasons() == []


@pytest.mark.parametrize("brackets", [True, False])
def test_the_webhook_marks_the_e_mail_and_the_address(client, db, secret, brackets):
    email = sent_email()
    message_id = email.message_id if brackets else email.message_id.strip("<>")
    event = {"event": "bounce", "recipient": "Ann@Example.org", "message_id": message_id, "error": "gone"}

    assert [post(client, event, secret), post(client, event, secret)] == [204, 204]

    email.refresh_from_db()
    assert (email.bounced_at is not None, email.last_error, reasons()) == (True, "gone", ["bounced"])


def test_of_an_e_mail_that_is_purged_the_address_is_enough(client, db, secret):
    assert post(client, {"event": "complaint", "recipient": ANN, "message_id": "<gone@testserver>"}, secret) == 204
    assert EmailSuppression.objects.among([ANN]) == {ANN}
    assert reasons() == ["complained"]


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "[]", "null", "[" * 9000, '{"event": "bounce"}',
        {"event": "opened", "recipient": ANN}, {"event": ["bounce"], "recipient": ANN},
        {"event": "bounce", "recipient": 7}, {"event": "bounce", "recipient": "a@b\0"},
        {"event": "bounce", "recipient": ANN, "error": "x" * 10_000},
    ],
)  # fmt: skip
def test_what_the_webhook_does_not_understand_changes_nothing(client, db, secret, content):
    assert post(client, content, secret) == 400
    assert reasons() == []
