from django.db import migrations
from django.db.models import Count, OuterRef, Subquery

#: Where the page indents no further, and answers stand beside what they answer (`comments.path.MAX_LEVEL`).
DEEPEST = 5


def count(apps, schema_editor):
    """Nothing stands below these, so the answers are all there is to count."""
    comments = apps.get_model("comments", "Comment").objects
    answers = comments.filter(reply_to=OuterRef("pk"), status="published").order_by().values("reply_to")
    answered = comments.filter(level=DEEPEST, answers__status="published").values("pk")
    counted = apps.get_model("django_comments_xtd", "XtdComment").objects.filter(pk__in=answered)
    counted.update(nested_count=Subquery(answers.annotate(number=Count("pk")).values("number")))


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0008_every_feature_has_its_conversation"),
        ("django_comments_xtd", "0008_auto_20200920_2037"),
    ]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
