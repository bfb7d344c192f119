import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("comments", "0005_conversation_stamps")]

    operations = [
        migrations.AddField(
            model_name="feature",
            name="conversation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="features",
                to="comments.conversation",
            ),
        ),
    ]
