from django.db import migrations


class Migration(migrations.Migration):
    """On a new SQLite database the package's own migrations ran after 0016. They build its table anew, and leave out an
    index that no model names. So this one comes after them."""

    dependencies = [
        ("comments", "0016_add_index_of_guests"),
        ("django_comments", "0004_add_object_pk_is_removed_index"),
    ]

    operations = [
        migrations.RunSQL("DROP INDEX IF EXISTS comments_by_guest", migrations.RunSQL.noop),
        migrations.RunSQL(
            "CREATE INDEX comments_by_guest ON django_comments (UPPER(user_email)) WHERE user_id IS NULL",
            migrations.RunSQL.noop,
        ),
    ]
