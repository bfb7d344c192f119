import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("comments", "0007_conversations_of_features")]

    operations = [
        migrations.AlterField(
            model_name="feature",
            name="conversation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="features", to="comments.conversation"
            ),
        ),
    ]
