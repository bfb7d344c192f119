from io import StringIO

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.comments.models import Comment
from community.comments.withdrawal import withdraw


def run() -> str:
    out = StringIO()
    call_command("render_comments", stdout=out)
    return out.getvalue().strip()


def test_only_rows_that_differ_are_written_and_twice_is_safe(say):
    old, fine = say("*old*"), say("fine")
    withdraw(say("gone"))
    Comment.objects.filter(pk=old.pk).update(body_html="<p>as it was made long ago</p>")

    with CaptureQueriesContext(connection) as queries:
        assert run() == "2 comments read, 1 written anew."

    writes = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    assert [write.split('"')[1] for write in writes] == ["comments_conversation", "comments_comment"]
    assert Comment.objects.get(pk=old.pk).body_html == '<p dir="auto"><em>old</em></p>\n'
    assert Comment.objects.get(pk=fine.pk).body_html == '<p dir="auto">fine</p>\n'
    assert run() == "2 comments read, 0 written anew."
