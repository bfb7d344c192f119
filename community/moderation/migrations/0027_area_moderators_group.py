from django.db import migrations


def make_group(apps, schema_editor):
    """Into the CMS, and to the desk. Permissions are otherwise made only after all migrations."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    area, _ = ContentType.objects.get_or_create(app_label="moderation", model="moderatorarea")
    moderate, _ = Permission.objects.get_or_create(
        content_type=area, codename="moderate_area", defaults={"name": "Can moderate the areas that are theirs"}
    )
    admin, _ = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    enter, _ = Permission.objects.get_or_create(
        content_type=admin, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Area moderators")
    group.permissions.add(moderate, enter)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0026_add_moderator_areas"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
