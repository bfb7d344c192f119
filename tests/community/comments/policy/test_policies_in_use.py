"""The policies that count, as kept in the memory of the process."""

import math

import pytest
from django.contrib.contenttypes.models import ContentType

from community.comments.models import PolicyVersion
from community.comments.models.policy import PolicySavedMeanwhile
from community.comments.policy import policies_in_use as kept
from community.comments.policy.policies_in_use import Policies, forget_policies, load, policies_in_use
from community.comments.policy.policy_values import NOTHING, PolicyValues
from tests.things.models import Thing

CLOSED, SHORT = PolicyValues(state="read-only"), PolicyValues(longest=300)


def save(place, values, *, after=0, **given):
    return PolicyVersion.objects.save_next(place, values, after=after, by=None, **given)


def test_without_a_row_nothing_is_said_of_any_place(thing):
    assert load() == Policies(NOTHING, {})
    assert load().of(thing) == NOTHING


def test_what_is_said_of_the_site_is_not_said_of_a_place(thing):
    save(None, CLOSED)

    assert (load().site, load().places, load().of(thing)) == (CLOSED, {}, NOTHING)


def test_each_place_has_its_own(thing):
    other = Thing.objects.create()
    save(thing, CLOSED)
    save(other, SHORT)

    policies = load()

    assert policies.site == NOTHING
    assert (policies.of(thing), policies.of(other), policies.of(Thing.objects.create())) == (CLOSED, SHORT, NOTHING)


def test_a_place_of_another_kind_with_the_same_key_is_another_place(thing, member):
    save(thing, CLOSED)
    namesake = type(member)(pk=thing.pk)

    assert load().of(namesake) == NOTHING
    assert load().of(thing) == CLOSED


def test_what_is_not_saved_yet_has_none(thing):
    save(thing, CLOSED)

    assert load().of(Thing()) == NOTHING


def test_only_the_latest_counts(thing):
    first = save(thing, CLOSED)
    save(thing, SHORT, after=first.pk)

    assert load().of(thing) == SHORT
    assert [row.values for row in PolicyVersion.objects.history_of(thing)] == [SHORT, CLOSED]
    assert PolicyVersion.objects.current_for(thing).values == SHORT
    assert PolicyVersion.objects.current_for(None) is None


@pytest.mark.parametrize("after", [0, 1], ids=["who saw none", "who saw one before"])
def test_who_saw_another_version_saves_nothing(thing, after):
    first = save(thing, CLOSED)
    second = save(thing, SHORT, after=first.pk)

    with pytest.raises(PolicySavedMeanwhile):
        save(thing, NOTHING, after=after * first.pk)

    assert PolicyVersion.objects.current_for(thing) == second
    assert PolicyVersion.objects.count() == 2


def test_the_first_one_is_not_saved_after_one_that_is_of_another_place(thing):
    of_the_site = save(None, CLOSED)

    with pytest.raises(PolicySavedMeanwhile):
        save(thing, SHORT, after=of_the_site.pk)


def test_a_change_is_seen_at_once_by_who_made_it(thing, django_capture_on_commit_callbacks):
    kept.keep(Policies(), seconds=math.inf)
    assert policies_in_use().of(thing) == NOTHING

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        row = save(thing, CLOSED)
        assert policies_in_use().of(thing) == CLOSED
        kept.keep(Policies(), seconds=math.inf)  # as another thread, which does not see the row yet

    assert callbacks
    assert policies_in_use().of(thing) == CLOSED
    row.delete()
    assert policies_in_use().of(thing) == NOTHING


def test_it_is_asked_for_once_and_again_when_its_time_is_over(thing, django_assert_num_queries):
    forget_policies()
    with django_assert_num_queries(1):
        assert policies_in_use() is policies_in_use()
    kept.keep(Policies(), seconds=0)
    with django_assert_num_queries(1):
        policies_in_use()


def test_rows_of_a_deleted_kind_of_place_are_passed_over(thing):
    save(thing, CLOSED)
    PolicyVersion.objects.update(place_id=None, is_current=False)

    assert load().places == {}


@pytest.mark.parametrize("number", [1, 5])
def test_any_number_of_places_costs_one_query(thing, django_assert_num_queries, number):
    things = [Thing.objects.create() for _ in range(number)]
    for one in things:
        save(one, SHORT)
    ContentType.objects.get_for_model(Thing)

    with django_assert_num_queries(1):
        policies = load()
        assert [policies.of(one) for one in things] == [SHORT] * number
