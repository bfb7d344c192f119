"""A guest stops an e-mail by its link, takes that back, and changes what else comes: at 375 pixels, in the dark too."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.models import Subscription
from community.notifications.settings.unsubscribe_links import subscription_scope, unsubscribe_url
from tests.browser.test_every_page import faults, too_wide

ANN = "ann@example.org"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_guest_unsubscribes_by_mistake_and_changes_what_comes(visit, conversation, javascript):
    row = Subscription.objects.create(target=conversation.other, guest_email=ANN, origin=Subscription.Origin.GUEST)
    link = unsubscribe_url(ANN, subscription_scope(row.pk)).removeprefix(settings.SITE_URL)
    page = visit(link, width=375, dark=javascript, javascript=javascript)

    def is_right() -> None:
        assert not too_wide(page)
        if javascript:
            assert faults(page) == []

    page.get_by_role("button", name="Stop these e-mails").click()
    expect(page.get_by_role("heading", name="You don’t follow this any more")).to_be_visible()
    is_right()
    page.get_by_role("button", name="By mistake? Follow it again").click()
    expect(page.get_by_role("status").first).to_have_text("You follow it again.")
    assert Subscription.objects.get().guest_email == ANN

    page.get_by_role("link", name="See and change all that comes to this address").click()
    expect(page.get_by_role("link", name="Ann Lee in")).to_be_visible()
    is_right()
    page.get_by_label("New articles").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_have_text("Saved.")
    expect(page.get_by_label("New articles")).not_to_be_checked()
    expect(page.get_by_label("Answers")).to_be_checked()
    assert list(EmailSuppression.objects.values_list("scope", flat=True)) == ["newsletter"]

    page.get_by_role("button", name="Unfollow").click()
    expect(page.get_by_role("status").first).to_have_text("You no longer follow that.")
    expect(page.get_by_text("You follow nothing with this address")).to_be_visible()
    assert not Subscription.objects.exists()
    is_right()
