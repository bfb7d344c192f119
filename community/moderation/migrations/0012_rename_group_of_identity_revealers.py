from django.db import migrations

OLD = ("Seal openers", "Can look who wrote a comment without a name")
NEW = ("Identity revealers", "Can reveal who wrote a comment without a name")


def rename(apps, to):
    """Keeps the members and permissions of the group. If a group has the new name already, it takes them over."""
    Group = apps.get_model("auth", "Group")
    name, permission = to
    other, _ = OLD if to is NEW else NEW
    apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="moderation", codename="reveal_identity"
    ).update(name=permission)
    before, after = Group.objects.filter(name=other).first(), Group.objects.filter(name=name).first()
    if before and after:
        after.permissions.add(*before.permissions.all())
        after.user_set.add(*before.user_set.all())
        before.delete()
    elif before:
        Group.objects.filter(pk=before.pk).update(name=name)


def rename_group(apps, schema_editor):
    rename(apps, NEW)


def rename_group_back(apps, schema_editor):
    rename(apps, OLD)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0011_words_of_a_revealed_identity"),
        ("members", "0001_first"),
    ]

    operations = [migrations.RunPython(rename_group, rename_group_back)]
