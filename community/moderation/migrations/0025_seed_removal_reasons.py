from django.db import migrations

#: As they were before they could be edited, each with its section of the house rules that a site begins with.
REASONS = [
    ("unkind", "Unkind to a person", "be-kind"),
    ("advertising", "Advertising", "no-advertising"),
    ("off-topic", "Not about this article", ""),
    ("personal-details", "Personal details of somebody else", "keep-other-peoples-secrets"),
    ("unlawful", "Against the law", ""),
    ("other", "Another reason (please say which)", ""),
]
GROUPS = ("Editors", "Moderators")


def seed(apps, schema_editor):
    RemovalReason = apps.get_model("moderation", "RemovalReason")
    for position, (key, label, section) in enumerate(REASONS, start=1):
        values = {"label": label, "section": section, "position": position * 10}
        RemovalReason.objects.get_or_create(key=key, defaults=values)


def allow(apps, schema_editor):
    """Django makes permissions only after all migrations have run."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="moderation", model="removalreason"
    )
    Permission = apps.get_model("auth", "Permission")
    permissions = [
        Permission.objects.get_or_create(
            content_type=content_type,
            codename=f"{act}_removalreason",
            defaults={"name": f"Can {act} reason of a decision"},
        )[0]
        for act in ("add", "change", "view")
    ]
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0024_add_removal_reasons"),
        ("blog", "0002_authors_and_editors"),
    ]

    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop),
        migrations.RunPython(allow, migrations.RunPython.noop),
    ]
