"""What stands in `.env`, on both sides of each edge."""

import pytest

from operations.doctor.examination import examine
from operations.doctor.settings_checks import MIN_KEY_LENGTH, SAMPLE_KEYS, is_public

from .conftest import SOUND, said

LETTERS = SOUND["SECRET_KEY"]


@pytest.mark.parametrize(
    ("key", "is_found"),
    [
        (LETTERS[: MIN_KEY_LENGTH - 1], True),
        (LETTERS[:MIN_KEY_LENGTH], False),
        ("abcd" * 20, True),
        ("abcde" * 20, False),
        ("", True),
        *[(sample + LETTERS, True) for sample in SAMPLE_KEYS],
        *[(LETTERS + sample, False) for sample in SAMPLE_KEYS],
    ],
)
def test_which_keys_can_be_guessed(found, settings, key, is_found):
    settings.SECRET_KEY = key

    assert bool(found("secret key")) is is_found


def test_the_old_key_that_is_weak_is_named_by_its_place(found, settings):
    settings.SECRET_KEY_FALLBACKS = [LETTERS[::-1], "short"]

    [(what, mend)] = found("secret key")

    assert what == "key 2 of SECRET_KEY_FALLBACKS is so short or so regular that it can be guessed."
    assert "secrets.token_urlsafe(50)" in mend
    assert "short'" not in what + mend


def test_no_finding_shows_a_key(look, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a-sample-hush", ["only-for-hush"]

    assert [one for one in examine() if "hush" in one.what + one.mend] == []


@pytest.mark.parametrize(
    ("url", "hosts", "is_refused"),
    [
        ("https://together.example", ["together.example"], False),
        ("https://together.example", [".together.example"], False),
        ("https://www.together.example", [".together.example"], False),
        ("https://together.example:8443", ["together.example"], False),
        ("https://TOGETHER.example", ["together.example"], False),
        ("https://[::1]:8443", ["[::1]"], False),
        ("https://together.example", ["www.together.example"], True),
        ("https://together.example", [], True),
        ("https://nottogether.example", [".together.example"], True),
    ],
)
def test_which_addresses_the_site_refuses(found, settings, url, hosts, is_refused):
    settings.SITE_URL, settings.ALLOWED_HOSTS = url, hosts

    assert any("refuses its own address" in what for what in said(found("address"))) is is_refused


@pytest.mark.parametrize(
    ("url", "is_found"),
    [
        ("http://together.example", True),
        ("http://127.0.0.1:8000", False),
        ("http://localhost:8000", False),
        ("http://[::1]:8000", False),
        ("http://10.0.0.7", True),
        ("https://together.example", False),
    ],
)
def test_which_addresses_send_passwords_in_the_open(found, settings, url, is_found):
    settings.SITE_URL, settings.ALLOWED_HOSTS = url, ["*"]

    assert any("SITE_URL begins with http://" in what for what in said(found("address"))) is is_found


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://localhost", "http://testserver"])
def test_on_ones_own_machine_none_of_it_is_asked_for(look, settings, url):
    settings.SITE_URL, settings.ALLOWED_HOSTS = url, ["*"]
    settings.SECRET_KEY, settings.CMS_REQUIRES_SECOND_FACTOR = "short", False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = False
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0

    assert not is_public()
    assert [check for check, _, _ in look() if check not in {"pages", "restoring"}] == []


@pytest.mark.parametrize("name", ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"])
def test_each_setting_of_cookies_counts_by_itself(found, settings, name):
    setattr(settings, name, False)

    assert len(found("cookies")) == 1
