"""The comment package: what it would do to our comments if we let it, and that we do not."""

import pytest
from django.db import connection
from django.db.models.signals import pre_save
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, resolve, reverse
from django_comments_xtd.models import XtdComment, publish_or_unpublish_on_pre_save

from community.comments import saving
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from tests.things.models import Thing


@pytest.fixture
def top_with_held_reply(db) -> tuple[Comment, Comment]:
    thing = Thing.objects.create()

    def say(body: str, status: str, to: Comment | None = None) -> Comment:
        draft = Draft(target=thing, body=body, guest_name="Ann Lee", guest_email="ann@example.org", reply_to=to)
        return saving.save_comment(draft, status=status)[0]

    top = say("top", Comment.Status.PUBLISHED)
    return top, say("held", Comment.Status.HELD, to=top)


# --- Its receiver ---


def test_its_receiver_would_publish_held_replies_when_their_parent_is_saved(top_with_held_reply):
    top, reply = top_with_held_reply

    publish_or_unpublish_on_pre_save(Comment, instance=top, raw=False, using="default")

    reply.refresh_from_db()
    assert reply.is_public
    assert reply.status == Comment.Status.HELD


def test_its_receiver_is_taken_off_our_comments(top_with_held_reply):
    top, reply = top_with_held_reply
    listening, _ = pre_save._live_receivers(sender=Comment)

    top.save()

    assert publish_or_unpublish_on_pre_save not in listening
    reply.refresh_from_db()
    assert not reply.is_public


def test_it_connects_its_receiver_for_the_model_of_the_settings_so_our_app_must_come_after_it(settings):
    apps = settings.INSTALLED_APPS

    assert settings.COMMENTS_XTD_MODEL == "community.comments.models.Comment"
    assert apps.index("django_comments_xtd") < apps.index("django_comments") < apps.index("community.comments")


# --- Its save ---


def test_a_held_reply_writes_no_other_row_because_it_does_not_pass_the_packages_save(top_with_held_reply):
    top, _ = top_with_held_reply
    thing = top.conversation.target

    with CaptureQueriesContext(connection) as queries:
        draft = Draft(target=thing, body="second", guest_name="Bea", guest_email="b@example.org", reply_to=top)
        saving.save_comment(draft, status=Comment.Status.HELD)

    updated = [query["sql"].split('"')[1] for query in queries if query["sql"].startswith("UPDATE")]
    assert updated == ["comments_conversation"]  # whose stamp is another one now


# --- Parents first ---


def test_path_can_hold_the_key_because_the_parents_tables_are_written_first(top_with_held_reply):
    """`PathField` appends the row's own key as its table is written; Django has it from the tables above by then."""
    top, _ = top_with_held_reply
    draft = Draft(target=top.conversation.target, body="new", guest_name="Bea", guest_email="b@example.org")

    with CaptureQueriesContext(connection) as queries:
        comment, _ = saving.save_comment(draft, status=Comment.Status.HELD)

    inserted_into = [query["sql"].split('"')[1] for query in queries if query["sql"].startswith("INSERT")]
    assert inserted_into == ["django_comments", "django_comments_xtd_xtdcomment", "comments_comment"]
    assert Comment.objects.values_list("path", flat=True).get(pk=comment.pk) == f"{comment.pk:08x}"


def test_rows_of_ours_are_rows_of_the_package(top_with_held_reply):
    top, reply = top_with_held_reply

    theirs = XtdComment.objects.get(pk=reply.pk)

    assert (theirs.parent_id, theirs.thread_id, theirs.level) == (top.pk, top.pk, 1)
    assert (theirs.content_object, theirs.is_public) == (Conversation.objects.get().target, False)


# --- Its addresses ---


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "address",
    [
        "/comments/post/",
        "/comments/post.json",
        "/comments/posted/",
        "/comments/cr/1/1/",
        "/comments/reply/1/",
        "/comments/mute/abc/",
        "/comments/confirm/",
        "/comments/flag/1/",
        "/comments/delete/1/",
        "/comments/approve/1/",
        "/comments/like/1/",
        "/comments/dislike/1/",
        "/comments/api/comment/",
        "/comments/api/feedback/",
        "/comments/api/flag/",
    ],
)
@pytest.mark.django_db
def test_none_of_its_doors_opens(client, method, address):
    assert getattr(client, method)(address).status_code in {404, 405}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("comments-post-comment", []),
        ("comments-url-redirect", [1, 1]),
        ("comments-flag", [1]),
        ("comments-delete", [1]),
        ("comments-approve", [1]),
        ("comments-xtd-reply", [1]),
        ("comments-xtd-confirm", ["abc"]),
        ("comments-xtd-mute", ["abc"]),
        ("comments-xtd-like", [1]),
        ("comments-xtd-api-create", []),
    ],
)
def test_none_of_its_addresses_has_a_name_here(name, arguments):
    with pytest.raises(NoReverseMatch):
        reverse(name, args=arguments)


@pytest.mark.parametrize("address", ["/comments/receipt/abc/", "/comments/confirm/abc/", "/comments/1/"])
def test_addresses_it_knows_as_well_are_ours(address):
    assert resolve(address).func.__module__.startswith("community.posting.")
