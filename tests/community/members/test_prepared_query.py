"""A prepared query answers what the query set would, and Django puts it together once."""

from datetime import UTC, datetime

import pytest
from django.db.models import QuerySet

from community.comments.models import Visit
from community.members.models import User
from community.members.prepared_query import PreparedQuery
from tests.factories import DiscussionFactory, UserFactory

pytestmark = pytest.mark.django_db


def names_of_two(first: int, second: int) -> QuerySet:
    # In another order than the arguments, between values of its own.
    return User.objects.filter(is_active=True, pk__in=[second, first]).order_by("pk").values_list("username")


def test_each_id_goes_where_it_belongs():
    rosa, owen, _ = (UserFactory(username=name) for name in ("rosa", "owen", "mei"))
    both = PreparedQuery(names_of_two)

    assert both.rows(rosa.pk, owen.pk) == [("rosa",), ("owen",)]
    assert both.rows(owen.pk, owen.pk) == [("owen",)]
    assert both.rows(0, 0) == []


def test_values_of_the_query_itself_stay():
    left = UserFactory(is_active=False)

    assert PreparedQuery(names_of_two).rows(left.pk, left.pk) == []


def test_it_is_put_together_once_and_asked_each_time(django_assert_num_queries):
    member, calls = UserFactory(), []

    def build(pk: int) -> QuerySet:
        calls.append(pk)
        return User.objects.filter(pk=pk).values_list("pk")

    query = PreparedQuery(build)
    with django_assert_num_queries(2):
        assert [query.rows(member.pk), query.rows(member.pk)] == [[(member.pk,)]] * 2
    assert len(calls) == 1


def test_nobody_is_found_while_it_is_put_together(django_assert_num_queries):
    query = PreparedQuery(lambda pk: User.objects.filter(pk=pk).values_list("pk"))

    with django_assert_num_queries(0):
        assert query._prepared


def test_instances_are_as_the_query_set_makes_them():
    seen = datetime(2026, 3, 29, 2, 30, tzinfo=UTC)
    visit = Visit.objects.create(member=UserFactory(), conversation=DiscussionFactory().conversation, seen_at=seen)
    query = PreparedQuery(lambda member, place: Visit.objects.filter(member=member, conversation=place))

    (found,) = query.instances(visit.member_id, visit.conversation_id)

    assert (found, found.seen_at, found.previous_at) == (visit, seen, None)
    found.previous_at = seen
    found.save()
    assert Visit.objects.get(pk=visit.pk).previous_at == seen
    assert query.instances(visit.member_id, visit.conversation_id + 1) == []
