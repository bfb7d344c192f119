"""A member fills in the profile, chooses who sees which part, and changes the name."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from playwright.sync_api import expect

from community.members.models import Profile
from community.members.profile_picture import file_name


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Twice as wide as high: red at the sides, blue in the middle."""
    picture = Image.new("RGB", (1200, 600), "red")
    picture.paste("blue", (300, 0, 900, 600))
    picture.save(tmp_path / "me.jpg", quality=95)
    return tmp_path / "me.jpg"


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (375, False)])
def test_a_picture_is_cut_to_its_middle_and_stands_on_the_profile(visit, member, photo, width, javascript):
    page = visit("/members/me/edit/", by=member, width=width, javascript=javascript)
    expect(page.locator(".current-picture span.avatar")).to_have_text("JM")

    page.get_by_label("A picture").set_input_files(photo)
    page.get_by_role("button", name="Save the picture").click()

    shown = page.locator(".current-picture img.avatar")
    expect(shown).to_be_visible()
    member.refresh_from_db()
    with default_storage.open(file_name(member.picture, 256)) as file, Image.open(file) as kept:
        corners = [kept.convert("RGB").getpixel(at) for at in ((3, 3), (252, 3), (128, 128), (3, 252), (252, 252))]
    assert all(blue > 200 and red < 60 for red, _, blue in corners)
    assert shown.bounding_box()["width"] == shown.bounding_box()["height"]
    if javascript:
        assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") in (96, 256)

    stranger = visit("/members/jonas-m/", width=width)
    expect(stranger.locator(".profile-top img.avatar")).to_be_visible()

    page.get_by_role("button", name="Delete my picture").click()
    expect(page.locator(".current-picture span.avatar")).to_have_text("JM")


def test_a_page_is_no_picture(visit, member, tmp_path, watch):
    watch.expect("422 (")
    (tmp_path / "me.jpg").write_text("<!doctype html><script>alert(1)</script>")
    page = visit("/members/me/edit/", by=member)

    page.get_by_label("A picture").set_input_files(tmp_path / "me.jpg")
    page.get_by_role("button", name="Save the picture").click()

    expect(page.locator(".errorlist")).to_have_text(
        "This is not a picture we can read. Please choose a JPEG, PNG, WebP or GIF file."
    )
    expect(page.get_by_label("A picture")).to_have_attribute("aria-invalid", "true")


def test_each_thing_is_seen_by_whom_it_is_for(visit, member, other_member):
    page = visit("/members/me/edit/", by=member, width=375)
    page.get_by_role("textbox", name="About you").fill("Data analyst, four days a week.")
    page.get_by_role("textbox", name="Pronouns").fill("he/him")
    page.get_by_label("Who sees your pronouns").select_option("Members only")
    page.get_by_label("2 to 4").check()
    page.locator("#id_work").select_option("Part time")
    page.get_by_label("Who sees how you work").select_option("Nobody")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("status").filter(has_text="Your profile is saved.")).to_be_visible()
    told = ("Data analyst, four days a week.", "he/him", "2 to 4", "Part time")
    stranger, another = visit("/members/jonas-m/"), visit("/members/jonas-m/", by=other_member)
    assert [words in page.locator("main").inner_text() for words in told] == [True] * 4
    assert [words in another.locator("main").inner_text() for words in told] == [True, True, True, False]
    assert [words in stranger.locator("main").inner_text() for words in told] == [True, False, False, False]

    page.get_by_role("link", name="See it as a stranger").click()
    assert [words in page.locator("main").inner_text() for words in told] == [True, False, False, False]


def test_another_handle_and_the_old_address(visit, member, other_member, watch):
    watch.expect("422 (")
    page = visit("/members/me/edit/", by=member)
    page.get_by_role("link", name="Change your handle").click()
    page.get_by_label("Handle").fill("adm1n")
    page.get_by_role("button", name="Change it").click()
    expect(page.locator(".errorlist")).to_contain_text("This name could be taken for the team of this site.")

    page.get_by_label("Handle").fill("night-owl")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_text("You are @night-owl.")).to_be_visible()

    another = visit("/members/jonas-m/", by=other_member)
    expect(another).to_have_url("/members/night-owl/")
    assert "jonas-m" not in another.content()

    page.get_by_role("button", name="End this link").click()
    expect(page.get_by_text("Your earlier addresses lead nowhere from now on.")).to_be_visible()


def test_members_find_whom_they_are_meant_to_find(visit, member, other_member):
    Profile.objects.create(member=member, is_listed=True, ages=",2-4,")
    page = visit("/members/", by=other_member, width=375, javascript=False)

    page.get_by_label("A child").select_option("2 to 4")
    page.get_by_role("button", name="Search").click()

    expect(page.locator(".directory li")).to_have_count(1)
    page.get_by_role("link", name="Jonas M.").click()
    expect(page).to_have_url("/members/jonas-m/")
