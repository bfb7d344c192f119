from django.db import migrations

from community.text.languages import guess_language

BATCH = 500


def guess(apps, schema_editor):
    comments = apps.get_model("comments", "Comment").objects.filter(language="").order_by("pk")
    for pk, text in comments.values_list("pk", "comment").iterator(BATCH):
        if language := guess_language(text):
            comments.filter(pk=pk).update(language=language)


class Migration(migrations.Migration):
    dependencies = [("comments", "0012_add_language")]

    operations = [migrations.RunPython(guess, migrations.RunPython.noop)]
