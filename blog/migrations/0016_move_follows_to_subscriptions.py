"""Who follows a story, a topic or an author: the rows go to `notifications.Subscription`, with their dates."""

from django.db import migrations

BATCH = 500


def targets(apps, alias):
    """By the name of the column: the id of the content type of what it points at."""
    types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    models = {"story": ("blog", "articlepage"), "topic": ("blog", "topic"), "author": ("members", "user")}
    return {column: types.get_or_create(app_label=app, model=model)[0].pk for column, (app, model) in models.items()}


def move(apps, schema_editor):
    alias = schema_editor.connection.alias
    Follow, Subscription = apps.get_model("blog", "Follow"), apps.get_model("notifications", "Subscription")
    for column, content_type in targets(apps, alias).items():
        rows = Follow.objects.using(alias).exclude(**{column: None}).order_by("pk")
        found = rows.values_list("member_id", f"{column}_id", "created_at").iterator(chunk_size=BATCH)
        Subscription.objects.using(alias).bulk_create(
            (
                Subscription(member_id=member, content_type_id=content_type, object_id=key, created_at=since)
                for member, key, since in found
            ),
            batch_size=BATCH,
            ignore_conflicts=True,
        )


def move_back(apps, schema_editor):
    alias = schema_editor.connection.alias
    Follow, Subscription = apps.get_model("blog", "Follow"), apps.get_model("notifications", "Subscription")
    for column, content_type in targets(apps, alias).items():
        rows = Subscription.objects.using(alias).filter(content_type_id=content_type).exclude(member=None)
        for member, key, since in list(rows.order_by("pk").values_list("member_id", "object_id", "created_at")):
            follow, _ = Follow.objects.using(alias).get_or_create(member_id=member, **{f"{column}_id": key})
            Follow.objects.using(alias).filter(pk=follow.pk).update(created_at=since)
        rows.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0015_add_article_language"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("notifications", "0024_subscription_has_a_target"),
    ]

    operations = [migrations.RunPython(move, move_back)]
