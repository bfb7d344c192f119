import pytest
from django.db import transaction

from community.members.models import CacheVersion, User
from tests.factories import UserFactory


def people() -> int:
    return CacheVersion.objects.of(CacheVersion.PEOPLE)[0]


def test_what_never_changed_has_the_version_zero(db):
    assert CacheVersion.objects.of("people", "nothing") == (0, 0)


def test_cache_versions_are_told_apart_by_name(db):
    CacheVersion.objects.renew("one")

    one, other = CacheVersion.objects.of("one", "other")

    assert one != 0
    assert other == 0


def test_after_a_rollback_the_next_version_is_a_new_one(db):
    with transaction.atomic():
        CacheVersion.objects.renew("people")
        undone = people()
        transaction.set_rollback(True)

    assert people() == 0
    CacheVersion.objects.renew("people")
    assert people() != undone


@pytest.mark.parametrize("field", ["display_name", "username", "picture", "picture_for", "is_active"])
def test_what_is_shown_of_a_member_renews_it_however_it_is_written(member, field):
    cache_versions = {people()}

    member.save(update_fields=[field])
    cache_versions.add(people())
    User.objects.filter(pk=member.pk).update(**{field: getattr(member, field)})
    cache_versions.add(people())

    assert len(cache_versions) == 3


def test_what_nobody_else_sees_and_a_new_member_do_not(member):
    before = people()

    User.objects.filter(pk=member.pk).update(standing_limit="new")
    UserFactory()

    assert people() == before


def test_a_member_who_goes_renews_it(member):
    before = people()

    User.objects.filter(pk=member.pk).delete()

    assert people() != before
