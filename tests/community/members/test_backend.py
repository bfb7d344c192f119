"""Permissions: one query finds that a member has no role; a member with one may do what it allows."""

from typing import Any

from django.contrib.auth.models import Permission

from community.members.models import User


def test_somebody_without_a_role_costs_one_query(member: User, django_assert_num_queries: Any) -> None:
    known = User.objects.get(pk=member.pk)

    with django_assert_num_queries(1):
        assert known.get_all_permissions() == set()


def test_a_role_through_a_group_allows_what_the_group_may(moderator: User) -> None:
    assert User.objects.get(pk=moderator.pk).has_perm("comments.moderate_comment")


def test_a_permission_of_ones_own_counts_without_any_group(member: User) -> None:
    member.user_permissions.add(Permission.objects.get(codename="moderate_comment"))

    assert User.objects.get(pk=member.pk).get_all_permissions() == {"comments.moderate_comment"}


def test_administrators_may_everything(administrator: User) -> None:
    assert User.objects.get(pk=administrator.pk).has_perm("comments.moderate_comment")
