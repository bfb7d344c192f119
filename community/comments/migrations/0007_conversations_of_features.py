from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill_in(apps, schema_editor):
    comments = apps.get_model("comments", "Comment").objects.filter(pk=OuterRef("comment_id"))
    features = apps.get_model("comments", "Feature").objects.filter(conversation=None)
    features.update(conversation=Subquery(comments.values("conversation_id")[:1]))


class Migration(migrations.Migration):
    dependencies = [("comments", "0006_feature_knows_its_conversation")]

    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop)]
