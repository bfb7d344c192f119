"""A task that waits names its function by a dotted path. These functions have moved."""

from django.db import migrations

MOVED = {
    "blog.editions.make_edition": "blog.assets.publish_assets.rebuild_article_assets",
    "blog.editions.make_portrait": "blog.assets.publish_assets.build_author_picture",
    "blog.follow_ups.announce": "blog.follows.article_notifications.notify_about_article",
    "blog.pictures.show_again": "blog.assets.image_form.rebuild_after_image_change",
    "community.moderation.letters.tell_of_unsealing": "community.moderation.reveal_email.send_reveal_email",
    "community.notifications.letters.ask_to_confirm": "community.posting.confirmation_email.send_confirmation_email",
    "leaving.letters.say_when": "account_data.deletion_emails.send_deletion_email",
    "leaving.packing.make_export": "account_data.archive.build_archive",
}


def rename_tasks(apps, moved):
    results = apps.get_model("django_tasks_database", "DBTaskResult").objects
    for old, new in moved.items():
        results.filter(task_path=old).update(task_path=new)


def rename(apps, schema_editor):
    rename_tasks(apps, MOVED)


def rename_back(apps, schema_editor):
    rename_tasks(apps, {new: old for old, new in MOVED.items()})


class Migration(migrations.Migration):
    dependencies = [
        ("leaving", "0003_rename_deletion_request_permissions"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]

    operations = [migrations.RunPython(rename, rename_back)]
