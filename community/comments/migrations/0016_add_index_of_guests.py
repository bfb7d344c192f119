from django.db import migrations


class Migration(migrations.Migration):
    """For the standing of a guest, which is asked at each post. The table belongs to the comments package, so its model
    cannot name the index. `comment_queries.count_approved` asks in the same words."""

    dependencies = [("comments", "0015_add_openings")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX comments_by_guest ON django_comments (UPPER(user_email)) WHERE user_id IS NULL",
            "DROP INDEX comments_by_guest",
        ),
    ]
