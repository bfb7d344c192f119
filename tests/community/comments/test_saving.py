import datetime
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.path import MAX_LEVEL, WIDTH
from community.comments.saving import save_comment, tree_fields_under


def counters(*comments: Comment) -> list[int]:
    return [Comment.objects.get(pk=comment.pk).nested_count for comment in comments]


def test_published_reply_counts_at_every_ancestor_and_in_the_conversation(say):
    top = say("top")
    middle = say("middle", to=top)
    other = say("other")
    say("leaf", to=middle)

    assert counters(top, middle, other) == [2, 1, 0]
    assert Conversation.objects.get().comment_count == 4


def test_held_reply_counts_nowhere(say):
    top = say("top")
    say("held", to=top, status="held")

    assert counters(top) == [0]
    assert Conversation.objects.get().comment_count == 1


def test_reply_writes_its_own_row_and_its_ancestors_counters_only(say):
    top = say("top")
    middle = say("middle", to=top)
    for number in range(5):
        say(f"another {number}", to=top)

    with CaptureQueriesContext(connection) as queries:
        say("leaf", to=middle)

    writes = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE"))]
    assert [write.split('"')[1] for write in writes] == [
        "django_comments",
        "django_comments_xtd_xtdcomment",
        "comments_comment",
        "comments_conversation",
        "django_comments_xtd_xtdcomment",
        "comments_conversation",
    ]
    assert f"IN ({top.pk}, {middle.pk})" in writes[4]


def test_reply_costs_the_same_whatever_stands_there_already(say):
    top = say("top")
    with CaptureQueriesContext(connection) as few:
        say("second", to=top)
    for number in range(30):
        say(f"filling {number}", to=top)
    with CaptureQueriesContext(connection) as many:
        say("last", to=top)

    assert len(few) == len(many)


def test_double_click_finds_the_first_comment(say, member):
    first = say("once", by=member)
    second = say("once", by=member)

    assert second == first
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(("seconds", "is_one"), [(360, True), (361, False)])
def test_two_clicks_are_one_for_six_minutes(say, member, seconds, is_one):
    with time_machine.travel("2026-11-01 12:00+00:00", tick=False) as clock:
        first = say("once", by=member)
        clock.shift(seconds)

        assert (say("once", by=member) == first) is is_one


def test_it_is_said_which_of_two_clicks_made_the_comment(thing, member):
    draft = Draft(target=thing, body="once", member=member)

    first, second = (save_comment(draft, status="published") for _ in range(2))

    assert (first, second) == ((first[0], True), (first[0], False))


def test_the_same_text_with_a_name_and_without_one_is_two_comments_of_two_clicks_each(thing, member):
    def click(*, without_name: bool) -> Comment:
        draft = Draft(target=thing, body="once", member=member, without_name=without_name)
        return save_comment(draft, status="published")[0]

    named, nameless = click(without_name=False), click(without_name=True)

    assert (named.alias, bool(nameless.alias)) == ("", True)
    assert [click(without_name=without_name) for without_name in (False, True)] == [named, nameless]
    assert Comment.objects.count() == 2


@pytest.mark.parametrize("status", Comment.Status.values)
def test_when_everybody_could_read_it_first_is_written_for_what_is_published(say, status):
    now = datetime.datetime(2026, 11, 1, 12, tzinfo=datetime.UTC)
    with time_machine.travel(now, tick=False):
        comment = say("words", status=status)

    assert comment.published_at == (now if status == "published" else None)


@pytest.mark.parametrize("level", range(MAX_LEVEL + 1))
def test_a_reply_stands_below_what_it_answers_and_on_the_deepest_level_beside_it(level):
    keys = [0xA0 + number for number in range(level + 1)]
    path = "".join(f"{key:0{WIDTH}x}" for key in keys)
    answered = Comment(pk=keys[-1], path=path, level=level, thread_id=keys[0])

    above = keys[:MAX_LEVEL]

    assert tree_fields_under(answered) == {
        "path": path[: WIDTH * MAX_LEVEL],
        "level": len(above),
        "parent_id": above[-1],
        "thread_id": keys[0],
    }


def test_a_thread_begins_on_the_first_level():
    assert tree_fields_under(None) == {"path": "", "level": 0}


def test_same_text_is_a_new_comment_elsewhere_later_or_from_somebody_else(say, member):
    first = say("Thank you!", by=member)
    as_reply = say("Thank you!", by=member, to=first)
    by_guest = say("Thank you!")
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=7)):
        later = say("Thank you!", by=member)

    assert len({first.pk, as_reply.pk, by_guest.pk, later.pk}) == 4


def test_guest_and_member_keep_what_they_gave_and_no_more(say, member):
    guest = say("guest")
    members = say("member", by=member)

    assert (guest.user, guest.user_name, guest.user_email) == (None, "Ann Lee", "ann@example.org")
    assert (members.user, members.user_name, members.user_email) == (member, "", "")


def test_columns_of_the_package_are_derived_from_the_status(say):
    rows = {status: say(status, status=status) for status in Comment.Status.values}

    public = {status for status, comment in rows.items() if comment.is_public}
    removed = {status for status, comment in rows.items() if comment.is_removed}

    assert public == {"published"}
    assert removed == {"removed", "withdrawn"}


@pytest.mark.parametrize(
    ("status", "is_found"),
    [("published", True), ("held", True), ("spam", True), ("removed", False), ("withdrawn", False)],
)
def test_the_same_text_again_does_not_bring_back_what_was_removed_or_withdrawn(say, member, status, is_found):
    first = say("once", by=member)
    Comment.objects.filter(pk=first.pk).update(status=status)

    assert (say("once", by=member) == first) is is_found


def test_language_is_the_one_that_was_chosen_or_guessed_from_the_script(say, thing):
    assert (say("Hello.").language, say("Привет!").language) == ("", "ru")

    chosen = Draft(target=thing, body="Здравей!", guest_name="Ann", guest_email="a@example.org", language="bg")

    assert save_comment(chosen, status="published")[0].language == "bg"


def test_language_of_what_was_written_before_is_guessed_once(say):
    russian, chosen, english = say("Привет!"), say("Здравей!"), say("Hello.")
    Comment.objects.update(language="")
    Comment.objects.filter(pk=chosen.pk).update(language="bg")

    import_module("community.comments.migrations.0013_guess_language").guess(apps, None)

    found = dict(Comment.objects.values_list("pk", "language"))
    assert found == {russian.pk: "ru", chosen.pk: "bg", english.pk: ""}


def test_same_text_about_something_else_is_a_new_comment(say, thing, member):
    first = say("Me too.", by=member)
    second = say("Me too.", by=member, about=type(thing).objects.create())

    assert (second.pk != first.pk, second.conversation.comment_count) == (True, 0)
    assert [row.comment_count for row in Conversation.objects.order_by("pk")] == [1, 1]


def test_a_guest_has_a_name_and_never_an_alias(thing):
    draft = Draft(target=thing, body="Me too.", guest_name="Ann", guest_email="ann@example.org", without_name=True)

    comment, _ = save_comment(draft, status="held")

    assert (comment.alias, comment.name) == ("", "Ann")
