"""Names, titles and addresses that want to get out of their headers, or are only unusual: sent, and parsed again."""

import re
from email.message import EmailMessage

import pytest

from community.comments.models import Comment
from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.emails.comment_email import comment_email
from community.notifications.models import QueuedEmail
from tests.factories import UserFactory
from tests.mail_server import MailServer


@pytest.fixture
def rosa(db):
    return UserFactory(display_name="Rosa Okafor", username="rosa")


@pytest.fixture
def answer(say, rosa, member) -> Comment:
    return say("At seven.", by=rosa, to=say("When?", by=member))


def arrives(mail_server: MailServer, comment: Comment, *, to: str = "ann@example.org") -> EmailMessage:
    comment_email(comment, to=to, kind="reply").send()
    deliver_due()
    return mail_server.taken[-1][1]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Okafor, Rosa", "Okafor, Rosa"),
        ('Rosa "Ro" Okafor', 'Rosa "Ro" Okafor'),
        ("Rosa\r\nBcc: everybody@example.org", "Rosa Bcc: everybody@example.org"),
        ("Rosa\u202egnp.exe\u2066", "Rosagnp.exe"),
        ("Роза <evil@example.org>", "Роза <evil@example.org>"),
        ("=?utf-8?q?Rosa=0d=0aBcc=3a?=", "= ?utf-8?q?Rosa=0d=0aBcc=3a?="),
        ("Rosa\\", "Rosa\\"),
        ("R" * 50, "R" * 50),
    ],
)
def test_no_name_gets_out_of_its_header(mail_server, answer, rosa, name, shown, settings):
    settings.DEFAULT_FROM_EMAIL = "Juggle <hello@juggle.example>"
    type(rosa).objects.filter(pk=rosa.pk).update(display_name=name)

    message = arrives(mail_server, Comment.objects.get(pk=answer.pk))

    assert len(message["From"].addresses) == 1
    assert message["From"].addresses[0].display_name.removesuffix(" at Juggle") == shown
    assert message["From"].addresses[0].addr_spec == "hello@juggle.example"
    assert str(message["Subject"]).startswith(shown[:20])
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    "title", ["e" + "\u0301" * 255, "Z̈" * 300, "two\nlines\u2028or\x85three", "x" * 500, "\u202eesrever", ""]
)
def test_no_title_breaks_the_subject(mail_server, answer, thing, title):
    type(thing).objects.filter(pk=thing.pk).update(title=title[:100])

    message = arrives(mail_server, Comment.objects.get(pk=answer.pk))

    assert str(message["Subject"]).startswith("Rosa Okafor answered you:")
    assert re.search(r"[\r\n\u202e\u2028]", str(message["Subject"])) is None
    head = mail_server.contents[0].partition(b"\r\n\r\n")[0]
    subject = re.search(rb"^Subject: .*(?:\r\n[ \t].*)*", head, re.MULTILINE)[0]
    assert max(map(len, subject.splitlines())) <= 78


@pytest.mark.parametrize(
    ("address", "on_the_wire"),
    [
        ("ann+juggle@example.org", "ann+juggle@example.org"),
        ('"ann lee"@example.org', '"ann lee"@example.org'),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("a" * 64 + "@" + ".".join(["d" * 61] * 3) + ".org", None),
        ("o'hara@example.org", "o'hara@example.org"),
    ],
)
def test_unusual_addresses_get_it(mail_server, answer, address, on_the_wire):
    message = arrives(mail_server, answer, to=address)

    assert mail_server.recipients == [on_the_wire or address]
    assert message["To"].addresses[0].addr_spec == (on_the_wire or address)
    assert QueuedEmail.objects.get().recipient == address
