from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from community.comments.models import Comment
from community.moderation.care.median_wait import median_wait
from community.moderation.decisions import decide
from community.moderation.models import Act


@pytest.fixture
def waited(say, member, moderator):
    """waited(1, 2, …): comments that were decided after so many hours."""

    def waited(*hours: int) -> None:
        for number in hours:
            comment = say(f"Held for {number} hours.", by=member, status="held")
            since = timezone.now() - timedelta(hours=number)
            Comment.objects.filter(pk=comment.pk).update(submit_date=since)
            decide(comment, Act.APPROVE, by=moderator)

    return waited


def hours() -> int | None:
    found = median_wait()
    return found and round(found / timedelta(hours=1))


def test_it_is_the_middle_of_what_was_decided(waited):
    waited(1, 2, 3, 40, 50)

    assert hours() == 3


def test_four_are_too_few_to_say(waited):
    waited(1, 2, 3, 4)

    assert hours() is None


def test_it_is_counted_once_an_hour(waited, django_assert_num_queries):
    assert hours() is None
    waited(1, 2, 3, 4, 5)

    with django_assert_num_queries(0):
        assert hours() is None
    cache.clear()
    assert hours() == 3


def test_the_ledger_says_it_instead_of_a_promise(waited):
    waited(1, 2, 3, 4, 5)

    page = Client().get("/moderation/ledger/").text
    assert "Half of what waited in the last month was read within 4 hours." in page
