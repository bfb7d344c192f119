"""The comment package: what it would do to our comments, and that the site prevents it."""

from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DataError, connection
from django.db.models.signals import pre_save
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, resolve, reverse
from django_comments_xtd.models import XtdComment, publish_or_unpublish_on_pre_save

from community.comments import saving
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.path import MAX_LEVEL
from community.comments.states import change_status
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
    assert updated == ["comments_conversation"]  # which has a new cache version


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


# --- Its manager ---


def test_its_managers_methods_work_on_our_comments(top_with_held_reply):
    top, reply = top_with_held_reply
    thing, content_type = top.conversation.target, ContentType.objects.get_for_model(Thing)
    Thing.objects.create()

    assert set(Comment.objects.for_app_models("things.thing")) == {top, reply}
    assert set(Comment.objects.for_app_models("things.thing", site=2)) == set()
    assert set(Comment.objects.for_content_types([content_type])) == {top, reply}
    assert set(Comment.objects.for_model(thing)) == {top, reply}
    assert set(Comment.objects.for_model(Thing.objects.latest("pk"))) == set()
    assert set(Comment.objects.in_moderation()) == {reply}


def test_its_joins_and_its_order_are_left_out_of_our_queries():
    assert not Comment.objects.all().query.select_related
    assert Comment.objects.all().query.order_by == ()
    assert Comment._meta.ordering == ("submit_date",)
    assert XtdComment.objects.all().query.order_by == ("thread_id", "order")


# --- What differs from the package (docs/decisions/0002) ---


def test_order_keeps_its_default_and_the_path_is_the_order(top_with_held_reply):
    top, reply = top_with_held_reply

    assert [top.order, reply.order] == [1, 1]
    assert list(Comment.objects.in_reading_order()) == [top, reply]


def test_removing_a_comment_leaves_the_replies_on_the_page(top_with_held_reply):
    top, reply = top_with_held_reply
    change_status(reply, Comment.Status.PUBLISHED)

    change_status(top, Comment.Status.REMOVED)

    reply.refresh_from_db()
    assert reply.is_public
    assert list(Comment.objects.visible_to().in_reading_order()) == [top, reply]


def test_reply_below_the_deepest_level_stands_beside_what_it_answers(top_with_held_reply):
    answered, _ = top_with_held_reply
    thing = answered.conversation.target

    for number in range(MAX_LEVEL + 2):
        draft = Draft(target=thing, body=f"{number}", guest_name="Bea", guest_email="b@example.org", reply_to=answered)
        before, (answered, _) = answered, saving.save_comment(draft, status=Comment.Status.PUBLISHED)

    assert (before.level, answered.level) == (MAX_LEVEL, MAX_LEVEL)
    assert answered.parent_id == before.parent_id
    assert answered.reply_to == before


def test_name_is_the_members_present_one_and_cannot_be_set(top_with_held_reply, member):
    top, _ = top_with_held_reply
    draft = Draft(target=top.conversation.target, body="mine", member=member)
    comment, _ = saving.save_comment(draft, status=Comment.Status.PUBLISHED)
    member.display_name = "Jonas Miller"
    member.save()

    assert Comment.objects.get(pk=comment.pk).name == "Jonas Miller"
    with pytest.raises(AttributeError):
        comment.name = "Somebody else"


def test_target_needs_a_key_that_is_a_number(db):
    with pytest.raises((OverflowError, DataError)):
        Conversation.objects.get_or_create_for(Thing(pk=uuid4()))


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
def test_none_of_its_addresses_is_served(client, method, address):
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
    assert resolve(address).func.__module__.startswith(("community.posting.", "community.conversations."))
