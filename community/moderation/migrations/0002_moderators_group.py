from django.db import migrations


def make_group(apps, schema_editor):
    """Moderators: into the CMS, and about comments. Permissions are otherwise made only after all migrations."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    comment, _ = ContentType.objects.get_or_create(app_label="comments", model="comment")
    moderate, _ = Permission.objects.get_or_create(
        content_type=comment, codename="moderate_comment", defaults={"name": "Can moderate comments"}
    )
    admin, _ = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    enter, _ = Permission.objects.get_or_create(
        content_type=admin, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
    group, _ = Group.objects.get_or_create(name="Moderators")
    group.permissions.add(moderate, enter)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0001_first"),
        ("comments", "0001_first"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
