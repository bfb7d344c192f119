"""Exporting one's data and deleting the account: on a phone, with and without JavaScript."""

import re
import shutil
import zipfile
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from account_data.models import DeletionRequest
from community.members.models import User
from tests.browser.test_every_page import faults, too_wide
from tests.factories import PASSWORD
from tests.traces import traces


@pytest.fixture(autouse=True)
def _files_of_other_stories_are_gone(settings) -> None:
    """Their rows are: each story begins with an empty database."""
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)


def confirm_it_is_me(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def test_everything_comes_along_in_one_file(visit, conversation, member, tmp_path):
    page = visit("/account/data/", by=member, width=375)
    page.get_by_role("button", name="Make my file").click()
    page.get_by_role("link", name="Download your file").click()
    with page.expect_download() as download:
        confirm_it_is_me(page)

    parcel = tmp_path / "mine.zip"
    download.value.save_as(parcel)
    readable = zipfile.ZipFile(parcel).read("index.html").decode()
    assert download.value.suggested_filename == "juggle-my-data.zip"
    assert "We swapped the bath and the *evening call*, and nobody noticed." in readable
    assert "How did you tell the office?" not in readable


@pytest.mark.parametrize(("javascript", "dark"), [(True, True), (False, False)], ids=["with JavaScript", "without"])
def test_who_has_no_password_signs_in_once_more_and_is_back(visit, member, watch, javascript, dark):
    watch.expect("status of 403")
    member.set_unusable_password()
    member.save()
    page = visit("/account/data/", by=member, width=320, javascript=javascript, dark=dark)
    User.objects.filter(pk=member.pk).update(last_login=timezone.now() - timedelta(minutes=10))
    page.get_by_role("link", name="Delete my account").click()

    expect(page.get_by_role("heading", name="Confirm it’s you")).to_be_visible()
    page.wait_for_load_state()
    assert not too_wide(page)
    if javascript:
        assert faults(page) == []
    page.get_by_role("button", name="Sign in again").click()
    page.get_by_role("link", name="E-mail me a code instead").click()
    page.get_by_role("textbox", name="E-mail").fill(member.email)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("heading", name="Enter your sign-in code")).to_be_visible()
    page.get_by_label("Code").fill(re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[-1].body, re.MULTILINE)[0])
    page.get_by_role("button", name="Confirm").click()

    expect(page.get_by_role("heading", name="Delete your account")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("choice", "stays"), [("Erase all of it", False), ("Keep it without my name", True)])
def test_going_with_the_text_or_without(visit, article, conversation, member, choice, stays, javascript):
    page = visit("/account/data/", by=member, width=375, javascript=javascript)
    page.get_by_role("link", name="Delete my account").click()
    confirm_it_is_me(page)
    page.get_by_label(choice).check()
    page.get_by_label("Delete my account").check()
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("heading", name="You’re leaving")).to_be_visible()

    deletion_request = DeletionRequest.objects.get()
    DeletionRequest.objects.update(due_at=deletion_request.due_at - timedelta(hours=24))
    call_command("purge")

    assert not User.objects.filter(pk=member.pk).exists()
    page = visit(article.get_url(), width=375, javascript=javascript)
    expect(page.get_by_text("How did you tell the office?")).to_be_visible()
    expect(page.get_by_text("We swapped the bath")).to_have_count(1 if stays else 0)
    expect(page.get_by_text("Jonas M.")).to_have_count(0)
    assert traces("Jonas M.", "jonas-m@") == []


def test_a_day_to_think_again(visit, member):
    DeletionRequest.objects.create(member=member, keeps_content=True, due_at=member.date_joined + timedelta(hours=24))
    page = visit("/account/data/", by=member)

    page.get_by_role("button", name="Stay after all").click()

    expect(page.get_by_text("Nothing will be deleted.")).to_be_visible()
    assert not DeletionRequest.objects.exists()
