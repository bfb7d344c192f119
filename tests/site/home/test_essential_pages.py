"""The CMS has no way to delete, move or unpublish a page that the site needs."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from blog.models.essential_page import NEVER_EXPIRES, SAME_SLUG
from community.members.models import User
from home.models import ESSENTIAL_SLUGS, HomePage, InformationPage

PATHS = ["/home/", "/home/articles/", *(f"/home/{slug}/" for slug in sorted(ESSENTIAL_SLUGS))]


@pytest.fixture(params=["editor", "administrator"])
def office(request: Any, client: Client) -> Client:
    client.force_login(request.getfixturevalue(request.param))
    return client


@pytest.fixture
def other(site_tree: Any) -> InformationPage:
    page = InformationPage(title="Press", slug="press", body="<p>Write to us.</p>")
    site_tree.home.add_child(instance=page)
    return page


def live() -> set[str]:
    return set(Page.objects.live().filter(depth__gt=1).values_list("url_path", flat=True))


def test_these_are_there_from_the_start(site_tree: Any) -> None:
    assert set(PATHS) == live()


@pytest.mark.parametrize("act", ["delete", "unpublish"])
@pytest.mark.parametrize("path", PATHS)
def test_one_by_one(office: Client, other: Any, path: str, act: str) -> None:
    page = Page.objects.get(url_path=path)

    office.post(f"/cms/pages/{page.pk}/{act}/", {"include_descendants": "on"})

    assert live() == {*PATHS, "/home/press/"}


@pytest.mark.parametrize("act", ["delete", "unpublish", "move"])
def test_many_at_once(office: Client, other: Any, act: str) -> None:
    query = "&".join(f"id={page.pk}" for page in Page.objects.filter(url_path__in=PATHS))
    root = Page.objects.get(depth=1)
    data = {"include_descendants": "on", "chooser": root.pk, "move_applicable": "on"}

    office.post(f"/cms/bulk/wagtailcore/page/{act}/?next=/cms/&{query}", data)

    assert live() == {*PATHS, "/home/press/"}


def test_other_pages_go_as_before(client: Client, editor: User, other: InformationPage) -> None:
    client.force_login(editor)

    client.post(f"/cms/pages/{other.pk}/delete/")

    assert live() == set(PATHS)


def test_no_date_takes_it_away_and_its_address_stays(db: Any) -> None:
    privacy = InformationPage.objects.get(slug="privacy")
    for field, value, says in [("slug", "secrets", SAME_SLUG), ("expire_at", "2031-01-01T00:00Z", NEVER_EXPIRES)]:
        page = InformationPage.objects.get(pk=privacy.pk)
        setattr(page, field, value)
        with pytest.raises(Exception, match=says):
            page.full_clean()
    home = HomePage.objects.get()
    home.slug = "start"
    home.full_clean()
