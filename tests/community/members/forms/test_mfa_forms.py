from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from tests.site.juggle.test_reauthentication import sign_in_by_code

SECRET = "JBSWY3DPEHPK3PXP"


def code() -> str:
    return totp.format_hotp_value(totp.hotp_value(SECRET, next(iter(totp.yield_hotp_counters_from_time()))))


def test_who_has_no_password_sees_the_recovery_codes_at_once(member, monkeypatch):
    client = Client()
    member.set_unusable_password()
    member.save()
    sign_in_by_code(client, member)
    monkeypatch.setattr(totp, "generate_totp_secret", lambda: SECRET)
    client.get("/account/2fa/totp/activate/")

    answer = client.post("/account/2fa/totp/activate/", {"code": code()}, follow=True)

    assert answer.redirect_chain == [("/account/2fa/recovery-codes/", 302)]
    assert answer.text.count("<li><code>") == 10


def test_a_wrong_code_shows_nothing(member):
    client = Client()
    client.force_login(member)
    client.post("/account/2fa/totp/activate/", {"code": "000000"})

    assert "account_authentication_methods" not in client.session
    assert "mfa_shown" not in client.session
