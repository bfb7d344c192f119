from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0013_merge_tags")]

    operations = [
        migrations.AlterField(
            model_name="tag", name="key", field=models.CharField(editable=False, max_length=300, unique=True)
        ),
    ]
