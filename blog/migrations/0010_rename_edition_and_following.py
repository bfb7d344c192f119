"""Edition becomes ArticleAssets and Following becomes Follow; the tables are renamed with their rows."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0009_topic_colour_of_its_own"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel(old_name="Edition", new_name="ArticleAssets"),
        migrations.AlterField(
            model_name="articleassets",
            name="article",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="assets",
                serialize=False,
                to="blog.articlepage",
            ),
        ),
        migrations.RenameModel(old_name="Following", new_name="Follow"),
        migrations.AlterField(
            model_name="follow",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="follows",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
