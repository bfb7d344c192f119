from django.db import migrations


def make_group(apps, schema_editor):
    """Nobody is in it until an administrator decides who (docs/features/anonymity.md)."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    unsealing, _ = ContentType.objects.get_or_create(app_label="moderation", model="unsealing")
    open_seal, _ = Permission.objects.get_or_create(
        content_type=unsealing,
        codename="open_seal",
        defaults={"name": "Can look who wrote a comment without a name"},
    )
    group, _ = Group.objects.get_or_create(name="Seal openers")
    group.permissions.add(open_seal)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0005_unsealing")]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
