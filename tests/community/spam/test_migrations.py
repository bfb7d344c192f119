from importlib import import_module

import pytest
from django.apps import apps

from community.spam.models import Fingerprint
from community.spam.normalise import normalise_comment
from community.spam.text_fingerprint import fingerprint_of
from community.spam.writer_key import writer_key

reading = import_module("community.spam.migrations.0009_read_earlier_comments")
TEXT = "Ours is from https://prams.example and has three wheels."


@pytest.mark.django_db
def test_what_was_written_before_is_compared_too(say, member) -> None:
    comment = say(TEXT, by=member)
    say(TEXT, status="removed")
    Fingerprint.objects.all().delete()

    reading.read_earlier_comments(apps, None)

    read = fingerprint_of(normalise_comment(TEXT))
    found = Fingerprint.objects.order_by("pk")
    assert [row.key for row in found] == [read.key, *read.addresses]
    assert [row.simhash for row in found] == [read.simhash, 0, 0]
    assert {(row.comment_id, row.writer, row.is_newcomer, row.created_at) for row in found} == {
        (comment.pk, writer_key(member.pk, ""), False, comment.submit_date)
    }

    reading.forget_them(apps, None)
    assert not Fingerprint.objects.exists()
