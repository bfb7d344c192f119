"""In the CMS a member has the same name and picture as on the site."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.users.models import UserProfile

PAGE = "/cms/account/"


@pytest.fixture
def admin_client(client, author):
    client.force_login(author)
    return client


def test_it_asks_for_no_other_name_and_leads_to_the_profile(admin_client):
    page = admin_client.get(PAGE).text

    assert "Theme preferences" in page
    assert "First name" not in page
    assert "First Name" not in page
    assert "Profile picture" not in page
    assert 'href="/members/me/edit/"' in page


def test_what_is_left_can_be_saved(admin_client, author):
    chosen = {"theme-theme": "dark", "theme-contrast": "system", "theme-density": "default"}

    answer = admin_client.post(PAGE, chosen | {"locale-current_time_zone": "UTC", "locale-preferred_language": "en"})

    assert answer.status_code == 302
    assert UserProfile.get_for_user(author).theme == "dark"


def test_no_picture_is_kept_as_it_came(admin_client, author, settings, image):
    with image.file.open("rb") as file:
        upload = SimpleUploadedFile("where-i-live.png", file.read(), "image/png")

    admin_client.post(PAGE, {"avatar-avatar": upload, "name_email-first_name": "R", "name_email-last_name": "O"})

    assert not UserProfile.get_for_user(author).avatar
    assert not (Path(settings.MEDIA_ROOT) / "avatar_images").exists()


def test_others_are_sent_away_as_from_everywhere_in_the_cms(client, member):
    assert client.get(PAGE)["Location"].startswith("/cms/login/")
    client.force_login(member)

    assert client.get(PAGE, follow=True).status_code == 403
