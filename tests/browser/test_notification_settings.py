"""What comes by e-mail: the page with the settings, at 320 pixels, with JavaScript and without."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from community.notifications.models import Preferences
from community.notifications.settings.settings_link import settings_url
from tests.browser.test_every_page import faults, too_wide


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_member_chooses_and_pauses(visit, member, javascript):
    page = visit("/notifications/settings/", by=member, width=320, javascript=javascript)
    assert not too_wide(page)
    if javascript:
        assert faults(page) == []

    answers = page.get_by_role("group", name="Somebody answers you")
    expect(answers.get_by_label("Straight away")).to_be_checked()
    answers.get_by_label("Weekly").check()
    page.get_by_label("Time of day").fill("07:15")
    page.get_by_role("button", name="Save").click()
    expect(answers.get_by_label("Weekly")).to_be_checked()
    saved = Preferences.objects.get(member=member)
    assert (saved.email_reply, f"{saved.digest_at:%H:%M}") == ("weekly", "07:15")

    page.get_by_role("button", name="Pause all e-mails for a week").click()
    expect(page.get_by_text("All e-mails are paused until")).to_be_visible()
    page.get_by_role("button", name="End the pause now").click()
    expect(page.get_by_role("button", name="Pause all e-mails for a week")).to_be_visible()


def test_the_link_in_an_e_mail_opens_them_without_signing_in(visit, member):
    page = visit(settings_url(member).removeprefix(settings.SITE_URL), width=320)
    assert faults(page) == []
    assert not too_wide(page)

    page.get_by_role("group", name="Stories and discussions you follow go on").get_by_label("Never").check()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Preferences.objects.get(member=member).email_follow_up == "off"
