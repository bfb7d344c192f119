from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce


def fill(apps: Any, schema_editor: Any) -> None:
    """How many members the most helpful published comment of each discussion helped."""
    discussion, comment = apps.get_model("discussions.Discussion"), apps.get_model("comments.Comment")
    here = comment.objects.filter(pk=OuterRef(OuterRef("opening_id"))).values("conversation")
    found = comment.objects.filter(conversation__in=here, status="published", reaction_count__gt=0)
    most = found.order_by("-reaction_count").values("reaction_count")[:1]
    discussion.objects.update(helped_count=Coalesce(Subquery(most), 0))


class Migration(migrations.Migration):
    dependencies = [("discussions", "0005_add_lists_tags_and_pins")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
