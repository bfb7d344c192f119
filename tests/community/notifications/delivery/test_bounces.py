"""An address that does not exist gets no notifications any more; a policy, a full mailbox, a stranger do nothing."""

import mailbox
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from community.notifications.delivery.bounces import is_bad_address, refused_address
from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_message import SiteEmail
from community.notifications.models import QueuedEmail

ANN = "ann@example.org"


def sent_email(recipient: str = ANN) -> QueuedEmail:
    return QueuedEmail.objects.create(
        recipient=recipient, message_id=f"<{recipient}.x1@testserver>", kind="comment", sent_at=timezone.now()
    )


def report(
    message_id: str, *, status: str = "5.1.1", action: str = "failed", original: str = "message/rfc822"
) -> bytes:
    return f"""From: MAILER-DAEMON@mx.example.org
To: hello@testserver
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ann@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <ann@example.org>:
 Recipient address rejected

--b
Content-Type: {original}

Message-ID: {message_id}
Subject: Rosa answered you

--b--
""".encode()


def complaint(message_id: str, kind: str = "abuse") -> bytes:
    return f"""From: fbl@mx.example.org
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: message/feedback-report

Feedback-Type: {kind}
Version: 1

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}

--b--
""".encode()


def read(path: Path | str = "-") -> list[int]:
    out = StringIO()
    call_command("read_bounces", str(path), stdout=out)
    return [int(line.rpartition(" ")[2]) for line in out.getvalue().splitlines()]


def reasons() -> list[str]:
    return list(EmailSuppression.objects.values_list("reason", flat=True))


@pytest.mark.parametrize(
    ("said", "code", "expected"),
    [
        ("5.1.1 nobody here", 550, True),
        ("5.2.1 mailbox disabled", 550, True),
        ("5.1.10 null MX", 556, True),
        ("no such user", 550, True),
        ("5.7.1 blocked by policy", 550, False),
        ("5.2.2 mailbox full", 552, False),
        ("your address is listed in a blocklist", 550, False),
        ("relaying denied", 550, False),
        ("transaction failed", 554, False),
        ("4.2.1 later", 450, False),
    ],
)
def test_only_what_is_wrong_with_the_address_counts(said, code, expected):
    assert is_bad_address(said, code) is expected
    assert refused_address(SMTPRecipientsRefused({ANN: (code, said.encode())})) is expected


def test_after_the_words_only_a_clear_status_counts():
    assert refused_address(SMTPDataError(550, b"5.1.1 nobody here")) is True
    assert refused_address(SMTPDataError(550, b"no such user")) is False
    assert refused_address(ConnectionRefusedError()) is False


@pytest.mark.parametrize("original", ["message/rfc822", "text/rfc822-headers", "message/global-headers"])
def test_a_report_in_a_file_stops_notifications_once(tmp_path, db, original):
    email = sent_email()
    path = tmp_path / "bounce.eml"
    path.write_bytes(report(email.message_id, original=original))

    assert [read(path), read(path)] == [[1, 0, 0, 0], [1, 0, 0, 0]]

    email.refresh_from_db()
    assert email.bounced_at is not None
    assert email.last_error == "smtp; 550 5.1.1 <ann@example.org>: Recipient address rejected"
    suppression = EmailSuppression.objects.get()
    assert (suppression.reason, suppression.error) == (
        "bounced",
        "smtp; 550 5.1.1 <…>: Recipient address rejected",
    )


def test_a_mailbox_and_a_maildir_are_read_whole_and_stay_as_they_are(tmp_path, db):
    ids = [sent_email(f"{name}@example.org").message_id for name in ("ann", "bo", "cy")]
    messages = [
        report(ids[0]),
        complaint(ids[1]),
        report(ids[2], action="delayed"),
        report("<forged@testserver>"),
        b"Subject: Hello\n\nIs anybody there?",
        complaint(ids[2], kind="not-spam"),
    ]
    mbox, maildir = mailbox.mbox(tmp_path / "mbox"), mailbox.Maildir(tmp_path / "maildir")
    for message in messages:
        mbox.add(message)
        maildir.add(message)
    mbox.close()
    before = (tmp_path / "mbox").read_bytes()

    assert read(tmp_path / "mbox") == [1, 1, 1, 3]
    assert read(tmp_path / "maildir") == [1, 1, 1, 3]
    assert (sorted(reasons()), (tmp_path / "mbox").read_bytes() == before) == (["bounced", "complained"], True)


def test_it_reads_what_a_mail_server_pipes_in(monkeypatch, db):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(report(sent_email().message_id))))

    assert read() == [1, 0, 0, 0]


def test_a_full_mailbox_is_a_bounce_of_that_e_mail_alone(tmp_path, db):
    email = sent_email()
    (tmp_path / "full").write_bytes(report(email.message_id, status="5.2.2"))

    assert read(tmp_path / "full") == [1, 0, 0, 0]
    email.refresh_from_db()
    assert (email.bounced_at is not None, reasons()) == (True, [])


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff\xfe",
        b"Content-Type: multipart/report",
        report("<x>")[:300],
        report("<x>").replace(b"Status", b"\xe9"),
    ],
)
def test_what_is_no_report_stops_nothing(tmp_path, db, broken):
    (tmp_path / "broken").write_bytes(broken)

    assert read(tmp_path / "broken")[:2] == [0, 0]


@pytest.mark.parametrize("path", ["/nowhere/at-all", "/"])
def test_a_path_that_is_none_says_so(path):
    with pytest.raises(CommandError):
        read(path)


def test_a_refused_address_gets_codes_but_no_notifications(mail_server):
    mail_server.rcpt_for = {ANN: "550 5.1.1 nobody here"}
    deliver(EmailKind.COMMENT)
    [bounced] = QueuedEmail.objects.bounced()
    mail_server.rcpt_for = {}

    deliver(EmailKind.COMMENT)
    deliver(EmailKind.TRANSACTIONAL)

    assert (bounced.failed_at is not None, reasons()) == (True, ["bounced"])
    assert [message["Subject"] for _, message in mail_server.taken] == ["transactional"]


def test_what_arrives_when_an_operator_tries_again_has_bounced_no_longer(mail_server):
    mail_server.rcpt_for = {ANN: "550 5.1.1 nobody here"}
    deliver(EmailKind.TRANSACTIONAL)
    assert QueuedEmail.objects.bounced().count() == 1
    mail_server.rcpt_for = {}

    QueuedEmail.objects.retry_now()
    deliver_due()

    assert (mail_server.recipients, QueuedEmail.objects.bounced().count()) == ([ANN], 0)


def deliver(kind: EmailKind) -> None:
    SiteEmail(subject=kind.value or "transactional", body="words", to=[ANN], kind=kind).send()
    deliver_due()
