"""Tasks that wait under their old paths, and the permissions of the two renamed models."""

from django.db import migrations

ACTIONS = ("add", "change", "delete", "view")
TASKS = {
    "blog.editions.make_edition": "blog.assets.publish_assets.rebuild_article_assets",
    "blog.editions.make_portrait": "blog.assets.publish_assets.build_author_picture",
    "blog.pictures.show_again": "blog.assets.image_form.rebuild_after_image_change",
    "blog.follow_ups.announce": "blog.follows.article_notifications.notify_about_article",
}
MODELS = {"edition": "article assets", "following": "follow"}


def rename_rows(apps, tasks, models):
    results = apps.get_model("django_tasks_database", "DBTaskResult").objects
    for old, new in tasks.items():
        results.filter(task_path=old).update(task_path=new)
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="blog")
    for old, new in models.items():
        for action in ACTIONS:
            permissions.filter(codename=f"{action}_{old.replace(' ', '')}").update(
                codename=f"{action}_{new.replace(' ', '')}", name=f"Can {action} {new}"
            )


def rename(apps, schema_editor):
    rename_rows(apps, TASKS, MODELS)


def rename_back(apps, schema_editor):
    rename_rows(apps, {new: old for old, new in TASKS.items()}, {new: old for old, new in MODELS.items()})


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0010_rename_edition_and_following"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [migrations.RunPython(rename, rename_back)]
