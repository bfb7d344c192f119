"""What stands in `.env`."""

import pytest

from operations.heartbeats import WORKER, beat

from .conftest import SOUND

SETTINGS = {
    "settings: The site shows strangers its code": {"DEBUG": True},
    "settings: The log writes down everything": {"LOGGING": {"root": {"level": "DEBUG"}}},
    "settings: Old secret keys are still believed (1)": {"SECRET_KEY_FALLBACKS": [SOUND["SECRET_KEY"][::-1]]},
    "secret key: SECRET_KEY is one from an example": {"SECRET_KEY": "a-sample-" + SOUND["SECRET_KEY"]},
    "secret key: SECRET_KEY is so short or so regular": {"SECRET_KEY": SOUND["SECRET_KEY"][:49]},
    "address: The site refuses its own address: together.example": {"ALLOWED_HOSTS": ["testserver"]},
    "address: The site answers to any name": {"ALLOWED_HOSTS": ["*"]},
    "address: The site believes no proxy": {"ALLAUTH_TRUSTED_PROXY_COUNT": 0},
    "cookies: Browsers would send the cookie": {"SESSION_COOKIE_SECURE": False},
    "cookies: The site can't tell HTTPS from HTTP": {"SECURE_PROXY_SSL_HEADER": None},
    "cookies: A stolen password is enough": {"CMS_REQUIRES_SECOND_FACTOR": False},
    "cache: Each process has a cache of its own": {"HAS_WORKER": True},
    "e-mail settings: EMAIL_URL: the connection is not encrypted": {"EMAIL_HOST": "mail.together.example"},
}


@pytest.mark.parametrize("fault", SETTINGS)
def test_a_setting_that_is_wrong_is_found(look, settings, fault):
    for name, value in SETTINGS[fault].items():
        setattr(settings, name, value)
    beat(WORKER)

    found = [f"{check}: {what}" for check, what, _ in look() if check != "mail server"]

    assert [one[: len(fault)] for one in found if not one.startswith("restoring")] == [fault]


def test_plain_http_for_others_is_found(look, settings):
    settings.SITE_URL = "http://together.example"

    assert ("address", "SITE_URL begins with http://", True) in [(a, b[:28], c) for a, b, c in look()]


def test_a_site_in_a_folder_of_another_is_found(look, settings):
    settings.SITE_URL = "https://together.example/forum"

    assert [what for check, what, _ in look() if check == "address"] == [
        "SITE_URL has something behind the host name; the site can't live in a folder of another one."
    ]
