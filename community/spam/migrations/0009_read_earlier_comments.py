from django.db import migrations

from community.spam.normalise import normalise_comment
from community.spam.text_fingerprint import fingerprint_of
from community.spam.writer_key import writer_key

BATCH = 500
#: Their text was taken back, or erased.
GONE = ("withdrawn", "removed")


def read_earlier_comments(apps, schema_editor):
    """Otherwise every address that was named before would look new."""
    Comment, Fingerprint = apps.get_model("comments", "Comment"), apps.get_model("spam", "Fingerprint")
    written = Comment.objects.exclude(comment="").exclude(status__in=GONE).order_by("pk")
    batch = []
    columns = ("pk", "comment", "user_id", "user_email", "submit_date")
    for pk, text, member, email, at in written.values_list(*columns).iterator(BATCH):
        read = fingerprint_of(normalise_comment(text))
        kept = {"comment_id": pk, "writer": writer_key(member, email), "created_at": at}
        batch.append(Fingerprint(kind="text", key=read.key, simhash=read.simhash, **kept))
        batch += [Fingerprint(kind="address", key=key, **kept) for key in read.addresses]
        if len(batch) >= BATCH:
            Fingerprint.objects.bulk_create(batch)
            batch = []
    Fingerprint.objects.bulk_create(batch)


def forget_them(apps, schema_editor):
    apps.get_model("spam", "Fingerprint").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("spam", "0008_compare_texts_and_addresses")]

    operations = [migrations.RunPython(read_earlier_comments, forget_them)]
