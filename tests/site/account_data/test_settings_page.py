"""The list of all settings."""

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup

from community.members.models import Profile
from community.notifications.models import Preferences


@pytest.fixture
def values(client, member):
    """What stands below each name."""

    def read() -> dict[str, str]:
        page = BeautifulSoup(client.get("/account/").text, "html.parser")
        rows = page.select(".settings-list a > span:nth-of-type(2)")
        return {row.contents[0]: " ".join(row.small.text.split()) for row in rows}

    client.force_login(member)
    return read


def test_each_setting_says_its_present_value(values, member) -> None:
    assert values() == {
        "Profile": "Jonas M.: picture, about you, who sees what",
        "Privacy": "Listed in Members: no. Search engines: no",
        "Your handle": "@jonas-m",
        "Notifications": "Answers by e-mail: straight away. What you follow: daily",
        "What you follow": "Nothing yet",
        "Muted": "Nobody",
        "E-mail address": f"{member.email}, confirmed",
        "Password": "Change it, or set one",
        "Two-step sign-in and passkeys": "Two steps: off. No passkey",
        "Where you’re signed in": "Only here",
        "Download your data": "Everything we know about you, as one file",
        "Leave": "With a day to change your mind",
    }


def test_the_values_change_with_the_settings(values, member) -> None:
    Profile.objects.create(member=member, is_listed=True)
    Preferences.objects.create(member=member, email_reply="weekly")
    Authenticator.objects.create(user=member, type=Authenticator.Type.TOTP, data={})
    for _ in range(2):
        Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data={})
    member.emailaddress_set.update(verified=False)

    shown = values()

    assert shown["Privacy"] == "Listed in Members: yes. Search engines: no"
    assert shown["Notifications"].startswith("Answers by e-mail: weekly.")
    assert shown["Two-step sign-in and passkeys"] == "Two steps: on. 2 passkeys"
    assert shown["E-mail address"].endswith("not confirmed yet")


def test_every_setting_can_be_opened(client, member) -> None:
    client.force_login(member)
    page = BeautifulSoup(client.get("/account/").text, "html.parser")

    answers = {link["href"]: client.get(link["href"]).status_code for link in page.select(".settings-list a")}

    assert len(answers) == 12
    # Choosing a password, and leaving, may ask first whether it is still you.
    assert set(answers.values()) <= {200, 302}


def test_strangers_sign_in_first(client, db) -> None:
    assert client.get("/account/")["Location"] == "/account/login/?next=/account/"
