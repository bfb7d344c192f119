"""What the migration does to the group whose members may reveal who wrote a comment without a name."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from community.members.models import User

MIGRATION: Any = import_module("community.moderation.migrations.0012_rename_group_of_identity_revealers")


@pytest.fixture
def old_group(moderator: User) -> Group:
    MIGRATION.rename_group_back(apps, None)
    group = Group.objects.get(name="Seal openers")
    moderator.groups.add(group)
    return group


def test_group_is_renamed_and_keeps_its_members_and_permission(old_group: Group, moderator: User) -> None:
    MIGRATION.rename_group(apps, None)

    group = Group.objects.get(name="Identity revealers")
    assert (group.pk, list(group.user_set.all())) == (old_group.pk, [moderator])
    assert list(group.permissions.values_list("codename", "name")) == [
        ("reveal_identity", "Can reveal who wrote a comment without a name")
    ]


def test_group_that_has_the_new_name_already_takes_over_members_and_permission(
    old_group: Group, moderator: User, member: User
) -> None:
    group = Group.objects.create(name="Identity revealers")
    member.groups.add(group)

    MIGRATION.rename_group(apps, None)

    assert set(group.user_set.all()) == {moderator, member}
    assert group.permissions.get().codename == "reveal_identity"
    assert not Group.objects.filter(name="Seal openers").exists()


def test_renamed_back_it_is_what_it_was(old_group: Group, moderator: User) -> None:
    MIGRATION.rename_group(apps, None)
    MIGRATION.rename_group_back(apps, None)

    assert list(Group.objects.get(name="Seal openers").user_set.all()) == [moderator]
    assert Permission.objects.get(codename="reveal_identity").name == "Can look who wrote a comment without a name"
