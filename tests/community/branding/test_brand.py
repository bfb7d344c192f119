import pytest
from django.db import OperationalError
from django.test import Client

from community.branding import brand
from community.branding.models import Branding, FooterLink


@pytest.fixture
def ours(db: None) -> Branding:
    words = {"name": "Balance", "tagline": "Half of it is enough"}
    row = Branding.objects.create(**words, accent="#1d4ed8", contact="hi@example.org")
    FooterLink.objects.create(branding=row, label="Who we are", address="/about/")
    return row


def test_without_a_row_it_is_the_default(db: None) -> None:
    brand.expire()

    found = brand.current_brand()

    assert (found.name, found.tagline) == ("Juggle", "Work and family, both in the air")
    assert (found.stylesheet, found.has_own_look, found.footer_links, found.logo) == ("", False, [], None)


def test_a_change_is_seen_at_once(ours: Branding) -> None:
    assert brand.current_brand().name == "Balance"

    ours.name = "Teeter"
    ours.save()

    assert brand.current_brand().name == "Teeter"


def test_what_is_known_is_asked_again_when_it_is_old(ours: Branding, monkeypatch, django_assert_num_queries) -> None:
    now = 1000.0
    monkeypatch.setattr(brand.time, "monotonic", lambda: now)
    brand.expire()
    brand.current_brand()

    now += brand.KEPT_FOR - 0.1
    with django_assert_num_queries(0):
        brand.current_brand()

    Branding.objects.update(name="Changed by another process")
    assert brand.current_brand().name == "Balance"
    now += 0.1
    assert brand.current_brand().name == "Changed by another process"


def test_without_a_database_it_is_what_was_known(ours: Branding, monkeypatch) -> None:
    brand.current_brand()
    brand.expire()

    def away(*args: object) -> None:
        raise OperationalError("away")

    monkeypatch.setattr(Branding.objects, "select_related", away)

    assert brand.current_brand().name == "Balance"
    assert brand.known_brand().name == "Balance"


def test_the_version_changes_with_what_pictures_show(ours: Branding) -> None:
    before = brand.current_brand().version

    ours.contact = "other@example.org"
    ours.save()
    assert brand.current_brand().version == before

    ours.tagline = "All of it is too much"
    ours.save()
    assert brand.current_brand().version != before


def test_a_logo_takes_the_place_of_the_balls_and_of_the_icon(ours: Branding, image, client: Client) -> None:
    ours.logo = image
    ours.save()

    page = client.get("/").text

    found = brand.current_brand()
    assert (found.logo.width, found.logo.height, found.icon.width) == (90, 60, 96)
    assert f'<img class="logo" src="{found.logo.url}" width="90" height="60" alt="">' in page
    assert f'<link rel="icon" href="{found.icon.url}"' in page
    assert "favicon.svg" not in page


def test_a_logo_whose_file_is_gone_leaves_the_balls(ours: Branding, image, caplog) -> None:
    image.file.storage.delete(image.file.name)
    ours.logo = image
    ours.save()

    assert brand.current_brand().logo is None
    assert "The logo cannot be read" in caplog.text


def test_the_pages_say_whose_site_it_is(ours: Branding, client: Client) -> None:
    page = client.get("/").text

    assert "· Balance</title>" in page
    assert '<meta property="og:site_name" content="Balance">' in page
    assert '<link rel="stylesheet" href="/branding/1d4ed8-0f766e-b83c0b.css">' in page
    assert '<li><a href="/about/">Who we are</a></li>' in page
    assert '<a href="mailto:hi@example.org">Contact</a>' in page
    assert "Report something illegal" in page
    assert "Juggle" not in page.replace("Articles and conversations for people who juggle", "")
