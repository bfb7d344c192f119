"""What a page of one discussion asks the database, for a stranger and for members."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.community.discussions.conftest import sign_in
from tests.factories import UserFactory


@pytest.mark.parametrize("reader", ["stranger", "starter", "other member", "moderator"])
def test_a_page_costs_each_reader_the_same_with_few_answers_and_many(
    begin, answer, member, other_member, moderator, reader
):
    discussion = begin(by=member)
    people = {"starter": member, "other member": other_member, "moderator": moderator}
    browser = sign_in(people[reader]) if reader in people else Client()

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(discussion.get_absolute_url()).status_code == 200
        return len(asked)

    answer(discussion, by=UserFactory())
    cost()
    answer(discussion, "Another.", by=UserFactory())
    few = cost()
    for number in range(12):
        answer(discussion, f"Answer {number}.", by=UserFactory())

    assert cost() == few


def test_the_feed_and_the_sitemap_cost_the_same_with_one_and_many(begin, site_tree):
    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(path).status_code == 200
        return len(asked)

    begin("First")
    places = ("/discussions/feed/", "/sitemap.xml")
    few = [cost(place) for place in places] and [cost(place) for place in places]
    for number in range(6):
        begin(f"Number {number}")

    assert [cost(place) for place in places] == few
