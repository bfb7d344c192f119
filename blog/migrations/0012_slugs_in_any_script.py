from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0011_rename_queued_tasks_and_permissions")]

    operations = [
        migrations.AddField(
            model_name="tag", name="key", field=models.CharField(editable=False, max_length=300, null=True)
        ),
        migrations.AlterField(
            model_name="topic",
            name="slug",
            field=models.SlugField(
                allow_unicode=True, help_text="The last part of the topic's address.", max_length=60, unique=True
            ),
        ),
    ]
