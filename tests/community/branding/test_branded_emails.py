import pytest

from community.branding.models import Branding
from community.members.adapter import AccountAdapter, MFAAdapter
from community.notifications.emails.email_headers import sender
from community.notifications.emails.email_paragraphs import html_of


@pytest.fixture
def _ours(db: None) -> None:
    Branding.objects.create(name="Balance", accent="#1d4ed8", third="#881337", contact="hi@example.org")


@pytest.mark.usefixtures("_ours")
def test_emails_come_from_the_site_by_its_name(settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Juggle <hello@juggle.example>"

    assert sender() == "Balance <hello@juggle.example>"
    assert sender("Rosa Okafor") == "Rosa Okafor at Balance <hello@juggle.example>"
    assert AccountAdapter().get_from_email() == "Balance <hello@juggle.example>"


@pytest.mark.usefixtures("_ours")
def test_a_name_that_the_operator_gave_stays(settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "The Post Room <hello@juggle.example>"

    assert sender() == "The Post Room <hello@juggle.example>"
    assert AccountAdapter().get_from_email() == "The Post Room <hello@juggle.example>"


@pytest.mark.usefixtures("_ours")
def test_an_email_has_the_colours_and_the_contact() -> None:
    html = html_of("Hello.\n\nGoodbye.", subject="A test")

    assert ".card a { color: #1d4ed8;" in html
    assert ".dot-2 { color: #881337; }" in html
    assert '<a href="mailto:hi@example.org">hi@example.org</a>' in html
    assert "Juggle" not in html
    assert "#6d28a8" not in html


@pytest.mark.usefixtures("_ours")
def test_an_authenticator_app_shows_the_name() -> None:
    assert MFAAdapter().get_totp_issuer() == "Balance"


def test_all_three_dots_have_the_colours_of_the_owner(db) -> None:
    Branding.objects.create(accent="#123456", second="#0f766e", third="#b83c0b")

    assert ".dot-3 { color: #123456; }" in html_of("words", subject="Hello").replace("\n", " ")
