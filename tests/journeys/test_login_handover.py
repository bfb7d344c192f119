"""Somebody signs in or joins while writing a comment, in every way, and is back at the form with the text in it.

As a browser without JavaScript does it: by the links and hidden fields of each page.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

import pytest
import requests
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from tests.factories import PASSWORD, CommentFactory
from tests.journeys.conftest import last_email
from tests.things.oidc import Provider

WORDS = "Ours reads the bus timetable. Every night, aloud."
SECRET = "JBSWY3DPEHPK3PXP"
CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)
OPENED = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL | re.IGNORECASE)

Way = Callable[[Client, Any], Any]


def follow(client: Client, page: Any, link: str) -> Any:
    """The link with these words."""
    return client.get(unescape(re.search(rf'href="([^"]+)"[^>]*>[^<]*{link}', page.text)[1]), follow=True)


def send(client: Client, page: Any, **typed: str) -> Any:
    """The page's own form, its hidden fields included."""
    main = page.text[page.text.index("<main") :]
    form = next(form for form in OPENED.findall(main) if all(f'name="{name}"' in form for name in typed))
    hidden = dict(re.findall(r'type="hidden"[^>]* name="(\w+)"[^>]* value="([^"]*)"', form))
    action = re.search(r'action="([^"]*)"', form)
    address = unescape(action[1]) if action and action[1] else page.request["PATH_INFO"]
    query = page.request["QUERY_STRING"]
    if not (action and action[1]) and query:
        address += f"?{query}"
    return client.post(address, {name: unescape(value) for name, value in hidden.items()} | typed, follow=True)


def with_a_code(client: Client, page: Any) -> Any:
    return send(client, page, code=CODE.search(last_email().body)[0])


def by_password(client: Client, page: Any) -> Any:
    return send(client, page, login="jonas-m@example.org", password=PASSWORD)


def by_a_code(client: Client, page: Any) -> Any:
    asked = follow(client, page, "E-mail me a code instead")
    return with_a_code(client, send(client, asked, email="jonas-m@example.org"))


def by_password_and_app(client: Client, page: Any) -> Any:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    step = by_password(client, page)
    return send(client, step, code=totp.format_hotp_value(totp.hotp_value(SECRET, counter)))


def by_password_and_recovery_code(client: Client, page: Any) -> Any:
    step = by_password(client, page)
    return send(client, step, code=client.recovery_code)


def by_a_new_password(client: Client, page: Any) -> Any:
    asked = send(client, follow(client, page, "Forgot your password"), email="jonas-m@example.org")
    chosen = with_a_code(client, asked)
    return send(client, chosen, password1="four-balls-in-the-air", password2="four-balls-in-the-air")


def by_joining(client: Client, page: Any) -> Any:
    joining = follow(client, page, "Join first")
    typed = {"display_name": "Samira", "email": "samira@example.org", "password1": PASSWORD}
    return with_a_code(client, send(client, joining, **typed))


def by_joining_without_a_password(client: Client, page: Any) -> Any:
    joining = follow(client, page, "Join first")
    return with_a_code(client, send(client, joining, display_name="Samira", email="samira@example.org"))


WAYS = [by_password, by_a_code, by_joining, by_joining_without_a_password]
IN_TWO_STEPS = [by_password_and_app, by_password_and_recovery_code]


def interrupted(client: Client, article: Any, answered: Any, button: str = "here") -> Any:
    address = f"/comments/on/blog.articlepage/{article.pk}/"
    form = client.get(address, {"reply_to": answered.pk}).text
    hidden = dict(re.findall(r'type="hidden"[^>]* name="(\w+)"[^>]* value="([^"]*)"', form))
    return client.post(address, hidden | {"body": WORDS, "sign_in": button}, follow=True)


def assert_is_back(page: Any, article: Any, answered: Any) -> None:
    [*_, (address, _)] = page.redirect_chain
    assert address == f"/comments/on/blog.articlepage/{article.pk}/?reply_to={answered.pk}"
    assert f">\n{WORDS}</textarea>" in page.text
    assert 'name="email"' not in page.text[page.text.index("data-reply-form") :]


@pytest.fixture
def answered(article: Any, other_member: Any) -> Any:
    return CommentFactory(target=article, member=other_member)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_one_is_back_with_the_text(client, article, answered, member, way: Way):
    assert_is_back(way(client, interrupted(client, article, answered)), article, answered)


@pytest.mark.parametrize("way", IN_TWO_STEPS, ids=lambda way: way.__name__)
def test_also_after_two_steps(client, article, answered, member, way: Way):
    totp.TOTP.activate(member, SECRET)
    client.recovery_code = RecoveryCodes.activate(member).get_unused_codes()[0]

    assert_is_back(way(client, interrupted(client, article, answered)), article, answered)


def test_after_a_new_password_one_signs_in_and_is_back(client, article, answered, member):
    changed = by_a_new_password(client, interrupted(client, article, answered))

    url = follow(client, changed, "Sign in")
    page = send(client, url, login="jonas-m@example.org", password="four-balls-in-the-air")

    assert_is_back(page, article, answered)


class TestWithAnAccountElsewhere:
    @pytest.fixture
    def town(self, settings: Any) -> Iterator[Provider]:
        provider = Provider()
        settings.SOCIALACCOUNT_PROVIDERS = provider.settings()
        yield provider
        provider.close()

    def there_and_back(self, client: Client, page: Any) -> Any:
        going = send(client, page)
        there = unescape(re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', going.text)[1])
        home, _, asked = there.partition("?")
        consent = dict(parse_qsl(asked)) | {"answer": "yes"}
        back = requests.post(home.replace("/authorize", "/consent"), consent, allow_redirects=False, timeout=5)
        return client.get(back.headers["Location"].removeprefix("http://testserver"), follow=True)

    def test_joining_and_coming_again_one_is_back(self, client, article, answered, town):
        named = self.there_and_back(client, interrupted(client, article, answered, "openid"))
        assert_is_back(send(client, named, display_name="Samira"), article, answered)

        again = Client()
        assert_is_back(self.there_and_back(again, interrupted(again, article, answered, "openid")), article, answered)
