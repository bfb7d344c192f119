"""A new secret key, and a lost second step."""

import stat
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core import signing
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from community.branding.models import Branding
from community.comments.ip_hash import hash_ip
from community.notifications.models import QueuedEmail
from operations.keys.key_change import NoKey, with_new_key


def values(text):
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith("#"))


@pytest.mark.parametrize(
    ("before", "older"),
    [
        ("SECRET_KEY='old'\n", "'old'"),
        ('SECRET_KEY="old"\nSITE_URL=https://x\n', "'old'"),
        ("SECRET_KEY=old\n#SECRET_KEY_FALLBACKS=\n", "'old'"),
        ("SECRET_KEY=old\nSECRET_KEY_FALLBACKS=older,oldest\n", "'old,older,oldest'"),
        ("SECRET_KEY=old\nSECRET_KEY_FALLBACKS='older'\nTASKS=database", "'old,older'"),
    ],
)
def test_the_old_key_goes_before_those_that_are_older(before, older):
    after = values(with_new_key(before))

    assert after["SECRET_KEY_FALLBACKS"] == older
    assert len(after["SECRET_KEY"]) > 60
    assert values(before).keys() - after.keys() == set()


@pytest.mark.parametrize("text", ["", "SITE_URL=https://x\n", "SECRET_KEY=''\n", "#SECRET_KEY=old\n"])
def test_without_a_key_there_is_nothing_to_keep(text):
    with pytest.raises(NoKey):
        with_new_key(text)


@pytest.fixture
def environment(settings, tmp_path, db):
    settings.ROOT = tmp_path
    (tmp_path / ".env").write_text("SECRET_KEY=old\n")
    return tmp_path / ".env"


def test_the_command_writes_it_where_nobody_else_can_read_it_and_shows_no_key(environment):
    said = StringIO()

    call_command("change_secret_key", stdout=said)

    after = values(environment.read_text())
    assert after["SECRET_KEY_FALLBACKS"] == "'old'"
    assert stat.S_IMODE(environment.stat().st_mode) == 0o600
    assert after["SECRET_KEY"].strip("'") not in said.getvalue()
    assert "renew_mfa_encryption" in said.getvalue()


def test_with_emails_waiting_it_is_refused(environment):
    QueuedEmail.objects.create(recipient="a@example.org")

    with pytest.raises(CommandError, match="1 e-mails wait, and are encrypted with the present key"):
        call_command("change_secret_key")

    assert environment.read_text() == "SECRET_KEY=old\n"


def test_without_a_file_it_says_where_to_look(environment):
    environment.unlink()

    with pytest.raises(CommandError, match="has no SECRET_KEY: change it where the environment is set"):
        call_command("change_secret_key")


def test_what_a_new_key_breaks_and_what_it_does_not(settings, member):
    comes_again, stays_away = Client(), Client()
    for client in (comes_again, stays_away):
        client.force_login(member)
    link, address = signing.dumps("a guest's link"), hash_ip("203.0.113.7")

    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new" * 20

    assert comes_again.get("/account/data/").status_code == 200
    assert signing.loads(link) == "a guest's link"
    assert hash_ip("203.0.113.7") != address

    settings.SECRET_KEY_FALLBACKS = []

    assert [client.get("/account/data/").status_code for client in (comes_again, stays_away)] == [200, 302]
    with pytest.raises(signing.BadSignature):
        signing.loads(link)


def test_a_lost_second_step_is_removed_logged_and_told(administrator, mailoutbox):
    Authenticator.objects.create(user=administrator, type=Authenticator.Type.TOTP, data={})

    call_command("reset_second_factor", administrator.email.upper(), stdout=StringIO())

    assert not Authenticator.objects.exists()
    assert [entry.action for entry in ModelLogEntry.objects.all()] == ["members.reset_second_factor"]
    assert [message.to for message in mailoutbox] == [[administrator.email]]


def test_somebody_without_one_is_not_logged(member):
    with pytest.raises(CommandError, match="Nobody with the address .* has a second step"):
        call_command("reset_second_factor", member.email)

    assert not ModelLogEntry.objects.exists()


def test_security_txt_names_the_contact_address_or_is_not_there(client, site_tree):
    assert client.get("/.well-known/security.txt").status_code == 404
    branding = Branding.load()
    branding.contact = "hello@together.example"
    branding.save()

    text = client.get("/.well-known/security.txt").text

    assert text.startswith("Contact: mailto:hello@together.example\nExpires: ")


def test_everybody_with_a_role_is_listed_and_nobody_else(client, administrator, editor, moderator, member):
    client.force_login(administrator)
    Authenticator.objects.create(user=editor, type=Authenticator.Type.TOTP, data={})

    page = client.get("/cms/reports/roles/").text

    names = [person.display_name in page for person in (administrator, editor, moderator, member)]
    assert names == [True, True, True, False]
    assert page.count("<td>yes</td>") == 1
