"""Mail servers that refuse in different ways, and what the DNS says."""

import time

import dns.resolver
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from operations.doctor.dns_records import NameServersAway, texts_at
from tests.mail_server import free_port, silent_port


def test_a_mail_server_that_refuses_the_password_is_told_apart(found, settings):
    def refuse(server, session, envelope, mechanism, data):
        return AuthResult(success=False, handled=False)

    server = Controller(object(), hostname="127.0.0.1", port=free_port(), authenticator=refuse, auth_require_tls=False)
    server.start()
    try:
        settings.EMAIL_PORT, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = server.port, "us", "wrong"
        [(what, mend)] = found("mail server")
    finally:
        server.stop()

    assert what == "The mail server refuses the name or the password."
    assert "Mend EMAIL_URL in .env" in mend
    assert "wrong" not in what + mend


def test_a_mail_server_that_never_answers_holds_nobody_up(found, settings):
    settings.EMAIL_TIMEOUT = 1
    with silent_port() as port:
        settings.EMAIL_PORT = port
        began = time.monotonic()
        [(what, _)] = found("mail server")

    assert what == f"The mail server 127.0.0.1:{port} does not answer as it should."
    assert time.monotonic() - began < 20


def test_a_site_that_sends_otherwise_asks_no_mail_server(found, settings):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.console.EmailBackend"
    settings.EMAIL_PORT = 9

    assert found("mail server") == []


@pytest.mark.parametrize(
    ("spf", "is_found"),
    [
        (["v=spf1 -all"], False),
        (["V=SPF1 -all"], False),
        (["other=1", "v=spf1 mx ~all"], False),
        (["v=spf1 -all", "v=spf1 mx -all"], True),
        (["spf1 -all"], True),
        ([], True),
    ],
)
def test_what_counts_as_saying_who_may_send(found, dns_records, spf, is_found):
    dns_records["together.example"] = spf

    assert bool(found("DNS")) is is_found


@pytest.mark.parametrize(
    ("dmarc", "is_found"), [(["v=DMARC1; p=none"], False), (["v=dmarc1"], False), (["p=none"], True)]
)
def test_what_counts_as_a_policy(found, dns_records, dmarc, is_found):
    dns_records["_dmarc.together.example"] = dmarc

    assert bool(found("DNS")) is is_found


def test_the_policy_of_the_domain_above_holds_for_the_one_below(found, dns_records, settings):
    """As receivers see it (RFC 7489, 6.6.3)."""
    settings.DEFAULT_FROM_EMAIL = "Together <hello@mail.together.example>"
    dns_records["mail.together.example"] = ["v=spf1 -all"]

    assert found("DNS") == []

    del dns_records["_dmarc.together.example"]
    assert len(found("DNS")) == 1


def test_names_that_are_not_there_have_no_texts_and_silence_is_told_apart(dns_records):
    assert texts_at("nowhere.example") == []
    dns.resolver.default_resolver.nameservers = ["192.0.2.1"]
    dns.resolver.default_resolver.lifetime = 1

    with pytest.raises(NameServersAway):
        texts_at("together.example")
