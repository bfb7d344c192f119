"""What a new database has."""

from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.contrib.sites.models import Site as DjangoSite
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Site


def test_tree_is_home_with_articles_and_three_pages_about_the_site(db: Any) -> None:
    assert list(Page.objects.order_by("path").values_list("url_path", "numchild")) == [
        ("/", 1),
        ("/home/", 4),
        ("/home/articles/", 0),
        ("/home/about/", 0),
        ("/home/house-rules/", 0),
        ("/home/privacy/", 0),
    ]


def test_tree_is_sound(db: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("fixtree", interactive=False)

    assert "No problems found" in capsys.readouterr().out


def test_both_tables_of_sites_have_the_address_of_the_settings(db: Any) -> None:
    assert Site.objects.values_list("hostname", "port", "site_name").get() == ("testserver", 80, "Juggle")
    assert DjangoSite.objects.values_list("pk", "domain", "name").get() == (1, "testserver", "Juggle")


def test_changed_address_arrives_with_the_next_migrate(db: Any, settings: Any) -> None:
    settings.SITE_URL = "https://juggle.example"

    call_command("migrate", verbosity=0)

    assert Site.objects.values_list("hostname", "port").get() == ("juggle.example", 443)
    assert DjangoSite.objects.get().domain == "juggle.example"


@pytest.mark.parametrize(
    ("address", "heading"),
    [("/about/", "About"), ("/house-rules/", "House rules"), ("/privacy/", "Privacy"), ("/articles/", "Articles")],
)
def test_pages_about_the_site_are_served(client: Any, db: Any, address: str, heading: str) -> None:
    response = client.get(address)

    page = BeautifulSoup(response.text, "html.parser")
    assert (response.status_code, page.h1.text) == (200, heading)
    assert page.select_one('meta[name="description"]')["content"]
    assert response.cookies == {}


def test_sitemap_lists_what_is_live_and_public(client: Any, article: Any) -> None:
    response = client.get("/sitemap.xml")

    sitemap = ElementTree.fromstring(response.content)  # noqa: S314 -- our own
    assert [place.text for place in sitemap.iterfind("{*}url/{*}loc")] == [
        f"http://testserver/{path}"
        for path in ["", "articles/", "articles/the-bath/", "about/", "house-rules/", "privacy/", "authors/rosa/"]
    ]
    assert len(list(sitemap.iterfind("{*}url/{*}lastmod"))) == 7


def permissions_of(group: str) -> dict[str, Any]:
    return {
        "everywhere": set(Group.objects.get(name=group).permissions.values_list("codename", flat=True)),
        "pages": set(
            GroupPagePermission.objects.filter(group__name=group).values_list("page__slug", "permission__codename")
        ),
        "pictures": set(
            GroupCollectionPermission.objects.filter(
                group__name=group, permission__content_type__model="image"
            ).values_list("permission__codename", flat=True)
        ),
    }


def test_authors_write_below_the_articles_and_do_not_publish(db: Any) -> None:
    assert permissions_of("Authors") == {
        "everywhere": {"access_admin", "add_authorprofile", "add_checkin", "change_checkin", "view_checkin"},
        "pages": {("articles", "add_page")},
        "pictures": {"add_image", "choose_image"},
    }


def test_editors_publish_every_page(db: Any) -> None:
    editors = permissions_of("Editors")

    assert editors["pages"] == {("root", "add_page"), ("root", "change_page"), ("root", "publish_page")}
    assert {"add_topic", "change_topic", "delete_topic"} <= editors["everywhere"]


def test_moderators_are_about_comments_and_have_no_say_in_pages(db: Any) -> None:
    assert permissions_of("Moderators") == {
        "everywhere": {"access_admin", "change_filter", "moderate_comment", "set_policy"}
        | {f"{act}_removalreason" for act in ("add", "change", "view")},
        "pages": set(),
        "pictures": set(),
    }
