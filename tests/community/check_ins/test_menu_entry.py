import pytest
from django.core.cache import cache

from community.check_ins import menu_entry
from tests.factories import CheckInFactory

LINK = 'href="/check-ins/"'


@pytest.fixture(autouse=True)
def _nothing_known(db):
    cache.delete(menu_entry.KEY)


def test_the_menu_has_check_ins_when_there_is_one(client, site_tree):
    assert LINK not in client.get("/about/").text

    check_in = CheckInFactory()
    assert client.get("/about/").text.count(LINK) == 2  # above, and in the menu of a phone

    check_in.unpublish()
    assert LINK not in client.get("/about/").text


def test_a_page_asks_the_database_once_a_minute_at_most(django_assert_num_queries):
    with django_assert_num_queries(3):
        assert [menu_entry.has_check_ins() for _ in range(3)] == [False] * 3
