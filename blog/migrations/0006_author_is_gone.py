from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("blog", "0005_author_becomes_authors")]

    operations = [migrations.RemoveField("articlepage", "author")]
