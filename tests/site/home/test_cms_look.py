from typing import Any

from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from wagtail.admin.templatetags.wagtailadmin_tags import avatar_url

from community.branding.models import Branding
from community.members.models import User


def page_for(client: Client, member: Any) -> BeautifulSoup:
    client.force_login(member)
    response = client.get("/cms/", follow=True)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def test_the_cms_has_the_name_the_balls_and_the_colours_of_the_site(client: Client, moderator: Any) -> None:
    page = page_for(client, moderator)

    brand = page.select_one("template[data-wagtail-sidebar-branding-logo]").decode_contents()
    assert (brand.count("<circle"), brand.endswith("Juggle</span>")) == (3, True)
    assert page.select_one('link[href="/static/css/cms.css"]')
    assert finders.find("css/cms.css")
    assert page.select_one('link[rel="icon"]')["href"] == "/static/img/favicon.svg"


def test_the_cms_has_the_name_and_the_colours_that_the_owner_chose(client: Client, moderator: Any) -> None:
    Branding.objects.create(name="Balance", accent="#1d4ed8")

    page = page_for(client, moderator)

    assert page.select_one("template[data-wagtail-sidebar-branding-logo]").text.strip() == "Balance"
    assert page.title.text.strip().endswith("- Balance")
    assert page.select_one('link[href="/branding/1d4ed8-0f766e-b83c0b.css"]')


def test_its_menu_says_a_persons_name_and_leads_back(client: Client, moderator: Any) -> None:
    page = page_for(client, moderator)

    props = page.select_one("#wagtail-sidebar-props").text
    assert f'"name": "{moderator.display_name}"' in props
    assert moderator.email not in props
    assert "Back to the site" in props


def test_a_name_from_elsewhere_changes_nothing() -> None:
    member = User(display_name="Rosa Okafor", first_name="Rosalind")
    member.first_name = "Rose"

    assert (member.first_name, member.display_name) == ("Rosa Okafor", "Rosa Okafor")


def test_the_first_page_greets_by_name_and_counts_nothing(client, author) -> None:
    client.force_login(author)
    page = client.get("/cms/").text

    assert f"Hello, {author}" in page
    assert "editor guide" not in page
    assert " Pages</a>" not in page


def test_members_have_their_own_picture_in_the_cms_too(author) -> None:
    assert "default-user-avatar" in avatar_url(author)

    author.picture, author.picture_for = "abc", "members"
    assert avatar_url(author) == "/media/members/abc-96.webp"

    author.picture_for = "nobody"
    assert "default-user-avatar" in avatar_url(author)
