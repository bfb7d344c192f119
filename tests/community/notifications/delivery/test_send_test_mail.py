from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from community.notifications.delivery.sending_domain import MailSettings, dns_advice, problems

GOOD = MailSettings(
    backend="django.core.mail.backends.smtp.EmailBackend",
    host="mail.example.org",
    from_email="Juggle <hello@juggle.example>",
    site_url="https://juggle.example",
    is_encrypted=True,
)


def run(address: str) -> list[str]:
    out = StringIO()
    call_command("send_test_mail", address, stdout=out)
    return out.getvalue().splitlines()


def test_it_goes_past_the_queue_and_says_what_the_dns_should_say(mail_server, settings):
    settings.DEFAULT_FROM_EMAIL = "Juggle <hello@juggle.example>"
    settings.SITE_HOST = "juggle.example"

    lines = run("ann@example.org")

    [(address, message)] = mail_server.taken
    assert (address, message["Subject"]) == ("ann@example.org", "A test from Juggle")
    assert message["Message-ID"].endswith("@juggle.example>")
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "text/html"]
    assert any(line.startswith("Sent to ann@example.org.") for line in lines)
    assert '  juggle.example. TXT "v=spf1 a:127.0.0.1 ~all"' in lines
    assert any(line.startswith("  mail._domainkey.juggle.example. TXT") for line in lines)
    assert any(line.startswith("  _dmarc.juggle.example. TXT") for line in lines)


def test_a_refusal_is_told_in_the_servers_words(mail_server):
    mail_server.rcpt = "550 5.1.1 nobody here"

    with pytest.raises(CommandError, match=r"Not sent: 550 5\.1\.1 nobody here"):
        run("ann@example.org")


def test_what_is_no_address_is_not_tried(mail_server):
    with pytest.raises(CommandError, match="is no e-mail address"):
        run("ann")


def test_good_settings_have_no_problems_and_bad_ones_each_have_theirs():
    assert problems(GOOD) == []
    assert len(dns_advice(GOOD)) == 7
    bad = MailSettings("filemail", "", "hello@127", "http://x", is_encrypted=False)
    assert [line.partition(":")[0] for line in problems(bad)] == ["EMAIL_URL", "DEFAULT_FROM_EMAIL", "SITE_URL"]
    plain = MailSettings(GOOD.backend, GOOD.host, GOOD.from_email, GOOD.site_url, is_encrypted=False)
    assert problems(plain) == ["EMAIL_URL: the connection is not encrypted; smtp+tls:// or smtp+ssl:// are."]
